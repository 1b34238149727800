"""The forms of many requests as one PDF, each drawn anew and joined."""

from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO

import pypdfium2 as pdfium

from applications.domain.form_sheet import FormSheet
from applications.printing.engine import render


def write_forms(sheets: Iterable[FormSheet], file: BinaryIO, *, printed_at: datetime, title: str) -> None:
    """Write every sheet's copies into ``file``, in order."""
    joined = pdfium.PdfDocument.new()
    for sheet in sheets:
        with pdfium.PdfDocument(render(sheet)) as form:
            joined.import_pages(form)
    joined.save(file)
    joined.close()
