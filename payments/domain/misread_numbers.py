"""IBANs and identity numbers in which OCR took a digit for a letter.

A repair is made only where check digits prove it: exactly one reading of the doubtful places checks.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from payments.domain.ibans import LENGTH, bank_of, is_valid_iban
from payments.domain.tckns import is_valid_tckn

# The digits that each letter may have been.
_DIGITS = {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "|": "1", "!": "1", "Z": "2", "A": "4", "S": "5", "G": "6"}
_DIGITS |= {"T": "7", "B": "80"}
# The label itself looks like "TR" that was misread, and stands before the number.
_IBAN = re.compile(r"(?<![A-Za-z0-9])(?![Il1|]BAN\b)[T7I1|l][ ]?[RrKAFB8](?=[ ]?[0-9A-Za-z|])[0-9A-Za-z| \n]{20,45}")
_TCKN = re.compile(r"(?<![0-9A-Za-z])[0-9OQDIlLZASGTB|]{11}(?![0-9A-Za-z])")
_DIGITS_ONLY_UP_TO = 10  # TR, check digits, the bank's five digits and the zero; letters may follow
_LIKE_NOUGHT, _MOST_LIKE_NOUGHT = {"6": "60", "8": "80"}, 6
_MOST_DOUBTFUL, _FEWEST_DIGITS = 8, 4
_GROUP = 4


class Repaired(NamedTuple):
    """A number that checks, with the text that OCR read and its place.

    ``is_proved``: only letters were read as digits. Where one digit was taken for another, too many readings are
    tried for a check to prove the one that passes.
    """

    number: str
    printed: str
    start: int
    end: int
    is_proved: bool = True


def repair_iban(text: str) -> Repaired | None:
    """Return the first number of ``text`` that one repair makes an IBAN.

    >>> repair_iban("IBAN TR4I OOO1 2009 5940 0005 0000 47").number
    'TR410001200959400005000047'
    >>> repair_iban("IBAN TR41 0001 2009 5940 0005 0000 48") is None
    True
    """
    for match in _IBAN.finditer(text):
        for printed in _endings(match.group()):
            proved = _repaired_iban(printed)
            number = proved or _with_other_digits(printed)
            if number:
                end = match.start() + len(printed)
                return Repaired(number, printed, match.start(), end, is_proved=proved is not None)
    return None


def repair_tckn(text: str) -> Repaired | None:
    """Return the first number of ``text`` that becomes a valid identity number with its letters read as digits.

    >>> repair_tckn("TCKN : 1OOOOOOO146").number
    '10000000146'
    """
    for match in _TCKN.finditer(text):
        places = [_DIGITS.get(letter, letter) for letter in match.group().upper()]
        valid = {number for choice in product(*places) if is_valid_tckn(number := "".join(choice))}
        if len(valid) == 1 and _count_digits(match.group()) >= _FEWEST_DIGITS:
            return Repaired(valid.pop(), match.group(), match.start(), match.end())
    return None


def _endings(printed: str) -> Iterator[str]:
    """Yield the beginnings of ``printed`` that have an IBAN's 26 places, or one too many."""
    places = 0
    for end, letter in enumerate(printed, start=1):
        places += not letter.isspace()
        is_whole = end == len(printed) or not printed[end].isalnum() or places == LENGTH
        if places in (LENGTH, LENGTH + 1) and is_whole and not letter.isspace():
            yield printed[:end]


def _repaired_iban(printed: str) -> str | None:
    compact = "TR" + re.sub(r"\s", "", printed)[2:].upper()
    if len(compact) == LENGTH:
        return _only_valid(compact)
    shorter = {_only_valid(each) for each in _without_one_too_many(printed)} - {None}
    return shorter.pop() if len(shorter) == 1 else None


def _only_valid(compact: str) -> str | None:
    """Return the one reading of the letters in ``compact`` that checks; those that leave no letter come first."""
    if _has_few_digits(compact):
        return None
    head = [_DIGITS.get(letter, letter) for letter in compact[2:_DIGITS_ONLY_UP_TO]]
    tail = compact[_DIGITS_ONLY_UP_TO:]
    digits = [_DIGITS.get(letter, letter) for letter in tail]
    either = [f"{letter}{_DIGITS.get(letter, '')}" for letter in tail]
    for places in ([*head, *digits], [*head, *either]):
        valid = {number for choice in product(*places) if is_valid_iban(number := "TR" + "".join(choice))}
        if valid:
            return valid.pop() if len(valid) == 1 else None
    return None


def _with_other_digits(printed: str) -> str | None:
    """Return the one number of a known bank that checks when some of the 6 and 8 in ``printed`` were 0."""
    compact = re.sub(r"\s", "", printed).upper()
    places = [_DIGITS.get(letter, letter) for letter in compact[2:]]
    doubtful = sum(place in _LIKE_NOUGHT for place in places)
    if len(compact) != LENGTH or doubtful > _MOST_LIKE_NOUGHT or _has_few_digits(compact):
        return None
    numbers = ("TR" + "".join(choice) for choice in product(*(_LIKE_NOUGHT.get(place, place) for place in places)))
    valid = {number for number in numbers if is_valid_iban(number) and bank_of(number)}
    return valid.pop() if len(valid) == 1 else None


def _without_one_too_many(printed: str) -> Iterator[str]:
    """Yield the number without one letter of the one group that has five places where groups have four."""
    groups = printed.split()
    longer = [number for number, group in enumerate(groups) if len(group) == _GROUP + 1]
    if len(longer) != 1 or any(len(group) > _GROUP + 1 for group in groups):
        return
    for place in range(_GROUP + 1):
        group = groups[longer[0]]
        kept = [*groups]
        kept[longer[0]] = group[:place] + group[place + 1 :]
        compact = "".join(kept).upper()
        if len(compact) == LENGTH and compact[:2] == "TR":
            yield compact


def _has_few_digits(compact: str) -> bool:
    return _count_digits(compact) < LENGTH - 2 - _MOST_DOUBTFUL


def _count_digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)
