import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from payments.forms import IbanField, LiraField, ReceiptUploadForm, TypedReceiptForm
from tests.payments.files import picture, text_pdf
from tests.payments.samples import GROUPED_PAYEE_IBAN, PAYEE_IBAN, WORDS

TYPED = {
    "payer": "Ayşe Gül Işık",
    "amount": "1.080,00",
    "date": "16.11.2026",
    "payee_iban": GROUPED_PAYEE_IBAN,
    "description": WORDS,
    "reference": "2553031025",
}


def upload(content, name="dekont.pdf"):
    return ReceiptUploadForm({}, {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("content", [text_pdf("GÖNDEREN : AYŞE"), picture("PNG"), picture("JPEG")])
def test_a_receipt_is_taken_whole(content):
    form = upload(content)
    assert form.is_valid()
    assert form.cleaned_data["file"].read() == content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"MZ" + bytes(100), "unknown_type", id="a program named .pdf"),
        pytest.param(b"%PDF-" + bytes(30 * 1024 * 1024), "too_large", id="thirty megabytes"),
    ],
)
def test_a_refused_file_is_an_error_at_its_field(content, code):
    form = upload(content)
    assert not form.is_valid()
    (error,) = form.errors.as_data()["file"]
    assert error.code == code
    assert str(error.message).endswith("yükleyin.")


def test_no_file_says_what_to_do():
    assert ReceiptUploadForm({}, {}).errors == {"file": ["Dekont dosyasını seçin."]}


@pytest.mark.parametrize("typed", ["1.080,50", "1080,50", "1080,5 TL", "₺1.080,50"])
def test_lira_field_takes_what_people_type(typed):
    assert LiraField().clean(typed) == Decimal("1080.50")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("bin", "amount", id="a word"),
        pytest.param("1.08.000", "amount", id="dots anywhere"),
        pytest.param("-5", "amount", id="a minus"),
        pytest.param("999.999.999,00", "too_large", id="too large"),
        pytest.param("", "required", id="nothing"),
    ],
)
def test_lira_field_refuses_the_rest(typed, code):
    with pytest.raises(ValidationError) as error:
        LiraField().clean(typed)
    assert error.value.code == code


def test_iban_field_compacts_and_shows_groups():
    field = IbanField()
    assert field.clean(GROUPED_PAYEE_IBAN.lower()) == PAYEE_IBAN
    assert field.prepare_value(PAYEE_IBAN) == GROUPED_PAYEE_IBAN
    assert field.prepare_value("TR00") == "TR00"


def test_a_typed_receipt_gives_its_fields():
    form = TypedReceiptForm(TYPED)
    assert form.is_valid(), form.errors
    fields = form.receipt_fields()
    assert (fields.payer, fields.amount, fields.date) == (
        "Ayşe Gül Işık",
        Decimal("1080.00"),
        datetime.date(2026, 11, 16),
    )
    assert (fields.payee_iban, fields.description, fields.currency) == (PAYEE_IBAN, WORDS, "TRY")


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        pytest.param("amount", "çok", "amount", id="no sum"),
        pytest.param("date", "31.11.2026", "invalid", id="no day"),
        pytest.param("date", "", "required", id="day left out"),
        pytest.param("payee_iban", "TR41 0001 2009 5940 0005 0000 48", "iban", id="wrong check digits"),
        pytest.param("payer", " ", "required", id="name left out"),
    ],
)
def test_bad_input_is_an_error_at_its_field(field, typed, code):
    form = TypedReceiptForm(TYPED | {field: typed})
    assert {name: errors[0].code for name, errors in form.errors.as_data().items()} == {field: code}
