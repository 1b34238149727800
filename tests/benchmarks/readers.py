"""The portal's own way from a file to its text, and the plain ways that it is compared with."""

import os
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageOps

import payments.reading
from payments.domain.placed import PlacedText, join_pages
from payments.reading.safely import read_file, read_picture

_MODEL = Path(payments.reading.__file__).with_name("model")


def read_anything(data: bytes) -> PlacedText:
    """Return the text of a file as the portal reads it: its text layer, else its pages by OCR."""
    read = read_file(data)
    if read.placed is not None:
        return read.placed
    return join_pages([read_picture(data, page + 1) for page in range(read.page_count)])


def pdfminer_text(data: bytes) -> str:
    """Return the text layer as pdfminer.six gives it."""
    from pdfminer.high_level import extract_text  # noqa: PLC0415  slow to import, and not always wanted

    return extract_text(BytesIO(data))


def pdftotext_text(data: bytes) -> str:
    """Return the text layer as poppler's pdftotext gives it with its layout kept."""
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def tesseract_text(data: bytes) -> str:
    """Return what tesseract reads with the same Turkish model on a picture that nothing was done to."""
    _tesseract().SetImage(_picture(data))
    return _tesseract().GetUTF8Text()


def _picture(data: bytes) -> Image.Image:
    """Return the first page, upright as any viewer shows it."""
    if not data.startswith(b"%PDF"):
        return ImageOps.exif_transpose(Image.open(BytesIO(data)))
    document = pdfium.PdfDocument(data)
    try:
        return document[0].render(scale=200 / 72).to_pil()
    finally:
        document.close()


@cache
def _tesseract():
    os.environ["OMP_THREAD_LIMIT"] = "1"
    import tesserocr  # noqa: PLC0415  reads the limit of threads when it is imported

    return tesserocr.PyTessBaseAPI(path=str(_MODEL), lang="tur")
