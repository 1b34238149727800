"""A drawn form without its rows of answers: what stands below a table moves with the rows that are put into it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from applications.printing.filling.blueprints import Content, Run
from applications.printing.filling.elements import Element
from applications.printing.filling.marks import Drawing, Marked, written_number
from applications.printing.filling.pdf_parts import NotPlain, Words
from applications.printing.filling.places import PageRoom
from applications.printing.filling.row_pieces import NEAR, RowPiece, row_marks, stands_on
from applications.printing.tags import PIXEL

SPARE = 0.5
"""Pixels that have to stay free at a page's foot: closer than that, WeasyPrint decides what still fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledRow:
    """A row to be put in. ``first``: the number of its first value."""

    piece: RowPiece
    first: int


Tables = Sequence[Sequence[FilledRow]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FramePage:
    """A page as it was drawn. ``tables``: for each mark that belongs to a row, its table, else ``None``.

    ``levels``: how many tables stand above each mark.
    """

    drawing: Marked
    tables: tuple[int | None, ...]
    levels: tuple[int, ...]
    room: PageRoom

    def lowered(self, tables: Tables, edge: float) -> list[float]:
        """Return by how many pixels what stands below no table, one, two ... moves down.

        ``edge``: of the line between two rows, pixels.
        """
        higher = [0.0]
        for rows, old in zip(tables, self.room.tables, strict=True):
            height = sum(row.piece.height for row in rows) + edge * (len(rows) - 1)
            higher.append(height - (old[-1].bottom - old[0].top))
        return list(accumulate(higher))


def read_page(drawing: Marked, section: Element, room: PageRoom) -> FramePage:
    """Return a page whose tags are ``section``. Raises NotPlain when not all of it moves as a whole."""
    tables: list[int | None] = [None] * len(drawing.marks)
    elements = [element for element in section.below() if element.tag == "/Table"]
    if len(elements) != len(room.tables) or not all(room.tables):
        raise NotPlain
    for number, (element, rows) in enumerate(zip(elements, room.tables, strict=True)):
        texts = [at for row in rows_below(element) for at in row_marks(drawing.marks, row)]
        edges = {row.bottom for row in rows}
        borders = [at for at, mark in enumerate(drawing.marks) if any(stands_on(mark, edge) for edge in edges)]
        for at in (*texts, *borders):
            tables[at] = number
    levels = tuple(_levels(drawing, tables, room))
    return FramePage(drawing=drawing, tables=tuple(tables), levels=levels, room=room)


def rows_below(table: Element) -> list[Element]:
    return [element for element in table.below() if element.tag == "/TR"]


def _levels(drawing: Marked, tables: Sequence[int | None], room: PageRoom) -> Iterator[int]:
    """Yield the level of each mark; that of the mark before for one without a height, and 0 for a row's."""
    level = 0
    for mark, table in zip(drawing.marks, tables, strict=True):
        heights = [] if table is not None else [*mark.heights, *(ink for ink in mark.before if isinstance(ink, float))]
        found = {tables_above(room, height) for height in heights}
        if len(found) > 1:
            raise NotPlain
        level = found.pop() if found else level
        yield level
    if any(isinstance(ink, float | int) for ink in drawing.after):
        raise NotPlain


def tables_above(room: PageRoom, height: float) -> int:
    """Return how many tables end above ``height``, none for the page's margin. Raises NotPlain inside a table."""
    if any(rows[0].top + NEAR < height < rows[-1].bottom + NEAR for rows in room.tables):
        raise NotPlain
    return sum(rows[-1].bottom < height for rows in room.tables) if height <= room.foot else 0


class PageDrawing:
    """Draws a page of a frame anew, with ``tables`` for its own.

    ``numbers``: the new number of each piece of marked content of the frame; ``starts``: of each row's first piece.
    """

    def __init__(self, page: FramePage, tables: Tables, edge: float, runs: "Runs") -> None:
        self._page, self._tables, self._edge, self._runs = page, tables, edge, runs
        self.lowered = page.lowered(tables, edge)
        self.numbers: dict[int, int] = {}
        self.starts: list[list[int]] = [[] for _ in tables]
        self._drawing = Drawing()
        self._draw()

    @property
    def fits(self) -> bool:
        return self.lowered[-1] <= self._page.room.free - SPARE

    @property
    def count(self) -> int:
        return self._drawing.count

    def content(self) -> Content:
        return self._drawing.content()

    def moved(self, height: float) -> bytes:
        """Return where it now stands what stood at ``height``, in points from the lower edge, as it is written."""
        room = self._page.room
        return written_number(height - self.lowered[tables_above(room, room.height - height / PIXEL)] * PIXEL)

    def _draw(self) -> None:
        page, drawing = self._page, self._drawing
        last: tuple[int, bool] | None = None
        for mark, table, level in zip(page.drawing.marks, page.tables, page.levels, strict=True):
            if table is None:
                if mark.number is not None:
                    self.numbers[mark.number] = drawing.count
                drawing.add(mark, down=self.lowered[level], run_of=self._runs.of_frame)
            elif (phase := (table, mark.number is None)) != last:
                self._draw_rows(table, only_borders=mark.number is None)
                last = phase
        drawing.add_ink(page.drawing.after, down=0.0, run_of=self._runs.of_frame)

    def _draw_rows(self, table: int, *, only_borders: bool) -> None:
        height = self._page.room.tables[table][0].top + self.lowered[table]
        for at, row in enumerate(self._tables[table]):
            height += self._edge if at else 0.0
            if not only_borders:
                self.starts[table].append(self._drawing.count)
            for mark in row.piece.borders if only_borders else row.piece.texts:
                self._drawing.add(mark, down=height, run_of=partial(self._runs.of_row, row))
            height += row.piece.height


class Runs:
    """The runs of a form that is put together, each once."""

    def __init__(self, frame: Sequence[Run]) -> None:
        self._frame = frame
        self._found: dict[Run, int] = {}

    @property
    def found(self) -> tuple[Run, ...]:
        return tuple(self._found)

    def of_frame(self, number: int) -> int:
        return self._of(self._frame[number])

    def of_row(self, row: FilledRow, place: int) -> int:
        """Return the number of the run that shows the value at ``place`` of ``row``."""
        words = Words((row.first + place,))
        return self._of(Run(words=words, line=row.piece.lines[place], width=None))

    def _of(self, run: Run) -> int:
        return self._found.setdefault(run, len(self._found))
