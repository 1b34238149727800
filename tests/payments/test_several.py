"""Two receipts in one file are told, two copies of one are not."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from payments.domain.placed import PlacedText, PlacedWord
from payments.domain.receipt import parse_receipt
from tests.payments.placing import place
from tests.payments.samples import GROUPED_PAYEE_IBAN, PAYEE, PAYEE_IBAN, SAMPLES, WORDS, grouped, iban_of

BY_NAME = {sample.name: sample for sample in SAMPLES}
ONE = f"""GÖNDEREN : AYŞE GÜL IŞIK
ALICI : {PAYEE}
ALICI IBAN : {GROUPED_PAYEE_IBAN}
İŞLEM TUTARI : 780,00 TL
İŞLEM TARİHİ : 16.11.2026 10:00
SORGU NO : 1111111111
İŞLEM TÜRÜ : FAST
AÇIKLAMA : {WORDS}"""
OTHER = iban_of("00064", "0000999900009999")


def two_pages(first: str, second: str) -> PlacedText:
    """Return two texts as the pages of one file, joined as the pages' reader joins them."""
    one, other = place(first), place(second)
    start = len(first) + 1
    moved = [
        PlacedWord(start + word.start, start + word.end, word.spot._replace(page=2), word.confidence)
        for word in other.words
    ]
    return PlacedText(f"{first}\n{second}", (*one.words, *moved))


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        pytest.param("780,00", "300,00", {"amount"}, id="another sum"),
        pytest.param("1111111111", "2222222222", {"reference"}, id="another number"),
        pytest.param(GROUPED_PAYEE_IBAN, grouped(OTHER), {"payee_iban"}, id="another account"),
        pytest.param("16.11.2026 10:00", "17.11.2026 11:30", {"date", "time"}, id="another moment"),
    ],
)
@pytest.mark.parametrize("join", [two_pages, "{}\n{}".format, "{}\f{}".format], ids=["pages", "text", "form feed"])
def test_what_two_receipts_tell_differently_is_unknown(join, old, new, lost):
    read = parse_receipt(join(ONE, ONE.replace(old, new)))
    names = ("payer", "payee", "payee_iban", "amount", "reference", "date", "time", "description")
    assert read.several
    assert {name for name in names if getattr(read, name) is None} == lost


def test_receipts_of_two_banks_share_what_both_tell():
    read = parse_receipt(two_pages(BY_NAME["halkbank new"].text, BY_NAME["denizbank"].text))
    assert read.several
    assert (read.issuer, read.reference, read.payer_iban) == (None, None, None)
    assert (read.payee_iban, read.amount, read.date) == (PAYEE_IBAN, Decimal("1080.00"), datetime.date(2026, 11, 16))


@pytest.mark.parametrize("join", [two_pages, "{}\n{}".format], ids=["pages", "text"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_same_receipt_twice_is_one(sample, join):
    read = parse_receipt(join(f"{sample.text}\nMüşteri nüshası", f"{sample.text}\nBanka nüshası"))
    assert not read.several
    assert read.payee_iban in (sample.fields.payee_iban, None)


@pytest.mark.parametrize(
    "second",
    [
        pytest.param("Sayfa 2 / 2\nBu belge 5070 sayılı Kanun uyarınca imzalanmıştır.", id="small print"),
        pytest.param("ÜCRET TARİFESİ\nFAST ÜCRETİ : 7,97 TL\nTOPLAM : 8,37 TL", id="tariff"),
        pytest.param("", id="blank page"),
    ],
)
def test_a_second_page_that_is_no_receipt_changes_nothing(second):
    read = parse_receipt(two_pages(ONE, second))
    plain = parse_receipt(ONE)
    assert replace(read, text="", findings={}) == replace(plain, text="", findings={})


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_single_receipt_is_one(sample):
    assert not parse_receipt(sample.text).several


def test_one_misread_number_of_a_copy_makes_no_second_receipt():
    copy = ONE.replace("1111111111", "1111171111")
    words = two_pages(ONE, copy)
    assert not parse_receipt(replace(words, is_ocr=True)).several
    assert parse_receipt(replace(two_pages(ONE, copy.replace("780,00", "300,00")), is_ocr=True)).several
