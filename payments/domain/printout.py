"""A receipt's text with its labels found: what stands under which label.

Values stand behind their labels or below them; in some text layers every label stands behind its value.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from esign_portal import turkish
from payments.domain.finding import Label, find_labels

LONGEST_TEXT = 40_000
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\ufffe]")


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
    folded = turkish.fold_in_place(plain)
    return Printout(plain, folded, tuple(find_labels(plain, folded, trailing=False)))


def read_reversed(printout: Printout) -> Printout:
    """Return the same text read as one whose labels stand behind their values."""
    found = tuple(find_labels(printout.text, printout.folded, trailing=True))
    return Printout(printout.text, printout.folded, found, backwards=True)


def _normalise(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    return _INVISIBLE.sub("", plain.replace("\t", "   "))


def _first_column(line: str) -> str:
    return re.split(r" {3,}", line, maxsplit=1)[0].strip()
