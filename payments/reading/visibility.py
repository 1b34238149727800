"""Which words of a PDF's text layer are really seen on its page. Runs in a child process only.

Dropped is what is drawn invisibly (a scanner's own OCR behind its picture, which may be poor or forged), transparent or
white on nothing, and what a picture or a filled box covers later. Clipped covers are not trusted to cover.
"""

from collections.abc import Iterator
from ctypes import addressof, c_float, c_int, c_uint
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from payments.reading.glyphs import Glyphs
from payments.reading.quarters import Box

_UNSEEN_MODES = (pdfium_raw.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_raw.FPDF_TEXTRENDERMODE_CLIP)
_WHITE, _OPAQUE, _TRANSPARENT = 245, 250, 12
"""Of 255."""
_MOST_OBJECTS, _DEEPEST = 20_000, 3
_SEGMENTS = 6
"""Of a box's outline at most."""
_UNMOVED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Matrix = tuple[float, float, float, float, float, float]
_Colour = tuple[int, int, int, int]
_LARGE = 0.55
"""Part of the page that a scanned picture covers at least."""


class Patch(NamedTuple):
    """A picture or a filled box: where it lies in points, its place in the order of drawing, whether it is opaque.

    ``is_white`` is ``None`` for a picture.
    """

    box: Box
    order: int
    is_opaque: bool
    is_white: bool | None


class Drawn(NamedTuple):
    """What is drawn on a page: its pictures and boxes, and the order of its texts by their objects' addresses."""

    patches: list[Patch]
    orders: dict[int, int]

    def has_large_picture(self, area: float) -> bool:
        """Tell whether one picture covers most of a page of ``area`` square points."""
        return any(patch.is_white is None and _area(patch.box) > _LARGE * area for patch in self.patches)

    def shows(self, textpage: pdfium.PdfTextPage, word: Glyphs) -> bool:
        """Tell whether ``word`` is seen."""
        handle = pdfium_raw.FPDFText_GetTextObject(textpage, word.index)
        if not handle:
            return True  # a letter that pdfium made up, such as a hyphen's second half
        if pdfium_raw.FPDFTextObj_GetTextRenderMode(handle) in _UNSEEN_MODES:
            return False
        order = self.orders.get(addressof(handle.contents), _MOST_OBJECTS)
        around = [patch for patch in self.patches if _holds(patch.box, word.box)]
        if any(patch.is_opaque and patch.order > order for patch in around):
            return False
        colour = _colour(handle)
        if colour is None or colour[3] < _TRANSPARENT:
            return colour is None
        is_white = min(colour[:3]) > _WHITE
        return not is_white or any(patch.is_white is not True and patch.order < order for patch in around)


def drawn_on(page: pdfium.PdfPage) -> Drawn:
    """Return what is drawn on ``page``, of forms within forms three levels deep."""
    drawn = Drawn([], {})
    for order, (handle, matrix) in enumerate(islice(_objects(page), _MOST_OBJECTS)):
        kind = pdfium_raw.FPDFPageObj_GetType(handle)
        if kind == pdfium_raw.FPDF_PAGEOBJ_TEXT:
            drawn.orders[addressof(handle.contents)] = order
        elif kind == pdfium_raw.FPDF_PAGEOBJ_IMAGE:
            drawn.patches.append(Patch(_bounds(handle, matrix), order, _is_solid(handle), None))
        elif kind == pdfium_raw.FPDF_PAGEOBJ_PATH and (colour := _box_colour(handle)) is not None:
            is_opaque = colour[3] > _OPAQUE and _is_solid(handle)
            drawn.patches.append(Patch(_bounds(handle, matrix), order, is_opaque, min(colour[:3]) > _WHITE))
    return drawn


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[Any, _Matrix]]:
    """Yield the page's objects in the order of drawing, each with what moves it from its form onto the page."""
    for index in range(pdfium_raw.FPDFPage_CountObjects(page)):
        yield from _with_parts(pdfium_raw.FPDFPage_GetObject(page, index), _UNMOVED, depth=0)


def _with_parts(handle: Any, matrix: _Matrix, *, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    if pdfium_raw.FPDFPageObj_GetType(handle) != pdfium_raw.FPDF_PAGEOBJ_FORM:
        yield handle, matrix
    elif depth < _DEEPEST:
        inner = _times(_matrix(handle), matrix)
        for index in range(pdfium_raw.FPDFFormObj_CountObjects(handle)):
            yield from _with_parts(pdfium_raw.FPDFFormObj_GetObject(handle, index), inner, depth=depth + 1)


def _matrix(handle: Any) -> _Matrix:
    matrix = pdfium_raw.FS_MATRIX()
    pdfium_raw.FPDFPageObj_GetMatrix(handle, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """Return the matrix that first does ``inner``, then ``outer``."""
    a, b, c, d, e, f = inner
    x, y = _moved(e, f, outer)
    right, down = (outer[0], outer[1]), (outer[2], outer[3])
    return (
        a * right[0] + b * down[0],
        a * right[1] + b * down[1],
        c * right[0] + d * down[0],
        c * right[1] + d * down[1],
        x,
        y,
    )


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(handle: Any, matrix: _Matrix) -> Box:
    """Return left, bottom, right, top on the page."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    pdfium_raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    corners = [_moved(x, y, matrix) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _is_solid(handle: Any) -> bool:
    """Tell whether all of an object's box is painted: it has no transparency and is not clipped."""
    clip = pdfium_raw.FPDFPageObj_GetClipPath(handle)
    is_clipped = bool(clip) and pdfium_raw.FPDFClipPath_CountPaths(clip) > 0
    return not is_clipped and not pdfium_raw.FPDFPageObj_HasTransparency(handle)


def _box_colour(handle: Any) -> _Colour | None:
    """Return the colour of a filled box, ``None`` for lines and other shapes."""
    mode, stroke = c_int(), c_int()
    pdfium_raw.FPDFPath_GetDrawMode(handle, mode, stroke)
    is_box = mode.value != pdfium_raw.FPDF_FILLMODE_NONE and pdfium_raw.FPDFPath_CountSegments(handle) <= _SEGMENTS
    return _colour(handle) if is_box else None


def _colour(handle: Any) -> _Colour | None:
    """Return red, green, blue and opacity of what fills an object, ``None`` for a pattern."""
    red, green, blue, opacity = c_uint(), c_uint(), c_uint(), c_uint()
    if not pdfium_raw.FPDFPageObj_GetFillColor(handle, red, green, blue, opacity):
        return None
    return red.value, green.value, blue.value, opacity.value


def _holds(outer: Box, inner: Box) -> bool:
    """Tell whether nine tenths of ``inner`` lie in ``outer``."""
    wide = min(outer[2], inner[2]) - max(outer[0], inner[0])
    high = min(outer[3], inner[3]) - max(outer[1], inner[1])
    return wide > 0 and high > 0 and wide * high >= 0.9 * _area(inner)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
