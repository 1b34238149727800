"""The text layer of a PDF's page: what is really seen of it, in reading order. Runs in a child process only."""

import math
from collections.abc import Iterable

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from payments.domain.placed import PlacedText, PlacedWord, Spot, join_pages
from payments.reading.glyphs import Glyphs, words_of
from payments.reading.lines import Piece, in_lines, written
from payments.reading.paper import Paper, paper_of
from payments.reading.quarters import Box, turned


def text_of(page: pdfium.PdfPage, *, number: int) -> PlacedText:
    """Return the text of ``page``; ``number`` (from 1) goes into the places.

    Text that runs upwards or downwards stands after the text of the direction that most words have.
    """
    textpage = page.get_textpage()
    by_turn: dict[int, list[Glyphs]] = {}
    for word in words_of(textpage):
        by_turn.setdefault(_turn(textpage, word), []).append(word)
    longest_first = sorted(by_turn.items(), key=lambda item: -len(item[1]))
    paper = paper_of(page)
    return join_pages(_in_one_direction(words, turn, paper, number) for turn, words in longest_first)


def _turn(textpage: pdfium.PdfTextPage, word: Glyphs) -> int:
    """Return by how many quarters clockwise a word is turned in the page's own space."""
    return round(pdfium_raw.FPDFText_GetCharAngle(textpage, word.index) / (math.pi / 2)) % 4


def _in_one_direction(words: Iterable[Glyphs], turn: int, paper: Paper, number: int) -> PlacedText:
    """Turn the page until ``words`` run from left to right, write them, and turn their places as the picture is."""
    size = paper.size(turn)
    boxes = ((word.text, paper.fractions(word.box, -turn)) for word in words)
    pieces = [_piece(text, box, size.width, size.height) for text, box in boxes if _is_on_paper(box)]
    placed = written(in_lines(pieces), page=number, size=size)
    return placed_anew(placed, quarters=turn + paper.turn)


def placed_anew(placed: PlacedText, *, quarters: int) -> PlacedText:
    """Return ``placed`` with the places its words have after the picture was turned clockwise by ``quarters``."""
    if quarters % 4 == 0:
        return placed
    words = tuple(
        PlacedWord(word.start, word.end, Spot(word.spot.page, *turned(word.spot[1:], quarters)), word.confidence)
        for word in placed.words
    )
    return PlacedText(placed.text, words, placed.is_ocr)


def _is_on_paper(box: Box) -> bool:
    """Tell whether the middle of ``box`` is on the picture: what is cut off is not read."""
    return 0 <= (box[0] + box[2]) / 2 <= 1 and 0 <= (box[1] + box[3]) / 2 <= 1


def _piece(text: str, box: Box, width: float, height: float) -> Piece:
    return Piece(text, box[0] * width, box[1] * height, box[2] * width, box[3] * height)
