"""Text as the labels and values are looked for in it, with the way back to the text as it was read.

Ligatures and full-width letters are opened (NFKC), line ends and blanks levelled, invisible marks taken out. That
moves letters, so each keeps the place that it came from.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from payments.domain.pieces import Span

LONGEST_TEXT = 40_000
_TAB = "   "
INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff\ufffe"
"""Soft hyphens, marks of direction and the like, as they stand between the brackets of a pattern."""
_TOUCHED = re.compile(rf"[\r\t\f\v{INVISIBLE}\u2028\u2029\u0085]")
# What no step below changes, in runs; else a letter with the accents that belong to it.
_ACCENTS = r"[\u0300-\u036f]"
_RUN = re.compile(rf"[\n -~ÇĞİÖŞÜçğıöşüÂÎÛâîû₺€£]+(?!{_ACCENTS})|\r\n|.{_ACCENTS}*", re.DOTALL)
_REPLACED = {"\r\n": "\n", "\t": _TAB, "\f": "\n", "\v": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}
# Lines that part a table's columns, and leaders ("Alıcı .....: AYŞE"): blanks, as many as there were letters.
_RULES = re.compile(r"(?:(?<=\s)|^)[|│┃¦](?=\s|$)|(?<= )[._]{3,}(?=[ :\n])|[._]{4,}", re.MULTILINE)
_DOUBLED = re.compile("Iİ|İI")
_DROPPED = re.compile(rf"[{INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class PlainText:
    """``origins[place]`` is where ``text[place]`` stands in the text as it was read; ``None``: at the same place."""

    text: str
    origins: Sequence[int] | None = None

    def places(self, span: Span) -> list[int]:
        """Return the places of ``span`` in the text as it was read; letters that we put in have none."""
        if self.origins is None:
            return list(range(span.start, span.end))
        return [place for place in self.origins[span.start : span.end] if place >= 0]


def normalise(text: str, origins: Sequence[int] | None = None) -> PlainText:
    """Return ``text``, cut at 40,000 letters, levelled. ``origins``: where its letters come from already.

    >>> normalise("Vakıﬂar\\r\\nEFT").text, list(normalise("ﬂar").origins)
    ('Vakıflar\\nEFT', [0, 0, 1, 2])
    """
    text = _RULES.sub(lambda rule: " " * len(rule.group()), text[:LONGEST_TEXT])
    if unicodedata.is_normalized("NFKC", text) and not _TOUCHED.search(text):
        return PlainText(text, origins)
    return _levelled(text, origins)


def without_doubled(plain: PlainText) -> PlainText:
    """Return ``plain`` with one letter where OCR wavered between "I" and "İ" and printed both."""
    places = [match.start() for match in _DOUBLED.finditer(plain.text)]
    if not places:
        return plain
    origins = list(range(len(plain.text))) if plain.origins is None else list(plain.origins)
    for place in reversed(places):
        del origins[place]
    return PlainText(_DOUBLED.sub("İ", plain.text), origins)


def _levelled(text: str, origins: Sequence[int] | None) -> PlainText:
    letters: list[str] = []
    places: list[int] = []
    for run in _RUN.finditer(text):
        level = _level(run.group())
        letters.append(level)
        same = len(level) == run.end() - run.start()
        places.extend(range(run.start(), run.end()) if same else [run.start()] * len(level))
    # One letter may open into eighteen, so the length is limited again.
    del places[LONGEST_TEXT:]
    if origins is not None:
        places = [origins[place] for place in places]
    return PlainText("".join(letters)[:LONGEST_TEXT], places)


def _level(piece: str) -> str:
    plain = unicodedata.normalize("NFKC", _REPLACED.get(piece, piece))
    return _DROPPED.sub("", plain)
