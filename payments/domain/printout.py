"""A receipt's text with its labels found: what stands under which label.

Text layers split capitals ("ISL EM TUTARI"), glue labels to values ("SORGU NO: 1503MÜŞTERİ"), lose every line break or
put a label behind its value. So labels are looked for in the folded text wherever they may stand, and the
surroundings decide whether a find is a label or a part of somebody's name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from esign_portal import turkish
from payments.domain import labels
from payments.domain.layouts import LAYOUTS

LONGEST_TEXT = 40_000
_GLUED_LINE = 220
_COLON = re.compile(r"[ ]*(?:\n[ ]*(?=[:：]))?[:：][ ]*")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\ufffe]")
_SPECIAL = {"no": r"(?:n ?u ?m ?a ?r ?a ?s ?i|n ?o(?:(?<=o)\.)?)", "unvan": r"u ?n ?v ?a ?n(?: ?i(?![a-z]))?"}
_VALUE_STARTS = re.compile(r"[ ]*(?:[-+]?[ ]?(?:tl|try|₺)?[ ]?\d|tr[ ]?[\d*])")


@dataclass(frozen=True, slots=True)
class Label:
    """One printed label: its name as in `labels.py` and its place, colon included."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printout:
    """A normalised text and the labels in it, in reading order. Built by `read_printout`."""

    text: str
    folded: str
    labels: tuple[Label, ...]
    backwards: bool = False

    def named(self, names: Iterable[str]) -> Iterator[Label]:
        """Yield the printed labels that bear one of ``names``."""
        wanted = frozenset(names)
        return (label for label in self.labels if label.name in wanted)

    def value(self, label: Label) -> str:
        """Return the line that belongs to ``label``: behind it, else below it (before it in a reversed print)."""
        if self.backwards:
            return self._before(label)
        return next(iter(self.lines(label)), "")

    def lines(self, label: Label) -> list[str]:
        """Return the lines between ``label`` and the next one, blank ones left out, each without further columns."""
        lines = [line.strip(" -–|;") for line in self.block(label).split("\n")]
        return [_first_column(line) for line in lines if line]

    def block(self, label: Label) -> str:
        """Return everything up to the next label, line breaks included."""
        return self._before(label) if self.backwards else self.text[label.end : self.next_start(label)]

    def without(self, names: Iterable[str]) -> str:
        """Return the text without what stands on the line of the labels ``names``."""
        spans = [self._span(label) for label in self.named(names)]
        kept, place = "", 0
        for start, end in spans:
            kept, place = kept + self.text[place:start] + " ", end
        return kept + self.text[place:]

    def _span(self, label: Label) -> tuple[int, int]:
        if self.backwards:
            return self.text.rfind("\n", 0, label.start) + 1, label.start
        return label.end, label.end + len(self.block(label).split("\n")[0])

    def next_start(self, label: Label) -> int:
        """Return where the label after ``label`` begins, or the text ends."""
        return next((other.start for other in self.labels if other.start >= label.end), len(self.text))

    def _before(self, label: Label) -> str:
        since = max((other.end for other in self.labels if other.end <= label.start), default=0)
        lines = [line.strip(" :-–|;") for line in self.text[since : label.start].split("\n")]
        return next((line for line in reversed(lines) if line), "")


def read_printout(text: str) -> Printout:
    """Return ``text`` normalised (ligatures opened, hard blanks and invisible marks gone) with its labels found."""
    plain = _normalise(text[:LONGEST_TEXT])
    folded = fold_in_place(plain)
    return Printout(plain, folded, tuple(_find_labels(plain, folded, trailing=False)))


def read_reversed(printout: Printout) -> Printout:
    """Return the same text read as one whose labels stand behind their values."""
    found = tuple(_find_labels(printout.text, printout.folded, trailing=True))
    return Printout(printout.text, printout.folded, found, backwards=True)


def fold_in_place(text: str) -> str:
    """Fold ``text`` letter by letter: places in the result are places in ``text``.

    >>> fold_in_place("İŞLEM  TUTARI")
    'islem  tutari'
    """
    return "".join(map(_fold_letter, text))


@cache
def _fold_letter(letter: str) -> str:
    folded = turkish.fold(letter)
    return folded if len(folded) == 1 else letter


