"""Lines that are worth a second look: numbers whose check digits are wrong, sums that were read with doubt.

A second reading, of the line alone and enlarged, counts only where it proves itself: by check digits, or by being read
with more confidence. Two readings that differ leave the word in doubt.
"""

import re
from collections.abc import Callable, Sequence

from payments.domain.ibans import is_valid_iban
from payments.domain.tckns import is_valid_tckn
from payments.reading.lines import Piece

Look = Callable[[list[Piece], float], list[Piece]]
"""Reads a line again, so many times as large."""
MOST_LINES = 6
"""Of a page that are read twice; a line takes 10 to 20 ms."""
TIMES = (1.6, 2.6)
"""How much larger a line is looked at; a second time only for numbers that have check digits to prove it."""
_UNSURE = 91
"""Tesseract's confidence in a sum, below which it is read again: it has been wrong at 89."""
_AGREED = 85
"""The least confidence in a sum that was read twice alike."""
_DOUBT = 50
"""The most confidence that is left to a sum of which two readings differ."""
_CLEARLY = 10
"""How much surer a second reading of a sum must be to be taken instead of the first."""
_ALIKE = str.maketrans("OoQD©IlSBZ", "0000011582")
"""Letters for the digits that they are taken for."""
_IBAN = re.compile(r"T[R8][\dA-Z©]{22,26}")
_TCKN = re.compile(r"(?<![\dA-Za-z.,*])\d{11}(?![\d*])")
_SUM = re.compile(r"\d[.,]\d{1,3}\b")


def second_looks(lines: Sequence[list[Piece]], look: Look) -> list[list[Piece]]:
    """Return ``lines`` with those that are in doubt read again by ``look``, at most six."""
    weights = [_weight(line) for line in lines]
    doubted = sorted((number for number, weight in enumerate(weights) if weight), key=lambda number: -weights[number])
    again = {number: _read_again(lines[number], look) for number in doubted[:MOST_LINES]}
    return [again.get(number, line) for number, line in enumerate(lines)]


def _read_again(line: list[Piece], look: Look) -> list[Piece]:
    """Return the reading of ``line`` that proves most; where sums differ and nothing is proved, the surer, in doubt."""
    if not (_wrong_ibans(line) or _wrong_tckns(line)):
        return _surer(line, look(line, TIMES[0]))
    for times in TIMES:
        second = look(line, times)
        if _right_ibans(second) > _right_ibans(line) or _right_tckns(second) > _right_tckns(line):
            return second
    return line


def _surer(first: list[Piece], second: list[Piece]) -> list[Piece]:
    if _sums(first) == _sums(second):
        return [_at_least(piece) if _is_sum(piece) else piece for piece in first]
    return _in_doubt(second if _surety(second) > _surety(first) + _CLEARLY else first)


def _weight(line: list[Piece]) -> int:
    """Return how much a second look at ``line`` is worth, 0 for nothing."""
    if _wrong_ibans(line):
        return 3
    if any(_SUM.search(piece.text) and piece.confidence < _UNSURE for piece in line):
        return 2
    return int(_wrong_tckns(line))


def _at_least(piece: Piece) -> Piece:
    """Return a sum that two readings agree on."""
    return piece._replace(confidence=max(piece.confidence, _AGREED))


def _in_doubt(line: list[Piece]) -> list[Piece]:
    return [piece._replace(confidence=min(piece.confidence, _DOUBT)) if _is_sum(piece) else piece for piece in line]


def _surety(line: list[Piece]) -> int:
    return min((piece.confidence for piece in line if _is_sum(piece)), default=0)


def _is_sum(piece: Piece) -> bool:
    return _SUM.search(piece.text) is not None


def _sums(line: list[Piece]) -> list[str]:
    return [re.sub(r"\D", "", piece.text) for piece in line if _is_sum(piece)]


def _glued(line: list[Piece]) -> str:
    return "".join(piece.text for piece in line)


def _ibans(line: list[Piece]) -> list[str]:
    return _IBAN.findall(_glued(line))


def _right_ibans(line: list[Piece]) -> int:
    """Count the IBANs that check, as read or with the digits that some of their letters stand for."""
    return sum(is_valid_iban(iban[:26]) or is_valid_iban("TR" + iban[2:26].translate(_ALIKE)) for iban in _ibans(line))


def _wrong_ibans(line: list[Piece]) -> int:
    return len(_ibans(line)) - _right_ibans(line)


def _tckns(line: list[Piece]) -> list[str]:
    return _TCKN.findall(" ".join(piece.text for piece in line))


def _right_tckns(line: list[Piece]) -> int:
    return sum(map(is_valid_tckn, _tckns(line)))


def _wrong_tckns(line: list[Piece]) -> int:
    return len(_tckns(line)) - _right_tckns(line)
