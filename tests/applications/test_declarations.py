"""When the description was forgotten: offered, made, printed, tracked as a paper, needless after a better receipt."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from applications import declarations, desk
from applications.domain.lifecycle import Action, Actor, Need, Status
from applications.domain.steps import Step
from applications.domain.vocabulary import Paper, Role
from applications.models import Declaration, PaperCopy, Procedure, RequestDraft, SignatureRequest, User
from applications.services import needs_met, take_action
from applications.views.declarations import declaration_offer
from payments import services as payments
from payments.domain.outcomes import Check, Outcome
from payments.models import Receipt, ReceiptState
from tests import factories
from tests.applications.admin.desk import page_of
from tests.applications.admin.desk import signed_in as at_desk
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
from tests.applications.printing.sample_sheets import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_catalogue", "november")]

LABEL = Paper.DECLARATION.label
TCKN_WORDS = "T.C. kimlik numarası: 10000000146"


def without(receipt: tuple[str, ...], *words: str) -> tuple[str, ...]:
    """Return the receipt's lines with ``words`` left out of the description."""
    return tuple(_line_without(line, words) if line.startswith("AÇIKLAMA") else line for line in receipt)


def _line_without(line: str, words: tuple[str, ...]) -> str:
    for word in words:
        line = line.replace(word, "")
    return line


NO_TCKN = without(MERSIN_RECEIPT, "10000000146")
NO_DATE = tuple(line for line in NO_TCKN if not line.startswith(("İŞLEM TARİHİ", "SORGU")))


@pytest.fixture
def procedure() -> Procedure:
    """Mersin's family physicians, whose supervisor takes declarations."""
    row = Procedure.objects.get(directorate__plate=33, category="family_physician", kind="first")
    declarations.switch(row, is_allowed=True)
    return row


@pytest.fixture
def draft(signed_in: Client, procedure: Procedure) -> RequestDraft:
    """A draft that lacks only the receipt."""
    found = begin(signed_in, 33, "aile-hekimi", "ilk-basvuru")
    fill(signed_in, found)
    return found


def give(client: Client, url: str, *lines: str) -> Receipt:
    answer = upload(client, url, receipt_pdf(*lines))
    assert answer.status_code == 302, answer.content.decode()
    return Receipt.objects.get(pk=answer.url.split("/")[2])


@pytest.fixture
def lacking(signed_in: Client, draft: RequestDraft) -> Receipt:
    """The draft's receipt, without the identity number in its description."""
    return give(signed_in, step_url(draft, Step.PAYMENT), *NO_TCKN)


def url_of(receipt: Receipt) -> str:
    return reverse("applications:declaration", args=[receipt.pk])


def take_back_url(receipt: Receipt) -> str:
    return reverse("applications:declaration_take_back", args=[receipt.pk])


def pdf_url(case: SignatureRequest) -> str:
    return reverse("applications:declaration_pdf", args=[case.reference])


def make(client: Client, receipt: Receipt, **fields: str | list[str]) -> None:
    answer = client.post(url_of(receipt), {"missing": ["{tckn}"], **fields})
    assert answer.status_code == 302, texts(answer)


def copies_of(case: SignatureRequest) -> list[PaperCopy]:
    return list(case.paper_copies.filter(paper=Paper.DECLARATION))


@pytest.fixture
def case(signed_in: Client, draft: RequestDraft, lacking: Receipt) -> SignatureRequest:
    """A request handed in with a declaration."""
    make(signed_in, lacking)
    return hand_in(signed_in, draft)


@pytest.fixture
def officer(procedure: Procedure) -> User:
    return factories.make_member(Role.OFFICER, procedure.directorate)


def receive(case: SignatureRequest, officer: User) -> None:
    keys = [copy.pk for copy in copies_of(case)]
    desk.receive_papers(case.pk, keys, actors=frozenset({Actor.OFFICER}), by=officer, at=factories.NOON)


