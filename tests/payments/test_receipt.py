import datetime
from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.domain.details import Rail
from payments.domain.receipt import ReceiptFields, fields_from_json, fields_to_json, parse_receipt
from tests.payments.samples import GROUPED_PAYEE_IBAN, PAYEE, PAYEE_IBAN, SAMPLES, WORDS, iban_of

VALUES = [field.name for field in fields(ReceiptFields) if field.name not in ("text", "findings")]
PLAIN = f"""GÖNDEREN : AYŞE GÜL IŞIK
ALICI : {PAYEE}
ALICI IBAN : {GROUPED_PAYEE_IBAN}
İŞLEM TUTARI : 1.080,00 TL
İŞLEM TARİHİ : 16.11.2026
AÇIKLAMA : {WORDS}"""


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_each_layout_is_read_whole(sample):
    read = parse_receipt(sample.text)
    assert {name: getattr(read, name) for name in VALUES} == {name: getattr(sample.fields, name) for name in VALUES}


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        pytest.param("1.080,00 TL", "1.080,00 USD", "currency", "USD", id="dollars"),
        pytest.param("İŞLEM TUTARI", "TOPLAM", "amount", None, id="a total is not the amount"),
        pytest.param("İŞLEM TUTARI", "MASRAF", "amount", None, id="a fee is not the amount"),
        pytest.param("GÖNDEREN", "İşlemi Yapan", "payer", None, id="an operator is not the payer"),
        pytest.param("GÖNDEREN", "Kullanıcı", "payer", None, id="a user is not the payer"),
        pytest.param("İŞLEM TARİHİ", "VALÖR", "date", datetime.date(2026, 11, 16), id="the only day on the page"),
        pytest.param(
            GROUPED_PAYEE_IBAN, "TR41 0001 2009 5940 0005 0000 48", "payee_iban", None, id="wrong check digits"
        ),
        pytest.param(
            GROUPED_PAYEE_IBAN, "TR41 **** **** **** **** **** 47", "payee_iban", "TR41" + "*" * 20 + "47", id="masked"
        ),
        pytest.param("AYŞE GÜL IŞIK", "AYŞE GÜL HALICI", "payer", "AYŞE GÜL HALICI", id="a surname with a label in it"),
        pytest.param("AYŞE GÜL IŞIK", "AYŞE ALICI", "payer", "AYŞE ALICI", id="a surname that is a label"),
        pytest.param("AYŞE GÜL IŞIK\n", "Yasin\nEPAYDIN\n", "payer", "Yasin EPAYDIN", id="a surname on the next line"),
        pytest.param("16.11.2026", "31.11.2026", "date", None, id="a day that does not exist"),
        pytest.param("İŞLEM TUTARI", "ISL EM TUT ARI", "amount", Decimal("1080.00"), id="split capitals"),
    ],
)
def test_one_change_on_a_plain_receipt(old, new, field, value):
    assert getattr(parse_receipt(PLAIN.replace(old, new, 1)), field) == value


def test_mersins_word_aciklama_inside_the_description_is_no_label():
    wrapped = PLAIN.replace("/ AÇIKLAMA = E-İMZA", "/\nAÇIKLAMA = E-İMZA")
    assert parse_receipt(PLAIN).description == WORDS
    assert parse_receipt(wrapped).description == WORDS


@pytest.mark.parametrize(
    "injected",
    [
        pytest.param(f"ALICI IBAN : {GROUPED_PAYEE_IBAN}", id="account"),
        pytest.param(f"ALICI HESAP NO / IBAN {PAYEE_IBAN}", id="account without colon"),
        pytest.param("İŞLEM TUTARI : 1.080,00 TL", id="sum"),
        pytest.param("GÖNDEREN : AYŞE GÜL IŞIK", id="payer"),
        pytest.param("İŞLEM TARİHİ : 16.11.2026", id="day"),
    ],
)
def test_what_the_payer_types_is_no_field_of_the_bank(injected):
    other = iban_of("00012", "0999900001999999")
    text = (
        PLAIN.replace(GROUPED_PAYEE_IBAN, other).replace("1.080,00", "1,00").replace("16.11.2026", "01.01.2020")
    ).replace("GÖNDEREN : AYŞE GÜL IŞIK", "GÖNDEREN : ALİ KAYA")
    read = parse_receipt(f"{text} {injected}")
    assert (read.payee_iban, read.amount, read.payer) == (other, Decimal("1.00"), "ALİ KAYA")
    assert read.date == datetime.date(2020, 1, 1)


