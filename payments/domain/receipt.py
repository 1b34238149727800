"""What a bank's receipt says, read from its text."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from payments.domain.details import Rail
from payments.domain.directions import choose_direction
from payments.domain.extraction import read_fields
from payments.domain.findings import Finding, finding_from_json, finding_to_json
from payments.domain.locating import finding_of
from payments.domain.masks import is_masked
from payments.domain.placed import PlacedText
from payments.domain.printout import Printout
from payments.domain.several import parts_of, told_alike

_READERS: dict[str, Callable[[str], Any]] = {
    "amount": Decimal,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "rail": {each.value: each for each in Rail}.__getitem__,
}
_MASKABLE = ("payer", "payer_tckn", "payer_iban", "payee", "payee_iban", "description")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFields:
    """The values of one receipt. ``None`` is unknown: not printed, unreadable, or printed in two ways.

    ``amount`` is in units of ``currency`` (ISO code), IBANs are compact. A value that the bank masked keeps its
    visible places, with ``*`` for the others, and is named in ``masked``. ``text`` is the whole text. ``pending``
    and ``cancelled`` are the printed words that say that the money has not arrived. ``findings`` says of a field, by
    its name, how and where it was found. ``is_ocr``: the text was read from a picture. ``several``: the text holds
    more than one receipt, and then what they say differently is unknown.
    """

    issuer: str | None = None
    payer: str | None = None
    payer_tckn: str | None = None
    payer_iban: str | None = None
    payee: str | None = None
    payee_iban: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    date: datetime.date | None = None
    time: datetime.time | None = None
    reference: str | None = None
    rail: Rail | None = None
    description: str | None = None
    pending: str | None = None
    cancelled: str | None = None
    text: str = ""
    masked: frozenset[str] = frozenset()
    findings: Mapping[str, Finding] = field(default_factory=dict, hash=False)
    is_ocr: bool = False
    several: bool = False

    def is_certain(self, name: str) -> bool:
        """Tell whether the field ``name`` was read without doubt; what was typed or not found counts as such."""
        finding = self.findings.get(name)
        return finding is None or finding.is_certain


def parse_receipt(text: str | PlacedText) -> ReceiptFields:
    """Return what ``text`` says about one transfer; never raises, whatever the text.

    >>> fields = parse_receipt("GÖNDEREN : AYŞE GÜL IŞIK\\nİŞLEM TUTARI (TL) : 1,080.00\\nİŞLEM TARİHİ : 16/11/2026")
    >>> fields.payer, str(fields.amount), str(fields.date), fields.payee
    ('AYŞE GÜL IŞIK', '1080.00', '2026-11-16', None)
    """
    placed = text if isinstance(text, PlacedText) else PlacedText(text)
    printout = choose_direction(placed)
    alike = _told_alike(printout, placed)
    found = read_fields(printout)
    told = {name: each for name, each in found.values.items() if alike is None or name in alike}
    known = ReceiptFields(
        **{name: each.value for name, each in told.items()},
        currency=found.currency,
        text=placed.text,
        is_ocr=placed.is_ocr,
        several=alike is not None,
        findings={name: finding_of(name, each, printout, placed) for name, each in told.items()},
    )
    return with_masks(known)


def _told_alike(printout: Printout, placed: PlacedText) -> set[str] | None:
    """Return the fields that several receipts in one file tell alike, ``None`` when it holds but one."""
    parts = [PlacedText(part, is_ocr=placed.is_ocr) for part in parts_of(printout, placed)]
    return told_alike([read_fields(choose_direction(part)).values for part in parts], is_ocr=placed.is_ocr)


def with_masks(receipt: ReceiptFields) -> ReceiptFields:
    """Return ``receipt`` with the fields named in ``masked`` whose value shows that the bank hid places."""
    values = {each.name: getattr(receipt, each.name) for each in fields(receipt)}
    hidden = {name for name in _MASKABLE if values[name] and is_masked(values[name])}
    return ReceiptFields(**{**values, "masked": frozenset(hidden)})


def fields_to_json(receipt: ReceiptFields) -> dict[str, Any]:
    """Return ``receipt`` in plain JSON types: sums "1080.00", days and times ISO, unknown ``None``."""
    values = {each.name: getattr(receipt, each.name) for each in fields(receipt)}
    for name in ("amount", "date", "time"):
        values[name] = str(values[name]) if values[name] is not None else None
    values["rail"] = receipt.rail.value if receipt.rail else None
    values["masked"] = sorted(receipt.masked)
    values["findings"] = {name: finding_to_json(found) for name, found in receipt.findings.items()}
    return values


def fields_from_json(values: dict[str, Any]) -> ReceiptFields:
    """Return the receipt that `fields_to_json` wrote; keys of another version are left out, bad values are unknown."""
    known = {each.name for each in fields(ReceiptFields)}
    kept = {name: value for name, value in values.items() if name in known and value is not None}
    for name, read in _READERS.items():
        if name in kept:
            try:
                kept[name] = read(kept[name])
            except (ValueError, KeyError, InvalidOperation):
                del kept[name]
    findings = {name: found for name, row in kept.get("findings", {}).items() if (found := finding_from_json(row))}
    return ReceiptFields(**{**kept, "masked": frozenset(kept.get("masked", ())), "findings": findings})
