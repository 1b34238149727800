"""The letters of a PDF page as words with boxes, in the order in which they are drawn. Runs in a child process only."""

from collections.abc import Iterator
from ctypes import c_double
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from payments.reading.quarters import Box

_MOST_LETTERS = 50_000
"""On one page; more is no receipt."""
# In heights of letters: a made-up blank over less is a wide letter's edge; a gap over more ends a word without a blank.
_NO_BLANK, _NEW_WORD = 0.06, 0.8
_HYPHENS = frozenset({0x02, 0xFFFE})
"""What pdfium gives for a hyphen at the end of a line."""


class Glyphs(NamedTuple):
    """A word as the page draws it: its box in points (left, bottom, right, top) and the index of its first letter."""

    text: str
    box: Box
    index: int


def words_of(textpage: pdfium.PdfTextPage) -> Iterator[Glyphs]:
    """Yield the words of a page."""
    word: list[tuple[int, str, Box]] = []
    is_after_blank = False
    for index, code, box in _letters(textpage):
        if box is None and code == 32:
            is_after_blank = True
            continue
        letter = _letter(code)
        if word and (box is None or letter.isspace() or _is_apart(word, box, is_after_blank)):
            yield _whole(word)
            word = []
        if box is not None and letter and not letter.isspace():
            word.append((index, letter, box))
        is_after_blank = False
    if word:
        yield _whole(word)


def _letters(textpage: pdfium.PdfTextPage) -> Iterator[tuple[int, int, Box | None]]:
    """Yield index, code and box of every letter; no box for a blank or a line's end that pdfium made up.

    A thousand letters take a millisecond, with pypdfium2's own functions three.
    """
    handle, loose = textpage.raw, pdfium_raw.FS_RECTF()
    for index in range(min(pdfium_raw.FPDFText_CountChars(handle), _MOST_LETTERS)):
        code = pdfium_raw.FPDFText_GetUnicode(handle, index)
        if code <= 32 and pdfium_raw.FPDFText_IsGenerated(handle, index):
            yield index, code, None
            continue
        pdfium_raw.FPDFText_GetLooseCharBox(handle, index, loose)
        box = loose.left, loose.bottom, loose.right, loose.top
        yield index, code, box if box[3] - box[1] > 0.5 else _ink(handle, index)


def _ink(handle: pdfium_raw.FPDF_TEXTPAGE, index: int) -> Box:
    """Return the box of a letter's ink: for fonts that do not tell how high they are."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium_raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _letter(code: int) -> str:
    """Return the letter, "" for what no text holds: NUL and halves of surrogate pairs."""
    if code in _HYPHENS:
        return "-"
    return "" if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


def _is_apart(word: list[tuple[int, str, Box]], box: Box, is_after_blank: bool) -> bool:
    """Tell whether the next letter begins a new word; text that runs upwards has only pdfium's blanks to go by."""
    last = word[-1][2]
    is_level = last[1] < (box[1] + box[3]) / 2 < last[3]
    if not is_level:
        return is_after_blank
    gap, height = box[0] - last[2], box[3] - box[1]
    if is_after_blank:
        return gap > _NO_BLANK * height or gap < -height
    return gap > _NEW_WORD * height or box[2] < word[0][2][0]


def _whole(word: list[tuple[int, str, Box]]) -> Glyphs:
    lefts, bottoms, rights, tops = zip(*(box for _, _, box in word), strict=True)
    text = "".join(letter for _, letter, _ in word)
    return Glyphs(text, (min(lefts), min(bottoms), max(rights), max(tops)), word[0][0])
