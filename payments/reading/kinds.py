"""Which files are taken. Looks at bytes only; opens nothing."""

from dataclasses import dataclass

from esign_portal.enums import LabelledEnum
from payments.reading.limits import LARGEST
from payments.reading.refusals import ReceiptRefused, Refusal


class FileKind(LabelledEnum):
    """The kinds of file that are taken."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"


_SIGNATURES = ((b"%PDF-", FileKind.PDF), (b"\xff\xd8\xff", FileKind.JPEG), (b"\x89PNG\r\n\x1a\n", FileKind.PNG))


@dataclass(frozen=True, slots=True)
class ReadFile:
    """An opened file. ``text`` is ``None`` when the file holds only pictures; ``pages`` are PNGs, in order."""

    kind: FileKind
    text: str | None
    pages: tuple[bytes, ...]

    @property
    def source(self) -> str | None:
        """Where the text comes from: "text" is a PDF's own text layer."""
        return "text" if self.text is not None else None


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
    raise ReceiptRefused(Refusal.UNKNOWN_TYPE)
