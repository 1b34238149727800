"""The text of scans and photographs. Runs in a child process only."""

from statistics import median
from typing import NamedTuple

from PIL import Image

from payments.domain.placed import PlacedText
from payments.reading.cells import in_cells
from payments.reading.colons import Pixels
from payments.reading.doubts import second_looks
from payments.reading.images import upright
from payments.reading.kinds import FileKind
from payments.reading.lines import Piece, parted, written
from payments.reading.pdf import picture_of
from payments.reading.preparing import LETTERS, Prepared, prepared
from payments.reading.quarters import turned
from payments.reading.recognition import Lines, confidence_of, lines_on, words_on

SURE = 60
"""Confidence of a page that lies the right way up; one on its head comes to about 20, a good one to 90."""
_SMALLEST = 16
"""Pixels of a side that can hold a line of letters."""
_AS_IT_LIES, _ON_END = (0, 2, 1, 3), (1, 3, 0, 2)
"""Quarters clockwise to try, in order, when the lines are level and when they run upwards or downwards."""


class _Reading(NamedTuple):
    """What was read on a picture that was turned clockwise by ``quarters``."""

    lines: Lines
    ready: Prepared
    quarters: int

    @property
    def confidence(self) -> float:
        return confidence_of(piece for line in self.lines for piece in line)


def read_page(data: bytes, kind: FileKind, number: int) -> PlacedText:
    """Return what is read on page ``number`` (from 1), whichever way up it lies.

    Raises ReceiptRefused, also when there is no such page.
    """
    picture = picture_of(data, number) if kind is FileKind.PDF else upright(data, kind, is_grey=True)
    if min(picture.size) < _SMALLEST:
        return PlacedText("", is_ocr=True)
    reading = _read(picture.convert("L"))
    ready, quarters = reading.ready, reading.quarters
    lines = second_looks(reading.lines, lambda line, times: _looked_at_again(line, ready, times))
    return written(
        in_cells(parted(_with_colons(lines, ready.colons))),
        page=number,
        place=lambda piece: turned(ready.place(*piece[1:5]), -quarters),
        is_ocr=True,
    )


def _read(grey: Image.Image) -> _Reading:
    """Return the first reading that is sure of itself, or the surest: the picture is tried in four positions."""
    ready = prepared(grey)
    best: _Reading | None = None
    for quarters in _ON_END if ready.is_on_end else _AS_IT_LIES:
        turn = ready if quarters == 0 else prepared(_quarters_clockwise(grey, quarters))
        reading = _Reading(lines_on(turn.picture), turn, quarters)
        if best is None or reading.confidence > best.confidence:
            best = reading
        if reading.confidence >= SURE:
            break
    assert best is not None  # noqa: S101  four positions were tried
    return best


def _quarters_clockwise(grey: Image.Image, quarters: int) -> Image.Image:
    way = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
    return grey.transpose(way[quarters])


def _looked_at_again(line: list[Piece], ready: Prepared, times: float) -> list[Piece]:
    """Return what is read on a picture of ``line`` alone, ``times`` as large, where it stands on the page."""
    around = _around(line)
    left, top = around[:2]
    return [
        Piece(
            word.text,
            left + word.left / times,
            top + word.top / times,
            left + word.right / times,
            top + word.bottom / times,
            word.confidence,
        )
        for word in words_on(ready.enlarged(around, times))
    ]


def _around(line: list[Piece]) -> Pixels:
    """Return the box of a line with a little paper around it, without the lines above and below."""
    top, bottom = median(piece.top for piece in line), median(piece.bottom for piece in line)
    edge = (bottom - top) / 4
    left, right = min(piece.left for piece in line), max(piece.right for piece in line)
    return round(left - 2 * edge), round(top - edge), round(right + 2 * edge), round(bottom + edge)


def _with_colons(lines: Lines, colons: list[Pixels]) -> Lines:
    """Put the colons that were wiped from the picture into their lines; what stands in no line was no colon."""
    for colon in colons:
        line = next((line for line in lines if _runs_through(line, colon)), None)
        if line is not None:
            line[:] = [piece for piece in line if not _is_read_into_blank(piece, colon)]
            line.append(Piece(":", *colon))
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def _runs_through(line: list[Piece], colon: Pixels) -> bool:
    """Tell whether ``colon`` stands at the height of the nearest word of ``line``."""
    nearest = min(line, key=lambda piece: min(abs(piece.left - colon[2]), abs(piece.right - colon[0])))
    return nearest.top < (colon[1] + colon[3]) / 2 < nearest.bottom


def _is_read_into_blank(piece: Piece, colon: Pixels) -> bool:
    """Tell whether ``piece`` is a dash or the like where the colon was: tesseract sees some in wide blanks."""
    near = piece.left < colon[2] + LETTERS and colon[0] - LETTERS < piece.right
    return near and len(piece.text) < 3 and not any(letter.isalnum() for letter in piece.text)
