"""Who reaches the addresses around a receipt: its sheet, file, pages, the declaration, the box before paying."""

import pytest
from django.urls import reverse

from applications.domain.steps import Step
from applications.domain.vocabulary import Role
from applications.models import RequestDraft
from payments import services as payments
from payments.domain.outcomes import Outcome
from payments.domain.receipt import ReceiptFields
from payments.models import Payment, Receipt
from tests import factories
from tests.applications.admin.desk import signed_in as at_desk
from tests.applications.answers import MERSIN_RECEIPT, begin, fill, receipt_pdf, step_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


@pytest.fixture
def case(person):
    return factories.make_case(owner=person, payment=factories.make_payment())


@pytest.fixture
def receipt(case) -> Receipt:
    return factories.make_receipt(case.payment, description=Outcome.DIFFERS)


def persons_own(case, receipt) -> list[str]:
    """Return the addresses that are for nobody but the request's own person."""
    of_case = ("case_payment", "case_typed", "case_screen", "case_large", "declaration_pdf")
    of_receipt = ("declaration", "declaration_take_back", "remove_receipt")
    return [reverse(f"applications:{name}", args=[case.reference]) for name in of_case] + [
        reverse(f"applications:{name}", args=[receipt.pk]) for name in of_receipt
    ]


@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_nobody_acts_in_the_persons_place(case, receipt, role):
    unit = factories.make_unit(case.directorate) if role is Role.COORDINATOR else None
    user = factories.make_user() if role is None else factories.make_member(role, case.directorate, unit)
    browser = at_desk(user)
    answers = {url: (browser.get(url).status_code, browser.post(url).status_code) for url in persons_own(case, receipt)}
    # A paper is only read: a POST to its address is refused before anybody asks whose it is.
    assert set(answers.values()) == {(404, 404), (404, 405)}, answers


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.OFFICER, 200), (Role.SUPERVISOR, 200), (Role.AUDITOR, 200), (Role.ADMINISTRATOR, 404)],
    ids=str,
)
def test_the_sheet_is_for_who_reads_the_request_and_by_a_password_alone(case, receipt, role, status):
    user, sheet = factories.make_member(role, case.directorate), reverse("applications:verdict", args=[receipt.pk])
    assert at_desk(user).get(sheet).status_code == status
    assert at_desk(user, method="code").get(sheet).status_code == 404


def test_a_coordinator_sees_the_sheet_of_the_own_unit_alone(person):
    directorate = factories.make_directorate()
    own, other = (factories.make_unit(directorate, name=name) for name in ("Bir Hastane", "Başka Hastane"))
    coordinator = at_desk(factories.make_member(Role.COORDINATOR, directorate, own))
    procedure, found = factories.make_procedure(directorate), []
    for unit in (own, other, None):
        case = factories.make_case(procedure, owner=person, unit=unit, payment=factories.make_payment())
        sheet = reverse("applications:verdict", args=[factories.make_receipt(case.payment).pk])
        found.append(coordinator.get(sheet).status_code)
    assert found == [200, 404, 404]


def test_an_officer_lets_nothing_pass_on_an_own_request(case, receipt):
    officer = factories.make_member(Role.OFFICER, case.directorate)
    case.owner = officer
    case.save(update_fields=["owner"])
    check = receipt.checks.get(check_name="description")
    url = reverse("yonetim:case_check", args=[case.pk, check.pk])
    assert at_desk(officer).post(url, {"note": "Gördüm."}).status_code in (403, 404)
    check.refresh_from_db()
    assert not check.is_overruled


# --- A draft that is thrown away while its receipt is on the way ---------------------------------------------


def test_a_receipt_of_a_payment_that_is_gone_is_not_kept(person):
    payment = factories.make_payment()
    Payment.objects.filter(pk=payment.pk).delete()
    with pytest.raises(payments.PaymentGone):
        payments.enter_by_hand(payment, ReceiptFields(payer="Ayşe Işık"), by=person, at=factories.NOON)
    assert not Receipt.objects.exists()


@pytest.mark.usefixtures("real_catalogue")
def test_a_draft_thrown_away_while_its_file_is_opened_is_told(signed_in, monkeypatch):
    draft = begin(signed_in, 33, "aile-hekimi", "ilk-basvuru")
    fill(signed_in, draft)
    taken = payments.accept_upload

    def thrown_away_first(payment, file, **who):
        RequestDraft.objects.all().delete()
        Payment.objects.all().delete()
        return taken(payment, file, **who)

    monkeypatch.setattr(payments, "accept_upload", thrown_away_first)
    answer = signed_in.post(step_url(draft, Step.PAYMENT), {"file": receipt_pdf(*MERSIN_RECEIPT)}, follow=True)
    assert answer.status_code == 200
    assert "Bu taslağı silmiştiniz" in answer.content.decode()
    assert not Receipt.objects.exists()
