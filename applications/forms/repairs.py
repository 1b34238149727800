"""Abbreviations in an address: what is offered, and how an offer that was taken changes what was typed.

Every name here that reaches the page is a field of the address form (``street``), except the three
commands: ``duzelt`` (the field to repair), ``anlam_<field>_<n>`` (the meaning chosen for the n-th
abbreviation of a field) and ``as_typed`` (what was shown and may stay, ``street:Cad.|flat_no:K.``).
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from applications.domain.addresses import Abbreviation, expand, find_abbreviations, repair_sentence, write_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An ambiguous abbreviation: what it may mean is asked. ``name``: of the radio buttons."""

    name: str
    found: str
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What one field offers. ``parts``: the text as ``(kind, text)``, kind ``keep``, ``old`` or ``new``."""

    field: str
    parts: tuple[tuple[str, str], ...]
    repaired: str
    questions: tuple[Question, ...]
    may_stay: bool

    @property
    def has_one_meaning(self) -> bool:
        return any(kind == "new" for kind, _text in self.parts)


def repair_of(field: str, text: str, *, as_typed: frozenset[str], may_stay: bool) -> Repair | None:
    """Return what to offer for ``text``; ``None`` when nothing is left to ask."""
    composed = unicodedata.normalize("NFC", text)
    open_ones = [
        (number, each)
        for number, each in enumerate(find_abbreviations(composed))
        if not (may_stay and mark(field, each) in as_typed)
    ]
    if not open_ones:
        return None
    return Repair(
        field=field,
        parts=tuple(_parts(composed, [each for _number, each in open_ones if not each.is_ambiguous])),
        repaired=expand(composed),
        questions=tuple(
            Question(name=f"anlam_{field}_{number}", found=each.found, meanings=each.long_forms)
            for number, each in open_ones
            if each.is_ambiguous
        ),
        may_stay=may_stay,
    )


def refusal_of(text: str) -> str | None:
    """Return the sentence that refuses the first abbreviation in ``text``."""
    found = find_abbreviations(unicodedata.normalize("NFC", text))
    return repair_sentence(found[0]) if found else None


def mark(field: str, abbreviation: Abbreviation) -> str:
    return f"{field}:{abbreviation.found}"


def marks_in(field: str, text: str) -> list[str]:
    """Return the marks of everything found in ``text``, as ``as_typed`` keeps them."""
    return [mark(field, each) for each in find_abbreviations(unicodedata.normalize("NFC", text))]


def with_repairs(data: Mapping[str, str], fields: Iterable[str]) -> dict[str, str]:
    """Return ``data`` with the chosen meanings written out and the field named by ``duzelt`` expanded."""
    changed = {name: data.get(name) or "" for name in data}
    if "duzelt" in data:
        changed["as_typed"] = ""  # one repair was taken; what else was shown has had no answer yet
    for field in fields:
        changed[field] = _with_meanings(field, changed)
        if data.get("duzelt") == field:
            changed[field] = expand(changed[field])
    return changed


def _with_meanings(field: str, data: Mapping[str, str]) -> str:
    text = unicodedata.normalize("NFC", data.get(field) or "")
    for number, each in reversed(list(enumerate(find_abbreviations(text)))):
        chosen = data.get(f"anlam_{field}_{number}")
        if each.is_ambiguous and chosen in each.long_forms:
            text = write_out(text, each, chosen)
    return text


def _parts(text: str, found: list[Abbreviation]) -> Iterable[tuple[str, str]]:
    at = 0
    for each in found:
        yield "keep", text[at : each.start]
        yield "old", each.found
        yield "new", each.long_forms[0]
        at = each.end
    yield "keep", text[at:]
