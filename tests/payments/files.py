"""Real files for the readers: PDFs as a bank would make them, and some that nobody should."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONT = Path(__file__).parents[2] / "static/fonts/IBMPlexSans-Regular.ttf"


def text_pdf(text: str, *, pages: int = 1, password: str | None = None) -> bytes:
    """Return a PDF whose first page holds the lines of ``text`` as real text."""
    pdfmetrics.registerFont(TTFont("Plex", str(_FONT)))
    out = BytesIO()
    encryption = StandardEncryption(password) if password is not None else None
    canvas = Canvas(out, encrypt=encryption)
    canvas.setFont("Plex", 9)
    for number, line in enumerate(text.splitlines()):
        canvas.drawString(40, 800 - 14 * number, line)
    for _ in range(pages):
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def table_pdf(rows: Sequence[tuple[str, str]]) -> bytes:
    """Return a PDF that prints labels in one column and values in another, as most banks do."""
    pdfmetrics.registerFont(TTFont("Plex", str(_FONT)))
    out = BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Plex", 9)
    for number, (label, value) in enumerate(rows):
        canvas.drawString(40, 800 - 16 * number, label)
        canvas.drawString(220, 800 - 16 * number, value)
    canvas.save()
    return out.getvalue()


def scanned_pdf() -> bytes:
    """Return a PDF that holds only a picture."""
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawImage(ImageReader(BytesIO(picture("PNG"))), 50, 400, 300, 200)
    canvas.save()
    return out.getvalue()


def picture(kind: str, *, size: tuple[int, int] = (300, 200), orientation: int | None = None) -> bytes:
    """Return a picture with a black corner as ``kind`` ("PNG", "JPEG", "GIF"), perhaps with an EXIF orientation."""
    image = Image.new("RGB", size, "white")
    image.paste("black", (0, 0, size[0] // 4, size[1] // 4))
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    out = BytesIO()
    image.save(out, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return out.getvalue()
