"""Many forms at the desk: chosen in the queue, waited for, opened by who asked, and by nobody else."""

import io
from datetime import timedelta

import pypdfium2 as pdfium
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from applications.bulk_printing import print_forms
from applications.domain.lifecycle import Status
from applications.domain.vocabulary import Paper, Role
from applications.models import PrintJob, PrintState, SignatureRequest, ViewLog
from applications.printing.bulk_files import KEPT
from tests import factories
from tests.applications.admin.desk import LIST, page_of, signed_in

ALL = "/yonetim/toplu/"


@pytest.fixture
def client(desk):
    return signed_in(desk.officer)


@pytest.fixture
def later(desk):
    return factories.make_case(desk.procedure, since=factories.NOON + timedelta(hours=1), last_name="Sonraki")


def send(client, *picked, query=""):
    return client.post(f"{LIST}{query}", {"secim": picked})


def ask(client, *cases):
    """Have the forms printed and return the print, which waits for its worker."""
    answer = send(client, *(case.pk for case in cases))
    job = PrintJob.objects.get(state=PrintState.WAITING)
    assert (answer.status_code, answer.url) == (302, url("bulk_print", job))
    return job


def made(job):
    print_forms.call(str(job.pk))
    job.refresh_from_db()
    return job


def url(name, job):
    return reverse(f"yonetim:{name}", args=[job.pk])


def read(client, job):
    """Open the file and read it to its end."""
    return client.get(url("bulk_print_pdf", job)).getvalue()


def text(answer):
    return answer.content.decode()


def boxes(answer):
    """Return the requests (pk) of the list whose box is ticked."""
    ticked = [line for line in text(answer).splitlines() if 'name="secim"' in line and " checked>" in line]
    return [int(line.partition('value="')[2].partition('"')[0]) for line in ticked]


# --- choosing ------------------------------------------------------------------------------------
def test_each_row_has_a_box_with_the_name_and_nothing_is_ticked(desk, client, later):
    page = client.get(LIST)
    assert f"Seç: {desk.case.full_name}</span>" in text(page)
    assert text(page).count('name="secim"') == 2
    assert boxes(page) == []


def test_a_link_ticks_everything_and_another_takes_it_back(desk, client, later):
    page = client.get(LIST, {"sec": "hepsi"})
    assert boxes(page) == [desk.case.pk, later.pk]
    assert "2 başvuru seçili" in text(page)
    assert "Seçimi kaldır" in text(page)
    assert "Listedeki hepsini seç (2)" in text(client.get(LIST))


def test_everything_means_what_the_filters_let_through_on_one_page(desk, client, later):
    for _ in range(60):
        factories.make_case(desk.procedure, since=factories.NOON + timedelta(hours=2))
    assert len(boxes(client.get(LIST, {"sec": "hepsi"}))) == 62
    assert boxes(client.get(LIST, {"sec": "hepsi", "tur": "renewal"})) == []
    found = client.post(f"{LIST}ara/", {"q": later.reference})
    assert boxes(client.get(f"{found.url}&sec=hepsi")) == [later.pk]


def test_more_than_500_are_ticked_500_at_a_time(desk, client, monkeypatch):
    monkeypatch.setattr("applications.bulk_printing.MOST_FORMS", 3)
    for _ in range(4):
        factories.make_case(desk.procedure, since=factories.NOON + timedelta(hours=2))
    assert "Listedeki ilk 3 başvuruyu seç" in text(client.get(LIST))
    first, second = (boxes(client.get(LIST, {"sec": "hepsi", "p": page})) for page in (1, 2))
    assert (len(first), len(second), len({*first, *second})) == (3, 2, 5)


def test_500_requests_can_be_sent_at_once(desk, client):
    answer = send(client, *range(10**6, 10**6 + 499), desk.case.pk)
    assert answer.status_code == 302
    assert PrintJob.objects.get().cases == [desk.case.pk]


def test_the_print_keeps_the_order_of_the_list(desk, client, later):
    job = ask(client, later, desk.case)
    assert job.cases == [later.pk, desk.case.pk]


