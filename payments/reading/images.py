"""A photograph or screenshot: opened, turned upright, re-encoded without what the camera wrote into it.

Runs in a child process only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps

from payments.reading.contents import is_two_files
from payments.reading.kinds import FileKind, ReadFile
from payments.reading.limits import MOST_PIXELS, WIDEST
from payments.reading.refusals import ReceiptRefused, Refusal

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def read_image(data: bytes, kind: FileKind) -> ReadFile:
    """Return that the picture is the only page, after decoding all of it; its text is not read.

    Raises ReceiptRefused when it is damaged or has too many pixels.
    """
    with opened(data, kind) as image:
        image.draft("L", (image.width // 8, image.height // 8))  # a JPEG is decoded small: quick, and as strict
        image.load()
    return ReadFile(kind, None, 1, is_two_files(data, kind))


def draw_image(data: bytes, kind: FileKind) -> bytes:
    """Return the picture upright as PNG, at most 1600 pixels wide. Raises ReceiptRefused like `read_image`."""
    picture = upright(data, kind, least=(WIDEST, WIDEST))
    picture.thumbnail((WIDEST, WIDEST * 4))
    return as_png(picture)


def upright(data: bytes, kind: FileKind, *, is_grey: bool = False, least: tuple[int, int] | None = None) -> Image.Image:
    """Return the whole picture in RGB or grey, as its EXIF orientation wants it, on white where it is transparent.

    A photograph is decoded in grey with ``is_grey``, and smaller when it stays larger than ``least``; both are quicker.
    Raises ReceiptRefused like `read_image`.
    """
    with opened(data, kind) as image:
        image.draft("L" if is_grey else None, least or image.size)
        return _plain(ImageOps.exif_transpose(image))


def _plain(image: Image.Image) -> Image.Image:
    """Return ``image`` without palette, transparency, inks or 16 bits."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        with_alpha = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, with_alpha).convert("RGB")
    return image if image.mode == "L" else image.convert("RGB")


def as_png(picture: Image.Image) -> bytes:
    """Return ``picture`` as PNG, packed quickly: half the time, a tenth larger."""
    out = BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


@contextmanager
def opened(data: bytes, kind: FileKind) -> Iterator[Image.Image]:
    """Lend the picture, of which only the head has been read. Raises ReceiptRefused like `read_image`."""
    try:
        with Image.open(BytesIO(data), formats=[kind.name]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ReceiptRefused(Refusal.TOO_MANY_PIXELS)
            yield image
    except Image.DecompressionBombError as error:
        raise ReceiptRefused(Refusal.TOO_MANY_PIXELS) from error
