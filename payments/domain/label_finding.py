"""Finds labels in a folded text.

Text layers split capitals ("ISL EM TUTARI"), glue labels to values ("SORGU NO: 1503MÜŞTERİ") or lose every line break.
So labels are looked for wherever they may stand, and the surroundings decide whether a find is a label or a part of
somebody's name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from payments.domain import labels
from payments.domain.label_patterns import any_label, by_beginning

_GLUED_LINE = 220
_NEAR = 20
# Behind a label: a bracket ("(TL)", "(BSMV DAHİL)"), its English name, and the colon, perhaps on the next line.
_SUFFIX = (
    r"(?:[ ]?\([^()\n]{1,20}\))?"
    r"(?:[ ]?/[ ]?(?:full name|name|date|value date|amount|account number|account|branch|sender|receiver|beneficiary"
    r"|description|explanation|reference|currency|tax number|transaction date))?"
)
_COLON = re.compile(_SUFFIX + r"[ ]*(?:\n[ ]*(?=[:：]))?[:：][ ]*")
_ENGLISH = re.compile(_SUFFIX + r"(?=[ ]{2,}|[ ]*\n|[ ]*$)")
_VALUE_STARTS = re.compile(r"[ ]*(?:[-+]?[ ]?(?:tl|try|₺)?[ ]?\d|tr[ ]?[\d*])")


@dataclass(frozen=True, slots=True)
class Label:
    """One printed label: its name as in `labels.py` and its place, colon included."""

    name: str
    start: int
    end: int


_DESCRIPTIONS = frozenset(labels.GENERIC.description)
_OF_OTHERS = frozenset(labels.OTHERS + labels.FEES + labels.GENERIC.reference)


def find_labels(text: str, folded: str, *, trailing: bool) -> Iterator[Label]:
    """Yield the labels of ``text``, in reading order and without overlap; ``trailing``: behind their values."""
    labelled = any_label()
    place = 0
    previous: Label | None = None
    while found := labelled.search(folded, place):
        follows = previous is not None and previous.end == found.start()
        label = _label_at(text, folded, found.start(), trailing=trailing, follows=follows)
        if label is None or (previous and not trailing and _is_typed_by_payer(text, previous, label)):
            place = found.start() + 1
            continue
        yield label
        previous, place = label, label.end


def _label_at(text: str, folded: str, start: int, *, trailing: bool, follows: bool) -> Label | None:
    """Return the longest name that is a label at ``start``."""
    beginning = folded[start : start + 3].replace(" ", "")[:2]
    for name, pattern in by_beginning().get(beginning, ()):
        match = pattern.match(folded, start)
        if match and _is_label(text, folded, name, match, trailing=trailing, follows=follows):
            behind = _COLON.match(folded, match.end()) or _ENGLISH.match(folded, match.end())
            return Label(name, start, behind.end() if behind else match.end())
    return None


def _is_label(text: str, folded: str, name: str, match: re.Match[str], *, trailing: bool, follows: bool) -> bool:
    """Judge by what stands around: a colon, a line's beginning, a gap, a change of case, or a value of its kind.

    ``follows``: a label ends right before, as a block's heading does.
    """
    start, end = match.span()
    if "\n" in match.group() and text[text.rfind("\n", 0, start) + 1 : start].strip():
        return False  # a column's heading and the label below the first column
    if name in _DESCRIPTIONS and _is_inside_description(folded, start, end):
        return False
    has_colon = _COLON.match(folded, end) is not None
    many_words = " " in name or name in labels.BOTH_BLOCKS
    if name in labels.ONLY_WITH_COLON:
        is_apart = follows or _starts_apart(text, start)
        return (has_colon and is_apart) or (name in _IN_BLOCKS and follows) or _is_alone(text, name, start, end)
    if has_colon:
        return True
    has_value = _VALUE_STARTS.match(folded, end) is not None
    if not _starts_apart(text, start):
        return many_words or has_value or _COLON_SOON.match(folded, end) is not None
    if many_words or has_value:
        return True
    if name in _PARTIES and _is_wedged(text, start, end):
        return True
    if name == "sayin" and text[start].isupper() and is_glued(text, start):
        return text[end : end + _NEAR].lstrip(" ")[:1].isupper()
    if name in _DESCRIPTIONS and text[start].isupper() and is_glued(text, start):
        return _SUFFIX_OF_NOUN.match(folded, end) is None
    if not _ends_apart(text, end):
        return False
    at_end = trailing and re.match(r"[ ]*(?:\n|$)", folded[end : end + 40]) is not None
    return _starts_column(text, start) or at_end or _stands_out(text, folded, start, end)


_SUFFIX_OF_NOUN = re.compile(r"(?:si|lar|nin|yi|ya|da|dan|li)\b")
_IN_BLOCKS = ("isim", "banka")
_PARTIES = frozenset(("gonderen", "gonderici", "alici", "alacakli", "borclu", "lehtar", "lehdar"))
_ENDS_OF_VALUES = ("EFT", "FAST", "HAVALE", "TL", "TRY")
_COLON_SOON = re.compile(r"(?:isim|unvan|ad soyad|adi soyadi|iban|hesap no)[ ]*[:：]")


def _is_inside_description(folded: str, start: int, end: int) -> bool:
    """Tell whether "açıklama" is a word of the description that Mersin asks for: behind a slash, or before "="."""
    before, behind = folded[max(0, start - _NEAR) : start], folded[end : end + _NEAR]
    return before.rstrip().endswith("/") or behind.lstrip().startswith("=")


def _is_typed_by_payer(text: str, previous: Label, label: Label) -> bool:
    """Tell whether ``label`` stands inside the description, where the payer may have typed anything.

    Only a line's beginning or a new column ends the description, or a label that decides nothing about the money.
    Right behind the description's own label only a colon tells an empty description from a fee's note. A line that
    holds half a receipt has lost its line breaks; there every label counts, and contradictions show.
    """
    if previous.name not in _DESCRIPTIONS or is_glued(text, label.start):
        return False
    has_colon = text[label.start : label.end].rstrip().endswith(":")
    line = text.rfind("\n", previous.end, label.start) + 1
    if not text[line or previous.end : label.start].strip():
        return not line and not has_colon and text.startswith(" ", label.end)
    if text.endswith("  ", line or previous.end, label.start):
        return False
    return not (label.name in _OF_OTHERS and " " in label.name and has_colon)


def _starts_apart(text: str, start: int) -> bool:
    """Tell whether no word runs into ``start``: glued words part where small letters end or a capital begins a word."""
    before = text[start - 1] if start else " "
    if not before.isalpha():
        return True
    return text[start].isupper() and (before.islower() or text[start + 1 : start + 2].islower())


def _ends_apart(text: str, end: int) -> bool:
    after = text[end] if end < len(text) else " "
    return not after.isalpha() or (after.isupper() and text[end - 1].islower())


def _is_wedged(text: str, start: int, end: int) -> bool:
    """Tell whether a word in capitals stands between glued words: "AcarALACAKLIUşak", "EFTGÖNDERİCİ OĞUZ"."""
    behind = text[end : end + 2].lstrip(" ")[:1]
    if not (text[start:end].isupper() and behind.isupper() and is_glued(text, start)):
        return False
    before = text[max(0, start - _NEAR) : start]
    is_glued_to = bool(before) and not before[-1].isspace()
    return is_glued_to and (not before[-1].isupper() or before.endswith(_ENDS_OF_VALUES) or not text[end].isspace())


def _stands_out(text: str, folded: str, start: int, end: int) -> bool:
    """Tell whether a capitalised word on a line without breaks is a label: a value begins behind it ("Alıcı MERSİN").

    "Alıcı" is a surname too; then the next label stands behind it.
    """
    is_capitalised = text[start].isupper() and text[start + 1 : end].islower()
    behind = end + len(text[end : end + _NEAR]) - len(text[end : end + _NEAR].lstrip(" "))
    begins_value = text[behind : behind + 1].isupper() and not any_label().match(folded, behind)
    return is_capitalised and begins_value and is_glued(text, start)


def _is_alone(text: str, name: str, start: int, end: int) -> bool:
    """Tell whether nothing else stands on the line, while something does below it; or a wide gap behind ``name``."""
    line_end = text.find("\n", end)
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return False
    if name in _IN_BLOCKS and text.startswith("  ", end):
        return True
    return line_end >= 0 and not text[end:line_end].strip()


def is_glued(text: str, place: int) -> bool:
    """Tell whether the line at ``place`` holds half a receipt."""
    end = text.find("\n", place)
    return (end if end >= 0 else len(text)) - text.rfind("\n", 0, place) > _GLUED_LINE


def _starts_column(text: str, start: int) -> bool:
    """Tell whether ``start`` begins a line, follows a gap, a digit or punctuation, or is glued to another case."""
    before = text[max(0, start - 2) : start]
    return not before.strip(" ") or before[-1:] in "\n|;,.)" or not before[-1:].isspace() or before == "  "
