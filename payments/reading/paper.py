"""How a PDF's own space lies on the picture of its page: crop box and rotation. Runs in a child process only."""

from ctypes import c_double
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from payments.reading.quarters import Box

_FINE = 1_000_000
"""Pixels of an imagined picture; pdfium wants whole ones."""


class Paper(NamedTuple):
    """Where in the page's space (points, y upwards) the picture has its upper left corner and its two sides.

    ``turn`` is the page's rotation in quarters clockwise; ``size`` is the picture's, in points.
    """

    corner: tuple[float, float]
    right: tuple[float, float]
    down: tuple[float, float]
    size: tuple[float, float]
    turn: int

    def fractions(self, box: Box) -> Box:
        """Return where ``box`` (left, bottom, right, top in points) lies on the picture."""
        one, other = self._fraction(box[0], box[1]), self._fraction(box[2], box[3])
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])

    def _fraction(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.corner[0], y - self.corner[1]
        return (
            (x * self.right[0] + y * self.right[1]) / _square(self.right),
            (x * self.down[0] + y * self.down[1]) / _square(self.down),
        )


def paper_of(page: pdfium.PdfPage) -> Paper:
    """Return how ``page`` lies on its picture."""
    corner, right, down = (_on_page(page, *point) for point in ((0, 0), (_FINE, 0), (0, _FINE)))
    return Paper(
        corner,
        (right[0] - corner[0], right[1] - corner[1]),
        (down[0] - corner[0], down[1] - corner[1]),
        page.get_size(),
        page.get_rotation() // 90 % 4,
    )


def _on_page(page: pdfium.PdfPage, across: int, down: int) -> tuple[float, float]:
    x, y = c_double(), c_double()
    pdfium_raw.FPDF_DeviceToPage(page, 0, 0, _FINE, _FINE, 0, across, down, x, y)
    return x.value, y.value


def _square(side: tuple[float, float]) -> float:
    return max(side[0] ** 2 + side[1] ** 2, 1.0)
