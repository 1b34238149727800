"""A receipt's checks as rows."""

from datetime import datetime

from django.utils import timezone

from payments.domain.checks import check_receipt
from payments.domain.expectation import ExpectedPayment, expectation_from_json
from payments.domain.receipt import ReceiptFields
from payments.domain.results import CheckedReceipt, CheckResult
from payments.models import Payment, Receipt, ReceiptCheck

_LONGEST = 500


def expectation_of(payment: Payment) -> ExpectedPayment:
    """Return what was frozen into ``payment``."""
    return expectation_from_json(payment.expectation)


def judge(payment: Payment, fields: ReceiptFields, at: datetime) -> CheckedReceipt:
    """Compare ``fields`` with what ``payment`` expects, as of the day of ``at``."""
    return check_receipt(fields, expectation_of(payment), today=timezone.localdate(at))


def write_checks(receipt: Receipt, checked: CheckedReceipt) -> list[ReceiptCheck]:
    """Write the results as rows of ``receipt``, which has none."""
    rows = [_row(receipt, position, result) for position, result in enumerate(checked.results)]
    return ReceiptCheck.objects.bulk_create(rows)


def keep_overrule(check: ReceiptCheck, before: ReceiptCheck) -> None:
    """Carry an officer's word from ``before``, a row that ``check`` replaces."""
    for column in ("overruled_by", "overruled_at", "overrule_reason"):
        setattr(check, column, getattr(before, column))
    check.save()


def _row(receipt: Receipt, position: int, result: CheckResult) -> ReceiptCheck:
    return ReceiptCheck(
        receipt=receipt,
        position=position,
        check_name=result.check,
        outcome=result.outcome,
        expected=(result.expected or "")[:_LONGEST],
        found=result.found or "",
        sentence=result.sentence[:_LONGEST],
    )
