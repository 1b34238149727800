"""A receipt as lines of cells: the same lines become text, glued text and a PDF."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Cell(NamedTuple):
    """Text that begins at ``x`` (0 to 1 of the printed width)."""

    x: float
    text: str
    is_strong: bool = False


class Line(NamedTuple):
    """Cells on one height; ``y`` counts lines from the top. Lines stand in the order in which they are drawn."""

    y: float
    cells: tuple[Cell, ...]


@dataclass(slots=True)
class Sheet:
    """A page being printed. With ``by_columns`` the right half of two columns is drawn after the left half."""

    by_columns: bool = False
    is_phone: bool = False
    lines: list[Line] = field(default_factory=list)
    y: float = 0.0

    def line(self, *cells: str | tuple[float, str], strong: bool = False) -> None:
        """Print one line: texts from the left edge, or pairs of place and text."""
        if placed := [cell if isinstance(cell, tuple) else (0.0, cell) for cell in cells]:
            self.lines.append(Line(self.y, tuple(Cell(x, text, strong) for x, text in placed if text)))
        self.y += 1

    def gap(self, lines: float = 1.0) -> None:
        """Leave space."""
        self.y += lines

    def pairs(
        self, rows: Sequence[tuple[str, str]], *, x: float = 0.0, at: float | None = 0.24, colon: str = ": "
    ) -> None:
        """Print labels with their values; ``at`` is where values begin, ``None``: right behind the label."""
        for label, value in rows:
            self.line(*pair(label, value, x=x, at=at, colon=colon))

    def stacked(self, rows: Sequence[tuple[str, str]], *, x: float = 0.0) -> None:
        """Print each value below its label, as telephones do."""
        for label, value in rows:
            self.line((x, label))
            self.line((x, value), strong=True)
            self.gap(0.4)

    def beside(self, left: Sequence[Sequence[tuple[float, str]]], right: Sequence[Sequence[tuple[float, str]]]) -> None:
        """Print two columns of lines side by side."""
        top, height = self.y, max(len(left), len(right))
        if self.by_columns:
            self._column(left, top)
            self._column(right, top)
        else:
            for number in range(height):
                self.y = top + number
                both = [*(left[number] if number < len(left) else ()), *(right[number] if number < len(right) else ())]
                self.line(*both)
        self.y = top + height

    def _column(self, column: Sequence[Sequence[tuple[float, str]]], top: float) -> None:
        for number, cells in enumerate(column):
            self.y = top + number
            self.line(*cells)

    def split_capitals(self, rng: random.Random) -> None:
        """Part one word of some labels, as text layers of widely set capitals do: "İŞL EM TARİHİ"."""
        for number, line in enumerate(self.lines):
            label = line.cells[0]
            first = label.text.split(" ")[0]
            if len(line.cells) > 1 and first.isalpha() and first.isupper() and len(first) > 4 and rng.random() < 0.4:
                parted = label._replace(text=f"{first[:3]} {label.text[3:]}")
                self.lines[number] = line._replace(cells=(parted, *line.cells[1:]))

    @property
    def text(self) -> str:
        """The lines as a text layer gives them."""
        return "\n".join("  ".join(cell.text for cell in line.cells) for line in self.lines)


def pair(
    label: str, value: str, *, x: float = 0.0, at: float | None = 0.24, colon: str = ": "
) -> tuple[tuple[float, str], ...]:
    """Return the cells of a label and its value."""
    if at is None:
        return ((x, f"{label}{colon}{value}"),)
    return ((x, label), (x + at, f"{colon}{value}"))


def glued(sheet: Sheet, between: str = "") -> str:
    """Return the text without line breaks, cells joined by ``between``; two numbers never run into one another."""
    joined = ""
    for cell in (cell for line in sheet.lines for cell in line.cells):
        needs_blank = joined[-1:].isdigit() and cell.text[:1].isdigit()
        joined += (" " if needs_blank and not between else between if joined else "") + cell.text
    return joined
