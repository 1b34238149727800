"""The life of a request as one table.

States, actions and needs are vocabularies; ``TRANSITIONS`` holds every arrow. Only
``applications.services.take_action`` writes what this table allows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from applications.domain.vocabulary import Handler
from esign_portal.enums import LabelledEnum


class Status(LabelledEnum):
    AT_UNIT = "at_unit", "Biriminizde"
    SUBMITTED = "submitted", "İncelemede"
    LISTED = "listed", "Kamu SM listesine alındı"
    AWAITING_LINK = "awaiting_link", "Kamu SM bağlantısı bekleniyor"
    LINK_USED = "link_used", "Bağlantıyla başvuruldu, incelemede"
    RETURNED = "returned", "Düzeltmeniz bekleniyor"
    APPROVED = "approved", "Onaylandı, Kamu SM’de"
    DELIVERED = "delivered", "Teslim edildi"
    REJECTED = "rejected", "Reddedildi"
    WITHDRAWN = "withdrawn", "Geri çekildi"
    FOLLOWED = "followed", "Kamu SM’de, siz izliyorsunuz"

    @property
    def is_open(self) -> bool:
        """An open request bars a second one of the same person and kind."""
        return self not in (Status.DELIVERED, *CAME_TO_NOTHING)


CAME_TO_NOTHING = (Status.REJECTED, Status.WITHDRAWN)
"""States of a request that goes on no more, and whose person gets nothing by it."""


class Action(LabelledEnum):
    SUBMIT = "submit", "Başvuruyu gönder"
    HAND_TO_DIRECTORATE = "hand_to_directorate", "Müdürlüğe ilet"
    LIST_FOR_CA = "list_for_ca", "Kamu SM listesine al"
    SEND_LIST = "send_list", "Liste Kamu SM’ye gönderildi"
    USE_LINK = "use_link", "Bağlantıyla başvuru yapıldı"
    APPROVE = "approve", "Onayla"
    UNDO_APPROVAL = "undo_approval", "Onayı geri al"
    RETURN = "return", "Düzeltmeye gönder"
    RESUBMIT = "resubmit", "Düzeltmeyi gönder"
    REJECT = "reject", "Reddet"
    REOPEN = "reopen", "Yeniden aç"
    STEP_BACK = "step_back", "Bir adım geri al"
    WITHDRAW = "withdraw", "Başvuruyu geri çek"
    MARK_DELIVERED = "mark_delivered", "Teslim alındı"
    # The following leave the status as it is: they are written as events beside the case.
    RECEIVE_PAPER = "receive_paper", "Kâğıt teslim alındı"
    UNDO_RECEIVE_PAPER = "undo_receive_paper", "Kâğıt teslimi geri alındı"
    ADD_RECEIPT = "add_receipt", "Dekont eklendi"
    DECLARE = "declare", "Dilekçe hazırlandı"
    TAKE_BACK_DECLARATION = "take_back_declaration", "Dilekçe geri alındı"
    CONFIRM_PAYMENT = "confirm_payment", "Ödeme elle doğrulandı"
    UNDO_CONFIRM_PAYMENT = "undo_confirm_payment", "Ödeme doğrulaması geri alındı"
    OVERRULE_CHECK = "overrule_check", "Kontrol gerekçeyle geçildi"
    UNDO_OVERRULE = "undo_overrule", "Geçilen kontrol geri alındı"
    TICK_STEP = "tick_step", "Adım tamamlandı"
    UNTICK_STEP = "untick_step", "Adım geri alındı"


class Actor(LabelledEnum):
    APPLICANT = "applicant", "Başvuran"
    COORDINATOR = "coordinator", "Birim sorumlusu"
    OFFICER = "officer", "Müdürlük"
    SUPERVISOR = "supervisor", "Birim amiri"


class Need(LabelledEnum):
    REASON = "reason", "Gerekçe"
    PAYMENT = "payment", "Ödeme"
    SIGNED_COPIES = "signed_copies", "İmzalı kâğıtlar"
    PREREQUISITES = "prerequisites", "Ön koşullar"


class Turn(LabelledEnum):
    """Whose move it is; the four lanes of the status page, and nobody's."""

    APPLICANT = "applicant", "Siz"
    UNIT = "unit", "Biriminiz"
    DIRECTORATE = "directorate", "Müdürlük"
    KAMU_SM = "kamu_sm", "Kamu SM"
    NOBODY = "nobody", "Kapandı"


