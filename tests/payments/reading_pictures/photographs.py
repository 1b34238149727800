"""A sheet as a phone's camera sees it: on a table, turned, from one side, in half shadow, with noise."""

import random
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Conditions:
    """How the picture was taken. Lengths are parts of the picture; ``tilt`` is in degrees."""

    width: int = 1500
    height: int = 2000
    tilt: float = 4.0
    perspective: float = 0.04
    shadow: float = 0.5
    noise: float = 6.0
    blur: float = 0.7
    quality: int = 75
    margin: float = 0.05
    table: int = 90


@dataclass(frozen=True, slots=True)
class Photograph:
    """``place(x, y)`` tells where a point of the sheet (fractions) lies on the picture (fractions)."""

    image: Image.Image
    jpeg: bytes
    homography: NDArray[np.float64]

    def place(self, x: float, y: float) -> Point:
        u, v, w = self.homography @ (x, y, 1.0)
        return float(u / w), float(v / w)


def photographed(sheet: Image.Image, conditions: Conditions, *, seed: int = 0) -> Photograph:
    """Return the photograph of ``sheet``; the same seed gives the same picture."""
    rng = random.Random(seed)
    grains = np.random.default_rng(seed)
    corners = _corners(sheet.width / sheet.height, conditions, rng)
    homography = _from_square(corners)
    paper, mask = _laid(sheet, homography, conditions)
    table = conditions.table + 25 * _waves(conditions, grains)
    light = _light(conditions, rng)
    seen = (np.where(mask, paper * 0.93, table)) * light
    blurred = np.asarray(_as_image(seen).filter(ImageFilter.GaussianBlur(conditions.blur)), dtype=np.float32)
    noisy = _as_image(blurred + grains.normal(0, conditions.noise, seen.shape))
    out = BytesIO()
    noisy.convert("RGB").save(out, "JPEG", quality=conditions.quality)
    return Photograph(noisy, out.getvalue(), homography)


def _corners(aspect: float, conditions: Conditions, rng: random.Random) -> list[Point]:
    """Return where the sheet's corners lie (fractions), clockwise from its upper left."""
    wide, high = conditions.width, conditions.height
    angle = np.deg2rad(conditions.tilt)
    half_h = 1.0
    half_w = aspect
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    square = [
        turn @ np.array(point) for point in ((-half_w, -half_h), (half_w, -half_h), (half_w, half_h), (-half_w, half_h))
    ]
    reach_x = max(abs(point[0]) for point in square)
    reach_y = max(abs(point[1]) for point in square)
    scale = min(wide * (0.5 - conditions.margin) / reach_x, high * (0.5 - conditions.margin) / reach_y)
    shift = conditions.perspective

    def moved(point: NDArray[np.float64]) -> Point:
        jitter = (1 - shift * rng.random(), 1 - shift * rng.random())
        return 0.5 + point[0] * scale * jitter[0] / wide, 0.5 + point[1] * scale * jitter[1] / high

    return [moved(point) for point in square]


def _from_square(corners: list[Point]) -> NDArray[np.float64]:
    """Return the homography that takes the unit square to ``corners``."""
    rows, right = [], []
    for (x, y), (u, v) in zip(((0, 0), (1, 0), (1, 1), (0, 1)), corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.append(np.linalg.solve(np.array(rows, float), np.array(right, float)), 1.0).reshape(3, 3)


def _laid(
    sheet: Image.Image, homography: NDArray[np.float64], conditions: Conditions
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    wide, high = conditions.width, conditions.height
    to_pixels = np.diag([wide, high, 1.0]) @ homography @ np.diag([1 / sheet.width, 1 / sheet.height, 1.0])
    back = np.linalg.inv(to_pixels)
    coefficients = (back / back[2, 2]).ravel()[:8].tolist()
    grey = sheet.convert("L")
    blank = Image.new("L", grey.size, 255)
    laid = grey.transform((wide, high), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
    mask = blank.transform((wide, high), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.NEAREST)
    return np.asarray(laid, dtype=np.float32), np.asarray(mask) > 0


def _waves(conditions: Conditions, grains: np.random.Generator) -> NDArray[np.float32]:
    """Return the grain of a wooden table, -1 to 1."""
    small = Image.fromarray((grains.random((60, 8)) * 255).astype(np.uint8))
    return (
        np.asarray(small.resize((conditions.width, conditions.height), Image.Resampling.BICUBIC), np.float32) / 127 - 1
    )


def _light(conditions: Conditions, rng: random.Random) -> NDArray[np.float32]:
    """Return a lamp from one side and the shadow of a hand: factors of the light."""
    y, x = np.mgrid[0 : conditions.height, 0 : conditions.width].astype(np.float32)
    x, y = x / conditions.width, y / conditions.height
    ramp = 1 - 0.5 * conditions.shadow * (x * rng.random() + y * rng.random())
    edge = (x * rng.uniform(-1, 1) + y * rng.uniform(-1, 1)) * 12 + rng.uniform(-3, 3)
    return ramp * (1 - conditions.shadow * 0.5 / (1 + np.exp(-edge)))


def _as_image(values: NDArray[np.float32]) -> Image.Image:
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
