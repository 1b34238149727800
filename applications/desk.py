"""What happens beside the status: papers arrive, a person judges payments, steps are ticked, pages are looked at.

Every function writes its event; what is taken back is taken back by another event.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from applications.declarations import drop_needless
from applications.domain.lifecycle import Action, Actor, TransitionNotAllowed
from applications.models import PaperCopy, SignatureRequest, User, ViewLog
from applications.services import write_event
from payments import services as payments
from payments.models import Receipt, ReceiptCheck

_DESK = (Actor.COORDINATOR, Actor.OFFICER, Actor.SUPERVISOR)
_JUDGES = (Actor.OFFICER, Actor.SUPERVISOR)


@transaction.atomic
def receive_papers(case_id: int, copy_ids: Iterable[int], *, actors: frozenset[Actor], by: User, at: datetime) -> int:
    """Mark the copies as received and return how many were still awaited."""
    case = _locked(case_id)
    actor = _allowed(actors, _DESK, case)
    copies = list(case.paper_copies.filter(pk__in=list(copy_ids), received_at=None))
    for copy in copies:
        copy.received_at, copy.received_by = at, by
        copy.save(update_fields=["received_at", "received_by"])
    if copies:
        _note(case, Action.RECEIVE_PAPER, actor, by=by, at=at, detail={"copies": [str(copy) for copy in copies]})
    return len(copies)


@transaction.atomic
def undo_receive_paper(copy_id: int, *, actors: frozenset[Actor], by: User, at: datetime) -> PaperCopy:
    """Take back one received copy."""
    copy = PaperCopy.objects.select_related("case").get(pk=copy_id)
    case = _locked(copy.case_id)
    actor = _allowed(actors, _DESK, case)
    copy.refresh_from_db()
    if copy.is_received:
        copy.received_at = copy.received_by = None
        copy.save(update_fields=["received_at", "received_by"])
        _note(case, Action.UNDO_RECEIVE_PAPER, actor, by=by, at=at, detail={"copies": [str(copy)]})
    return copy


@transaction.atomic
def overrule_check(
    case_id: int, check_id: int, *, actors: frozenset[Actor], by: User, at: datetime, reason: str
) -> ReceiptCheck:
    """Let a check pass with a reason; the check's own result stays visible."""
    case = _locked(case_id)
    actor = _allowed(actors, _JUDGES, case)
    check = payments.overrule(_check_of(case, check_id), by=by, at=at, reason=reason)
    _note(case, Action.OVERRULE_CHECK, actor, by=by, at=at, note=reason, detail={"check": check.check_name})
    return check


@transaction.atomic
def take_back_overrule(
    case_id: int, check_id: int, *, actors: frozenset[Actor], by: User, at: datetime
) -> ReceiptCheck:
    """Let the check's own result count again."""
    case = _locked(case_id)
    actor = _allowed(actors, _JUDGES, case)
    check = payments.take_back_overrule(_check_of(case, check_id))
    _note(case, Action.UNDO_OVERRULE, actor, by=by, at=at, detail={"check": check.check_name})
    return check


@transaction.atomic
def confirm_payment(case_id: int, *, actors: frozenset[Actor], by: User, at: datetime, note: str) -> None:
    """An officer saw the money on the bank statement; ``note`` says where."""
    case = _locked(case_id)
    actor = _allowed(actors, _JUDGES, case)
    payments.confirm_payment(case.payment, by=by, at=at, note=note)
    _note(case, Action.CONFIRM_PAYMENT, actor, by=by, at=at, note=note)


@transaction.atomic
def withdraw_confirmation(case_id: int, *, actors: frozenset[Actor], by: User, at: datetime) -> None:
    """Take a confirmation by hand back."""
    case = _locked(case_id)
    actor = _allowed(actors, _JUDGES, case)
    payments.withdraw_confirmation(case.payment)
    _note(case, Action.UNDO_CONFIRM_PAYMENT, actor, by=by, at=at)


@transaction.atomic
def note_receipt(case: SignatureRequest, receipt: Receipt, *, by: User, at: datetime) -> None:
    """Write that the applicant added a receipt to a request that was handed in already; sent twice, it is told once.

    One in which nothing is missing makes a declaration needless.
    """
    detail = {"receipt": str(receipt.pk)}
    if not _locked(case.pk).events.filter(action=Action.ADD_RECEIPT, detail=detail).exists():
        _note(case, Action.ADD_RECEIPT, Actor.APPLICANT, by=by, at=at, detail=detail)
    drop_needless(case)


@transaction.atomic
def tick_step(case_id: int, position: int, *, by: User, at: datetime, is_done: bool) -> None:
    """The applicant marks a step of a request that Kamu SM alone handles as done, or takes it back."""
    case = _locked(case_id)
    if case.owner_id != by.pk:
        raise TransitionNotAllowed("only the applicant follows the steps")
    if (position in ticked_steps(case)) != is_done:
        action = Action.TICK_STEP if is_done else Action.UNTICK_STEP
        _note(case, action, Actor.APPLICANT, by=by, at=at, detail={"step": position})


def ticked_steps(case: SignatureRequest) -> frozenset[int]:
    """Return the positions (from 0) of the procedure's steps that the applicant marked as done."""
    done: set[int] = set()
    for event in case.events.filter(action__in=(Action.TICK_STEP, Action.UNTICK_STEP)).order_by("pk"):
        change = done.add if event.action == Action.TICK_STEP else done.discard
        change(event.detail["step"])
    return frozenset(done)


def log_view(case: SignatureRequest, viewer: User, *, at: datetime, day: date) -> None:
    """Remember that ``viewer`` looked at the person's data: one row a day (KVKK)."""
    if case.owner_id != viewer.pk:
        ViewLog.objects.update_or_create(case=case, viewer=viewer, day=day, defaults={"last_at": at})


def log_views(cases: Iterable[SignatureRequest], viewer: User, *, at: datetime, day: date) -> None:
    """Do for many requests what ``log_view`` does for one, in one query."""
    rows = [ViewLog(case=case, viewer=viewer, day=day, last_at=at) for case in cases if case.owner_id != viewer.pk]
    once_a_day = {"unique_fields": ["case", "viewer", "day"], "update_fields": ["last_at"]}
    ViewLog.objects.bulk_create(rows, update_conflicts=True, **once_a_day)


def _locked(case_id: int) -> SignatureRequest:
    return SignatureRequest.objects.select_for_update().get(pk=case_id)


def _allowed(actors: frozenset[Actor], wanted: tuple[Actor, ...], case: SignatureRequest) -> Actor:
    """Return as whom the person acts; a closed case is left alone."""
    actor = next((actor for actor in wanted if actor in actors), None)
    if actor is None or not case.status_now.is_open:
        raise TransitionNotAllowed(f"not open to {sorted(actors)} in {case.status}")
    return actor


def _check_of(case: SignatureRequest, check_id: int) -> ReceiptCheck:
    return ReceiptCheck.objects.get(pk=check_id, receipt__payment=case.payment)


def _note(
    case: SignatureRequest,
    action: Action,
    actor: Actor,
    *,
    by: User,
    at: datetime,
    note: str = "",
    detail: dict[str, Any] | None = None,
) -> None:
    """Write an event that leaves the status as it is."""
    write_event(case, action, actor, before=case.status, by=by, at=at, note=note, detail=detail)
