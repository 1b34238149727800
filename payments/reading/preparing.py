"""A scan, photograph or screenshot made ready for tesseract: straight, flat, and of the size it reads best and soonest.

All steps that move points are one map, so that the picture is resampled once and the places of words can be told on
the picture as it came.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PIL import Image

from payments.reading import homographies
from payments.reading.colons import Pixels, find_colons
from payments.reading.flattening import are_letters_light, flattened, ink, inverted
from payments.reading.homographies import Matrix
from payments.reading.quarters import Box
from payments.reading.sheets import find_sheet
from payments.reading.slant import letter_height, slant_of

_SMALL = 1000
"""Pixels of the longest side of the copy that is measured."""
LETTERS = 15.0
"""Pixels of the usual line of letters: larger is slower and not better."""
_LARGEST, _MOST_ENLARGED = 2600, 3.0


class _View(NamedTuple):
    """How to look at a picture: the map from the prepared picture's pixels to its own, and the prepared one's size."""

    back: Matrix
    size: tuple[int, int]
    is_light_on_dark: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture for tesseract; ``back`` takes its pixels to fractions of the picture as it came.

    ``colons`` are boxes of pixels from which free-standing colons were wiped.
    """

    picture: Image.Image
    back: Matrix
    colons: list[Pixels]

    def place(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return the box around what lies in a box of pixels, as fractions of the picture as it came."""
        corners = homographies.applied(self.back, [(left, top), (right, top), (right, bottom), (left, bottom)])
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


def prepared(picture: Image.Image) -> Prepared:
    """Return ``picture`` made ready."""
    grey = picture.convert("L")
    view = _levelled(grey, *_flat_sheet(grey))
    straight = homographies.seen_through(grey, view.back, view.size, paper=_paper(grey))
    if view.is_light_on_dark:
        straight = inverted(straight)
    flat = flattened(straight)
    colons = find_colons(ink(flat), LETTERS)
    return Prepared(_wiped(flat, colons), homographies.scaled(1 / grey.width, 1 / grey.height) @ view.back, colons)


def _wiped(flat: Image.Image, boxes: list[Pixels]) -> Image.Image:
    for left, top, right, bottom in boxes:
        flat.paste(255, (max(left - 2, 0), max(top - 2, 0), right + 2, bottom + 2))
    return flat


def _flat_sheet(grey: Image.Image) -> tuple[Matrix, float, float]:
    """Return the map from a flat sheet to ``grey``, and the sheet's width and height in about the same pixels."""
    corners = find_sheet(grey)
    if corners is None:
        return np.eye(3), grey.width, grey.height
    wide = (_distance(corners[0], corners[1]) + _distance(corners[3], corners[2])) / 2
    high = (_distance(corners[0], corners[3]) + _distance(corners[1], corners[2])) / 2
    return homographies.from_points([(0, 0), (wide, 0), (wide, high), (0, high)], corners), wide, high


def _distance(one: homographies.Point, other: homographies.Point) -> float:
    return float(np.hypot(one[0] - other[0], one[1] - other[1]))


def _levelled(grey: Image.Image, back: Matrix, wide: float, high: float) -> _View:
    """Return how to look at a flat sheet so that its lines are level and its letters of the right height."""
    factor = min(1.0, _SMALL / max(wide, high))
    small_size = max(1, round(wide * factor)), max(1, round(high * factor))
    small = homographies.seen_through(grey, back @ homographies.scaled(1 / factor), small_size, paper=_paper(grey))
    is_light_on_dark = are_letters_light(small)
    flat = flattened(inverted(small) if is_light_on_dark else small)
    slant = slant_of(ink(flat))
    height = letter_height(ink(flat.rotate(slant, Image.Resampling.BILINEAR, fillcolor=255)))
    scale = min(LETTERS * factor / height if height else 1.0, _MOST_ENLARGED, _LARGEST / max(wide, high))
    turned = homographies.turned(slant, (wide / 2, high / 2))
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    return _View(back @ turned @ homographies.scaled(1 / scale), size, is_light_on_dark)


def _paper(grey: Image.Image) -> int:
    """Return the grey to fill up with where the picture ends: that of most bright points."""
    return int(np.percentile(np.asarray(grey)[::16, ::16], 70))
