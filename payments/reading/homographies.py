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


def scaled(wide: float, high: float | None = None) -> Matrix:
    """Return the map that makes everything ``wide`` times as wide and ``high`` (or as many) times as high."""
    return np.diag([wide, wide if high is None else high, 1.0])


def turned(degrees: float, centre: Point) -> Matrix:
    """Return the map that turns a picture clockwise about ``centre``."""
    angle = np.deg2rad(degrees)
    cosine, sine = np.cos(angle), np.sin(angle)
    there, back = np.eye(3), np.eye(3)
    there[:2, 2], back[:2, 2] = centre, (-centre[0], -centre[1])
    return there @ np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]]) @ back


def applied(matrix: Matrix, points: Sequence[Point]) -> list[Point]:
    """Return where ``points`` go."""
    moved = matrix @ np.array([[x, y, 1.0] for x, y in points]).T
    return [(float(x / w), float(y / w)) for x, y, w in moved.T]


def seen_through(picture: Image.Image, back: Matrix, size: tuple[int, int], *, paper: int = 255) -> Image.Image:
    """Return the grey picture of ``size`` whose point p shows what ``picture`` shows at ``back`` of p.

    What lies outside of ``picture`` becomes ``paper``.
    """
    coefficients = (back / back[2, 2]).ravel()[:8].tolist()
    return picture.transform(
        size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BILINEAR, fillcolor=paper
    )
