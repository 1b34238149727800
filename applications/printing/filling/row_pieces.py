"""Rows of answers as they were drawn, to be put into other forms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from applications.printing.filling.blueprints import Run
from applications.printing.filling.elements import Element
from applications.printing.filling.glyphs import Line
from applications.printing.filling.marks import Ink, Mark
from applications.printing.filling.pdf_parts import NotPlain
from applications.printing.filling.places import Row
from applications.printing.filling.shapes import FactShape

RowKind = tuple[FactShape, ...]
"""Rows of one kind look alike; an answer alone in its row is wide, whether it needs the room or not."""
NEAR = 0.01
"""Pixels: the lines of a table stand on the edges of its rows, but for rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPiece:
    """A row; its heights count from its inner edge, below the line above it, and its numbers from 0.

    ``lines``: where its values stand, in their order.
    """

    height: float
    borders: tuple[Mark, ...]
    texts: tuple[Mark, ...]
    lines: tuple[Line, ...]
    element: Element


def kind_of(row: Sequence[FactShape]) -> RowKind:
    is_wide = len(row) == 1
    return tuple(fact if fact.is_wide == is_wide else replace(fact, is_wide=is_wide) for fact in row)


def read_row(marks: Sequence[Mark], runs: Sequence[Run], element: Element, row: Row, first: int) -> RowPiece:
    """Return ``row`` of a drawn page. ``element``: its tags; ``first``: the number of its first value.

    Raises NotPlain when it does not stand for itself.
    """
    origin = row.top + row.edge
    borders = [mark for mark in marks if stands_on(mark, row.bottom)]
    texts = [marks[at] for at in row_marks(marks, element)]
    lines: dict[int, Line] = {}
    piece = RowPiece(
        height=row.bottom - origin,
        borders=tuple(_at_height(mark, row.bottom - origin) for mark in borders),
        texts=tuple(_moved(mark, origin, _own_values(mark, runs, first, lines)) for mark in texts),
        lines=tuple(lines[number] for number in range(len(lines))),
        element=_renumbered(element, {mark.number: at for at, mark in enumerate(texts)}),
    )
    if not _stands_for_itself(texts):
        raise NotPlain
    return piece


def row_marks(marks: Sequence[Mark], element: Element) -> list[int]:
    """Return the places of the marks of a row, which follow each other. Raises NotPlain when they do not."""
    numbers = set(element.numbers())
    places = [at for at, mark in enumerate(marks) if mark.number in numbers and mark.number is not None]
    if not places or places != list(range(places[0], places[-1] + 1)) or len(places) != len(numbers):
        raise NotPlain
    return places


def stands_on(mark: Mark, height: float) -> bool:
    """Tell whether ``mark`` is a line at ``height`` that belongs to nobody."""
    return mark.number is None and bool(mark.heights) and all(abs(found - height) < NEAR for found in mark.heights)


def _stands_for_itself(texts: Sequence[Mark]) -> bool:
    """Tell whether the row sets its colours itself and leaves black: then it may follow, and be followed by, any."""
    colours = [mark.colours for mark in texts]
    plain = all(_is_blank(mark.before) and b" gs" not in _fixed(mark.body) for mark in texts)
    return plain and bool(colours[0]) and [each for found in colours for each in found][-1] == b"0 0 0 rg"


def _is_blank(ink: Sequence[Ink]) -> bool:
    return all(isinstance(piece, bytes) and not piece.strip() for piece in ink)


def _fixed(ink: Sequence[Ink]) -> bytes:
    return b"".join(piece for piece in ink if isinstance(piece, bytes))


def _own_values(mark: Mark, runs: Sequence[Run], first: int, lines: dict[int, Line]) -> dict[int, int]:
    """Return for each run of ``mark`` the number of its value in the row; note in ``lines`` where that stands."""
    own = {}
    for at in mark.runs:
        run = runs[at]
        if not run.is_one_value or run.width is not None:
            raise NotPlain
        own[at] = run.words.parts[0] - first
        lines[own[at]] = run.line
    return own


def _at_height(mark: Mark, height: float) -> Mark:
    """Return a level line at ``height``, to the last digit: viewers draw thin lines on whole dots."""
    return replace(mark, body=tuple(height if isinstance(ink, float) else ink for ink in mark.body))


def _moved(mark: Mark, origin: float, runs: Mapping[int, int]) -> Mark:
    return replace(mark, body=tuple(_moved_ink(mark.body, origin, runs)))


def _moved_ink(ink: Sequence[Ink], origin: float, runs: Mapping[int, int]) -> Iterator[Ink]:
    for piece in ink:
        if isinstance(piece, float):
            yield piece - origin
        else:
            yield runs[piece] if isinstance(piece, int) else piece


def _renumbered(element: Element, numbers: Mapping[int | None, int]) -> Element:
    kids = (numbers[kid] if isinstance(kid, int) else _renumbered(kid, numbers) for kid in element.kids)
    return replace(element, kids=tuple(kids))
