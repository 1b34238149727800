"""Başvurularım: what the owner sees of a request and may do with it."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from applications import desk, services
from applications.domain.lifecycle import Action, Actor, Status
from applications.domain.steps import Step
from applications.domain.vocabulary import RequestKind, Role, StaffCategory
from applications.models import Directorate, Procedure, RequestDraft, SignatureRequest, User
from payments import services as payments
from tests import factories
from tests.applications.answers import (
    MERSIN_RECEIPT,
    begin,
    fill,
    hand_in,
    receipt_pdf,
    review_url,
    send,
    step_url,
    texts,
    upload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_catalogue", "november")]
OFFICER = frozenset({Actor.OFFICER})


def procedure(plate: int, category: StaffCategory, kind: RequestKind) -> Procedure:
    return Procedure.objects.with_parts().get(directorate__plate=plate, category=category, kind=kind)


@pytest.fixture
def officer() -> User:
    return factories.make_member(Role.OFFICER, Directorate.objects.get(plate=33), full_name="Murat Eker")


@pytest.fixture
def case(person: User) -> SignatureRequest:
    """A request in Mersin on which the institution pays: two copies of two forms are awaited."""
    found = procedure(33, StaffCategory.MANAGER_DOCTOR, RequestKind.FIRST)
    return factories.make_case(found, owner=person, tckn="10000000146")


def url_of(case: SignatureRequest, name: str = "case", *more: int) -> str:
    return reverse(f"applications:{name}", args=[case.reference, *more])


def act(case: SignatureRequest, action: Action, by: User, **more: object) -> None:
    services.take_action(case.pk, action, actors=OFFICER, by=by, at=timezone.now(), **more)


def receive_all(case: SignatureRequest, by: User) -> None:
    copies = [copy.pk for copy in case.paper_copies.all()]
    desk.receive_papers(case.pk, copies, actors=OFFICER, by=by, at=timezone.now())


# --- The list, and whose it is ----------------------------------------------------------------------------


def test_the_list_holds_ones_own_drafts_and_requests_only(signed_in, stranger, case):
    begin(signed_in, 6, "aile-hekimi", "yenileme")
    page = texts(signed_in.get(reverse("applications:cases")))
    assert case.spoken_reference in page
    assert "Yarım kalanlar" in page
    other = texts(stranger.get(reverse("applications:cases")))
    assert case.spoken_reference not in other
    assert "Bekleyen başvurunuz yok" in other


def test_the_list_asks_as_often_for_three_requests_as_for_one(signed_in, person, case):
    with CaptureQueriesContext(connection) as for_one:
        signed_in.get(reverse("applications:cases"))
    for _ in range(2):
        factories.make_case(case.procedure, owner=person)
    with CaptureQueriesContext(connection) as for_three:
        page = texts(signed_in.get(reverse("applications:cases")))
    assert page.count("Sıra sizde: belgelerinizi teslim edin") == 3
    assert len(for_three) == len(for_one)


def test_a_requests_page_asks_as_often_for_a_long_history_as_for_a_short_one(signed_in, officer, case):
    desk.log_view(case, officer, at=timezone.now(), day=timezone.localdate())
    with CaptureQueriesContext(connection) as for_one:
        signed_in.get(url_of(case))
    for days in (1, 2):
        other = factories.make_member(Role.OFFICER, case.directorate)
        desk.log_view(case, other, at=timezone.now(), day=timezone.localdate() - timedelta(days=days))
        receive_all(case, other)
        copy = case.paper_copies.first()
        desk.undo_receive_paper(copy.pk, actors=OFFICER, by=other, at=timezone.now())
    with CaptureQueriesContext(connection) as for_three:
        page = signed_in.get(url_of(case))
    assert (len(page.context["lookers"]), len(page.context["story"])) == (3, 5)
    assert len(for_three) == len(for_one)


def test_a_strangers_request_is_a_404_on_every_page(stranger, case):
    names = ("case", "done", "form_pdf", "withdraw", "case_payment", "case_typed")
    assert {stranger.get(url_of(case, name)).status_code for name in names} == {404}
    acts = ("withdraw", "correct", "delivered", "not_delivered", "link_used", "case_payment")
    assert {stranger.post(url_of(case, name)).status_code for name in acts} == {404}
    assert stranger.post(url_of(case, "tick", 0)).status_code == 404
    case.refresh_from_db()
    assert case.status == Status.SUBMITTED


@pytest.mark.parametrize("written", ["AAAA-AAAA", "aaaaaaaa", "0000-0000", "bilinmez"])
def test_a_reference_nobody_has_is_a_404(signed_in, written):
    assert signed_in.get(f"/basvurularim/{written}/").status_code == 404


def test_a_reference_is_found_however_it_is_written(signed_in, case):
    for written in (case.reference.lower(), case.spoken_reference):
        assert signed_in.get(f"/basvurularim/{written}/").status_code == 200


# --- Whose turn, what happened ----------------------------------------------------------------------------


def test_a_request_that_lacks_papers_is_the_persons_turn(signed_in, case):
    page = texts(signed_in.get(url_of(case)))
    assert "Sıra sizde: belgelerinizi teslim edin" in page
    assert "bekleniyor" in page
    assert "Kamu SM başvuru formu" in page


def test_the_form_to_print_is_the_main_thing_while_papers_are_awaited(signed_in, case):
    page = signed_in.get(url_of(case)).content.decode()
    assert page.count(url_of(case, "form_pdf")) == 1
    assert "btn-primary" in re.search(rf'<a class="([^"]+)" href="{url_of(case, "form_pdf")}"', page)[1]


def test_with_all_papers_it_is_the_directorates_turn(signed_in, case, officer):
    receive_all(case, officer)
    page = texts(signed_in.get(url_of(case)))
    assert "Sıra müdürlükte" in page
    assert "Belgeleriniz ulaştı" in page


def test_names_of_officers_are_not_told(signed_in, case, officer):
    receive_all(case, officer)
    desk.log_view(case, officer, at=timezone.now(), day=timezone.localdate())
    page = texts(signed_in.get(url_of(case)))
    assert "Murat" not in page
    assert "Müdürlük yetkilisi" in page


def test_the_desks_own_notes_are_not_told(signed_in, case, officer):
    payment = factories.make_payment()
    SignatureRequest.objects.filter(pk=case.pk).update(payment=payment)
    desk.confirm_payment(case.pk, actors=OFFICER, by=officer, at=timezone.now(), note="Ekstre satırı 14")
    page = texts(signed_in.get(url_of(case)))
    assert "Ödemeniz hesap hareketinde görüldü" in page
    assert "Ekstre satırı 14" not in page


def test_an_approved_card_is_marked_as_come(signed_in, case, officer):
    receive_all(case, officer)
    act(case, Action.APPROVE, officer)
    assert "Kartım geldi" in texts(signed_in.get(url_of(case)))
    assert signed_in.post(url_of(case, "delivered")).url == url_of(case)
    case.refresh_from_db()
    assert case.status == Status.DELIVERED
    assert "Başvuru tamamlandı" in texts(signed_in.get(url_of(case)))


def test_a_button_that_comes_too_late_says_so(signed_in, case):
    answer = signed_in.post(url_of(case, "delivered"))
    assert answer.status_code == 409
    assert "Başvurunuz bu arada ilerlemiş" in texts(answer)
    case.refresh_from_db()
    assert case.status == Status.SUBMITTED


def test_a_rejection_is_told_with_its_reason(signed_in, case, officer):
    act(case, Action.REJECT, officer, note="Kimlik bilgileri nüfus kaydından farklı.")
    page = texts(signed_in.get(url_of(case)))
    assert "Başvuru reddedildi" in page
    assert "Kimlik bilgileri nüfus kaydından farklı." in page


# --- Withdraw ---------------------------------------------------------------------------------------------


def test_withdrawing_asks_once(signed_in, case):
    assert signed_in.get(url_of(case, "withdraw")).status_code == 200
    case.refresh_from_db()
    assert case.status == Status.SUBMITTED
    assert signed_in.post(url_of(case, "withdraw")).url == url_of(case)
    case.refresh_from_db()
    assert case.status == Status.WITHDRAWN


def test_an_approved_request_is_not_withdrawn(signed_in, case, officer):
    receive_all(case, officer)
    act(case, Action.APPROVE, officer)
    assert signed_in.get(url_of(case, "withdraw")).url == url_of(case)
    assert signed_in.post(url_of(case, "withdraw")).status_code == 409
    case.refresh_from_db()
    assert case.status == Status.APPROVED


# --- Correct what was returned ----------------------------------------------------------------------------


def returned(signed_in: Client, officer: User, *steps: Step) -> SignatureRequest:
    draft = begin(signed_in, 33, "yonetici-doktor", "ilk-basvuru")
    fill(signed_in, draft)
    case = hand_in(signed_in, draft)
    receive_all(case, officer)
    note = "Daire numaranızı yazın."
    act(case, Action.RETURN, officer, note=note, detail={"steps": [step.value for step in steps]})
    return case


def test_a_returned_request_shows_the_officers_note(signed_in, officer):
    case = returned(signed_in, officer, Step.ADDRESS)
    page = texts(signed_in.get(url_of(case)))
    assert "Sıra sizde" in page
    assert "Daire numaranızı yazın." in page


def test_a_correction_has_only_the_flagged_pages_and_goes_back_to_the_desk(signed_in, officer):
    case = returned(signed_in, officer, Step.ADDRESS)
    answer = signed_in.post(url_of(case, "correct"))
    draft = RequestDraft.objects.get(corrects=case)
    assert answer.url == step_url(draft, Step.ADDRESS)
    assert signed_in.get(step_url(draft, Step.PERSON)).status_code == 404
    assert 'value="Limonluk Mahallesi"' in texts(signed_in.get(answer.url))
    assert send(signed_in, draft, Step.ADDRESS, flat_no="7").url == review_url(draft)
    assert "Daire numaranızı yazın." in texts(signed_in.get(review_url(draft)))
    sent = signed_in.post(review_url(draft), {"yanit": "Yazdım."})
    assert sent.url == url_of(case)
    case.refresh_from_db()
    assert (case.status, case.flat_no, case.first_name) == (Status.SUBMITTED, "7", "Ayşe Gül")
    event = case.events.get(action=Action.RESUBMIT)
    assert (event.note, event.detail["steps"]) == ("Yazdım.", ["address"])


def test_changed_answers_ask_for_our_form_again(signed_in, officer):
    case = returned(signed_in, officer, Step.ADDRESS)
    signed_in.post(url_of(case, "correct"))
    draft = RequestDraft.objects.get(corrects=case)
    send(signed_in, draft, Step.ADDRESS, flat_no="7")
    signed_in.post(review_url(draft))
    awaited = {copy.paper for copy in case.paper_copies.filter(received_at=None)}
    assert awaited == {"request_form"}
    assert "Sıra sizde: belgelerinizi teslim edin" in texts(signed_in.get(url_of(case)))


def test_a_return_without_a_flagged_page_is_answered_on_the_review(signed_in, officer):
    case = returned(signed_in, officer)
    draft_url = signed_in.post(url_of(case, "correct")).url
    draft = RequestDraft.objects.get(corrects=case)
    assert draft_url == review_url(draft)
    assert signed_in.get(draft_url).status_code == 200
    signed_in.post(draft_url, {"yanit": "Belgeyi getirdim."})
    case.refresh_from_db()
    assert case.status == Status.SUBMITTED


def test_a_correction_sent_twice_is_sent_once(signed_in, officer):
    case = returned(signed_in, officer, Step.ADDRESS)
    signed_in.post(url_of(case, "correct"))
    draft = RequestDraft.objects.get(corrects=case)
    assert [signed_in.post(review_url(draft)).url for _ in range(2)] == [url_of(case)] * 2
    assert case.events.filter(action=Action.RESUBMIT).count() == 1


def test_a_correction_that_comes_after_withdrawing_changes_nothing(signed_in, officer):
    case = returned(signed_in, officer, Step.ADDRESS)
    signed_in.post(url_of(case, "correct"))
    draft = RequestDraft.objects.get(corrects=case)
    send(signed_in, draft, Step.ADDRESS, flat_no="7")
    signed_in.post(url_of(case, "withdraw"))
    answer = signed_in.post(review_url(draft), follow=True)
    assert "Bu başvuru artık düzeltme beklemiyor." in texts(answer)
    case.refresh_from_db()
    assert (case.status, case.flat_no) == (Status.WITHDRAWN, "4")


def test_a_correction_of_the_payment_takes_another_receipt(signed_in, officer):
    draft = begin(signed_in, 33, "aile-hekimi", "ilk-basvuru")
    fill(signed_in, draft)
    upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf("DEKONT", "TUTAR : 780,00 TL"))
    case = hand_in(signed_in, draft)
    act(case, Action.RETURN, officer, note="Tutar eksik.", detail={"steps": ["payment"]})
    url = signed_in.post(url_of(case, "correct")).url
    correction = RequestDraft.objects.get(corrects=case)
    assert url == step_url(correction, Step.PAYMENT)
    assert upload(signed_in, url, receipt_pdf(*MERSIN_RECEIPT)).status_code == 302
    assert case.payment.receipts.count() == 2
    assert case.events.filter(action=Action.ADD_RECEIPT).count() == 1
    first = case.payment.receipts.first()
    assert signed_in.post(reverse("applications:remove_receipt", args=[first.pk])).status_code == 404
    signed_in.post(review_url(correction))
    case.refresh_from_db()
    assert case.status == Status.SUBMITTED
    assert payments.is_settled(case.payment)


def test_what_was_not_returned_is_not_corrected(signed_in, case):
    assert signed_in.post(url_of(case, "correct")).status_code == 409
    assert RequestDraft.objects.count() == 0


def test_a_correction_to_a_number_that_has_an_open_request_is_refused(signed_in, officer):
    case = returned(signed_in, officer, Step.PERSON)
    other = factories.make_case(case.procedure, tckn="10000000214")
    signed_in.post(url_of(case, "correct"))
    draft = RequestDraft.objects.get(corrects=case)
    assert send(signed_in, draft, Step.PERSON, tckn=other.tckn).status_code == 302
    answer = signed_in.post(review_url(draft))
    assert answer.status_code == 409
    assert other.spoken_reference not in texts(answer)
    case.refresh_from_db()
    assert (case.tckn, case.status) == ("10000000146", Status.RETURNED)


# --- Lost and stolen: the link ----------------------------------------------------------------------------


def test_lost_card_waits_for_the_link_and_the_person_says_it_was_used(signed_in):
    ankara = factories.make_member(Role.OFFICER, Directorate.objects.get(plate=6))
    draft = begin(signed_in, 6, "aile-hekimi", "kayip-calinti")
    fill(signed_in, draft)
    case = hand_in(signed_in, draft)
    assert case.details["revoked_on"] == date(2026, 11, 20).isoformat()
    assert "Bağlantıyla başvurdum" not in texts(signed_in.get(url_of(case)))
    assert "başvuru listesini göndermediyseniz şimdi gönderin" in texts(signed_in.get(url_of(case)))
    assert "Şimdi değil: Kamu SM’nin bağlantısıyla" in texts(signed_in.get(url_of(case, "done")))
    act(case, Action.LIST_FOR_CA, ankara)
    act(case, Action.SEND_LIST, ankara)
    page = texts(signed_in.get(url_of(case)))
    assert "Sıra Kamu SM’de" in page
    assert "Bağlantıyla başvurdum" in page
    signed_in.post(url_of(case, "link_used"))
    case.refresh_from_db()
    assert case.status == Status.LINK_USED
    assert "Sıra sizde: belgelerinizi teslim edin" in texts(signed_in.get(url_of(case)))


# --- Kamu SM alone ----------------------------------------------------------------------------------------


@pytest.fixture
def followed(signed_in: Client) -> SignatureRequest:
    draft = begin(signed_in, 6, "hastane", "kart-okuyucu")
    fill(signed_in, draft)
    return hand_in(signed_in, draft)


def test_steps_at_kamu_sm_are_ticked_and_taken_back(signed_in, followed):
    signed_in.post(url_of(followed, "tick", 0), {"yapildi": "1"})
    assert desk.ticked_steps(followed) == {0}
    assert "Geri al" in texts(signed_in.get(url_of(followed)))
    signed_in.post(url_of(followed, "tick", 0), {"yapildi": "0"})
    assert desk.ticked_steps(followed) == frozenset()


def test_a_step_that_the_procedure_lacks_is_not_ticked(signed_in, followed):
    assert signed_in.post(url_of(followed, "tick", 99), {"yapildi": "1"}).status_code == 409
    assert desk.ticked_steps(followed) == frozenset()


def test_a_reader_that_came_may_be_taken_back(signed_in, followed):
    assert "Okuyucum geldi" in texts(signed_in.get(url_of(followed)))
    signed_in.post(url_of(followed, "delivered"))
    followed.refresh_from_db()
    assert followed.status == Status.DELIVERED
    signed_in.post(url_of(followed, "not_delivered"))
    followed.refresh_from_db()
    assert followed.status == Status.FOLLOWED


def test_what_kamu_sm_alone_handles_was_sent_to_nobody(signed_in, followed):
    page = texts(signed_in.get(url_of(followed)))
    assert "Kaydınızı açtınız" in page
    assert "Kamu SM’deki başvurunuz bundan etkilenmez" in page
    assert "Adımlarınız “Başvurularım” sayfasında durur." in texts(signed_in.get(url_of(followed, "done")))


def test_what_kamu_sm_alone_handles_is_seen_by_no_desk(followed):
    ankara = factories.make_member(Role.OFFICER, Directorate.objects.get(plate=6))
    assert not SignatureRequest.objects.visible_to(ankara).exists()


# --- The printed form -------------------------------------------------------------------------------------


def test_the_form_is_a_pdf_named_by_the_reference(signed_in, case):
    answer = signed_in.get(url_of(case, "form_pdf"))
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"] == f'inline; filename="basvuru-formu-{case.spoken_reference}.pdf"'
    assert answer["Cache-Control"] == "private, no-store"


def test_where_no_form_is_due_the_page_says_so(signed_in, followed):
    answer = signed_in.get(url_of(followed, "form_pdf"))
    assert answer.status_code == 404
    assert "basılı form istenmiyor" in texts(answer)
    assert "Formu yazdır" not in texts(signed_in.get(url_of(followed)))


def test_the_done_page_names_the_papers_and_where_they_go(signed_in, case):
    page = texts(signed_in.get(url_of(case, "done")))
    assert "Kamu SM başvuru formu: 2 nüsha" in page
    assert "Eski Devlet Hastanesi Yerleşkesi" in page
    assert url_of(case, "form_pdf") in page
