"""The form by reportlab: its canvas, its fonts embedded, its own QR and Code 128.

The quickest way reportlab has: no flowables and no tables, each line put where it belongs; fonts are read once.
The file has neither tags nor the marks of an archive, which reportlab cannot write.
"""

from functools import cache
from io import BytesIO
from itertools import chain, groupby

from django.conf import settings
from reportlab import rl_config
from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from applications.domain.form_sheet import Copy, Fact, FormSheet, Section

_FONTS = {"Plex": "IBMPlexSans-Regular", "PlexBold": "IBMPlexSans-SemiBold", "PlexMono": "IBMPlexMono-Medium"}
_LEFT, _RIGHT, _TOP, _BOTTOM = 18 * mm, 194 * mm, 284 * mm, 15 * mm
_LABEL, _HALF = 27 * mm, 88 * mm
_QR, _SIGN = 26 * mm, 36 * mm


def draw(sheet: FormSheet) -> bytes:
    """Return the PDF of every copy of ``sheet``."""
    _make_ready()
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, lang="tr")
    canvas.setTitle(f"Elektronik imza başvuru formu {sheet.spoken_reference}")
    canvas.setAuthor(sheet.letterhead[1])
    for copy in sheet.copies:
        _Page(canvas, sheet, copy).draw()
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@cache
def _make_ready() -> None:
    rl_config.useA85 = 0  # bytes as they are: writing them as letters takes a tenth of the time
    for name, file in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, settings.BASE_DIR / "static/fonts/print" / f"{file}.ttf"))


