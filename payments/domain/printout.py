"""A receipt's text with its labels found: what stands under which label.

Values stand behind their labels or below them, in the label's column; in some text layers every label stands behind
its value, in others all labels come first and all values after them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from esign_portal import turkish
from payments.domain.columns import Lines, first_cell
from payments.domain.columns_apart import values_apart
from payments.domain.label_finding import Label, find_labels, is_glued
from payments.domain.labels import GENERIC
from payments.domain.misread_labels import with_misread
from payments.domain.normalising import PlainText, normalise, without_doubled
from payments.domain.pieces import Excerpt, Piece, Span
from payments.domain.sides import Sides, sides_of

_SEPARATORS = " :：-–—|;/\\="
_WIDEST = 40
# Where glued words part: behind digits and small letters, before a capitalised word, behind a rail ("FASTsagolun").
_GLUE = re.compile(
    r"(?<=\d)(?=[A-Z])|(?<=[a-zçğıöşü])(?=[A-ZÇĞİÖŞÜ])|(?<=[A-ZÇĞİÖŞÜ])(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü])|"
    r"(?<=FAST|.EFT)(?=[a-zçğıöşü])"
)


@dataclass(frozen=True)  # without slots: what is asked often is worked out once
class Printout:
    """A levelled text and the labels in it, in reading order. Built by `read_printout`.

    ``typed`` is where the payer's own words stand, as soon as they are known.
    """

    plain: PlainText
    folded: str
    labels: tuple[Label, ...]
    backwards: bool = False
    is_ocr: bool = False
    typed: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        return self.plain.text

    def named(self, names: Iterable[str]) -> Iterator[Label]:
        """Yield the printed labels that bear one of ``names``, in reading order."""
        found = [label for name in dict.fromkeys(names) for label in self._by_name.get(name, ())]
        yield from sorted(found, key=lambda label: label.start)

    def value(self, label: Label) -> Piece:
        """Return the line that belongs to ``label``: behind it, else below it (before it in a reversed print)."""
        return next(iter(self.values(label)), Piece("", label.end))

    def values(self, label: Label) -> list[Piece]:
        """Return the lines that belong to ``label``, in its column, up to the next label there."""
        if self.backwards:
            before = self._before(label)
            return [before] if before.text else []
        if label in self._apart:
            return self._apart[label]
        own = first_cell(self._behind(label).stripped(_SEPARATORS))
        if not own.text:
            line = self.lines.starts[self.lines.number(label.end)]
            return list(self._below(Span(max(label.start, line), label.end)))
        line = self.lines.starts[self.lines.number(own.start)]
        return [own, *self._below(own.span, begins=(own.start, max(label.start, line)))]

    def excerpts(self, label: Label) -> Iterator[Excerpt]:
        """Yield what may hold the value of ``label``: all up to the next label, then its lines as a column."""
        if not self.backwards and label not in self._apart:
            yield Excerpt((Piece(self.text[label.end : self.next_start(label)], label.end),))
        yield Excerpt(tuple(self.values(label)))

    def is_apart(self, label: Label) -> bool:
        """Tell whether the value of ``label`` stands in another column, which the text gives elsewhere."""
        return label in self._apart

    def is_glued(self, place: int) -> bool:
        """Tell whether the line at ``place`` is half a receipt, which has lost its line breaks."""
        return is_glued(self.text, place)

    def side(self, label: Label) -> str | None:
        """Return whose ``label`` is, "payer" or "payee", by what stands before it; ``None`` when nothing tells."""
        return self._sides.of.get(label)

    @property
    def headings(self) -> tuple[str, str] | None:
        """Return the sides of two headings that stand before all values of both parties, in order."""
        return self._sides.headings

    def without(self, names: Iterable[str] = ()) -> str:
        """Return the text with bars in place of what the payer typed and of the lines of the labels ``names``.

        Places stay the same.
        """
        hidden = [self._line_of(label) for label in self.named((*GENERIC.description, *names))]
        kept, place = [], 0
        for start, end in sorted((*hidden, *self.typed)):
            if end > place:
                start = max(start, place)
                kept += [self.text[place:start], "|" * (end - start)]
                place = end
        return "".join(kept) + self.text[place:]

    def parted(self, left_out: Iterable[str] = ()) -> tuple[str, list[int]]:
        """Return the text without ``left_out``, with a blank wherever glued words part, and the places of those blanks.

        A place in it is one in the text when the blanks before it are taken off.
        """
        text = self.without(left_out)
        edges = {place for label in self.labels for place in (label.start, label.end)}
        places = sorted(edges | {match.start() for match in _GLUE.finditer(text)})
        parted = " ".join(text[start:end] for start, end in pairwise([0, *places, len(text)]))
        return parted, [place + number for number, place in enumerate(places)]

    def next_start(self, label: Label) -> int:
        """Return where the label after ``label`` begins, or the text ends."""
        following = bisect_left(self._starts, label.end)
        return self._starts[following] if following < len(self._starts) else len(self.text)

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)

    @cached_property
    def _by_name(self) -> dict[str, list[Label]]:
        found: dict[str, list[Label]] = {}
        for label in self.labels:
            found.setdefault(label.name, []).append(label)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [label.start for label in self.labels]

    @cached_property
    def _sides(self) -> Sides:
        return sides_of(self.labels, self.lines)

    @cached_property
    def _apart(self) -> dict[Label, list[Piece]]:
        return values_apart(self.labels, self.lines)

    def _behind(self, label: Label) -> Piece:
        """Return the rest of the label's line, up to the next label."""
        end = min(self.lines.end(self.lines.number(label.end)), self.next_start(label))
        return Piece(self.text[label.end : end], label.end)

    def above(self, label: Label) -> Iterator[Piece]:
        """Yield the cells above ``label`` in its column, the nearest first, values of other labels left out."""
        for cells in self.lines.above(Span(label.start, label.end)):
            yield from (piece for cell in cells[:1] if (piece := self._free(cell)).text)

    def _below(self, above: Span, *, begins: Sequence[int] = ()) -> Iterator[Piece]:
        for cells in self.lines.below(above, begins=begins):
            piece, is_whole = next(((self._free(cell), cell) for cell in cells if self._free(cell).text), (None, None))
            if piece is None or is_whole is None:
                return
            yield piece
            if piece.end < is_whole.stripped(_SEPARATORS).end:
                return

    def _free(self, cell: Piece) -> Piece:
        """Return ``cell`` up to its first label; nothing when it is the value of the label before it on its line."""
        following = bisect_left(self._starts, cell.start)
        first = self._starts[following] if following < len(self._starts) else cell.end
        before = self.labels[following - 1] if following else None
        if before and before.end > cell.start - _WIDEST and not self.text[before.end : cell.start].strip(_SEPARATORS):
            return cell.cut(0, 0)
        return cell.cut(0, max(0, first - cell.start)).stripped(_SEPARATORS)

    def _line_of(self, label: Label) -> Span:
        if self.backwards:
            return self._before(label).span
        if label in self._apart:
            spans = [piece.span for piece in self._apart[label]]
            return Span(spans[0].start, spans[-1].end) if spans else Span(label.end, label.end)
        return self._behind(label).span

    def _before(self, label: Label) -> Piece:
        """Return the last line before ``label`` that is its own: no other label stands between."""
        number = bisect_left(self._starts, label.start)
        since = self.labels[number - 1].end if number else 0
        text = self.text[since : label.start].rstrip(" \n:-–|;")
        start = text.rfind("\n") + 1
        return Piece(text[start:], since + start).stripped(" :-–|;")


def read_printout(text: str, *, is_ocr: bool = False) -> Printout:
    """Return ``text`` levelled with its labels found, those that OCR misread too."""
    plain = without_doubled(normalise(text)) if is_ocr else normalise(text)
    folded = turkish.fold_in_place(plain.text)
    labels = tuple(find_labels(plain.text, folded, trailing=False))
    found = with_misread(labels, plain.text, folded) if is_ocr else labels
    return Printout(plain, folded, found, is_ocr=is_ocr)


def read_reversed(printout: Printout) -> Printout:
    """Return the same text read as one whose labels stand behind their values."""
    found = tuple(find_labels(printout.text, printout.folded, trailing=True))
    return Printout(printout.plain, printout.folded, found, backwards=True, is_ocr=printout.is_ocr)
