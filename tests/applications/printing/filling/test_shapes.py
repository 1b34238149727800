"""Sheets taken apart and put together: every field counts, and a shape says nothing of a person."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from applications.domain.form_sheet import Fact, FormSheet, Section, SignatureBox
from applications.printing.filling.composing import Composer
from applications.printing.filling.placeholders import LEFT_OVER, with_placeholders
from applications.printing.filling.shapes import taken_apart
from tests.applications.printing.sample_sheets import SHEET

CHANGES = {
    "reference": "ACDEHJKM",
    "printed_at": SHEET.printed_at + timedelta(minutes=1),
    "declared": "b" * 64,
    "is_draft": True,
    "copy_labels": ("Kurum nüshası",),
    "letterhead": ("T.C.", "Adana", "Masa"),
    "title": "Başka form",
    "kind_line": "Yenileme",
    "sections": SHEET.sections[:1],
    "papers": ("Bu form",),
    "deliver_to": ("Elden",),
    "declaration": "Beyan ederim.",
    "signatures": SHEET.signatures[:1],
    "notice": "Kısa bilgi.",
    "notice_read": "01.01.2026 00.00",
}
OF_A_FACT = {"label": "Başka", "value": "Başka", "is_code": True, "is_strong": True, "takes_row": True}
OF_A_BOX = {"role": "Başka", "name": "Başka", "signs": "Başka"}


@pytest.fixture(scope="module")
def lines():
    return Composer().lines


def test_every_field_of_a_sheet_is_thought_of():
    """A field that is new has to find its place in the shape or among the values, and then here."""
    assert {field.name for field in fields(FormSheet)} == {*CHANGES, "letter"}
    assert {field.name for field in fields(Fact)} == OF_A_FACT.keys()
    assert {field.name for field in fields(SignatureBox)} == OF_A_BOX.keys()
    assert {field.name for field in fields(Section)} == {"title", "facts"}


@pytest.mark.parametrize("name", CHANGES)
def test_each_field_makes_another_shape_or_another_value(lines, name):
    assert taken_apart(replace(SHEET, **{name: CHANGES[name]}), lines) != taken_apart(SHEET, lines)


@pytest.mark.parametrize("name", OF_A_FACT)
def test_each_field_of_an_answer_does(lines, name):
    first, *others = SHEET.sections
    fact = replace(first.facts[3], **{name: OF_A_FACT[name]})
    facts = (*first.facts[:3], fact, *first.facts[4:])
    other = replace(SHEET, sections=(replace(first, facts=facts), *others))

    assert taken_apart(other, lines) != taken_apart(SHEET, lines)


@pytest.mark.parametrize("name", OF_A_BOX)
def test_each_field_of_a_box_does(lines, name):
    box = replace(SHEET.signatures[0], **{name: OF_A_BOX[name]})

    assert taken_apart(replace(SHEET, signatures=(box, *SHEET.signatures[1:])), lines) != taken_apart(SHEET, lines)


def test_what_differs_by_person_is_no_part_of_the_shape(lines):
    """Two people, every answer different and as long: one layout serves both."""
    first, *others = SHEET.sections
    facts = tuple(replace(fact, value=fact.value[::-1]) for fact in first.facts)
    person = replace(
        SHEET,
        reference="ACDEHJKM",
        printed_at=SHEET.printed_at + timedelta(days=3),
        declared="c" * 64,
        kind_line="Yenileme · Hastane personeli",
        notice_read="01.01.2026 00.00",
        sections=(replace(first, facts=facts), *others),
        signatures=(replace(SHEET.signatures[0], name="Bir Başkası"), *SHEET.signatures[1:]),
    )

    taken, other = taken_apart(SHEET, lines), taken_apart(person, lines)

    assert taken.shape == other.shape
    assert taken.values != other.values


def test_placeholders_stand_for_the_values_in_their_order(lines):
    taken = taken_apart(SHEET, lines)
    placeholders = with_placeholders(taken.shape)

    assert len(placeholders.texts) == len(taken.values) == len(set(placeholders.texts))
    assert all(LEFT_OVER.search(text) for text in placeholders.texts)
    assert taken_apart(placeholders.sheet, lines).shape == taken.shape
    assert taken_apart(placeholders.sheet, lines).values == placeholders.texts
