"""The two codes on a printed copy, as dots and as PNG pictures, without quiet zone: the paper around them is white."""

from dataclasses import dataclass
from io import BytesIO

import zxingcpp
from PIL import Image

_QR_SCALE = 8  # dots a square: one square of one row is one byte; the form prints 25 squares on 26 mm
_BAR_SCALE = 6  # dots the narrowest bar
_BAR_HEIGHT = 120  # dots


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """A picture of black (0) and white (1) dots. ``rows``: from the top, each row filled up to whole bytes."""

    width: int
    height: int
    rows: bytes


def qr_dots(content: str) -> Dots:
    """Return a QR code of ``content`` that stays readable with nearly a third of it soiled (level H).

    Up to 20 capitals, digits and ``/`` need 25 squares a side.
    """
    code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="H")
    squares = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    side = squares.shape[0]
    flat = squares.tobytes()  # 0 black, 255 white: already eight dots
    rows = b"".join(flat[start : start + side] * _QR_SCALE for start in range(0, side * side, side))
    return Dots(width=side * _QR_SCALE, height=side * _QR_SCALE, rows=rows)


def code128_dots(content: str) -> Dots:
    """Return a Code 128 bar code of ``content`` (ASCII), without the text under it."""
    code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.Code128)
    bars = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    count = bars.shape[1]
    bits = "".join("1" * _BAR_SCALE if bar else "0" * _BAR_SCALE for bar in bars.tobytes()[:count])
    width = len(bits)
    row = int(bits.ljust(-(-width // 8) * 8, "1"), 2).to_bytes(-(-width // 8), "big")
    return Dots(width=width, height=_BAR_HEIGHT, rows=row * _BAR_HEIGHT)


def qr_png(content: str) -> bytes:
    """Return ``qr_dots`` as PNG."""
    return _png(qr_dots(content))


def code128_png(content: str) -> bytes:
    """Return ``code128_dots`` as PNG."""
    return _png(code128_dots(content))


def _png(dots: Dots) -> bytes:
    picture = BytesIO()
    Image.frombytes("1", (dots.width, dots.height), dots.rows).save(picture, format="PNG")
    return picture.getvalue()
