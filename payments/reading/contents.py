"""What a file holds besides its pages: scripts, programs to start, attachments, another file behind its end.

A PDF is looked at as pdfium writes it anew: without encryption, compressed objects and names in disguise, and by the
same parser that reads it afterwards. Runs in a child process only.
"""

import re
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from payments.reading.kinds import FileKind
from payments.reading.refusals import ReceiptRefused, Refusal

_ACTIVE = re.compile(rb"/(?:JavaScript|Launch|Rendition)\b")
"""No receipt runs a script or starts a program."""
_MORE_THAN_PAGES = re.compile(
    rb"/(?:EmbeddedFiles?|Filespec|RichMedia|XFA|AcroForm|SubmitForm|ImportData|GoToR|GoToE|AA)\b"
    rb"|/OpenAction\s*(?:<<|\d)"
    rb"|/Subtype\s*/(?:FreeText|Stamp|Redact|Square|Circle|Ink|Highlight|Text|Screen|Movie|Sound|3D|FileAttachment)\b"
)
"""What is read but not handed on: attachments, forms, actions, and notes laid over what the bank printed."""
_ZIP_END = b"PK\x05\x06"
_ENDS = {FileKind.PDF: b"%%EOF", FileKind.JPEG: b"\xff\xd9", FileKind.PNG: b"IEND\xae\x42\x60\x82"}
_MOST_BEHIND = 64
"""Bytes behind a file's end that are no second file: blank lines, a checksum."""
_MARKUP = re.compile(rb"<(?:html|script|!doctype|svg|\?php)", re.IGNORECASE)


def holds_more_than_pages(document: pdfium.PdfDocument) -> bool:
    """Tell whether a PDF holds attachments, forms, actions or notes. Raises ReceiptRefused for scripts and programs."""
    out = BytesIO()
    document.save(out, flags=pdfium_raw.FPDF_REMOVE_SECURITY)
    written = out.getvalue()
    if _ACTIVE.search(written):
        raise ReceiptRefused(Refusal.ACTIVE)
    return _MORE_THAN_PAGES.search(written) is not None


def is_two_files(data: bytes, kind: FileKind) -> bool:
    """Tell whether a file is another one as well: a ZIP archive behind a PDF, a web page in a photograph.

    It is read, since banks' systems append things too, but never handed on as it is.
    """
    end = data.rfind(_ENDS[kind])
    behind = len(data) - end - len(_ENDS[kind]) if end >= 0 else 0
    return behind > _MOST_BEHIND or _ZIP_END in data[-70_000:] or _has_markup(data, kind)


def _has_markup(data: bytes, kind: FileKind) -> bool:
    return kind is not FileKind.PDF and _MARKUP.search(data) is not None
