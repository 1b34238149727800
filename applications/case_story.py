"""A request as its owner reads it: whose turn it is, what happened, what comes, who looked.

Names of officers are not told: to the applicant the directorate is one desk.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from applications.domain.ahead import Stop, lanes_of, stops_from
from applications.domain.lifecycle import Action, Actor, Status, Turn
from applications.domain.procedures import Rules
from applications.domain.vocabulary import RequestKind, Role
from applications.models import RequestEvent, SignatureRequest
from applications.services import needs_payment_proof
from esign_portal import turkish

_WHO = {
    Actor.APPLICANT: "Siz",
    Actor.COORDINATOR: "Biriminiz",
    Actor.OFFICER: "Müdürlük",
    Actor.SUPERVISOR: "Müdürlük",
}
_TITLES = {
    Action.SUBMIT: "Başvuruyu gönderdiniz",
    Action.HAND_TO_DIRECTORATE: "Belgeleriniz müdürlüğe iletildi",
    Action.LIST_FOR_CA: "Kamu SM’ye gidecek listeye alındınız",
    Action.SEND_LIST: "Liste Kamu SM’ye gönderildi",
    Action.USE_LINK: "Kamu SM’nin bağlantısıyla başvuruldu",
    Action.APPROVE: "Başvurunuz onaylandı",
    Action.UNDO_APPROVAL: "Onay geri alındı",
    Action.RETURN: "Düzeltmeniz istendi",
    Action.RESUBMIT: "Düzeltmeyi gönderdiniz",
    Action.REJECT: "Başvuru reddedildi",
    Action.REOPEN: "Başvuru yeniden açıldı",
    Action.STEP_BACK: "Bir adım geri alındı",
    Action.WITHDRAW: "Başvuruyu geri çektiniz",
    Action.MARK_DELIVERED: "Teslim alındı",
    Action.RECEIVE_PAPER: "Belgeleriniz ulaştı",
    Action.UNDO_RECEIVE_PAPER: "Ulaştı denen bir belge geri alındı",
    Action.ADD_RECEIPT: "Dekont eklediniz",
    Action.DECLARE: "Açıklaması eksik ödeme için dilekçe hazırladınız",
    Action.TAKE_BACK_DECLARATION: "Dilekçenizi geri aldınız",
    Action.CONFIRM_PAYMENT: "Ödemeniz hesap hareketinde görüldü",
    Action.UNDO_CONFIRM_PAYMENT: "Ödeme doğrulaması geri alındı",
    Action.OVERRULE_CHECK: "Dekonttaki bir nokta kabul edildi",
    Action.UNDO_OVERRULE: "Dekonttaki kabul geri alındı",
    Action.TICK_STEP: "Bir adımı tamamladınız",
    Action.UNTICK_STEP: "Bir adımı geri aldınız",
}
_TOLD_NOTES = (Action.RETURN, Action.REJECT, Action.UNDO_APPROVAL, Action.REOPEN, Action.RESUBMIT)
"""Actions whose note is meant for the applicant; the others' notes are the desk's own."""

_ROLES = {
    Role.COORDINATOR: "Birim sorumlusu",
    Role.OFFICER: "Müdürlük yetkilisi",
    Role.SUPERVISOR: "Müdürlük yetkilisi",
    Role.AUDITOR: "Denetçi",
    Role.ADMINISTRATOR: "Yönetici",
}


_HAND_IN = "Belgelerinizi teslim edin"
_ADD_RECEIPT = "Dekontunuzu yükleyin"
_BEFORE_THE_LIST = (
    "Müdürlük sizi Kamu SM’ye gidecek listeye alır. "
    "Adımlarda istenen başvuru listesini göndermediyseniz şimdi gönderin."
)
_TURN_TEXTS = {
    Status.AT_UNIT: ("Sıra biriminizde", "Biriminiz belgelerinizi inceliyor. Şu anda bir şey yapmanız gerekmiyor."),
    Status.SUBMITTED: ("Sıra müdürlükte", "E-imza kurum yetkilisi inceliyor. Şu anda bir şey yapmanız gerekmiyor."),
    Status.LISTED: ("Sıra müdürlükte", "Listeye alındınız. Müdürlük listeyi Kamu SM’ye gönderecek."),
    Status.AWAITING_LINK: (
        "Sıra Kamu SM’de",
        "Kamu SM kurumsal e-postanıza bir bağlantı gönderir. Onunla başvurunca buradan bildirin.",
    ),
    Status.LINK_USED: ("Sıra müdürlükte", "Belgeleriniz inceleniyor. Şu anda bir şey yapmanız gerekmiyor."),
    Status.RETURNED: ("Sıra sizde: istenen yeri düzeltin", "Yalnız işaretlenen yeri düzeltip yeniden gönderin."),
    Status.APPROVED: ("Sıra Kamu SM’de", "Sertifikanız hazırlanıyor; kurye kartı yalnız size teslim eder."),
    Status.FOLLOWED: ("Sıra sizde", "İşlemi Kamu SM’de siz yaparsınız. Yaptığınız adımı aşağıda işaretleyin."),
    Status.DELIVERED: ("Başvuru tamamlandı", "Yapmanız gereken bir şey kalmadı."),
    Status.REJECTED: ("Başvuru reddedildi", "Gerekçesi aşağıda. Sorunuz varsa müdürlüğü arayın."),
    Status.WITHDRAWN: ("Başvuruyu geri çektiniz", "Yeniden başvurmak isterseniz ana sayfadan başlayın."),
}
_ICONS = {Turn.APPLICANT: "user", Turn.UNIT: "tray", Turn.DIRECTORATE: "desk", Turn.KAMU_SM: "card"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of the past. ``receipt``: primary key of a receipt that was added then, or ""."""

    who: str
    at: datetime
    title: str
    text: str
    receipt: str
    is_setback: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnBox:
    """Whose move it is and what that means. ``is_yours``: the person has something to do.

    ``first``: what the person does before the desk's own stop, "" when nothing is awaited.
    """

    title: str
    text: str
    is_yours: bool
    first: str = ""

    @property
    def wants_papers(self) -> bool:
        return self.first == _HAND_IN

    @property
    def wants_receipt(self) -> bool:
        return self.first == _ADD_RECEIPT


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    label: str
    icon: str
    css: str
    is_now: bool


