"""What a printed paper said, kept beside its print: what was declared on it, and every line of it in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from applications.domain.form_sheet import FormSheet, Letter

KIND = "Başvuru"
LACKING = "Dekontta eksik olan"
_PART = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one print said.

    ``declared``: stable names -> plain JSON values, what the paper's hash was made of (``declared_hash``).
    ``lines``: label -> words, in the order of the paper. ``copies``: the heading of each copy, in order; empty for
    a letter. ``is_draft``: it said TASLAK.
    """

    declared: Mapping[str, Any]
    lines: Mapping[str, str]
    copies: tuple[str, ...] = ()
    is_draft: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return it as it is stored. Lines are pairs: not every database keeps the order of an object's names."""
        return {
            "declared": dict(self.declared),
            "lines": [list(line) for line in self.lines.items()],
            "copies": list(self.copies),
            "is_draft": self.is_draft,
        }


def said_from_json(stored: Mapping[str, Any]) -> Said:
    """Return what ``Said.as_json`` stored."""
    return Said(
        declared=stored["declared"],
        lines=dict(stored["lines"]),
        copies=tuple(stored["copies"]),
        is_draft=stored["is_draft"],
    )


def said_by_form(sheet: FormSheet, declared: Mapping[str, Any]) -> Said:
    """Return what each copy of ``sheet`` says; ``declared``: what its hash was made of."""
    facts = ((fact.label, fact.value) for section in sheet.sections for fact in section.facts)
    lines = (
        (KIND, sheet.kind_line),
        *facts,
        ("Müdürlük", ", ".join(line for line in sheet.letterhead if line)),
        ("Teslim edilecek belgeler", _PART.join(sheet.papers)),
        ("Nereye ve nasıl", _PART.join(sheet.deliver_to)),
        ("Nüshalar", _PART.join(sheet.copy_labels)),
        ("İmzalayanlar", _PART.join(box.role for box in sheet.signatures)),
        ("Beyan", sheet.declaration),
    )
    return Said(declared=declared, lines=_by_label(lines), copies=sheet.copy_labels, is_draft=sheet.is_draft)


def said_by_letter(letter: Letter, declared: Mapping[str, Any]) -> Said:
    """Return what ``letter`` says; ``declared``: what its hash was made of."""
    lines = (
        ("Adı soyadı", letter.name),
        *((fact.label, fact.value) for fact in (*letter.sender, *letter.payment)),
        (LACKING, _PART.join(letter.lacking)),
        ("Kime", ", ".join(line for line in (letter.addressee, letter.desk) if line)),
        ("Konu", letter.subject),
        ("Ek", letter.enclosure),
    )
    return Said(declared=declared, lines=_by_label(lines), is_draft=letter.is_draft)


def _by_label(lines: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the lines with words; what stands twice under one label (two accounts) is one line."""
    found: dict[str, list[str]] = {}
    for label, words in lines:
        if words.strip():
            found.setdefault(label, []).append(words)
    return {label: _PART.join(parts) for label, parts in found.items()}
