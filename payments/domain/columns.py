"""The lines of a text, their columns, and what stands below what.

A wide gap parts the columns of a line. Text layers and OCR keep the gaps of a page as three blanks or more.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from payments.domain.pieces import Piece, Span

_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
_MOST_LINES = 4
_FURTHEST = 8


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

    def below(self, above: Span) -> Iterator[Piece]:
        """Yield the cells of the next lines that stand in the column of ``above``, blank lines left out."""
        number = self.number(above.start)
        column = Span(above.start - self.starts[number], above.end - self.starts[number])
        is_alone = len(self.cells(number)) == 1
        yield from self._in_column(range(number + 1, len(self.starts)), column, is_alone=is_alone)

    def above(self, below: Span) -> Iterator[Piece]:
        """Yield the cells of the lines before that stand in the column of ``below``, the nearest first."""
        number = self.number(below.start)
        column = Span(below.start - self.starts[number], below.end - self.starts[number])
        is_alone = len(self.cells(number)) == 1
        yield from self._in_column(range(number - 1, -1, -1), column, is_alone=is_alone)

    def _in_column(self, numbers: range, column: Span, *, is_alone: bool) -> Iterator[Piece]:
        given = 0
        for number in numbers[:_FURTHEST]:
            cells = self.cells(number)
            if not cells:
                continue
            cell = cells[0] if is_alone and len(cells) == 1 else self._overlapping(number, column)
            if cell is None or given == _MOST_LINES:
                return
            yield cell
            given += 1

    def _overlapping(self, number: int, column: Span) -> Piece | None:
        start = self.starts[number]
        found = (
            cell for cell in self.cells(number) if cell.start - start < column.end and column.start < cell.end - start
        )
        return next(found, None)


def first_cell(piece: Piece) -> Piece:
    """Return ``piece`` up to its first wide gap."""
    match = _CELL.search(piece.text)
    return piece.cut(*match.span()) if match else piece.cut(0, 0)