def story_of(events: Iterable[RequestEvent]) -> tuple[Moment, ...]:
    """Return what happened, oldest first."""
    return tuple(_moment(event) for event in events)


def turn_of(case: SignatureRequest, rules: Rules, *, awaited: int) -> TurnBox:
    """Return whose turn it is; ``awaited``: copies the desk still waits for.

    A request at a desk that lacks papers or the receipt it demands waits for the person all the same.
    """
    status = case.status_now
    at_desk = status in (Status.AT_UNIT, Status.SUBMITTED, Status.LINK_USED)
    if at_desk and not (rules.is_listed and status is Status.SUBMITTED):
        if awaited:
            where = "biriminize" if status is Status.AT_UNIT else "müdürlüğe"
            text = f"Belgelerinizi imzalayıp {where} teslim edin; ulaşınca inceleme sürer. Verdiyseniz bekleyin."
            return _yours(_HAND_IN, text)
        if needs_payment_proof(rules) and case.payment is not None and not case.payment.receipts.all():
            text = "Başvurunuz onaylanmadan önce dekontunuz gerekir."
            return _yours(_ADD_RECEIPT, text)
    title, text = _TURN_TEXTS[status]
    if rules.is_listed and status is Status.SUBMITTED:
        text = _BEFORE_THE_LIST
    return TurnBox(title=title, text=text, is_yours=case.turn is Turn.APPLICANT)


def _yours(first: str, text: str) -> TurnBox:
    return TurnBox(title=f"Sıra sizde: {turkish.lower(first)}", text=text, is_yours=True, first=first)


def lanes(case: SignatureRequest, rules: Rules, box: TurnBox) -> tuple[Lane, ...]:
    """Return the lanes with the present one marked; a delivered request has them all behind it."""
    pairs = lanes_of(rules)
    now = Turn.APPLICANT if box.is_yours else case.turn
    places = [place for place, (turn, _label) in enumerate(pairs) if turn is now and turn is not Turn.NOBODY]
    here = places[0] if places else len(pairs) if case.status_now is Status.DELIVERED else -1
    return tuple(
        Lane(
            label=label,
            icon=_ICONS.get(turn, "courier"),
            css="is-done" if place < here else "is-now" if place == here else "",
            is_now=place == here,
        )
        for place, (turn, label) in enumerate(pairs)
    )


def ahead(case: SignatureRequest, rules: Rules, events: Iterable[RequestEvent], box: TurnBox) -> tuple[Stop, ...]:
    """Return the present stop first, then what follows. A returned request goes back to where it was decided."""
    if case.status_now is not Status.RETURNED:
        own = (Stop(None, "Siz", box.first),) if box.first else ()
        return (*own, *stops_from(rules, case.status_now))
    returns = [event for event in events if event.action == Action.RETURN]
    back = Status(returns[-1].from_status) if returns else Status.SUBMITTED
    return (Stop(Status.RETURNED, "Siz", "İstenen yeri düzeltip gönderirsiniz"), *stops_from(rules, back))


def lookers(case: SignatureRequest) -> tuple[tuple[str, date], ...]:
    """Return who looked at the request and when, by what they are and not by name, newest first."""
    seen: dict[tuple[str, date], None] = {}
    for view in case.views.prefetch_related("viewer__memberships"):
        roles = [Role(member.role) for member in view.viewer.memberships.all()]
        label = next((label for role, label in _ROLES.items() if role in roles), "Eski bir yetkili")
        seen.setdefault((label, view.day))
    return tuple(seen)


def wanted_thing(rules: Rules) -> str:
    return "okuyucum" if rules.kind is RequestKind.CARD_READER else "kartım"


def _title(event: RequestEvent, action: Action) -> str:
    """Return what ``action`` was; where nobody but the person acts, nothing was sent to anyone."""
    is_own_record = action is Action.SUBMIT and event.to_status == Status.FOLLOWED
    return "Kaydınızı açtınız" if is_own_record else _TITLES[action]


def _moment(event: RequestEvent) -> Moment:
    action = Action(event.action)
    return Moment(
        who=_WHO[Actor(event.actor)],
        at=event.at,
        title=_title(event, action),
        text=event.note if action in _TOLD_NOTES else ", ".join(event.detail.get("copies", [])),
        receipt=event.detail.get("receipt", ""),
        is_setback=action in (Action.RETURN, Action.REJECT, Action.UNDO_APPROVAL),
    )
