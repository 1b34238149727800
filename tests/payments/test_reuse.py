import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import User
from payments import services
from payments.domain.receipt import ReceiptFields
from payments.reuse import Why, moment_key, transfer_key
from tests.payments.files import picture, text_pdf
from tests.payments.samples import SAMPLES
from tests.payments.test_checks import EXPECTED

AT = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)
FIELDS = ReceiptFields(
    issuer="Halkbank",
    payer="AYŞE GÜL IŞIK",
    amount=Decimal("1080.00"),
    currency="TRY",
    date=datetime.date(2026, 11, 16),
    time=datetime.time(18, 22, 41),
    reference="2553031025",
)
PRINTED = SAMPLES[0].text
FILE = text_pdf(PRINTED)


# --- the keys ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "printed",
    ["2553031025", "0002553031025", "25530 31025", "2553-031-025", "No. 2553031025"[4:], "２５５３０３１０２５"],
)
def test_one_number_has_one_key_however_it_is_printed(printed):
    assert transfer_key(replace(FIELDS, reference=printed)) == "2553031025|halkbank"


@pytest.mark.parametrize(
    "printed",
    [None, "", "12345", "00012345", "-", "000000000", "25530*****", "2553XXXX025", "••••••1025"],
)
def test_a_short_masked_or_missing_number_has_no_key(printed):
    assert transfer_key(replace(FIELDS, reference=printed)) == ""


def test_two_banks_may_give_the_same_number():
    assert transfer_key(FIELDS) != transfer_key(replace(FIELDS, issuer="Ziraat Bankası"))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"payer": "Işık Ayşe Gül"}, id="surname first, folded"),
        pytest.param({"time": datetime.time(18, 22)}, id="without seconds"),
        pytest.param({"amount": Decimal(1080)}, id="without places"),
        pytest.param({"reference": None, "issuer": None}, id="without number and bank"),
    ],
)
def test_one_moment_has_one_key(change):
    assert moment_key(replace(FIELDS, **change)) == moment_key(FIELDS) != ""


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"time": None}, id="no time"),
        pytest.param({"date": None}, id="no day"),
        pytest.param({"amount": None}, id="no sum"),
        pytest.param({"payer": None}, id="no payer"),
        pytest.param({"payer": "AY** GÜ* IŞ**", "masked": frozenset({"payer"})}, id="masked payer"),
    ],
)
def test_a_moment_that_is_not_known_whole_has_no_key(change):
    assert moment_key(replace(FIELDS, **change)) == ""


@pytest.mark.parametrize(
    "change",
    [{"time": datetime.time(18, 23)}, {"amount": Decimal("1080.01")}, {"payer": "AYŞE IŞIK"}, {"currency": "EUR"}],
)
def test_another_moment_has_another_key(change):
    assert moment_key(replace(FIELDS, **change)) != moment_key(FIELDS)


def test_a_key_tells_nothing_about_the_person():
    assert "isik" not in moment_key(FIELDS)
    assert len(moment_key(FIELDS)) == 64


# --- among receipts ------------------------------------------------------------------------------
@pytest.fixture
def person(db):
    return User.objects.create_user("ayse@ornek.example")


@pytest.fixture
def send(person):
    """Send a file for a payment of its own."""

    def to_a_new_payment(content):
        payment = services.open_payment(EXPECTED, at=AT)
        return services.accept_upload(payment, SimpleUploadedFile("dekont.pdf", content), by=person, at=AT)

    return to_a_new_payment


def uses(receipt):
    return {(use.receipt.pk, use.why) for use in services.other_uses(receipt)}


def test_the_same_file_is_found(send):
    first, second = send(FILE), send(FILE)
    assert uses(first) == {(second.pk, Why.FILE)}
    assert uses(second) == {(first.pk, Why.FILE)}


def test_the_same_number_is_found_in_another_file(send):
    first = send(text_pdf(PRINTED))
    second = send(text_pdf(PRINTED.replace("2553031025", "002553031025").replace("1,080.00", "780.00")))
    assert uses(first) == {(second.pk, Why.REFERENCE)}
    assert uses(second) == {(first.pk, Why.REFERENCE)}


def test_the_same_moment_is_found_where_the_number_was_changed(send):
    first = send(text_pdf(PRINTED))
    second = send(text_pdf(PRINTED.replace("2553031025", "2553031026")))
    assert uses(first) == {(second.pk, Why.MOMENT)}


def test_another_transfer_of_the_same_person_is_no_reuse(send):
    send(text_pdf(PRINTED))
    later = PRINTED.replace("2553031025", "2553031026").replace("18:22", "18:23")
    assert uses(send(text_pdf(later))) == set()


def test_pictures_without_text_have_nothing_in_common(send):
    send(picture("PNG"))
    assert uses(send(picture("JPEG"))) == set()


def test_two_receipts_of_one_payment_are_no_reuse(send, person):
    first = send(text_pdf(PRINTED))
    again = SimpleUploadedFile("dekont.pdf", text_pdf(PRINTED + "\nKOPYA"))
    services.accept_upload(first.payment, again, by=person, at=AT)
    assert uses(first) == set()


def test_a_number_typed_without_its_bank_is_found_at_any_bank(send, person):
    printed = send(text_pdf(PRINTED))
    payment = services.open_payment(EXPECTED, at=AT)
    typed = services.enter_by_hand(payment, ReceiptFields(reference="2553 031 025"), by=person, at=AT)
    assert uses(typed) == {(printed.pk, Why.REFERENCE)}
    assert uses(printed) == {(typed.pk, Why.REFERENCE)}


def test_other_uses_are_found_in_one_query(send, django_assert_num_queries):
    first = send(FILE)
    send(FILE)
    send(text_pdf(PRINTED.replace("2553031025", "2553031026")))
    with django_assert_num_queries(1):
        found = services.other_uses(first)
        assert [use.why for use in found] == [Why.FILE, Why.MOMENT]
        assert len({use.receipt.payment.pk for use in found}) == 2


def test_a_new_expectation_keeps_the_keys(send):
    first, second = send(FILE), send(FILE)
    services.expect_anew(first.payment, replace(EXPECTED, payer_name="Ali Kaya"), at=AT)
    first.refresh_from_db()
    assert first.transfer_key == second.transfer_key == "2553031025|halkbank"
