"""Real workers in processes of their own, killed while they print; the database is the test's, also on a server."""

from collections.abc import Iterator
from functools import partial
from subprocess import Popen

import pypdfium2 as pdfium
import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from applications import bulk_printing
from applications.domain.vocabulary import Paper, Role
from applications.models import PaperPrint, PrintJob, PrintState
from applications.printing.bulk_files import PRINTS_FOLDER
from tests import factories, real_workers
from tests.real_workers import WORKER, Start, kill, queue_in_the_database, starting

pytestmark = pytest.mark.django_db(transaction=True)

FORMS = 300


@pytest.fixture
def job(settings):
    """Three hundred forms in the queue of the database."""
    queue_in_the_database(settings)
    procedure = factories.make_procedure(papers=[{"paper": Paper.REQUEST_FORM, "deliver": 1}])
    owner = factories.make_user()
    cases = [factories.make_case(procedure, owner=owner).pk for _ in range(FORMS)]
    return bulk_printing.start(factories.make_member(Role.OFFICER, procedure.directorate), cases, at=timezone.now())


@pytest.fixture
def start(tmp_path) -> Iterator[Start]:
    with starting(tmp_path) as start:
        yield start


wait_until = partial(real_workers.wait_until, seconds=120, jobs=PrintJob.objects.values("state", "attempts", "done"))


def is_in_the_middle() -> bool:
    return PrintJob.objects.filter(state=PrintState.PRINTING, done__gte=1, done__lt=FORMS).exists()


def is_made() -> bool:
    return PrintJob.objects.filter(state=PrintState.DONE).exists()


def kill_in_the_middle(process: Popen) -> None:
    wait_until(is_in_the_middle)
    kill(process)
    assert PrintJob.objects.get().state == PrintState.PRINTING


def let_the_lease_run_out() -> None:
    real_workers.let_the_lease_run_out(PrintJob.objects.filter(state=PrintState.PRINTING))


def files() -> list[str]:
    return sorted(default_storage.listdir(PRINTS_FOLDER)[1])


def assert_printed_whole(job: PrintJob, *, attempts: int) -> None:
    job.refresh_from_db()
    assert (job.state, job.attempts, job.done, job.left_out) == (PrintState.DONE, attempts, FORMS, [])
    assert files() == [f"{job.pk}.pdf"]
    with job.file.open() as file, pdfium.PdfDocument(file.read()) as pdf:
        assert len(pdf) == FORMS
    assert PaperPrint.objects.count() == FORMS


def test_a_worker_that_is_killed_in_the_middle_leaves_no_half_file(job, start):
    kill_in_the_middle(start(*WORKER))
    assert files() == [f"{job.pk}-1.part"]
    assert not PaperPrint.objects.exists()
    let_the_lease_run_out()
    assert start("sweep_prints").wait() == 0
    assert files() == [], "what was left is gone before anybody begins anew"
    start(*WORKER)
    wait_until(is_made)
    assert_printed_whole(job, attempts=2)


def test_the_sweeper_runs_on_and_a_look_at_the_page_begins_anew_too(job, start):
    kill_in_the_middle(start(*WORKER))
    let_the_lease_run_out()
    assert bulk_printing.wake(job, timezone.now())
    kill_in_the_middle(start(*WORKER))
    let_the_lease_run_out()
    start("sweep_prints", "--every", "1")
    start(*WORKER)
    wait_until(is_made)
    wait_until(lambda: len(files()) == 1)
    assert_printed_whole(job, attempts=3)


def test_a_killed_print_that_is_called_off_leaves_nothing(job, start):
    kill_in_the_middle(start(*WORKER))
    assert bulk_printing.call_off(job)
    assert start("sweep_prints").wait() == 0
    assert files() == []


def test_two_workers_beside_each_other_print_it_once(job, start):
    bulk_printing._print_later(job.pk)  # a second task for the same print
    start(*WORKER)
    start(*WORKER)
    wait_until(is_made)
    assert_printed_whole(job, attempts=1)
