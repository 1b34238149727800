"""Texts laid out on a page as a reader gives them: every word with its box."""

import re

from payments.domain.placed import PlacedText, PlacedWord, Spot

WIDTH, HEIGHT = 110, 70  # letters a line, lines a page


def place(text: str, *, is_ocr: bool = False, confidence: int = 100) -> PlacedText:
    """Return ``text`` with its words placed as on a page of fixed-width letters; a form feed begins a new page."""
    words = [
        PlacedWord(match.start(), match.end(), _spot(text, match), confidence) for match in re.finditer(r"\S+", text)
    ]
    return PlacedText(text, tuple(words), is_ocr)


def words_at(placed: PlacedText, spots: tuple[Spot, ...]) -> list[str]:
    """Return the words of ``placed`` that stand in one of ``spots`` with a part, in order."""
    return [
        placed.text[word.start : word.end] for word in placed.words if any(_touch(word.spot, each) for each in spots)
    ]


def _spot(text: str, match: re.Match[str]) -> Spot:
    page = text.count("\f", 0, match.start())
    top = text.count("\n", text.rfind("\f", 0, match.start()) + 1, match.start())
    left = match.start() - max(text.rfind("\n", 0, match.start()), text.rfind("\f", 0, match.start())) - 1
    right = left + match.end() - match.start()
    return Spot(page + 1, left / WIDTH, top / HEIGHT, right / WIDTH, (top + 0.8) / HEIGHT)


def _touch(spot: Spot, other: Spot) -> bool:
    middle = (spot.top + spot.bottom) / 2
    overlap = min(spot.right, other.right) - max(spot.left, other.left)
    return spot.page == other.page and other.top <= middle <= other.bottom and overlap > 0.1 / WIDTH