class Back(Enum):
    """The target of a transition that undoes a decision: the state the request was decided in."""

    WHERE_IT_WAS_DECIDED = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """What of a procedure shapes the lifecycle.

    ``handler`` decides; ``via_unit``: papers stop at the person's unit first; ``is_listed``: the
    request goes onto Kamu SM's list and waits for a link (lost and stolen cards in Ankara).
    """

    handler: Handler
    via_unit: bool = False
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """One arrow. ``handlers`` and ``is_listed`` narrow it to some routes; ``None`` means any."""

    action: Action
    sources: tuple[Status, ...]
    target: Status | Back
    actor: Actor
    needs: tuple[Need, ...] = ()
    handlers: tuple[Handler, ...] | None = None
    is_listed: bool | None = None

    def fits(self, route: Route) -> bool:
        listed_fits = self.is_listed is None or self.is_listed == route.is_listed
        return listed_fits and (self.handlers is None or route.handler in self.handlers)


class TransitionNotAllowed(Exception):
    """The action is not open to this actor in this state."""


class NeedsUnmet(Exception):
    """The action is open, but something is still missing."""

    def __init__(self, missing: Iterable[Need]) -> None:
        self.missing = tuple(missing)
        super().__init__(", ".join(need.label for need in self.missing))


_DECIDING = (Need.PAYMENT, Need.SIGNED_COPIES, Need.PREREQUISITES)
_AT_DESK = (Status.SUBMITTED, Status.LISTED, Status.AWAITING_LINK, Status.LINK_USED)
_BACK = Back.WHERE_IT_WAS_DECIDED
_UNIT_DECIDES = (Handler.UNIT,)
_DESK_DECIDES = (Handler.UNIT, Handler.DIRECTORATE)
_KAMU_SM_DECIDES = (Handler.KAMU_SM,)

DECISIONS = (Action.APPROVE, Action.RETURN, Action.REJECT)
"""The actions whose event remembers the state to go back to (``Back.WHERE_IT_WAS_DECIDED``)."""

TRANSITIONS: tuple[Transition, ...] = (
    # The unit is a station of its own. Where the unit has no account here, an officer may take the papers over.
    Transition(Action.HAND_TO_DIRECTORATE, (Status.AT_UNIT,), Status.SUBMITTED, Actor.COORDINATOR),
    Transition(Action.HAND_TO_DIRECTORATE, (Status.AT_UNIT,), Status.SUBMITTED, Actor.OFFICER),
    Transition(Action.APPROVE, (Status.AT_UNIT,), Status.APPROVED, Actor.COORDINATOR, _DECIDING, _UNIT_DECIDES),
    Transition(Action.RETURN, (Status.AT_UNIT,), Status.RETURNED, Actor.COORDINATOR, (Need.REASON,)),
    # Lost and stolen: onto Kamu SM's list, wait for the link, use it; only then papers and approval.
    Transition(Action.LIST_FOR_CA, (Status.SUBMITTED,), Status.LISTED, Actor.OFFICER, is_listed=True),
    Transition(Action.SEND_LIST, (Status.LISTED,), Status.AWAITING_LINK, Actor.OFFICER, is_listed=True),
    Transition(Action.USE_LINK, (Status.AWAITING_LINK,), Status.LINK_USED, Actor.APPLICANT, is_listed=True),
    Transition(Action.USE_LINK, (Status.AWAITING_LINK,), Status.LINK_USED, Actor.OFFICER, is_listed=True),
    # The desk decides.
    Transition(Action.APPROVE, (Status.SUBMITTED,), Status.APPROVED, Actor.OFFICER, _DECIDING, is_listed=False),
    Transition(Action.APPROVE, (Status.LINK_USED,), Status.APPROVED, Actor.OFFICER, _DECIDING, is_listed=True),
    Transition(Action.RETURN, (Status.SUBMITTED, Status.LINK_USED), Status.RETURNED, Actor.OFFICER, (Need.REASON,)),
    Transition(Action.REJECT, _AT_DESK, Status.REJECTED, Actor.OFFICER, (Need.REASON,)),
    Transition(Action.UNDO_APPROVAL, (Status.APPROVED,), _BACK, Actor.SUPERVISOR, (Need.REASON,)),
    Transition(Action.REOPEN, (Status.REJECTED,), _BACK, Actor.SUPERVISOR, (Need.REASON,)),
    Transition(Action.MARK_DELIVERED, (Status.APPROVED,), Status.DELIVERED, Actor.OFFICER),
    # A press too early is taken back by another event.
    Transition(Action.STEP_BACK, (Status.LISTED,), Status.SUBMITTED, Actor.OFFICER, (Need.REASON,)),
    Transition(Action.STEP_BACK, (Status.AWAITING_LINK,), Status.LISTED, Actor.OFFICER, (Need.REASON,)),
    Transition(Action.STEP_BACK, (Status.LINK_USED,), Status.AWAITING_LINK, Actor.OFFICER, (Need.REASON,)),
    Transition(Action.STEP_BACK, (Status.DELIVERED,), Status.APPROVED, Actor.OFFICER, (Need.REASON,), _DESK_DECIDES),
    Transition(Action.STEP_BACK, (Status.DELIVERED,), Status.FOLLOWED, Actor.APPLICANT, (), _KAMU_SM_DECIDES),
    # The person's own moves.
    Transition(Action.RESUBMIT, (Status.RETURNED,), _BACK, Actor.APPLICANT),
    Transition(Action.WITHDRAW, (Status.AT_UNIT, *_AT_DESK, Status.RETURNED), Status.WITHDRAWN, Actor.APPLICANT),
    Transition(Action.MARK_DELIVERED, (Status.APPROVED,), Status.DELIVERED, Actor.APPLICANT),
    # Kamu SM alone: guided and followed, never queued.
    Transition(Action.MARK_DELIVERED, (Status.FOLLOWED,), Status.DELIVERED, Actor.APPLICANT),
    Transition(Action.WITHDRAW, (Status.FOLLOWED,), Status.WITHDRAWN, Actor.APPLICANT),
)

