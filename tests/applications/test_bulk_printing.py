"""The job that prints many forms, in this process. Workers that are killed: `test_killed_bulk_print.py`."""

import os
import threading
from datetime import timedelta

import pypdfium2 as pdfium
import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.formats import date_format

from applications import bulk_printing, rights
from applications.bulk_printing import LEASE, MOST_ATTEMPTS, Lease, WrongChoice, print_forms
from applications.domain.lifecycle import Status
from applications.domain.vocabulary import Paper, Role, UnitKind
from applications.models import PaperPrint, PrintJob, PrintState, SignatureRequest
from applications.printing import bulk_files, sheets_of_many
from tests import factories

pytestmark = pytest.mark.django_db

PAPERS = [{"paper": Paper.KAMU_SM_FORM, "deliver": 1}, {"paper": Paper.REQUEST_FORM, "deliver": 2}]
ARABIC = "محمد"


@pytest.fixture
def procedure():
    return factories.make_procedure(papers=PAPERS)


@pytest.fixture
def officer(procedure):
    return factories.make_member(Role.OFFICER, procedure.directorate)


@pytest.fixture
def cases(procedure):
    """Three requests whose names are not in the order of their numbers."""
    return [factories.make_case(procedure, last_name=name) for name in ("Yılmaz", "Çelik", "Aydın")]


def asked_for(officer, *cases):
    return bulk_printing.start(officer, [case.pk for case in cases], at=timezone.now())


def printed(job):
    print_forms.call(str(job.pk))
    job.refresh_from_db()
    return job


def make_overdue(job):
    """Let the job's time run out: as if nobody had cared for it for an hour."""
    long_ago = timezone.now() - timedelta(hours=1)
    PrintJob.objects.filter(pk=job.pk, state=PrintState.WAITING).update(next_try_at=long_ago)
    PrintJob.objects.filter(pk=job.pk, state=PrintState.PRINTING).update(lease_until=long_ago)


def begin(job):
    """Claim the job as a worker does that will never come back."""
    lease = bulk_printing._claim(job.pk, timezone.now())
    job.refresh_from_db()
    return lease


def files():
    folder = bulk_files.PRINTS_FOLDER
    return sorted(default_storage.listdir(folder)[1]) if default_storage.exists(folder) else []


def pages_of(job):
    """Return the text of each page of the file."""
    with job.file.open() as file, pdfium.PdfDocument(file.read()) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


# --- what is printed -----------------------------------------------------------------------------
def test_the_file_holds_each_form_in_the_order_asked_for(officer, cases):
    last, first, middle = cases
    job = printed(asked_for(officer, first, middle, last))
    assert (job.state, job.done, job.left_out, job.attempts) == (PrintState.DONE, 3, [], 1)
    assert files() == [f"{job.pk}.pdf"]
    pages = pages_of(job)
    assert len(pages) == 6
    for place, case in enumerate([first, first, middle, middle, last, last]):
        assert case.spoken_reference in pages[place]
        assert case.full_name in pages[place]


def test_a_form_is_printed_once_however_often_it_was_ticked(officer, cases):
    job = printed(asked_for(officer, cases[0], cases[1], cases[0]))
    assert job.cases == [cases[0].pk, cases[1].pk]
    assert len(pages_of(job)) == 4


def test_each_print_is_remembered_when_it_is_made_and_not_before(officer, cases):
    job = asked_for(officer, *cases)
    assert not PaperPrint.objects.exists()
    printed(job)
    rows = PaperPrint.objects.filter(paper=Paper.REQUEST_FORM, printed_by=officer, copies=2)
    assert {row.case_id for row in rows} == {case.pk for case in cases}


