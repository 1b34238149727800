import io

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageOps

from applications.printing.codes import Dots, code128_dots, code128_png, qr_dots, qr_png

LONGEST = ["K7P4M2HX/1/A91F3C5E", "ACDEHJKM/12/00000000", "23467923/2/FFFFFFFF", "WYWYWYWY/D/A91F3C5E"]


@pytest.mark.parametrize("content", LONGEST)
def test_qr_reads_back(content):
    assert read(qr_png(content)) == (zxingcpp.BarcodeFormat.QRCode, content)


@pytest.mark.parametrize("reference", ["K7P4M2HX", "22222222", "WYWYWYWY"])
def test_code128_reads_back(reference):
    assert read(code128_png(reference)) == (zxingcpp.BarcodeFormat.Code128, reference)


@pytest.mark.parametrize("content", LONGEST)
def test_qr_keeps_its_squares_large(content):
    """25 squares on 26 mm: more of them and a scan at 100 dpi no longer reads."""
    assert qr_dots(content).width == 25 * 8


@pytest.mark.parametrize("soiled", ["left", "right"])
def test_qr_reads_though_a_fifth_of_it_is_soiled(soiled):
    picture = Image.open(io.BytesIO(qr_png(LONGEST[0]))).convert("L")
    spot = 80  # dots; of 200, away from the corners by which a reader finds the code
    picture.paste(128, (0 if soiled == "left" else 120, 60, spot if soiled == "left" else 200, 60 + spot))

    assert zxingcpp.read_barcodes(ImageOps.expand(picture, border=60, fill=255))[0].text == LONGEST[0]


@pytest.mark.parametrize(
    ("dots", "png"),
    [
        (qr_dots("K7P4M2HX/1/A91F3C5E"), qr_png("K7P4M2HX/1/A91F3C5E")),
        (code128_dots("22222222"), code128_png("22222222")),
    ],
    ids=["square", "bars"],
)
def test_picture_and_dots_are_the_same(dots: Dots, png: bytes):
    picture = Image.open(io.BytesIO(png))

    assert ImageChops.difference(picture, Image.frombytes("1", (dots.width, dots.height), dots.rows)).getbbox() is None


def test_rows_of_bars_are_filled_up_with_white():
    dots = code128_dots("22222222")

    assert dots.width % 8 != 0, "else there is nothing to fill up"
    assert len(dots.rows) == -(-dots.width // 8) * dots.height
    assert dots.rows[-1] & (0xFF >> dots.width % 8) == 0xFF >> dots.width % 8


def read(png: bytes) -> tuple[zxingcpp.BarcodeFormat, str]:
    """Read the picture as it lies on white paper."""
    found = zxingcpp.read_barcodes(ImageOps.expand(Image.open(io.BytesIO(png)).convert("L"), border=60, fill=255))
    assert len(found) == 1
    return found[0].format, found[0].text
