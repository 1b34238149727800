"""A sheet as a PDF with a text layer, in fonts and sizes that differ from receipt to receipt."""

import random
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.payments.made_up_bank.sheet import Cell, Line, Sheet

_OWN = Path(__file__).parents[3] / "static/fonts"
_SYSTEM = Path("/usr/share/fonts/truetype/dejavu")
_FACES = (
    (_OWN / "IBMPlexSans-Regular.ttf", _OWN / "IBMPlexSans-SemiBold.ttf"),
    (_OWN / "IBMPlexMono-Medium.ttf", _OWN / "IBMPlexMono-Medium.ttf"),
    (_SYSTEM / "DejaVuSans.ttf", _SYSTEM / "DejaVuSans-Bold.ttf"),
    (_SYSTEM / "DejaVuSerif.ttf", _SYSTEM / "DejaVuSerif-Bold.ttf"),
)
"""Regular and strong faces; DejaVu comes with the system package that the tests need."""
_PAPER, _SCREEN = (595.0, 842.0), (360.0, 780.0)
_SMALLEST = 6.5


def sheet_pdf(sheet: Sheet, seed: int) -> bytes:
    """Return ``sheet`` as a PDF of one page; ``seed`` chooses face, size and margins."""
    rng = random.Random(f"pdf {seed}")
    faces = tuple(_registered(path) for path in rng.choice(_FACES))
    width, height = _SCREEN if sheet.is_phone else _PAPER
    margin = 18.0 if sheet.is_phone else rng.uniform(28, 50)
    size = _fitting(
        sheet.lines, faces, width - 2 * margin, rng.uniform(11, 13) if sheet.is_phone else rng.uniform(7, 10)
    )
    out = BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=True)
    pitch = size * rng.uniform(1.35, 1.7)
    for line in sheet.lines:
        for x, cell in _placed(line.cells, faces, size, width - 2 * margin):
            canvas.setFont(faces[cell.is_strong], size)
            canvas.drawString(margin + x, height - margin - size - line.y * pitch, cell.text)
    if not sheet.is_phone:
        canvas.rect(margin - 6, margin - 6, width - 2 * margin + 12, height - 2 * margin + 12)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@cache
def _registered(path: Path) -> str:
    pdfmetrics.registerFont(TTFont(path.stem, str(path)))
    return path.stem


def _placed(cells: Iterable[Cell], faces: tuple[str, ...], size: float, width: float) -> list[tuple[float, Cell]]:
    """Return cells with their left edge; one that would print over its neighbour moves right of it."""
    placed: list[tuple[float, Cell]] = []
    end = 0.0
    for cell in sorted(cells, key=lambda each: each.x):
        x = max(cell.x * width, end)
        placed.append((x, cell))
        end = x + pdfmetrics.stringWidth(cell.text, faces[cell.is_strong], size) + 0.6 * size
    return sorted(placed, key=lambda each: list(cells).index(each[1]))


def _fitting(lines: Iterable[Line], faces: tuple[str, ...], width: float, size: float) -> float:
    """Return the largest size up to ``size`` at which every line fits."""
    while size > _SMALLEST:
        placed = [_placed(line.cells, faces, size, width)[-1:] for line in lines]
        if all(_end(each, faces, size) <= width for each in placed):
            return size
        size -= 0.25
    return size


def _end(placed: list[tuple[float, Cell]], faces: tuple[str, ...], size: float) -> float:
    return max((x + pdfmetrics.stringWidth(cell.text, faces[cell.is_strong], size) for x, cell in placed), default=0.0)
