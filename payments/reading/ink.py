"""Is there ink where a PDF's text layer says that a word stands, and can people read it? In a child process only.

A text may be clipped away, lie in a layer that is switched off, have the colour of its ground, or be too small for any
eye. What an officer does not see on the page's picture must not decide anything.
"""

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from payments.reading.limits import WIDEST
from payments.reading.quarters import Box

_POINTS, _SHARPEST = 842.0, 1.0
"""Pixels a point: one on A4, less on larger paper. Takes a millisecond."""
_FAINTEST = 16
"""Of 255 levels between the lightest and the darkest point of a word; the faintest print of a bank has forty."""
_LOWEST = 7 / WIDEST
"""Height of letters in parts of the paper's shorter edge: 2.6 points on A4."""
_NARROW = 2
"""Letters of a word that may be narrower than high."""


class Ink:
    """The page as drawn. Boxes are left, top, right, bottom in parts of its picture."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        width, height = page.get_size()
        scale = min(_SHARPEST, _SHARPEST * _POINTS / max(width, height, 1))
        self._points: NDArray[np.uint8] = page.render(scale=scale, grayscale=True).to_numpy()
        self._points = self._points.reshape(self._points.shape[:2])
        self._sides = width / max(min(width, height), 1), height / max(min(width, height), 1)

    def shows(self, text: str, box: Box) -> bool:
        """Tell whether the word ``text`` in ``box`` is large enough to be read, and something is drawn there."""
        if not self._is_large(text, box):
            return False
        high, wide = self._points.shape
        left, top, right, bottom = (
            max(int(place), 0) for place in (box[0] * wide, box[1] * high, box[2] * wide, box[3] * high)
        )
        drawn = self._points[top : bottom + 1, left : right + 1]
        return drawn.size > 0 and int(drawn.max()) - int(drawn.min()) >= _FAINTEST

    def _is_large(self, text: str, box: Box) -> bool:
        """Judge by the shorter side of ``box``, whichever way the text runs, of dots and colons by the longer one."""
        across, down = (box[2] - box[0]) * self._sides[0], (box[3] - box[1]) * self._sides[1]
        return (max(across, down) if len(text) <= _NARROW else min(across, down)) >= _LOWEST