def test_whose_form_cannot_be_printed_is_told_with_the_reason(officer, procedure, cases):
    without = factories.make_procedure(procedure.directorate, category="hospital_staff", papers=[PAPERS[0]])
    no_form = factories.make_case(without)
    unprintable = factories.make_case(procedure, first_name=ARABIC)
    job = printed(asked_for(officer, cases[0], no_form, unprintable, cases[1]))
    assert job.state == PrintState.DONE
    assert dict(job.left_out) == {
        no_form.reference: sheets_of_many.NO_FORM,
        unprintable.reference: dict(job.left_out)[unprintable.reference],
    }
    assert "U+0645" in dict(job.left_out)[unprintable.reference]
    assert (job.done, job.printed, len(pages_of(job))) == (4, 2, 4)
    assert set(job.printed_cases()) == {cases[0], cases[1]}
    assert PaperPrint.objects.count() == 2


def test_whose_form_is_a_draft_is_told_and_said_anew_each_time(officer, cases):
    SignatureRequest.objects.filter(pk=cases[1].pk).update(status=Status.RETURNED)
    job = printed(asked_for(officer, *cases))
    assert job.drafts == [cases[1].reference]
    assert ["TASLAK" in page for page in pages_of(job)] == [False, False, True, True, False, False]

    SignatureRequest.objects.filter(pk=cases[1].pk).update(status=Status.SUBMITTED)
    PrintJob.objects.update(state=PrintState.FAILED)
    bulk_printing.print_anew(job, timezone.now())
    assert printed(job).drafts == []


def test_where_no_form_is_due_there_is_no_file(officer, procedure):
    without = factories.make_procedure(procedure.directorate, category="hospital_staff", papers=[PAPERS[0]])
    job = printed(asked_for(officer, factories.make_case(without)))
    assert (job.state, job.printed, bool(job.file), files()) == (PrintState.DONE, 0, False, [])


def test_what_went_to_another_desk_meanwhile_is_left_out(officer, cases):
    job = asked_for(officer, *cases)
    there = factories.make_directorate(plate=6, province="Ankara", name="Ankara İl Sağlık Müdürlüğü")
    SignatureRequest.objects.filter(pk=cases[1].pk).update(directorate=there)
    printed(job)
    assert job.left_out == [[cases[1].reference, sheets_of_many.NOT_VISIBLE]]
    assert len(pages_of(job)) == 4


def test_whose_membership_ended_meanwhile_gets_no_form(officer, cases):
    job = asked_for(officer, *cases)
    officer.memberships.all().delete()
    printed(job)
    assert (job.printed, files()) == (0, [])


def test_each_person_has_a_bookmark_and_the_title_names_nobody(officer, cases):
    job = printed(asked_for(officer, *cases))
    with job.file.open() as file, pdfium.PdfDocument(file.read()) as pdf:
        marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in pdf.get_toc()]
        title = pdf.get_metadata_value("Title")
    assert marks == [(f"{case.full_name} · {case.spoken_reference}", 2 * place) for place, case in enumerate(cases)]
    assert title == f"Başvuru formları, {date_format(timezone.localdate(), 'j F Y')}"


# --- who may, and what ---------------------------------------------------------------------------
def test_only_what_one_may_print_is_taken(procedure, cases):
    directorate = procedure.directorate
    unit = factories.make_unit(directorate, kind=UnitKind.HOSPITAL)
    other = factories.make_unit(directorate, kind=UnitKind.HOSPITAL, name="Başka Hastane")
    own = factories.make_case(procedure, unit=unit)
    factories.make_case(procedure, unit=other)
    coordinator = factories.make_member(Role.COORDINATOR, directorate, unit)
    job = bulk_printing.start(
        coordinator, list(SignatureRequest.objects.values_list("pk", flat=True)), at=timezone.now()
    )
    assert job.cases == [own.pk]
    assert PrintJob.objects.get().directorate == directorate


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_only_reads_prints_nothing(procedure, cases, role):
    member = factories.make_member(role, procedure.directorate)
    assert not rights.may_print_many(member)
    with pytest.raises(WrongChoice):
        asked_for(member, *cases)


