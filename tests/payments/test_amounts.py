from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.domain.amounts import find_amounts, format_lira, other_currency, parse_amount


@pytest.mark.parametrize(
    ("text", "lira"),
    [
        pytest.param("1.234,56", "1234.56", id="turkish"),
        pytest.param("1,234.56", "1234.56", id="american"),
        pytest.param("1.234.567,8", "1234567.80", id="millions"),
        pytest.param("50,000.00", "50000.00", id="halkbank"),
        pytest.param("-35000", "35000.00", id="yapi kredi, minus and no kurus"),
        pytest.param("100,000.0", "100000.00", id="qnb, one decimal"),
        pytest.param("- 50,00 TL", "50.00", id="garanti, minus apart"),
        pytest.param("TL 10.000,00-", "10000.00", id="teb, minus behind"),
        pytest.param("1.080", "1080.00", id="thousands without kurus"),
        pytest.param("1 080,50", "1080.50", id="blank between thousands"),
        pytest.param("₺1.080,00", "1080.00", id="sign"),
        pytest.param("0,00", "0.00", id="nothing"),
    ],
)
def test_parse_amount_reads_every_style(text, lira):
    assert parse_amount(text) == Decimal(lira)


@pytest.mark.parametrize(
    "text", ["", "yok", "1.08.000", "10,00.00", "16.11.2026", "1080 1080", "$5", "１０８０", "1" * 30]
)
def test_parse_amount_does_not_guess(text):
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("İŞLEM TUTARI300,00 TLMASRAF TUTARI", [("300.00", "TRY")], id="glued to labels"),
        pytest.param("Tutar20.000,00TLYalnız", [("20000.00", "TRY")], id="glued currency"),
        pytest.param("B TL 3,000.00", [("3000.00", "TRY")], id="currency before"),
        pytest.param("TL 10.000,00- TL 5,00-", [("10000.00", "TRY"), ("5.00", "TRY")], id="two with minus"),
        pytest.param("1.080,00 USD", [("1080.00", "USD")], id="dollars"),
        pytest.param("1.080,0016.11.2026", [("1080.00", None)], id="glued to a date"),
        pytest.param("12.34.56", [], id="a phone number"),
    ],
)
def test_find_amounts(text, found):
    assert [(str(each.amount), each.currency) for each in find_amounts(text)][: len(found) or 1] == found


def test_other_currency_is_told_only_when_no_lira_is_named():
    assert other_currency("Döviz cinsi: USD") == "USD"
    assert other_currency("1.080,00 TL, kur USD") is None
    assert other_currency("MUSDAFA") is None


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_what_is_shown_is_read_again(amount):
    assert parse_amount(format_lira(amount)) == amount


@given(st.text(max_size=60))
def test_find_amounts_never_raises(text):
    assert all(each.amount >= 0 for each in find_amounts(text))
