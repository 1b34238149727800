"""What was read with doubt, or not at all, decides nothing; the sentence says why and what to do."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from payments.domain.checks import check_receipt
from payments.domain.doubts import NO_RECEIPT, NO_RECEIPT_IN_PICTURE, SEVERAL, looks_like_receipt
from payments.domain.findings import Finding, How
from payments.domain.outcomes import Check
from payments.domain.placed import Spot
from payments.domain.receipt import ReceiptFields, parse_receipt, with_masks
from tests.payments.samples import PAYEE, TCKN, WORDS
from tests.payments.test_checks import AGREES, CANNOT_TELL, DIFFERS, EXPECTED, GOOD, OTHER_IBAN, OTHER_TCKN, TODAY

RIGHT = replace(GOOD, payer_tckn=TCKN, is_ocr=True)
CHECKS = {
    "payee_iban": (Check.PAYEE_IBAN, OTHER_IBAN),
    "payee": (Check.PAYEE_NAME, "ALİ KAYA"),
    "payer": (Check.PAYER_NAME, "ALİ KAYA"),
    "payer_tckn": (Check.PAYER_TCKN, OTHER_TCKN),
    "description": (Check.DESCRIPTION, "KİRA"),
    "amount": (Check.AMOUNT, Decimal("780.00")),
    "date": (Check.DATE, datetime.date(2027, 1, 1)),
}
PROVEN = {"payee_iban", "payer_tckn", "payee"}
"""Check digits prove the two numbers; letters that make up the title of the account so proved are no chance."""


def judge(fields, expected=EXPECTED):
    return check_receipt(with_masks(fields), expected, today=TODAY)


@pytest.mark.parametrize("name", CHECKS)
def test_a_doubtful_value_never_differs_and_agrees_only_when_check_digits_prove_it(name):
    check, wrong = CHECKS[name]
    doubt = {name: Finding(How.LABEL, is_certain=False)}
    right = judge(replace(RIGHT, findings=doubt)).of(check)
    assert right.outcome is (AGREES if name in PROVEN else CANNOT_TELL)
    assert judge(replace(RIGHT, findings=doubt, **{name: wrong})).of(check).outcome is CANNOT_TELL
    assert judge(replace(RIGHT, **{name: wrong})).of(check).outcome is DIFFERS


def test_a_doubtful_title_agrees_only_with_the_account_that_was_paid():
    doubt = {"payee": Finding(How.LABEL, is_certain=False)}
    for iban in (None, OTHER_IBAN):
        assert judge(replace(RIGHT, findings=doubt, payee_iban=iban)).of(Check.PAYEE_NAME).outcome is CANNOT_TELL


def test_the_sum_is_not_compared_on_a_day_in_doubt():
    doubt = {"date": Finding(How.PATTERN, is_certain=False)}
    assert judge(replace(RIGHT, findings=doubt)).of(Check.AMOUNT).outcome is CANNOT_TELL


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_tells_where_its_value_stands(name):
    spot = Spot(2, 0.1, 0.2, 0.3, 0.4)
    result = judge(replace(RIGHT, findings={name: Finding(How.LABEL, (spot,))}))
    assert {check for check, _ in CHECKS.values() if result.of(check).spots} == {CHECKS[name][0]}
    assert result.of(CHECKS[name][0]).spots == (spot,)


def test_a_number_in_the_description_stands_where_the_description_stands():
    spot = Spot(1, 0.1, 0.2, 0.3, 0.4)
    fields = replace(GOOD, findings={"description": Finding(How.LABEL, (spot,))})
    assert judge(fields).of(Check.PAYER_TCKN).spots == (spot,)
    assert judge(replace(fields, description="KİRA")).of(Check.PAYER_TCKN).spots == ()


@pytest.mark.parametrize(
    ("changes", "check", "outcome"),
    [
        pytest.param({"payer": "AYSE GUL ISlK"}, Check.PAYER_NAME, CANNOT_TELL, id="a letter of the payer"),
        pytest.param({"payer": "MEHMET IŞIK"}, Check.PAYER_NAME, DIFFERS, id="another payer"),
        pytest.param(
            {"payee": PAYEE.replace("SAĞLIK", "SAĞLlK")}, Check.PAYEE_NAME, CANNOT_TELL, id="a letter of the payee"
        ),
        pytest.param(
            {"payee": PAYEE[:26].replace("İL", "1L")}, Check.PAYEE_NAME, CANNOT_TELL, id="a letter of a cut payee"
        ),
        pytest.param({"payee": "MEHMET ÖZTÜRK"}, Check.PAYEE_NAME, DIFFERS, id="another payee"),
        pytest.param(
            {"payee": "MErtek İL SAtttk MÜttktek SEkkkk İŞtkk"}, Check.PAYEE_NAME, CANNOT_TELL, id="stars of the payee"
        ),
        pytest.param({"payee": "Iİsim"}, Check.PAYEE_NAME, CANNOT_TELL, id="a label for the payee"),
        pytest.param({"payer": "Adres"}, Check.PAYER_NAME, CANNOT_TELL, id="a label for the payer"),
        pytest.param({"payer": "AYtk GÜk IŞkk"}, Check.PAYER_NAME, CANNOT_TELL, id="stars of the payer"),
        pytest.param({"payer": "AK** GÜtk"}, Check.PAYER_NAME, CANNOT_TELL, id="some stars of the payer"),
        pytest.param({"payer_tckn": "100***44246"}, Check.PAYER_TCKN, CANNOT_TELL, id="some stars of the number"),
        pytest.param(
            {"payee_iban": f"TR41{'*' * 18}5547"}, Check.PAYEE_IBAN, CANNOT_TELL, id="some stars of the account"
        ),
        pytest.param({"amount": Decimal("108000.00")}, Check.AMOUNT, CANNOT_TELL, id="the comma was lost"),
        pytest.param({"amount": Decimal("780.00")}, Check.AMOUNT, DIFFERS, id="another sum"),
        pytest.param(
            {"payer_tckn": None, "description": WORDS.replace(TCKN, "10000000148")},
            Check.PAYER_TCKN,
            CANNOT_TELL,
            id="a digit of the number",
        ),
    ],
)
def test_a_letter_or_two_off_in_a_picture_is_a_misreading(changes, check, outcome):
    assert judge(replace(RIGHT, **changes)).of(check).outcome is outcome
    assert judge(replace(RIGHT, is_ocr=False, **changes)).of(check).outcome is DIFFERS


def test_a_number_typed_wrong_is_called_so():
    fields = replace(GOOD, description=WORDS.replace(TCKN, "1000000146"))
    result = judge(fields).of(Check.PAYER_TCKN)
    assert (result.outcome, result.found) == (DIFFERS, "1000000146")
    assert "yanlış yazılmış" in result.sentence


def test_a_number_that_the_bank_cut_off_is_not_missing():
    fields = replace(GOOD, description=WORDS[:22])
    assert WORDS[:22].endswith("10000000")
    assert judge(fields).of(Check.PAYER_TCKN).outcome is CANNOT_TELL


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param(ReceiptFields(), NO_RECEIPT_IN_PICTURE, id="nothing was read"),
        pytest.param(ReceiptFields(text="miyav", is_ocr=True), NO_RECEIPT_IN_PICTURE, id="a cat"),
        pytest.param(parse_receipt("Sayın yetkili,\n16.11.2026 günü aradım."), NO_RECEIPT, id="a letter"),
        pytest.param(ReceiptFields(several=True, text="two"), SEVERAL, id="several receipts"),
    ],
)
def test_what_is_no_single_receipt_is_told(fields, sentence):
    results = judge(replace(fields, date=None, payer=None)).results
    assert {result.outcome for result in results} == {CANNOT_TELL}
    assert sum(result.sentence == sentence for result in results) >= 6


def test_what_several_receipts_say_alike_is_compared():
    result = judge(replace(GOOD, several=True, amount=None))
    assert result.not_agreeing == {Check.AMOUNT: CANNOT_TELL}
    assert result.of(Check.AMOUNT).sentence == SEVERAL


@pytest.mark.parametrize("name", ["payee_iban", "amount", "payer", "description", "reference"])
def test_anything_that_a_receipt_says_makes_it_one(name):
    assert looks_like_receipt(replace(ReceiptFields(), **{name: getattr(replace(GOOD, reference="1"), name)}))
    assert not looks_like_receipt(ReceiptFields(text="Tarih 16.11.2026", date=datetime.date(2026, 11, 16)))


def test_everything_masked_tells_nothing():
    hidden = dict.fromkeys(("payer", "payee", "description", "payer_tckn", "payee_iban"), "***")
    masked = judge(replace(GOOD, **hidden, text=""))
    shown = {Check.AMOUNT: AGREES, Check.DATE: AGREES}
    assert {result.check: result.outcome for result in masked.results} == {
        result.check: shown.get(result.check, CANNOT_TELL) for result in masked.results
    }
