"""The directions in which one text may be read: forwards, or with every label behind its value."""

from collections.abc import Callable
from typing import Any

from payments.domain.amounts import find_amounts
from payments.domain.dates import find_dates
from payments.domain.ibans import find_ibans
from payments.domain.label_finding import Label
from payments.domain.labels import GENERIC
from payments.domain.placed import PlacedText
from payments.domain.printout import Printout, read_printout, read_reversed

_CLOSE, _FIRST = 80, 8
_IBANS = (*GENERIC.payee_iban, *GENERIC.payer_iban, *GENERIC.either_iban)
_KINDS: tuple[tuple[tuple[str, ...], Callable[[str], Any]], ...] = (
    (GENERIC.amount, find_amounts),
    (GENERIC.date, find_dates),
    (_IBANS, find_ibans),
)


def choose_direction(placed: PlacedText) -> Printout:
    """Return the reading in which most labels of sums, days and IBANs get their kind of value."""
    forwards = read_printout(placed.text, is_ocr=placed.is_ocr)
    backwards = read_reversed(forwards)
    return backwards if _kept_promises(backwards) > _kept_promises(forwards) else forwards


def _kept_promises(printout: Printout) -> int:
    return sum(1 for names, find in _KINDS for label in printout.named(names) if _begins_so(find, printout, label))


def _begins_so(find: Callable[[str], Any], printout: Printout, label: Label) -> bool:
    found = (find(excerpt.text[:_CLOSE]) for excerpt in printout.excerpts(label))
    return any(each and each[0].start <= _FIRST for each in found)
