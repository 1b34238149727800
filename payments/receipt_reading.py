"""The job that reads pictures of receipts. A worker may be killed at any moment and nothing is lost.

What is to be done stands in the receipt's own row, not in the queue: who starts to read it takes a lease, renews it
page by page, and writes the result only while the lease is still its own. `sweep` sends what is overdue to the queue
again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from payments import storage
from payments.domain.placed import join_pages
from payments.domain.receipt import ReceiptFields, parse_receipt
from payments.judging import fill, judge, replace_checks
from payments.models import Payment, Receipt, ReceiptState, Source
from payments.reading.refusals import ReceiptRefused
from payments.reading.safely import read_picture

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)
"""Longer than any page takes; a start that has not renewed it by then is lost."""
MOST_ATTEMPTS = 3
_PAUSES = (timedelta(seconds=15), timedelta(minutes=2))
"""Before the second and the third attempt."""
_PATIENCE = timedelta(seconds=15)
"""How long the queue may leave a receipt before it is sent to it again; a second task for it does no harm."""


class LeaseLost(Exception):
    """The receipt was removed, or another worker reads it by now: what this one read is nobody's."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write what the receipt ``pk`` holds. ``attempt`` says which start it is; a later start ends it."""

    pk: UUID
    attempt: int

    def rows(self) -> QuerySet[Receipt]:
        """Return the receipt while the lease holds, else nothing."""
        return Receipt.objects.filter(pk=self.pk, state=ReceiptState.READING, attempts=self.attempt)

    def renew(self, *, pages_read: int) -> None:
        """Tell how far the reading is and hold on for another while. Raises LeaseLost."""
        if not self.rows().update(pages_read=pages_read, lease_until=timezone.now() + LEASE):
            raise LeaseLost


def read_later(receipt: Receipt) -> None:
    """Send ``receipt`` to the queue once its row is certain. Should that fail, `sweep` does it."""
    pk = str(receipt.pk)

    def send() -> None:
        read_receipt.enqueue(pk)

    transaction.on_commit(send, robust=True)


@transaction.atomic
def read_anew(receipt: Receipt, at: datetime) -> None:
    """Begin again with a receipt that no attempt could read: somebody sent its file once more."""
    locked = _locked(Receipt.objects.filter(pk=receipt.pk, state=ReceiptState.UNREADABLE))
    if locked is None:
        return
    locked.attempts, locked.pages_read = 0, 0
    _write(locked, ReceiptState.WAITING, ReceiptFields(), at)
    read_later(locked)


@task()
def read_receipt(pk: str) -> None:
    """Read the pictures of one receipt and check what they say, unless that is done or somebody is at it."""
    lease = _claim(UUID(pk), timezone.now())
    if lease is None:
        return
    try:
        fields = _read(lease)
    except LeaseLost:
        return
    except ReceiptRefused as refused:
        log.warning("receipt_not_read", receipt=pk, attempt=lease.attempt, why=refused.code)
        _put_off(lease, timezone.now())
        return
    except Exception:
        _put_off(lease, timezone.now())
        raise
    _finish(lease, ReceiptState.READ, fields, timezone.now())


def sweep(at: datetime) -> int:
    """Send every receipt that is overdue to the queue again, give up those that no attempt could read; return how many.

    Overdue is what the queue left lying, what is to be tried again, and what a worker did not finish.
    """
    overdue = Receipt.objects.filter(_is_overdue(at)).values_list("pk", flat=True)
    return sum(_send_again(pk, at) for pk in list(overdue))


def wake(receipt: Receipt, at: datetime) -> bool:
    """Do for one receipt, which somebody looks at, what `sweep` does for all; tell whether it was overdue."""
    return receipt.is_being_read and _send_again(receipt.pk, at)


def _is_overdue(at: datetime) -> Q:
    left_lying = Q(state=ReceiptState.WAITING, next_try_at__lte=at - _PATIENCE)
    return left_lying | Q(state=ReceiptState.READING, lease_until__lte=at)


@transaction.atomic
def _send_again(pk: UUID, at: datetime) -> bool:
    receipt = _locked(Receipt.objects.filter(_is_overdue(at), pk=pk))
    if receipt is None:
        return False
    if receipt.attempts >= MOST_ATTEMPTS:
        _write(receipt, ReceiptState.UNREADABLE, ReceiptFields(), at)
        return True
    receipt.state, receipt.lease_until, receipt.next_try_at = ReceiptState.WAITING, None, at
    receipt.save(update_fields=["state", "lease_until", "next_try_at"])
    read_later(receipt)
    return True


@transaction.atomic
def _claim(pk: UUID, at: datetime) -> Lease | None:
    """Begin an attempt. ``None``: there is nothing to read, it is not its time, or another worker was quicker."""
    due = Q(state=ReceiptState.WAITING, next_try_at__lte=at)
    lost = Q(state=ReceiptState.READING, lease_until__lte=at)
    begun = Receipt.objects.filter(due | lost, pk=pk, attempts__lt=MOST_ATTEMPTS).update(
        state=ReceiptState.READING, attempts=F("attempts") + 1, lease_until=at + LEASE, next_try_at=None, pages_read=0
    )
    return Lease(pk, Receipt.objects.values_list("attempts", flat=True).get(pk=pk)) if begun else None


def _read(lease: Lease) -> ReceiptFields:
    """Read page after page; no transaction is open meanwhile. Raises LeaseLost, ReceiptRefused or OSError."""
    receipt = _held(lease.rows())
    try:
        data = storage.original(receipt)
    except FileNotFoundError:
        _held(lease.rows())  # a receipt that was removed has no file
        raise
    pages = []
    for page in range(1, receipt.page_count + 1):
        pages.append(read_picture(data, page))
        lease.renew(pages_read=page)
    return parse_receipt(join_pages(pages))


@transaction.atomic
def _finish(lease: Lease, state: ReceiptState, fields: ReceiptFields, at: datetime) -> None:
    """Write what was read and its checks; nothing when the lease is lost."""
    receipt = _locked(lease.rows())
    if receipt is not None:
        _write(receipt, state, fields, at)


def _put_off(lease: Lease, at: datetime) -> None:
    """Leave the receipt for a later attempt; after the last one an officer reads it."""
    if lease.attempt >= MOST_ATTEMPTS:
        _finish(lease, ReceiptState.UNREADABLE, ReceiptFields(), at)
        return
    later = at + _PAUSES[lease.attempt - 1]
    lease.rows().update(state=ReceiptState.WAITING, lease_until=None, next_try_at=later)


def _write(receipt: Receipt, state: ReceiptState, fields: ReceiptFields, at: datetime) -> None:
    checked = judge(receipt.payment, fields, state, at)
    fill(receipt, fields, checked)
    receipt.state, receipt.lease_until = state, None
    receipt.next_try_at = at if state is ReceiptState.WAITING else None
    receipt.source = Source.OCR if state is ReceiptState.READ else ""
    receipt.save()
    replace_checks(receipt, checked)


def _locked(rows: QuerySet[Receipt]) -> Receipt | None:
    """Lock the payment, then its receipt, in the order of everyone who writes both: what is expected stands still."""
    Payment.objects.select_for_update(of=("self",)).filter(receipts__in=rows).first()
    return rows.select_for_update().first()


def _held(rows: QuerySet[Receipt]) -> Receipt:
    receipt = rows.first()
    if receipt is None:
        raise LeaseLost
    return receipt
