"""How the lines of a text run: their slant, whether they stand on end, and how high their letters are."""

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]

STEEPEST = 15.0
"""Degrees that are looked for to either side."""
_MOST_POINTS = 24_000
_STRIPS = 12


def slant_of(ink: Mask) -> float:
    """Return by how many degrees clockwise the lines of ``ink`` run downwards, to a twentieth of a degree."""
    points = _points(ink)
    if points is None:
        return 0.0
    best = 0.0
    for reach, step in ((STEEPEST, 1.0), (1.0, 0.2), (0.2, 0.05)):
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(angles[int(np.argmax([_sharpness(points, angle) for angle in angles]))])
    return best


def are_lines_on_end(ink: Mask) -> bool:
    """Tell whether the lines rather run upwards or downwards than from side to side."""
    level, upright = _points(ink), _points(ink.T)
    if level is None or upright is None:
        return False
    return _best_sharpness(upright) > 1.5 * _best_sharpness(level)


def letter_height(ink: Mask) -> float | None:
    """Return the usual height of the lines of ``ink`` in pixels, ``None`` when there are too few to tell.

    The lines must be level: looked at are the runs of inked rows in narrow upright strips.
    """
    wide = ink.shape[1] // _STRIPS
    if wide < 4:
        return None
    strips = ink[:, : wide * _STRIPS].reshape(ink.shape[0], _STRIPS, wide).sum(axis=2) >= 2
    padded = np.zeros((ink.shape[0] + 2, _STRIPS), dtype=np.int8)
    padded[1:-1] = strips
    steps = np.diff(padded, axis=0).T
    heights = np.nonzero(steps == -1)[1] - np.nonzero(steps == 1)[1]
    letters = heights[(heights >= 4) & (heights <= ink.shape[0] / 12)]
    return float(np.median(letters)) if len(letters) >= 8 else None


def _points(ink: Mask) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
    """Return x and y of the ink's upper edges, at most 24,000; ``None`` for a blank sheet."""
    edges = ink[1:] & ~ink[:-1]
    y, x = np.nonzero(edges)
    if len(y) < 50:
        return None
    step = len(y) // _MOST_POINTS + 1
    return x[::step].astype(np.float32), y[::step].astype(np.float32)


def _best_sharpness(points: tuple[NDArray[np.float32], NDArray[np.float32]]) -> float:
    return max(_sharpness(points, angle) for angle in np.arange(-STEEPEST, STEEPEST + 1))


def _sharpness(points: tuple[NDArray[np.float32], NDArray[np.float32]], degrees: float) -> float:
    """Return how sharply rows with and without letters alternate after turning the picture back by ``degrees``."""
    x, y = points
    slope = np.tan(np.deg2rad(degrees))
    rows = (y - x * slope).astype(np.int32)
    counts = np.bincount(rows - rows.min()).astype(np.float64)
    return float((counts**2).sum() / counts.sum() / counts.sum() * len(counts))
