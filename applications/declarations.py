"""A declaration about a payment: made, changed and taken back by the person; switched on and off by a supervisor."""

from datetime import datetime

from django.db import transaction

from applications import catalogue
from applications.case_papers import declaration_due, lay_out_papers, papers_to_sign_anew
from applications.domain.declaration import Declared
from applications.domain.lifecycle import Action, Actor, Status
from applications.domain.procedures import Rules
from applications.domain.vocabulary import Paper
from applications.models import Declaration, Procedure, SignatureRequest, User
from applications.services import write_event
from payments.domain.outcomes import Check
from payments.models import Receipt, ReceiptCheck

_UNDECIDED = (Status.AT_UNIT, Status.SUBMITTED, Status.LISTED, Status.AWAITING_LINK, Status.LINK_USED)

ARRIVED = "Dilekçe alındı."


class DeclarationClosed(Exception):
    """The signed paper has arrived, or the request was decided: what it says stays. Or the receipt is gone."""


def may_change(case: SignatureRequest | None) -> bool:
    """Tell whether the person may make, change or take back a declaration.

    Until the signed paper is at the desk, and again while a correction is awaited; ``None``: not handed in yet.
    """
    if case is None or case.status_now is Status.RETURNED:
        return True
    if case.status_now not in _UNDECIDED:
        return False
    return not has_arrived(case)


def has_arrived(case: SignatureRequest) -> bool:
    """Tell whether the signed declaration is at the desk."""
    return case.paper_copies.filter(paper=Paper.DECLARATION, received_at__isnull=False).exists()


@transaction.atomic
def declare(
    receipt: Receipt, declared: Declared, *, rules: Rules, case: SignatureRequest | None, by: User, at: datetime
) -> Declaration:
    """Keep what the person declares about the payment of ``receipt``, instead of what was declared before.

    ``case``: the request it belongs to, ``None`` for a draft. Said twice, it is written once. Raises DeclarationClosed.
    """
    case = _locked(case)
    if not Receipt.objects.select_for_update().filter(pk=receipt.pk).exists():  # removed in another tab
        raise DeclarationClosed
    before = Declaration.objects.filter(payment=receipt.payment_id).first()
    columns = {
        "receipt": receipt,
        "paid_on": declared.paid_on,
        "lira": declared.lira,
        "reference": declared.reference,
        "missing": list(declared.missing),
    }
    if before is not None and all(getattr(before, name) == value for name, value in columns.items()):
        return before
    made = {"made_by": by, "made_at": at}
    kept, _ = Declaration.objects.update_or_create(payment=receipt.payment, defaults=columns | made)
    if case is not None:
        papers_to_sign_anew(case, Paper.DECLARATION)
        _told(case, rules, Action.DECLARE, by=by, at=at)
    return kept


@transaction.atomic
def take_back(declaration: Declaration, *, rules: Rules, case: SignatureRequest | None, by: User, at: datetime) -> None:
    """Remove a declaration and its awaited copy. Raises DeclarationClosed."""
    case = _locked(case)
    deleted, _ = Declaration.objects.filter(pk=declaration.pk).delete()
    if case is not None and deleted:
        papers_to_sign_anew(case, Paper.DECLARATION)
        _told(case, rules, Action.TAKE_BACK_DECLARATION, by=by, at=at)


def reason_to_pass(case: SignatureRequest, check: ReceiptCheck) -> str:
    """Return the reason an officer most likely lets ``check`` pass for: the signed paper that stands for its words.

    Empty while none has arrived, and for a check that looks for nothing declared.
    """
    declared = Declaration.objects.filter(receipt=check.receipt_id).first()
    if declared is None or not declared.stands_for(Check(check.check_name)):
        return ""
    return ARRIVED if has_arrived(case) else ""


def drop_needless(case: SignatureRequest) -> None:
    """Await no declaration any more that a better receipt made needless.

    A picture may be read long after it came, so whoever opens the request finds its papers as they are now.
    """
    awaited = case.paper_copies.filter(paper=Paper.DECLARATION, received_at=None)
    if awaited.exists() and declaration_due(case.payment, catalogue.rules_by_key(case.procedure_id)) is None:
        awaited.delete()


@transaction.atomic
def switch(procedure: Procedure, *, is_allowed: bool) -> None:
    """Let ``procedure`` take declarations, or no more; what was declared before is awaited again, or no more.

    It changes neither what is paid nor what is handed in by others, so a version in use may be switched.
    """
    Procedure.objects.filter(pk=procedure.pk).update(allows_declaration=is_allowed)
    procedure.allows_declaration = is_allowed
    rules = catalogue.rules_by_key(procedure.pk)
    for case in declared_cases(procedure):
        lay_out_papers(case, rules)


def declared_cases(procedure: Procedure) -> list[SignatureRequest]:
    """Return the undecided requests of ``procedure`` whose owners declared something."""
    cases = SignatureRequest.objects.filter(procedure=procedure, payment__declaration__isnull=False)
    return list(cases.filter(status__in=(*_UNDECIDED, Status.RETURNED)).select_related("payment"))


def _locked(case: SignatureRequest | None) -> SignatureRequest | None:
    """Return the request locked, so that the desk does not receive the paper meanwhile. Raises DeclarationClosed."""
    if case is None:
        return None
    locked = SignatureRequest.objects.select_for_update(of=("self",)).select_related("payment").get(pk=case.pk)
    if not may_change(locked):
        raise DeclarationClosed
    return locked


def _told(case: SignatureRequest, rules: Rules, action: Action, *, by: User, at: datetime) -> None:
    lay_out_papers(case, rules)
    write_event(case, action, Actor.APPLICANT, before=case.status, by=by, at=at)
