import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from payments.domain.adding_up import add_up
from payments.domain.checks import check_receipt
from payments.domain.expectation import AmountDue
from payments.domain.findings import Finding, How
from payments.domain.outcomes import Check, Outcome
from payments.domain.results import CheckedReceipt
from tests.payments.test_checks import AGREES, CANNOT_TELL, DIFFERS, EXPECTED, GOOD, OTHER_TCKN, TODAY

FIRST = replace(GOOD, amount=Decimal("780.00"), reference="1112223334", issuer="Ziraat Bankası")
REST = replace(GOOD, amount=Decimal("300.00"), reference="9998887776", issuer="Ziraat Bankası")
AT_NOON = datetime.time(12, 0, 5)
AT_ONE = datetime.time(13, 0)
EARLIER = datetime.date(2026, 11, 13)
DOUBT = {"amount": Finding(How.LABEL, is_certain=False)}
RISEN = replace(
    EXPECTED,
    amounts=(
        AmountDue(
            amount=Decimal("1080.00"), valid_from=datetime.date(2024, 3, 12), valid_until=datetime.date(2026, 11, 1)
        ),
        AmountDue(amount=Decimal("1500.00"), valid_from=datetime.date(2026, 11, 1)),
    ),
)


def add(*fields, expected=EXPECTED, today=TODAY):
    pairs = [(each, check_receipt(each, expected, today=today)) for each in fields]
    return add_up(pairs, expected, today=today)


@pytest.mark.parametrize(
    ("fields", "paid", "outcome", "used"),
    [
        pytest.param([FIRST, REST], "1080.00", AGREES, (0, 1), id="the rest was sent"),
        pytest.param([GOOD], "1080.00", AGREES, (0,), id="one receipt"),
        pytest.param([FIRST], "780.00", DIFFERS, (0,), id="too little"),
        pytest.param(
            [FIRST, REST, replace(REST, reference="55556666", date=EARLIER)],
            "1380.00",
            DIFFERS,
            (0, 1, 2),
            id="too much",
        ),
        pytest.param([FIRST, FIRST], "780.00", DIFFERS, (0,), id="the same number twice"),
        pytest.param(
            [FIRST, replace(FIRST, reference="00-111 222 3334", issuer=None)], "780.00", DIFFERS, (0,), id="one number"
        ),
        pytest.param(
            [replace(REST, reference=None, time=AT_NOON), replace(REST, reference=None, time=AT_NOON)],
            "300.00",
            DIFFERS,
            (0,),
            id="no number, one minute",
        ),
        pytest.param(
            [replace(REST, reference=None, time=AT_NOON), replace(REST, reference=None)],
            "300.00",
            DIFFERS,
            (0,),
            id="no number, a minute unread",
        ),
        pytest.param(
            [replace(REST, reference=None, time=AT_NOON), replace(REST, reference=None, time=AT_ONE)],
            "600.00",
            DIFFERS,
            (0, 1),
            id="no number, two minutes",
        ),
        pytest.param(
            [replace(REST, time=AT_NOON), replace(REST, time=AT_NOON, reference="123456789", issuer=None)],
            "300.00",
            DIFFERS,
            (0,),
            id="two kinds of numbers, one minute",
        ),
        pytest.param(
            [replace(REST, time=AT_NOON), replace(REST, time=AT_ONE, reference="123456789")],
            "600.00",
            DIFFERS,
            (0, 1),
            id="two numbers of one bank, two minutes",
        ),
        pytest.param(
            [replace(REST, time=AT_NOON), replace(REST, time=AT_NOON, reference="123456789")],
            None,
            CANNOT_TELL,
            (),
            id="two numbers of one bank, one minute",
        ),
        pytest.param(
            [replace(REST, time=AT_NOON), replace(REST, time=AT_NOON, reference="9998****34")],
            "300.00",
            DIFFERS,
            (0,),
            id="a masked number says nothing",
        ),
        pytest.param([FIRST, replace(REST, payer_tckn=OTHER_TCKN)], "780.00", DIFFERS, (0,), id="somebody else's"),
        pytest.param([FIRST, replace(REST, pending="beklemede")], "780.00", DIFFERS, (0,), id="still waiting"),
        pytest.param([FIRST, replace(REST, currency="USD")], "780.00", CANNOT_TELL, (0,), id="dollars"),
        pytest.param([FIRST, replace(REST, amount=None)], "780.00", CANNOT_TELL, (0,), id="a sum unread"),
        pytest.param([FIRST, replace(REST, findings=DOUBT)], "780.00", CANNOT_TELL, (0,), id="a sum in doubt"),
        pytest.param([GOOD, replace(REST, amount=None)], "1080.00", AGREES, (0,), id="paid, and a sum unread"),
        pytest.param([FIRST, replace(FIRST, amount=Decimal(300))], None, CANNOT_TELL, (), id="one number, two sums"),
        pytest.param([replace(FIRST, payee_iban=None)], None, CANNOT_TELL, (), id="nothing agrees"),
        pytest.param([], None, CANNOT_TELL, (), id="nothing"),
    ],
)
def test_only_what_agrees_is_added_and_each_transfer_once(fields, paid, outcome, used):
    total = add(*fields)
    assert (total.paid, total.outcome, total.used) == (Decimal(paid) if paid else None, outcome, used)
    if paid:
        assert total.difference == total.paid - Decimal("1080.00")


