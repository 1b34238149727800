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
from payments.reading.homographies import Matrix, scaled, shifted
from payments.reading.quarters import Box
from payments.reading.rules import find_rules
from payments.reading.sheets import find_sheet
from payments.reading.slant import are_lines_on_end, letter_height, slant_of

_SMALL = 1000
"""Pixels of the longest side of the copy that is measured."""
LETTERS = 13.0
"""Pixels of the usual line of letters: larger is slower and not better."""
_RULES_EDGE = 1
"""Pixels beside a rule that are wiped with it: letters may stand close."""
_LARGEST, _MOST_ENLARGED = 2600, 3.0


class _View(NamedTuple):
    """How to look at a picture: the map from the prepared picture's pixels to its own, and the prepared one's size."""

    back: Matrix
    size: tuple[int, int]
    is_negative: bool
    is_on_end: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture for tesseract, and the grey picture that it was made of; ``back`` takes its pixels to that one's.

    ``colons`` are boxes of pixels from which free-standing colons were wiped, ``rules`` those of a table's lines.
    ``is_on_end``: the lines seem to run upwards or downwards.
    """

    picture: Image.Image
    colons: list[Pixels]
    rules: list[Pixels]
    grey: Image.Image
    back: Matrix
    is_negative: bool
    is_on_end: bool

    def place(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return the box around what lies in a box of pixels, as fractions of the grey picture."""
        corners = homographies.applied(self.back, [(left, top), (right, top), (right, bottom), (left, bottom)])
        xs, ys = [x / self.grey.width for x, _ in corners], [y / self.grey.height for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def enlarged(self, box: Pixels, times: float) -> Image.Image:
        """Return what lies in a box of pixels, made anew from the grey picture and ``times`` as large."""
        left, top, right, bottom = box
        size = max(1, round((right - left) * times)), max(1, round((bottom - top) * times))
        strip = flattened(_seen(self.grey, self.back @ shifted(left, top) @ scaled(1 / times), size, self.is_negative))
        _wiped(strip, [_in_strip(rule, left, top, times) for rule in self.rules], edge=_RULES_EDGE)
        return _wiped(strip, [_in_strip(colon, left, top, times) for colon in self.colons])


def prepared(grey: Image.Image) -> Prepared:
    """Return the grey picture made ready."""
    view = _levelled(grey, *_flat_sheet(grey))
    flat = flattened(_seen(grey, view.back, view.size, view.is_negative))
    rules = find_rules(ink(flat), LETTERS)
    colons = find_colons(ink(_wiped(flat, rules, edge=_RULES_EDGE)), LETTERS)
    return Prepared(_wiped(flat, colons), colons, rules, grey, view.back, view.is_negative, view.is_on_end)


def _seen(grey: Image.Image, back: Matrix, size: tuple[int, int], is_negative: bool) -> Image.Image:
    seen = homographies.seen_through(grey, back, size, paper=_paper(grey))
    return inverted(seen) if is_negative else seen


def _in_strip(box: Pixels, left: int, top: int, times: float) -> Pixels:
    return (
        round((box[0] - left) * times),
        round((box[1] - top) * times),
        round((box[2] - left) * times),
        round((box[3] - top) * times),
    )


def _wiped(flat: Image.Image, boxes: list[Pixels], *, edge: int = 3) -> Image.Image:
    """Paint ``boxes`` white, with the blurred ``edge`` of what stood there."""
    for left, top, right, bottom in boxes:
        flat.paste(255, (max(left - edge, 0), max(top - edge, 0), max(right + edge, 0), max(bottom + edge, 0)))
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
    small = homographies.seen_through(grey, back @ scaled(1 / factor), small_size, paper=_paper(grey))
    is_negative = are_letters_light(small)
    flat = flattened(inverted(small) if is_negative else small)
    slant = slant_of(ink(flat))
    height = letter_height(ink(flat.rotate(slant, Image.Resampling.BILINEAR, fillcolor=255)))
    scale = min(LETTERS * factor / height if height else 1.0, _MOST_ENLARGED, _LARGEST / max(wide, high))
    level, wide, high = _level(slant, wide, high)
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    return _View(back @ level @ scaled(1 / scale), size, is_negative, are_lines_on_end(ink(flat)))


def _level(slant: float, wide: float, high: float) -> tuple[Matrix, float, float]:
    """Return the map from a level sheet, large enough to hold all of the slanted one, to that; and its size."""
    turned = homographies.turned(slant, (wide / 2, high / 2))
    corners = homographies.applied(np.linalg.inv(turned), [(0, 0), (wide, 0), (wide, high), (0, high)])
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    right, bottom = max(x for x, _ in corners), max(y for _, y in corners)
    return turned @ shifted(left, top), right - left, bottom - top


def _paper(grey: Image.Image) -> int:
    """Return the grey to fill up with where the picture ends: that of most bright points."""
    return int(np.percentile(np.asarray(grey)[::16, ::16], 70))