@pytest.mark.parametrize(
    ("picked", "sentence"),
    [
        ((), "Hiçbir başvuru seçilmedi"),
        (range(1, 502), "501 başvuru seçildi. Bir kerede en çok 500 form yazdırılır."),
        (("foreign",), "listenizde yok"),
        (("abc", "-1", "²", "9" * 40, "", "1; drop"), "Hiçbir başvuru seçilmedi"),
    ],
    ids=["none", "too many", "another directorate's", "no numbers"],
)
def test_what_cannot_be_printed_is_told_above_the_list(desk, client, picked, sentence):
    picked = [desk.foreign.pk if each == "foreign" else each for each in picked]
    answer = send(client, *picked, query="?asama=hepsi")
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert [row.case for row in answer.context["rows"]] == [desk.case]
    assert not PrintJob.objects.exists()


def test_what_was_ticked_stays_ticked_when_it_is_refused(desk, client, later):
    answer = send(client, later.pk, *range(10**6, 10**6 + 500))
    assert (answer.status_code, boxes(answer)) == (422, [later.pk])
    assert boxes(send(client, query="?sec=hepsi")) == []


def test_what_is_not_in_the_list_is_left_away_and_told(desk, client):
    answer = client.post(LIST, {"secim": [desk.case.pk, desk.foreign.pk, "abc", desk.case.pk]}, follow=True)
    assert PrintJob.objects.get().cases == [desk.case.pk]
    assert "Seçilenlerden 2 başvuru listenizde yok" in text(answer)


def test_a_coordinator_prints_the_own_unit_alone(desk):
    elsewhere = factories.make_case(desk.procedure)
    client = signed_in(desk.people[Role.COORDINATOR])
    send(client, elsewhere.pk, desk.case.pk)
    assert PrintJob.objects.get().cases == [desk.case.pk]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_only_reads_has_no_boxes_and_prints_nothing(desk, role):
    client = signed_in(desk.people[role])
    assert 'name="secim"' not in text(client.get(LIST))
    assert send(client, desk.case.pk).status_code == 403
    assert client.get(ALL).status_code == 404
    assert not PrintJob.objects.exists()


def test_a_form_of_another_site_prints_nothing(desk):
    client = signed_in(desk.officer)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(LIST, {"secim": [desk.case.pk]}).status_code == 403
    assert not PrintJob.objects.exists()


def test_pressed_twice_and_sent_from_two_tabs_it_is_one_print(desk, client, later):
    first, second = send(client, desk.case.pk, later.pk), send(client, desk.case.pk, later.pk)
    assert first.url == second.url
    assert send(client, later.pk).url != first.url
    assert PrintJob.objects.count() == 2


# --- waiting -------------------------------------------------------------------------------------
def test_the_page_tells_how_far_it_is_and_comes_anew_by_itself(desk, client, later):
    job = ask(client, desk.case, later)
    page = text(client.get(url("bulk_print", job)))
    assert "Sırada; birazdan başlıyor." in page
    assert '<noscript><meta http-equiv="refresh"' in page
    lease = {"lease_until": timezone.now() + timedelta(minutes=1), "next_try_at": None}
    PrintJob.objects.update(state=PrintState.PRINTING, done=1, attempts=1, **lease)
    page = text(client.get(url("bulk_print", job)))
    assert "1 / 2 form hazır." in page
    assert 'role="status"' in page


def test_a_look_sends_a_lost_print_to_the_queue_again(desk, client, django_capture_on_commit_callbacks):
    job = ask(client, desk.case)
    long_ago = timezone.now() - timedelta(hours=1)
    PrintJob.objects.update(state=PrintState.PRINTING, attempts=1, lease_until=long_ago, next_try_at=None)
    with django_capture_on_commit_callbacks(execute=True):
        page = client.get(url("bulk_print", job))
    assert "Yarım kaldı; birazdan baştan başlıyor." in text(page)
    assert "PDF’i aç (1 form)" in text(client.get(url("bulk_print", job)))