def _normalise(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    return _INVISIBLE.sub("", plain.replace("\t", "   "))


def _first_column(line: str) -> str:
    return re.split(r" {3,}", line, maxsplit=1)[0].strip()


def _vocabulary() -> tuple[str, ...]:
    every = [labels.FEES, labels.TOTALS, labels.PAYEE_BANKS, labels.PAYEE_BLOCKS, labels.PAYER_BLOCKS, labels.OTHERS]
    for layout in (labels.GENERIC, *LAYOUTS):
        every += [layout.payer, layout.payer_iban, layout.payer_tckn, layout.payee, layout.payee_iban, layout.signs]
        every += [
            layout.either_name,
            layout.either_iban,
            layout.amount,
            layout.date,
            layout.description,
            layout.reference,
        ]
    return tuple(sorted({name for names in every for name in names}, key=lambda name: (-len(name), name)))


def _pattern(name: str) -> str:
    """Return the pattern of a label: a blank may part letters, any blanks or one line break may part words."""
    words = [_SPECIAL.get(word) or _word_pattern(word) for word in name.split()]
    return r"[ ]*\n?[ ]*".join(words)


def _word_pattern(word: str) -> str:
    if word in "/-":
        return r"[/\\]" if word == "/" else "-?"
    return " ?".join(re.escape(letter) + ("?" if letter == "." else "") for letter in word)


_NAMES = _vocabulary()
_PATTERNS = [re.compile(_pattern(name)) for name in _NAMES]
_ANY = re.compile("|".join(pattern.pattern for pattern in _PATTERNS))
_BY_FIRST: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
for _name, _compiled in zip(_NAMES, _PATTERNS, strict=True):
    _BY_FIRST.setdefault(_name[0], []).append((_name, _compiled))
_DESCRIPTIONS = frozenset(labels.GENERIC.description)
_OF_OTHERS = frozenset(labels.OTHERS + labels.FEES + labels.GENERIC.reference)


def _find_labels(text: str, folded: str, *, trailing: bool) -> Iterator[Label]:
    place = 0
    previous: Label | None = None
    while found := _ANY.search(folded, place):
        label = _label_at(text, folded, found.start(), trailing=trailing)
        if label is None or (previous and _is_typed_by_payer(text, previous, label)):
            place = found.start() + 1
            continue
        yield label
        previous, place = label, label.end


def _label_at(text: str, folded: str, start: int, *, trailing: bool) -> Label | None:
    """Return the longest name that is a label at ``start``."""
    for name, pattern in _BY_FIRST[folded[start]]:
        match = pattern.match(folded, start)
        if match and _is_label(text, folded, name, match, trailing=trailing):
            colon = _COLON.match(folded, match.end())
            return Label(name, start, colon.end() if colon else match.end())
    return None


def _is_label(text: str, folded: str, name: str, match: re.Match[str], *, trailing: bool) -> bool:
    """Judge by what stands around: a colon, a line's beginning, a gap, a change of case, or a value of its kind."""
    start, end = match.span()
    if name in _DESCRIPTIONS and _is_inside_description(folded, start, end):
        return False
    has_colon = _COLON.match(folded, end) is not None
    many_words = " " in name
    if has_colon:
        return True
    if not _starts_apart(text, start):
        return many_words or _COLON_SOON.match(folded, end) is not None
    if many_words:
        return True
    if not _ends_apart(text, end):
        return False
    at_end = trailing and re.match(r"[ ]*(?:\n|$)", folded[end : end + 40]) is not None
    return _starts_column(text, start) or _VALUE_STARTS.match(folded, end) is not None or at_end


_COLON_SOON = re.compile(r"(?:isim|unvan|ad soyad|adi soyadi|iban|hesap no)[ ]*[:：]")


def _is_inside_description(folded: str, start: int, end: int) -> bool:
    """Tell whether "açıklama" is a word of the description that Mersin asks for: behind a slash, or before "="."""
    return folded[:start].rstrip().endswith("/") or folded[end:].lstrip().startswith("=")


def _is_typed_by_payer(text: str, previous: Label, label: Label) -> bool:
    """Tell whether ``label`` stands inside the description, where the payer may have typed anything.

    Only a line's beginning or a new column ends the description, or a label that decides nothing about the money.
    A line that holds half a receipt has lost its line breaks; there every label counts, and contradictions show.
    """
    before = text[previous.end : label.start]
    if previous.name not in _DESCRIPTIONS or before.endswith(("\n", "  ")) or before.rpartition("\n")[2].strip() == "":
        return False
    if len(_line_around(text, label.start)) > _GLUED_LINE:
        return False
    return not (label.name in _OF_OTHERS and " " in label.name and text[label.start : label.end].rstrip().endswith(":"))


def _line_around(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


def _starts_apart(text: str, start: int) -> bool:
    """Tell whether no word runs into ``start``: glued words part where small letters end or a capital begins a word."""
    before = text[start - 1] if start else " "
    if not before.isalpha():
        return True
    return text[start].isupper() and (before.islower() or text[start + 1 : start + 2].islower())


def _ends_apart(text: str, end: int) -> bool:
    after = text[end] if end < len(text) else " "
    return not after.isalpha() or (after.isupper() and text[end - 1].islower())


def _starts_column(text: str, start: int) -> bool:
    """Tell whether ``start`` begins a line, follows a gap, a digit or punctuation, or is glued to another case."""
    before = text[max(0, start - 2) : start]
    return not before.strip(" ") or before[-1:] in "\n|;,.)" or not before[-1:].isspace() or before == "  "
