"""What happens to a payment and its receipts. The clock and the user are handed in."""

import hashlib
from datetime import date, datetime
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from payments.domain.checks import check_receipt
from payments.domain.expectation import ExpectedPayment, expectation_from_json, expectation_to_json
from payments.domain.outcomes import Outcome
from payments.domain.receipt import ReceiptFields, fields_from_json, fields_to_json, parse_receipt
from payments.models import Payment, Receipt, ReceiptCheck, ReceiptState, Source
from payments.reading.kinds import LARGEST, FileRefused, ReadFile, Refusal
from payments.reading.safely import read_file


class ReasonMissing(ValueError):
    """A check is overruled, and a payment confirmed, only with a reason."""


def open_payment(expected: ExpectedPayment, *, at: datetime) -> Payment:
    """Return a new payment with what is expected frozen into it."""
    return Payment.objects.create(opened_at=at, **_columns(expected, at=at))


@transaction.atomic
def expect_anew(payment: Payment, expected: ExpectedPayment, *, at: datetime) -> None:
    """Replace what is expected and judge the receipts again. Overruled checks are judged afresh too."""
    if payment.expectation == expectation_to_json(expected):
        return
    for name, value in _columns(expected, at=at).items():
        setattr(payment, name, value)
    payment.save(update_fields=["channel", "payer_name", "payer_tckn", "amount", "expectation"])
    for receipt in payment.receipts.all():
        check_again(receipt, at=at)


def expectation_of(payment: Payment) -> ExpectedPayment:
    return expectation_from_json(payment.expectation)


def accept_upload(payment: Payment, file: UploadedFile, *, by: Any, at: datetime) -> Receipt:
    """Read the file, keep it untouched beside pictures of its pages, and judge it.

    The same file on the same payment is one receipt, however often it is sent. Raises FileRefused.
    """
    if file.size is not None and file.size > LARGEST:
        raise FileRefused(Refusal.TOO_LARGE)
    content = file.read()
    sha256 = hashlib.sha256(content).hexdigest()
    existing = payment.receipts.filter(sha256=sha256).first()
    if existing is not None:
        return existing
    found = read_file(content)
    fields = parse_receipt(found.text) if found.text is not None else ReceiptFields()
    with transaction.atomic():
        receipt, is_new = Receipt.objects.get_or_create(
            payment=payment,
            sha256=sha256,
            defaults={
                "state": ReceiptState.READ if found.text is not None else ReceiptState.UNREADABLE,
                "kind": found.kind,
                "size": len(content),
                "page_count": len(found.pages),
                "source": Source.TEXT if found.text is not None else "",
                "fields": fields_to_json(fields),
                "outcome": Outcome.CANNOT_TELL,
                "uploaded_by": by,
                "uploaded_at": at,
            },
        )
        if is_new:
            check_again(receipt, at=at)
            _keep_files(receipt, content, found)
    return receipt


@transaction.atomic
def enter_by_hand(payment: Payment, fields: ReceiptFields, *, by: Any, at: datetime) -> Receipt:
    """Keep what the person typed off a receipt, and judge it. It never settles the payment by itself."""
    receipt = Receipt.objects.create(
        payment=payment,
        state=ReceiptState.TYPED,
        source=Source.TYPED,
        fields=fields_to_json(fields),
        outcome=Outcome.CANNOT_TELL,
        uploaded_by=by,
        uploaded_at=at,
    )
    return check_again(receipt, at=at)


@transaction.atomic
def check_again(receipt: Receipt, *, at: datetime) -> Receipt:
    """Judge the receipt's fields against what is expected now, and replace its rows of checks."""
    checked = check_receipt(
        fields_from_json(receipt.fields), expectation_of(receipt.payment), today=timezone.localdate(at)
    )
    receipt.checks.all().delete()
    ReceiptCheck.objects.bulk_create(
        ReceiptCheck(
            receipt=receipt,
            position=position,
            check_name=result.check,
            outcome=result.outcome,
            expected=result.expected or "",
            found=result.found or "",
            sentence=result.sentence,
        )
        for position, result in enumerate(checked.results)
    )
    receipt.outcome = checked.outcome
    receipt.save(update_fields=["outcome"])
    return receipt


