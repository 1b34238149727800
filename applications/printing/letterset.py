"""Which letters the papers can show. What the fonts lack is refused by name: a paper never shows an empty box.

What leaves no ink (zero-width characters, soft hyphens, marks of direction, control characters) comes along when people
paste; it is left out. An accent that no letter of the font carries is refused: over its neighbour it would look like
another letter.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO

from django.conf import settings
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.sfnt import calcChecksum

from applications.printing.missing_files import PaperNotPrintable

FONTS = ("IBMPlexSans-Regular", "IBMPlexSans-SemiBold", "IBMPlexMono-Medium")
SMALL_FOLDER, FULL_FOLDER = "fonts/print", "fonts"
"""Under ``static``: the fonts cut down by ``small_fonts``, and those that they were cut from."""
_SUM_OF_A_FONT = 0xB1B0AFBA
"""What the checksum of a whole font comes to, says OpenType (``checksumAdjustment`` in the table ``head``)."""
_BETWEEN_LINES = frozenset("\t\n\r")  # of the template
_NO_LETTERS = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mc", "Me", "Mn", "Zl", "Zp"})
_NO_INK = (
    *((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C)),
    *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    (0xE0000, 0xE0FFF),
)
"""First and last of each run of characters that Unicode calls ignorable, and of the control characters."""
_BLANKS = "\x0b\x0c\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u2028\u2029\u205f\u3000"
_NARROW_BLANKS_THAT_HOLD = "\u2007\u202f"
_CLEANED = {
    **{number: "" for first, last in _NO_INK for number in range(first, last + 1)},
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **dict.fromkeys(map(ord, _NARROW_BLANKS_THAT_HOLD), "\u00a0"),
}
_RANGES = "".join(f"{chr(first)}-{chr(last)}" for first, last in _NO_INK)
_STROKE_ON_A_TAG = "\u226f", ">\u0338"
"""A stroke at the start of an answer would melt with the tag before it, and the tag would not end."""
_TO_CLEAN = re.compile(f"[{_RANGES}{_BLANKS}{_NARROW_BLANKS_THAT_HOLD}]")  # looking is faster, and few texts need more


class LettersMissing(Exception):
    """The fonts of the papers have no shape for these letters; the message names them."""

    def __init__(self, letters: Iterable[str]) -> None:
        self.letters = tuple(sorted(set(letters)))
        shown = ", ".join(map(_named, self.letters))
        which = "Bu harf" if len(self.letters) == 1 else "Bu harfler"
        super().__init__(
            f"{which} kâğıda basılamıyor: {shown}. Adı ve adresi kimlik belgesindeki Latin harfleriyle yazın."
        )


@contextmanager
def opened_font(folder: str, name: str) -> Iterator[tuple[bytes, TTFont]]:
    """Give what the file of one of ``FONTS`` holds, and the font in it.

    Raises PaperNotPrintable when it is missing or damaged. WeasyPrint does not: it takes another font.
    """
    try:
        content = (settings.BASE_DIR / "static" / folder / f"{name}.ttf").read_bytes()
        if calcChecksum(content) != _SUM_OF_A_FONT:
            raise TTLibError(f"{folder}/{name}.ttf: wrong checksum")
        with TTFont(BytesIO(content), lazy=True) as font:
            yield content, font
    except (OSError, TTLibError) as error:
        raise PaperNotPrintable from error


def code(letter: str) -> str:
    """Return the letter's number, for letters that a screen may not show either.

    >>> code("م")
    'U+0645'
    """
    return f"U+{ord(letter):04X}"


def is_small(text: str) -> bool:
    """Tell whether the small fonts have every letter of ``text``, which ``composed`` returned."""
    return set(text) - _BETWEEN_LINES <= _letters(SMALL_FOLDER)


def refuse_missing(text: str) -> None:
    """Raise LettersMissing unless our fonts have every letter of ``text``, which ``composed`` returned.

    Raises PaperNotPrintable when a font is missing or damaged.
    """
    missing = set(text) - _BETWEEN_LINES - _letters(FULL_FOLDER)
    if missing:
        raise LettersMissing(missing)


def composed(text: str) -> str:
    """Return ``text`` as it is printed: accents on their letters, every blank a blank, nothing that leaves no ink.

    >>> composed("Gu\\u0308l\\u200b\\u2003I\\u015fı\\u00adk")
    'Gül Işık'

    Programs that know no Turkish make "i̇" of "İ"; the dot is there already.

    >>> len(composed("i\\u0307lker"))
    5
    """
    clean = text.translate(_CLEANED) if _TO_CLEAN.search(text) else text
    whole = unicodedata.normalize("NFC", clean).replace(*_STROKE_ON_A_TAG)
    return whole.replace("i\u0307", "i")


@cache
def _letters(folder: str) -> frozenset[str]:
    """Return the letters that all three fonts in ``folder`` have: an answer may stand in any of them."""
    found = frozenset.intersection(*(_letters_of(folder, name) for name in FONTS))
    return frozenset(letter for letter in found if unicodedata.category(letter) not in _NO_LETTERS)


def _named(letter: str) -> str:
    if unicodedata.category(letter).startswith("M"):
        return f"“\u25cc{letter}” ({code(letter)})"
    return f"“{letter}” ({code(letter)})" if letter.isprintable() else code(letter)


def _letters_of(folder: str, name: str) -> frozenset[str]:
    with opened_font(folder, name) as (_content, font):
        return frozenset(map(chr, font.getBestCmap()))