def give_back(case: SignatureRequest, officer: User) -> None:
    """The officer sends the request back."""
    take_action(
        case.pk,
        Action.RETURN,
        actors={Actor.OFFICER},
        by=officer,
        at=case.submitted_at,
        note="Açıklama eksik.",
        detail={"steps": []},
    )
    case.refresh_from_db()


# --- Offered, or not ------------------------------------------------------------------------------------


def test_what_is_missing_is_offered_to_be_declared(lacking, person):
    offer = declaration_offer(lacking, person)
    assert (offer.is_sure, offer.lacking, offer.is_made) == (True, (TCKN_WORDS,), False)
    assert offer.url == url_of(lacking)


def test_the_verdict_sheet_offers_it(signed_in, lacking):
    page = texts(signed_in.get(reverse("applications:verdict", args=[lacking.pk])))
    assert "Yeniden ödemeyin: dilekçe verebilirsiniz" in page
    assert TCKN_WORDS in page
    make(signed_in, lacking)
    page = texts(signed_in.get(reverse("applications:verdict", args=[lacking.pk])))
    assert "Dilekçeniz hazır" in page
    assert take_back_url(lacking) in page


def test_the_sheet_sends_nobody_elsewhere_with_missing_words(signed_in, lacking):
    sheet = reverse("applications:verdict", args=[lacking.pk])

    def todos() -> dict[str, str]:
        return {row.check.check_name: row.todo for row in signed_in.get(sheet).context["to_do"]}

    assert todos()[Check.DESCRIPTION] == "Yeniden ödeme yapmayın; dilekçe verebilirsiniz (aşağıda)."
    make(signed_in, lacking)
    assert "dilekçenizi imzalayıp" in todos()[Check.DESCRIPTION]


def test_what_an_officer_let_pass_is_not_to_be_declared(lacking, officer, person, signed_in, draft):
    hand_in(signed_in, draft)
    for check in lacking.checks.all():
        if not check.stands:
            payments.overrule(check, by=officer, at=factories.NOON, reason="Ekstrede görüldü.")
    assert declaration_offer(Receipt.objects.get(pk=lacking.pk), person) is None


def test_a_procedure_that_does_not_take_declarations_shows_no_trace(signed_in, lacking, procedure, person, draft):
    declarations.switch(procedure, is_allowed=False)
    assert declaration_offer(lacking, person) is None
    for url in (url_of(lacking), take_back_url(lacking)):
        assert signed_in.get(url).status_code == 404
        assert signed_in.post(url, {"missing": ["{tckn}"]}).status_code == 404
    handed_in = hand_in(signed_in, draft)
    assert signed_in.get(pdf_url(handed_in)).status_code == 404
    assert copies_of(handed_in) == []
    assert not Declaration.objects.exists()


def test_a_receipt_in_which_nothing_is_missing_offers_none(signed_in, draft, person):
    receipt = give(signed_in, step_url(draft, Step.PAYMENT), *MERSIN_RECEIPT)
    assert declaration_offer(receipt, person) is None
    assert signed_in.get(url_of(receipt)).status_code == 404


def test_nobody_else_declares_about_a_receipt(stranger, lacking, officer):
    assert stranger.get(url_of(lacking)).status_code == 404
    assert stranger.post(url_of(lacking), {"missing": ["{tckn}"]}).status_code == 404
    assert declaration_offer(lacking, officer) is None


def test_nobody_elses_letter_is_handed_out(stranger, case):
    assert stranger.get(pdf_url(case)).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, lacking):
    client.logout()
    assert client.get(url_of(lacking)).status_code == 302


# --- Made, changed, taken back -----------------------------------------------------------------------------


