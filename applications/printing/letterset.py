"""Which letters the papers can show. What the fonts lack is refused by name: a paper never shows an empty box."""

import unicodedata
from collections.abc import Iterable
from functools import cache

from django.conf import settings
from fontTools.ttLib import TTFont

FONTS = ("IBMPlexSans-Regular", "IBMPlexSans-SemiBold", "IBMPlexMono-Medium")
SMALL_FOLDER = "fonts/print"
FULL_FOLDER = "fonts"
_NOT_SHOWN = frozenset("\t\n\r\u00ad\u200b")


class LettersMissing(Exception):
    """The fonts of the papers have no shape for these letters; the message names them."""

    def __init__(self, letters: Iterable[str]) -> None:
        self.letters = tuple(sorted(set(letters)))
        shown = ", ".join(f"“{letter}” ({code(letter)})" for letter in self.letters)
        which = "Bu harf" if len(self.letters) == 1 else "Bu harfler"
        super().__init__(
            f"{which} kâğıda basılamıyor: {shown}. Adı ve adresi kimlik belgesindeki Latin harfleriyle yazın."
        )


def code(letter: str) -> str:
    """Return the letter's number, for letters that a screen may not show either.

    >>> code("م")
    'U+0645'
    """
    return f"U+{ord(letter):04X}"


def is_small(text: str) -> bool:
    """Tell whether the small fonts have every letter of ``text`` (in composed form, NFC)."""
    return set(text) - _NOT_SHOWN <= _letters(SMALL_FOLDER)


def refuse_missing(text: str) -> None:
    """Raise LettersMissing unless one of our fonts has every letter of ``text`` (NFC)."""
    missing = set(text) - _NOT_SHOWN - _letters(FULL_FOLDER)
    if missing:
        raise LettersMissing(missing)


def composed(text: str) -> str:
    """Return ``text`` with each accent on its letter: the fonts hold the composed letters."""
    return unicodedata.normalize("NFC", text)


@cache
def _letters(folder: str) -> frozenset[str]:
    """Return the letters that all three fonts in ``folder`` have: an answer may stand in any of them."""
    return frozenset.intersection(*(_letters_of(f"{folder}/{name}.ttf") for name in FONTS))


def _letters_of(font: str) -> frozenset[str]:
    with TTFont(settings.BASE_DIR / "static" / font, lazy=True) as opened:
        return frozenset(map(chr, opened.getBestCmap()))
