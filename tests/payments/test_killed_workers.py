"""Real workers in processes of their own, killed while they read. The database is the test's, in a file or a server."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from applications.models import User
from payments import services
from payments.domain.checks import Check, Outcome
from payments.models import Receipt, ReceiptState, Source
from payments.receipt_reading import read_later
from tests import real_workers
from tests.payments.samples import SAMPLES
from tests.payments.scans import scan_of
from tests.payments.test_checks import EXPECTED
from tests.real_workers import WORKER, Start, kill, queue_in_the_database, starting

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = 5


@pytest.fixture(scope="module")
def scan():
    return scan_of(SAMPLES[0].text, pages=PAGES)


@pytest.fixture
def receipt(scan, settings):
    """A picture of five pages in the queue of the database."""
    queue_in_the_database(settings)
    person = User.objects.create_user("ayse@ornek.example")
    payment = services.open_payment(EXPECTED, at=timezone.now())
    return services.accept_upload(payment, SimpleUploadedFile("x.pdf", scan), by=person, at=timezone.now())


@pytest.fixture
def start(tmp_path) -> Iterator[Start]:
    with starting(tmp_path) as start:
        yield start


wait_until = partial(
    real_workers.wait_until, seconds=40, jobs=Receipt.objects.values("state", "attempts", "pages_read")
)


def is_in_the_middle() -> bool:
    return Receipt.objects.filter(state=ReceiptState.READING, pages_read__gte=1, pages_read__lt=PAGES).exists()


def is_read() -> bool:
    return Receipt.objects.filter(state=ReceiptState.READ).exists()


def let_the_lease_run_out() -> None:
    real_workers.let_the_lease_run_out(Receipt.objects.filter(state=ReceiptState.READING))


def assert_read_whole(receipt: Receipt, *, attempts: int) -> None:
    receipt.refresh_from_db()
    assert (receipt.state, receipt.source, receipt.attempts) == (ReceiptState.READ, Source.OCR, attempts)
    assert (receipt.pages_read, receipt.lease_until) == (PAGES, None)
    assert receipt.fields["text"].count("2553031025") == PAGES
    assert receipt.outcome == Outcome.AGREES
    assert [check.check_name for check in receipt.checks.all()] == [check.value for check in Check]


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(receipt, start):
    killed = start(*WORKER)
    wait_until(is_in_the_middle)
    kill(killed)
    receipt.refresh_from_db()
    assert receipt.state == ReceiptState.READING
    let_the_lease_run_out()
    assert start("sweep_receipts").wait() == 0
    start(*WORKER)
    wait_until(is_read)
    assert_read_whole(receipt, attempts=2)


def test_the_sweeper_runs_on_and_finds_what_two_killed_workers_left(receipt, start):
    for _ in range(2):
        killed = start(*WORKER)
        wait_until(is_in_the_middle)
        kill(killed)
        let_the_lease_run_out()
        assert start("sweep_receipts").wait() == 0
    Receipt.objects.update(next_try_at=timezone.now() - timedelta(minutes=1))
    start("sweep_receipts", "--every", "1")
    start(*WORKER)
    wait_until(is_read)
    assert_read_whole(receipt, attempts=3)


def test_two_workers_beside_each_other_read_it_once(receipt, start):
    read_later(receipt)  # a second task for the same receipt
    start(*WORKER)
    start(*WORKER)
    wait_until(is_read)
    assert_read_whole(receipt, attempts=1)
