"""Maps between pictures that show one sheet from different sides: 3 x 3 matrices for points (x, y, 1)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Matrix = NDArray[np.float64]
Point = tuple[float, float]


def from_points(sources: Sequence[Point], targets: Sequence[Point]) -> Matrix:
    """Return the map that takes four ``sources`` to four ``targets``.

    Raises numpy.linalg.LinAlgError when three of them lie on a line.
    """
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(sources, targets, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    solved = np.linalg.solve(np.array(rows), np.array([value for target in targets for value in target]))
    return np.append(solved, 1.0).reshape(3, 3)


def scaled(times: float) -> Matrix:
    """Return the map that makes everything ``times`` as large."""
    return np.diag([times, times, 1.0])


def shifted(right: float, down: float) -> Matrix:
    """Return the map that moves everything to the right and down."""
    matrix = np.eye(3)
    matrix[:2, 2] = right, down
    return matrix


def turned(degrees: float, centre: Point) -> Matrix:
    """Return the map that turns a picture clockwise about ``centre``."""
    angle = np.deg2rad(degrees)
    cosine, sine = np.cos(angle), np.sin(angle)
    turn = np.array([[cosine, -sine, 0.0], [sine, cosine, 0.0], [0.0, 0.0, 1.0]])
    return shifted(*centre) @ turn @ shifted(-centre[0], -centre[1])


def applied(matrix: Matrix, points: Sequence[Point]) -> list[Point]:
    """Return where ``points`` go."""
    moved = matrix @ np.array([[x, y, 1.0] for x, y in points]).T
    return [(float(x / w), float(y / w)) for x, y, w in moved.T]


def seen_through(picture: Image.Image, back: Matrix, size: tuple[int, int], *, paper: int = 255) -> Image.Image:
    """Return the grey picture of ``size`` whose point p shows what ``picture`` shows at ``back`` of p.

    What lies outside of ``picture`` becomes ``paper``. A picture that becomes much smaller is averaged first.
    """
    ratio = _pixels_to_one(back, size)
    if ratio >= 2:
        picture, back = picture.reduce(int(ratio)), scaled(1 / int(ratio)) @ back
    way = Image.Resampling.BICUBIC if ratio < 1 else Image.Resampling.BILINEAR
    coefficients = (back / back[2, 2]).ravel()[:8].tolist()
    return picture.transform(size, Image.Transform.PERSPECTIVE, coefficients, way, fillcolor=paper)


def _pixels_to_one(back: Matrix, size: tuple[int, int]) -> float:
    """Return how many pixels of the source, along a side, become one in the middle of the target."""
    x, y = size[0] / 2, size[1] / 2
    (x0, y0), (x1, y1), (x2, y2) = applied(back, [(x, y), (x + 1, y), (x, y + 1)])
    return float(min(np.hypot(x1 - x0, y1 - y0), np.hypot(x2 - x0, y2 - y0)))
