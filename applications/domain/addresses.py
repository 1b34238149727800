"""Abbreviations in an address, and the words to write instead.

Couriers and Kamu SM want addresses without "Cad.", "Sok." (Ankara: “hiçbir kısaltma (Cad. , Sok. vb.)”).
What has one meaning gets its long form; what may mean several things is asked, never expanded. The
table is in ``address_words``; offsets count in the composed (NFC) form of the text.
"""

import re
import unicodedata
from dataclasses import dataclass

from applications.domain.address_words import GROUPS, Entry
from esign_portal import turkish


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """One abbreviation as typed and where it begins. ``long_forms``: the recommended one first."""

    found: str
    start: int
    long_forms: tuple[str, ...]
    is_ambiguous: bool

    @property
    def end(self) -> int:
        return self.start + len(self.found)


def find_abbreviations(text: str) -> tuple[Abbreviation, ...]:
    """Return the abbreviations of ``text`` in order. Only whole words count, in any case, with or without a dot.

    >>> [(a.found, a.long_forms[0], a.is_ambiguous) for a in find_abbreviations("Mithatpaşa CAD. No:5, D.3")]
    [('CAD.', 'Caddesi', False), ('No:', 'Numara', True), ('D.', 'Daire', True)]
    >>> find_abbreviations("Şehit Ali Sokağı, 5 No’lu Aile Sağlığı Merkezi 12/A")
    ()
    """
    composed = unicodedata.normalize("NFC", text)
    found = []
    for match in _PATTERN.finditer(turkish.fold_in_place(composed)):
        entry = _BY_LETTERS[_letters(match[0])]
        typed = composed[match.start() : match.end()].rstrip()
        found.append(
            Abbreviation(
                found=typed,
                start=match.start(),
                long_forms=_in_context(entry.long_forms, before=composed[: match.start()]),
                is_ambiguous=entry.is_ambiguous,
            )
        )
    return tuple(found)


def expand(text: str) -> str:
    """Return ``text`` with every abbreviation that has one meaning written out; ambiguous ones stay.

    >>> expand("Mithatpaşa Cad. 1425. sk. M. Kemal Apt")
    'Mithatpaşa Caddesi 1425. Sokak M. Kemal Apartmanı'
    """
    written = unicodedata.normalize("NFC", text)
    for each in reversed(find_abbreviations(written)):
        if not each.is_ambiguous:
            written = write_out(written, each, each.long_forms[0])
    return written


def write_out(text: str, abbreviation: Abbreviation, long_form: str) -> str:
    """Return ``text`` with ``long_form`` in place of ``abbreviation``, in capitals where all around it is so.

    >>> text = "ATATÜRK Cad.5"
    >>> write_out(text, find_abbreviations(text)[0], "Caddesi")
    'ATATÜRK CADDESİ 5'
    """
    before, rest = text[: abbreviation.start], text[abbreviation.end :]
    around = before + rest
    shouts = any(letter.isalpha() for letter in around) and around == turkish.upper(around)
    written = turkish.upper(long_form) if shouts else long_form
    return f"{before}{written}{' ' if rest[:1].isalnum() else ''}{rest}"


def repair_sentence(abbreviation: Abbreviation) -> str:
    """Return what to tell the person: what it is, and what to write.

    >>> repair_sentence(find_abbreviations("Mithatpaşa Cad.")[0])
    '“Cad.” bir kısaltma. Uzun hâlini yazın: Caddesi.'
    >>> repair_sentence(find_abbreviations("D. 5")[0])
    '“D.” birkaç anlama gelebilir. Hangisiyse uzun hâlini yazın: Daire, Doğu ya da Devlet.'
    >>> repair_sentence(find_abbreviations("M. Kemal")[0])
    '“M.” bir kısaltma olabilir. Öyleyse uzun hâlini yazın: Mahallesi. Bir adın baş harfiyse adı tam yazın.'
    """
    *others, last = abbreviation.long_forms
    if not abbreviation.is_ambiguous:
        return f"“{abbreviation.found}” bir kısaltma. Uzun hâlini yazın: {abbreviation.long_forms[0]}."
    if others:
        choices = f"{', '.join(others)} ya da {last}"
        return f"“{abbreviation.found}” birkaç anlama gelebilir. Hangisiyse uzun hâlini yazın: {choices}."
    advice = (
        " Bir adın baş harfiyse adı tam yazın." if len(_letters(turkish.fold_in_place(abbreviation.found))) == 1 else ""
    )
    return f"“{abbreviation.found}” bir kısaltma olabilir. Öyleyse uzun hâlini yazın: {last}.{advice}"


def _letters(form: str) -> str:
    """Return a levelled form without dots, colons and doubled blanks: the key of its entry."""
    between = "" if _is_initials(form) else " "
    return between.join(re.split(r"[.:\s]+", form)).strip()


def _is_initials(form: str) -> bool:
    """Tell whether a form is letters with a dot each ("p.k.", "o.s.b.") rather than words."""
    return re.fullmatch(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\s*", form) is not None


def _in_context(long_forms: tuple[str, ...], *, before: str) -> tuple[str, ...]:
    """Put "Cadde" before "Caddesi" after a number: "100. Cadde", but "Atatürk Caddesi"."""
    bare = {"Caddesi": "Cadde", "Sokağı": "Sokak", "Bulvarı": "Bulvar"}.get(long_forms[0])
    after_number = re.search(r"\d\.?\s*$", before) is not None
    return (bare, long_forms[0]) if bare in long_forms and after_number and bare else long_forms


_NOT_INSIDE_A_WORD = r"(?<![\w’'])"
_WORD_ENDS = r"(?![^\W\d_]|[’']|\s+market)"  # "Şok Market" is a chain of shops, not a slip for "Sok."


def _pattern(form: str) -> str:
    """Return the expression of one form; a form that ends with a dot needs it (or a colon), others may do without."""
    if _is_initials(form):
        return _NOT_INSIDE_A_WORD + r"\.\s?".join(form.rstrip(".").split(".")) + r"\b\.?:?"
    *first, last = form.split()
    needs_mark = last.endswith(".")
    head = "".join(rf"{re.escape(word.rstrip('.'))}(?:[.:]\s*|\s+)" for word in first)
    tail = re.escape(last.rstrip("."))
    if len(form.rstrip(".")) == 1:
        return _single_letter(tail, needs_mark=needs_mark)
    return f"{_NOT_INSIDE_A_WORD}{head}{tail}(?:[.:]+" + (")" if needs_mark else f"|{_WORD_ENDS})")


def _single_letter(letter: str, *, needs_mark: bool) -> str:
    """A lone letter is mostly part of a number ("12/A", "D-100"): it counts with a mark, or before a number."""
    marked = rf"(?<![\w’']){letter}:|(?<![\w’'/.-]){letter}\."
    return f"(?:{marked})" if needs_mark else rf"(?:{marked}|(?<![\w’'/.-]){letter}(?=\s+\d))"


def _forms() -> list[tuple[str, Entry]]:
    spelled = [(turkish.fold_in_place(form), entry) for entry in GROUPS for form in entry.forms]
    return sorted(spelled, key=lambda pair: len(pair[0]), reverse=True)


_BY_LETTERS = {_letters(form): entry for form, entry in _forms()}
_PATTERN = re.compile("|".join(_pattern(form) for form, _entry in _forms()))
