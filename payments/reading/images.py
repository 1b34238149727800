"""Photographs and screenshots, opened and drawn anew. Runs in a child process only (``safely``)."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from payments.reading.refusals import MAX_PIXELS, ReceiptRefused

MAX_SIZE = (1600, 2600)  # pixels


def picture_of(content: bytes, kind: str) -> bytes:
    """Return the picture as PNG, upright and without its metadata. Raises ReceiptRefused.

    ``kind``: "jpeg" or "png", as the signature says; the file must really be one.
    """
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(content), formats=[kind.upper()]) as image:
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ReceiptRefused("too_many_pixels") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ReceiptRefused("damaged") from error
    upright.thumbnail(MAX_SIZE)
    picture = io.BytesIO()
    upright.save(picture, format="PNG")
    return picture.getvalue()
