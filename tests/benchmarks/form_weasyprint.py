"""The form by WeasyPrint without care: style sheet, fonts and layout anew for each form, as most projects call it.

Plain WeasyPrint with care is ``applications.printing.engine.render``: the same template each time anew, its style
sheet parsed once and its fonts read once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import HTML

from applications.domain.form_sheet import FormSheet
from applications.printing.engine import VARIANT, form_pictures


@contextmanager
def drawing_without_care() -> Iterator[Callable[[FormSheet], bytes]]:
    """Give a function that returns the PDF of every copy of a sheet. Its pictures lie in a folder for that time."""
    with TemporaryDirectory(prefix="weasyprint-") as name:
        folder = Path(name)
        (folder / "codes").mkdir()
        for static in ("css", "fonts"):
            (folder / static).symlink_to(settings.BASE_DIR / "static" / static)

        def draw(sheet: FormSheet) -> bytes:
            for path, picture in form_pictures(sheet).items():
                (folder / path).write_bytes(picture)
            page = HTML(string=render_to_string("print/form.html", {"sheet": sheet}), base_url=f"{folder}/")
            return page.write_pdf(stylesheets=[folder / "css" / "form.css"], pdf_variant=VARIANT)

        yield draw
