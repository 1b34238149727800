"""The job that prints the forms of many requests as one PDF. A worker may be killed at any moment: no half file.

What is to be done stands in the job's own row, not in the queue, as with receipts that are read
(``payments.receipt_reading``): who starts takes a lease, renews it every few forms, and finishes only while the lease
is still its own. `sweep` sends what is overdue to the queue again and removes files that are a day old.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django_tasks import task

from applications import prints
from applications.models import PrintJob, PrintState, User
from applications.models.prints import OPEN_STATES
from applications.printing import bulk_files
from applications.printing.bulk import FormsFile
from applications.printing.sheets_of_many import Batch
from applications.rights import load_memberships, printable

log = structlog.get_logger(__name__)

MOST_FORMS = 500
LEASE = timedelta(seconds=60)
"""Longer than any ten forms take; a start that has not renewed it by then is lost."""
MOST_ATTEMPTS = 3
_PAUSES = (timedelta(seconds=15), timedelta(minutes=2))
"""Before the second and the third attempt."""
_PATIENCE = timedelta(seconds=15)
"""How long the queue may leave a job before it is sent to it again; a second task for it does no harm."""
_TITLE = "Başvuru formları, {}"
_NONE_CHOSEN = "Hiçbir başvuru seçilmedi. Adların solundaki kutuları işaretleyip yeniden yazdırın."
_NONE_LEFT = "Seçilen başvurular listenizde yok. Başka bir masaya geçmiş olabilirler; listeden yeniden seçin."


class WrongChoice(Exception):
    """What was chosen cannot be printed; the message tells the officer what to do."""


class LeaseLost(Exception):
    """Somebody called the print off, or another worker makes it by now."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to finish the job ``pk``. ``attempt`` says which start it is; a later start ends it."""

    pk: UUID
    attempt: int

    def rows(self) -> QuerySet[PrintJob]:
        """Return the job while the lease holds, else nothing."""
        return PrintJob.objects.filter(pk=self.pk, state=PrintState.PRINTING, attempts=self.attempt)

    def renew(self, done: int) -> None:
        """Tell how far the print is and hold on for another while. Raises LeaseLost."""
        if not self.rows().update(done=done, lease_until=timezone.now() + LEASE):
            raise LeaseLost


def start(by: User, picked: Sequence[int], *, at: datetime) -> PrintJob:
    """Have the forms of ``picked`` (pk) printed in this order; those that ``by`` may not print are left away.

    Pressed twice, one job is made. Raises WrongChoice.
    """
    wanted = list(dict.fromkeys(picked))
    if len(wanted) > MOST_FORMS:
        raise WrongChoice(f"{len(wanted)} başvuru seçildi. Bir kerede en çok {MOST_FORMS} form yazdırılır.")
    found = dict(printable(by).filter(pk__in=wanted).values_list("pk", "directorate_id"))
    cases = [pk for pk in wanted if pk in found]
    if not cases:
        raise WrongChoice(_NONE_LEFT if wanted else _NONE_CHOSEN)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)  # of two presses at once the second finds the first one's job
        same = [job for job in PrintJob.objects.filter(requested_by=by, state__in=OPEN_STATES) if job.cases == cases]
        return same[0] if same else _begin(by, cases, found[cases[0]], at)


def _begin(by: User, cases: list[int], directorate_id: int, at: datetime) -> PrintJob:
    job = PrintJob.objects.create(
        directorate_id=directorate_id,
        requested_by=by,
        requested_at=at,
        state=PrintState.WAITING,
        next_try_at=at,
        cases=cases,
    )
    _print_later(job.pk)
    return job


def call_off(job: PrintJob) -> bool:
    """Give the print up; ``False`` when it was done meanwhile. Its worker notices, and leaves no file."""
    deleted, _ = PrintJob.objects.filter(pk=job.pk, state__in=OPEN_STATES).delete()
    return bool(deleted)


@transaction.atomic
def print_anew(job: PrintJob, at: datetime) -> None:
    """Begin again with a job that failed, or whose file was removed."""
    ended = Q(state=PrintState.FAILED) | Q(state=PrintState.DONE, file="")
    begun = PrintJob.objects.filter(ended, pk=job.pk).update(
        state=PrintState.WAITING,
        attempts=0,
        done=0,
        left_out=[],
        drafts=[],
        requested_at=at,
        next_try_at=at,
        finished_at=None,
    )
    if begun:
        _print_later(job.pk)


@task()
def print_forms(pk: str) -> None:
    """Print the forms of one job, unless that is done or somebody is at it."""
    lease = _claim(UUID(pk), timezone.now())
    if lease is None:
        return
    try:
        _print(lease, timezone.now())
    except LeaseLost:
        return
    except Exception:
        _put_off(lease, timezone.now())
        raise


