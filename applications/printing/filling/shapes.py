"""A sheet taken apart: its values, which differ from person to person, and its shape, which many sheets share.

The shape holds every other text and how many lines each answer takes: nothing of a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from applications.domain.form_sheet import Fact, FormSheet, Section
from applications.printing.filling.glyphs import Line, LookCloser

Role = tuple[str, bool, bool]
"""Whose texts stand alike: where in its row, in figures, strong."""

FIXED = 6
"""How many values a sheet makes from others, see ``fixed``; they come first."""
WHERE = {
    (True, 0): ("alone", "label, alone"),
    (False, 0): ("first", "label, first"),
    (False, 1): ("second", "label, second"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactShape:
    """``label``: empty when it is among the values. ``lines``: how many the answer takes."""

    label: str
    lines: int
    is_code: bool
    is_strong: bool
    is_wide: bool

    @property
    def values(self) -> int:
        """Return how many values it takes: its label, unless that is part of the shape, and its lines."""
        return self.lines + (not self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What sheets have in common that differ in their values alone; for the names see FormSheet."""

    copy_labels: tuple[str, ...]
    letterhead: tuple[str, str, str]
    title: str
    sections: tuple[tuple[str, tuple[FactShape, ...]], ...]
    papers: tuple[str, ...]
    deliver_to: tuple[str, ...]
    declaration: str
    signatures: tuple[tuple[str, str], ...]
    notice: str
    is_draft: bool

    @property
    def first_of_facts(self) -> int:
        """Return the number of the first value that is a label or a line of an answer."""
        return FIXED + 2 + len(self.signatures)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenApart:
    """``values``: first those that the sheet makes from others, then those around the answers, then the answers."""

    shape: Shape
    values: tuple[str, ...]


def taken_apart(sheet: FormSheet, lines: Mapping[Role, Line]) -> TakenApart:
    """Return shape and values of ``sheet``. ``lines``: where the texts of each role stand.

    Raises LookCloser for one that has to be drawn as it is.
    """
    if sheet.letter is not None or sheet.printed_at.utcoffset() is None:
        raise LookCloser
    reader = _Reader(lines)
    sections = tuple((section.title, reader.facts(section)) for section in sheet.sections)
    shape = Shape(
        copy_labels=sheet.copy_labels,
        letterhead=sheet.letterhead,
        title=sheet.title,
        sections=sections,
        papers=sheet.papers,
        deliver_to=sheet.deliver_to,
        declaration=sheet.declaration,
        signatures=tuple((box.role, box.signs) for box in sheet.signatures),
        notice=sheet.notice,
        is_draft=sheet.is_draft,
    )
    others = map(_plain, (sheet.kind_line, sheet.notice_read, *(box.name for box in sheet.signatures)))
    values = (*fixed(sheet), *others, *reader.values)
    return TakenApart(shape=shape, values=values)


def _plain(value: str) -> str:
    """Return ``value``. Raises LookCloser when it is empty or has blanks that HTML may drop."""
    if not value or value[0] == " " or value[-1] == " " or "  " in value:
        raise LookCloser
    return value


class _Reader:
    """Reads the answers of a sheet: their shape, and labels and lines as values."""

    def __init__(self, lines: Mapping[Role, Line]) -> None:
        self._lines = lines
        self.values: list[str] = []

    def facts(self, section: Section) -> tuple[FactShape, ...]:
        return tuple(
            self._fact(fact, *WHERE[len(row) == 1, place]) for row in section.rows for place, fact in enumerate(row)
        )

    def _fact(self, fact: Fact, where: str, label: str) -> FactShape:
        is_value = self._is_value(fact.label, (label, False, False))
        if is_value:
            self.values.append(_plain(fact.label))
        lines = self._line((where, fact.is_code, fact.is_strong)).broken(_plain(fact.value))
        self.values += lines
        return FactShape(
            label="" if is_value else fact.label,
            lines=len(lines),
            is_code=fact.is_code,
            is_strong=fact.is_strong,
            is_wide=fact.is_wide,
        )

    def _is_value(self, label: str, role: Role) -> bool:
        """Tell whether ``label`` surely takes one line; else it is part of the shape."""
        try:
            return self._line(role).fits(label)
        except LookCloser:
            return False

    def _line(self, role: Role) -> Line:
        try:
            return self._lines[role]
        except KeyError:
            raise LookCloser from None


def fixed(sheet: FormSheet) -> tuple[str, ...]:
    """Return the values that have placeholders of their own, because the sheet makes them from others."""
    return (
        sheet.spoken_reference,
        sheet.reference,
        sheet.shown_hash,
        sheet.printed_moment,
        sheet.printed_iso,
        pdf_moment(sheet.printed_at),
    )


def pdf_moment(at: datetime) -> str:
    """Return ``at`` as PDF writes it, ``D:20261116145500+03'00``."""
    return f"{at:D:%Y%m%d%H%M%S%z}"[:-2] + "'" + f"{at:%z}"[-2:]


def rows_of(shapes: tuple[FactShape, ...]) -> list[tuple[FactShape, ...]]:
    """Return the answers of a section as rows of the paper."""
    waiting = iter(shapes)
    section = Section(title="", facts=tuple(map(bare, shapes)))
    return [tuple(next(waiting) for _ in row) for row in section.rows]


def bare(shape: FactShape) -> Fact:
    """Return an answer of this shape without words."""
    return Fact(label="", value="", is_code=shape.is_code, is_strong=shape.is_strong, takes_row=shape.is_wide)
