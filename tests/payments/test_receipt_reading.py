"""The job that reads pictures, in this process. What happens to workers that are killed: `test_killed_workers.py`."""

import datetime
import threading
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from applications.models import User
from payments import receipt_reading, services
from payments.domain.checks import Check, Outcome
from payments.models import Receipt, ReceiptState, Source
from payments.reading.safely import draw_pages
from payments.receipt_reading import LEASE, MOST_ATTEMPTS, read_receipt
from tests.payments.files import text_pdf
from tests.payments.samples import SAMPLES
from tests.payments.scans import scan_of
from tests.payments.test_checks import EXPECTED
from tests.real_workers import queue_in_the_database, wait_until

pytestmark = pytest.mark.django_db

PRINTED = SAMPLES[0].text
WAITING = "Görüntü okunuyor; bu sayfa kendini yeniler."


@pytest.fixture(scope="module")
def scan():
    return scan_of(PRINTED)


@pytest.fixture(scope="module")
def long_scan():
    return scan_of(PRINTED, pages=4)


@pytest.fixture
def person():
    return User.objects.create_user("ayse@ornek.example")


@pytest.fixture
def payment():
    return services.open_payment(EXPECTED, at=timezone.now())


@pytest.fixture
def send(payment, person):
    """Upload a file and commit nothing: no job begins by itself."""

    def upload(content):
        file = SimpleUploadedFile("dekont.pdf", content)
        return services.accept_upload(payment, file, by=person, at=timezone.now())

    return upload


def read(receipt):
    read_receipt.call(str(receipt.pk))
    receipt.refresh_from_db()
    return receipt


def make_overdue(receipt):
    """Let the receipt's time run out: as if nobody had cared for it for an hour."""
    long_ago = timezone.now() - datetime.timedelta(hours=1)
    Receipt.objects.filter(pk=receipt.pk, state=ReceiptState.WAITING).update(next_try_at=long_ago)
    Receipt.objects.filter(pk=receipt.pk, state=ReceiptState.READING).update(lease_until=long_ago)


def break_file(receipt):
    """Let the kept file be damaged, so that OCR refuses it."""
    with open(receipt.file.path, "wb") as file:
        file.write(b"%PDF-1.7 damaged")


# --- what the person sees ------------------------------------------------------------------------
def test_a_picture_waits_with_its_pages_and_tells_nothing_yet(send):
    receipt = send(scan_of(PRINTED, kind="JPEG"))
    receipt.refresh_from_db()
    assert (receipt.state, receipt.source, receipt.kind) == (ReceiptState.WAITING, "", "jpeg")
    assert (receipt.page_count, receipt.pages_read, receipt.attempts) == (1, 0, 0)
    assert receipt.is_being_read
    checks = list(receipt.checks.all())
    assert [check.check_name for check in checks] == [check.value for check in Check]
    assert {(check.outcome, check.sentence, check.found) for check in checks} == {(Outcome.CANNOT_TELL, WAITING, "")}
    assert not services.is_settled(receipt.payment)


def test_a_picture_is_read_after_the_commit(send, scan, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        receipt = send(scan)
    receipt.refresh_from_db()
    assert (receipt.state, receipt.source, receipt.outcome) == (ReceiptState.READ, Source.OCR, Outcome.AGREES)
    assert (receipt.pages_read, receipt.attempts, receipt.lease_until) == (1, 1, None)
    assert receipt.transfer_key == "2553031025|halkbank"
    assert receipt.fields["is_ocr"] is True
    assert services.is_settled(receipt.payment)


def test_a_failing_queue_does_not_fail_the_upload(send, scan, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "a.module.that.is.not.there"}}
    with django_capture_on_commit_callbacks(execute=True):
        receipt = send(scan)
    assert Receipt.objects.get(pk=receipt.pk).state == ReceiptState.WAITING


def test_a_pdf_with_text_needs_no_job(send):
    receipt = send(text_pdf(PRINTED))
    assert read(receipt).attempts == 0
    assert receipt.state == ReceiptState.READ
    assert services.sweep(timezone.now() + datetime.timedelta(days=1)) == 0


# --- the lease -----------------------------------------------------------------------------------
def test_a_receipt_is_read_once(send, scan):
    receipt = read(send(scan))
    before = list(receipt.checks.values_list("pk", flat=True))
    assert read(receipt).attempts == 1
    assert list(receipt.checks.values_list("pk", flat=True)) == before


def test_pages_are_told_one_by_one_and_joined(send, long_scan):
    receipt = read(send(long_scan))
    assert (receipt.pages_read, receipt.page_count) == (4, 4)
    assert receipt.fields["text"].count("2553031025") == 4


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_read_it_once(send, long_scan):
    receipt = send(long_scan)
    Receipt.objects.filter(pk=receipt.pk).update(
        state=ReceiptState.WAITING, attempts=0, lease_until=None, next_try_at=timezone.now()
    )
    in_threads(2, lambda: read_receipt.call(str(receipt.pk)))
    receipt.refresh_from_db()
    assert (receipt.state, receipt.attempts) == (ReceiptState.READ, 1)
    assert receipt.checks.count() == len(Check)


