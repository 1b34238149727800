"""How a PDF's own space lies on the picture of its page: crop box and rotation. Runs in a child process only."""

from typing import NamedTuple

import pypdfium2 as pdfium

from payments.reading.quarters import Box, turned


class Paper(NamedTuple):
    """What is shown of a page, in points with y upwards; ``turn`` is the page's rotation in quarters clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    def size(self, turn: int) -> tuple[float, float]:
        """Return width and height in points after ``turn`` quarters."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (wide, high) if turn % 2 == 0 else (high, wide)

    def fractions(self, box: Box, turn: int) -> Box:
        """Return where ``box`` (left, bottom, right, top in points) lies after ``turn`` quarters clockwise."""
        wide, high = self.size(0)
        left, bottom, right, top = box
        flat = (
            (left - self.left) / wide,
            (self.top - top) / high,
            (right - self.left) / wide,
            (self.top - bottom) / high,
        )
        return turned(flat, turn)


def paper_of(page: pdfium.PdfPage) -> Paper:
    """Return how ``page`` lies on its picture; a page without an area is taken as a point wide and high."""
    left, bottom, right, top = page.get_bbox()
    return Paper(left, bottom, max(right, left + 1), max(top, bottom + 1), page.get_rotation() // 90 % 4)
