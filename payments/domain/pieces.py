"""Pieces of a printout's text, which keep the place that they were cut from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from payments.domain.findings import How

T = TypeVar("T")


class Span(NamedTuple):
    """``text[start:end]`` of a printout."""

    start: int
    end: int


class Piece(NamedTuple):
    """``text`` as it stands at ``start`` of a printout's text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def cut(self, first: int, last: int | None = None) -> "Piece":
        """Return ``text[first:last]`` with its place; both count from 0 and not from the end."""
        return Piece(self.text[first:last], self.start + first)

    def stripped(self, letters: str = " \n") -> "Piece":
        """Return the piece without ``letters`` at its ends."""
        left = self.text.lstrip(letters)
        return Piece(left.rstrip(letters), self.start + len(self.text) - len(left))

    def before(self, pattern: re.Pattern[str]) -> "Piece":
        """Return what stands before the first match of ``pattern``, the whole piece without one."""
        match = pattern.search(self.text)
        return self.cut(0, match.start()) if match else self

    def behind(self, pattern: re.Pattern[str]) -> "Piece":
        """Return what stands behind a match of ``pattern`` at the beginning, the whole piece without one."""
        match = pattern.match(self.text)
        return self.cut(match.end()) if match else self


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Pieces put together as one text, in which a value may begin in one piece and end in another."""

    pieces: tuple[Piece, ...]
    separator: str = "\n"

    @property
    def text(self) -> str:
        return self.separator.join(piece.text for piece in self.pieces)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where ``text[start:end]`` stands in the printout.

        >>> Excerpt((Piece("TR41 0001", 10), Piece("2009", 40))).spans(5, 14)
        (Span(start=15, end=19), Span(start=40, end=44))
        """
        found, place = [], 0
        for piece in self.pieces:
            first, last = max(start - place, 0), min(end - place, len(piece.text))
            if first < last:
                found.append(Span(piece.start + first, piece.start + last))
            place += len(piece.text) + len(self.separator)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, where it stands in the printout and what led to it.

    ``printed`` is what OCR read where check digits proved another value. ``is_doubtful``: it may end elsewhere, or
    stand under a label that says so only by its place.
    """

    value: T
    spans: tuple[Span, ...]
    how: How
    printed: str | None = None
    is_doubtful: bool = False


def agreed(found: Iterable[Found[T]]) -> Found[T] | None:
    """Return the first of ``found`` when all say the same, else ``None``."""
    every = list(found)
    return every[0] if every and all(each.value == every[0].value for each in every) else None
