"""The receipt on the desk's page: places and cut-outs, reading, reuse, what an officer lets pass."""

import pytest
from django.urls import reverse

from applications.admin.reuse import ELSEWHERE, NOT_SENT
from applications.domain.vocabulary import Role
from applications.models import SignatureRequest
from payments.domain.outcomes import Check, Outcome
from payments.models import Payment, Receipt, ReceiptState
from tests import factories
from tests.applications.admin.desk import LIST, page_of, signed_in

BOX = "Bu dekont başka bir ödemede de gösterilmiş"


@pytest.fixture
def client(desk):
    return signed_in(desk.officer)


def pay(case: SignatureRequest) -> Payment:
    case.payment = factories.make_payment()
    case.save()
    return case.payment


def show_same_file(*payments: Payment) -> None:
    for payment in payments:
        receipt = factories.make_receipt(payment)
        receipt.sha256 = "a" * 64
        receipt.save()


# --- Places and cut-outs ----------------------------------------------------------------------------------


def test_each_place_is_marked_on_the_page_and_cut_out_beside_it(desk, client):
    receipt = factories.make_receipt(pay(desk.case), amount=Outcome.DIFFERS)
    receipt.checks.filter(check_name=Check.AMOUNT).update(spots=[[1, 0.25, 0.5, 0.5, 0.52]])
    page = client.get(page_of(desk.case)).content.decode()
    assert '<rect class="mark-differs" x="24.40" y="49.60" width="26.20" height="2.80"></rect>' in page
    address = reverse("applications:receipt_cutout", args=[receipt.pk, receipt.checks.get(check_name=Check.AMOUNT).pk])
    assert f'src="{address}" alt="Dekonttan kesit: Tutar"' in page
    assert page.count("<rect") == page.count('class="cut"') == 1


def test_what_differs_comes_first_then_what_cannot_be_told(desk, client):
    factories.make_receipt(pay(desk.case), payee_iban=Outcome.CANNOT_TELL, date=Outcome.DIFFERS)
    checks = client.get(page_of(desk.case)).context["checks"]
    assert [row.check.check_name for row in checks[:3]] == [Check.DATE, Check.PAYEE_IBAN, Check.PAYEE_NAME]


def test_of_a_flattened_file_the_desk_is_told_that_only_pictures_are_handed_out(desk, client):
    pay(desk.case)
    factories.make_receipt(desk.case.payment)
    assert "yalnız sayfa resimleri verilir" not in client.get(page_of(desk.case)).content.decode()
    Receipt.objects.update(is_flattened=True)
    assert "yalnız sayfa resimleri verilir" in client.get(page_of(desk.case)).content.decode()


# --- While it is read -------------------------------------------------------------------------------------


def test_while_pictures_are_read_page_and_queue_say_so_and_judge_nothing(desk, client):
    receipt = factories.make_receipt(pay(desk.case), **{check.value: Outcome.CANNOT_TELL for check in Check})
    receipt.state, receipt.next_try_at = ReceiptState.WAITING, factories.NOON
    receipt.save()
    page = client.get(page_of(desk.case))
    assert page.context["tally"] == "okunuyor"
    assert page.context["checks"] == []
    assert "Gerekçeyle geç" not in page.content.decode()
    row = next(row for row in client.get(LIST).context["rows"] if row.case == desk.case)
    assert (row.verdict, row.shapes) == ("okunuyor", ())


# --- Reuse ------------------------------------------------------------------------------------------------


def test_a_receipt_shown_for_two_requests_is_told_with_links_to_those_one_may_see(desk, client):
    second = factories.make_case(desk.procedure)
    draft = factories.make_draft(desk.procedure, payment=factories.make_payment())
    show_same_file(pay(desk.case), pay(second), pay(desk.foreign), draft.payment)
    page = client.get(page_of(desk.case))
    told = {(reuse.why, reuse.case or reuse.where) for reuse in page.context["reuses"]}
    assert told == {("Aynı dosya", second), ("Aynı dosya", ELSEWHERE), ("Aynı dosya", NOT_SENT)}
    html = page.content.decode()
    assert f'<a href="{page_of(second)}">{second.spoken_reference}</a>' in html
    for secret in (desk.foreign.spoken_reference, page_of(desk.foreign), desk.foreign.tckn):
        assert secret not in html


