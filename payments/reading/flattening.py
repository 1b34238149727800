"""Grey pictures with shadows, noise and light letters on dark become black on white."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grey = NDArray[np.uint8]

_GRAIN = 14
"""Pixels of the picture to one of the background's."""
_FAR = 80.0
"""Grey levels; what differs more counts no more: the edge of a table."""
_WHITE = 0.92
"""What is this bright, in parts of the paper around it, is paper."""


def are_letters_light(grey: Image.Image) -> bool:
    """Tell whether what is fine on the picture is lighter than what is around it, as on screenshots in dark mode.

    Asked is the third moment of the difference, not the mean: a sheet in shadow is dark and has dark letters.
    """
    small = grey.reduce(2)
    around = np.asarray(small.filter(ImageFilter.BoxBlur(4)), dtype=np.float32)
    difference = np.clip(np.asarray(small, dtype=np.float32) - around, -_FAR, _FAR)
    return float((difference**3).mean()) > 0


def inverted(grey: Image.Image) -> Image.Image:
    """Return the negative."""
    return Image.fromarray(255 - np.asarray(grey))


def flattened(grey: Image.Image) -> Image.Image:
    """Return the picture in parts of its own background: paper is white in light and in shadow alike."""
    background = np.asarray(_background(grey), dtype=np.float32)
    parts = np.asarray(grey, dtype=np.float32) / np.maximum(background, 1.0)
    darkest = min(float(np.percentile(parts[::6, ::6], 1)), 0.5)
    parts -= darkest
    parts *= 255.0 / (_WHITE - darkest)
    return Image.fromarray(np.clip(parts, 0, 255, out=parts).astype(np.uint8))


def _background(grey: Image.Image) -> Image.Image:
    """Return how bright the paper is at each point: the brightest nearby, smoothed."""
    small = grey.reduce(_GRAIN) if min(grey.size) > _GRAIN * 8 else grey
    wide = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2))
    return wide.resize(grey.size, Image.Resampling.BILINEAR)


def ink(flat: Image.Image) -> NDArray[np.bool_]:
    """Return which points of a flattened picture are ink."""
    return np.asarray(flat) < 128
