"""A receipt's checks as rows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from payments.domain.checks import check_receipt
from payments.domain.expectation import ExpectedPayment, expectation_from_json
from payments.domain.outcomes import Check, Outcome
from payments.domain.placed import spots_to_json
from payments.domain.receipt import ReceiptFields, fields_from_json, fields_to_json
from payments.domain.results import CheckedReceipt, CheckResult
from payments.models import Payment, Receipt, ReceiptCheck, ReceiptState
from payments.reuse import moment_key, transfer_key

_LONGEST = 500
_NOT_READ = {
    ReceiptState.WAITING: "Görüntü okunuyor; bu sayfa kendini yeniler.",
    ReceiptState.READING: "Görüntü okunuyor; bu sayfa kendini yeniler.",
    ReceiptState.UNREADABLE: "Görüntü okunamadı. Bir şey yapmanız gerekmez; yetkili bakar.",
}


def expectation_of(payment: Payment) -> ExpectedPayment:
    """Return what was frozen into ``payment``."""
    return expectation_from_json(payment.expectation)


def judge(payment: Payment, fields: ReceiptFields, state: str, at: datetime) -> CheckedReceipt:
    """Compare ``fields`` with what ``payment`` expects, as of the day of ``at``.

    Of a receipt whose ``state`` says that it is not read, nothing can be told, and each check says so.
    """
    if state not in _NOT_READ:
        return check_receipt(fields, expectation_of(payment), today=timezone.localdate(at))
    nothing = check_receipt(ReceiptFields(), expectation_of(payment), today=timezone.localdate(at))
    sentence = _NOT_READ[ReceiptState(state)]
    return CheckedReceipt(tuple(_untold(result, sentence) for result in nothing.results))


def fill(receipt: Receipt, fields: ReceiptFields, checked: CheckedReceipt) -> None:
    """Set the columns of ``receipt`` that follow from what was read; saves nothing."""
    receipt.fields, receipt.outcome = fields_to_json(fields), checked.outcome
    receipt.transfer_key, receipt.moment_key = transfer_key(fields), moment_key(fields)


def write_checks(receipt: Receipt, checked: CheckedReceipt) -> list[ReceiptCheck]:
    """Write the results as rows of ``receipt``, which has none."""
    rows = [_row(receipt, position, result) for position, result in enumerate(checked.results)]
    return ReceiptCheck.objects.bulk_create(rows)


def replace_checks(receipt: Receipt, checked: CheckedReceipt) -> None:
    """Write the results in place of earlier ones, in the caller's transaction.

    An officer's word stays only where the result is what it was given on.
    """
    earlier = receipt.checks.select_for_update()  # an officer who is just overruling is waited for
    overruled = {check.check_name: check for check in earlier if check.is_overruled}
    receipt.checks.all().delete()
    for check in write_checks(receipt, checked):
        before = overruled.get(check.check_name)
        if before is not None and (before.outcome, before.found) == (check.outcome, check.found):
            _keep_overrule(check, before)


def results_of(receipt: Receipt, checks: Iterable[ReceiptCheck]) -> tuple[ReceiptFields, CheckedReceipt]:
    """Return what was read and the results as they stand: a check that an officer let pass agrees."""
    return fields_from_json(receipt.fields), CheckedReceipt(tuple(map(_standing, checks)))


def _untold(result: CheckResult, sentence: str) -> CheckResult:
    return replace(result, outcome=Outcome.CANNOT_TELL, sentence=sentence, found=None, spots=())


def _keep_overrule(check: ReceiptCheck, before: ReceiptCheck) -> None:
    for column in ("overruled_by", "overruled_at", "overrule_reason"):
        setattr(check, column, getattr(before, column))
    check.save()


def _standing(check: ReceiptCheck) -> CheckResult:
    return CheckResult(
        check=Check(check.check_name),
        outcome=Outcome.AGREES if check.stands else Outcome(check.outcome),
        sentence=check.sentence,
        expected=check.expected or None,
        found=check.found or None,
    )


def _row(receipt: Receipt, position: int, result: CheckResult) -> ReceiptCheck:
    return ReceiptCheck(
        receipt=receipt,
        position=position,
        check_name=result.check,
        outcome=result.outcome,
        expected=(result.expected or "")[:_LONGEST],
        found=result.found or "",
        sentence=result.sentence[:_LONGEST],
        spots=spots_to_json(result.spots),
    )
