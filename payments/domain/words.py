"""Do the demanded words stand on the receipt?

Words are compared folded and one by one, in any order and with any punctuation between them. Banks glue words and
break them at line ends, so neighbours are also tried together, and a long word as several glued ones; a word inside a
longer one ("Işık" in "Işıklar") is another word. A word of which the bank hid a letter is no word at all.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from esign_portal import turkish
from payments.domain.expectation import WantedWords

NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate("bir iki uc dort bes alti yedi sekiz dokuz on".split(), start=1)  # noqa: SIM905  one line
}
HIDDEN = "*"
"""Stands among the pieces of a text for a word of which a part is hidden; equals no word."""

# Where a text layer glued two words: "BEDELİTürkiye", "başvurusuTutar". Neighbours are tried together all the same.
_GLUE = re.compile(
    r"(?<=[a-zçğıöşü])(?=[A-ZÇĞİÖŞÜ])|(?<=[A-ZÇĞİÖŞÜ])(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü])|(?<=[^\W\d_])(?=e-?[Dd]ekont)"
)
_TOKEN = re.compile(r"(?:[^\W_]|[*•#●])+")
_HIDES = re.compile(r"[*•#●]|\dxx|xx\d|x{4}|(?<=[^\W\d_])x{3}")
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_MOST_GLUED = 5
_SLACK = 3
_LONGEST_NUMBER_WORD = 2


class Spelled(NamedTuple):
    """A word or number as it stands in ``part[start:end]``, and folded."""

    text: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MissingWords:
    """The words of one demanded part that were not found, as the directorate spells them.

    ``places`` are theirs, from 0, among all words of ``part``.
    """

    part: str
    words: tuple[str, ...]
    is_whole_part: bool
    places: tuple[int, ...] = ()


class _Found(NamedTuple):
    """``printed[start:end]`` spells the wanted words ``first`` to ``last``, the last one excluded."""

    start: int
    end: int
    first: int
    last: int


def pieces(text: str) -> list[str]:
    """Return the folded words and numbers of ``text``; letters and digits part from each other.

    >>> pieces("AYŞE-10000000146/E-İMZA 3YILLIK")
    ['ayse', '10000000146', 'e', 'imza', '3', 'yillik']
    >>> pieces("AYŞE GÜ* 100****146")
    ['ayse', '*', '*']
    """
    tokens = _TOKEN.findall(turkish.fold(_GLUE.sub(" ", text)))
    return [piece for token in tokens for piece in ([HIDDEN] if _HIDES.search(token) else _PIECE.findall(token))]


def spelled(part: str) -> list[Spelled]:
    """Return the words and numbers of a demanded part with their places in it."""
    found = _PIECE.finditer(part)
    return [Spelled(match.group(), turkish.fold(match.group()), match.start(), match.end()) for match in found]


def words_of(wanted: WantedWords, text: str) -> list[str]:
    """Return the pieces of ``text`` as ``missing_of`` looks through them: glued words of ``wanted`` are parted."""
    vocabulary = _optional(wanted).union(*(pieces(each) for each in wanted.parts))
    return _without_doubled_numbers(_parted(pieces(text), vocabulary))


def missing_words(wanted: WantedWords, text: str, *, close_together: bool) -> list[MissingWords]:
    """Return what ``text`` lacks of each part of ``wanted``.

    ``close_together``: the words of a part must be neighbours, for on a whole page any word stands somewhere.
    """
    printed = words_of(wanted, text)
    every = (missing_of(part, wanted, printed, close_together=close_together) for part in wanted.parts)
    return [missing for missing in every if missing.words]


def missing_of(part: str, wanted: WantedWords, printed: Sequence[str], *, close_together: bool) -> MissingWords:
    """Return what ``printed`` lacks of ``part``, one of the parts of ``wanted``; no words when nothing is missing."""
    part = unicodedata.normalize("NFKC", part)
    optional = _optional(wanted)
    needed = [(place, word) for place, word in enumerate(spelled(part)) if word.folded not in optional]
    lacking = _lacking([word.folded for _, word in needed], printed, close_together=close_together)
    return MissingWords(
        part,
        tuple(needed[at][1].text for at in lacking),
        len(lacking) == len(needed),
        tuple(needed[at][0] for at in lacking),
    )


def _optional(wanted: WantedWords) -> set[str]:
    return {piece for word in wanted.optional_words for piece in pieces(word)}


def _parted(printed: Sequence[str], vocabulary: Collection[str]) -> list[str]:
    """Part the words that are several of ``vocabulary`` glued together."""
    return [word for piece in printed for word in _parts_of(piece, vocabulary)]


def _parts_of(piece: str, vocabulary: Collection[str]) -> list[str]:
    """Return the words that ``piece`` is glued of, the longest first wherever there is a choice, else ``piece``."""
    if piece in vocabulary or not piece.isalpha() or not any(piece.startswith(word) for word in vocabulary):
        return [piece]
    # ways[n]: the words that the first n letters are glued of, None when they are not.
    ways: list[list[str] | None] = [[]] + [None] * len(piece)
    for end in range(1, len(piece) + 1):
        for start in range(end):
            before = ways[start]
            if before is not None and piece[start:end] in vocabulary:
                ways[end] = [*before, piece[start:end]]
                break
    return ways[-1] or [piece]


def _without_doubled_numbers(printed: Sequence[str]) -> list[str]:
    """Leave out a number's word behind the number, as in "3 (üç) yıllık"."""
    before = ["", *printed]
    return [
        word
        for last, word in zip(before, printed, strict=False)
        if NUMBER_WORDS.get(word, word) != last or word == last
    ]