@pytest.mark.parametrize(
    ("days", "due", "outcome"),
    [
        pytest.param((30, 31), "1080.00", AGREES, id="both before the price rose"),
        pytest.param((31, 32), None, CANNOT_TELL, id="one before, one after"),
        pytest.param((32, 33), "1500.00", DIFFERS, id="both after"),
    ],
)
def test_all_are_paid_at_one_price(days, due, outcome):
    first, second = (datetime.date(2026, 9, 30) + datetime.timedelta(days=day) for day in days)
    total = add(replace(FIRST, date=first), replace(REST, date=second), expected=RISEN)
    assert (total.due, total.outcome) == (Decimal(due) if due else None, outcome)


def test_a_price_that_is_written_anew_is_still_one_price():
    day = GOOD.date
    rows = (replace(EXPECTED.amounts[0], valid_until=day), replace(EXPECTED.amounts[0], valid_from=day))
    total = add(replace(FIRST, date=day - datetime.timedelta(days=1)), REST, expected=replace(EXPECTED, amounts=rows))
    assert total.outcome is AGREES


def test_an_unsure_price_is_not_compared():
    unsure = replace(EXPECTED.amounts[0], confirmed_until=datetime.date(2024, 3, 13))
    total = add(FIRST, REST, expected=replace(EXPECTED, amounts=(unsure,)))
    assert (total.paid, total.due, total.difference, total.outcome) == (Decimal(1080), None, None, CANNOT_TELL)


def test_what_is_dated_tomorrow_has_not_been_paid():
    tomorrow = replace(REST, date=TODAY + datetime.timedelta(days=1))
    checked = check_receipt(tomorrow, EXPECTED, today=TODAY + datetime.timedelta(days=1))
    assert add_up([(tomorrow, checked)], EXPECTED, today=TODAY).used == ()


def test_a_check_that_an_officer_let_pass_counts_as_agreeing():
    spouse = replace(REST, payer="MEHMET IŞIK")
    checked = check_receipt(spouse, EXPECTED, today=TODAY)
    passed = CheckedReceipt(
        tuple(replace(each, outcome=AGREES) if each.check is Check.PAYER_NAME else each for each in checked.results)
    )
    first = (FIRST, check_receipt(FIRST, EXPECTED, today=TODAY))
    assert add_up([first, (spouse, checked)], EXPECTED, today=TODAY).outcome is Outcome.DIFFERS
    assert add_up([first, (spouse, passed)], EXPECTED, today=TODAY).outcome is Outcome.AGREES


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param([FIRST, replace(REST, amount=Decimal(200))], "980,00 TL: 100,00 TL eksik.", id="too little"),
        pytest.param(
            [FIRST, REST, replace(REST, reference="555666777", date=EARLIER)],
            "Fazla ödeme: 300,00 TL; iadesi",
            id="too much",
        ),
        pytest.param([FIRST, REST], "2 dekontun toplamı 1.080,00 TL; tutar tamam.", id="just right"),
        pytest.param([FIRST, replace(REST, amount=None)], "bir dekontun tutarı sayılamadı", id="a sum unread"),
    ],
)
def test_the_difference_is_said(fields, words):
    assert words in add(*fields).sentence
