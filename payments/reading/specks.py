"""What tesseract reads into dust and into the rules of a table: no words. Runs in a child process only."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from payments.reading.lines import WIDE, Piece, height_of

_RULES = "|¦_[]{}"
"""What upright rules are read as, alone or stuck to a word; no receipt prints them."""
_DASHES = "-–—=~"
"""What a rule is read as too, but a payer types them as well."""
_LOW, _TALL = 0.4, 1.6
"""Of the usual height of the letters: a word is neither as low nor, without a letter in it, as tall."""


def without_specks(lines: Iterable[Iterable[Piece]]) -> list[list[Piece]]:
    """Return ``lines`` without what stands apart and is too low for letters, and without rules; no line is empty."""
    words = [list(_without_rules(line)) for line in lines]
    letters = [piece for piece in chain(*words) if _has_letters(piece)]
    if not letters:
        return []
    height = height_of(letters)
    kept = ([piece for place, piece in enumerate(line) if not _is_speck(line, place, height)] for line in words)
    return [line for line in kept if line]


def _without_rules(line: Iterable[Piece]) -> Iterator[Piece]:
    for piece in line:
        text = piece.text.strip(_RULES)
        if text:
            yield piece._replace(text=text)


def _is_speck(line: Sequence[Piece], place: int, height: float) -> bool:
    """Tell whether a piece is none of the line's words; a dash between two words of a description is one."""
    piece = line[place]
    own = piece.bottom - piece.top
    if not piece.text.strip(_DASHES):
        return own > _TALL * height or _stands_apart(line, place, height)
    return own < _LOW * height and (_has_letters(piece) or _stands_apart(line, place, height))


def _stands_apart(line: Sequence[Piece], place: int, height: float) -> bool:
    piece, wide = line[place], WIDE * height
    is_far_from_left = place == 0 or piece.left - line[place - 1].right > wide
    return is_far_from_left and (place == len(line) - 1 or line[place + 1].left - piece.right > wide)


def _has_letters(piece: Piece) -> bool:
    return any(letter.isalnum() for letter in piece.text)
