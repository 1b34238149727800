"""Was a value read from a picture without doubt?

Measured on photographs and scans of made-up receipts: of the values that OCR misread nearly all hold a word below 65
per cent of confidence, of those that it read rightly one in twenty. Numbers with check digits prove themselves.
"""

import re
from collections.abc import Sequence
from typing import Any

from payments.domain.pieces import Found
from payments.domain.placed import PlacedWord
from payments.domain.printout import Printout
from payments.domain.tckns import is_valid_tckn

LOWEST_CONFIDENCE = 65
# An IBAN's last places may hold letters, but no bank here uses any: in a picture one is more likely a misread digit.
_PROVED = ("payee_iban", "payer_iban")
_NOT_READ = ("issuer",)  # told by several signs together, at no one place
# Stars that hide places are often read as one digit again and again, and one number in a hundred checks by chance.
_SAME_AGAIN = re.compile(r"([1-9])\1{4}")
_REST_OF_SUM = re.compile(r"[ ]?[-.,]?[ ]?\d")
_COLON_AS_DIGIT = re.compile(r"[1Il](?![.,]|0\d)")
_COLONS = (":", "：")


def is_certain(name: str, found: Found[Any], words: Sequence[PlacedWord], printout: Printout) -> bool:
    """Tell whether ``found``, the value of the field ``name``, was read without doubt."""
    if found.is_doubtful:
        return False
    if not printout.is_ocr or name in _NOT_READ:
        return True
    if name in _PROVED and "*" not in found.value:
        return bool(found.value[2:].isdigit())
    is_clear = bool(words) and min(word.confidence for word in words) >= LOWEST_CONFIDENCE
    if name == "payer_tckn" and is_valid_tckn(found.value):
        return is_clear or not _SAME_AGAIN.search(found.value)
    return is_clear and not _may_hold_a_colon(found, printout) and not (name == "amount" and _goes_on(found, printout))


def _may_hold_a_colon(found: Found[Any], printout: Printout) -> bool:
    """Tell whether the colon before a number may have been read as its first digit: "Tutar : 80" as "Tutar 180".

    What no number begins with cannot have stood behind a colon: "1.080,00" is no ": .080,00", "1080,00" no ": 080,00".
    """
    start = found.spans[0].start if found.spans else 0
    if not _COLON_AS_DIGIT.match(printout.text, start) or not _prints_colons(printout):
        return False
    before = printout.text[printout.text.rfind("\n", 0, start) + 1 : start].rstrip(" -+")
    return bool(before) and not before.endswith(_COLONS)


def _prints_colons(printout: Printout) -> bool:
    with_colon = sum(printout.text[label.start : label.end].rstrip().endswith(_COLONS) for label in printout.labels)
    return 2 * with_colon >= len(printout.labels)


def _goes_on(found: Found[Any], printout: Printout) -> bool:
    """Tell whether digits stand right behind the sum, so that it was parted or cut."""
    return any(_REST_OF_SUM.match(printout.text, span.end) for span in found.spans)
