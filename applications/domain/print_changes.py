"""What a paper says otherwise than the request does now, and whether it must be signed anew.

A signature covers what the person declares. What a check or a desk found since (the verdict on a receipt, the office's
name, where papers go) may stand otherwise on the paper; the signature stays good.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from applications.domain.form_sheet import declared_hash
from applications.domain.said import KIND, LACKING, Said

REST = "Diğer yanıtlar"
NOTHING = "boş"

LABELS: dict[str, tuple[str, ...]] = {
    "reference": ("Başvuru no",),
    **dict.fromkeys(("category", "kind", "signing_method", "reason"), (KIND,)),
    "tckn": ("T.C. kimlik no",),
    "birth_date": ("Doğum tarihi",),
    **dict.fromkeys(("first_name", "last_name"), ("Adı soyadı",)),
    "title": ("Unvanı",),
    "unit_text": ("Görev yeri",),
    "mobile": ("Cep telefonu", "Telefon"),
    "email": ("E-posta",),
    "details.is_naturalised": ("Uyruk",),
    **dict.fromkeys(("neighbourhood", "street", "building_no", "flat_no"), ("Açık adres",)),
    **dict.fromkeys(("district", "province"), ("İlçe, il",)),
    "postal_code": ("Posta kodu",),
    "details.keeps_reader": ("Kart okuyucu", "İstenen"),
    "details.certificate_ends_on": ("Sertifikanın bitişi",),
    "details.what_happened": ("Karta ne oldu",),
    "details.revoked_on": ("İptal tarihi", "Askıya alma tarihi"),
    "details.revoked_how": ("İptal yolu", "Askıya alma yolu"),
    "details.invoice_name": ("Fatura adı",),
    "details.invoice_tax_no": ("Vergi veya kimlik no",),
    "details.invoice_tax_office": ("Vergi dairesi",),
    "paid_on": ("Ödeme tarihi",),
    "lira": ("Ödenen tutar",),
    "payment_reference": ("Bankanın işlem no",),
    "ibans": ("Alıcı IBAN", "Alıcı"),
    "missing": (LACKING,),
}
"""Under which labels of the papers a declared answer stands, by its stable name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A line that differs, as printed; ``NOTHING`` where it did not stand."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs between a print and now. ``declared``: what the signature covers; ``shown``: everything else."""

    declared: tuple[Change, ...] = ()
    shown: tuple[Change, ...] = ()
    must_sign_anew: bool = False


NO_CHANGES = Changes()


def changes(then: Said, now: Said) -> Changes:
    """Return what differs between a print and what it would say now.

    The hash alone decides about the signature: an answer is told as declared only when the hash differs. So a unit
    that the desk matched to its list, which changes the words but not the answer, stands under ``shown``.
    """
    must_sign_anew = declared_hash(then.declared) != declared_hash(now.declared)
    declared = _declared_changes(then, now) if must_sign_anew else {}
    shown = [change for change in _line_changes(then, now) if change.label not in declared]
    return Changes(declared=tuple(declared.values()), shown=tuple(shown), must_sign_anew=must_sign_anew)


def _declared_changes(then: Said, now: Said) -> dict[str, Change]:
    """Return the declared answers that differ, by label, as the paper puts them."""
    lines = {change.label: change for change in _line_changes(then, now)}
    found: dict[str, Change] = {}
    for name in _names_that_differ(then.declared, now.declared):
        labels = LABELS.get(name, (REST,))
        on_paper = [lines[label] for label in labels if label in lines]
        for change in on_paper or [_unprinted(labels[0], then, now)]:
            found.setdefault(change.label, change)
    return found


def _unprinted(label: str, then: Said, now: Said) -> Change:
    """Return a change that the words do not show: a name that is split otherwise, a place the desk matched."""
    return Change(label=label, before=_answers(label, then.declared), after=_answers(label, now.declared))


def _answers(label: str, declared: Mapping[str, Any]) -> str:
    named = dict(_flat(declared))
    parts = [_in_words(value) for name, value in named.items() if label in LABELS.get(name, (REST,))]
    return " | ".join(part for part in parts if part) or NOTHING


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "evet" if value else "hayır"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _line_changes(then: Said, now: Said) -> Iterator[Change]:
    """Yield the lines that differ, in the order of the paper as it is now, then those that are gone."""
    for label in dict.fromkeys((*now.lines, *then.lines)):
        before, after = then.lines.get(label, NOTHING), now.lines.get(label, NOTHING)
        if before.split() != after.split():  # a blank that holds where a line might break changes no word
            yield Change(label=label, before=before, after=after)


def _names_that_differ(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return the names, those of ``LABELS`` in its order, whose answers differ; a blank answer is no answer."""
    before, after = dict(_flat(then)), dict(_flat(now))
    differing = {name for name in {*before, *after} if (before.get(name) or None) != (after.get(name) or None)}
    return [*(name for name in LABELS if name in differing), *sorted(differing - set(LABELS))]


def _flat(declared: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """Yield each answer by its name, what only one kind knows as ``details.certificate_ends_on``."""
    for name, value in declared.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{part}", each) for part, each in value.items())
        else:
            yield name, value