def test_a_request_that_shows_it_twice_is_named_once(desk, client):
    second = factories.make_case(desk.procedure)
    show_same_file(pay(desk.case), pay(second))
    again = factories.make_receipt(second.payment)
    mine = desk.case.payment.receipts.get()
    for receipt in (mine, again):
        receipt.transfer_key = "12345678|ornekbank"
        receipt.save()
    assert [reuse.case for reuse in client.get(page_of(desk.case)).context["reuses"]] == [second]


def test_a_reused_receipt_is_marked_where_another_one_is_shown(desk, client):
    show_same_file(pay(desk.case), pay(factories.make_case(desk.procedure)))
    first = desk.case.payment.receipts.get()
    last = factories.make_receipt(desk.case.payment)
    page = client.get(f"{page_of(desk.case)}?dekont={last.pk}")
    assert BOX not in page.content.decode()
    assert page.context["reused"] == {first.pk}
    assert page.content.decode().count("başka ödemede de") == 1
    assert client.get(f"{page_of(desk.case)}?dekont={first.pk}").context["reused"] == set()


def test_a_receipt_of_one_request_alone_is_not_called_reused(desk, client):
    factories.make_receipt(pay(desk.case))
    factories.make_receipt(desk.case.payment)
    assert BOX not in client.get(page_of(desk.case)).content.decode()


@pytest.mark.parametrize(
    ("role", "is_told"),
    [(Role.OFFICER, True), (Role.SUPERVISOR, True), (Role.AUDITOR, True), (Role.COORDINATOR, False)],
)
def test_reuse_is_told_to_who_judges_and_who_audits(desk, role, is_told):
    show_same_file(pay(desk.case), pay(factories.make_case(desk.procedure)))
    page = signed_in(desk.people[role]).get(page_of(desk.case)).content.decode()
    assert (BOX in page) is is_told


def test_an_officer_is_not_told_about_a_receipt_of_their_own(desk, client):
    own = factories.make_case(desk.procedure, owner=desk.officer)
    show_same_file(pay(own), pay(desk.case))
    assert BOX not in client.get(page_of(own)).content.decode()
    assert BOX in client.get(page_of(desk.case)).content.decode()


def test_an_applicant_sees_nothing_of_it(desk):
    show_same_file(pay(desk.case), pay(factories.make_case(desk.procedure)))
    browser = signed_in(desk.case.owner, method="code")
    receipt = desk.case.payment.receipts.get()
    for name, key in (("verdict", receipt.pk), ("case", desk.case.reference), ("case_payment", desk.case.reference)):
        page = browser.get(reverse(f"applications:{name}", args=[key]))
        assert page.status_code == 200
        assert "başka bir ödeme" not in page.content.decode()
        assert "Aynı dosya" not in page.content.decode()


# --- What an officer lets pass ----------------------------------------------------------------------------


def test_who_writes_a_reason_knows_that_the_applicant_reads_it(desk, client):
    check = factories.make_receipt(pay(desk.case), amount=Outcome.DIFFERS).checks.get(check_name=Check.AMOUNT)
    address = reverse("yonetim:case_check", args=[desk.case.pk, check.pk])
    assert "Gerekçenizi başvuran da görür." in client.get(address).content.decode()
    client.post(address, {"note": "Fark sonradan yatırıldı."})
    page = client.get(page_of(desk.case)).content.decode()
    assert "Farklı" in page
    assert "Fark sonradan yatırıldı." in page
    sheet = signed_in(desk.case.owner, method="code").get(reverse("applications:verdict", args=[check.receipt_id]))
    assert "Fark sonradan yatırıldı." in sheet.content.decode()
