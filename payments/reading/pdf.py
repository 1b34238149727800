"""A PDF's text layer and its pages as pictures. Runs in a child process only."""

from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from payments.reading.kinds import FileKind, ReadFile
from payments.reading.limits import MOST_PAGES
from payments.reading.refusals import ReceiptRefused, Refusal

WIDEST = 1600
_TALLEST = 4000
_LARGEST_SCALE = 3.0
_LONGEST_TEXT = 200_000
# Fewer letters than on any receipt: a scan with a stamp of the scanner's.
_FEWEST_LETTERS = 20


def read_pdf(data: bytes) -> ReadFile:
    """Return the text and the pages of a PDF.

    Raises ReceiptRefused when it is encrypted, damaged or too long.
    """
    document = _open(data)
    try:
        if len(document) == 0:
            raise ReceiptRefused(Refusal.DAMAGED)
        if len(document) > MOST_PAGES:
            raise ReceiptRefused(Refusal.TOO_MANY_PAGES)
        return _read(document)
    finally:
        document.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (pdfium_raw.FPDF_ERR_PASSWORD, pdfium_raw.FPDF_ERR_SECURITY)
        raise ReceiptRefused(Refusal.ENCRYPTED if locked else Refusal.DAMAGED) from error


def _read(document: pdfium.PdfDocument) -> ReadFile:
    texts, pages = [], []
    for page in document:
        texts.append(page.get_textpage().get_text_bounded())
        pages.append(_picture(page))
        page.close()
    text = _storable("\n".join(texts))[:_LONGEST_TEXT]
    has_text = sum(letter.isalnum() for letter in text) >= _FEWEST_LETTERS
    return ReadFile(FileKind.PDF, text if has_text else None, tuple(pages))


def _storable(text: str) -> str:
    """Drop what no database stores: NUL and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def _picture(page: pdfium.PdfPage) -> bytes:
    """Return the page as PNG, at most 1600 pixels wide, however large its paper claims to be."""
    width, height = page.get_size()
    scale = min(WIDEST / max(width, 1), _TALLEST / max(height, 1), _LARGEST_SCALE)
    picture = page.render(scale=scale).to_pil()
    out = BytesIO()
    picture.save(out, "PNG", compress_level=1)  # twice as fast, a tenth larger
    return out.getvalue()
