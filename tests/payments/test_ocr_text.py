"""Text that OCR read: misread labels, digits taken for letters, and how sure a value is."""

from dataclasses import replace
from decimal import Decimal

import pytest

from payments.domain.misread_numbers import repair_iban, repair_tckn
from payments.domain.receipt import parse_receipt
from tests.payments.placing import place
from tests.payments.samples import GROUPED_PAYEE_IBAN, PAYEE, PAYEE_IBAN, TCKN, WORDS, iban_of

PLAIN = f"""GÖNDEREN ADI SOYADI : AYŞE GÜL IŞIK
ALICI ADI SOYADI : {PAYEE}
ALICI IBAN : {GROUPED_PAYEE_IBAN}
İŞLEM TUTARI : 1.080,00 TL
İŞLEM TARİHİ : 16.11.2026
GÖNDEREN TCKN : {TCKN}
SORGU NO : 2553031025
AÇIKLAMA : {WORDS}"""


def read(text, confidence=92):
    return parse_receipt(place(text, is_ocr=True, confidence=confidence))


@pytest.mark.parametrize(
    ("label", "misread", "field", "value"),
    [
        pytest.param("ALICI IBAN", "ALlCI lBAN", "payee_iban", PAYEE_IBAN, id="l for I"),
        pytest.param("ALICI IBAN", "AL1CI IBAN", "payee_iban", PAYEE_IBAN, id="1 for I"),
        pytest.param("İŞLEM TUTARI", "lŞLEM TUTARl", "amount", Decimal("1080.00"), id="a sum's label"),
        pytest.param("İŞLEM TUTARI", "İŞLFM TUTARI", "amount", Decimal("1080.00"), id="one wrong letter"),
        pytest.param("GÖNDEREN ADI SOYADI", "G0NDEREN ADl SOYADI", "payer", "AYŞE GÜL IŞIK", id="0 for O"),
        pytest.param("GÖNDEREN ADI SOYADI", "GÖNDFREN AD SOYADI", "payer", "AYŞE GÜL IŞIK", id="two wrong letters"),
        pytest.param("ALICI ADI SOYADI :", "ALICI ADI SOYADI 1:", "payee", PAYEE, id="a speck before the colon"),
        pytest.param("ALICI ADI SOYADI", "ALICI ADl S0YADI", "payee", PAYEE, id="the payee's"),
    ],
)
def test_misread_labels_are_known(label, misread, field, value):
    assert getattr(read(PLAIN.replace(label, misread, 1)), field) == value


def test_in_a_text_layer_a_wrong_letter_makes_another_word():
    assert parse_receipt(PLAIN.replace("İŞLEM TUTARI", "İŞLFM TUTARI")).amount is None


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        pytest.param("TR4I 0001 2009 5940 0005 0000 47", PAYEE_IBAN, id="I"),
        pytest.param("TR41 OOO1 2OO9 594O OOO5 OOOO 47", None, id="most digits are letters"),
        pytest.param("TR41 OO01 2O09 594O 0005 00O0 47", PAYEE_IBAN, id="five O"),
        pytest.param("TR41 0001 2009 S940 0005 0000 47", PAYEE_IBAN, id="S"),
        pytest.param("TR41 0001 2009 5940 0005 0000 B7", None, id="B that was 4"),
        pytest.param("IR41 0001 2009 5940 0005 0000 47", PAYEE_IBAN, id="the country's letters"),
        pytest.param("TR41 0001 2009 5940 00605 0000 47", PAYEE_IBAN, id="one digit too many in a group"),
        pytest.param("TR41 0001 2009 5940 0005 0000 48", None, id="a wrong digit is nobody's account"),
        pytest.param("TR41 0001 2009 5940 0005 0000", None, id="digits missing"),
    ],
)
def test_repair_iban_takes_letters_for_digits_where_that_checks(printed, number):
    repaired = repair_iban(f"ALICI IBAN : {printed}")
    assert (repaired.number if repaired else None) == number
    assert repaired is None or (repaired.printed, repaired.is_proved) == (printed, True)


