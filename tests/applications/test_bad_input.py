"""What nobody should send and somebody will: no 500, a sentence that says what to do, nothing lost."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from applications import catalogue, services, wizard
from applications.converters import whole_number
from applications.domain.lifecycle import Action, Actor, Status
from applications.domain.steps import Step
from applications.domain.vocabulary import RequestKind, Role, StaffCategory
from applications.models import Directorate, Procedure, RequestDraft, SignatureRequest, Unit
from payments.models import Payment
from tests import factories
from tests.applications.answers import (
    ANSWERS,
    MERSIN_RECEIPT,
    PERSON,
    begin,
    fill,
    hand_in,
    receipt_pdf,
    review_url,
    send,
    step_url,
    texts,
)

ENDLESS = "9" * 5000
"""More digits than Python turns into a number."""

EXPECTED = {"channel": "transfer", "payer_name": "Ayşe Gül Işık", "payer_tckn": "10000000146"}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_catalogue", "november")]


def ankara_staff_draft(client: Client) -> RequestDraft:
    return begin(client, 6, "hastane", "ilk-basvuru")


def mersin_procedure() -> Procedure:
    return Procedure.objects.get(directorate__plate=33, category=StaffCategory.FAMILY_PHYSICIAN, kind=RequestKind.FIRST)


def desk_of(case: SignatureRequest) -> Client:
    """Return the browser of an officer of the case's directorate."""
    officer = factories.make_member(Role.OFFICER, case.directorate, password="bir uzun parola 1")
    browser = Client()
    browser.post(reverse("account_login"), {"login": officer.email, "password": "bir uzun parola 1"})
    return browser


