"""A text whose words know where on the page they stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple


class Spot(NamedTuple):
    """A box on a page: ``page`` counts from 1, the edges are fractions (0 to 1) of the page's width and height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """``text[start:end]`` of the text it belongs to; ``confidence`` (0 to 100) is below 100 for words read by OCR."""

    start: int
    end: int
    spot: Spot
    confidence: int = 100


@dataclass(frozen=True, slots=True)
class PlacedText:
    """The text of a file in reading order and its words, one behind the other; no words: places are not known."""

    text: str
    words: tuple[PlacedWord, ...] = ()
    is_ocr: bool = False

    def words_in(self, start: int, end: int) -> tuple[PlacedWord, ...]:
        """Return the words of which any letter lies in ``text[start:end]``."""
        first = bisect_right(self.words, start, key=lambda word: word.end)
        last = bisect_left(self.words, end, first, key=lambda word: word.start)
        return self.words[first:last]


def join_pages(pages: Iterable[PlacedText]) -> PlacedText:
    """Return the texts of a file's pages as one, a line apart; it is OCR's when any page is."""
    texts: list[str] = []
    words: list[PlacedWord] = []
    start, is_ocr = 0, False
    for page in pages:
        words += [PlacedWord(start + word.start, start + word.end, word.spot, word.confidence) for word in page.words]
        texts.append(page.text)
        start += len(page.text) + 1
        is_ocr = is_ocr or page.is_ocr
    return PlacedText("\n".join(texts), tuple(words), is_ocr)


def joined(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return ``spots`` with neighbours on one line grown together, in order.

    >>> joined([Spot(1, 0.1, 0.2, 0.2, 0.22), Spot(1, 0.21, 0.2, 0.3, 0.22), Spot(1, 0.1, 0.3, 0.2, 0.32)])
    (Spot(page=1, left=0.1, top=0.2, right=0.3, bottom=0.22), Spot(page=1, left=0.1, top=0.3, right=0.2, bottom=0.32))
    """
    lines: list[Spot] = []
    for spot in spots:
        if lines and _is_one_line(lines[-1], spot):
            lines[-1] = _around(lines[-1], spot)
        else:
            lines.append(spot)
    return tuple(lines)


def spots_to_json(spots: Iterable[Spot]) -> list[list[float]]:
    """Return ``spots`` as lists of page, left, top, right, bottom; edges with four decimals."""
    return [[spot.page, *(round(edge, 4) for edge in spot[1:])] for spot in spots]


def spots_from_json(rows: Any) -> tuple[Spot, ...]:
    """Return what `spots_to_json` wrote; whatever is no spot is left out."""
    return tuple(spot for row in rows if (spot := _spot(row)) is not None) if isinstance(rows, list) else ()


def _spot(row: Any) -> Spot | None:
    if not isinstance(row, list) or len(row) != 5 or not all(isinstance(value, int | float) for value in row):
        return None
    return Spot(int(row[0]), *(float(edge) for edge in row[1:]))


def _is_one_line(line: Spot, spot: Spot) -> bool:
    middle = (spot.top + spot.bottom) / 2
    return line.page == spot.page and line.top <= middle <= line.bottom


def _around(one: Spot, other: Spot) -> Spot:
    return Spot(
        one.page,
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
