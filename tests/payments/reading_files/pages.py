"""Pages whose text lies in unusual ways: turned, cut, hidden, in columns, in fonts that do not say what they show."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.payments.reading_files.raw_pdf import objects, raw_pdf, stream

FONT = Path(__file__).parents[3] / "static/fonts/IBMPlexSans-Regular.ttf"
SIZE = (595.0, 842.0)
VISIBLE = "GÖNDEREN : AYŞE GÜL IŞIK TUTAR : 1.080,00 TL"


def page_of(draw: Callable[[Canvas], None]) -> bytes:
    """Return a PDF of one page that ``draw`` has drawn on, in our font of 10 points."""
    pdfmetrics.registerFont(TTFont("Plex", str(FONT)))
    out = BytesIO()
    canvas = Canvas(out, pagesize=SIZE)
    canvas.setFont("Plex", 10)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def turned_page(text: str, *, rotate: int = 0, crop: tuple[int, int, int, int] | None = None) -> bytes:
    """Return a page with one line of plain ``text``, shown turned by ``rotate`` degrees and cut to ``crop``."""
    cut = b"/CropBox[%d %d %d %d]" % crop if crop is not None else b""
    content = stream(b"BT /F1 10 Tf 150 600 Td (%b) Tj ET" % text.encode("ascii"))
    return raw_pdf(objects(page=b"/Rotate %d%b" % (rotate, cut), content=content))


def drawn_in_any_order(cells: Sequence[tuple[float, float, str]]) -> bytes:
    """Return a page with the texts of ``cells`` at x and y, drawn in the order given."""

    def draw(canvas: Canvas) -> None:
        for x, y, text in cells:
            canvas.drawString(x, y, text)

    return page_of(draw)


def page_with(hidden: Callable[[Canvas], None]) -> bytes:
    """Return a page with an ordinary line and what ``hidden`` draws."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 800, VISIBLE)
        hidden(canvas)

    return page_of(draw)


def scan_with_text_behind(words: str, *, is_seen: bool = False) -> bytes:
    """Return a page-wide picture with ``words`` as a scanner's OCR puts them behind it, or as a mark upon it."""
    picture = Image.new("L", (600, 850), 250)

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, *SIZE)
        line = canvas.beginText(40, 700)
        line.setTextRenderMode(0 if is_seen else 3)
        line.textOut(words)
        canvas.drawText(line)

    return page_of(draw)


def invisible(canvas: Canvas) -> None:
    line = canvas.beginText(40, 700)
    line.setTextRenderMode(3)
    line.textOut("GIZLI 9.999,00")
    canvas.drawText(line)


def white_on_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(40, 700, "GIZLI 9.999,00")


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(40, 700, "GIZLI 9.999,00")


def off_the_paper(canvas: Canvas) -> None:
    canvas.drawString(-300, 700, "GIZLI 9.999,00")


def under_a_white_box(canvas: Canvas) -> None:
    canvas.drawString(40, 700, "GIZLI 9.999,00")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(30, 690, 200, 30, fill=1, stroke=0)


def under_a_picture(canvas: Canvas) -> None:
    canvas.drawString(40, 700, "GIZLI 9.999,00")
    canvas.drawImage(ImageReader(Image.new("RGB", (20, 5), "yellow")), 30, 690, 200, 30)


def under_a_box_in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("cover")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(0, 0, 200, 30, fill=1, stroke=0)
    canvas.endForm()
    canvas.drawString(40, 700, "GIZLI 9.999,00")
    canvas.translate(30, 690)
    canvas.doForm("cover")


def white_on_blue(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0, 0, 0.6)
    canvas.rect(30, 690, 200, 30, fill=1, stroke=0)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(40, 700, "GIZLI 9.999,00")


def under_thin_yellow(canvas: Canvas) -> None:
    canvas.drawString(40, 700, "GIZLI 9.999,00")
    canvas.setFillColorRGB(1, 1, 0)
    canvas.setFillAlpha(0.3)
    canvas.rect(30, 690, 200, 30, fill=1, stroke=0)


def on_grey(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.9, 0.9, 0.9)
    canvas.rect(30, 690, 200, 30, fill=1, stroke=0)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(40, 700, "GIZLI 9.999,00")


HIDING = (
    invisible,
    white_on_white,
    transparent,
    off_the_paper,
    under_a_white_box,
    under_a_picture,
    under_a_box_in_a_form,
)
SHOWING = (white_on_blue, under_thin_yellow, on_grey)
