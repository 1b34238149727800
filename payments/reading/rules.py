"""The lines of tables and frames on a picture. Tesseract reads letters into them, or leaves out what they enclose."""

import numpy as np
from numpy.typing import NDArray

from payments.reading.patches import Mask

Pixels = tuple[int, int, int, int]
"""Left, top, right and bottom of a box."""

# In heights of the usual letters: no stroke of a letter, not even of a heading's, is as long.
_WIDE, _HIGH = 6, 3.5
_THICK = 0.5
"""A longer one is no rule but a bar or a picture."""


def find_rules(ink: Mask, height: float) -> list[Pixels]:
    """Return where the level and the upright rules are; ``height`` is that of the usual letters."""
    level = [(left, row, right, row + 1) for row, left, right in _runs(ink, round(_WIDE * height))]
    upright = [(row, top, row + 1, bottom) for row, top, bottom in _runs(ink.T, round(_HIGH * height))]
    return [*_thin(level, ink, height, axis=0), *_thin(upright, ink, height, axis=1)]


def _runs(ink: Mask, least: int) -> list[tuple[int, int, int]]:
    """Return row, first column and the column after the last of all ink side by side that is long enough."""
    rows = np.zeros((ink.shape[0], ink.shape[1] + 2), dtype=np.bool_)
    rows[:, 1:-1] = ink
    flat = rows.ravel()
    changes: NDArray[np.intp] = np.flatnonzero(flat[1:] != flat[:-1])
    starts, ends = changes[::2], changes[1::2]
    long = ends - starts >= least
    row, first = np.divmod(starts[long], rows.shape[1])
    return list(zip(row.tolist(), first.tolist(), (first + (ends - starts)[long]).tolist(), strict=True))


def _thin(boxes: list[Pixels], ink: Mask, height: float, *, axis: int) -> list[Pixels]:
    """Leave out what lies in a bar: halfway along it, the ink across is thicker than a rule's."""
    reach = round(_THICK * height) + 1
    return [box for box in boxes if not _is_in_bar(box, ink, reach, axis)]


def _is_in_bar(box: Pixels, ink: Mask, reach: int, axis: int) -> bool:
    x, y = (box[0] + box[2]) // 2, (box[1] + box[3]) // 2
    across = ink[max(0, y - reach) : y + reach + 1, x] if axis == 0 else ink[y, max(0, x - reach) : x + reach + 1]
    return int(across.sum()) > reach
