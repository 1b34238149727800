"""The text of scans and photographs, read by tesseract with the Turkish model beside this file.

Runs in a child process only.
"""

from functools import cache
from pathlib import Path

import tesserocr
from PIL import Image

from payments.domain.placed import PlacedText
from payments.reading.colons import Pixels
from payments.reading.images import upright
from payments.reading.kinds import FileKind
from payments.reading.lines import Piece, written
from payments.reading.pdf import opened
from payments.reading.preparing import prepared
from payments.reading.refusals import ReceiptRefused, Refusal

_WORD = "5"
"""A row of a word in tesseract's table."""
MODEL = Path(__file__).with_name("model")


def read_page(data: bytes, kind: FileKind, number: int) -> PlacedText:
    """Return what is read on page ``number`` (from 1). Raises ReceiptRefused, also when there is no such page."""
    ready = prepared(_page(data, number) if kind is FileKind.PDF else upright(data, kind))
    lines = _with_colons(_lines(ready.picture), ready.colons)
    return written(lines, page=number, place=lambda piece: ready.place(*piece[1:5]), is_ocr=True)


def _page(data: bytes, number: int) -> Image.Image:
    with opened(data) as document:
        if not 1 <= number <= len(document):
            raise ReceiptRefused(Refusal.DAMAGED)
        page = document[number - 1]
        return page.render(scale=300 / 72).to_pil()


def _lines(grey: Image.Image) -> list[list[Piece]]:
    """Return the words as tesseract finds them, line by line."""
    reader = _reader()
    reader.SetImage(grey)
    reader.SetSourceResolution(300)
    lines: dict[tuple[str, ...], list[Piece]] = {}
    for row in (line.split("\t") for line in reader.GetTSVText(0).splitlines()):
        if row[0] == _WORD and row[11].strip():
            lines.setdefault(tuple(row[1:5]), []).append(_piece(row))
    reader.Clear()
    return list(lines.values())


def _with_colons(lines: list[list[Piece]], colons: list[Pixels]) -> list[list[Piece]]:
    """Put the colons that were wiped from the picture into their lines; what stands in no line was no colon."""
    for colon in colons:
        line = next((line for line in lines if _runs_through(line, colon)), None)
        if line is not None:
            line.append(Piece(":", *colon))
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def _runs_through(line: list[Piece], colon: Pixels) -> bool:
    """Tell whether ``colon`` stands at the height of the nearest word of ``line``."""
    nearest = min(line, key=lambda piece: min(abs(piece.left - colon[2]), abs(piece.right - colon[0])))
    return nearest.top < (colon[1] + colon[3]) / 2 < nearest.bottom


def _piece(row: list[str]) -> Piece:
    left, top, width, height = (int(value) for value in row[6:10])
    return Piece(row[11], left, top, left + width, top + height, int(float(row[10])))


@cache
def _reader() -> tesserocr.PyTessBaseAPI:
    return tesserocr.PyTessBaseAPI(
        path=str(MODEL),
        lang="tur",
        psm=tesserocr.PSM.SINGLE_BLOCK,
        oem=tesserocr.OEM.LSTM_ONLY,
        variables={"tessedit_do_invert": "0"},
    )
