"""Words with their boxes become the text of a page: one line a line, in reading order, columns kept apart."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from payments.domain.placed import PlacedText, PlacedWord, Spot
from payments.reading.quarters import Box

COLUMN_GAP = "   "
"""What stands between two columns; a reader of the text takes three blanks or more for a column's edge."""
# In heights of the letters: a blank is a quarter to a half, the next column at least this far.
WIDE = 1.3

_LEVEL = 0.65
"""In heights of the letters: farther apart, two columns are not on one line. A photograph's lines bend by less."""


class Piece(NamedTuple):
    """A word and its box in any unit, from the upper left corner; ``confidence`` is 0 to 100."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: int = 100


def in_lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return ``pieces`` as lines from top to bottom, each from left to right, in whatever order they were drawn."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=middle_of):
        if lines and _is_beside(lines[-1], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def parted(lines: Iterable[Sequence[Piece]]) -> list[list[Piece]]:
    """Return ``lines`` with those taken apart whose columns stand at different heights, as beside a wrapped cell."""
    return [list(part) for line in lines for part in _heights_of(line)]


def _heights_of(line: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of ``line`` by height, the higher first; what follows a gap may stand at another one."""
    height = height_of(line)
    parts: list[list[Piece]] = []
    last: list[Piece] = []
    for before, piece in zip([None, *line], line, strict=False):
        if before is None or piece.left - before.right > WIDE * height:
            level = middle_of(piece)
            last = next((part for part in parts if abs(middle_of(part[-1]) - level) < _LEVEL * height), [])
            if not last:
                parts.append(last)
        last.append(piece)
    return sorted(parts, key=lambda part: middle_of(part[0]))


def written(
    lines: Iterable[Sequence[Piece]], *, page: int, place: Callable[[Piece], Box], is_ocr: bool = False
) -> PlacedText:
    """Return the text of ``lines`` and where each word stands on page number ``page``.

    ``place`` tells the box of a piece as fractions of the picture that people see.
    """
    parts: list[str] = []
    words: list[PlacedWord] = []
    length = 0
    for line in lines:
        for piece, blank in zip(line, _blanks(line), strict=True):
            spot = Spot(page, *(min(max(edge, 0.0), 1.0) for edge in place(piece)))
            words.append(PlacedWord(length, length + len(piece.text), spot, piece.confidence))
            parts += (piece.text, blank)
            length += len(piece.text) + len(blank)
    return PlacedText("".join(parts).removesuffix("\n"), tuple(words), is_ocr)


def height_of(pieces: Iterable[Piece]) -> float:
    """Return how high the letters of ``pieces`` are, whatever a few of them are."""
    return median(piece.bottom - piece.top for piece in pieces)


def middle_of(piece: Piece) -> float:
    """Return the height on the page at which ``piece`` stands."""
    return (piece.top + piece.bottom) / 2


def _blanks(line: Sequence[Piece]) -> list[str]:
    """Return what follows each piece of a line. A colon belongs to the label before it, however far away it stands."""
    wide = WIDE * height_of(line)
    return [
        COLUMN_GAP if right.left - left.right > wide and not right.text.startswith(":") else " "
        for left, right in pairwise(line)
    ] + ["\n"]


def _is_beside(line: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether ``piece`` stands in ``line``: the middles are nearer than half of the lower letters' height."""
    last = line[-1]
    height = min(last.bottom - last.top, piece.bottom - piece.top)
    return middle_of(piece) - middle_of(line[0]) < 0.6 * height and middle_of(piece) - middle_of(last) < 0.45 * height