def sweep(at: datetime) -> int:
    """Send every overdue job to the queue again, give up those that no attempt could print; return how many.

    Files that are a day old go, and so does what killed workers left.
    """
    overdue = list(PrintJob.objects.filter(_is_overdue(at)).values_list("pk", flat=True))
    count = sum(_send_again(pk, at) for pk in overdue)
    bulk_files.remove_old(at)
    bulk_files.remove_strays()
    return count


def wake(job: PrintJob, at: datetime) -> bool:
    """Do for one job, which somebody looks at, what `sweep` does for all; tell whether anything was due."""
    if job.is_open:
        return _send_again(job.pk, at)
    return bool(bulk_files.remove_old(at, pk=job.pk))


def _print_later(pk: UUID) -> None:
    """Send the job to the queue once its row is certain. Should that fail, `sweep` does it."""

    def send() -> None:
        print_forms.enqueue(str(pk))

    transaction.on_commit(send, robust=True)


def _is_overdue(at: datetime) -> Q:
    left_lying = Q(state=PrintState.WAITING, next_try_at__lte=at - _PATIENCE)
    return left_lying | Q(state=PrintState.PRINTING, lease_until__lte=at)


@transaction.atomic
def _send_again(pk: UUID, at: datetime) -> bool:
    job = PrintJob.objects.select_for_update().filter(_is_overdue(at), pk=pk).first()
    if job is None:
        return False
    if job.attempts >= MOST_ATTEMPTS:
        _end(job, PrintState.FAILED, at)
        return True
    job.state, job.lease_until, job.next_try_at = PrintState.WAITING, None, at
    job.save(update_fields=["state", "lease_until", "next_try_at"])
    _print_later(pk)
    return True


def _claim(pk: UUID, at: datetime) -> Lease | None:
    """Begin an attempt. ``None``: there is nothing to print, it is not its time, or another worker was quicker."""
    due = Q(state=PrintState.WAITING, next_try_at__lte=at) | Q(state=PrintState.PRINTING, lease_until__lte=at)
    with transaction.atomic():
        begun = PrintJob.objects.filter(due, pk=pk, attempts__lt=MOST_ATTEMPTS).update(
            state=PrintState.PRINTING, attempts=F("attempts") + 1, lease_until=at + LEASE, next_try_at=None, done=0
        )
        return Lease(pk, PrintJob.objects.values_list("attempts", flat=True).get(pk=pk)) if begun else None


def _print(lease: Lease, at: datetime) -> None:
    """Print form after form; no transaction is open meanwhile. Raises LeaseLost."""
    at, job = timezone.localtime(at), lease.rows().select_related("requested_by").first()
    if job is None:
        raise LeaseLost
    load_memberships(job.requested_by)
    batch = Batch(job.cases, printed_at=at)
    with bulk_files.being_written(lease.pk, lease.attempt) as file:
        forms = FormsFile(file)
        batch.put_into(forms, printable(job.requested_by), tell=lease.renew)
        if batch.printed:
            forms.finish(printed_at=at, title=_TITLE.format(date_format(at, "j F Y")))
        _finish(lease, batch, file)


@transaction.atomic
def _finish(lease: Lease, batch: Batch, file: BinaryIO) -> None:
    """Hand the file over, and remember what was printed; nothing when the lease is lost."""
    job = lease.rows().select_for_update(of=("self",)).select_related("requested_by").first()
    if job is None:
        return
    job.file = bulk_files.keep(file, lease.pk, lease.attempt) if batch.printed else ""
    job.left_out = [astuple(left) for left in batch.left_out]
    job.drafts = [sheet.case.reference for sheet in batch.printed if sheet.form.is_draft]
    job.done = batch.done
    printed = [(sheet.case, sheet.form) for sheet in batch.printed]
    prints.remember_all(printed, by=job.requested_by, at=batch.printed_at)
    _end(job, PrintState.DONE, timezone.now())


@transaction.atomic
def _put_off(lease: Lease, at: datetime) -> None:
    """Leave the job for a later attempt; after the last one somebody has to ask for it anew."""
    log.warning("bulk_print_broke_off", job=str(lease.pk), attempt=lease.attempt)
    job = lease.rows().select_for_update().first()
    if job is None:
        return
    if lease.attempt >= MOST_ATTEMPTS:
        _end(job, PrintState.FAILED, at)
        return
    job.state, job.lease_until, job.next_try_at = PrintState.WAITING, None, at + _PAUSES[lease.attempt - 1]
    job.save(update_fields=["state", "lease_until", "next_try_at"])


def _end(job: PrintJob, state: PrintState, at: datetime) -> None:
    job.state, job.lease_until, job.next_try_at, job.finished_at = state, None, None, at
    job.save()
