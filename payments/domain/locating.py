"""From a value found in a printout to its finding: where on the pages it stands, and how sure it is."""

from collections.abc import Iterable, Sequence
from typing import Any

from payments.domain.certainty import is_certain
from payments.domain.findings import Finding
from payments.domain.normalising import PlainText
from payments.domain.pieces import Found, Span
from payments.domain.placed import PlacedText, PlacedWord, Spot, joined
from payments.domain.printout import Printout


def finding_of(name: str, found: Found[Any], printout: Printout, placed: PlacedText) -> Finding:
    """Return how, where and how surely ``found``, the value of the field ``name``, was found."""
    words = words_at(found.spans, printout.plain, placed)
    return Finding(
        how=found.how,
        spots=joined(word.spot for word in words),
        is_certain=is_certain(name, found, [word for word in words if _is_telling(name, word, placed)], printout),
        printed=found.printed,
    )


def words_at(spans: Iterable[Span], plain: PlainText, placed: PlacedText) -> list[PlacedWord]:
    """Return the parts of the page's words that stand in ``spans`` of ``plain``, in reading order."""
    return [word for span in spans for word in _words_in(plain.places(span), placed)] if placed.words else []


def _is_telling(name: str, word: PlacedWord, placed: PlacedText) -> bool:
    """Tell whether ``word`` is of the value itself: of a sum its digits, not the "TL" beside them.

    A "=" that OCR took for a dash puts no description in doubt.
    """
    letters = placed.text[word.start : word.end]
    if name == "amount":
        return any(letter.isdigit() for letter in letters)
    return any(letter.isalnum() or letter in "*•" for letter in letters)


def _words_in(places: Sequence[int], placed: PlacedText) -> Iterable[PlacedWord]:
    if not places:
        return
    wanted = set(places)
    for word in placed.words_in(min(places), max(places) + 1):
        own = [place for place in range(word.start, word.end) if place in wanted]
        if own:
            yield _part(word, own[0], own[-1] + 1)


def _part(word: PlacedWord, start: int, end: int) -> PlacedWord:
    """Return the part of ``word`` that a value has; labels are often glued to it. Its letters count as equally wide."""
    length, spot = word.end - word.start, word.spot
    width = spot.right - spot.left
    left = spot.left + width * (start - word.start) / length
    right = spot.left + width * (end - word.start) / length
    return PlacedWord(start, end, Spot(spot.page, left, spot.top, right, spot.bottom), word.confidence)
