"""Which files are taken, and what is said about the others. Looks at bytes only; opens nothing."""

from dataclasses import dataclass

from esign_portal.enums import LabelledEnum

LARGEST = 10 * 1024 * 1024
MOST_PAGES = 20
MOST_PIXELS = 40_000_000

_SIGNATURES = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"))


class FileKind(LabelledEnum):
    """The kinds of file that are taken."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"


class Refusal(LabelledEnum):
    """Why a file is not taken; the label tells the person what to do."""

    TOO_LARGE = "too_large", "Dosya 10 MB’den büyük. Bankanızın PDF’ini ya da daha küçük bir fotoğraf yükleyin."
    EMPTY = "empty", "Dosya boş. Dekontu bankanızdan yeniden indirip yükleyin."
    UNKNOWN_TYPE = "unknown_type", "Bu dosya PDF değil. PDF, JPEG veya PNG yükleyin."
    ENCRYPTED = "encrypted", "PDF şifreli. Şifresiz dekont isteyin ya da ekran görüntüsü yükleyin."
    DAMAGED = "damaged", "Dosya açılamadı; eksik inmiş olabilir. Dekontu bankanızdan yeniden indirip yükleyin."
    TOO_MANY_PAGES = "too_many_pages", "Bu PDF 20 sayfadan uzun. Yalnız dekontun sayfalarını yükleyin."
    TOO_MANY_PIXELS = (
        "too_many_pixels",
        "Fotoğraf çok büyük. Bankanızın PDF’ini ya da küçük bir fotoğraf yükleyin.",
    )
    TOO_SLOW = "too_slow", "Dosya zamanında açılamadı. Bankanızın PDF’ini ya da bir ekran görüntüsü yükleyin."


class FileRefused(Exception):
    """A file that is not taken: ``code`` for machines, ``sentence`` for the person who sent it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.code = refusal.value
        self.sentence = refusal.label


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

    Raises FileRefused for an empty or too large file and for any other kind, whatever its name says.
    """
    if not data:
        raise FileRefused(Refusal.EMPTY)
    if len(data) > LARGEST:
        raise FileRefused(Refusal.TOO_LARGE)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return FileKind[kind.upper()]
    raise FileRefused(Refusal.UNKNOWN_TYPE)