_TURNS = {
    Status.AT_UNIT: Turn.UNIT,
    Status.SUBMITTED: Turn.DIRECTORATE,
    Status.LISTED: Turn.DIRECTORATE,
    Status.AWAITING_LINK: Turn.KAMU_SM,
    Status.LINK_USED: Turn.DIRECTORATE,
    Status.RETURNED: Turn.APPLICANT,
    Status.APPROVED: Turn.KAMU_SM,
    Status.FOLLOWED: Turn.APPLICANT,
}


def first_status(route: Route) -> Status:
    """Return the state a request on ``route`` has when it is handed in.

    A request for Kamu SM's list goes to the directorate first even when its signed form will be
    handed to a unit later: the list is the directorate's (Ankara, lost and stolen).
    """
    if route.handler is Handler.KAMU_SM:
        return Status.FOLLOWED
    if route.is_listed:
        return Status.SUBMITTED
    stops_at_unit = route.via_unit or route.handler is Handler.UNIT
    return Status.AT_UNIT if stops_at_unit else Status.SUBMITTED


def whose_turn(status: Status) -> Turn:
    return _TURNS.get(status, Turn.NOBODY)


def open_transitions(*, status: Status, route: Route, actors: Iterable[Actor]) -> tuple[Transition, ...]:
    """Return the arrows that lead on for any of ``actors``, whatever they still need: the buttons.

    An action open to two of a person's actors (an officer who is a supervisor too) stands once.
    """
    wanted = frozenset(actors)
    found: dict[Action, Transition] = {}
    for row in TRANSITIONS:
        if row.actor in wanted and status in row.sources and row.fits(route):
            found.setdefault(row.action, row)
    return tuple(found.values())


def find_transition(
    action: Action, *, status: Status, route: Route, actors: Iterable[Actor], met: Iterable[Need]
) -> Transition:
    """Return the arrow for ``action``. Raises TransitionNotAllowed, or NeedsUnmet with what is missing."""
    for row in open_transitions(status=status, route=route, actors=actors):
        if row.action is action:
            have = frozenset(met)
            missing = [need for need in row.needs if need not in have]
            if missing:
                raise NeedsUnmet(missing)
            return row
    raise TransitionNotAllowed(f"{action} from {status}")
