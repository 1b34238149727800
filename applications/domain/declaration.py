"""What a receipt lacks of the demanded words, part by part, and when a signed declaration may stand for it."""

import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from unicodedata import normalize

from applications.domain.payment_due import PersonName
from applications.domain.procedures import DescriptionRule
from applications.domain.vocabulary import WordingForm
from esign_portal import turkish
from payments.domain.expectation import Place, WantedWords
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields
from payments.domain.words import MissingWords, missing_words, pieces

TCKN = "{tckn}"
_LABELS = {"{ad_soyad}": "Adı soyadı", "{ad}": "Adı", "{soyad}": "Soyadı", TCKN: "T.C. kimlik numarası"}
_HIDEABLE = frozenset({"payer", "payer_tckn", "description"})
_EDGES = " -–/=:;,.()"


class Lack(Enum):
    """How sure it is that demanded words are missing."""

    SEEN = "seen"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class DemandedPart:
    """A part of the demanded words. ``key``: ``{ad_soyad}``, ``{tckn}`` …, or words as the directorate asks for them.

    Of a part that is there in pieces, ``key`` is what is missing of it, word by word.
    """

    key: str
    is_missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a person declares about a payment; ``missing``: the keys of the parts that the receipt lacks."""

    paid_on: date
    lira: Decimal
    reference: str
    missing: tuple[str, ...]


def demanded_parts(
    rules: Sequence[DescriptionRule], person: PersonName, fields: ReceiptFields
) -> tuple[DemandedPart, ...]:
    """Return the parts of the accepted wording that the receipt comes nearest to; empty when no words are demanded.

    Of several templates one suffices; rules that are parts must all be met. Where the place of the words could not
    be read, nothing is called missing: the person says so.
    """
    wordings = [(rule,) for rule in rules if rule.form is WordingForm.TEMPLATE]
    together = tuple(rule for rule in rules if rule.form is WordingForm.PART)
    read = [
        tuple(part for rule in wording for part in _parts_of(rule, person, fields))
        for wording in (*wordings, *([together] if together else ()))
    ]
    return min(read, key=lambda parts: sum(part.is_missing for part in parts), default=())


def may_stand_anywhere(rules: Iterable[DescriptionRule]) -> bool:
    """Tell whether the demanded words may stand anywhere on the receipt; otherwise they belong into the description."""
    return all(rule.place is Place.ANYWHERE for rule in rules)


def lack_of(outcomes: Mapping[Check, Outcome], parts: Iterable[DemandedPart], fields: ReceiptFields) -> Lack | None:
    """Return how sure it is that the receipt lacks demanded words; ``None`` when it does not, or hides them itself.

    What a bank masks is no mistake of the person: an officer looks at it.
    """
    lacks_number = any(part.key == TCKN and part.is_missing for part in parts)
    description = outcomes.get(Check.DESCRIPTION)
    if description is Outcome.DIFFERS:
        return Lack.SEEN
    if lacks_number and outcomes.get(Check.PAYER_TCKN) is Outcome.DIFFERS:
        return Lack.SEEN
    is_hidden = bool(fields.masked & _HIDEABLE) or "*" in (fields.description or "")
    return Lack.POSSIBLE if description is Outcome.CANNOT_TELL and not is_hidden else None


def part_in_words(key: str, person: PersonName) -> str:
    """Return a part with the person's data, as it stands in the letter.

    >>> part_in_words("{tckn}", PersonName(first_name="Ayşe", last_name="Işık", tckn="10000000146"))
    'T.C. kimlik numarası: 10000000146'
    """
    return f"{_LABELS[key]}: {_filled(key, person)}" if key in _LABELS else f"“{key}”"


def addressed_to(office: str) -> str:
    """Return the line an official letter begins with: the office in capitals, with its case ending.

    >>> addressed_to("Mersin İl Sağlık Müdürlüğü"), addressed_to("Örnek Sağlık Başkanlığı")
    ('MERSİN İL SAĞLIK MÜDÜRLÜĞÜNE', 'ÖRNEK SAĞLIK BAŞKANLIĞINA')
    """
    vowels = [letter for letter in turkish.lower(office) if letter in "aeıioöuüâîû"]
    is_front = bool(vowels) and vowels[-1] in "eiöüî"
    last = turkish.lower(office.strip()[-1:])
    joint = "n" if last in "ıiuü" else "y" if last in "aeoö" else ""
    return turkish.upper(f"{office.strip()}{joint}{'e' if is_front else 'a'}")


def _parts_of(rule: DescriptionRule, person: PersonName, fields: ReceiptFields) -> Iterable[DemandedPart]:
    keys = tuple(_keys(rule))
    searched = _searched(rule.place, fields)
    if searched is None:
        return (DemandedPart(key, is_missing=False) for key in keys)
    filled = tuple(normalize("NFKC", _filled(key, person)) for key in keys)
    on_a_page = rule.place is Place.ANYWHERE and bool(fields.text.strip())
    lacking = missing_words(WantedWords(text=" ".join(filled), parts=filled), searched, close_together=on_a_page)
    missing = {each.part: each for each in lacking}
    return (_part(key, missing.get(words)) for key, words in zip(keys, filled, strict=True))


def _keys(rule: DescriptionRule) -> Iterable[str]:
    """Yield the person's data and the words between them, in the order of the rule's text."""
    optional = {piece for word in rule.optional_words for piece in pieces(word)}
    for words, name, _form, _conversion in string.Formatter().parse(rule.text):
        asked = [word.strip(_EDGES) for word in words.split() if set(pieces(word)) - optional]
        if asked:
            yield " ".join(asked)
        if name:
            yield f"{{{name}}}"


def _part(key: str, missing: MissingWords | None) -> DemandedPart:
    if missing is None:
        return DemandedPart(key, is_missing=False)
    if missing.is_whole_part or key == TCKN:
        return DemandedPart(key, is_missing=True)
    lacking = {turkish.fold(word) for word in missing.words}
    kept = [word for word in missing.part.split() if lacking & set(pieces(word))]
    return DemandedPart(" ".join(kept) or key, is_missing=True)


def _searched(place: Place, fields: ReceiptFields) -> str | None:
    """Return the text where the words must stand, ``None`` when it was not read."""
    if place is Place.ANYWHERE and fields.text.strip():
        return fields.text
    told = (fields.payer, fields.payer_tckn, fields.description) if place is Place.ANYWHERE else (fields.description,)
    if any(told):
        return " ".join(filter(None, told))
    is_unread = fields.is_ocr or (not fields.text.strip() and fields.amount is None)
    return None if is_unread else ""


def _filled(key: str, person: PersonName) -> str:
    return (
        key.format(ad_soyad=person.full_name, ad=person.first_name, soyad=person.last_name, tckn=person.tckn)
        if key in _LABELS
        else key
    )
