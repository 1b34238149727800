"""Whether a payment is shown by its receipts: by one of them, or by several together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone

from payments.domain.adding_up import Sum, add_up
from payments.domain.outcomes import Check, Outcome
from payments.domain.results import CheckedReceipt
from payments.judging import expectation_of, results_of
from payments.models import Payment, Receipt

_IN_DOUBT = "Anlaşılamayan kontrollere yetkili bakar."


def is_settled(payment: Payment, *, among: Sequence[Receipt] | None = None) -> bool:
    """Tell whether an officer confirmed the payment, or its receipts show it.

    They do when every check stands on one that came as a file, or when several, on which every check but the sum
    stands, are transfers of their own and add up to exactly what is due. ``among``: its receipts, fetched already.
    """
    if payment.is_confirmed:
        return True
    receipts = _from_files(payment) if among is None else [receipt for receipt in among if not receipt.is_typed]
    if any(receipt.all_stand for receipt in receipts):
        return True
    usable = _usable(receipts)
    if len(usable) < 2:
        return False
    # A receipt is judged as of the day it came; so is what they amount to.
    latest = max(timezone.localdate(receipt.uploaded_at) for receipt in usable)
    return _sum(payment, usable, today=latest).outcome is Outcome.AGREES


def sum_of(payment: Payment, at: datetime) -> Sum | None:
    """Return what the receipts add up to, ``None`` with fewer than two that may be added.

    Those on which every check but the sum stands; with fewer than two, those on which nothing but the sum differs.
    Then the outcome is *cannot tell*: many banks hide the identity number, and people still want to know what is left.
    """
    files, today = _from_files(payment), timezone.localdate(at)
    usable = _usable(files)
    if len(usable) > 1:
        return _sum(payment, usable, today=today)
    hopeful = [receipt for receipt in files if _differs_in_sum_alone(receipt)]
    return _sum_in_doubt(payment, hopeful, today=today) if len(hopeful) > 1 else None


def best_receipt(payment: Payment) -> Receipt | None:
    """Return the receipt that shows most: all checks stand, then the fewest in doubt, a file, the newest."""

    def worth(receipt: Receipt) -> tuple[bool, int, bool, datetime]:
        in_doubt = sum(not check.stands for check in receipt.checks.all())
        return receipt.all_stand, -in_doubt, not receipt.is_typed, receipt.uploaded_at

    receipts = list(payment.receipts.all())
    prefetch_related_objects(receipts, "checks")  # unless they were fetched with a list
    return max(receipts, key=worth, default=None)


def _from_files(payment: Payment) -> list[Receipt]:
    return [receipt for receipt in payment.receipts.prefetch_related("checks") if not receipt.is_typed]


def _usable(receipts: Sequence[Receipt]) -> list[Receipt]:
    return [receipt for receipt in receipts if _stands_beside_sum(receipt)]


def _stands_beside_sum(receipt: Receipt) -> bool:
    checks = [check for check in receipt.checks.all() if check.check_name != Check.AMOUNT]
    return bool(checks) and all(check.stands for check in checks)


def _differs_in_sum_alone(receipt: Receipt) -> bool:
    checks = [check for check in receipt.checks.all() if check.check_name != Check.AMOUNT]
    return bool(checks) and all(check.stands or check.outcome == Outcome.CANNOT_TELL for check in checks)


def _sum_in_doubt(payment: Payment, receipts: Sequence[Receipt], *, today: date) -> Sum | None:
    """Return the sum as if what is in doubt agreed, and say so; ``None`` where fewer than two were added."""
    read = [results_of(receipt, receipt.checks.all()) for receipt in receipts]
    hopeful = [(fields, _without_doubts(checked)) for fields, checked in read]
    added = add_up(hopeful, expectation_of(payment), today=today)
    sentence = f"{added.sentence} {_IN_DOUBT}"
    return replace(added, outcome=Outcome.CANNOT_TELL, sentence=sentence) if len(added.used) > 1 else None


def _without_doubts(checked: CheckedReceipt) -> CheckedReceipt:
    others = (each for each in checked.results if each.check is not Check.AMOUNT)
    return CheckedReceipt(tuple(replace(each, outcome=Outcome.AGREES) for each in others))


def _sum(payment: Payment, receipts: Sequence[Receipt], *, today: date) -> Sum:
    read = [results_of(receipt, receipt.checks.all()) for receipt in receipts]
    return add_up(read, expectation_of(payment), today=today)
