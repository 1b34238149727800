"""The selection's way to its covering letter and hand-over list: who may, what is asked, what is refused."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from applications.bulk_printing import MOST_FORMS
from applications.domain.lifecycle import Status
from applications.domain.vocabulary import Role
from applications.models import Membership, PaperPrint, ViewLog
from tests import factories
from tests.applications.admin.desk import page_of, signed_in
from tests.applications.printing.sample_sheets import text_of

LETTER = "yonetim:batch_covering_letter"
HAND_OVER = "yonetim:batch_hand_over"
BOTH = pytest.mark.parametrize("name", [LETTER, HAND_OVER])
DESK = "Mersin İl Sağlık Müdürlüğü (Sağlık Bilgi Sistemleri Birimi)"
OTHER = {"addressee": "baska", "other": "Örnek Valiliğine", "closing": "arz"}


@pytest.fixture
def client(desk):
    return signed_in(desk.officer)


def post(client, name, cases, **answers):
    sent = {"secim": [case.pk for case in cases], **answers}
    return client.post(reverse(name), sent | ({"hazirla": "1"} if answers else {}))


def sentence(answer) -> str:
    return answer.content.decode()


def pdf_text(answer) -> str:
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return " ".join(text_of(answer.content))


# --- What is asked, and what comes ------------------------------------------------------------------


def test_the_letter_is_asked_for_and_handed_out(desk, client):
    asked = post(client, LETTER, [desk.case])
    assert asked.status_code == 200
    assert "1 başvuru" in sentence(asked)
    assert f'value="{desk.case.pk}"' in sentence(asked)
    answers = {
        "number": "E-1",
        "day": "17 Kasım 2026",
        "references": "bir yazı\n\n  iki   yazı ",
        "other_lines": "(Yazı İşleri)\nÖrnek Caddesi",
        "signer": "Fatma Çağlar",
    }
    answer = post(client, LETTER, [desk.case], **OTHER, **answers)
    page = pdf_text(answer)
    assert "Sayı : E-1 17.11.2026" in page
    assert "ÖRNEK VALİLİĞİNE (Yazı İşleri) Örnek Caddesi" in page
    assert "a) bir yazı b) iki yazı" in page
    assert "Kurumumuz personeline ait 1 (bir) adet" in page
    assert "Fatma Çağlar Unvan" in page


def test_an_office_that_was_renamed_meanwhile_is_asked_for_again(desk):
    client = signed_in(desk.people[Role.COORDINATOR])
    desk.case.directorate.desk = "Bilgi İşlem Birimi"
    desk.case.directorate.save()
    answer = post(client, LETTER, [desk.case], addressee=DESK, closing="arz")
    assert answer.status_code == 422
    assert "Yazının kime gideceğini seçin." in sentence(answer)
    assert "Mersin İl Sağlık Müdürlüğü (Bilgi İşlem Birimi)" in sentence(answer)


def test_how_many_papers_are_not_in_hand_yet_is_said_before_they_are_counted(desk, client):
    second = factories.make_case(desk.procedure)
    awaited = "hiçbir kâğıdı teslim alınmadı görünüyor"
    assert f"<b>2 başvurunun</b> {awaited}" in sentence(post(client, HAND_OVER, [desk.case, second]))
    for case in (desk.case, second):
        copy = case.paper_copies.first()
        copy.received_at, copy.received_by = timezone.now(), desk.officer
        copy.save()
    assert awaited not in sentence(post(client, HAND_OVER, [desk.case, second]))


def test_files_are_named_by_the_day_and_stay_out_of_caches(desk, client):
    answer = post(client, LETTER, [desk.case], **OTHER)
    assert answer["Content-Disposition"].startswith('attachment; filename="ust-yazi-20')
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert desk.case.last_name not in answer["Content-Disposition"]


def test_the_list_names_its_receiver_or_leaves_it_open(desk, client):
    page = pdf_text(post(client, HAND_OVER, [desk.case], receiver="baska", other="Örnek Kargo"))
    assert "Teslim eden Mersin İl Sağlık Müdürlüğü, Sağlık Bilgi Sistemleri Birimi Teslim alan Örnek Kargo" in page
    assert desk.case.masked_tckn in page
    assert desk.case.tckn not in page
    assert "Teslim alan ……" in pdf_text(post(client, HAND_OVER, [desk.case], receiver="elle"))


def test_a_coordinator_hands_the_units_papers_to_the_directorate(desk):
    client = signed_in(desk.people[Role.COORDINATOR])
    asked = post(client, LETTER, [desk.case])
    assert f'value="{DESK}"' in sentence(asked)
    page = pdf_text(post(client, LETTER, [desk.case], addressee=DESK, closing="arz"))
    assert "T.C. MERSİN İL SAĞLIK MÜDÜRLÜĞÜ Toros Devlet Hastanesi" in page
    assert "Birimimiz personeline ait 1 (bir) adet" in page
    listed = pdf_text(post(client, HAND_OVER, [desk.case], receiver=DESK))
    assert "Teslim alan Mersin İl Sağlık Müdürlüğü" in listed


def test_papers_keep_the_order_of_the_list_and_take_each_request_once(desk, client):
    second, third = (factories.make_case(desk.procedure) for _ in range(2))
    cases = [third, desk.case, second]
    page = pdf_text(post(client, HAND_OVER, [*cases, third], receiver="elle"))
    places = [page.find(case.spoken_reference) for case in cases]
    assert places == sorted(places)
    assert -1 not in places
    assert "Toplam 3 başvuru" in page


def test_looking_at_masked_numbers_is_no_look_into_a_request(desk, client):
    post(client, HAND_OVER, [desk.case], receiver="elle")
    assert (ViewLog.objects.count(), PaperPrint.objects.count()) == (0, 0)


@BOTH
def test_queries_do_not_grow_with_the_selection(desk, client, name, django_assert_num_queries):
    answers = OTHER if name == LETTER else {"receiver": "elle"}
    cases = [desk.case]
    post(client, name, cases, **answers)
    for _ in range(2):
        with django_assert_num_queries(7):
            assert post(client, name, cases, **answers).status_code == 200
        cases += [factories.make_case(desk.procedure, unit=desk.unit) for _ in range(3)]


# --- What is left out -------------------------------------------------------------------------------


ANSWERS = {LETTER: OTHER, HAND_OVER: {"receiver": "elle"}}
LEFT_OUT = {
    Status.RETURNED: "Başvuran düzeltiyor",
    Status.REJECTED: "Başvuru reddedildi",
    Status.WITHDRAWN: "Başvuru geri çekildi",
    Status.LISTED: "Kamu SM bağlantısı bekleniyor",
    Status.AWAITING_LINK: "Kamu SM bağlantısı bekleniyor",
    Status.AT_UNIT: "Kâğıtları biriminde",
}


def hidden(answer) -> list[str]:
    """Return the requests that the page sends on."""
    return re.findall(r'name="secim" value="(\d+)"', sentence(answer))


@BOTH
@pytest.mark.parametrize("status", LEFT_OUT, ids=str)
def test_whose_papers_are_not_handed_on_is_told_before_the_paper_is_made(desk, client, name, status):
    other = factories.make_case(desk.procedure, status=status, first_name="Çiğdem", last_name="Şahin")
    asked = post(client, name, [other, desk.case])
    assert asked.status_code == 200
    assert "<b>1 başvuru</b> bu belgeye girmiyor" in sentence(asked)
    assert LEFT_OUT[status] in sentence(asked)
    assert page_of(other) in sentence(asked)
    assert hidden(asked) == [str(desk.case.pk)]


@BOTH
def test_what_changed_since_the_page_asked_is_told_instead_of_a_shorter_paper(desk, client, name):
    other = factories.make_case(desk.procedure, status=Status.WITHDRAWN, last_name="Şahin")
    told = post(client, name, [desk.case, other], **ANSWERS[name])
    assert (told.status_code, told["Content-Type"]) == (409, "text/html; charset=utf-8")
    assert LEFT_OUT[Status.WITHDRAWN] in sentence(told)
    made = client.post(reverse(name), {"secim": hidden(told), "hazirla": "1", **ANSWERS[name]})
    assert "Şahin" not in pdf_text(made)


@BOTH
def test_when_none_is_left_there_is_no_paper_and_each_reason_is_told(desk, client, name):
    cases = [factories.make_case(desk.procedure, status=status) for status in LEFT_OUT]
    for answers in ({}, ANSWERS[name]):
        answer = post(client, name, cases, **answers)
        assert answer.status_code == 422
        assert "hiçbirinin kâğıdı şu anda iletilmez" in sentence(answer)
        assert all(reason in sentence(answer) for reason in LEFT_OUT.values())
        assert hidden(answer) == []


@BOTH
@pytest.mark.parametrize("status", sorted(set(Status) - set(LEFT_OUT) - {Status.FOLLOWED}), ids=str)
def test_papers_that_can_still_be_handed_on_are_taken(desk, client, name, status):
    case = factories.make_case(desk.procedure, status=status)
    assert case.spoken_reference in sentence(post(client, name, [case]))
    pdf_text(post(client, name, [case], **ANSWERS[name]))


@BOTH
def test_a_unit_hands_on_what_it_has(desk, name):
    case = factories.make_case(desk.procedure, status=Status.AT_UNIT, unit=desk.unit)
    asked = post(signed_in(desk.people[Role.COORDINATOR]), name, [case])
    assert hidden(asked) == [str(case.pk)]


# --- What is refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "answers", "said"),
    [
        pytest.param(LETTER, {**OTHER, "other": " "}, "Muhatabın adını yazın.", id="no name"),
        pytest.param(LETTER, {"closing": "arz"}, "Yazının kime gideceğini seçin.", id="nobody"),
        pytest.param(LETTER, {**OTHER, "closing": "selam"}, "Yazının nasıl biteceğini seçin.", id="another closing"),
        pytest.param(LETTER, {**OTHER, "addressee": "7"}, "Yazının kime gideceğini seçin.", id="unknown addressee"),
        pytest.param(LETTER, {**OTHER, "day": "31.02.2026"}, "Bu tarih okunamadı.", id="no such day"),
        pytest.param(LETTER, {**OTHER, "number": "1" * 61}, "En çok 60 harf sığar.", id="long number"),
        pytest.param(LETTER, {**OTHER, "references": "yazı\n" * 6}, "En çok 5 satır sığar", id="six references"),
        pytest.param(LETTER, {**OTHER, "references": "a" * 201}, "en çok 200 harf sığar", id="long reference"),
        pytest.param(LETTER, {**OTHER, "signer": "محمد"}, "Bu harfler kâğıda basılamıyor", id="letters no font has"),
        pytest.param(HAND_OVER, {"receiver": "baska"}, "Belgeleri teslim alanın adını yazın.", id="no receiver"),
        pytest.param(HAND_OVER, {"receiver": ""}, "Belgeleri kimin teslim alacağını seçin.", id="nothing chosen"),
    ],
)
def test_a_wrong_answer_is_told_at_its_place_and_nothing_is_lost(desk, client, name, answers, said):
    kept = {"signer_title": "Başhekim"} if name == LETTER else {}
    answer = post(client, name, [desk.case], **(kept | answers))
    assert answer.status_code == 422
    assert said in sentence(answer)
    assert f'name="secim" value="{desk.case.pk}"' in sentence(answer)
    assert all(value in sentence(answer) for value in kept.values())


@pytest.mark.parametrize(
    ("name", "answers", "asks"),
    [
        pytest.param(LETTER, OTHER, "Muhatabın adını yazın.", id="letter"),
        pytest.param(HAND_OVER, {"receiver": "baska"}, "Belgeleri teslim alanın adını yazın.", id="list"),
    ],
)
def test_a_name_that_is_too_long_is_not_asked_for_again(desk, client, name, answers, asks):
    answer = post(client, name, [desk.case], **(answers | {"other": "M" * 201}))
    assert "En çok 200 harf sığar." in sentence(answer)
    assert asks not in sentence(answer)


def test_a_name_that_no_font_has_is_refused_with_its_letter(desk, client):
    foreign = factories.make_case(desk.procedure, first_name="محمد")
    answer = post(client, HAND_OVER, [foreign], receiver="elle")
    assert answer.status_code == 422
    assert "“م” (U+0645)" in sentence(answer)


@BOTH
@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        pytest.param([], 400, "Hiçbir başvuru seçilmedi.", id="nothing"),
        pytest.param(["²"], 400, "Seçim anlaşılamadı.", id="no number"),
        pytest.param(["9" * 4000], 400, "Seçim anlaşılamadı.", id="a long number"),
        pytest.param(["999999"], 404, "1 başvuru artık listenizde değil.", id="unknown"),
        pytest.param(range(1, MOST_FORMS + 2), 422, "en çok 500 başvuru seçilir; 501", id="too many"),
    ],
)
def test_a_selection_that_is_no_batch_is_refused(desk, client, name, sent, status, said):
    answer = client.post(reverse(name), {"secim": list(sent)})
    assert (answer.status_code, said in sentence(answer)) == (status, True)


@BOTH
def test_an_address_typed_by_hand_says_to_select_first(desk, client, name):
    answer = client.get(reverse(name))
    assert (answer.status_code, "Hiçbir başvuru seçilmedi." in sentence(answer)) == (400, True)


@BOTH
def test_another_directorates_requests_are_as_good_as_gone(desk, client, name):
    answer = post(client, name, [desk.case, desk.foreign])
    assert answer.status_code == 404
    assert desk.foreign.spoken_reference not in sentence(answer)


@BOTH
def test_two_directorates_are_no_batch(desk, client, name):
    Membership.objects.create(user=desk.officer, role=Role.OFFICER, directorate=desk.there)
    answer = post(client, name, [desk.case, desk.foreign])
    assert (answer.status_code, "bir seferde bir müdürlüğün" in sentence(answer)) == (422, True)


@BOTH
def test_two_units_of_one_coordinator_are_no_batch(desk, name):
    other = factories.make_unit(desk.here, name="Başka Hastane")
    coordinator = desk.people[Role.COORDINATOR]
    Membership.objects.create(user=coordinator, role=Role.COORDINATOR, directorate=desk.here, unit=other)
    cases = [desk.case, factories.make_case(desk.procedure, unit=other)]
    answer = post(signed_in(coordinator), name, cases)
    assert (answer.status_code, "bir seferde bir birimin" in sentence(answer)) == (422, True)
    assert post(signed_in(coordinator), name, cases[1:]).status_code == 200


@BOTH
@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.OFFICER, 200),
        (Role.SUPERVISOR, 200),
        (Role.COORDINATOR, 200),
        (Role.AUDITOR, 403),
        (Role.ADMINISTRATOR, 404),
    ],
)
def test_who_hands_papers_on(desk, name, role, status):
    assert post(signed_in(desk.people[role]), name, [desk.case]).status_code == status


@BOTH
def test_applicants_and_codes_by_mail_open_nothing(desk, name):
    for client in (signed_in(desk.case.owner), signed_in(desk.officer, method="code"), Client()):
        answer = post(client, name, [desk.case])
        assert (answer.status_code, answer.url.partition("?")[0]) == (302, reverse("yonetim:login"))