def test_an_auditor_here_and_officer_there_prints_there_alone(procedure, cases):
    there = factories.make_directorate(plate=6, province="Ankara", name="Ankara İl Sağlık Müdürlüğü")
    foreign = factories.make_case(factories.make_procedure(there, papers=PAPERS))
    member = factories.make_member(Role.AUDITOR, procedure.directorate)
    factories.saved(member.memberships.model(user=member, role=Role.OFFICER, directorate=there))
    assert asked_for(member, *cases, foreign).cases == [foreign.pk]


def test_nothing_chosen_too_much_and_what_is_gone_are_told_apart(officer, cases):
    with pytest.raises(WrongChoice, match="Hiçbir başvuru seçilmedi"):
        asked_for(officer)
    with pytest.raises(WrongChoice, match="501 başvuru seçildi"):
        bulk_printing.start(officer, range(1, 502), at=timezone.now())
    with pytest.raises(WrongChoice, match="listenizde yok"):
        bulk_printing.start(officer, [10**17], at=timezone.now())
    assert not PrintJob.objects.exists()


def test_pressed_twice_one_job_is_made_and_another_choice_is_another_job(officer, cases):
    first = asked_for(officer, *cases)
    assert asked_for(officer, *cases) == first
    assert asked_for(officer, cases[0]) != first
    printed(first)
    assert asked_for(officer, *cases) != first


@pytest.mark.django_db(transaction=True)
def test_pressed_again_while_the_first_press_is_being_written_one_job_is_made(officer, cases, settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }  # no worker takes it meanwhile
    second = threading.Thread(target=in_threads, args=(lambda: asked_for(officer, *cases),))
    with transaction.atomic():
        asked_for(officer, *cases)
        second.start()
        second.join(timeout=1)  # long enough to look for a job, were it not made to wait
    second.join()
    assert PrintJob.objects.count() == 1


# --- many ----------------------------------------------------------------------------------------
def test_far_more_than_is_read_at_once_is_printed_in_order(officer, procedure, monkeypatch):
    monkeypatch.setattr(sheets_of_many, "AT_ONCE", 4)
    cases = [factories.make_case(procedure, last_name=f"Kişi{number:02}") for number in range(11)]
    job = printed(asked_for(officer, *reversed(cases)))
    assert (job.done, job.printed) == (11, 11)
    assert [case.spoken_reference in page for case, page in zip(reversed(cases), pages_of(job)[::2], strict=True)] == [
        True
    ] * 11


@pytest.mark.django_db(transaction=True)
def test_two_prints_at_once_hinder_each_other_in_nothing(officer, cases):
    jobs = [asked_for(officer, *cases), asked_for(officer, cases[2], cases[0])]
    in_threads(*(lambda job=job: print_forms.call(str(job.pk)) for job in jobs))
    for job in jobs:
        job.refresh_from_db()
        assert (job.state, len(pages_of(job))) == (PrintState.DONE, 2 * job.total)
    assert PaperPrint.objects.count() == 5


def in_threads(*works):
    failed = []

    def run(work):
        try:
            work()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


# --- the lease -----------------------------------------------------------------------------------
def test_it_is_printed_after_the_commit(officer, cases, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = asked_for(officer, *cases)
    job.refresh_from_db()
    assert (job.state, job.lease_until, job.next_try_at) == (PrintState.DONE, None, None)


def test_a_failing_queue_does_not_fail_the_request(officer, cases, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "a.module.that.is.not.there"}}
    with django_capture_on_commit_callbacks(execute=True):
        job = asked_for(officer, *cases)
    assert PrintJob.objects.get(pk=job.pk).state == PrintState.WAITING


def test_a_job_is_done_once(officer, cases):
    job = printed(asked_for(officer, *cases))
    assert printed(job).attempts == 1
    assert PaperPrint.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_print_it_once(officer, cases):
    job = asked_for(officer, *cases)
    PrintJob.objects.filter(pk=job.pk).delete()  # the test's queue works at once; here it is to be two threads
    job.state, job.attempts, job.lease_until, job.next_try_at = PrintState.WAITING, 0, None, timezone.now()
    job.finished_at, job.file = None, ""
    job.save(force_insert=True)
    PaperPrint.objects.all().delete()
    in_threads(*[lambda: print_forms.call(str(job.pk))] * 2)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (PrintState.DONE, 1)
    assert PaperPrint.objects.count() == 3


