"""How much is due on which day, and what a receipt should say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from applications.domain.fees import FixedSum, Items, NoFee, PriceOnDay, ShownLater
from applications.domain.payment_due import PersonName, amounts_due, bill_on, expected_payment, price_on, wordings
from applications.domain.procedures import Account, Channel, DescriptionRule, Rules
from applications.domain.vocabulary import (
    FeeItem,
    Handler,
    Payer,
    PayWhen,
    RequestKind,
    SigningMethod,
    StaffCategory,
    WordingForm,
)
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import AmountDue, Place

AYSE = PersonName(first_name="Ayşe Gül", last_name="Işık", tckn="10000000146")
ACCOUNT = Account(iban="TR330006100519786457841326", stated_bank="Örnek Bankası", branch="", titles=("Örnek Sağlık",))


def price(item, lira, start, end=None, confirmed=None):
    return PriceOnDay(item=item, lira=Decimal(lira), valid_from=start, valid_until=end, confirmed_on=confirmed)


TARIFF = (
    price(FeeItem.NES, "147.50", date(2021, 1, 1), date(2022, 1, 1)),
    price(FeeItem.READER, "70.80", date(2021, 1, 1), date(2022, 1, 1)),
    price(FeeItem.NES, "780", date(2024, 3, 12), confirmed=date(2024, 3, 12)),
    price(FeeItem.READER, "300", date(2024, 3, 12), confirmed=date(2024, 3, 12)),
)

RULES = Rules(
    directorate="Örnek İl Sağlık Müdürlüğü",
    category=StaffCategory.FAMILY_PHYSICIAN,
    kind=RequestKind.FIRST,
    reason="",
    valid_from=date(2024, 1, 1),
    valid_until=None,
    payer=Payer.APPLICANT,
    handler=Handler.DIRECTORATE,
    via_unit=False,
    is_listed=False,
    pay_when=PayWhen.WITH_APPLICATION,
    fee=Items(items=(FeeItem.NES, FeeItem.READER)),
    channels=(Channel(channel=PaymentChannel.TRANSFER, account=ACCOUNT),),
    descriptions=(),
    signing_methods=(SigningMethod.WET,),
    papers=(),
    deliveries=(),
    prerequisites=(),
    steps=(),
    refuses_abbreviations=False,
    payer_is_stated=True,
    source="örnek",
    source_url="",
    source_on=None,
    read_on=date(2026, 11, 22),
)
FIXED = replace(
    RULES,
    fee=FixedSum(
        lira=Decimal("1080"),
        since=date(2024, 3, 12),
        items=(FeeItem.NES, FeeItem.READER),
        without_reader=Decimal("780"),
    ),
)


@pytest.mark.parametrize(
    ("day", "lira"),
    [
        pytest.param(date(2021, 1, 1), "147.50", id="first day"),
        pytest.param(date(2021, 12, 31), "147.50", id="last day"),
        pytest.param(date(2022, 1, 1), None, id="the day it ended"),
        pytest.param(date(2023, 6, 1), None, id="a gap is unknown, not the neighbour's price"),
        pytest.param(date(2024, 3, 12), "780", id="the next price"),
    ],
)
def test_price_on_is_half_open_and_never_guesses(day, lira):
    row = price_on(TARIFF, FeeItem.NES, day=day)
    assert (row and row.lira) == (Decimal(lira) if lira else None)


@pytest.mark.parametrize(
    ("rules", "day", "total", "last_known_on", "lines"),
    [
        pytest.param(RULES, date(2024, 4, 1), "1080", None, 2, id="tariff, confirmed"),
        pytest.param(RULES, date(2026, 11, 22), "1080", date(2024, 3, 12), 2, id="tariff, last known long ago"),
        pytest.param(RULES, date(2023, 1, 1), None, None, 2, id="tariff, unknown year"),
        pytest.param(FIXED, date(2026, 11, 22), "1080", None, 2, id="fixed by the directorate, adds up"),
        pytest.param(
            replace(RULES, fee=ShownLater(items=(FeeItem.NES,))), date(2024, 4, 1), None, None, 1, id="shown later"
        ),
        pytest.param(replace(RULES, fee=NoFee()), date(2024, 4, 1), None, None, 0, id="no fee"),
    ],
)
def test_bill_on_says_what_is_known(rules, day, total, last_known_on, lines):
    bill = bill_on(rules, TARIFF, day=day)
    assert bill.total == (Decimal(total) if total else None)
    assert bill.last_known_on == last_known_on
    assert len(bill.lines) == lines


def test_a_kept_reader_lowers_the_sum():
    assert bill_on(FIXED, TARIFF, day=date(2024, 4, 1), keeps_reader=True).total == Decimal("780")


def test_a_fixed_sum_that_the_items_do_not_add_up_to_is_shown_without_lines():
    odd = replace(RULES, fee=FixedSum(lira=Decimal("999"), since=date(2024, 3, 12), items=(FeeItem.NES,)))
    assert bill_on(odd, TARIFF, day=date(2024, 4, 1)).lines == ()


def test_amounts_due_follow_the_tariff_and_leave_gaps_out():
    assert amounts_due(RULES, TARIFF) == (
        AmountDue(amount=Decimal("218.30"), valid_from=date(2021, 1, 1), valid_until=date(2022, 1, 1)),
        AmountDue(
            amount=Decimal("1080"),
            valid_from=date(2024, 3, 12),
            valid_until=None,
            confirmed_until=date(2024, 9, 8),
            confirmed_on=date(2024, 3, 12),
        ),
    )


def test_amounts_due_of_a_fixed_sum_begin_with_the_procedure():
    assert amounts_due(FIXED, TARIFF) == (AmountDue(amount=Decimal("1080"), valid_from=date(2024, 3, 12)),)


TEMPLATE = DescriptionRule(
    form=WordingForm.TEMPLATE,
    text="{ad}-{soyad}-{tckn}/ AÇIKLAMA = E-İMZA",
    place=Place.DESCRIPTION,
    optional_words=("AÇIKLAMA",),
)
PARTS = tuple(
    DescriptionRule(form=WordingForm.PART, text=text, place=Place.ANYWHERE) for text in ("{ad_soyad}", "{tckn}", "NES")
)


def test_wordings_fill_a_template_with_the_persons_data():
    (wanted,) = wordings([TEMPLATE], AYSE)
    assert wanted.text == "Ayşe Gül-Işık-10000000146/ AÇIKLAMA = E-İMZA"
    assert (wanted.place, wanted.optional_words) == (Place.DESCRIPTION, ("AÇIKLAMA",))


def test_wordings_make_one_wording_of_all_parts():
    (wanted,) = wordings(PARTS, AYSE)
    assert wanted.parts == ("Ayşe Gül Işık", "10000000146", "NES")
    assert wanted.place is Place.ANYWHERE


def test_several_templates_are_several_wordings():
    assert len(wordings([TEMPLATE, replace(TEMPLATE, text="{tckn} E-İMZA")], AYSE)) == 2


def test_expected_payment_of_a_transfer_names_account_words_and_number():
    expected = expected_payment(replace(RULES, descriptions=(TEMPLATE,)), RULES.channels[0], AYSE, TARIFF)
    assert [account.iban for account in expected.accounts] == [ACCOUNT.iban]
    assert (expected.payer_name, expected.payer_tckn, expected.needs_tckn) == ("Ayşe Gül Işık", "10000000146", True)
    assert expected.not_before == RULES.valid_from


def test_expected_payment_without_a_transfer_has_no_account_and_no_words():
    channel = Channel(channel=PaymentChannel.VIRTUAL_POS, account=None)
    rules = replace(RULES, channels=(channel,), descriptions=(TEMPLATE,), fee=ShownLater())
    expected = expected_payment(rules, channel, AYSE, TARIFF)
    assert (expected.accounts, expected.wordings, expected.amounts, expected.needs_tckn) == ((), (), (), False)


def test_a_newer_version_with_the_same_sum_takes_transfers_of_the_older_one():
    newer = replace(FIXED, valid_from=date(2026, 11, 1))
    assert expected_payment(newer, newer.channels[0], AYSE, TARIFF).not_before == date(2024, 3, 12)
    assert amounts_due(newer, TARIFF)[0].valid_from == date(2024, 3, 12)


@pytest.mark.parametrize("days", [90, None])
def test_a_receipt_may_be_as_old_as_the_procedure_says(days):
    rules = replace(FIXED, longest_receipt_age=days)
    person = PersonName(first_name="Ayşe Gül", last_name="Işık", tckn="10000000146")
    assert expected_payment(rules, rules.channels[0], person, TARIFF).longest_age == days