def overrule(check: ReceiptCheck, *, by: Any, at: datetime, reason: str) -> ReceiptCheck:
    """Let the check pass; its own result stays. Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing
    check.overruled_by, check.overruled_at, check.overrule_reason = by, at, reason.strip()
    check.save(update_fields=["overruled_by", "overruled_at", "overrule_reason"])
    return check


def take_back_overrule(check: ReceiptCheck) -> ReceiptCheck:
    check.overruled_by, check.overruled_at, check.overrule_reason = None, None, ""
    check.save(update_fields=["overruled_by", "overruled_at", "overrule_reason"])
    return check


def confirm_payment(payment: Payment, *, by: Any, at: datetime, note: str) -> None:
    """An officer saw the money on the bank statement. Raises ReasonMissing."""
    if not note.strip():
        raise ReasonMissing
    payment.confirmed_by, payment.confirmed_at, payment.confirmation_note = by, at, note.strip()
    payment.save(update_fields=["confirmed_by", "confirmed_at", "confirmation_note"])


def withdraw_confirmation(payment: Payment) -> None:
    payment.confirmed_by, payment.confirmed_at, payment.confirmation_note = None, None, ""
    payment.save(update_fields=["confirmed_by", "confirmed_at", "confirmation_note"])


def is_settled(payment: Payment) -> bool:
    """Tell whether an officer confirmed the payment, or a receipt read from a file agrees in every check.

    A check that an officer overruled counts as agreeing. What was typed by hand is the person's own word.
    """
    if payment.confirmed_at is not None:
        return True
    receipts = payment.receipts.exclude(state=ReceiptState.TYPED).prefetch_related("checks")
    return any(_all_stand(receipt) for receipt in receipts)


def best_receipt(payment: Payment) -> Receipt | None:
    """Return the receipt that says most for the payment: fewest checks in doubt, a file before typing, the newest."""
    receipts = list(payment.receipts.prefetch_related("checks"))
    return max(receipts, key=_merit, default=None)


def remove_receipt(receipt: Receipt) -> None:
    """Remove the receipt; its files go when the transaction commits."""
    paths = _paths_of(receipt)
    receipt.delete()
    transaction.on_commit(partial(_delete_files, paths))


@transaction.atomic
def remove_payment(payment: Payment) -> None:
    """Remove the payment, its receipts and their files, for good."""
    for receipt in payment.receipts.all():
        remove_receipt(receipt)
    payment.delete()


def _columns(expected: ExpectedPayment, *, at: datetime) -> dict[str, Any]:
    return {
        "channel": expected.channel,
        "payer_name": expected.payer_name,
        "payer_tckn": expected.payer_tckn,
        "amount": _amount_on(expected, timezone.localdate(at)),
        "expectation": expectation_to_json(expected),
    }


def _amount_on(expected: ExpectedPayment, day: date) -> Any:
    for due in expected.amounts:
        if due.valid_from <= day and (due.valid_until is None or day < due.valid_until):
            return due.amount
    return None


def _all_stand(receipt: Receipt) -> bool:
    checks = list(receipt.checks.all())
    return bool(checks) and all(check.stands for check in checks)


def _merit(receipt: Receipt) -> tuple[bool, int, bool, datetime]:
    in_doubt = sum(not check.stands for check in receipt.checks.all())
    return (_all_stand(receipt), -in_doubt, not receipt.is_typed, receipt.uploaded_at)


def _keep_files(receipt: Receipt, content: bytes, found: ReadFile) -> None:
    """Write original and pages. Should writing or the transaction fail, nothing is left behind."""
    paths = [f"receipts/{receipt.pk}/original.{found.kind}"]
    paths += [receipt.page_path(number) for number in range(1, len(found.pages) + 1)]
    try:
        for path, body in zip(paths, (content, *found.pages), strict=True):
            default_storage.save(path, ContentFile(body))
        receipt.file.name = paths[0]
        receipt.save(update_fields=["file"])
    except Exception:
        _delete_files(paths)
        raise


def _paths_of(receipt: Receipt) -> list[str]:
    pages = [receipt.page_path(number) for number in range(1, receipt.page_count + 1)]
    return [receipt.file.name, *pages] if receipt.file else pages


def _delete_files(paths: list[str]) -> None:
    for path in paths:
        default_storage.delete(path)
