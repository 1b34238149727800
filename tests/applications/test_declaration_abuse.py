"""Declarations pressed where they do not belong: what cannot be, what changed in another tab, what is settled."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from applications import declarations
from applications.declaring import declarable_of
from applications.domain.lifecycle import Action, Actor, Status
from applications.domain.steps import Step
from applications.domain.vocabulary import Paper, Role
from applications.forms.declaration import read_for_sure
from applications.models import Declaration, Procedure, RequestDraft, SignatureRequest, User
from applications.services import take_action
from applications.views.declarations import declaration_offer
from payments import services as payments
from payments.domain.outcomes import Check
from payments.domain.receipt import ReceiptFields
from payments.models import Receipt
from tests import factories
from tests.applications.answers import MERSIN_RECEIPT, begin, fill, hand_in, receipt_pdf, step_url, texts, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_catalogue", "november")]

NO_TCKN = tuple(
    line.replace("10000000146", "") if line.startswith("AÇIKLAMA") else line
    for line in MERSIN_RECEIPT
    if not line.startswith("GÖNDEREN KİMLİK")
)
BARE = tuple(line for line in NO_TCKN if not line.startswith(("İŞLEM", "SORGU")))
"""A receipt that tells neither day nor sum nor number: all three are typed."""
TYPED = {"missing": ["{tckn}"], "paid_on": "16.11.2026", "lira": "1.080,00", "reference": "123"}


@pytest.fixture
def procedure() -> Procedure:
    row = Procedure.objects.get(directorate__plate=33, category="family_physician", kind="first")
    declarations.switch(row, is_allowed=True)
    return row


@pytest.fixture
def draft(signed_in: Client, procedure: Procedure) -> RequestDraft:
    found = begin(signed_in, 33, "aile-hekimi", "ilk-basvuru")
    fill(signed_in, found)
    return found


@pytest.fixture
def officer(procedure: Procedure) -> User:
    return factories.make_member(Role.OFFICER, procedure.directorate)


def give(client: Client, url: str, *lines: str) -> Receipt:
    return Receipt.objects.get(pk=upload(client, url, receipt_pdf(*lines)).url.split("/")[2])


@pytest.fixture
def lacking(signed_in: Client, draft: RequestDraft) -> Receipt:
    return give(signed_in, step_url(draft, Step.PAYMENT), *NO_TCKN)


@pytest.fixture
def bare(signed_in: Client, draft: RequestDraft) -> Receipt:
    return give(signed_in, step_url(draft, Step.PAYMENT), *BARE)


def url_of(receipt: Receipt) -> str:
    return reverse("applications:declaration", args=[receipt.pk])


def take_back_url(receipt: Receipt) -> str:
    return reverse("applications:declaration_take_back", args=[receipt.pk])


def sheet_of(client: Client, receipt: Receipt) -> str:
    return texts(client.get(reverse("applications:verdict", args=[receipt.pk])))


def arrived(case: SignatureRequest, officer: User) -> None:
    case.paper_copies.filter(paper=Paper.DECLARATION).update(received_at=factories.NOON, received_by=officer)


def let_pass(receipt: Receipt, officer: User) -> None:
    for check in receipt.checks.all():
        if not check.stands:
            payments.overrule(check, by=officer, at=factories.NOON, reason="Dilekçe alındı.")


def moved(case: SignatureRequest, action: Action, officer: User, note: str = "") -> None:
    by = {"by": officer, "at": case.submitted_at, "note": note}
    take_action(case.pk, action, actors={Actor.OFFICER}, **by)


# --- What cannot be -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("paid_on", "22.11.2999"),
        ("paid_on", "2026"),
        ("lira", "0"),
        ("lira", "-1080"),
        ("lira", "100.000.000,00"),
        ("lira", "9" * 29),
        ("lira", "NaN"),
        ("lira", "1e9"),
        ("reference", "1" * 61),
        ("reference", "1" * 1000),
        ("reference", "<b>1</b>"),
        ("missing", ["{tckn.__class__}"]),
    ],
)
def test_what_cannot_be_declared_is_refused_at_its_field(signed_in, bare, field, typed):
    answer = signed_in.post(url_of(bare), {**TYPED, field: typed})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Declaration.objects.exists()


@pytest.mark.parametrize("field", ["paid_on", "reference", "missing"])
def test_a_nul_byte_is_refused(signed_in, bare, field):
    assert signed_in.post(url_of(bare), {**TYPED, field: "1\x00"}).status_code == 400
    assert not Declaration.objects.exists()


def test_all_of_it_typed_right_is_kept(signed_in, bare):
    assert signed_in.post(url_of(bare), TYPED).status_code == 302
    row = Declaration.objects.get()
    assert (row.paid_on, row.lira, row.reference) == (date(2026, 11, 16), Decimal("1080.00"), "123")


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        pytest.param({"date": date(2026, 11, 23)}, "paid_on", id="a day to come"),
        pytest.param({"amount": Decimal("100000000.00")}, "lira", id="a sum no column holds"),
        pytest.param({"amount": Decimal("0.00")}, "lira", id="nothing"),
        pytest.param({"currency": "EUR"}, "lira", id="euros"),
        pytest.param({"reference": "1" * 61}, "reference", id="a number no column holds"),
    ],
)
def test_what_the_receipt_says_and_cannot_be_is_asked(change, asked):
    said = {"date": date(2026, 11, 22), "amount": Decimal("1080.00"), "currency": "TRY", "reference": "1" * 60}
    whole = read_for_sure(ReceiptFields(**said), today=date(2026, 11, 22))
    assert set(whole) == {"paid_on", "lira", "reference"}
    assert set(whole) - set(read_for_sure(ReceiptFields(**{**said, **change}), today=date(2026, 11, 22))) == {asked}


# --- What changed meanwhile ---------------------------------------------------------------------------------


def test_a_receipt_removed_in_another_tab_is_no_error(signed_in, lacking, draft):
    signed_in.post(reverse("applications:remove_receipt", args=[lacking.pk]))
    for url in (url_of(lacking), take_back_url(lacking)):
        assert (signed_in.get(url).status_code, signed_in.post(url, TYPED).status_code) == (404, 404)


def test_a_receipt_removed_between_looking_and_keeping_is_not_declared_about(lacking, person):
    declarable = declarable_of(lacking, person)
    Receipt.objects.filter(pk=lacking.pk).delete()
    declared = declarations.Declared(paid_on=date(2026, 11, 16), lira=Decimal(1), reference="", missing=("{tckn}",))
    with pytest.raises(declarations.DeclarationClosed):
        declarations.declare(lacking, declared, rules=declarable.rules, case=None, by=person, at=factories.NOON)
    assert not Declaration.objects.exists()


def test_a_receipt_replaced_by_a_right_one_is_no_longer_declared_about(signed_in, draft, lacking, person):
    give(signed_in, step_url(draft, Step.PAYMENT), *MERSIN_RECEIPT)
    assert declaration_offer(lacking, person) is None
    assert signed_in.post(url_of(lacking), TYPED).status_code == 404
    assert not Declaration.objects.exists()


def test_a_payment_that_an_officer_confirmed_asks_for_no_declaration(signed_in, draft, lacking, person, officer):
    hand_in(signed_in, draft)
    payments.confirm_payment(lacking.payment, by=officer, at=factories.NOON, note="Ekstre, 16 Kasım.")
    lacking = Receipt.objects.get(pk=lacking.pk)
    assert declaration_offer(lacking, person) is None
    assert "dilekçe" not in sheet_of(signed_in, lacking).lower()
    assert signed_in.post(url_of(lacking), TYPED).status_code == 404


def test_a_receipt_of_somebody_elses_request_is_a_404_for_an_applicant_too(lacking, stranger, procedure):
    begin(stranger, 33, "aile-hekimi", "ilk-basvuru")
    for url in (url_of(lacking), take_back_url(lacking)):
        assert (stranger.get(url).status_code, stranger.post(url, TYPED).status_code) == (404, 404)


# --- Decided ------------------------------------------------------------------------------------------------


@pytest.fixture
def case(signed_in: Client, draft: RequestDraft, lacking: Receipt) -> SignatureRequest:
    signed_in.post(url_of(lacking), {"missing": ["{tckn}"]}, follow=True)  # its message is read
    return hand_in(signed_in, draft)


def test_once_received_and_let_pass_nothing_is_to_be_signed(signed_in, case, lacking, officer, person):
    assert "Dilekçeniz hazır" in sheet_of(signed_in, lacking)
    arrived(case, officer)
    page = sheet_of(signed_in, lacking)
    assert "Dilekçeniz müdürlüğe ulaştı" in page
    assert "dilekçeniz müdürlükte" in page
    assert "Dilekçeniz hazır" not in page
    assert "imzalayıp" not in page
    let_pass(lacking, officer)
    assert declaration_offer(Receipt.objects.get(pk=lacking.pk), person) is None
    assert "dilekçe" not in sheet_of(signed_in, lacking).replace("Dilekçe alındı.", "").lower()


def test_let_pass_before_it_arrived_it_is_still_to_be_signed(signed_in, case, lacking, officer):
    let_pass(lacking, officer)
    assert "Dilekçeniz hazır" in sheet_of(signed_in, lacking)


def test_after_approval_nothing_is_changed(signed_in, case, lacking, officer, person):
    case.paper_copies.update(received_at=factories.NOON, received_by=officer)
    let_pass(lacking, officer)
    moved(case, Action.APPROVE, officer)
    assert declaration_offer(Receipt.objects.get(pk=lacking.pk), person) is None
    for url in (url_of(lacking), take_back_url(lacking)):
        assert "artık değiştirilemez" in texts(signed_in.post(url, {"missing": ["{ad}"]}, follow=True))
    assert Declaration.objects.get().missing == ["{tckn}"]


@pytest.mark.parametrize("is_rejected", [True, False], ids=["rejected", "withdrawn"])
def test_a_closed_request_asks_for_no_signature(signed_in, case, lacking, officer, is_rejected):
    if is_rejected:
        moved(case, Action.REJECT, officer, note="Taşındı.")
    else:
        signed_in.post(reverse("applications:withdraw", args=[case.reference]))
    case.refresh_from_db()
    assert case.status_now in (Status.REJECTED, Status.WITHDRAWN)
    page = sheet_of(signed_in, lacking)
    assert "Dilekçeniz" not in page
    assert "dilekçenizi imzalayıp" not in page
    for url in (url_of(lacking), take_back_url(lacking)):
        assert signed_in.post(url, {"missing": ["{ad}"]}).status_code == 302
    assert Declaration.objects.get().missing == ["{tckn}"]


def test_pressed_twice_and_taken_back_twice(signed_in, lacking):
    for _press in range(2):
        assert signed_in.post(url_of(lacking), {"missing": ["{tckn}"]}).status_code == 302
    assert Declaration.objects.count() == 1
    assert [signed_in.post(take_back_url(lacking)).status_code for _press in range(2)] == [302, 302]
    assert not Declaration.objects.exists()


def test_switched_off_meanwhile_it_is_neither_changed_nor_taken_back_nor_printed(signed_in, case, lacking, procedure):
    declarations.switch(procedure, is_allowed=False)
    assert signed_in.post(url_of(lacking), {"missing": ["{ad}"]}).status_code == 404
    assert signed_in.post(take_back_url(lacking)).status_code == 404
    assert signed_in.get(reverse("applications:declaration_pdf", args=[case.reference])).status_code == 404
    assert "Dilekçeniz" not in sheet_of(signed_in, lacking)
    assert Check.DESCRIPTION in {check.check_name for check in lacking.checks.all() if not check.stands}


def test_another_payers_receipt_is_left_to_the_officer(signed_in, draft, person):
    lines = [line.replace("GÖNDEREN : AYŞE GÜL IŞIK", "GÖNDEREN : MEHMET DEMİR") for line in NO_TCKN]
    receipt = give(signed_in, step_url(draft, Step.PAYMENT), *lines)
    offer = declaration_offer(receipt, person)
    assert offer is not None
    rows = {row.check.check_name: row.todo for row in _rows(signed_in, receipt)}
    assert "dilekçe" not in rows[Check.PAYER_NAME].lower()


def _rows(client: Client, receipt: Receipt) -> list:
    return client.get(reverse("applications:verdict", args=[receipt.pk])).context["to_do"]