class _Page:
    """One copy on one page; ``y`` is how far it is written, in points from the bottom."""

    def __init__(self, canvas: Canvas, sheet: FormSheet, copy: Copy) -> None:
        self.canvas, self.sheet, self.copy, self.y = canvas, sheet, copy, _TOP

    def draw(self) -> None:
        self._head()
        self._title()
        for number, section in enumerate(self.sheet.sections, start=1):
            self._section(number, section)
        self._hand_in(len(self.sheet.sections) + 1)
        self._signatures()
        self._tail()
        self._foot()

    def _head(self) -> None:
        sheet, top = self.sheet, self.y
        first, office, desk = sheet.letterhead
        self._text(_LEFT, top - 8, first, 8)
        self._text(_LEFT, top - 21, office, 10.5, "PlexBold")
        self._text(_LEFT, top - 33, desk, 8)
        right = _RIGHT - _QR - 4 * mm
        label = f"{self.copy.label} · {self.copy.number} / {len(sheet.copy_labels)}"
        self.canvas.setLineWidth(1.2)
        self.canvas.rect(right - 58 * mm, top - 15, 58 * mm, 15)
        self.canvas.setFont("PlexBold", 9)
        self.canvas.drawCentredString(right - 29 * mm, top - 11, label)
        self.canvas.setFont("PlexMono", 13)
        self.canvas.drawRightString(right, top - 34, sheet.spoken_reference)
        self.canvas.setFont("Plex", 7.5)
        self.canvas.drawRightString(right, top - 44, "Başvuru no")
        _draw_qr(self.canvas, self.copy.code, _RIGHT - _QR, top - _QR)
        self.y = top - _QR - 9
        self._rule(1.6)

    def _title(self) -> None:
        self._text(_LEFT, self.y - 24, self.sheet.title, 15.5, "PlexBold")
        self._text(_LEFT, self.y - 39, self.sheet.kind_line, 10)
        self.y -= 42
        if self.sheet.is_draft:
            self._text(_LEFT, self.y - 12, "TASLAK · Bu çıktı imzalanıp teslim edilmez.", 10, "PlexBold")
            self.y -= 15

    def _heading(self, number: int, title: str) -> None:
        self._text(_LEFT, self.y - 20, f"{number}. {title}", 9.5, "PlexBold")
        self.y -= 24
        self._rule(0.9)

    def _section(self, number: int, section: Section) -> None:
        self._heading(number, section.title)
        for row in section.rows:
            width = _HALF if len(row) > 1 else _RIGHT - _LEFT
            cells = [(_LEFT + place * _HALF, fact, self._lines(fact, width)) for place, fact in enumerate(row)]
            for x, fact, lines in cells:
                self._text(x, self.y - 11, fact.label, 8)
                for line, text in enumerate(lines):
                    self._text(x + _LABEL, self.y - 11 - 12.8 * line, text, 9.5, _font(fact))
            self.y -= 3 + 12.8 * max(len(lines) for _, _, lines in cells)
            self._rule(0.35)

    def _lines(self, fact: Fact, width: float) -> list[str]:
        return _wrapped(fact.value, 9.5, width - _LABEL - 4 * mm, _font(fact))

    def _hand_in(self, number: int) -> None:
        self._heading(number, "Teslim edilecek belgeler")
        top, sheet = self.y, self.sheet
        self.canvas.setLineWidth(0.9)
        for line in sheet.papers:
            self.canvas.rect(_LEFT, self.y - 13, 3.6 * mm, 3.6 * mm)
            self._paragraph(_LEFT + 7 * mm, line, 9, _HALF - 13 * mm)
            self.y -= 3
        left, self.y = self.y, top
        self._text(_HALF + _LEFT, self.y - 11, "Nereye ve nasıl", 9, "PlexBold")
        self.y -= 14
        for line in sheet.deliver_to:
            self._paragraph(_HALF + _LEFT, line, 9, _HALF)
        self.y = min(left, self.y)

    def _signatures(self) -> None:
        self._heading(len(self.sheet.sections) + 2, "Beyan ve imza")
        self._paragraph(_LEFT, self.sheet.declaration, 8.5, _RIGHT - _LEFT)
        self.y -= 8
        width = (_RIGHT - _LEFT) / len(self.sheet.signatures)
        for place, box in enumerate(self.sheet.signatures):
            x = _LEFT + place * width
            self.canvas.rect(x, self.y - _SIGN, width, _SIGN)
            self._text(x + 2 * mm, self.y - 13, box.role, 9, "PlexBold")
            lines = (*_wrapped(box.name, 8, width - 4 * mm), "Tarih: …… / …… / 20……", box.signs)
            for line, text in enumerate(lines, start=1):
                self._text(x + 2 * mm, self.y - 13 - 11 * line, text, 8)
        self.y -= _SIGN + 10

    def _tail(self) -> None:
        """Write the bar code and what stands beside it."""
        sheet, top = self.sheet, self.y
        bars = Code128(sheet.reference, barWidth=46 * mm / 123, barHeight=9 * mm, quiet=False)
        bars.drawOn(self.canvas, _LEFT, top - 9 * mm)
        self._text(_LEFT, top - 9 * mm - 10, sheet.reference, 8, "PlexMono")
        self._paragraph(_LEFT + 57 * mm, sheet.notice, 7.5, _RIGHT - _LEFT - 57 * mm)
        read = f"Aydınlatma metni okundu: {sheet.notice_read}"
        for said in (read, f"Yazdırma: {sheet.printed_moment}", f"İçerik özeti: {sheet.shown_hash}"):
            self.y -= 10
            self._text(_LEFT + 57 * mm, self.y, said, 7.5)

    def _foot(self) -> None:
        said = f"Elektronik imza başvuru formu · {self.sheet.spoken_reference} · {self.copy.label}"
        self._text(_LEFT, _BOTTOM - 10, said, 7.5)
        self.canvas.drawRightString(_RIGHT, _BOTTOM - 10, f"Sayfa {self.copy.number} / {len(self.sheet.copy_labels)}")

    def _paragraph(self, x: float, text: str, size: float, width: float, *, gap: float = 0) -> None:
        self.y -= gap
        for line in _wrapped(text, size, width):
            self.y -= size * 1.35
            self._text(x, self.y, line, size)

    def _text(self, x: float, y: float, text: str, size: float, font: str = "Plex") -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def _rule(self, width: float) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.line(_LEFT, self.y, _RIGHT, self.y)


def _font(fact: Fact) -> str:
    return "PlexMono" if fact.is_code else "PlexBold" if fact.is_strong else "Plex"


def _wrapped(text: str, size: float, width: float, font: str = "Plex") -> list[str]:
    return list(chain.from_iterable(simpleSplit(line, font, size, width) for line in text.split("\n")))


def _draw_qr(canvas: Canvas, code: str, x: float, y: float) -> None:
    """Draw the squares of reportlab's QR encoder as one path, run by run: its widget takes longer than all else."""
    encoder = QRCode(None, QRErrorCorrectLevel.H)
    encoder.addData(code)
    encoder.make()
    square = _QR / encoder.moduleCount
    path = canvas.beginPath()
    for row, squares in enumerate(encoder.modules, start=1):
        for is_dark, run in groupby(range(encoder.moduleCount), key=squares.__getitem__):
            if is_dark:
                columns = list(run)
                path.rect(x + columns[0] * square, y + _QR - row * square, len(columns) * square, square)
    canvas.drawPath(path, stroke=0, fill=1)
