"""Receipts as they come in: from a file or as typed."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import structlog
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from payments import storage
from payments.domain.receipt import ReceiptFields, fields_to_json, parse_receipt
from payments.judging import fill, judge, write_checks
from payments.models import Payment, Receipt, ReceiptState, Source
from payments.reading.kinds import ReadFile
from payments.reading.limits import LARGEST
from payments.reading.refusals import ReceiptRefused, Refusal
from payments.reading.safely import draw_pages, read_file
from payments.receipt_reading import read_anew, read_later

log = structlog.get_logger(__name__)


class PaymentGone(Exception):
    """The draft was thrown away, and its payment with it, while its receipt was on the way."""


def accept_upload(payment: Payment, file: UploadedFile, *, by: AbstractBaseUser, at: datetime) -> Receipt:
    """Keep an uploaded receipt. A PDF's own text is read and checked at once, pictures by a job afterwards.

    The same file on the same payment gives the receipt that is already there: a double post makes one. If it could not
    be read, that is tried anew.
    Raises ReceiptRefused when the file is not taken, PaymentGone when nobody waits for it any more; then nothing is
    kept. Blocks while a child process opens the file.
    """
    data = _bytes_of(file)
    digest = hashlib.sha256(data).hexdigest()
    existing = payment.receipts.filter(sha256=digest).first()
    if existing is not None:
        read_anew(existing, at)
        return existing
    read, pages = read_file(data), draw_pages(data)
    fields = parse_receipt(read.placed) if read.placed is not None else ReceiptFields()
    receipt = Receipt(payment=payment, sha256=digest, size=len(data), uploaded_by=by, uploaded_at=at)
    _describe(receipt, read, len(pages))
    return _keep(receipt, fields, data, pages)


def enter_by_hand(payment: Payment, fields: ReceiptFields, *, by: AbstractBaseUser, at: datetime) -> Receipt:
    """Keep and check what the person typed from a receipt. It is their own word and settles nothing by itself.

    Raises PaymentGone.
    """
    latest = payment.receipts.filter(state=ReceiptState.TYPED).last()
    if latest is not None and latest.fields == fields_to_json(fields):
        return latest
    checked = judge(payment, fields, ReceiptState.TYPED, at)
    receipt = Receipt(payment=payment, state=ReceiptState.TYPED, source=Source.TYPED, uploaded_by=by, uploaded_at=at)
    fill(receipt, fields, checked)
    with transaction.atomic():
        _locked(payment.pk)
        receipt.save(force_insert=True)
        write_checks(receipt, checked)
    return receipt


def remove_receipt(receipt: Receipt) -> None:
    """Delete a receipt and, once that is certain, its files. A job that reads it at this moment writes nothing."""
    with transaction.atomic():
        Receipt.objects.select_for_update().filter(pk=receipt.pk).first()  # before its checks, like everyone else
        pk = receipt.pk
        receipt.delete()
    transaction.on_commit(lambda: storage.remove(pk))


@transaction.atomic
def remove_payment(payment: Payment) -> None:
    """Delete a payment with its receipts and, once that is certain, their files."""
    Payment.objects.select_for_update().filter(pk=payment.pk).first()
    for receipt in payment.receipts.all():
        remove_receipt(receipt)
    payment.delete()


def _locked(pk: UUID) -> Payment:
    payment = Payment.objects.select_for_update().filter(pk=pk).first()
    if payment is None:
        raise PaymentGone
    return payment


def _bytes_of(file: UploadedFile) -> bytes:
    """Read the upload, but never more than what is taken at most."""
    if file.size is not None and file.size > LARGEST:
        raise ReceiptRefused(Refusal.TOO_LARGE)
    file.seek(0)
    return file.read(LARGEST + 1)


def _describe(receipt: Receipt, read: ReadFile, page_count: int) -> None:
    """Set what the file itself tells; pictures wait for the job."""
    receipt.kind, receipt.page_count, receipt.is_flattened = read.kind, page_count, read.is_flattened
    if read.placed is not None:
        receipt.state, receipt.source = ReceiptState.READ, Source.TEXT
    else:
        receipt.state, receipt.next_try_at = ReceiptState.WAITING, receipt.uploaded_at


def _keep(receipt: Receipt, fields: ReceiptFields, data: bytes, pages: Sequence[bytes]) -> Receipt:
    """Write the files, then the rows; a failure takes the files away again."""
    with storage.kept_only_on_success(receipt.pk):
        _write_files(receipt, data, pages)
        existing = _keep_rows(receipt, fields)
    if existing is not None:
        storage.remove(receipt.pk)
    return existing or receipt


def _write_files(receipt: Receipt, data: bytes, pages: Sequence[bytes]) -> None:
    """Write the files, or raise ReceiptRefused: a full disk is no fault of the file, and the person can try again."""
    try:
        storage.write(receipt, data, pages)
    except OSError as error:
        log.exception("receipt_not_kept", receipt=str(receipt.pk))
        raise ReceiptRefused(Refusal.NOT_KEPT) from error


@transaction.atomic
def _keep_rows(receipt: Receipt, fields: ReceiptFields) -> Receipt | None:
    """Write the rows, or return the receipt of the same file that another post has made meanwhile."""
    # Of two posts of one file the second waits here and finds the first one's receipt; and nobody changes what is
    # expected before the checks are written.
    payment = _locked(receipt.payment_id)
    existing = payment.receipts.filter(sha256=receipt.sha256).first()
    if existing is not None:
        return existing
    checked = judge(payment, fields, receipt.state, receipt.uploaded_at)
    fill(receipt, fields, checked)
    receipt.save(force_insert=True)
    write_checks(receipt, checked)
    if receipt.is_being_read:
        read_later(receipt)
    return None
