"""Layouts put together without drawing each: a frame, drawn once, with rows of answers, each kind drawn once.

What stands below a table moves with its height, and a row looks the same in every table. Frames and rows are drawn in
sheets of their own that are always the same, so a layout does not depend on what was printed before it. What does not
fit its page, or flows to a second one, is drawn as it is.
"""

from collections.abc import Callable, Iterator, Mapping
from threading import Lock
from typing import TypeVar

from applications.printing.filling.blueprints import Blueprint
from applications.printing.filling.drawn import Drawn, draw
from applications.printing.filling.frame_files import Frame, frame_of
from applications.printing.filling.frames import FilledRow
from applications.printing.filling.glyphs import Line
from applications.printing.filling.kept_drawings import NOWHERE, Nowhere
from applications.printing.filling.pdf_parts import NotPlain, understood
from applications.printing.filling.row_pieces import RowPiece, kind_of
from applications.printing.filling.shapes import FactShape, Role, Shape, rows_of
from applications.printing.filling.specimens import STANDARD, Specimen, frame_shape, read_specimen, row_shape

_Made = TypeVar("_Made")
_Read = Callable[[Drawn], _Made]


class Composer:
    """Frames and rows drawn so far. Threads share it: what it remembers never changes, and would be the same again."""

    def __init__(self, kept: Nowhere = NOWHERE) -> None:
        self._kept = kept
        self._making = Lock()
        self._frames: dict[Shape, Frame | None] = {}
        self._specimens: dict[Shape, Specimen | None] = {}
        self.drawn = 0
        """How many sheets of placeholders WeasyPrint was shown, each of them once."""

    @property
    def lines(self) -> Mapping[Role, Line]:
        """Return where the texts of each role stand. Raises NotPlain."""
        return self._standard.lines

    def blueprint(self, shape: Shape) -> Blueprint:
        """Return the blueprint of ``shape``. Raises NotPlain when it cannot be filled."""
        composed = self._composed(shape)
        return composed if composed is not None else _plain(self._made("blueprint", shape, _blueprint_of))

    @property
    def _standard(self) -> Specimen:
        return self._specimen(STANDARD)

    def _specimen(self, shape: Shape) -> Specimen:
        return self._remembered(self._specimens, "specimen", shape, lambda drawn: read_specimen(drawn, shape))

    def _frame(self, shape: Shape) -> Frame:
        return self._remembered(self._frames, "frame", shape, frame_of)

    def _remembered(self, store: dict[Shape, _Made | None], kind: str, shape: Shape, read: _Read[_Made]) -> _Made:
        """Return what ``read`` makes of the drawing. Raises NotPlain, then and later, when that did."""
        if shape not in store:
            with self._making:  # WeasyPrint draws one sheet at a time anyway: who waits here finds it made
                if shape not in store:
                    store[shape] = self._made(kind, shape, read)
        return _plain(store[shape])

    def _made(self, kind: str, shape: Shape, read: _Read[_Made]) -> _Made | None:
        return self._kept.find_or_make(kind, shape, lambda: self._read(shape, read))

    def _read(self, shape: Shape, read: _Read[_Made]) -> _Made | None:
        """Return what ``read`` makes of ``shape``, drawn; ``None`` when that cannot be filled."""
        self.drawn += 1
        try:
            with understood():
                return read(draw(shape))
        except NotPlain:
            return None

    def _composed(self, shape: Shape) -> Blueprint | None:
        """Return ``shape`` put together; ``None`` when it has to be drawn."""
        if not all(facts for _, facts in shape.sections):
            return None
        try:
            frame, tables = self._frame(frame_shape(shape)), list(self._tables(shape))
            with understood():
                return frame.filled(tables, self._standard.edge)
        except NotPlain:
            return None

    def _tables(self, shape: Shape) -> Iterator[list[FilledRow]]:
        """Yield the rows of each section. Raises NotPlain when one of them cannot be cut out."""
        first = shape.first_of_facts
        for _, facts in shape.sections:
            table = []
            for row in rows_of(facts):
                table.append(FilledRow(piece=self._row(row), first=first))
                first += sum(fact.values for fact in row)
            yield table

    def _row(self, row: tuple[FactShape, ...]) -> RowPiece:
        kind = kind_of(row)
        return self._standard.rows.get(kind) or self._specimen(row_shape(kind)).rows[kind]


def _blueprint_of(drawn: Drawn) -> Blueprint:
    return drawn.blueprint


def _plain(made: _Made | None) -> _Made:
    """Return what could be made. Raises NotPlain when nothing could."""
    if made is None:
        raise NotPlain
    return made
