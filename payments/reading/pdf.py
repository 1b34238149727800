"""The text layer of a PDF and pictures of its pages. Runs in a child process only (``safely``)."""

import io
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from payments.reading.refusals import MAX_PAGES, ReceiptRefused

PAGE_WIDTH = 1240  # pixels; A4 at 150 dpi
PAGE_HEIGHT = 2600  # pixels at most, for receipts printed on a roll
MAX_TEXT = 100_000  # characters
MIN_LETTERS = 20
"""A page with fewer letters is a picture of a receipt, not text."""


def open_pdf(content: bytes) -> pdfium.PdfDocument:
    """Return the document. Raises ReceiptRefused: encrypted, damaged, too many pages."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise ReceiptRefused("encrypted" if is_locked else "damaged") from error
    if not len(document):
        raise ReceiptRefused("damaged")
    if len(document) > MAX_PAGES:
        raise ReceiptRefused("too_many_pages")
    return document


def text_of(document: pdfium.PdfDocument) -> str | None:
    """Return the text of all pages; ``None`` when there is too little of it to be a receipt's."""
    text = _clean("\n".join(page.get_textpage().get_text_bounded() for page in document))
    return text if sum(letter.isalpha() for letter in text) >= MIN_LETTERS else None


def _clean(text: str) -> str:
    """Drop what no database stores (NUL, half a surrogate pair) and what no receipt needs (more than MAX_TEXT)."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()[:MAX_TEXT]


def pictures_of(document: pdfium.PdfDocument) -> Iterator[bytes]:
    """Yield each page as PNG, drawn anew: no script and no attachment of the original survives."""
    for page in document:
        width, height = page.get_size()
        scale = min(PAGE_WIDTH / max(width, 1), PAGE_HEIGHT / max(height, 1))
        picture = io.BytesIO()
        page.render(scale=scale).to_pil().convert("L").save(picture, format="PNG")
        yield picture.getvalue()