def test_the_page_shows_what_was_read_and_ticks_what_is_missing(signed_in, lacking):
    page = texts(signed_in.get(url_of(lacking)))
    for words in ("16 Kasım 2026", "1.080,00 TL", "1234567890", TCKN_WORDS, "“E-İMZA 3 YILLIK BAŞVURUSU”"):
        assert words in page
    assert 'name="lira"' not in page
    assert signed_in.get(url_of(lacking)).context["form"]["missing"].initial == ["{tckn}"]


def test_a_declaration_keeps_what_was_read_and_what_is_missing(signed_in, lacking, person):
    make(signed_in, lacking, missing=["{tckn}", "E-İMZA 3 YILLIK BAŞVURUSU"])
    row = Declaration.objects.get()
    assert (row.payment, row.receipt, row.made_by) == (lacking.payment, lacking, person)
    assert (row.paid_on, row.lira, row.reference) == (date(2026, 11, 16), Decimal("1080.00"), "1234567890")
    assert row.missing == ["{tckn}", "E-İMZA 3 YILLIK BAŞVURUSU"]
    assert declaration_offer(lacking, person).is_made


def test_what_was_read_cannot_be_said_otherwise(signed_in, lacking):
    make(signed_in, lacking, lira="1,00", paid_on="01.01.2020", reference="9")
    row = Declaration.objects.get()
    assert (row.lira, row.paid_on, row.reference) == (Decimal("1080.00"), date(2026, 11, 16), "1234567890")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("missing", [], "Eksik olanları işaretleyin."),
        ("missing", ["{uydurma}"], "seçeneklerinden"),
        ("paid_on", "", "Paranın gönderildiği günü yazın"),
        ("paid_on", "23.11.2026", "Ödeme günü bugünden sonra olamaz."),
        ("paid_on", "31.02.2026", "Bu tarih okunamadı."),
        ("reference", "yok", "Numarayı dekontta yazdığı gibi yazın"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(signed_in, draft, field, typed, sentence):
    receipt = give(signed_in, step_url(draft, Step.PAYMENT), *NO_DATE)
    answer = signed_in.post(
        url_of(receipt), {"missing": ["{tckn}"], "paid_on": "16.11.2026", "reference": "", field: typed}
    )
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert sentence in texts(answer) or field == "missing"
    assert not Declaration.objects.exists()


def test_what_could_not_be_read_is_typed(signed_in, draft):
    receipt = give(signed_in, step_url(draft, Step.PAYMENT), *NO_DATE)
    make(signed_in, receipt, paid_on="16 Kasım 2026", reference="12-345/A")
    row = Declaration.objects.get()
    assert (row.paid_on, row.lira, row.reference) == (date(2026, 11, 16), Decimal("1080.00"), "12-345/A")


def test_a_declaration_is_changed_and_said_twice_is_one(signed_in, lacking):
    make(signed_in, lacking)
    made_at = Declaration.objects.get().made_at
    make(signed_in, lacking)
    assert Declaration.objects.get().made_at == made_at
    make(signed_in, lacking, missing=["{ad}", "{tckn}"])
    assert Declaration.objects.get().missing == ["{ad}", "{tckn}"]
    assert signed_in.get(url_of(lacking)).context["form"]["missing"].initial == ["{ad}", "{tckn}"]


def test_a_declaration_is_taken_back(signed_in, lacking, draft):
    make(signed_in, lacking)
    assert "geri alınsın mı" in texts(signed_in.get(take_back_url(lacking)))
    assert Declaration.objects.exists()
    signed_in.post(take_back_url(lacking))
    assert not Declaration.objects.exists()
    assert copies_of(hand_in(signed_in, draft)) == []


def test_a_removed_receipt_takes_its_declaration_along(signed_in, lacking):
    make(signed_in, lacking)
    signed_in.post(reverse("applications:remove_receipt", args=[lacking.pk]))
    assert not Declaration.objects.exists()


def test_the_review_page_names_the_declaration_among_the_papers(signed_in, lacking, draft):
    assert LABEL not in texts(signed_in.get(review_url(draft)))
    make(signed_in, lacking)
    assert f"{LABEL}, imzalı" in texts(signed_in.get(review_url(draft)))


# --- A paper like the others ------------------------------------------------------------------------------


def test_the_declaration_is_awaited_in_one_original(signed_in, case):
    assert [(copy.name, copy.number, copy.is_received) for copy in copies_of(case)] == [(LABEL, 1, False)]
    page = texts(signed_in.get(reverse("applications:case", args=[case.reference])))
    assert f"{LABEL}, imzalı" in page
    assert f"{LABEL}, 1. nüsha" in page
    assert pdf_url(case) in page


def test_the_desk_reads_what_is_declared_and_receives_it(case, officer):
    browser = at_desk(officer)
    page = texts(browser.get(page_of(case)))
    assert f"{LABEL}, 1. nüsha" in page
    assert f"16.11.2026, 1.080,00 TL, 1234567890. Eksik olan: {TCKN_WORDS}" in page
    copy = copies_of(case)[0]
    browser.post(reverse("yonetim:case_papers", args=[case.pk]), {"copy": copy.pk})
    assert copies_of(case)[0].is_received


def test_the_arrived_letter_is_offered_as_the_reason_to_let_the_check_pass(case, officer):
    checks = {check.check_name: check for check in case.payment.receipts.get().checks.all()}
    description = checks[Check.DESCRIPTION]
    assert declarations.reason_to_pass(case, description) == ""
    receive(case, officer)
    assert declarations.reason_to_pass(case, checks[Check.AMOUNT]) == ""
    url = reverse("yonetim:case_check", args=[case.pk, description.pk])
    assert "Dilekçe alındı." in texts(at_desk(officer).get(url))


def test_an_awaited_declaration_bars_no_approval_but_the_check_does(case, officer):
    case.paper_copies.exclude(paper=Paper.DECLARATION).update(received_at=factories.NOON, received_by=officer)
    rules = declarations.catalogue.rules_by_key(case.procedure_id)
    assert needs_met(case, rules) & {Need.PAYMENT, Need.SIGNED_COPIES} == {Need.SIGNED_COPIES}
    for check in case.payment.receipts.get().checks.filter(check_name__in=(Check.DESCRIPTION, Check.PAYER_TCKN)):
        if not check.stands:
            payments.overrule(check, by=officer, at=factories.NOON, reason="Dilekçe alındı.")
    assert {Need.PAYMENT, Need.SIGNED_COPIES} <= needs_met(case, rules)


def test_a_request_may_be_declared_about_after_it_was_handed_in(signed_in, draft, lacking):
    case = hand_in(signed_in, draft)
    assert copies_of(case) == []
    make(signed_in, lacking)
    assert len(copies_of(case)) == 1
    assert [event.action for event in case.events.all()] == [Action.SUBMIT, Action.DECLARE]
    page = texts(signed_in.get(reverse("applications:case", args=[case.reference])))
    assert "dilekçe hazırladınız" in page


def test_the_signed_paper_at_the_desk_stays_as_it_is(signed_in, case, lacking, officer, person):
    receive(case, officer)
    offer = declaration_offer(lacking, person)
    assert (offer.is_made, offer.may_change, offer.url, offer.take_back_url) == (True, False, "", "")
    answer = signed_in.post(url_of(lacking), {"missing": ["{ad}"]}, follow=True)
    assert "artık değiştirilemez" in texts(answer)
    signed_in.post(take_back_url(lacking))
    assert Declaration.objects.get().missing == ["{tckn}"]


def test_a_declaration_changed_in_a_correction_is_awaited_anew(signed_in, case, lacking, officer):
    receive(case, officer)
    give_back(case, officer)
    make(signed_in, lacking, missing=["{ad}", "{tckn}"])
    assert [copy.is_received for copy in copies_of(case)] == [False]
    signed_in.post(take_back_url(lacking))
    assert copies_of(case) == []
    assert [event.action for event in case.events.all()][-2:] == [Action.DECLARE, Action.TAKE_BACK_DECLARATION]


@pytest.mark.parametrize(
    ("corrected", "is_letter_good"),
    [
        pytest.param({"last_name": "Işık Kaya"}, False, id="a name that stands on the letter"),
        pytest.param({"title": "Uzman Doktor"}, True, id="a title that does not"),
    ],
)
def test_a_correction_asks_for_the_signed_letter_anew_where_it_says_something_else(
    signed_in, case, officer, corrected, is_letter_good
):
    receive(case, officer)
    take_action(
        case.pk,
        Action.RETURN,
        actors={Actor.OFFICER},
        by=officer,
        at=case.submitted_at,
        note="Bilgileriniz eksik.",
        detail={"steps": [Step.PERSON]},
    )
    signed_in.post(reverse("applications:correct", args=[case.reference]))
    correction = RequestDraft.objects.get(corrects=case)
    send(signed_in, correction, Step.PERSON, **corrected)
    signed_in.post(review_url(correction))
    case.refresh_from_db()
    assert case.status_now is Status.SUBMITTED
    assert {name: getattr(case, name) for name in corrected} == corrected
    assert [copy.is_received for copy in copies_of(case)] == [is_letter_good]
    assert not case.paper_copies.filter(paper=Paper.REQUEST_FORM, received_at__isnull=False).exists()


def test_a_decided_request_takes_no_declaration(signed_in, draft, lacking, officer):
    case = hand_in(signed_in, draft)
    take_action(case.pk, Action.REJECT, actors={Actor.OFFICER}, by=officer, at=case.submitted_at, note="Taşındı.")
    signed_in.post(url_of(lacking), {"missing": ["{tckn}"]})
    assert not Declaration.objects.exists()


# --- Needless ------------------------------------------------------------------------------------------------


def test_a_receipt_that_agrees_makes_the_declaration_needless(signed_in, case, lacking, person):
    better = give(signed_in, reverse("applications:case_payment", args=[case.reference]), *MERSIN_RECEIPT)
    assert copies_of(case) == []
    offer = declaration_offer(better, person)
    assert offer.is_needless
    page = texts(signed_in.get(reverse("applications:case", args=[case.reference])))
    assert LABEL not in page
    assert signed_in.get(pdf_url(case)).status_code == 404


@pytest.mark.parametrize("by", ["the person", "the desk"])
def test_a_receipt_read_late_makes_it_needless_when_the_request_is_opened(signed_in, case, officer, by):
    better = give(signed_in, reverse("applications:case_payment", args=[case.reference]), *NO_DATE)
    assert len(copies_of(case)) == 1
    Receipt.objects.filter(pk=better.pk).update(outcome=Outcome.AGREES)
    if by == "the person":
        signed_in.get(reverse("applications:case", args=[case.reference]))
    else:
        at_desk(officer).get(page_of(case))
    assert copies_of(case) == []


def test_values_typed_by_hand_make_nothing_needless(signed_in, case):
    typed = {
        "payer": "Ayşe Gül Işık",
        "amount": "1080,00",
        "date": "16.11.2026",
        "payee_iban": "TR41 0001 2009 5940 0005 0000 47",
        "description": "Ayşe Gül-Işık-10000000146 E-İMZA 3 YILLIK BAŞVURUSU",
        "reference": "1",
    }
    answer = signed_in.post(reverse("applications:case_typed", args=[case.reference]), typed)
    assert answer.status_code == 302
    assert len(copies_of(case)) == 1


def test_a_declaration_about_another_receipt_takes_the_place_of_the_first(signed_in, case, lacking):
    other = give(signed_in, reverse("applications:case_payment", args=[case.reference]), *NO_DATE)
    page = texts(signed_in.get(url_of(other)))
    assert "Başka bir dekont için hazırladığınız dilekçenin yerine geçer." in page
    make(signed_in, other, paid_on="15.11.2026")
    assert Declaration.objects.get().receipt == other


# --- The switch -------------------------------------------------------------------------------------------------


def test_switched_off_the_paper_is_awaited_no_more_and_on_again_it_is(case, procedure):
    declarations.switch(procedure, is_allowed=False)
    assert copies_of(case) == []
    declarations.switch(procedure, is_allowed=True)
    assert len(copies_of(case)) == 1


@pytest.mark.parametrize(
    "columns",
    [
        {"state": ReceiptState.WAITING, "next_try_at": factories.NOON},
        {"state": ReceiptState.READING, "lease_until": factories.NOON},
    ],
    ids=["waiting", "being read"],
)
def test_a_picture_that_is_not_read_yet_offers_nothing(signed_in, lacking, person, columns):
    Receipt.objects.filter(pk=lacking.pk).update(**columns)
    assert declaration_offer(Receipt.objects.get(pk=lacking.pk), person) is None
    assert signed_in.get(url_of(lacking)).status_code == 404


def test_about_a_picture_that_nobody_could_read_the_person_says_everything(signed_in, lacking, person):
    lacking.checks.update(outcome=Outcome.CANNOT_TELL)
    Receipt.objects.filter(pk=lacking.pk).update(state=ReceiptState.UNREADABLE, fields={}, source="")
    offer = declaration_offer(Receipt.objects.get(pk=lacking.pk), person)
    assert (offer.is_sure, offer.lacking) == (False, ())
    form = signed_in.get(url_of(lacking)).context["form"]
    assert list(form.fields) == ["paid_on", "lira", "reference", "missing"]
    assert form["missing"].initial == []
    make(signed_in, lacking, paid_on="16.11.2026", lira="1.080,00", reference="")
    assert Declaration.objects.get().lira == Decimal("1080.00")


def test_what_was_read_from_a_picture_is_shown_to_be_confirmed(signed_in, lacking):
    lacking.fields["is_ocr"] = True
    lacking.save()
    form = signed_in.get(url_of(lacking)).context["form"]
    assert (form["paid_on"].value(), form["lira"].value()) == ("16.11.2026", "1.080,00")
    assert form["reference"].value() == "1234567890"


# --- The letter -------------------------------------------------------------------------------------------------


def test_the_form_ends_with_the_letter(signed_in, case):
    pages = text_of(signed_in.get(reverse("applications:form_pdf", args=[case.reference])).content)
    assert len(pages) == 3
    assert "MERSİN İL SAĞLIK MÜDÜRLÜĞÜNE" in pages[-1]
    assert f"{LABEL}, imzalı" in pages[0]
    alone = signed_in.get(pdf_url(case))
    assert len(text_of(alone.content)) == 1
    assert alone["Content-Disposition"] == f'inline; filename="dilekce-{case.spoken_reference}.pdf"'
    assert alone["Cache-Control"] == "private, no-store"


def test_without_a_form_the_letter_is_printed_alone(signed_in, draft, lacking, procedure):
    procedure.papers.filter(paper=Paper.REQUEST_FORM).delete()
    make(signed_in, lacking)
    case = hand_in(signed_in, draft)
    assert signed_in.get(reverse("applications:form_pdf", args=[case.reference])).status_code == 404
    assert "MÜDÜRLÜĞÜNE" in text_of(signed_in.get(pdf_url(case)).content)[0]
    for name in ("case", "done"):
        page = texts(signed_in.get(reverse(f"applications:{name}", args=[case.reference])))
        assert pdf_url(case) in page
        assert "Formu yazdır" not in page


def test_the_pages_ask_a_fixed_number_of_questions(signed_in, case, lacking, django_assert_max_num_queries):
    for url, most in ((url_of(lacking), 22), (pdf_url(case), 22)):
        with django_assert_max_num_queries(most):
            assert signed_in.get(url).status_code == 200
