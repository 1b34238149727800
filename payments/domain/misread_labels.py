"""Labels that OCR misread: "lşlem Tutarı", "ALlCI IBAN", "Gönderıci Adi".

Looked for only where a label can be seen to begin: at the beginning of a line or a column. Letters that look alike
count as one; in long labels one or two more may be wrong, missing or too many.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from payments.domain.columns import Lines
from payments.domain.label_finding import Label
from payments.domain.label_patterns import VOCABULARY
from payments.domain.labels import ONLY_WITH_COLON
from payments.domain.pieces import Piece

_ALIKE = str.maketrans(
    {"l": "i", "1": "i", "|": "i", "!": "i", "j": "i", "0": "o", "q": "o", "5": "s", "8": "b", "€": "e"}
)
_NOT_LETTERS = re.compile(r"[^a-z]")
_UP_TO_COLON = re.compile(r"[^:：\n]{3,45}?(?=[ ]*[:：])")
_WORDS = re.compile(r"\S+(?: \S+){0,4}")
_NOISE = re.compile(r"[ ]*[-—–.'’]?[ ]*[1Il|!]?[ ]*[:：][ ]*[!|']?[ ]*")
_BEHIND = re.compile(r"[ ]*[:：]?[ ]*")
_ONE_WRONG, _TWO_WRONG = 8, 14
_LONGEST, _EDGE = 50, 4


def with_misread(labels: Sequence[Label], text: str, folded: str) -> tuple[Label, ...]:
    """Return ``labels`` with those added that OCR misread; a longer reading takes the place of a part of it."""
    known = {label.start: label for label in labels}
    starts = sorted(known)
    added = [label for label in _misread(text, folded) if not _is_known(label, known, starts)]
    added_starts = [label.start for label in added]
    kept = [label for label in labels if not _is_inside(label, added, added_starts)]
    every = sorted((*kept, *added), key=lambda label: label.start)
    return tuple(replace(label, end=_end_of_colon(label, text)) for label in every)


def _end_of_colon(label: Label, text: str) -> int:
    """Return where the colon behind ``label`` ends; specks before it are read as strokes ("Alıcı Adı 1: AYŞE")."""
    noise = _NOISE.match(text, label.end)
    return noise.end() if noise else label.end


def _is_known(label: Label, known: Mapping[int, Label], starts: Sequence[int]) -> bool:
    """Tell whether the place of ``label`` belongs to a label that reaches as far."""
    number = bisect_right(starts, label.start)
    before = known[starts[number - 1]] if number else None
    return before is not None and label.start < before.end and before.end >= label.end - 1


def _is_inside(label: Label, others: Sequence[Label], starts: Sequence[int]) -> bool:
    number = bisect_right(starts, label.start)
    return number > 0 and label.start < others[number - 1].end


def _misread(text: str, folded: str) -> Iterator[Label]:
    lines = Lines(text)
    for number in range(len(lines.starts)):
        for cell in lines.cells(number):
            name, end = _name_at(Piece(folded[cell.start : min(cell.end, cell.start + _LONGEST)], cell.start))
            if name:
                behind = _BEHIND.match(folded, end)
                yield Label(name, cell.start, behind.end() if behind else end)


def _name_at(cell: Piece) -> tuple[str | None, int]:
    """Return the label that ``cell`` begins with and where it ends: all before a colon, else its first words."""
    before_colon = _UP_TO_COLON.match(cell.text)
    if before_colon:
        return _known_as(before_colon.group(), has_colon=True), cell.start + before_colon.end()
    words = _WORDS.match(cell.text)
    parts = words.group().split(" ") if words else []
    for count in range(len(parts), 0, -1):
        spelled = " ".join(parts[:count])
        is_whole = len(spelled) == len(cell.text)
        name = _known_as(spelled, has_colon=False) if is_whole or count > 1 else None
        if name and (is_whole or " " in name):
            return name, cell.start + len(spelled)
    return None, cell.end


def _known_as(spelled: str, *, has_colon: bool) -> str | None:
    key = _key(spelled)
    name = _index().get(key) or (_nearest(key, most=2 if has_colon else 1) if len(key) >= _ONE_WRONG else None)
    return name if has_colon or name not in ONLY_WITH_COLON else None


def _key(spelled: str) -> str:
    return _NOT_LETTERS.sub("", spelled.translate(_ALIKE))


@cache
def _index() -> dict[str, str]:
    """Return the labels by their letters; "no" stands for "numarası" and "unvan" for "unvanı" too."""
    found: dict[str, str] = {}
    for name in VOCABULARY:
        for spelled in {name, re.sub(r"\bno\b", "numarasi", name), re.sub(r"\bunvan\b", "unvani", name)}:
            found.setdefault(_key(spelled), name)
    return found


@cache
def _with_one_left_out() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key in _index():
        if len(key) >= _ONE_WRONG - 1:
            for short in {key, *_one_left_out(key)}:
                found.setdefault(short, set()).add(key)
    return found


def _one_left_out(key: str) -> Iterator[str]:
    return (key[:place] + key[place + 1 :] for place in range(len(key)))


def _nearest(key: str, *, most: int) -> str | None:
    """Return the only label that is one letter off ``key``, long ones up to ``most``; two such labels mean ``None``."""
    allowed = most if len(key) >= _TWO_WRONG and _looks_known(key) else 1
    shorter = {key, *_one_left_out(key)}
    if allowed > 1:
        shorter |= {two for one in tuple(shorter) for two in _one_left_out(one)}
    near = {known for short in shorter for known in _with_one_left_out().get(short, ())}
    fitting = {_index()[known] for known in near if _distance(key, known) <= allowed}
    return fitting.pop() if len(fitting) == 1 else None


@cache
def _edges() -> frozenset[str]:
    return frozenset(edge for key in _index() for edge in (key[:_EDGE], key[-_EDGE:]))


def _looks_known(key: str) -> bool:
    """Tell whether ``key`` begins or ends as some label does: most of a page's text does not."""
    return key[:_EDGE] in _edges() or key[-_EDGE:] in _edges()


def _distance(one: str, other: str) -> int:
    """Return how many letters must be changed, added or left out to make ``other`` of ``one``."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        last, row[0] = row[0], number
        for place, wanted in enumerate(other, start=1):
            last, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, last + (letter != wanted))
    return row[-1]
