"""Everything that writes payments and receipts. The clock and the user are handed in.

How a receipt comes in stands in `uploads`, how pictures are read in `receipt_reading`, what receipts have in common in
`reuse`, what they amount to in `settling`; callers know this module alone.
"""

from datetime import date, datetime
from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from payments.domain.expectation import ExpectedPayment, expectation_to_json
from payments.domain.receipt import fields_from_json
from payments.judging import expectation_of, fill, judge, replace_checks
from payments.models import Payment, Receipt, ReceiptCheck
from payments.receipt_reading import sweep, wake
from payments.reuse import OtherUse, Why, other_uses, reused_among
from payments.settling import best_receipt, is_settled, sum_of
from payments.uploads import PaymentGone, accept_upload, enter_by_hand, remove_payment, remove_receipt

__all__ = [
    "OtherUse",
    "PaymentGone",
    "ReasonMissing",
    "Why",
    "accept_upload",
    "best_receipt",
    "check_again",
    "confirm_payment",
    "enter_by_hand",
    "expect_anew",
    "expectation_of",
    "is_settled",
    "open_payment",
    "other_uses",
    "overrule",
    "remove_payment",
    "remove_receipt",
    "reused_among",
    "sum_of",
    "sweep",
    "take_back_overrule",
    "wake",
    "withdraw_confirmation",
]


class ReasonMissing(ValueError):
    """A check is overruled, and a payment confirmed, only with a reason."""


def open_payment(expected: ExpectedPayment, *, at: datetime) -> Payment:
    """Create the obligation ``expected``, frozen as it is now."""
    return Payment.objects.create(opened_at=at, **_columns(expected, timezone.localdate(at)))


@transaction.atomic
def expect_anew(payment: Payment, expected: ExpectedPayment, *, at: datetime) -> Payment:
    """Freeze another expectation, as when the person corrects a name, and check every receipt against it."""
    for column, value in _columns(expected, timezone.localdate(at)).items():
        setattr(payment, column, value)
    payment.save()
    for receipt in payment.receipts.all():
        check_again(receipt, at=at)
    return payment


@transaction.atomic
def check_again(receipt: Receipt, *, at: datetime) -> Receipt:
    """Check anew what was read. An officer's word stays only where the result is what it was given on.

    A receipt whose pictures are being read goes on being read; `read_receipt` checks it by what is expected then.
    """
    locked = Receipt.objects.select_for_update().get(pk=receipt.pk)
    fields = fields_from_json(locked.fields)
    checked = judge(locked.payment, fields, locked.state, at)
    fill(locked, fields, checked)
    locked.save(update_fields=["fields", "outcome", "transfer_key", "moment_key"])
    replace_checks(locked, checked)
    return locked


@transaction.atomic
def overrule(check: ReceiptCheck, *, by: AbstractBaseUser, at: datetime, reason: str) -> ReceiptCheck:
    """Let a check pass; its own result stays. Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing
    locked = ReceiptCheck.objects.select_for_update().get(pk=check.pk)
    locked.overruled_by, locked.overruled_at, locked.overrule_reason = by, at, reason.strip()
    locked.save(update_fields=["overruled_by", "overruled_at", "overrule_reason"])
    return locked


@transaction.atomic
def take_back_overrule(check: ReceiptCheck) -> ReceiptCheck:
    """Let a check's own result count again."""
    locked = ReceiptCheck.objects.select_for_update().get(pk=check.pk)
    locked.overruled_by, locked.overruled_at, locked.overrule_reason = None, None, ""
    locked.save(update_fields=["overruled_by", "overruled_at", "overrule_reason"])
    return locked


def confirm_payment(payment: Payment, *, by: AbstractBaseUser, at: datetime, note: str) -> Payment:
    """Write that an officer saw the money on the bank statement; ``note`` says where. Raises ReasonMissing."""
    if not note.strip():
        raise ReasonMissing
    payment.confirmed_by, payment.confirmed_at, payment.confirmation_note = by, at, note.strip()
    payment.save(update_fields=["confirmed_by", "confirmed_at", "confirmation_note"])
    return payment


def withdraw_confirmation(payment: Payment) -> Payment:
    """Take an officer's confirmation back."""
    payment.confirmed_by, payment.confirmed_at, payment.confirmation_note = None, None, ""
    payment.save(update_fields=["confirmed_by", "confirmed_at", "confirmation_note"])
    return payment


def _columns(expected: ExpectedPayment, day: date) -> dict[str, object]:
    return {
        "channel": expected.channel,
        "payer_name": expected.payer_name,
        "payer_tckn": expected.payer_tckn,
        "amount": _amount_on(expected, day),
        "expectation": expectation_to_json(expected),
    }


def _amount_on(expected: ExpectedPayment, day: date) -> Decimal | None:
    """Return the sum due on ``day``, ``None`` when it is not known or there are several."""
    sums = {due.amount for due in expected.amounts if due.is_in_force(day)}
    return sums.pop() if len(sums) == 1 else None
