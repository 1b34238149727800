import io

import pytest
import zxingcpp
from PIL import Image, ImageOps

from applications.printing.codes import code128_png, qr_png


@pytest.mark.parametrize("content", ["K7P4M2HX/1/A91F3C5E", "ACDEHJKM/12/00000000", "23467923/2/FFFFFFFF"])
def test_qr_reads_back(content):
    assert read(qr_png(content)) == (zxingcpp.BarcodeFormat.QRCode, content)


@pytest.mark.parametrize("reference", ["K7P4M2HX", "22222222", "WYWYWYWY"])
def test_code128_reads_back(reference):
    assert read(code128_png(reference)) == (zxingcpp.BarcodeFormat.Code128, reference)


def test_qr_of_the_longest_content_keeps_its_squares_large():
    """25 squares on 26 mm: more of them and a scan at 100 dpi no longer reads."""
    squares = 25
    assert Image.open(io.BytesIO(qr_png("K7P4M2HX/2/A91F3C5E"))).width % squares == 0


def read(png: bytes) -> tuple[zxingcpp.BarcodeFormat, str]:
    """Read the picture as it lies on white paper."""
    found = zxingcpp.read_barcodes(ImageOps.expand(Image.open(io.BytesIO(png)).convert("L"), border=60, fill=255))
    assert len(found) == 1
    return found[0].format, found[0].text
