"""The small fonts as numbers: which glyph shows a letter, how wide it is, and where a text breaks into lines.

The small fonts have neither kerning nor ligatures, so a text is as wide as its letters together, and its glyphs are its
letters one by one. ``LookCloser`` means that only WeasyPrint knows.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from fontTools.ttLib import TTFont

from applications.printing.letterset import FONTS, SMALL_FOLDER, opened_font
from applications.printing.missing_files import PaperNotPrintable

DOUBT = 0.25
"""Pixels: Pango rounds each letter to 1/1024 pixel, so a text this close to the edge may fall either way."""

_BEFORE_A_BREAK = frozenset(",.;:)")
_HOLDS = re.compile(r"\(?\w(?:[\w)@’']|[,.;:](?!\d)|(?<=\d)[,.;:]|(?<=\w)\()*")
"""A word beside which lines break at its blanks, and never inside it (UAX 14): "No:12" may break before its number."""


class LookCloser(Exception):
    """A value whose place on the page is not certain: a letter that is lacking, too little room, an odd break."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Face:
    """One small font. ``hexes``: a letter's glyph as four hex digits; ``widths``: thousandths of the font size.

    It is pickled as its name.
    """

    name: str
    hexes: Mapping[str, str]
    letters: Mapping[str, str]
    widths: Mapping[str, int]

    def __reduce__(self) -> tuple[Callable[[str], "Face"], tuple[str]]:
        return face_named, (self.name,)

    def encoded(self, text: str) -> str:
        """Return the glyphs of ``text`` as hex digits. Raises LookCloser."""
        try:
            return "".join(map(self.hexes.__getitem__, text))
        except KeyError:
            raise LookCloser from None

    def decoded(self, glyphs: str) -> str:
        """Return the letters of ``glyphs`` (hex digits)."""
        return "".join(self.letters[glyphs[at : at + 4]] for at in range(0, len(glyphs), 4))

    def width(self, text: str) -> int:
        """Return how wide ``text`` is, in thousandths of the font size. Raises LookCloser."""
        try:
            return sum(map(self.widths.__getitem__, text))
        except KeyError:
            raise LookCloser from None


@cache
def faces() -> Mapping[bytes, Face]:
    """Return each small font by the content of its file.

    Raises LookCloser when one is missing or damaged: WeasyPrint tells whether this process can print without it.
    """
    try:
        return dict(map(_content_and_face, FONTS))
    except PaperNotPrintable as error:
        raise LookCloser from error


def face_named(name: str) -> Face:
    """Return the small font ``name``. Raises LookCloser as ``faces``."""
    return next(face for face in faces().values() if face.name == name)


def _content_and_face(name: str) -> tuple[bytes, Face]:
    with opened_font(SMALL_FOLDER, name) as (content, font):
        return content, _face(name, font)


def _face(name: str, font: TTFont) -> Face:
    glyphs, advances = font.getBestCmap(), font["hmtx"].metrics
    scale = 1000 / font["head"].unitsPerEm
    hexes = {chr(code): f"{font.getGlyphID(glyph):04x}" for code, glyph in glyphs.items()}
    widths = {chr(code): round(advances[glyph][0] * scale) for code, glyph in glyphs.items()}
    return Face(name=name, hexes=hexes, letters=_first_letters(hexes), widths=widths)


def _first_letters(hexes: Mapping[str, str]) -> dict[str, str]:
    """Return the letter of each glyph; of two letters with one glyph (blank, fixed blank) the first."""
    return {glyph: letter for letter, glyph in reversed(hexes.items())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where a line of text stands. ``size``: of the font; ``room``: to the right edge; pixels of the style sheet.

    ``keeps_blanks``: a line that is broken keeps the blank at its end, which may stand beyond the edge.
    """

    face: Face
    size: float
    room: float
    keeps_blanks: bool

    def broken(self, text: str) -> list[str]:
        """Return ``text`` as lines that fit the room. Raises LookCloser."""
        if self.fits(text):
            return [text]
        *broken, last = _lines(text, self.face, self.room * 1000 / self.size, DOUBT * 1000 / self.size)
        return [*(f"{line} " for line in broken), last] if self.keeps_blanks else [*broken, last]

    def fits(self, text: str) -> bool:
        """Tell whether ``text`` fits in one line. Raises LookCloser."""
        width = self.face.width(text.rstrip(" ")) * self.size / 1000
        if abs(width - self.room) < DOUBT:
            raise LookCloser
        return width < self.room


def _lines(text: str, face: Face, room: float, doubt: float) -> list[str]:
    blank = face.width(" ")
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        width = face.width(word)
        if not line:
            line, used = word, width
        elif (left := room - used - blank - width) >= doubt:
            line, used = f"{line} {word}", used + blank + width
        elif left > -doubt or not _breaks_between(line, word):
            raise LookCloser
        else:
            lines.append(line)
            line, used = word, width
        if used > room - doubt:
            raise LookCloser  # a word longer than the line is broken inside
    return [*lines, line]


def _breaks_between(line: str, word: str) -> bool:
    """Tell whether a line surely ends after ``line``, and not inside ``word`` or at a sign that clings."""
    is_open = line[-1].isalnum() or line[-1] in _BEFORE_A_BREAK
    return is_open and _HOLDS.fullmatch(word) is not None
