"""The form by typst, in this process: one compiler that keeps its fonts and its template.

typst writes tags unless it is told not to; the marks of an archive are left out, since they cost more.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from django.conf import settings

from applications.domain.form_sheet import FormSheet
from applications.printing.codes import code128_png, qr_png

_TEMPLATE = Path(__file__).with_name("form_typst.typ")


@contextmanager
def drawing() -> Iterator[Callable[[FormSheet], bytes]]:
    """Give a function that returns the PDF of every copy of a sheet. Its pictures lie in a folder for that time."""
    with TemporaryDirectory(prefix="typst-") as folder:
        template = Path(shutil.copy(_TEMPLATE, folder))
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[settings.BASE_DIR / "static" / "fonts" / "print"],
        )
        compiler = typst.Compiler(template, root=folder, font_paths=fonts)

        def draw(sheet: FormSheet) -> bytes:
            for copy in sheet.copies:
                (template.parent / f"qr-{copy.number}.png").write_bytes(qr_png(copy.code))
            (template.parent / "reference.png").write_bytes(code128_png(sheet.reference))
            return compiler.compile(format="pdf", sys_inputs={"sheet": json.dumps(_said(sheet))})

        yield draw


def _said(sheet: FormSheet) -> dict[str, Any]:
    """Return everything on the paper in plain JSON types."""
    return {
        "reference": sheet.reference,
        "spoken": sheet.spoken_reference,
        "letterhead": sheet.letterhead,
        "copies": [{"number": copy.number, "label": copy.label} for copy in sheet.copies],
        "title": sheet.title,
        "kind": sheet.kind_line,
        "draft": sheet.is_draft,
        "sections": [{"title": section.title, "rows": _rows(section.rows)} for section in sheet.sections],
        "papers": sheet.papers,
        "deliver": sheet.deliver_to,
        "declaration": sheet.declaration,
        "signatures": [{"role": box.role, "name": box.name, "signs": box.signs} for box in sheet.signatures],
        "notice": sheet.notice,
        "read": sheet.notice_read,
        "printed": sheet.printed_moment,
        "hash": sheet.shown_hash,
    }


def _rows(rows: tuple[tuple[Any, ...], ...]) -> list[list[dict[str, Any]]]:
    return [
        [{"label": fact.label, "value": fact.value, "code": fact.is_code, "strong": fact.is_strong} for fact in row]
        for row in rows
    ]
