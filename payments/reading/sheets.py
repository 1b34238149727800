"""Finds the sheet of paper on a photograph: a bright four-sided patch on something darker."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from payments.reading.homographies import Point
from payments.reading.patches import Mask, largest_patch

Points = NDArray[np.float64]
"""Rows of x and y."""


class Line(NamedTuple):
    """The points whose product with ``normal``, a vector of length one, is ``distance``."""

    normal: NDArray[np.float64]
    distance: float


class Side(NamedTuple):
    """A side of the sheet and the points that it was drawn along."""

    line: Line
    points: Points


_LONGEST_SIDE = 320
_LEAST_CONTRAST = 28
"""Grey levels between the middle of the paper and the middle of what is around it."""
_LEAST_PART, _MOST_PART = 0.15, 0.985
"""Of the picture."""
_LEAST_FILLING = 0.88
"""Of the four-sided figure that the patch must fill to be a sheet."""


def find_sheet(grey: Image.Image) -> list[Point] | None:
    """Return the sheet's corners in pixels of ``grey``, clockwise from the upper left; ``None`` when none is seen.

    A side that lies beyond the picture's edge is drawn parallel to the opposite one.
    """
    factor = max(1, round(max(grey.size) / _LONGEST_SIDE))
    small = grey.reduce(factor).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5))
    mask = _bright_patch(np.asarray(small))
    if mask is None:
        return None
    corners = _corners(mask)
    if corners is None or not _fills(mask, corners):
        return None
    return [((x + 0.5) * factor, (y + 0.5) * factor) for x, y in corners]


def _bright_patch(small: NDArray[np.uint8]) -> Mask | None:
    bright = small > _threshold(small)
    if not bright.any() or bright.all():
        return None
    patch = largest_patch(bright)
    if not _LEAST_PART < patch.mean() < _MOST_PART:
        return None
    contrast = float(np.median(small[patch])) - float(np.median(small[~patch]))
    return patch if contrast >= _LEAST_CONTRAST else None


def _threshold(small: NDArray[np.uint8]) -> int:
    """Return the grey that parts the picture best into dark and bright (Otsu)."""
    counts = np.bincount(small.ravel(), minlength=256).astype(float)
    below = np.cumsum(counts)
    total, sums = below[-1], np.cumsum(counts * np.arange(256))
    above = np.maximum(total - below, 1)
    spread = (sums[-1] * below - sums * total) ** 2 / (np.maximum(below, 1) * above)
    return int(np.argmax(spread[:-1]))


def _corners(mask: Mask) -> list[Point] | None:
    """Return where the four straight lines along the sides of ``mask`` meet."""
    border = _border(mask)
    rough = _outermost(border)
    sides = [_side(border, rough[number], rough[(number + 1) % 4]) for number in range(4)]
    lines = _drawn_beyond_the_edge(sides, mask.shape)
    meeting = [_crossing(lines[number - 1], lines[number]) for number in range(4)]
    corners = [corner for corner in meeting if corner is not None]
    return corners if len(corners) == 4 else None


def _border(mask: Mask) -> Points:
    """Return the first and last points of every row and column of ``mask`` as rows of x and y."""
    rows, columns = np.nonzero(mask.any(axis=1))[0], np.nonzero(mask.any(axis=0))[0]
    width, height = mask.shape[1], mask.shape[0]
    first, last = mask[rows].argmax(axis=1), width - 1 - mask[rows, ::-1].argmax(axis=1)
    top, bottom = mask[:, columns].argmax(axis=0), height - 1 - mask[::-1][:, columns].argmax(axis=0)
    xs = np.concatenate([first, last, columns, columns])
    ys = np.concatenate([rows, rows, top, bottom])
    return np.stack([xs, ys], axis=1).astype(float)


def _outermost(border: Points) -> Points:
    """Return the points farthest to the upper left, upper right, lower right and lower left."""
    sums, differences = border.sum(axis=1), border[:, 0] - border[:, 1]
    return border[[sums.argmin(), differences.argmax(), sums.argmax(), differences.argmin()]]


def _side(border: Points, start: Points, end: Points) -> Side:
    """Return the straight line along the points of ``border`` from ``start`` to ``end``."""
    line = _line_through(start, end)
    along = (border - start) @ (end - start) / max(float((end - start) @ (end - start)), 1.0)
    between = border[(along > 0.06) & (along < 0.94)]
    for reach in (5.0, 1.5):
        near = between[np.abs(between @ line.normal - line.distance) < reach]
        line = _line_along(near, line)
    return Side(line, near if len(near) else np.stack([start, end]))


def _line_through(start: Points, end: Points) -> Line:
    """Return the line whose normal points to the left of the way from ``start`` to ``end``: out of the sheet."""
    way = end - start
    normal = np.array([way[1], -way[0]]) / max(float(np.hypot(*way)), 1e-9)
    return Line(normal, float(normal @ start))


def _line_along(points: Points, before: Line) -> Line:
    """Return the line with the least squared distances from ``points``; ``before`` when there are too few."""
    if len(points) < 8:
        return before
    middle = points.mean(axis=0)
    _, _, axes = np.linalg.svd(points - middle, full_matrices=False)
    normal = axes[1] if axes[1] @ before.normal > 0 else -axes[1]
    return Line(normal, float(normal @ middle))


def _drawn_beyond_the_edge(sides: Sequence[Side], shape: tuple[int, ...]) -> list[Line]:
    """Replace a side that is the picture's edge by a parallel of the side opposite, as far out as the sheet is seen."""
    cut = [_is_edge(side.points, shape) for side in sides]
    lines = []
    for number, side in enumerate(sides):
        opposite = sides[(number + 2) % 4].line
        if cut[number] and not cut[(number + 2) % 4]:
            lines.append(Line(-opposite.normal, float((side.points @ -opposite.normal).max())))
        else:
            lines.append(side.line)
    return lines


def _is_edge(points: Points, shape: tuple[int, ...]) -> bool:
    x, y = points[:, 0], points[:, 1]
    return any(float(np.median(far)) <= 1.5 for far in (x, y, shape[1] - 1 - x, shape[0] - 1 - y))


def _crossing(one: Line, other: Line) -> Point | None:
    normals = np.stack([one.normal, other.normal])
    if abs(np.linalg.det(normals)) < 0.3:
        return None
    x, y = np.linalg.solve(normals, [one.distance, other.distance])
    return float(x), float(y)


def _fills(mask: Mask, corners: Sequence[Point]) -> bool:
    """Tell whether ``mask`` is what lies between ``corners``: no hand, no lamp, no half of a table."""
    pairs = [(corners[number - 1], corners[number]) for number in range(4)]
    area = sum(x * v - u * y for (x, y), (u, v) in pairs) / 2
    shortest = min(np.hypot(u - x, v - y) for (x, y), (u, v) in pairs)
    return area > 0 and shortest > min(mask.shape) / 4 and _LEAST_FILLING < mask.sum() / area < 1 / _LEAST_FILLING
