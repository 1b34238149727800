"""What a reader and a judge said of a made-up receipt, against the truth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from esign_portal import turkish
from payments.domain.checks import FIELD_OF
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields
from payments.domain.results import CheckedReceipt
from tests.payments.made_up_bank.pen import Written
from tests.payments.made_up_bank.receipts import MadeReceipt

FIELDS = (
    "issuer", "payer", "payer_tckn", "payer_iban", "payee", "payee_iban", "amount", "currency", "date", "time",
    "reference", "rail", "description",
)  # fmt: skip
CORE = ("payer", "payer_tckn", "payer_iban", "payee", "payee_iban", "amount")
"""The fields of the goals for pictures: IBAN, TCKN, name and amount."""
INVENTABLE = ("payer", "payee", "payee_iban", "amount", "date", "payer_iban")
"""Fields for which a value is wrong where none was printed."""
RIGHT, MISSED, WRONG, DOUBTED = "right", "missed", "wrong", "doubted"
_TITLES = {"dr", "uzm", "op", "prof", "doc"}
_AS_WORDS = ("payer", "payee", "description", "reference")


@dataclass(frozen=True, slots=True)
class Said:
    """One field: ``state`` is right, missed (nothing said), wrong (said as certain) or doubted (wrong, not certain)."""

    name: str
    state: str
    expected: Any
    got: Any


def said_fields(made: MadeReceipt, fields: ReceiptFields, *, is_glued: bool = False) -> Iterator[Said]:
    """Compare every field that the receipt decides: printed and to be read, hidden, or not printed at all."""
    for name in FIELDS:
        if is_glued and name in made.unclear_when_glued:
            continue
        got = getattr(fields, name)
        if name == "issuer":
            if made.layout.issuer:
                yield _said_issuer(made.layout.issuer, got)
        elif (written := made.fields.get(name)) is None:
            if name in INVENTABLE and got is not None and name not in fields.masked:
                yield Said(name, _wrong(fields, name), None, got)
        elif written.is_hidden:
            if got is not None and name not in fields.masked:
                yield Said(name, _wrong(fields, name), written.right, got)
        else:
            yield _said(name, written, got, fields)


def said_checks(
    made: MadeReceipt, checked: CheckedReceipt, *, is_glued: bool = False
) -> Iterator[tuple[Check, bool, Outcome, Outcome]]:
    """Return of each check whether its outcome is no mistake, the outcome to wish for, and the outcome."""
    for check, answer in made.answers.items():
        outcome = checked.of(check).outcome
        is_unclear = is_glued and FIELD_OF[check] in made.unclear_when_glued and outcome is Outcome.CANNOT_TELL
        yield check, answer.allows(outcome) or is_unclear, answer.best, outcome


def false_agreements(made: MadeReceipt, checked: CheckedReceipt) -> list[str]:
    """Return the checks that agree where that is a mistake; "verdict" when the whole receipt does."""
    wrong = [
        check.value
        for check, is_allowed, _, outcome in said_checks(made, checked)
        if outcome is Outcome.AGREES and not is_allowed
    ]
    is_whole = all(answer.allows(Outcome.AGREES) for answer in made.answers.values())
    return [*wrong, "verdict"] if checked.outcome is Outcome.AGREES and not is_whole else wrong


def _said(name: str, written: Written, got: Any, fields: ReceiptFields) -> Said:
    if any(_is_same(name, right, got) for right in written.right):
        return Said(name, RIGHT, written.right, got)
    return Said(name, MISSED if got is None else _wrong(fields, name), written.right, got)


def _said_issuer(words: tuple[str, ...], got: str | None) -> Said:
    if got is None:
        return Said("issuer", MISSED, words, got)
    known = turkish.fold(got)
    return Said("issuer", RIGHT if any(word in known for word in words) else WRONG, words, got)


def _wrong(fields: ReceiptFields, name: str) -> str:
    return WRONG if fields.is_certain(name) else DOUBTED


def _is_same(name: str, right: Any, got: Any) -> bool:
    if right is None or got is None:
        return right is got
    if name in _AS_WORDS:
        return _letters(name, right) == _letters(name, got)
    return bool(str(getattr(got, "value", got)) == right if name in ("rail", "currency") else got == right)


def _letters(name: str, text: str) -> str:
    words = re.findall(r"\w+", turkish.fold(text))
    return "".join(word for word in words if not (name in ("payer", "payee") and word in _TITLES))
