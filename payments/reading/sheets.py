"""Finds the sheet of paper on a photograph: a bright four-sided patch on something darker."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from payments.reading.homographies import Point
from payments.reading.patches import Mask, patches_of

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
_FAINTEST = 8.0
"""Grey levels that are added before taking logarithms: in the dark there is only noise."""
_SHARPEST = 0.05
"""Change of the logarithm of light from one pixel to the next that a shadow's edge may have."""
_LEAST_STEP, _SIDE_SEEN = 0.08, 0.7
"""How much lighter (in logarithms) the paper is than what lies beyond its side, and along which part of the side."""
_LEAST_PART, _MOST_PART = 0.15, 0.985
"""Of the picture."""
_LEAST_FILLING = 0.88
"""Of the four-sided figure that the patch must fill to be a sheet."""


def find_sheet(grey: Image.Image) -> list[Point] | None:
    """Return the sheet's corners in pixels of ``grey``, clockwise from the upper left; ``None`` when none is seen.

    A side that lies beyond the picture's edge is drawn parallel to the opposite one.
    """
    factor = max(1, round(max(grey.size) / _LONGEST_SIDE))
    small = grey.reduce(factor).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5))  # without letters
    light = np.log(np.asarray(small.filter(ImageFilter.GaussianBlur(0.8)), dtype=np.float32) + _FAINTEST)
    for patch in (*_smooth_patches(light), *_bright_patches(np.asarray(small))):
        corners = _corners(patch)
        if corners is not None and _fills(patch, corners) and _is_brighter_inside(light, corners):
            return [((x + 0.5) * factor, (y + 0.5) * factor) for x, y in corners]
    return None


def _smooth_patches(light: NDArray[np.float32]) -> list[Mask]:
    """Return what has no sharp edge within, the brightest first: paper, also half in the shadow of a hand.

    The logarithm of the light changes slowly along a shadow and at once where the paper ends, in light and in shadow.
    """
    down, right = np.gradient(light)
    patches = patches_of(np.hypot(down, right) < _SHARPEST, least=_LEAST_PART)
    grown = [_grown(patch) for patch in patches]
    fitting = [patch for patch in grown if patch.mean() < _MOST_PART]
    return sorted(fitting, key=lambda patch: -float(np.median(light[patch])))


def _grown(patch: Mask) -> Mask:
    """Return ``patch`` with the two pixels at its edge where the light already changes."""
    return np.asarray(Image.fromarray(patch.astype(np.uint8)).filter(ImageFilter.MaxFilter(3))) > 0


def _bright_patches(small: NDArray[np.uint8]) -> list[Mask]:
    """Return the brighter part of the picture, where that is one."""
    return [
        patch for patch in patches_of(small > _threshold(small), least=_LEAST_PART)[:1] if patch.mean() < _MOST_PART
    ]


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


def _is_brighter_inside(light: NDArray[np.float32], corners: Sequence[Point]) -> bool:
    """Tell whether each side is an edge between light paper and something darker, or lies at the picture's edge."""
    middle = np.mean(corners, axis=0)
    return all(_is_lit(light, np.array(corners[number - 1]), np.array(corners[number]), middle) for number in range(4))


def _is_lit(light: NDArray[np.float32], start: Points, end: Points, middle: Points) -> bool:
    parts = np.linspace(0.1, 0.9, 40)[:, None]
    along = start + parts * (end - start)
    outwards = _line_through(start, end).normal
    if outwards @ (along[0] - middle) < 0:
        outwards = -outwards
    inside, outside = along - 4 * outwards, along + 4 * outwards
    seen = ((outside >= 0) & (outside < light.shape[::-1]) & (inside >= 0) & (inside < light.shape[::-1])).all(axis=1)
    steps = _at(light, inside[seen]) - _at(light, outside[seen])
    return not seen.any() or float((steps > _LEAST_STEP).mean()) >= _SIDE_SEEN


def _at(light: NDArray[np.float32], points: Points) -> NDArray[np.float32]:
    columns, rows = points.astype(int).T
    return light[rows, columns]


def _fills(mask: Mask, corners: Sequence[Point]) -> bool:
    """Tell whether ``mask`` is what lies between ``corners``: no hand, no lamp, no half of a table."""
    pairs = [(corners[number - 1], corners[number]) for number in range(4)]
    area = sum(x * v - u * y for (x, y), (u, v) in pairs) / 2
    shortest = min(np.hypot(u - x, v - y) for (x, y), (u, v) in pairs)
    return area > 0 and shortest > min(mask.shape) / 4 and _LEAST_FILLING < mask.sum() / area < 1 / _LEAST_FILLING
