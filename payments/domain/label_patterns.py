"""How each label may be printed, as patterns over a folded text.

A blank may part letters ("ISL EM"), any blanks or one line break may part words. `label_finding` decides which finds
are labels.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from payments.domain import labels
from payments.domain.layouts import LAYOUTS

_BETWEEN = r"[ ]*\n?[ ]*"
_SPECIAL = {
    "no": r"(?:n ?u ?m ?a ?r ?a ?s ?i|n ?o\.?)",
    "unvan": r"u ?n ?v ?a ?n(?: ?i(?![a-z]))?",
    "iban": r"i ?b ?a ?n(?:['’]i)?",
}
_BARE_TITLES = ("ad soyad / unvan", "ad / unvan", "isim / unvan")
_OWNERS = ("gonderen", "gonderici", "alici", "alacakli", "lehtar", "lehdar", "borclu", "islem", "odeme", "musteri")


def _vocabulary() -> tuple[str, ...]:
    every = [labels.FEES, labels.TOTALS, labels.PAYEE_BANKS, labels.PAYEE_BLOCKS, labels.PAYER_BLOCKS, labels.OTHERS]
    every += [labels.BOTH_BLOCKS]
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


def _atoms(name: str) -> list[str]:
    """Return the pattern of a label in parts: a blank may part letters, any blanks or one line break may part words."""
    words = [[special] if (special := _SPECIAL.get(word)) else _letters(word) for word in name.split()]
    if name.endswith(" unvan") and not name.endswith(_BARE_TITLES):
        words[-1] = [r"u ?n ?v ?a ?n(?:i| ?i(?![a-z]))?"]  # "ALICI ÜNVANI", "ADI/UNVANI", but "AD SOYAD/UNVAN"
    return [atom for place, word in enumerate(words) for atom in ([_BETWEEN, *word] if place else word)]


def _letters(word: str) -> list[str]:
    if word in "/-":
        return [r"[/\\]?" if word == "/" else "-?"]
    spelled = [re.escape(letter) + ("?" if letter == "." else "") for letter in word]
    parted = [spelled[0], *(f" ?{letter}" for letter in spelled[1:])]
    return [*parted, "(?:n?in(?= ))?"] if word in _OWNERS else parted


def _tree(spelled: Iterable[Sequence[str]]) -> str:
    """Return one pattern that matches where any of ``spelled`` does; what they begin with in common is tried once."""
    branches: dict[str, list[Sequence[str]]] = {}
    is_end = False
    for atoms in spelled:
        if atoms:
            branches.setdefault(atoms[0], []).append(atoms[1:])
        else:
            is_end = True
    if is_end:
        return ""  # whether more of a longer label follows does not matter
    parts = [first + _tree(rest) for first, rest in branches.items()]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


VOCABULARY = _vocabulary()


@cache
def any_label() -> re.Pattern[str]:
    """Return one pattern for all labels. Made at the first receipt: it takes a tenth of a program's start."""
    return re.compile(_tree([_atoms(name) for name in VOCABULARY]))


@cache
def by_beginning() -> Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]:
    """Return labels and their patterns, the longest first, by their first two letters; made as ``any_label``."""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name in VOCABULARY:
        pattern = re.compile("".join(_atoms(name)))
        for beginning in _beginnings(name):
            found.setdefault(beginning, []).append((name, pattern))
    return found


def _beginnings(name: str) -> set[str]:
    """Return how ``name`` may begin: a dot may be printed or not, and so may a slash behind a single letter."""
    if name[1] == " ":
        return {name[0], f"{name[0]}\n", name[0] + name[2], name[0] + name.replace("/", "").split()[1][0]}
    return {name[:2], name.replace(".", "")[:2]}
