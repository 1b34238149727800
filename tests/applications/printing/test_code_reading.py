"""Both codes read back from the printed page as it returns: scanned coarsely, askew, upside down, copied, blurred.

What a code holds and how it is drawn is tested in ``test_codes``; here it has its size on the paper.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from applications.domain.references import new_reference
from applications.printing.compiled import render as filled
from applications.printing.engine import render
from tests.applications.printing.sample_sheets import SHEET, opened

QR = (zxingcpp.BarcodeFormat.QRCode, "K7P4M2HX/1/A91F3C5E")
BARS = (zxingcpp.BarcodeFormat.Code128, "K7P4M2HX")
WHITE = 255
PAGE_MM = 210

Scan = Callable[[Image.Image], Image.Image]


def turned(degrees: float) -> Scan:
    return lambda page: page.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=WHITE)


def blurred(mm: float) -> Scan:
    """Return what blurs ``mm`` far, whatever the resolution."""
    return lambda page: page.filter(ImageFilter.GaussianBlur(page.width / PAGE_MM * mm))


def as_jpeg(page: Image.Image) -> Image.Image:
    file = BytesIO()
    page.save(file, "JPEG", quality=40)
    return Image.open(file)


def copied(page: Image.Image, *, generations: int = 3) -> Image.Image:
    """Return a photocopy of photocopies: each blurs a little, loses a fifth of the contrast, and adds grain."""
    grain = np.random.default_rng(1)
    for _ in range(generations):
        dots = np.asarray(blurred(0.05)(page), dtype=float)
        worse = dots * 0.8 + 30 + grain.normal(0, 8, dots.shape)
        page = Image.fromarray(worse.clip(0, WHITE).astype(np.uint8))
    return page


def all_at_once(page: Image.Image) -> Image.Image:
    return as_jpeg(copied(turned(183)(page)))


SCANS = {
    "flat": turned(0),
    "3 degrees": turned(3),
    "3 degrees the other way": turned(-3),
    "on its side": turned(90),
    "on the other side": turned(270),
    "upside down": turned(180),
    "third photocopy": copied,
    "blurred 0.2 mm": blurred(0.2),
    "JPEG 40": as_jpeg,
    "upside down, askew, copied, JPEG": all_at_once,
}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(replace(SHEET, copy_labels=SHEET.copy_labels[:1]))


@pytest.mark.parametrize("scan", SCANS.values(), ids=SCANS.keys())
@pytest.mark.parametrize("dpi", [100, 150, 200, 300])
def test_both_codes_read_from_the_paper(pdf, dpi, scan):
    assert codes_on(scan(page_of(pdf, dpi))) == {QR, BARS}


@pytest.mark.parametrize("dpi", [100, 150, 200, 300])
def test_the_square_outlives_the_bars_when_all_is_blurred(pdf, dpi):
    """A bar is 0.49 mm wide, a square 1.04 mm: at 0.4 mm of blur the bars run together and nothing wrong is read."""
    assert codes_on(blurred(0.4)(page_of(pdf, dpi))) == {QR}


@pytest.mark.parametrize("dpi", [100, 110, 120, 130, 150, 200, 300])
def test_the_bars_of_any_reference_read_at_any_density(dpi):
    """Bars that are narrower than two dots at 100 dpi were read for some references and not for others."""
    chance = random.Random(dpi)
    references = {new_reference(chance.choice) for _ in range(8)}
    for reference in references:
        assert (BARS[0], reference) in codes_on(page_of(filled(replace(SHEET, reference=reference)), dpi))


def test_every_copy_says_which_it_is():
    pages = render(SHEET)

    assert codes_on(page_of(pages, 100, number=0)) == {QR, BARS}
    assert codes_on(page_of(pages, 100, number=1)) == {(QR[0], "K7P4M2HX/2/A91F3C5E"), BARS}


@pytest.mark.parametrize("reference", ["22222222", "WYWYWYWY", "2A3C4D5E"])
def test_codes_read_whatever_the_reference_is_made_of(reference):
    """Figures are packed in pairs, so that the bars of one reference are narrower than those of another."""
    pages = render(replace(SHEET, reference=reference, copy_labels=SHEET.copy_labels[:1]))

    read = codes_on(copied(page_of(pages, 100)))

    assert read == {(QR[0], f"{reference}/1/A91F3C5E"), (BARS[0], reference)}


def page_of(pdf: bytes, dpi: int, *, number: int = 0) -> Image.Image:
    with opened(pdf) as document:
        return document[number].render(scale=dpi / 72).to_pil().convert("L")


def codes_on(page: Image.Image) -> set[tuple[zxingcpp.BarcodeFormat, str]]:
    return {(code.format, code.text) for code in zxingcpp.read_barcodes(page)}
