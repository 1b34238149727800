"""The two codes on a printed copy, as PNG pictures without quiet zone: the paper around them is white."""

from io import BytesIO

import segno
import zxingcpp
from PIL import Image

_QR_SCALE = 8  # pixels a square; the form prints 25 squares on 26 mm
_BAR_SCALE = 6  # pixels the narrowest bar
_BAR_HEIGHT = 120  # pixels


def qr_png(content: str) -> bytes:
    """Return a QR code of ``content`` that stays readable with a quarter of it soiled (level Q or better)."""
    picture = BytesIO()
    segno.make_qr(content, error="q").save(picture, kind="png", scale=_QR_SCALE, border=0)
    return picture.getvalue()


def code128_png(content: str) -> bytes:
    """Return a Code 128 bar code of ``content`` (ASCII), without the text under it."""
    barcode = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.Code128)
    bars = memoryview(barcode.to_image(scale=1, add_quiet_zones=False))
    height, width = bars.shape
    image = Image.frombytes("L", (width, height), bytes(bars))
    picture = BytesIO()
    size = (width * _BAR_SCALE, _BAR_HEIGHT)
    image.resize(size, Image.Resampling.NEAREST).convert("1").save(picture, format="PNG")
    return picture.getvalue()