def test_who_lost_the_lease_hands_nothing_over(officer, cases):
    job = asked_for(officer, *cases)
    slow = begin(job)
    make_overdue(job)
    quick = begin(job)
    with pytest.raises(bulk_printing.LeaseLost):
        bulk_printing._print(slow, timezone.now())
    assert files() == []
    bulk_printing._print(quick, timezone.now())
    job.refresh_from_db()
    assert (job.state, job.attempts, files()) == (PrintState.DONE, 2, [f"{job.pk}.pdf"])


def test_a_job_that_is_called_off_in_the_middle_leaves_no_file(officer, procedure, monkeypatch):
    monkeypatch.setattr(sheets_of_many, "TOLD_EVERY", 1)
    cases = [factories.make_case(procedure) for _ in range(3)]
    job = asked_for(officer, *cases)
    seen = []

    def call_off_at_the_second(self, done):
        seen.append((done, files()))
        if done == 2:
            assert bulk_printing.call_off(job)
        renew(self, done)

    renew = Lease.renew
    monkeypatch.setattr(Lease, "renew", call_off_at_the_second)
    print_forms.call(str(job.pk))
    assert [done for done, _ in seen] == [1, 2]
    assert seen[0][1] == [f"{job.pk}-1.part"]
    assert (files(), PrintJob.objects.count(), PaperPrint.objects.count()) == ([], 0, 0)


def test_what_is_done_is_not_called_off(officer, cases):
    job = printed(asked_for(officer, *cases))
    assert not bulk_printing.call_off(job)
    assert files() == [f"{job.pk}.pdf"]


def test_it_tells_how_far_it_is(officer, procedure, monkeypatch):
    monkeypatch.setattr(sheets_of_many, "TOLD_EVERY", 2)
    job = asked_for(officer, *[factories.make_case(procedure) for _ in range(5)])
    told = []
    renew = Lease.renew

    def watch(self, done):
        renew(self, done)
        row = PrintJob.objects.get()
        told.append((row.done, row.state, row.lease_until > timezone.now() + LEASE / 2))

    monkeypatch.setattr(Lease, "renew", watch)
    printed(job)
    assert told == [(2, PrintState.PRINTING, True), (4, PrintState.PRINTING, True)]
    assert job.done == 5


# --- what goes wrong -----------------------------------------------------------------------------
def broken(job):
    with pytest.raises(FileExistsError):
        print_forms.call(str(job.pk))
    job.refresh_from_db()
    return job


def test_a_failing_print_is_tried_three_times_then_given_up_and_begun_anew(officer, cases, tmp_path):
    job, pauses = asked_for(officer, *cases), []
    in_the_way = tmp_path / "uploads" / bulk_files.PRINTS_FOLDER  # a file where the folder should be
    in_the_way.parent.mkdir()
    in_the_way.touch()
    for _ in range(MOST_ATTEMPTS - 1):
        assert broken(job).state == PrintState.WAITING
        pauses.append(job.next_try_at - timezone.now())
        assert printed(job).attempts == len(pauses), "before its time nobody begins"
        make_overdue(job)
    assert broken(job).state == PrintState.FAILED
    assert pauses[0] < pauses[1] < timedelta(minutes=3)
    assert (job.attempts, PaperPrint.objects.count()) == (3, 0)
    in_the_way.unlink()
    bulk_printing.print_anew(job, timezone.now())
    assert (printed(job).state, job.attempts, len(pages_of(job))) == (PrintState.DONE, 1, 6)


