import datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import User
from payments import services
from payments.domain.checks import Check, Outcome
from payments.domain.receipt import ReceiptFields
from tests.payments.files import picture, text_pdf
from tests.payments.samples import PAYEE_IBAN, SAMPLES, TCKN, WORDS
from tests.payments.test_checks import EXPECTED

pytestmark = pytest.mark.django_db

AT = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


def printed(lira, number, *, at="18:22", tckn=TCKN):
    """Return a receipt of ``lira`` ("780.00") with the number ``number``."""
    text = SAMPLES[0].text.replace("1,080.00", lira).replace("2553031025", number)
    text = text.replace("1,088.37", str(Decimal(lira) + Decimal("8.37")))  # a total that contradicts makes it unknown
    return text_pdf(text.replace("18:22", at).replace(TCKN, tckn))


@pytest.fixture
def person():
    return User.objects.create_user("ayse@ornek.example")


@pytest.fixture
def payment():
    return services.open_payment(EXPECTED, at=AT)


@pytest.fixture
def send(payment, person):
    def upload(content):
        return services.accept_upload(payment, SimpleUploadedFile("dekont.pdf", content), by=person, at=AT)

    return upload


def test_two_transfers_that_add_up_settle_the_payment(payment, send):
    send(printed("780.00", "2553031025"))
    assert services.sum_of(payment, AT) is None
    assert not services.is_settled(payment)
    send(printed("300.00", "2553031026", at="18:40"))
    total = services.sum_of(payment, AT)
    assert (total.paid, total.due, total.difference) == (Decimal("1080.00"), Decimal("1080.00"), 0)
    assert total.outcome is Outcome.AGREES
    assert services.is_settled(payment)


@pytest.mark.parametrize(
    ("second", "difference"),
    [
        pytest.param(("200.00", "2553031026"), Decimal("-100.00"), id="too little"),
        pytest.param(("400.00", "2553031026"), Decimal("100.00"), id="too much"),
    ],
)
def test_the_difference_is_told(payment, send, second, difference):
    send(printed("780.00", "2553031025"))
    send(printed(*second, at="18:40"))
    total = services.sum_of(payment, AT)
    assert (total.difference, total.outcome) == (difference, Outcome.DIFFERS)
    assert not services.is_settled(payment)


@pytest.mark.parametrize(
    ("second", "says"),
    [
        pytest.param("300.00", "2 dekontun toplamı 1.080,00 TL; tutar tamam.", id="enough"),
        pytest.param("200.00", "2 dekontun toplamı 980,00 TL: 100,00 TL eksik.", id="too little"),
    ],
)
def test_what_a_bank_hides_leaves_the_sum_told_and_in_doubt(payment, send, second, says):
    for lira, number, at in (("780.00", "2553031025", "18:22"), (second, "2553031026", "18:40")):
        receipt = send(printed(lira, number, at=at))
        receipt.checks.filter(check_name=Check.PAYER_TCKN).update(outcome=Outcome.CANNOT_TELL)
    total = services.sum_of(payment, AT)
    assert total.outcome is Outcome.CANNOT_TELL
    assert total.sentence.startswith(says)
    assert total.sentence.endswith("Anlaşılamayan kontrollere yetkili bakar.")
    assert not services.is_settled(payment)


def test_one_transfer_shown_twice_counts_once(payment, send):
    send(printed("540.00", "2553031025"))
    send(printed("540.00", "2553031025"))  # another file: a PDF bears the moment it was made
    total = services.sum_of(payment, AT)
    assert (total.paid, len(total.used)) == (Decimal("540.00"), 1)
    assert not services.is_settled(payment)


def test_what_does_not_agree_otherwise_counts_once_an_officer_let_it_pass(payment, person, send):
    send(printed("780.00", "2553031025"))
    second = send(printed("300.00", "2553031026", at="18:40", tckn="10000000078"))
    assert services.sum_of(payment, AT) is None
    assert not services.is_settled(payment)
    for check in second.checks.exclude(outcome=Outcome.AGREES).exclude(check_name=Check.AMOUNT):
        services.overrule(check, by=person, at=AT, reason="Numara yanlış yazılmış; kişi geldi.")
    assert services.sum_of(payment, AT).outcome is Outcome.AGREES
    assert services.is_settled(payment)


def test_typed_and_unread_receipts_are_not_added(payment, person, send):
    send(printed("780.00", "2553031025"))
    send(picture("PNG"))
    fields = ReceiptFields(
        payer="Ayşe Gül Işık",
        payee="Mersin İl Sağlık Müdürlüğü Sermaye İşletmesi",
        payee_iban=PAYEE_IBAN,
        amount=Decimal("300.00"),
        currency="TRY",
        date=datetime.date(2026, 11, 16),
        description=WORDS,
    )
    services.enter_by_hand(payment, fields, by=person, at=AT)
    assert services.sum_of(payment, AT) is None
    assert not services.is_settled(payment)


def test_the_sum_costs_two_queries(payment, send, django_assert_num_queries):
    for number in range(4):
        send(printed("270.00", f"255303102{number}", at=f"18:2{number}"))
    with django_assert_num_queries(2):
        assert services.is_settled(payment)
    with django_assert_num_queries(2):
        assert services.sum_of(payment, AT).used == (0, 1, 2, 3)