def test_a_digit_for_a_digit_is_a_guess():
    repaired = repair_iban("TR41 6001 2009 5940 0005 0000 47")
    assert repaired
    assert (repaired.number, repaired.is_proved) == (PAYEE_IBAN, False)


@pytest.mark.parametrize(
    ("printed", "number"),
    [("1OOOOOOO146", TCKN), ("l0000000l46", TCKN), ("1000000014B", None), ("10000000146", TCKN), ("OOOOOOOOOOO", None)],
)
def test_repair_tckn(printed, number):
    repaired = repair_tckn(f"TCKN : {printed}")
    assert (repaired.number if repaired else None) == number


def test_a_repair_is_told_and_sure():
    found = read(PLAIN.replace("0001 2009", "OOO1 2009").replace(f"TCKN : {TCKN}", "TCKN : 1000OOO0146"))
    iban, tckn = found.findings["payee_iban"], found.findings["payer_tckn"]
    assert (found.payee_iban, iban.printed, iban.is_certain) == (PAYEE_IBAN, "TR41 OOO1 2009 5940 0005 0000 47", True)
    assert (found.payer_tckn, tckn.printed, tckn.is_certain) == (TCKN, "1000OOO0146", True)


def test_a_text_layer_is_never_repaired():
    assert parse_receipt(PLAIN.replace("0001 2009", "OOO1 2009")).payee_iban is None


def test_low_confidence_makes_doubtful_what_no_check_digits_prove():
    found = read(PLAIN, confidence=40)
    doubtful = {name for name in found.findings if not found.is_certain(name)}
    assert doubtful == {"payer", "payee", "amount", "date", "reference", "description"}
    assert not [name for name in read(PLAIN).findings if not read(PLAIN).is_certain(name)]


def test_one_doubtful_word_makes_the_value_doubtful():
    placed = place(PLAIN, is_ocr=True, confidence=95)
    words = [
        replace(word, confidence=30) if placed.text[word.start : word.end] == "GÜL" else word for word in placed.words
    ]
    found = parse_receipt(replace(placed, words=tuple(words)))
    assert not found.is_certain("payer")
    assert found.is_certain("amount")


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        pytest.param("İŞLEM TUTARI : 1.080,00", "İŞLEM TUTARI 11.080,00", "amount", id="a colon read as 1"),
        pytest.param("İŞLEM TUTARI : 1.080,00", "İŞLEM TUTARI 1-1.080,00", "amount", id="a colon before a minus"),
        pytest.param("1.080,00 TL", "1.080, 00 TL", "amount", id="a sum in two parts"),
        pytest.param("SORGU NO : 2553031025", "SORGU NO 12553031025", "reference", id="a number's colon"),
    ],
)
def test_a_number_that_may_have_taken_its_colon_in_is_doubtful(old, new, field):
    found = read(PLAIN.replace(old, new))
    assert getattr(found, field) is None or not found.is_certain(field)


def test_stars_read_as_one_digit_again_and_again_are_doubtful():
    lucky = "60144444412"
    found = read(PLAIN.replace(f"TCKN : {TCKN}", f"TCKN : {lucky}"), confidence=20)
    assert found.payer_tckn is None or not found.is_certain("payer_tckn")


def test_letters_in_an_account_are_doubtful_in_a_picture():
    account = "0000ABCD00001234"
    number = int("".join(str(int(letter, 36)) for letter in f"00012{0}{account}TR00"))
    lettered = f"TR{98 - number % 97:02d}000120{account}"
    text = PLAIN.replace(GROUPED_PAYEE_IBAN, lettered)
    assert (read(text).payee_iban, read(text).is_certain("payee_iban")) == (lettered, False)
    assert parse_receipt(text).is_certain("payee_iban")


def test_a_letter_printed_twice_is_one():
    assert read(PLAIN.replace("İŞLETMESİ", "IİŞLETMESİ")).payee == PAYEE


def test_the_account_of_another_bank_is_not_made_of_this_one():
    other = iban_of("00064", "0000999900009999")
    text = PLAIN.replace(GROUPED_PAYEE_IBAN, other.replace("0", "O"))
    assert read(text).payee_iban in (other, None)
