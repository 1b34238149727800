"""IBANs of Türkiye: "TR", two check digits, five digits of the bank, a zero, and 16 places that may hold letters."""

import re
from typing import NamedTuple

from stdnum.iso7064 import mod_97_10

from payments.domain.banks import bank_name

LENGTH = 26
_SHAPE = re.compile(r"TR\d{7}[0-9A-Z]{17}")
_START = re.compile(r"(?<![A-Za-z])[Tt] ?[Rr](?= ?[\d*xX•#])")
_MASKS = "*•#xX"
_FEWEST_MASKS = 3
_WIDEST_GAP = 12
_PIECE = re.compile(r"[0-9A-Za-z*•#.]")


class PrintedIban(NamedTuple):
    """An IBAN found in a text: compact, or as printed without blanks where the bank masked places with ``*``."""

    iban: str
    masked: bool
    start: int
    end: int


def compact_iban(text: str) -> str:
    """Return ``text`` without blanks and hyphens, in capitals.

    >>> compact_iban("tr33 0006 1005 1978 6457 8413 26")
    'TR330006100519786457841326'
    """
    return re.sub(r"[\s\-]", "", text).upper()


def is_valid_iban(compact: str) -> bool:
    """Tell whether ``compact`` has the shape and the check digits of an IBAN of Türkiye; any bank code will do.

    >>> is_valid_iban("TR330006100519786457841326"), is_valid_iban("TR330006100519786457841327")
    (True, False)
    """
    if not compact.isascii() or not _SHAPE.fullmatch(compact):
        return False
    return bool(mod_97_10.is_valid(compact[4:] + compact[:4]))


def bank_code(iban: str) -> str:
    """Return the five digits of a compact IBAN that name its bank."""
    return iban[4:9]


def bank_of(iban: str) -> str | None:
    """Return the name of the bank of ``iban``, ``None`` for one that no list knows or that is masked there."""
    return bank_name(bank_code(iban))


def format_iban(iban: str) -> str:
    """Return a compact IBAN in groups of four, as people read it.

    >>> format_iban("TR330006100519786457841326")
    'TR33 0006 1005 1978 6457 8413 26'
    """
    return " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))


def find_ibans(text: str) -> list[PrintedIban]:
    """Return the IBANs printed in ``text`` in reading order: valid ones, and those with masked places.

    Groups of any size and line breaks inside are joined. A number whose check digits are wrong is not returned:
    it was misread or mistyped, and nobody can say which account it means.
    """
    found = []
    for start in _START.finditer(text):
        printed = _read(text, start.start())
        if printed is not None:
            found.append(printed)
    return found


def _read(text: str, start: int) -> PrintedIban | None:
    """Collect up to 26 places from ``start``, over blanks and line breaks, and judge them."""
    places: list[str] = []
    end = gap = start
    for place in range(start, len(text)):
        letter = text[place]
        if letter.isspace() or letter == "-":
            continue
        if not _PIECE.match(letter) or place - gap > _WIDEST_GAP or len(places) == LENGTH:
            break
        places.append(letter)
        end = gap = place + 1
        if len(places) == LENGTH and is_valid_iban("".join(places).upper()):
            return PrintedIban("".join(places).upper(), False, start, end)
    return _read_masked(text, start)


def _read_masked(text: str, start: int) -> PrintedIban | None:
    """Read an IBAN with masked places; it ends with the line, for a mask tells nothing about what belongs to it."""
    line = text[start:].split("\n", 1)[0]
    shape = re.match(rf"[Tt] ?[Rr][\d {_MASKS}-]*", line)
    printed = re.sub(r"[\s\-]", "", shape.group()) if shape else ""
    masked = "TR" + re.sub(f"[{_MASKS}]", "*", printed[2:])[: LENGTH - 2]
    if masked.count("*") < _FEWEST_MASKS or shape is None:
        return None
    return PrintedIban(masked, True, start, start + shape.end())
