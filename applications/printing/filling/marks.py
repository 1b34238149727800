"""A page's drawing cut into its marks: what belongs to one element or to none, with the heights at which it stands.

Heights are pixels of the style sheet, from the page's upper edge.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from applications.printing.filling.blueprints import Content
from applications.printing.filling.pdf_parts import NotPlain

Ink = bytes | float | int
"""A piece of a drawing: bytes, a height, or the number of a run."""

_MARK = re.compile(rb"(/[A-Za-z]+)\n(?:<</MCID ([0-9]+)>>\nBDC|BMC|<<[^>]*>>\nBDC)\n(.*?)\nEMC", re.DOTALL)
_NUMBER = rb"-?[0-9.]+"
_HEIGHT = re.compile(
    rb"^(N |1 0 0 1 N (?=N cm$)|1 0 0 -1 N (?=N Tm$))(N)( m| l| N N re| cm| Tm)$|\x00([0-9]+)\x00".replace(
        b"N", _NUMBER
    ),
    re.MULTILINE,
)
_CURVE = re.compile(rb" [cvy]$", re.MULTILINE)
_COLOUR = re.compile(rb"^N N N rg$".replace(b"N", _NUMBER), re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """``before``: between the mark before and this one. ``number``: of the content on its page; ``None``: nobody's."""

    before: tuple[Ink, ...]
    tag: bytes
    number: int | None
    body: tuple[Ink, ...]

    @property
    def heights(self) -> list[float]:
        return [ink for ink in self.body if isinstance(ink, float)]

    @property
    def runs(self) -> list[int]:
        return [ink for ink in self.body if isinstance(ink, int)]

    @property
    def colours(self) -> list[bytes]:
        """Return the colours of letters that it sets, in order."""
        return [found for ink in self.body if isinstance(ink, bytes) for found in _COLOUR.findall(ink)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A whole drawing. ``after``: behind the last mark."""

    marks: tuple[Mark, ...]
    after: tuple[Ink, ...]


def marked(content: Content) -> Marked:
    """Return ``content`` cut into marks. Raises NotPlain for one that is drawn otherwise than we know it."""
    drawing = b"".join(_with_run_numbers(content))
    found = list(_MARK.finditer(drawing))
    numbers = [int(match[2]) for match in found if match[2]]
    if numbers != list(range(len(numbers))) or len(found) != drawing.count(b"\nEMC") or _CURVE.search(drawing):
        raise NotPlain
    ends = [0, *(match.end() for match in found)]
    marks = (_mark(match, drawing[end : match.start()]) for match, end in zip(found, ends, strict=False))
    return Marked(marks=tuple(marks), after=_inked(drawing[ends[-1] :]))


def _with_run_numbers(content: Content) -> Iterator[bytes]:
    """Yield the drawing with the number of each run between zeros."""
    for part, run in zip(content.parts[::2], (*content.runs, None), strict=True):
        yield part
        if run is not None:
            yield b"\x00%d\x00" % run


def _mark(match: re.Match[bytes], before: bytes) -> Mark:
    number = int(match[2]) if match[2] else None
    tag = match[1] if match[2] else match[0][: match.start(3) - match.start()]
    return Mark(before=_inked(before), tag=tag, number=number, body=_inked(match[3]))


def _inked(drawing: bytes) -> tuple[Ink, ...]:
    """Return ``drawing`` with its heights as numbers, and its runs."""
    ink: list[Ink] = []
    end = 0
    for match in _HEIGHT.finditer(drawing):
        ink.append(drawing[end : match.start()] + (match[1] or b""))
        ink.append(int(match[4]) if match[4] else float(match[2]))
        end = match.start(3) if match[3] else match.end()
    return (*ink, drawing[end:])


class Drawing:
    """A drawing that is put together from marks, each moved down by ``down`` pixels, and numbered anew."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._runs: list[int] = []
        self._ink: list[bytes] = []
        self.count = 0

    def add(self, mark: Mark, *, down: float, run_of: Callable[[int], int]) -> None:
        """Add ``mark``; ``run_of`` gives the new number of a run."""
        self.add_ink(mark.before, down=down, run_of=run_of)
        if mark.number is None:
            self._ink.append(mark.tag)
        else:
            self._ink.append(b"%b\n<</MCID %d>>\nBDC\n" % (mark.tag, self.count))
            self.count += 1
        self.add_ink(mark.body, down=down, run_of=run_of)
        self._ink.append(b"\nEMC")

    def add_ink(self, ink: Iterable[Ink], *, down: float, run_of: Callable[[int], int]) -> None:
        for piece in ink:
            if isinstance(piece, bytes):
                self._ink.append(piece)
            elif isinstance(piece, float):
                self._ink.append(written_number(piece + down))
            else:
                self._parts += (b"".join(self._ink), b"")
                self._runs.append(run_of(piece))
                self._ink = []

    def content(self) -> Content:
        return Content(parts=(*self._parts, b"".join(self._ink)), runs=tuple(self._runs))


def written_number(number: float) -> bytes:
    """Return ``number`` as WeasyPrint writes it: six digits behind the point at most."""
    return b"%d" % number if number.is_integer() else f"{number:f}".rstrip("0").encode()
