"""The lines of a text, their columns, and what stands below what.

A wide gap parts the columns of a line. Text layers and OCR keep the gaps of a page as three blanks or more.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from payments.domain.pieces import Piece, Span

_CELL = re.compile(r"\S+(?: \S+)*")
_MOST_LINES = 4
_FURTHEST = 8
_SLACK = 3


class Lines:
    """The lines of ``text`` by number, from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._cells: dict[int, list[Piece]] = {}

    @cached_property
    def starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def number(self, place: int) -> int:
        """Return the number of the line that ``place`` is on."""
        return bisect_right(self.starts, place) - 1

    def end(self, number: int) -> int:
        """Return where line ``number`` ends, its line break left out."""
        return self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)

    def line(self, number: int) -> Piece:
        start = self.starts[number]
        return Piece(self.text[start : self.end(number)], start)

    def cells(self, number: int) -> list[Piece]:
        """Return the columns of line ``number``, none for a blank one."""
        if number not in self._cells:
            line = self.line(number)
            self._cells[number] = [line.cut(*match.span()) for match in _CELL.finditer(line.text)]
        return self._cells[number]

    def below(self, above: Span, *, begins: Sequence[int] = ()) -> Iterator[list[Piece]]:
        """Yield of each next line the cells that may continue the column of ``above``, the likeliest first.

        Blank lines are left out. What stands below a label stands anywhere below it; what continues a value begins
        below one of ``begins``; where ``above`` ends its line, the next line's last cell may do either.
        """
        number = self.number(above.start)
        yield from self._in_column(range(number + 1, len(self.starts)), above, begins)

    def above(self, below: Span) -> Iterator[list[Piece]]:
        """Yield the same of the lines before, the nearest first."""
        number = self.number(below.start)
        yield from self._in_column(range(number - 1, -1, -1), below, ())

    def _in_column(self, numbers: range, place: Span, begins: Sequence[int]) -> Iterator[list[Piece]]:
        own = self.number(place.start)
        column = Span(place.start - self.starts[own], place.end - self.starts[own])
        cells = self.cells(own)
        is_last = bool(cells) and cells[-1].start < place.end
        given = 0
        for number in numbers[:_FURTHEST]:
            if not self.cells(number):
                continue
            columns = [begin - self.starts[own] for begin in begins]
            found = self._beginning(number, columns) if begins else self._overlapping(number, column)
            if is_last or len(self.cells(number)) == 1 == len(cells):
                found += [cell for cell in self.cells(number)[-1:] if cell not in found]
            if not found or given == _MOST_LINES:
                return
            yield found
            given += 1

    def _overlapping(self, number: int, column: Span) -> list[Piece]:
        start = self.starts[number]
        return [
            cell for cell in self.cells(number) if cell.start - start < column.end and column.start < cell.end - start
        ]

    def _beginning(self, number: int, columns: Sequence[int]) -> list[Piece]:
        start = self.starts[number]
        return [
            cell for cell in self.cells(number) if any(abs(cell.start - start - column) <= _SLACK for column in columns)
        ]


def first_cell(piece: Piece) -> Piece:
    """Return ``piece`` up to its first wide gap."""
    match = _CELL.search(piece.text)
    return piece.cut(*match.span()) if match else piece.cut(0, 0)
