"""What is made of the page pictures of a receipt: the piece where something stands, and a file of pictures alone.

The pictures are our own re-encoded PNGs, so they are opened here, without a child process.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from payments.domain.placed import Spot, joined

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""

WIDEST_CUT, TALLEST_CUT = 1200, 300
"""Pixels of a cut-out; a larger place is shown smaller."""
_NARROWEST_CUT, _LOWEST_CUT = 460, 84  # pixels; less of a page says too little about where one is
_MARGIN = 26  # pixels of paper around the place
_FADE = 0.7  # how far towards white
_PADDING, _LINE = 6, 3  # pixels between the words and the outline, and its width
_A4_INCHES = 8.27


def cut_out(page: bytes, spots: Sequence[Spot], *, colour: str) -> bytes:
    """Return the piece of the page picture ``page`` (PNG) around ``spots``, outlined in ``colour``, as PNG.

    Places that are too far apart for one piece are shown by the first of them. Raises ValueError without spots.
    """
    with Image.open(BytesIO(page)) as picture:
        marked = _shown_together([_in_pixels(spot, picture.size) for spot in joined(spots)])
        piece = _piece_around(_around(marked), picture.size)
        cut = picture.crop(piece).convert("RGB")
    left, top = piece[:2]
    cut = _highlighted(cut, [(box[0] - left, box[1] - top, box[2] - left, box[3] - top) for box in marked], colour)
    cut.thumbnail((WIDEST_CUT, TALLEST_CUT))
    out = BytesIO()
    cut.save(out, "PNG")
    return out.getvalue()


def pictures_pdf(pages: Iterable[bytes]) -> bytes:
    """Return a PDF of nothing but the page pictures ``pages`` (PNG, one or more), each as wide as an A4 sheet."""
    out = BytesIO()
    for number, page in enumerate(pages):
        with Image.open(BytesIO(page)) as opened:
            picture = opened.convert("RGB")
        out.seek(0)
        picture.save(out, "PDF", append=number > 0, quality=85, resolution=picture.width / _A4_INCHES)
    return out.getvalue()


def _highlighted(cut: Image.Image, places: Iterable[Box], colour: str) -> Image.Image:
    """Return ``cut`` with its ``places`` outlined and what stands around them faded: halves of lines only disturb."""
    faded = Image.blend(cut, Image.new("RGB", cut.size, "white"), _FADE)
    draw = ImageDraw.Draw(faded)
    for place in places:
        whole = _grown(place, _PADDING)
        faded.paste(cut.crop(whole), whole)
        draw.rounded_rectangle(whole, radius=_PADDING, outline=colour, width=_LINE)
    return faded


def _in_pixels(spot: Spot, size: tuple[int, int]) -> Box:
    width, height = size
    return round(spot.left * width), round(spot.top * height), round(spot.right * width), round(spot.bottom * height)


def _shown_together(boxes: Sequence[Box]) -> list[Box]:
    """Return the first of ``boxes`` and those that fit beside it into one cut-out."""
    if not boxes:
        raise ValueError("a cut-out needs a place")
    together = [boxes[0]]
    for box in boxes[1:]:
        left, top, right, bottom = _around([*together, box])
        if bottom - top <= TALLEST_CUT - 2 * _MARGIN and right - left <= 2 * WIDEST_CUT:
            together.append(box)
    return together


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _grown(box: Box, by: int) -> Box:
    left, top, right, bottom = box
    return left - by, top - by, right + by, bottom + by


def _piece_around(box: Box, size: tuple[int, int]) -> Box:
    """Return the piece of a page of ``size`` around ``box``, moved into the page where it would leave it."""
    left, top, right, bottom = _grown(box, _MARGIN)
    left, right = _span(left, right, least=_NARROWEST_CUT, most=size[0])
    top, bottom = _span(top, bottom, least=_LOWEST_CUT, most=size[1])
    return left, top, right, bottom


def _span(start: int, end: int, *, least: int, most: int) -> tuple[int, int]:
    length = min(max(end - start, least), most)
    start = min(max((start + end - length) // 2, 0), most - length)
    return start, start + length
