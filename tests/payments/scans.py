"""Receipts that were printed and scanned: pictures only."""

from io import BytesIO

from PIL import Image

from payments.reading.safely import draw_pages
from tests.payments.files import text_pdf


def scan_of(text: str, *, pages: int = 1, kind: str = "PDF") -> bytes:
    """Return the picture of a printed receipt as ``kind`` ("PDF", "PNG", "JPEG"); a PDF repeats it on every page."""
    with Image.open(BytesIO(draw_pages(text_pdf(text))[0])) as page:
        sheet = page.convert("L")
    out = BytesIO()
    if kind == "PDF":
        sheet.save(out, "PDF", resolution=190, save_all=True, append_images=[sheet] * (pages - 1))
    else:
        sheet.save(out, kind)
    return out.getvalue()
