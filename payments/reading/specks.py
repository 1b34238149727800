"""What tesseract reads into dust and into the rules of a table: no words. Runs in a child process only."""

from collections.abc import Iterable, Iterator
from itertools import chain

from payments.reading.lines import Piece, height_of

_RULES = "|¦—–_[]{}"
"""What the rules of a table are read as, alone or stuck to a word. Banks print a minus as a hyphen."""
_LOW = 0.4
"""Of the usual height of the letters; a word is never as low, a lone comma or dash says nothing."""


def without_specks(lines: Iterable[Iterable[Piece]]) -> list[list[Piece]]:
    """Return ``lines`` without pieces too low for letters and without rules; lines left empty are left out."""
    kept = [list(_words(line)) for line in lines]
    letters = [piece for piece in chain(*kept) if any(letter.isalnum() for letter in piece.text)]
    if not letters:
        return []
    least = _LOW * height_of(letters)
    tall = ([piece for piece in line if piece.bottom - piece.top >= least] for line in kept)
    return [line for line in tall if line]


def _words(line: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces without the rules that are stuck to them."""
    for piece in line:
        text = piece.text.strip(_RULES)
        if text:
            yield piece._replace(text=text)