def _lacking(wanted: Sequence[str], printed: Sequence[str], *, close_together: bool) -> list[int]:
    """Return the places in ``wanted`` of the words that ``printed`` lacks, where it lacks fewest."""
    runs = _runs(printed) if close_together else [printed]
    best = list(range(len(wanted)))
    for run in runs:
        found = list(_find(wanted, run))
        for size, start in _windows(found, len(wanted), len(run), close_together=close_together):
            inside = [each for each in found if start <= each.start and each.end <= start + size]
            covered = {place for each in inside for place in range(each.first, each.last)}
            lacking = [place for place in range(len(wanted)) if place not in covered]
            best = min(best, lacking, key=len)
    return best


def _runs(printed: Sequence[str]) -> Iterator[list[str]]:
    """Yield what stands between hidden words: nothing is near beyond one, for nobody knows how much was hidden."""
    run: list[str] = []
    for word in printed:
        if word == HIDDEN:
            yield run
            run = []
        else:
            run.append(word)
    yield run


def _windows(found: Sequence[_Found], wanted: int, printed: int, *, close_together: bool) -> Iterator[tuple[int, int]]:
    if not close_together:
        yield printed, 0
        return
    yield from ((wanted + _SLACK, start) for start in {each.start for each in found})


def _find(wanted: Sequence[str], printed: Sequence[str]) -> Iterator[_Found]:
    """Yield where up to five neighbours of ``printed`` spell up to five neighbours of ``wanted``."""
    texts = _texts(wanted)
    beginnings = {text[:length] for text in texts for length in range(1, len(text) + 1)}
    for start in range(len(printed)):
        text = ""
        for end in range(start + 1, min(len(printed), start + _MOST_GLUED) + 1):
            text += printed[end - 1]
            if text not in beginnings:
                break
            yield from (_Found(start, end, first, last) for first, last in texts.get(text, ()))


def _texts(wanted: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """Return the glued neighbours of ``wanted`` with their first and last places.

    A small number belongs to the word behind it: the 3 of "3 nolu ASM" is not that of "3 yıllık".
    """
    texts: dict[str, list[tuple[int, int]]] = {}
    for first in range(len(wanted)):
        for last in range(first + 1, min(len(wanted), first + _MOST_GLUED) + 1):
            end = wanted[last - 1]
            if last == len(wanted) or not end.isdigit() or len(end) > _LONGEST_NUMBER_WORD:
                texts.setdefault("".join(wanted[first:last]), []).append((first, last))
    return texts
