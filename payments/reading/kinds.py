"""Which files are taken, and what an opened one is. Looks at bytes only; opens nothing."""

from dataclasses import dataclass

from esign_portal.enums import LabelledEnum
from payments.domain.placed import PlacedText
from payments.reading.limits import LARGEST
from payments.reading.refusals import ReceiptRefused, Refusal


class FileKind(LabelledEnum):
    """The kinds of file that are taken."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"


_SIGNATURES = ((b"%PDF-", FileKind.PDF), (b"\xff\xd8\xff", FileKind.JPEG), (b"\x89PNG\r\n\x1a\n", FileKind.PNG))
_MARKUP = (b"<!doctype html", b"<html", b"<svg", b"<?xml", b"<head", b"<body", b"mime-version:")


@dataclass(frozen=True, slots=True)
class ReadFile:
    """An opened file. ``placed`` is ``None`` when the file holds only pictures, whose text OCR must read.

    ``is_flattened``: the file holds more than its pages (attachments, forms, what hangs behind a picture): only its
    pages as pictures may be handed on, never the file itself.
    """

    kind: FileKind
    placed: PlacedText | None
    page_count: int
    is_flattened: bool = False

    @property
    def text(self) -> str | None:
        """The file's own text layer in reading order."""
        return self.placed.text if self.placed is not None else None

    @property
    def source(self) -> str | None:
        """Where the text comes from: "text" is a PDF's own text layer."""
        return "text" if self.placed is not None else None


def accept(data: bytes) -> FileKind:
    """Return the kind that the first bytes say; whether the file can be opened shows when it is.

    Raises ReceiptRefused for an empty or too large file and for any other kind, whatever its name says.
    """
    if not data:
        raise ReceiptRefused(Refusal.EMPTY)
    if len(data) > LARGEST:
        raise ReceiptRefused(Refusal.TOO_LARGE)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    raise ReceiptRefused(_other_kind(data))


def _other_kind(data: bytes) -> Refusal:
    """Return the refusal whose sentence helps most: what the file seems to be."""
    brand = data[8:12]
    if data[4:8] == b"ftyp" and brand[:3] in (b"hei", b"hev", b"mif", b"msf"):
        return Refusal.IPHONE_PHOTO
    if data.startswith((b"GIF8", b"BM", b"II*\x00", b"MM\x00*")) or data[:4] + brand == b"RIFFWEBP" or brand == b"avif":
        return Refusal.OTHER_PICTURE
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"Rar!", b"7z\xbc\xaf")):
        return Refusal.DOCUMENT
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not start.startswith(_MARKUP):
        return Refusal.UNKNOWN_TYPE
    return Refusal.OTHER_PICTURE if b"<svg" in start else Refusal.WEB_PAGE
