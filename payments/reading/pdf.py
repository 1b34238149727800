"""A PDF's text layer and its pages as pictures. Runs in a child process only."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
from PIL import Image

from payments.domain.placed import PlacedText, join_pages
from payments.reading.contents import holds_more_than_pages, is_two_files
from payments.reading.images import as_png
from payments.reading.kinds import FileKind, ReadFile
from payments.reading.legibility import is_legible
from payments.reading.limits import MOST_PAGES, WIDEST
from payments.reading.refusals import ReceiptRefused, Refusal
from payments.reading.text_layer import text_of

_TALLEST = 4000
_LARGEST_SCALE = 3.0
_WIDEST_FOR_OCR, _OCR_SCALE = 2100, 250 / 72


def read_pdf(data: bytes) -> ReadFile:
    """Return the text layer of a PDF, if it has one that can be trusted; draws nothing.

    Raises ReceiptRefused when it is encrypted, damaged or too long, runs scripts or starts programs.
    """
    with opened(data) as document:
        is_flattened = holds_more_than_pages(document) or is_two_files(data, FileKind.PDF)
        placed = join_pages(_text(document, number) for number in range(len(document)))
        return ReadFile(FileKind.PDF, placed if is_legible(placed.text) else None, len(document), is_flattened)


def draw_pdf(data: bytes) -> tuple[bytes, ...]:
    """Return the pages as PNG, in order. Raises ReceiptRefused like `read_pdf`."""
    with opened(data) as document:
        return tuple(as_png(_picture(document, number)) for number in range(len(document)))


def picture_of(data: bytes, number: int) -> Image.Image:
    """Return page ``number`` (from 1) large enough for OCR. Raises ReceiptRefused, also when there is no such page."""
    with opened(data) as document:
        if not 1 <= number <= len(document):
            raise ReceiptRefused(Refusal.DAMAGED)
        return _picture(document, number - 1, widest=_WIDEST_FOR_OCR, largest_scale=_OCR_SCALE, is_grey=True)


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """Lend the document. Raises ReceiptRefused like `read_pdf`."""
    document = _open(data)
    try:
        if len(document) == 0:
            raise ReceiptRefused(Refusal.DAMAGED)
        if len(document) > MOST_PAGES:
            raise ReceiptRefused(Refusal.TOO_MANY_PAGES)
        yield document
    finally:
        document.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (pdfium_raw.FPDF_ERR_PASSWORD, pdfium_raw.FPDF_ERR_SECURITY)
        raise ReceiptRefused(Refusal.ENCRYPTED if locked else Refusal.DAMAGED) from error


def _text(document: pdfium.PdfDocument, number: int) -> PlacedText:
    page = document[number]
    try:
        return text_of(page, number=number + 1)
    finally:
        page.close()


def _picture(
    document: pdfium.PdfDocument,
    number: int,
    *,
    widest: int = WIDEST,
    largest_scale: float = _LARGEST_SCALE,
    is_grey: bool = False,
) -> Image.Image:
    """Return a page, by default at most 1600 pixels wide, however large its paper claims to be."""
    page = document[number]
    try:
        width, height = page.get_size()
        tallest = widest * _TALLEST / WIDEST
        scale = min(widest / max(width, 1), tallest / max(height, 1), largest_scale)
        return page.render(scale=scale, grayscale=is_grey).to_pil()
    finally:
        page.close()
