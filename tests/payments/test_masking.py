"""Whatever a bank hides, the verdict never becomes better for it; and no receipt is accepted on a name alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments.domain.checks import check_receipt
from payments.domain.expectation import Place
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import parse_receipt, with_masks
from payments.domain.tckns import is_valid_tckn
from payments.domain.words import pieces
from tests.payments.made_up_bank.receipts import make_receipt
from tests.payments.samples import SAMPLES
from tests.payments.test_checks import ANKARA, EXPECTED, TODAY

HIDEABLE = ("payer", "payer_tckn", "payee", "payee_iban", "description")
ANYWHERE = replace(
    EXPECTED, wordings=tuple(replace(words, place=Place.ANYWHERE) for words in (*EXPECTED.wordings, *ANKARA.wordings))
)
# Every sample by three rules, and made-up receipts with every kind of mistake: each read once.
READ = [
    *((parse_receipt(sample.text), rule, TODAY) for sample in SAMPLES for rule in (EXPECTED, ANKARA, ANYWHERE)),
    *((parse_receipt(made.text), made.expected, made.today) for made in map(make_receipt, range(150))),
]
JUDGED = [(fields, rule, today, check_receipt(fields, rule, today=today)) for fields, rule, today in READ]


def hide(fields, name, places):
    """Return ``fields`` with ``places`` of the field ``name`` hidden, there and on the page."""
    value = getattr(fields, name)
    hidden = "".join("*" if place in places else letter for place, letter in enumerate(value))
    return with_masks(replace(fields, text=fields.text.replace(value, hidden), **{name: hidden}))


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_hiding_letters_never_improves_a_check(data):
    fields, rule, today, before = data.draw(st.sampled_from(JUDGED))
    shown = [name for name in HIDEABLE if getattr(fields, name)]
    for name in data.draw(st.lists(st.sampled_from(shown), min_size=1, max_size=3, unique=True)):
        last = len(getattr(fields, name)) - 1
        start, length = data.draw(st.integers(0, last)), data.draw(st.integers(1, 12))
        more = data.draw(st.sets(st.integers(0, last), max_size=6))
        fields = hide(fields, name, more | set(range(start, start + length)))
    after = check_receipt(fields, rule, today=today)
    better = [
        each.check
        for each in after.results
        if each.outcome is Outcome.AGREES and before.of(each.check).outcome is not Outcome.AGREES
    ]
    assert better == []
    assert after.outcome is not Outcome.AGREES or before.outcome is Outcome.AGREES


@pytest.mark.parametrize("name", HIDEABLE)
def test_a_field_that_is_wholly_hidden_cannot_be_told(name):
    check = {
        "payer": Check.PAYER_NAME,
        "payer_tckn": Check.PAYER_TCKN,
        "payee": Check.PAYEE_NAME,
        "payee_iban": Check.PAYEE_IBAN,
        "description": Check.DESCRIPTION,
    }[name]
    for fields, rule, today, _ in JUDGED:
        if getattr(fields, name) and rule.wordings[0].place is Place.DESCRIPTION:
            hidden = hide(fields, name, range(200))
            assert check_receipt(hidden, rule, today=today).of(check).outcome is Outcome.CANNOT_TELL


def test_nothing_is_accepted_on_a_name_alone():
    """Whatever is accepted bears the person's whole identity number, and its digits check."""
    accepted = [(fields, rule) for fields, rule, _, checked in JUDGED if checked.outcome is Outcome.AGREES]
    assert len(accepted) > 20
    for fields, rule in accepted:
        assert is_valid_tckn(rule.payer_tckn)
        assert rule.payer_tckn in (fields.payer_tckn, *pieces(fields.description or ""), *pieces(fields.text))


def test_without_the_number_a_right_name_is_not_enough():
    for fields, rule, today, checked in JUDGED:
        if checked.outcome is Outcome.AGREES:
            nameless = replace(
                fields,
                payer_tckn=None,
                text=fields.text.replace(rule.payer_tckn, ""),
                description=(fields.description or "").replace(rule.payer_tckn, "") or None,
            )
            assert check_receipt(nameless, rule, today=today).outcome is not Outcome.AGREES
