"""The wizard through the client: one way through for each row of the catalogue, and each refusal once."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from applications import catalogue
from applications.domain.lifecycle import Action, Status
from applications.domain.steps import Step, steps_for
from applications.domain.vocabulary import RequestKind, StaffCategory
from applications.models import Procedure, RequestDraft, SignatureRequest
from tests import factories
from tests.applications.answers import (
    ADDRESS,
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
    upload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_catalogue", "november")]


def mersin_draft(client: Client) -> RequestDraft:
    return begin(client, 33, "aile-hekimi", "ilk-basvuru")


def ankara_staff_draft(client: Client) -> RequestDraft:
    """A path on which the institution pays: no payment page."""
    return begin(client, 6, "hastane", "ilk-basvuru")


# --- Start -------------------------------------------------------------------------------------------


def test_start_before_sign_in_keeps_the_choice_and_goes_on_after_it(client, person):
    answer = client.post(reverse("applications:start"), {"il": "33", "gorev": "aile-hekimi", "islem": "ilk-basvuru"})
    assert answer.url == "/giris/?next=/basvuru/basla/"
    assert RequestDraft.objects.count() == 0
    client.force_login(person)
    draft = RequestDraft.objects.get(pk=client.get(reverse("applications:start")).url.split("/")[2])
    assert (draft.owner, draft.procedure.kind) == (person, RequestKind.FIRST)


def test_start_takes_codes_as_well_as_words_of_addresses(signed_in):
    draft = begin(signed_in, 33, "family_physician", "first")
    assert draft.procedure.category == StaffCategory.FAMILY_PHYSICIAN


def test_start_without_a_choice_leads_home(signed_in):
    assert signed_in.get(reverse("applications:start")).url == reverse("applications:home")


@pytest.mark.parametrize(
    "choice",
    [
        pytest.param({"il": "99", "gorev": "hastane", "islem": "ilk-basvuru"}, id="no such province"),
        pytest.param({"il": "²", "gorev": "hastane", "islem": "ilk-basvuru"}, id="no number"),
        pytest.param({"il": "33", "gorev": "bakan", "islem": "ilk-basvuru"}, id="no such category"),
        pytest.param({"il": "33", "gorev": "hastane", "islem": ""}, id="no kind"),
    ],
)
def test_start_with_a_made_up_choice_is_a_404(signed_in, choice):
    assert signed_in.post(reverse("applications:start"), choice).status_code == 404
    assert RequestDraft.objects.count() == 0


def test_start_without_a_rule_leads_to_the_page_that_says_so(signed_in):
    answer = signed_in.post(
        reverse("applications:start"), {"il": "33", "gorev": "hastane", "islem": "yenileme"}, follow=True
    )
    assert "Bu durum için kural tanımlı değil" in texts(answer)
    assert RequestDraft.objects.count() == 0


def test_start_twice_continues_the_same_draft(signed_in):
    assert mersin_draft(signed_in) == mersin_draft(signed_in)


def test_start_shows_an_open_request_of_the_same_kind_first(signed_in, person):
    case = factories.make_case(mersin_procedure(), owner=person)
    choice = {"il": "33", "gorev": "aile-hekimi", "islem": "ilk-basvuru"}
    answer = signed_in.post(reverse("applications:start"), choice)
    assert answer.status_code == 200
    assert case.spoken_reference in texts(answer)
    assert RequestDraft.objects.count() == 0
    assert signed_in.post(reverse("applications:start"), choice | {"yine": "1"}).status_code == 302


def mersin_procedure() -> Procedure:
    return Procedure.objects.get(directorate__plate=33, category=StaffCategory.FAMILY_PHYSICIAN, kind=RequestKind.FIRST)


# --- The way through, for every row of the catalogue ----------------------------------------------------

WAYS = [
    pytest.param(6, "family_physician", "first", Status.SUBMITTED, True, id="1 Ankara, family physician, first"),
    pytest.param(6, "family_physician", "renewal", Status.SUBMITTED, True, id="2 Ankara, family physician, renewal"),
    pytest.param(6, "hospital_staff", "first", Status.AT_UNIT, False, id="3 Ankara, hospital, first"),
    pytest.param(6, "hospital_staff", "renewal", Status.AT_UNIT, False, id="3 Ankara, hospital, renewal"),
    pytest.param(6, "district_unit", "first", Status.AT_UNIT, False, id="4 Ankara, district unit, first"),
    pytest.param(6, "family_physician", "lost_stolen", Status.SUBMITTED, False, id="5 Ankara, lost"),
    pytest.param(6, "hospital_staff", "card_reader", Status.FOLLOWED, False, id="6 Ankara, card reader"),
    pytest.param(33, "manager_doctor", "first", Status.SUBMITTED, False, id="7 Mersin, manager or doctor"),
    pytest.param(33, "family_physician", "first", Status.SUBMITTED, True, id="8 Mersin, family physician"),
    pytest.param(33, "individual", "first", Status.FOLLOWED, False, id="9 Mersin, individual"),
]


@pytest.mark.parametrize(("plate", "category", "kind", "status", "pays_first"), WAYS)
def test_every_row_leads_from_the_first_page_to_a_request(signed_in, plate, category, kind, status, pays_first):
    draft = begin(signed_in, plate, category, kind)
    fill(signed_in, draft)
    if pays_first:
        assert upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*MERSIN_RECEIPT)).status_code == 302
    assert signed_in.get(review_url(draft)).status_code == 200
    case = hand_in(signed_in, draft)
    assert case.status == status
    assert (case.tckn, case.first_name, case.unit_text) == ("10000000146", "Ayşe Gül", PERSON["unit_text"])
    assert case.birth_date == date(1985, 2, 14)
    assert [event.action for event in case.events.all()] == [Action.SUBMIT]
    assert (case.payment is not None) == (draft.procedure.payer == "applicant")
    done = signed_in.get(reverse("applications:done", args=[case.reference]))
    assert case.spoken_reference in texts(done)
    assert signed_in.get(reverse("applications:case", args=[case.reference])).status_code == 200


@pytest.mark.parametrize(("plate", "category", "kind", "status", "pays_first"), WAYS)
def test_pages_that_a_case_lacks_do_not_exist(signed_in, plate, category, kind, status, pays_first):
    draft = begin(signed_in, plate, category, kind)
    send(signed_in, draft, Step.NOTICE)
    send(signed_in, draft, Step.PERSON)
    has = steps_for(catalogue.rules_of(Procedure.objects.with_parts().get(pk=draft.procedure_id)))
    found = {step: signed_in.get(step_url(draft, step)).status_code for step in Step}
    assert found == {step: 200 if step in has else 404 for step in Step}


def test_a_word_that_is_no_step_is_a_404(signed_in):
    draft = mersin_draft(signed_in)
    assert signed_in.get(f"/basvuru/{draft.pk}/bilinmez/").status_code == 404


# --- Whose draft, and what comes first ------------------------------------------------------------------


def test_a_strangers_draft_is_a_404_on_every_page(signed_in, stranger):
    draft = mersin_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    pages = [step_url(draft, step) for step in Step]
    pages += [
        reverse(f"applications:{name}", args=[draft.pk]) for name in ("draft", "review", "discard", "draft_typed")
    ]
    assert {stranger.get(page).status_code for page in pages} == {404}
    assert {stranger.post(page).status_code for page in pages} == {404}
    assert stranger.post(reverse("applications:acknowledge", args=[draft.pk])).status_code == 404
    assert signed_in.get(f"/basvuru/{uuid4()}/kisi/").status_code == 404


def test_without_sign_in_every_page_leads_to_it(client, person):
    draft = factories.make_draft(mersin_procedure(), owner=person)
    answer = client.get(step_url(draft, Step.PERSON))
    assert answer.url == f"/giris/?next={step_url(draft, Step.PERSON)}"


def test_no_personal_answer_is_kept_before_the_notice_is_read(signed_in):
    draft = mersin_draft(signed_in)
    answer = send(signed_in, draft, Step.PERSON)
    assert answer.url == step_url(draft, Step.NOTICE)
    refused = send(signed_in, draft, Step.NOTICE, notice_read="")
    assert refused.status_code == 422
    assert send(signed_in, draft, Step.NOTICE, notice_read="", sonra="1").status_code == 422
    draft.refresh_from_db()
    assert draft.answers == {}


# --- One page -------------------------------------------------------------------------------------------


def test_a_refused_page_keeps_what_was_typed_and_says_what_to_do(signed_in):
    draft = mersin_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    answer = send(signed_in, draft, Step.PERSON, tckn="1000000014", first_name="Ay5e", birth_date="23.11.2026")
    page = texts(answer)
    assert answer.status_code == 422
    assert "<title>Hata: Kişi bilgileri" in page
    assert "Devam etmek için 3 yeri düzeltin" in page
    assert "T.C. kimlik numarası 11 hanelidir; 10 hane yazdınız." in page
    assert "Doğum tarihi bugünden sonra olamaz. Gün, ay, yıl sırasıyla yazın." in page
    assert 'value="1000000014"' in page
    assert 'value="Ay5e"' in page
    assert 'aria-invalid="true"' in page
    draft.refresh_from_db()
    assert Step.PERSON not in draft.answers


def test_a_page_shows_again_what_was_kept(signed_in):
    draft = mersin_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    assert send(signed_in, draft, Step.PERSON, tckn=" 100 000 001 46 ").url == step_url(draft, Step.ADDRESS)
    page = texts(signed_in.get(step_url(draft, Step.PERSON)))
    assert 'value=" 100 000 001 46 "' in page
    assert "Hata:" not in page


def test_what_is_left_for_later_is_kept_even_unfinished(signed_in):
    draft = mersin_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    answer = send(signed_in, draft, Step.PERSON, tckn="", mobile="yarım", sonra="1")
    assert answer.url == reverse("applications:cases")
    draft.refresh_from_db()
    assert draft.answers[Step.PERSON]["mobile"] == "yarım"
    page = texts(signed_in.get(step_url(draft, Step.PERSON)))
    assert 'value="yarım"' in page
    assert "T.C. kimlik numaranızı yazın." in page


def test_two_tabs_with_different_answers_ask_which_one_stays(signed_in):
    draft = mersin_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    draft.refresh_from_db()
    seen = draft.revision
    signed_in.post(step_url(draft, Step.PERSON), {"revision": seen, **PERSON, "title": "Tabip"})
    answer = signed_in.post(step_url(draft, Step.PERSON), {"revision": seen, **PERSON, "title": "Hekim"})
    assert answer.status_code == 409
    assert "Tabip" in texts(answer)
    assert "Hekim" in texts(answer)
    draft.refresh_from_db()
    assert draft.answers[Step.PERSON]["title"] == "Tabip"
    chosen = {**PERSON, "title": "Hekim", "revision": answer.context["revision"]}
    assert signed_in.post(step_url(draft, Step.PERSON), chosen).status_code == 302
    draft.refresh_from_db()
    assert draft.answers[Step.PERSON]["title"] == "Hekim"


def test_two_tabs_on_different_pages_do_not_disturb_each_other(signed_in):
    draft = mersin_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    draft.refresh_from_db()
    seen = draft.revision
    assert signed_in.post(step_url(draft, Step.PERSON), {"revision": seen, **PERSON}).status_code == 302
    assert signed_in.post(step_url(draft, Step.ADDRESS), {"revision": seen, **ADDRESS}).status_code == 302
    draft.refresh_from_db()
    assert {Step.PERSON, Step.ADDRESS} <= set(draft.answers)


def test_the_same_page_sent_twice_is_kept_once(signed_in):
    draft = mersin_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    draft.refresh_from_db()
    data = {"revision": draft.revision, **PERSON}
    assert [signed_in.post(step_url(draft, Step.PERSON), data).status_code for _ in range(2)] == [302, 302]


def test_an_abbreviation_is_offered_its_long_form_and_one_button_writes_it(signed_in):
    draft = mersin_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    send(signed_in, draft, Step.PERSON)
    answer = send(signed_in, draft, Step.ADDRESS, street="Mithatpaşa Cad.")
    assert answer.url == step_url(draft, Step.ADDRESS)
    page = texts(signed_in.get(answer.url))
    assert "<del>Cad.</del> <ins>Caddesi</ins>" in page
    assert "field-error" not in page
    repaired = send(signed_in, draft, Step.ADDRESS, street="Mithatpaşa Cad.", duzelt="street")
    assert repaired.url != step_url(draft, Step.ADDRESS)
    draft.refresh_from_db()
    assert draft.answers[Step.ADDRESS]["street"] == "Mithatpaşa Caddesi"


def test_an_abbreviation_may_stay_where_it_is_not_refused(signed_in):
    draft = mersin_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    send(signed_in, draft, Step.PERSON)
    send(signed_in, draft, Step.ADDRESS, street="Mithatpaşa Cad.")
    shown = signed_in.get(step_url(draft, Step.ADDRESS)).context["form"].shown_marks
    answer = send(signed_in, draft, Step.ADDRESS, street="Mithatpaşa Cad.", as_typed=shown)
    assert answer.url == step_url(draft, Step.PAYMENT)


def test_an_abbreviation_is_refused_for_ankaras_reader(signed_in):
    draft = begin(signed_in, 6, "hastane", "kart-okuyucu")
    send(signed_in, draft, Step.NOTICE)
    send(signed_in, draft, Step.PERSON)
    answer = send(signed_in, draft, Step.ADDRESS, street="Mithatpaşa Cad.")
    assert answer.status_code == 422
    assert "“Cad.” bir kısaltma. Uzun hâlini yazın: Caddesi." in texts(answer)
    assert send(signed_in, draft, Step.ADDRESS, street="Mithatpaşa Cad.", duzelt="street").status_code == 302


def test_a_renewal_after_expiry_is_shown_what_to_do_instead(signed_in):
    draft = begin(signed_in, 6, "aile-hekimi", "yenileme")
    for step in (Step.NOTICE, Step.PERSON, Step.ADDRESS):
        send(signed_in, draft, step)
    answer = send(signed_in, draft, Step.CERTIFICATE, certificate_ends_on="21.11.2026")
    page = texts(answer)
    assert answer.status_code == 422
    assert "Sertifikanızın süresi dolmuş: yenileme değil, ilk başvuru yapılır." in page
    assert 'href="/yol/6/aile-hekimi/ilk-basvuru/"' in page
    assert 'value="21.11.2026"' in page


def test_a_renewal_too_early_is_told_the_first_day(signed_in):
    draft = begin(signed_in, 6, "aile-hekimi", "yenileme")
    for step in (Step.NOTICE, Step.PERSON, Step.ADDRESS):
        send(signed_in, draft, step)
    answer = send(signed_in, draft, Step.CERTIFICATE, certificate_ends_on="14.04.2027")
    assert answer.status_code == 422
    assert "Yenileme için henüz erken" in texts(answer)
    assert "14 Ocak 2027" in texts(answer)


def test_an_answer_that_holds_no_more_is_asked_again(signed_in, person):
    draft = begin(signed_in, 6, "hastane", "yenileme")
    fill(signed_in, draft)
    with time_machine.travel(datetime(2027, 1, 2, 9, 0, tzinfo=UTC), tick=False):
        signed_in.force_login(person)
        answer = signed_in.post(review_url(draft))
        assert answer.url == step_url(draft, Step.CERTIFICATE)
        assert "süresi dolmuş" in texts(signed_in.get(answer.url))
    assert SignatureRequest.objects.count() == 0


# --- A newer version of the procedure -------------------------------------------------------------------


def test_a_superseded_procedure_tells_the_person_what_changed(signed_in):
    draft = ankara_staff_draft(signed_in)
    fill(signed_in, draft)
    newer = catalogue.supersede(draft.procedure, valid_from=date(2026, 11, 22))
    newer.papers.filter(paper="kamu_sm_form").update(deliver=3)
    page = texts(signed_in.get(review_url(draft)))
    assert "Siz yokken kural değişti" in page
    assert "İstenen belgeler ya da nüsha sayıları değişti." in page
    draft.refresh_from_db()
    assert draft.procedure == newer
    assert draft.answers[Step.PERSON]["tckn"] == "10000000146"
    signed_in.post(reverse("applications:acknowledge", args=[draft.pk]))
    assert "Siz yokken kural değişti" not in texts(signed_in.get(review_url(draft)))


def test_a_procedure_that_ended_leads_to_the_page_that_says_so(signed_in):
    draft = ankara_staff_draft(signed_in)
    Procedure.objects.filter(pk=draft.procedure_id).update(valid_until=date(2026, 11, 22))
    answer = signed_in.get(step_url(draft, Step.NOTICE), follow=True)
    assert "Bu durum için kural tanımlı değil" in texts(answer)


def test_two_procedures_in_force_at_once_stop_the_draft(signed_in):
    draft = ankara_staff_draft(signed_in)
    twin = Procedure.objects.get(pk=draft.procedure_id)
    twin.pk, twin.valid_from, twin._state.adding = None, date(2024, 6, 1), True
    twin.save()
    answer = signed_in.get(step_url(draft, Step.NOTICE), follow=True)
    assert answer.status_code == 409
    assert "Bu durum için iki kural çakışıyor" in texts(answer)


# --- Review and handing in ------------------------------------------------------------------------------


def test_review_shows_every_answer_with_a_way_to_change_it(signed_in):
    draft = ankara_staff_draft(signed_in)
    fill(signed_in, draft)
    page = texts(signed_in.get(review_url(draft)))
    for words in ("10000000146", "14 Şubat 1985", "0532 000 00 00", "Vali Hüseyin Aksoy Caddesi", "Kurumunuz öder"):
        assert words in page
    for step in (Step.PERSON, Step.ADDRESS):
        assert f'href="{step_url(draft, step)}"' in page


def test_review_before_the_end_leads_to_what_is_missing(signed_in):
    draft = ankara_staff_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    assert signed_in.get(review_url(draft)).url == step_url(draft, Step.PERSON)
    assert signed_in.post(review_url(draft)).url == step_url(draft, Step.PERSON)
    assert SignatureRequest.objects.count() == 0


def test_sending_the_last_page_twice_makes_one_request(signed_in):
    draft = ankara_staff_draft(signed_in)
    fill(signed_in, draft)
    case = hand_in(signed_in, draft)
    again = signed_in.post(review_url(draft))
    assert again.url == reverse("applications:case", args=[case.reference])
    assert SignatureRequest.objects.count() == 1
    assert signed_in.get(step_url(draft, Step.PERSON)).url == again.url


def test_a_second_open_request_of_ones_own_is_shown_and_offered(signed_in, person):
    existing = factories.make_case(ankara_procedure(), owner=person, tckn="10000000146")
    draft = factories.make_draft(ankara_procedure(), owner=person)
    fill(signed_in, draft)
    answer = signed_in.post(review_url(draft))
    assert answer.status_code == 409
    assert existing.spoken_reference in texts(answer)
    assert SignatureRequest.objects.count() == 1


def test_a_second_open_request_of_somebody_elses_account_shows_no_data(signed_in):
    existing = factories.make_case(ankara_procedure(), tckn="10000000146", first_name="Gizli")
    draft = ankara_staff_draft(signed_in)
    fill(signed_in, draft)
    answer = signed_in.post(review_url(draft))
    assert answer.status_code == 409
    assert existing.spoken_reference not in texts(answer)
    assert "Gizli" not in texts(answer)
    assert "(312) 552 10 37" in texts(answer)


def ankara_procedure() -> Procedure:
    return Procedure.objects.get(directorate__plate=6, category=StaffCategory.HOSPITAL_STAFF, kind=RequestKind.FIRST)


# --- Drafts ---------------------------------------------------------------------------------------------


def test_a_draft_is_discarded_after_a_question(signed_in):
    draft = mersin_draft(signed_in)
    url = reverse("applications:discard", args=[draft.pk])
    assert signed_in.get(url).status_code == 200
    assert RequestDraft.objects.count() == 1
    assert signed_in.post(url).url == reverse("applications:cases")
    assert RequestDraft.objects.count() == 0


def test_a_draft_goes_on_at_another_computer(signed_in, person):
    draft = mersin_draft(signed_in)
    send(signed_in, draft, Step.NOTICE)
    send(signed_in, draft, Step.PERSON)
    elsewhere = Client()
    elsewhere.force_login(person)
    assert elsewhere.get(reverse("applications:draft", args=[draft.pk])).url == step_url(draft, Step.ADDRESS)
    assert "Sürdür" in texts(elsewhere.get(reverse("applications:cases")))
