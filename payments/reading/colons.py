"""Colons that stand alone between a label's column and a value's.

Tesseract reads such a colon and the digit after it as one: ": 860,40" becomes "1860,40". Two dots one above the other
with nothing beside them are a colon beyond doubt, so they are found here, taken off the picture and put into the text.
"""

import numpy as np
from numpy.typing import NDArray

from payments.reading.patches import Mask

Indices = NDArray[np.int64]
Pixels = tuple[int, int, int, int]
"""Left, top, right and bottom of a box."""

# All in heights of the usual letters.
_DOT, _SPACE_BETWEEN = 0.34, (0.1, 0.62)
_FREE_LEFT, _FREE_RIGHT, _FREE_ABOVE = 0.75, 0.12, 0.25


def find_colons(ink: Mask, height: float) -> list[Pixels]:
    """Return where each colon is that stands alone; ``height`` is that of the usual letters."""
    columns = _two_dots(ink, height)
    return [box for box in _side_by_side(columns, height) if _stands_alone(ink, box, height)]


def _two_dots(ink: Mask, height: float) -> NDArray[np.int64]:
    """Return x, top and bottom of every column of pixels that shows two dots, from left to right."""
    x, starts, ends = _upright_runs(ink)
    lengths, gaps = ends - starts, np.where(x[1:] == x[:-1], starts[1:] - ends[:-1], 10**6)
    above, below = np.append(10**6, gaps[:-1]), np.append(gaps[1:], 10**6)
    dot, alike = _DOT * height, np.abs(lengths[1:] - lengths[:-1]) <= max(2.0, 0.15 * height)
    fits = (lengths[:-1] <= dot) & (lengths[1:] <= dot) & alike
    fits &= (gaps >= _SPACE_BETWEEN[0] * height) & (gaps <= _SPACE_BETWEEN[1] * height)
    fits &= (above >= _FREE_ABOVE * height) & (below >= _FREE_ABOVE * height)
    found = np.nonzero(fits)[0]
    return np.stack([x[found], starts[found], ends[found + 1]], axis=1)


def _upright_runs(ink: Mask) -> tuple[Indices, Indices, Indices]:
    """Return column, first row and the row after the last of all ink one above the other, from left to right."""
    columns = np.zeros((ink.shape[1], ink.shape[0] + 1), dtype=np.bool_)
    columns[:, 1:] = ink.T
    columns[:, -1] = False  # so that no run goes on in the next column
    flat = columns.ravel()
    changes = np.flatnonzero(flat[1:] != flat[:-1])
    x, rows = np.divmod(changes, columns.shape[1])
    return x[::2], rows[::2], rows[1::2]


def _side_by_side(columns: NDArray[np.int64], height: float) -> list[Pixels]:
    """Return the boxes of columns that touch each other and are no wider than a dot."""
    boxes: list[list[int]] = []
    open_boxes: list[list[int]] = []
    for x, top, bottom in columns.tolist():
        open_boxes = [box for box in open_boxes if box[2] >= x]
        touched = next((box for box in open_boxes if abs(box[1] - top) <= 3 and abs(box[3] - bottom) <= 3), None)
        if touched is None:
            open_boxes.append([x, top, x + 1, bottom])
            boxes.append(open_boxes[-1])
        else:
            touched[1:] = min(touched[1], top), x + 1, max(touched[3], bottom)
    return [(left, top, right, bottom) for left, top, right, bottom in boxes if 1 < right - left <= _DOT * height]


def _stands_alone(ink: Mask, box: Pixels, height: float) -> bool:
    left, top, right, bottom = box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1  # one dot may be a pixel wider
    rows = slice(max(0, top), bottom)
    before = ink[rows, max(0, left - round(_FREE_LEFT * height)) : max(0, left)]
    after = ink[rows, right : right + max(1, round(_FREE_RIGHT * height))]
    return not before.any() and not after.any()