def test_the_sweeper_sends_what_was_left_lying_and_what_was_begun_and_not_finished(
    officer, cases, django_capture_on_commit_callbacks
):
    lying, lost = asked_for(officer, cases[0]), asked_for(officer, cases[1])
    begin(lost)
    assert bulk_printing.sweep(timezone.now()) == 0, "neither is overdue yet"
    make_overdue(lying)
    make_overdue(lost)
    with django_capture_on_commit_callbacks(execute=True):
        assert bulk_printing.sweep(timezone.now()) == 2
    for job, attempts in ((lying, 1), (lost, 2)):
        job.refresh_from_db()
        assert (job.state, job.attempts) == (PrintState.DONE, attempts)


def test_a_job_that_three_workers_lost_is_given_up(officer, cases):
    job = asked_for(officer, *cases)
    for _ in range(MOST_ATTEMPTS):
        begin(job)
        make_overdue(job)
    assert begin(job) is None
    assert bulk_printing.wake(job, timezone.now())
    job.refresh_from_db()
    assert (job.state, job.finished_at is not None) == (PrintState.FAILED, True)


def test_what_killed_workers_left_goes_and_what_is_in_use_stays(officer, cases):
    done, begun, gone = printed(asked_for(officer, *cases)), asked_for(officer, cases[0]), asked_for(officer, cases[1])
    begin(begun)
    names = [
        f"{begun.pk}-1.part",  # being written
        f"{begun.pk}.pdf",  # moved to its name in this moment, its row is not written yet
        f"{begun.pk}-0.part",
        f"{done.pk}-1.part",
        f"{gone.pk}-1.part",
        f"{gone.pk}.pdf",
    ]
    bulk_printing.call_off(gone)
    for name in names:
        with open(default_storage.path(f"{bulk_files.PRINTS_FOLDER}/{name}"), "wb") as file:
            file.write(b"half")
    bulk_printing.sweep(timezone.now())
    assert files() == sorted([f"{done.pk}.pdf", *names[:2]])


def test_a_file_is_removed_after_a_day_and_its_row_keeps_the_counts(officer, cases):
    job = printed(asked_for(officer, *cases))
    bulk_printing.sweep(job.finished_at + bulk_files.KEPT - timedelta(seconds=1))
    assert files() == [f"{job.pk}.pdf"]
    bulk_printing.sweep(job.finished_at + bulk_files.KEPT)
    job.refresh_from_db()
    assert (files(), bool(job.file), job.state, job.printed) == ([], False, PrintState.DONE, 3)
    bulk_printing.print_anew(job, timezone.now())
    assert len(pages_of(printed(job))) == 6


def test_a_look_removes_an_old_file_too(officer, cases):
    job, other = printed(asked_for(officer, *cases)), printed(asked_for(officer, cases[0]))
    assert not bulk_printing.wake(job, timezone.now())
    assert bulk_printing.wake(job, timezone.now() + bulk_files.KEPT)
    assert files() == [f"{other.pk}.pdf"]


def test_what_is_done_is_not_printed_anew(officer, cases):
    job = printed(asked_for(officer, *cases))
    bulk_printing.print_anew(job, timezone.now())
    assert printed(job).attempts == 1


def test_nobody_but_the_server_reads_the_file(officer, cases):
    job = printed(asked_for(officer, *cases))
    path = default_storage.path(job.file.name)
    assert oct(os.stat(path).st_mode & 0o777) == "0o600"
    assert oct(os.stat(os.path.dirname(path)).st_mode & 0o777) == "0o700"


def test_a_row_that_says_two_things_is_refused(officer, cases):
    job = asked_for(officer, *cases)
    with pytest.raises(IntegrityError), transaction.atomic():
        PrintJob.objects.filter(pk=job.pk).update(state=PrintState.DONE)


def test_the_command_sweeps_once_and_refuses_a_wrong_pause(officer, cases, capsys):
    make_overdue(asked_for(officer, *cases))
    call_command("sweep_prints")
    call_command("sweep_prints")
    assert capsys.readouterr().out == "1 overdue\n0 overdue\n"
    with pytest.raises(CommandError):
        call_command("sweep_prints", "--every", "0")