def in_threads(count, work):
    """Run ``work`` in threads with connections of their own; raise what any of them raises."""
    failures = []

    def run():
        try:
            work()
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def test_a_start_whose_lease_is_lost_writes_nothing(send, scan):
    receipt = send(scan)
    late = receipt_reading._claim(receipt.pk, timezone.now())
    fields = receipt_reading._read(late)
    make_overdue(receipt)
    assert services.sweep(timezone.now()) == 1
    in_time = receipt_reading._claim(receipt.pk, timezone.now())
    assert (late.attempt, in_time.attempt) == (1, 2)
    with pytest.raises(receipt_reading.LeaseLost):
        late.renew(pages_read=1)
    receipt_reading._put_off(late, timezone.now())
    receipt_reading._finish(late, ReceiptState.READ, fields, timezone.now())
    receipt.refresh_from_db()
    assert (receipt.state, receipt.outcome) == (ReceiptState.READING, Outcome.CANNOT_TELL)
    receipt_reading._finish(in_time, ReceiptState.READ, fields, timezone.now())
    receipt.refresh_from_db()
    assert (receipt.state, receipt.outcome) == (ReceiptState.READ, Outcome.AGREES)


def test_a_lease_that_holds_is_left_alone(send, scan):
    receipt = send(scan)
    now = timezone.now()
    assert receipt_reading._claim(receipt.pk, now) is not None
    assert receipt_reading._claim(receipt.pk, now) is None
    assert services.sweep(now + LEASE / 2) == 0
    assert receipt_reading._claim(receipt.pk, now + 2 * LEASE).attempt == 2


