"""The number by which a bank finds a transfer, as receipts of one transfer share it."""

import re

from esign_portal import turkish
from payments.domain.masks import is_masked
from payments.domain.receipt import ReceiptFields

# Shorter ones are counters of a branch or a day: many transfers bear them.
_SHORTEST = 6
_BESIDE = re.compile(r"[^a-z0-9]")


def transfer_number(fields: ReceiptFields) -> str:
    """Return the transfer's number, "" when none was read whole or it is too short to tell transfers apart.

    Banks print one number with and without blanks, dashes and leading zeros.

    >>> transfer_number(ReceiptFields(reference="00 1234-5678")), transfer_number(ReceiptFields(reference="1234****78"))
    ('12345678', '')
    """
    if fields.reference is None or is_masked(fields.reference):
        return ""
    number = plain_letters(fields.reference).lstrip("0")
    return number if len(number) >= _SHORTEST else ""


def plain_letters(text: str) -> str:
    """Return the folded letters and digits of ``text`` without what stands between them."""
    return _BESIDE.sub("", turkish.fold(text))
