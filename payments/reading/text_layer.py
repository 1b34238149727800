"""The text layer of a PDF's page: what is really seen of it, in reading order. Runs in a child process only."""

import math
from collections.abc import Iterable

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from payments.domain.placed import PlacedText, join_pages
from payments.reading.cells import in_cells
from payments.reading.glyphs import Glyphs, words_of
from payments.reading.ink import Ink
from payments.reading.lines import Piece, in_lines, written
from payments.reading.paper import Paper, paper_of
from payments.reading.quarters import Box, turned
from payments.reading.visibility import drawn_on

_FEW_LETTERS = 100
"""A scanner's or an app's mark on the picture that it made."""


def text_of(page: pdfium.PdfPage, *, number: int) -> PlacedText:
    """Return the text that is seen on ``page``; ``number`` (from 1) goes into the places.

    Text that runs upwards or downwards stands after the text of the direction that most words have. A page that is a
    picture with a few words has no text of its own: what matters may stand on the picture.
    """
    textpage, drawn, paper, ink = page.get_textpage(), drawn_on(page), paper_of(page), Ink(page)
    words = [
        word
        for word in words_of(textpage)
        if drawn.shows(textpage, word) and ink.shows(word.text, paper.fractions(word.box))
    ]
    if sum(len(word.text) for word in words) < _FEW_LETTERS and drawn.has_large_picture(math.prod(paper.size)):
        return PlacedText("")
    by_turn: dict[int, list[Glyphs]] = {}
    for word in words:
        by_turn.setdefault((_turn(textpage, word) + paper.turn) % 4, []).append(word)
    longest_first = sorted(by_turn.items(), key=lambda item: -len(item[1]))
    return join_pages(_in_one_direction(words, turn, paper, number) for turn, words in longest_first)


def _turn(textpage: pdfium.PdfTextPage, word: Glyphs) -> int:
    """Return by how many quarters clockwise a word is turned before the page is."""
    return round(pdfium_raw.FPDFText_GetCharAngle(textpage, word.index) / (math.pi / 2)) % 4


def _in_one_direction(words: Iterable[Glyphs], turn: int, paper: Paper, number: int) -> PlacedText:
    """Turn the picture back by ``turn`` quarters, until ``words`` run from left to right, and write them."""
    wide, high = paper.size if turn % 2 == 0 else paper.size[::-1]

    def place(piece: Piece) -> Box:
        return turned((piece.left / wide, piece.top / high, piece.right / wide, piece.bottom / high), turn)

    boxes = ((word.text, turned(paper.fractions(word.box), -turn)) for word in words)
    pieces = [_piece(text, box, wide, high) for text, box in boxes if _is_on_paper(box)]
    return written(in_cells(in_lines(pieces)), page=number, place=place)


def _is_on_paper(box: Box) -> bool:
    """Tell whether the middle of ``box`` is on the picture: what is cut off is not read."""
    return 0 <= (box[0] + box[2]) / 2 <= 1 and 0 <= (box[1] + box[3]) / 2 <= 1


def _piece(text: str, box: Box, width: float, height: float) -> Piece:
    return Piece(text, box[0] * width, box[1] * height, box[2] * width, box[3] * height)