def test_the_database_ties_the_lease_to_the_state(send, scan):
    receipt = send(scan)
    for wrong in ({"state": ReceiptState.READING}, {"next_try_at": None}, {"lease_until": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Receipt.objects.filter(pk=receipt.pk).update(**wrong)


# --- when it fails -------------------------------------------------------------------------------
def test_a_failed_attempt_is_repeated_later_and_then_left_to_an_officer(send, scan):
    receipt = send(scan)
    break_file(receipt)
    for attempt in range(1, MOST_ATTEMPTS):
        assert read(receipt).state == ReceiptState.WAITING
        assert (receipt.attempts, receipt.lease_until) == (attempt, None)
        assert receipt.next_try_at > timezone.now()
        assert read(receipt).attempts == attempt  # not its time yet
        make_overdue(receipt)
    assert read(receipt).state == ReceiptState.UNREADABLE
    assert (receipt.attempts, receipt.source, receipt.next_try_at) == (MOST_ATTEMPTS, "", None)
    sentences = set(receipt.checks.values_list("outcome", "sentence"))
    assert sentences == {
        (Outcome.CANNOT_TELL.value, "Görüntü okunamadı. Bir şey yapmanız gerekmez; yetkili bakar."),
    }
    assert services.sweep(timezone.now() + datetime.timedelta(days=1)) == 0


def test_a_missing_file_fails_the_task_and_not_the_receipt(send, scan):
    receipt = send(scan)
    receipt.file.storage.delete(receipt.file.name)
    with pytest.raises(FileNotFoundError):
        read_receipt.call(str(receipt.pk))
    receipt.refresh_from_db()
    assert (receipt.state, receipt.attempts) == (ReceiptState.WAITING, 1)


def test_a_file_that_is_whole_again_is_read_after_all(send, scan):
    receipt = send(scan)
    break_file(receipt)
    read(receipt)
    with open(receipt.file.path, "wb") as file:
        file.write(scan)
    make_overdue(receipt)
    assert read(receipt).state == ReceiptState.READ
    assert receipt.attempts == 2


def test_a_file_that_is_sent_once_more_is_tried_anew(send, scan, django_capture_on_commit_callbacks):
    receipt = send(scan)
    break_file(receipt)
    for _ in range(MOST_ATTEMPTS):
        make_overdue(read(receipt))
    receipt.refresh_from_db()
    assert receipt.state == ReceiptState.UNREADABLE
    with open(receipt.file.path, "wb") as file:
        file.write(scan)
    with django_capture_on_commit_callbacks(execute=True):
        again = send(scan)
    assert again == receipt
    receipt.refresh_from_db()
    assert (receipt.state, receipt.attempts) == (ReceiptState.READ, 1)
    assert receipt.outcome == Outcome.AGREES


def test_workers_that_always_die_do_not_go_on_for_ever(send, scan):
    receipt = send(scan)
    for _ in range(MOST_ATTEMPTS):
        assert receipt_reading._claim(receipt.pk, timezone.now()) is not None
        make_overdue(receipt)
    assert receipt_reading._claim(receipt.pk, timezone.now()) is None
    assert services.sweep(timezone.now()) == 1
    receipt.refresh_from_db()
    assert (receipt.state, receipt.lease_until) == (ReceiptState.UNREADABLE, None)
    assert read(receipt).state == ReceiptState.UNREADABLE


# --- what is overdue -----------------------------------------------------------------------------
def test_what_the_queue_left_lying_is_swept_and_read(send, scan, django_capture_on_commit_callbacks):
    receipt = send(scan)
    assert services.sweep(timezone.now()) == 0
    make_overdue(receipt)
    with django_capture_on_commit_callbacks(execute=True):
        assert services.sweep(timezone.now()) == 1
    receipt.refresh_from_db()
    assert receipt.state == ReceiptState.READ


def test_one_sweep_after_the_other_sends_it_once(send, scan):
    make_overdue(send(scan))
    now = timezone.now()
    assert (services.sweep(now), services.sweep(now)) == (1, 0)


def test_who_looks_at_an_overdue_receipt_wakes_it(send, scan, django_capture_on_commit_callbacks):
    receipt = send(scan)
    assert not services.wake(receipt, timezone.now())
    make_overdue(receipt)
    with django_capture_on_commit_callbacks(execute=True):
        assert services.wake(receipt, timezone.now())
    receipt.refresh_from_db()
    assert receipt.state == ReceiptState.READ
    assert not services.wake(receipt, timezone.now() + datetime.timedelta(days=1))


def test_the_sweeper_tells_how_many_it_found(send, scan, capsys):
    make_overdue(send(scan))
    call_command("sweep_receipts")
    call_command("sweep_receipts")
    assert capsys.readouterr().out == "1 overdue\n0 overdue\n"


@pytest.mark.parametrize("wrong", ["0", "-1", "x", "9999", "²"])
def test_the_sweeper_refuses_a_pause_that_is_none(wrong):
    with pytest.raises(CommandError, match="1 to 3600 seconds"):
        call_command("sweep_receipts", "--every", wrong)


# --- what happens meanwhile ----------------------------------------------------------------------
def test_an_officers_word_stays_where_the_result_is_the_same(send, scan, person):
    receipt = send(scan)
    for name in (Check.DATE, Check.AMOUNT):
        services.overrule(receipt.checks.get(check_name=name), by=person, at=timezone.now(), reason="Ekstrede görüldü.")
    break_file(receipt)
    read(receipt)
    make_overdue(receipt)
    with open(receipt.file.path, "wb") as file:
        file.write(scan_of(PRINTED.replace("İŞLEM TUTARI (TL) : 1,080.00", "")))
    assert read(receipt).state == ReceiptState.READ
    assert receipt.checks.get(check_name=Check.AMOUNT).is_overruled
    assert not receipt.checks.get(check_name=Check.DATE).is_overruled


def test_what_is_expected_may_change_while_it_is_read(send, scan):
    receipt = send(scan)
    lease = receipt_reading._claim(receipt.pk, timezone.now())
    fields = receipt_reading._read(lease)
    services.expect_anew(receipt.payment, replace(EXPECTED, payer_name="Ali Kaya"), at=timezone.now())
    receipt.refresh_from_db()
    assert receipt.state == ReceiptState.READING
    assert {check.sentence for check in receipt.checks.all()} == {WAITING}
    receipt_reading._finish(lease, ReceiptState.READ, fields, timezone.now())
    check = receipt.checks.get(check_name=Check.PAYER_NAME)
    assert (check.expected, check.stands) == ("Ali Kaya", False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("remove", ["receipt", "payment"])
def test_a_receipt_may_be_removed_while_it_is_read(payment, person, long_scan, settings, tmp_path, remove):
    queue_in_the_database(settings)
    file = SimpleUploadedFile("dekont.pdf", long_scan)
    receipt = services.accept_upload(payment, file, by=person, at=timezone.now())
    reader = threading.Thread(target=in_threads, args=(1, lambda: read_receipt.call(str(receipt.pk))))
    reader.start()
    wait_until(
        Receipt.objects.filter(pages_read__gte=1).exists, seconds=30, jobs=Receipt.objects.values("state", "pages_read")
    )
    if remove == "receipt":
        services.remove_receipt(receipt)
    else:
        services.remove_payment(payment)
    reader.join()
    assert not Receipt.objects.exists()
    assert [path for path in (tmp_path / "uploads").rglob("*") if path.is_file()] == []


def test_a_removed_receipt_is_no_error(send, scan):
    receipt = send(scan)
    lease = receipt_reading._claim(receipt.pk, timezone.now())
    pk = receipt.pk
    services.remove_receipt(receipt)
    with pytest.raises(receipt_reading.LeaseLost):
        receipt_reading._read(lease)
    read_receipt.call(str(pk))


def test_the_pictures_of_the_pages_are_kept_from_the_beginning(send, scan):
    receipt = send(scan)
    with receipt.file.storage.open(receipt.page_path(1)) as page:
        assert page.read() == draw_pages(scan)[0]