# --- Hidden fields ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("17", 17), ("", None), ("abc", None), ("-1", None), ("²", None), ("１２", None), (ENDLESS, None)],
)
def test_a_hidden_field_holds_a_number_or_nothing(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize("revision", ["abc", "", "-1", ENDLESS])
def test_a_page_with_a_broken_revision_keeps_the_answer(signed_in, revision):
    draft = ankara_staff_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    answer = signed_in.post(step_url(draft, Step.PERSON), PERSON | {"revision": revision})
    assert answer.url == step_url(draft, Step.ADDRESS)


@pytest.mark.parametrize("seen", ["abc", ENDLESS])
def test_a_button_with_a_broken_mark_of_what_was_seen_is_no_500(signed_in, person, seen):
    case = factories.make_case(mersin_procedure(), owner=person)
    url = reverse("applications:delivered", args=[case.reference])
    assert signed_in.post(url, {"gorulen": seen}).status_code == 409


@pytest.mark.parametrize("seen", ["abc", ENDLESS])
def test_a_desk_button_with_a_broken_mark_of_what_was_seen_moves_nothing(seen):
    case = factories.make_case(mersin_procedure())
    desk, url = desk_of(case), reverse("yonetim:case_action", args=[case.pk, "return"])
    assert desk.get(url, {"gorulen": seen}).status_code == 200
    assert desk.post(url, {"seen": seen, "note": "Adres eksik."}).status_code == 422
    assert desk.post(reverse("yonetim:case_action", args=[case.pk, "send_list"]), {"seen": seen}).status_code == 409
    case.refresh_from_db()
    assert case.status == "submitted"


@pytest.mark.parametrize("copy", ["abc", "9" * 30, ENDLESS])
def test_a_copy_that_cannot_exist_is_not_received(copy):
    case = factories.make_case(mersin_procedure())
    desk = desk_of(case)
    assert desk.post(reverse("yonetim:case_papers", args=[case.pk]), {"copy": copy}).status_code == 302


@pytest.mark.parametrize(
    ("address", "data"),
    [
        pytest.param("/yol/33/aile-hekimi/ilk-basvuru/?neden=%00", None, id="reason in the address"),
        pytest.param("/basvuru/basla/", {"il": "33", "gorev": "hastane", "islem": "diger", "neden": "\0"}, id="start"),
        pytest.param("/giris/", {"email": "a\0@example.org"}, id="sign-in"),
    ],
)
def test_a_nul_byte_is_refused_in_words(signed_in, address, data):
    answer = signed_in.get(address) if data is None else signed_in.post(address, data)
    assert answer.status_code == 400
    assert "Gönderdiğiniz bilgiler okunamadı" in texts(answer)


def test_a_form_that_is_too_long_for_the_server_is_refused_in_words(signed_in):
    draft = ankara_staff_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    browser = Client(raise_request_exception=False)
    browser.cookies = signed_in.cookies
    answer = browser.post(step_url(draft, Step.PERSON), PERSON | {"title": "a" * 2_000_000})
    assert answer.status_code == 400
    assert "Gönderdiğiniz bilgiler okunamadı" in texts(answer)


# --- Answers ---------------------------------------------------------------------------------------------


def test_an_email_longer_than_its_column_is_refused_on_the_page(signed_in):
    draft = ankara_staff_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    email = "a@" + ".".join(["b" * 60] * 4) + ".example.org"
    assert len(email) > 254
    answer = send(signed_in, draft, Step.PERSON, email=email)
    assert answer.status_code == 422
    assert "En çok 254 harf sığar. Daha kısa yazın." in texts(answer)


def test_marks_that_nobody_sees_are_not_kept(signed_in):
    draft = ankara_staff_draft(signed_in)
    odd = {"tckn": "\u200e10000000146\u202c", "title": "\u202eTabip\u0007", "mobile": "\u200e0532 000 00 00"}
    fill(signed_in, draft, {Step.PERSON: odd})
    case = hand_in(signed_in, draft)
    assert (case.tckn, case.title, case.mobile) == ("10000000146", "Tabip", "05320000000")


def test_an_expired_certificate_where_two_first_issues_overlap_is_told_without_a_way_there(signed_in):
    draft = begin(signed_in, 6, "aile-hekimi", "yenileme")
    twin = Procedure.objects.get(directorate__plate=6, category=StaffCategory.FAMILY_PHYSICIAN, kind=RequestKind.FIRST)
    twin.pk, twin.valid_from, twin._state.adding = None, date(2024, 6, 1), True
    twin.save()
    for step in (Step.NOTICE, Step.PERSON, Step.ADDRESS):
        send(signed_in, draft, step)
    answer = send(signed_in, draft, Step.CERTIFICATE, certificate_ends_on="01.01.2026")
    assert answer.status_code == 422
    assert "Sertifikanızın süresi dolmuş" in texts(answer)


def test_a_second_press_on_the_notice_is_no_conflict(signed_in):
    draft = ankara_staff_draft(signed_in)
    first = RequestDraft.objects.get(pk=draft.pk)
    second = RequestDraft.objects.get(pk=draft.pk)
    for each, at in ((first, timezone.now()), (second, timezone.now() + timedelta(seconds=1))):
        form = wizard.form_for(
            each, Step.NOTICE, wizard.rules_for(each), today=date(2026, 11, 22), data=ANSWERS[Step.NOTICE]
        )
        wizard.keep(each, form, step=Step.NOTICE, seen_revision=0, at=at)
    draft.refresh_from_db()
    assert draft.answers[Step.NOTICE]["read_at"] == first.answers[Step.NOTICE]["read_at"]


def test_two_uploads_at_once_open_one_payment(signed_in):
    draft = begin(signed_in, 33, "aile-hekimi", "ilk-basvuru")
    fill(signed_in, draft)
    pages = [RequestDraft.objects.get(pk=draft.pk) for _press in range(2)]
    opened = [
        wizard.payment_of(page, wizard.rules_for(page), today=date(2026, 11, 22), at=timezone.now()) for page in pages
    ]
    assert opened[0] == opened[1]
    assert Payment.objects.count() == 1


def test_a_page_of_a_draft_that_was_handed_in_says_that_its_answer_came_too_late(signed_in):
    draft = ankara_staff_draft(signed_in)
    fill(signed_in, draft)
    case = hand_in(signed_in, draft)
    answer = signed_in.post(step_url(draft, Step.PERSON), PERSON | {"first_name": "Fatma"}, follow=True)
    assert case.spoken_reference in texts(answer)
    assert "Bu taslağı göndermiştiniz; son yazdığınız kaydedilmedi." in texts(answer)


# --- A procedure that changes while somebody fills in its pages ------------------------------------------


def test_a_change_that_the_person_has_not_seen_stops_the_handing_in(signed_in):
    draft = ankara_staff_draft(signed_in)
    fill(signed_in, draft)
    assert signed_in.get(review_url(draft)).status_code == 200
    newer = catalogue.supersede(draft.procedure, valid_from=date(2026, 11, 22))
    newer.papers.filter(paper="kamu_sm_form").update(deliver=3)
    answer = signed_in.post(review_url(draft), follow=True)
    assert SignatureRequest.objects.count() == 0
    assert "İstenen belgeler ya da nüsha sayıları değişti." in texts(answer)
    signed_in.post(reverse("applications:acknowledge", args=[draft.pk]))
    assert hand_in(signed_in, draft).procedure == newer


# --- Two tabs, and pages that grew old -------------------------------------------------------------------


def test_an_answer_sent_after_the_session_ended_is_told_at_the_sign_in(signed_in):
    draft = ankara_staff_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    signed_in.logout()
    answer = signed_in.post(step_url(draft, Step.PERSON), PERSON, follow=True)
    assert answer.redirect_chain[0][0] == f"/giris/?next={step_url(draft, Step.PERSON)}"
    assert "Oturumunuz kapanmıştı; son sayfada yazdığınız kaydedilmedi." in texts(answer)


@pytest.mark.parametrize("name", ["delivered", "not_delivered", "link_used", "correct"])
def test_a_buttons_address_opened_by_hand_leads_to_the_request(signed_in, person, name):
    case = factories.make_case(mersin_procedure(), owner=person)
    page = reverse("applications:case", args=[case.reference])
    assert signed_in.get(reverse(f"applications:{name}", args=[case.reference])).url == page
    assert signed_in.head(reverse("applications:tick", args=[case.reference, 0])).url == page
    case.refresh_from_db()
    assert case.status == Status.SUBMITTED


@pytest.mark.parametrize("name", ["case_papers", "case_payment_undo"])
def test_a_desk_buttons_address_opened_by_hand_leads_to_the_request(name):
    case = factories.make_case(mersin_procedure())
    page = reverse("yonetim:applications_signaturerequest_change", args=[case.pk])
    assert desk_of(case).get(reverse(f"yonetim:{name}", args=[case.pk])).url == page


def test_a_receipt_for_a_request_that_was_withdrawn_in_another_tab_is_told_to_be_late(signed_in, person):
    payment = factories.make_payment()
    case = factories.make_case(mersin_procedure(), owner=person, payment=payment)
    signed_in.post(reverse("applications:withdraw", args=[case.reference]))
    for name in ("case_payment", "case_typed"):
        url = reverse(f"applications:{name}", args=[case.reference])
        answer = signed_in.post(url, {"file": receipt_pdf("x"), "payer": "Ayşe"}, follow=True)
        assert "Bu başvuru kapandı; dekont eklenmez." in texts(answer)
    assert not payment.receipts.exists()


def test_a_receipt_sent_twice_to_a_request_is_told_once(signed_in, person):
    case = factories.make_case(mersin_procedure(), owner=person, payment=factories.make_payment(expectation=EXPECTED))
    url = reverse("applications:case_payment", args=[case.reference])
    first, second = (signed_in.post(url, {"file": receipt_pdf(*MERSIN_RECEIPT)}) for _press in range(2))
    assert first.url == second.url
    assert case.events.filter(action=Action.ADD_RECEIPT).count() == 1


def returned_case(client: Client, unit: str = "") -> SignatureRequest:
    """Hand in a request of Ankara's hospital staff; an officer returns it for its address."""
    draft = ankara_staff_draft(client)
    fill(client, draft, {Step.PERSON: {"unit": unit, "unit_text": "" if unit else PERSON["unit_text"]}})
    case = hand_in(client, draft)
    officer = factories.make_member(Role.OFFICER, case.directorate)
    by = {"actors": {Actor.OFFICER}, "by": officer, "at": timezone.now()}
    services.take_action(case.pk, Action.HAND_TO_DIRECTORATE, **by)
    services.take_action(case.pk, Action.RETURN, **by, note="Adres eksik.", detail={"steps": ["address"]})
    case.refresh_from_db()
    return case


def test_a_correction_of_a_request_that_was_withdrawn_keeps_nothing_and_says_so(signed_in):
    case = returned_case(signed_in)
    signed_in.post(reverse("applications:correct", args=[case.reference]))
    correction = RequestDraft.objects.get(corrects=case)
    signed_in.post(reverse("applications:withdraw", args=[case.reference]))
    answer = signed_in.post(step_url(correction, Step.ADDRESS), {"street": "Yeni Sokak"}, follow=True)
    assert "Bu başvuru artık düzeltme beklemiyor." in texts(answer)
    correction.refresh_from_db()
    assert correction.answers[Step.ADDRESS]["street"] != "Yeni Sokak"


def test_a_unit_that_was_closed_meanwhile_does_not_stop_a_correction_of_the_address(signed_in):
    ankara = Directorate.objects.get(plate=6)
    factories.make_unit(ankara, name="Açık Hastane")
    unit = factories.make_unit(ankara)
    case = returned_case(signed_in, str(unit.pk))
    Unit.objects.filter(pk=unit.pk).update(is_active=False)
    signed_in.post(reverse("applications:correct", args=[case.reference]))
    correction = RequestDraft.objects.get(corrects=case)
    assert send(signed_in, correction, Step.ADDRESS, street="Yeni Sokağı").url == review_url(correction)
    assert hand_in(signed_in, correction).unit == unit
    case.refresh_from_db()
    assert (case.street, case.status) == ("Yeni Sokağı", Status.SUBMITTED)


def test_another_directorates_unit_is_refused(signed_in):
    foreign = factories.make_unit(Directorate.objects.get(plate=33))
    factories.make_unit(Directorate.objects.get(plate=6))
    draft = ankara_staff_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    for unit in (str(foreign.pk), "0", "abc", "9" * 30, ENDLESS):
        answer = send(signed_in, draft, Step.PERSON, unit=unit, unit_text="")
        assert answer.status_code == 422
        assert "Bu birim artık listede yok." in texts(answer)


# --- A catalogue with holes ------------------------------------------------------------------------------


def test_a_path_without_a_way_to_pay_takes_no_receipt_and_says_so(signed_in):
    draft = begin(signed_in, 33, "aile-hekimi", "ilk-basvuru")
    fill(signed_in, draft)
    draft.procedure.channels.all().delete()
    typed = {"payer": "Ayşe", "amount": "1080", "date": "16.11.2026", "payee_iban": factories.IBAN}
    for url, data in (
        (step_url(draft, Step.PAYMENT), {"file": receipt_pdf("x")}),
        (reverse("applications:draft_typed", args=[draft.pk]), typed),
    ):
        answer = signed_in.post(url, data)
        assert answer.status_code == 422
        assert "Bu yol için ödeme yeri tanımlı değil." in texts(answer)
    assert Payment.objects.count() == 0
