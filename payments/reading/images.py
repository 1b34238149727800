"""A photograph or screenshot as a page picture: turned upright, re-encoded, without what the camera wrote into it.

Runs in a child process only.
"""

from io import BytesIO

from PIL import Image, ImageOps

from payments.reading.kinds import FileKind, ReadFile
from payments.reading.limits import MOST_PIXELS
from payments.reading.pdf import WIDEST
from payments.reading.refusals import ReceiptRefused, Refusal

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def read_image(data: bytes, kind: FileKind) -> ReadFile:
    """Return the picture as the only page; its text is not read.

    Raises ReceiptRefused when it is damaged or has too many pixels.
    """
    try:
        with Image.open(BytesIO(data), formats=[kind.name]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ReceiptRefused(Refusal.TOO_MANY_PIXELS)
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except Image.DecompressionBombError as error:
        raise ReceiptRefused(Refusal.TOO_MANY_PIXELS) from error
    upright.thumbnail((WIDEST, WIDEST * 4))
    out = BytesIO()
    upright.save(out, "PNG", compress_level=1)
    return ReadFile(kind, None, (out.getvalue(),))