def test_it_can_be_called_off_while_it_waits(desk, client):
    job = ask(client, desk.case)
    answer = client.post(url("bulk_print_call_off", job), follow=True)
    assert "vazgeçildi" in text(answer)
    assert "Son bir günde toplu çıktınız yok" in text(answer)
    assert client.get(url("bulk_print", job)).status_code == 404
    assert client.post(url("bulk_print_call_off", job)).status_code == 404


def test_it_is_not_called_off_when_it_is_done(desk, client):
    job = made(ask(client, desk.case))
    answer = client.post(url("bulk_print_call_off", job), follow=True)
    assert "bu arada tamamlandı" in text(answer)
    assert "PDF’i aç (1 form)" in text(answer)


@pytest.mark.parametrize("name", ["bulk_print_call_off", "bulk_print_anew"])
def test_a_button_reached_by_its_address_leads_to_the_page(desk, client, name):
    job = ask(client, desk.case)
    assert client.get(url(name, job)).url == url("bulk_print", job)
    assert PrintJob.objects.count() == 1


def test_what_failed_is_tried_anew(desk, client):
    job = ask(client, desk.case)
    PrintJob.objects.update(state=PrintState.FAILED, next_try_at=None, finished_at=timezone.now(), attempts=3)
    page = text(client.get(url("bulk_print", job)))
    assert "Çıktı hazırlanamadı." in page
    assert "Yeniden dene" in page
    assert client.post(url("bulk_print_anew", job)).url == url("bulk_print", job)
    assert made(job).state == PrintState.DONE


# --- the file ------------------------------------------------------------------------------------
def test_the_file_is_handed_out_named_by_the_day_and_kept_by_nobody(desk, client, later):
    job = made(ask(client, later, desk.case))
    assert "PDF’i aç (2 form)" in text(client.get(url("bulk_print", job)))
    answer = client.get(url("bulk_print_pdf", job))
    day = timezone.localdate(job.finished_at).isoformat()
    assert answer["Content-Disposition"] == f'inline; filename="formlar-{day}.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert {"private", "no-store"} <= set(answer["Cache-Control"].replace(" ", "").split(","))
    with pdfium.PdfDocument(io.BytesIO(answer.getvalue())) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    assert [later.spoken_reference in page for page in texts] == [True, True, False, False]


def test_opening_it_writes_down_whose_requests_were_looked_at(desk, client, later, django_assert_num_queries):
    job = made(ask(client, desk.case, later))
    client.get(url("bulk_print", job))
    assert not ViewLog.objects.exists(), "a look at the page is none at the forms"
    with django_assert_num_queries(12):
        read(client, job)
    rows = ViewLog.objects.filter(viewer=desk.officer, day=timezone.localdate())
    assert {row.case_id for row in rows} == {desk.case.pk, later.pk}
    before = rows.first().last_at
    read(client, job)
    assert rows.count() == 2
    assert rows.get(pk=rows.order_by("pk").first().pk).last_at > before


def test_ones_own_request_is_printed_and_not_written_down(desk, client):
    own = factories.make_case(desk.procedure, owner=desk.officer)
    read(client, made(ask(client, own)))
    assert not ViewLog.objects.exists()


def test_whose_form_is_missing_is_listed_with_the_reason_and_a_link(desk, client):
    papers = [{"paper": Paper.KAMU_SM_FORM, "deliver": 1}]
    without = factories.make_case(factories.make_procedure(desk.here, kind="renewal", papers=papers))
    hidden = factories.make_case(desk.procedure)
    job = ask(client, without, hidden, desk.case)
    SignatureRequest.objects.filter(pk=hidden.pk).update(directorate=desk.there)
    made(job)
    page = text(client.get(url("bulk_print", job)))
    assert "Dosyada olmayanlar (2)" in page
    assert page_of(without) in page
    assert "Bu başvuruda basılı form istenmiyor." in page
    assert hidden.spoken_reference in page
    assert page_of(hidden) not in page
    assert "PDF’i aç (1 form)" in page


