"""Banks without a row of labels are read by general labels."""

import datetime
from decimal import Decimal

import pytest

from payments.domain.receipt import parse_receipt
from tests.payments.samples import PAYEE, PAYEE_IBAN, TCKN, WORDS
from tests.payments.unknown_banks import ISSUERS, NAME, OWN, TEXTS


@pytest.mark.parametrize("bank", TEXTS)
def test_a_bank_without_a_row_is_read(bank):
    read = parse_receipt(TEXTS[bank])
    assert (read.payer, read.payee, read.payee_iban) == (NAME, PAYEE, PAYEE_IBAN)
    assert (read.amount, read.currency, read.date) == (Decimal("1080.00"), "TRY", datetime.date(2026, 11, 16))
    assert (read.description, read.payer_iban) == (WORDS, OWN.get(bank) if bank != "aktif" else None)


@pytest.mark.parametrize("bank", ISSUERS)
def test_its_issuer_is_known_by_account_or_name(bank):
    assert parse_receipt(TEXTS[bank]).issuer == ISSUERS[bank]


@pytest.mark.parametrize("bank", [bank for bank, text in TEXTS.items() if TCKN in text.replace(WORDS, "")])
def test_the_payers_identity_number_is_found(bank):
    assert parse_receipt(TEXTS[bank]).payer_tckn == TCKN


@pytest.mark.parametrize(
    ("small_print", "issuer"),
    [
        pytest.param("Bu belge elektronik olarak Bankamız tarafından üretilmiştir.", None, id="olarak Bankamız"),
        pytest.param("AKBANK T.A.Ş.", "Akbank", id="a name of its own"),
        pytest.param("Alıcı Banka : AKBANK T.A.Ş.", None, id="the payee's bank"),
        pytest.param("www.odeabank.com.tr", "Odea Bank", id="a site"),
    ],
)
def test_a_banks_name_is_no_part_of_other_words(small_print, issuer):
    assert parse_receipt(f"Tutar : 1.080,00 TL\nTarih : 16.11.2026\n{small_print}").issuer == issuer
