"""Do the demanded words stand on the receipt?

Words are compared folded and one by one, in any order and with any punctuation between them. Banks glue words and
break them at line ends, so neighbours are also tried together; a word inside a longer one ("Işık" in "Işıklar") is
another word.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from esign_portal import turkish
from payments.domain.expectation import WantedWords

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_MOST_GLUED = 5
_SLACK = 3


@dataclass(frozen=True, slots=True)
class MissingWords:
    """The words of one demanded part that were not found, as the directorate spells them."""

    part: str
    words: tuple[str, ...]
    is_whole_part: bool


def pieces(text: str) -> list[str]:
    """Return the folded words and numbers of ``text``; letters and digits part from each other.

    >>> pieces("AYŞE-10000000146/E-İMZA 3YILLIK")
    ['ayse', '10000000146', 'e', 'imza', '3', 'yillik']
    """
    return [turkish.fold(piece) for piece in _PIECE.findall(unicodedata.normalize("NFKC", text))]


def missing_words(wanted: WantedWords, text: str, *, close_together: bool) -> list[MissingWords]:
    """Return what ``text`` lacks of each part of ``wanted``.

    ``close_together``: the words of a part must be neighbours, for on a whole page any word stands somewhere.
    """
    printed = pieces(text)
    optional = {piece for word in wanted.optional_words for piece in pieces(word)}
    found = (_missing_of(part, printed, optional, close_together=close_together) for part in wanted.parts)
    return [missing for missing in found if missing.words]


def is_cut_short(missing: Sequence[MissingWords], text: str) -> bool:
    """Tell whether ``text`` ends inside the first missing word, as when a bank limits a description's length."""
    last = (pieces(text) or [""])[-1]
    first = pieces(missing[0].words[0])[0] if missing else ""
    return len(last) >= 2 and first != last and first.startswith(last) and not text.rstrip().endswith((".", "/"))


def _missing_of(part: str, printed: Sequence[str], optional: Collection[str], *, close_together: bool) -> MissingWords:
    spelled = [
        piece for piece in _PIECE.findall(unicodedata.normalize("NFKC", part)) if turkish.fold(piece) not in optional
    ]
    size = len(spelled) + _SLACK if close_together else max(len(printed), 1)
    windows = (printed[start : start + size] for start in range(max(1, len(printed) - size + 1)))
    lacking = min((_lacking(spelled, window) for window in windows), key=len)
    return MissingWords(part, tuple(lacking), len(lacking) == len(spelled))


def _lacking(spelled: Sequence[str], printed: Sequence[str]) -> list[str]:
    """Return the words of ``spelled`` that ``printed`` lacks, trying neighbours of both glued together."""
    known = {"".join(printed[at : at + size]) for at in range(len(printed)) for size in range(1, _MOST_GLUED + 1)}
    wanted = [turkish.fold(word) for word in spelled]
    lacking, at = [], 0
    while at < len(wanted):
        ends = range(min(len(wanted), at + _MOST_GLUED), at, -1)
        end = next((end for end in ends if "".join(wanted[at:end]) in known), None)
        if end is None:
            lacking.append(spelled[at])
        at = end or at + 1
    return lacking
