"""Tesseract with the Turkish model beside this file: lines of words from a picture. Runs in a child process only."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import tesserocr
from PIL import Image

from payments.reading.lines import Piece
from payments.reading.specks import without_specks
from payments.reading.stars import with_stars

MODEL = Path(__file__).with_name("model")
RESOLUTION = 200
"""Dots an inch that tesseract is told; it wants a number and does little with it."""
_WORD = "5"
"""A row of a word in tesseract's table."""
_SETTINGS = {
    "tessedit_do_invert": "0",  # a poor line would be read a second time as a negative; pictures are dark on light here
}

Lines = list[list[Piece]]


def lines_on(picture: Image.Image) -> Lines:
    """Return the words of a page that is read as one block: labels and values of one height are one line."""
    return _read(picture, tesserocr.PSM.SINGLE_BLOCK)


def words_on(strip: Image.Image) -> list[Piece]:
    """Return the words of a picture that shows one line."""
    return [piece for line in _read(strip, tesserocr.PSM.SINGLE_LINE) for piece in line]


def confidence_of(pieces: Iterable[Piece]) -> float:
    """Return how sure tesseract is of ``pieces`` on average of their letters, 0 to 100; 0 for none."""
    weighed = [(len(piece.text), piece.confidence) for piece in pieces]
    letters = sum(length for length, _ in weighed)
    return sum(length * confidence for length, confidence in weighed) / letters if letters else 0.0


def _read(picture: Image.Image, mode: int) -> Lines:
    reader = _reader()
    reader.SetPageSegMode(mode)
    reader.SetImage(picture)
    reader.SetSourceResolution(RESOLUTION)
    lines: dict[tuple[str, ...], list[Piece]] = {}
    for row in (line.split("\t") for line in reader.GetTSVText(0).splitlines()):
        if row[0] == _WORD and row[11].strip():
            lines.setdefault(tuple(row[1:5]), []).append(_piece(row))
    reader.Clear()
    return without_specks(lines.values())


def _piece(row: list[str]) -> Piece:
    left, top, width, height = (int(value) for value in row[6:10])
    return Piece(with_stars(row[11]), left, top, left + width, top + height, min(max(int(float(row[10])), 0), 99))


@cache
def _reader() -> tesserocr.PyTessBaseAPI:
    """Return tesseract with the model of our folder; no model of the system is looked for."""
    return tesserocr.PyTessBaseAPI(path=str(MODEL), lang="tur", oem=tesserocr.OEM.LSTM_ONLY, variables=_SETTINGS)
