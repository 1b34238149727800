"""Everything that writes payments and receipts. The clock and the user are handed in."""

import hashlib
from datetime import date, datetime
from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from payments import storage
from payments.domain.expectation import ExpectedPayment, expectation_to_json
from payments.domain.receipt import ReceiptFields, fields_from_json, fields_to_json, parse_receipt
from payments.judging import expectation_of, judge, keep_overrule, write_checks
from payments.models import Payment, Receipt, ReceiptCheck, ReceiptState, Source
from payments.reading.kinds import ReadFile
from payments.reading.limits import LARGEST
from payments.reading.refusals import ReceiptRefused, Refusal
from payments.reading.safely import read_file

__all__ = [
    "ReasonMissing",
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
    "take_back_overrule",
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


def accept_upload(payment: Payment, file: UploadedFile, *, by: AbstractBaseUser, at: datetime) -> Receipt:
    """Keep an uploaded receipt, read it and check it.

    The same file on the same payment gives the receipt that is already there: a double post makes one.
    Raises ReceiptRefused when the file is not taken; then nothing is kept. Blocks while a child process opens the file.
    """
    data = _bytes_of(file)
    digest = hashlib.sha256(data).hexdigest()
    existing = payment.receipts.filter(sha256=digest).first()
    return existing or _keep(payment, data, digest, read_file(data), by=by, at=at)


def enter_by_hand(payment: Payment, fields: ReceiptFields, *, by: AbstractBaseUser, at: datetime) -> Receipt:
    """Keep and check what the person typed from a receipt. It is their own word and settles nothing by itself."""
    latest = payment.receipts.filter(state=ReceiptState.TYPED).last()
    if latest is not None and latest.fields == fields_to_json(fields):
        return latest
    checked = judge(payment, fields, at)
    with transaction.atomic():
        receipt = payment.receipts.create(
            state=ReceiptState.TYPED,
            source=Source.TYPED,
            fields=fields_to_json(fields),
            outcome=checked.outcome,
            uploaded_by=by,
            uploaded_at=at,
        )
        write_checks(receipt, checked)
    return receipt


@transaction.atomic
def check_again(receipt: Receipt, *, at: datetime) -> Receipt:
    """Read the kept text and check it anew. An officer's word stays only where the result is what it was given on."""
    fields = fields_from_json(receipt.fields)
    if receipt.source == Source.TEXT:
        fields = parse_receipt(fields.text)
    checked = judge(receipt.payment, fields, at)
    receipt.fields, receipt.outcome = fields_to_json(fields), checked.outcome
    receipt.save(update_fields=["fields", "outcome"])
    overruled = {check.check_name: check for check in receipt.checks.all() if check.is_overruled}
    receipt.checks.all().delete()
    for check in write_checks(receipt, checked):
        before = overruled.get(check.check_name)
        if before is not None and (before.outcome, before.found) == (check.outcome, check.found):
            keep_overrule(check, before)
    return receipt


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


def is_settled(payment: Payment) -> bool:
    """Tell whether an officer confirmed the payment, or every check stands on a receipt that came as a file."""
    if payment.is_confirmed:
        return True
    return any(receipt.all_stand for receipt in payment.receipts.prefetch_related("checks") if not receipt.is_typed)


def best_receipt(payment: Payment) -> Receipt | None:
    """Return the receipt that shows most: all checks stand, then the fewest in doubt, a file, the newest."""

    def worth(receipt: Receipt) -> tuple[bool, int, bool, datetime]:
        in_doubt = sum(not check.stands for check in receipt.checks.all())
        return receipt.all_stand, -in_doubt, not receipt.is_typed, receipt.uploaded_at

    return max(payment.receipts.prefetch_related("checks"), key=worth, default=None)


def other_uses(receipt: Receipt) -> list[Receipt]:
    """Return receipts of other payments that are the same file or bear the same number of the same bank.

    One transfer shown for two requests looks like this, and so does a request that was begun anew: an officer tells.
    """
    same = Q(sha256=receipt.sha256) if receipt.sha256 else Q(pk=None)
    if number := receipt.fields.get("reference"):
        same |= Q(fields__reference=number, fields__issuer=receipt.fields.get("issuer"))
    return list(Receipt.objects.exclude(payment=receipt.payment).filter(same))


def remove_receipt(receipt: Receipt) -> None:
    """Delete a receipt and, once that is certain, its files."""
    pk = receipt.pk
    receipt.delete()
    transaction.on_commit(lambda: storage.remove(pk))


@transaction.atomic
def remove_payment(payment: Payment) -> None:
    """Delete a payment with its receipts and, once that is certain, their files."""
    for receipt in payment.receipts.all():
        remove_receipt(receipt)
    payment.delete()


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


def _bytes_of(file: UploadedFile) -> bytes:
    """Read the upload, but never more than what is taken at most."""
    if file.size is not None and file.size > LARGEST:
        raise ReceiptRefused(Refusal.TOO_LARGE)
    file.seek(0)
    return file.read(LARGEST + 1)


def _keep(payment: Payment, data: bytes, digest: str, read: ReadFile, *, by: AbstractBaseUser, at: datetime) -> Receipt:
    """Write the files, then the rows; a failure takes the files away again."""
    fields = parse_receipt(read.text) if read.text is not None else ReceiptFields()
    checked = judge(payment, fields, at)
    receipt = Receipt(
        payment=payment,
        state=ReceiptState.READ if read.text is not None else ReceiptState.UNREADABLE,
        kind=read.kind,
        sha256=digest,
        size=len(data),
        page_count=len(read.pages),
        source=read.source or "",
        fields=fields_to_json(fields),
        outcome=checked.outcome,
        uploaded_by=by,
        uploaded_at=at,
    )
    with storage.kept_only_on_success(receipt.pk):
        storage.write(receipt, data, read.pages)
        with transaction.atomic():
            # Of two posts of one file the second waits here and finds the first one's receipt.
            Payment.objects.select_for_update().get(pk=payment.pk)
            existing = payment.receipts.filter(sha256=digest).first()
            if existing is None:
                receipt.save(force_insert=True)
                write_checks(receipt, checked)
    if existing is not None:
        storage.remove(receipt.pk)
    return existing or receipt