def test_two_accounts_under_one_label_are_nobodys():
    text = PLAIN + f"\nALICI IBAN : {iban_of('00012', '0999900001999999')}"
    assert parse_receipt(text).payee_iban is None


def test_a_masked_account_is_not_unmasked_by_another_line():
    text = PLAIN.replace(GROUPED_PAYEE_IBAN, "TR41 **** **** **** **** **** 47") + f"\nALICI HESAP : {PAYEE_IBAN}"
    assert "payee_iban" in parse_receipt(text).masked


@pytest.mark.parametrize(
    ("words", "field"),
    [
        pytest.param("Durum : Beklemede", "pending", id="waiting"),
        pytest.param("İşlem onay bekliyor", "pending", id="to be approved"),
        pytest.param("İleri tarihli işlem", "pending", id="dated ahead"),
        pytest.param("İşlem iptal edildi", "cancelled", id="cancelled"),
        pytest.param("Durum : İptal", "cancelled", id="state cancelled"),
        pytest.param("İŞLEMİNİZ GERÇEKLEŞTİRİLEMEDİ", "cancelled", id="failed"),
    ],
)
def test_unfinished_transfers_are_told(words, field):
    assert getattr(parse_receipt(f"{PLAIN}\n{words}"), field)


def test_a_finished_transfer_is_not_called_unfinished():
    read = parse_receipt(PLAIN + "\nİptal edilemez. Bankamız defter kayıtları esastır.")
    assert (read.pending, read.cancelled, read.rail) == (None, None, None)


def test_fields_survive_json():
    for sample in SAMPLES:
        read = parse_receipt(sample.text)
        assert fields_from_json(fields_to_json(read)) == read


def test_json_of_another_version_is_read_as_far_as_it_can_be():
    assert fields_from_json({"amount": "çok", "date": "?", "rail": "kuş", "new": 1, "payer": "A B"}) == ReceiptFields(
        payer="A B"
    )


@pytest.mark.parametrize(
    "text", ["", "\n\n", "GÖNDEREN", "TR", ":", "AÇIKLAMA : /", "\x00", "İ" * 5000, "TR41 " * 4000]
)
def test_parse_receipt_takes_any_text(text):
    assert parse_receipt(text) == replace(parse_receipt(text), text=text)


PIECES = [
    *(
        "GÖNDEREN",
        "ALICI",
        "IBAN",
        ":",
        " : ",
        "\n",
        "  ",
        "/",
        "AÇIKLAMA",
        "İŞLEM TUTARI",
        "TL",
        "1.080,00",
        "16.11.2026",
    ),
    *(GROUPED_PAYEE_IBAN, "TR41 ****", "AYŞE", "SAYIN", "AMİR", "LEHDAR", "Fast Mesaj Kodu", "HESAPTAN FAST", "AKBANK"),
    *("ING BANK", "Giden FAST Sorgu No:1", "TOPLAM", "Müşteri No", "isbank.com.tr", "teb.com.tr", "B TL 3,000.00"),
    *("10000000146", "100******46"),
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join))
def test_parse_receipt_never_raises(text):
    assert isinstance(parse_receipt(text), ReceiptFields)


def test_defter_contains_no_eft():
    assert parse_receipt("Bankamızın defter kayıtları").rail is None
    assert parse_receipt("EFT (FAST) defteri").rail is Rail.FAST