def test_whose_form_is_a_draft_is_listed(desk, client):
    returned = factories.make_case(desk.procedure)
    SignatureRequest.objects.filter(pk=returned.pk).update(status=Status.RETURNED)
    page = text(client.get(url("bulk_print", made(ask(client, desk.case, returned)))))
    assert "Taslak olarak basılanlar (1)" in page
    assert page_of(returned) in page
    assert page_of(desk.case) not in page
    assert "PDF’i aç (2 form)" in page
    assert "Taslak olarak" not in text(client.get(url("bulk_print", made(ask(client, desk.case)))))


def test_where_no_form_is_due_nothing_is_offered_to_open(desk, client):
    papers = [{"paper": Paper.KAMU_SM_FORM, "deliver": 1}]
    job = made(ask(client, factories.make_case(factories.make_procedure(desk.here, kind="renewal", papers=papers))))
    page = text(client.get(url("bulk_print", job)))
    assert "hiçbirinde basılacak form yok" in page
    assert "Yeniden yazdır" not in page
    assert client.get(url("bulk_print_pdf", job)).url == url("bulk_print", job)


def test_after_a_day_the_file_is_gone_and_printed_anew(desk, client):
    job = made(ask(client, desk.case))
    PrintJob.objects.update(finished_at=timezone.now() - KEPT)
    assert client.get(url("bulk_print_pdf", job)).url == url("bulk_print", job)
    page = text(client.get(url("bulk_print", job)))
    assert "Dosya silindi; yeniden yazdırın. İçinde 1 form vardı." in page
    client.post(url("bulk_print_anew", job))
    assert made(job).file


def test_a_file_that_vanished_is_no_error(desk, client):
    job = made(ask(client, desk.case))
    job.file.storage.delete(job.file.name)
    assert client.get(url("bulk_print_pdf", job)).url == url("bulk_print", job)
    assert "Dosya silindi; yeniden yazdırın." in text(client.get(url("bulk_print", job)))
    client.post(url("bulk_print_anew", job))
    assert made(job).file
    assert read(client, job)[:5] == b"%PDF-"


def test_a_file_with_a_request_that_left_the_desk_stays_shut(desk, client, later):
    job = made(ask(client, desk.case, later))
    SignatureRequest.objects.filter(pk=later.pk).update(directorate=desk.there)
    answer = client.get(url("bulk_print_pdf", job))
    assert answer.status_code == 409
    assert "artık listenizde yok" in text(answer)
    assert not ViewLog.objects.exists()


@pytest.mark.parametrize("name", ["bulk_print", "bulk_print_pdf", "bulk_print_call_off", "bulk_print_anew"])
def test_a_print_is_its_own_persons(desk, client, name):
    job = made(ask(client, desk.case))
    for role in (Role.SUPERVISOR, Role.AUDITOR, Role.COORDINATOR):
        assert signed_in(desk.people[role]).get(url(name, job)).status_code == 404
    assert "/yonetim/login/" in Client().get(url(name, job)).url
    desk.officer.memberships.all().delete()
    assert client.get(url(name, job)).status_code in (302, 403)


def test_whose_role_became_reading_opens_it_no_more(desk, client):
    job = made(ask(client, desk.case))
    desk.officer.memberships.update(role=Role.AUDITOR)
    assert client.get(url("bulk_print_pdf", job)).status_code == 404


def test_the_last_days_prints_are_listed_for_who_asked(desk, client, later):
    job, other = made(ask(client, desk.case)), ask(client, later)
    page = text(client.get(ALL))
    assert url("bulk_print", job) in page
    assert url("bulk_print", other) in page
    assert url("bulk_print", other) in text(client.get(url("bulk_print", job)))
    assert url("bulk_print", job) not in text(signed_in(desk.people[Role.SUPERVISOR]).get(ALL))
    PrintJob.objects.filter(pk=job.pk).update(requested_at=timezone.now() - timedelta(days=1, minutes=1))
    assert url("bulk_print", job) not in text(client.get(ALL))
