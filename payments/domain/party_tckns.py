"""The payer's identity number on a printout."""

import re
from collections.abc import Iterator

from payments.domain.findings import How
from payments.domain.labels import GENERIC, Layout
from payments.domain.misread_numbers import repair_tckn
from payments.domain.pieces import Found, Piece, agreed
from payments.domain.printout import Printout
from payments.domain.tckns import LENGTH, is_valid_tckn

_NUMBER = re.compile(r"(?<![\d*])[\d*•xX]{5,13}(?![\d*])")
_HIDDEN = re.compile(r"[•xX]")
_FEWEST_HIDDEN = 3
_OF_PAYER = ("gonderen", "gonderici", "musteri", "borclu")


def payer_tckn(printout: Printout, layout: Layout) -> Found[str] | None:
    """Return the payer's identity number: valid, or masked as printed; never an operator's or the payee's."""
    named = printout.named((*layout.payer_tckn, *GENERIC.payer_tckn))
    own = [label for label in named if label.name.startswith(_OF_PAYER) or printout.side(label) != "payee"]
    found = [
        number
        for label in own
        for number in _numbers(
            printout.value(label),
            How.LAYOUT if label.name in layout.payer_tckn else How.LABEL,
            is_ocr=printout.is_ocr,
        )
    ]
    masked = sorted((each for each in found if "*" in each.value), key=lambda each: each.value)
    if masked:
        return next((each for each in masked if len(each.value) == LENGTH), masked[0])
    return agreed(found)


def _numbers(value: Piece, how: How, *, is_ocr: bool) -> Iterator[Found[str]]:
    for match in _NUMBER.finditer(value.text):
        number = _HIDDEN.sub("*", match.group())
        if number.count("*") >= _FEWEST_HIDDEN or is_valid_tckn(number):
            yield Found(number, (value.cut(*match.span()).span,), how)
    repaired = repair_tckn(value.text) if is_ocr else None
    if repaired and not is_valid_tckn(repaired.printed):
        span = value.cut(repaired.start, repaired.end).span
        yield Found(repaired.number, (span,), how, printed=repaired.printed)
