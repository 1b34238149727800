"""A form in a millisecond: each layout is made once with placeholders, and filled from then on (``filling``).

WeasyPrint stays the truth: what would not surely look the same goes through ``engine.render``. A layout is made from
the shape of a sheet alone, which holds nothing of a person; a person's values live only as long as the call.
"""

from applications.domain.form_sheet import FormSheet
from applications.printing import engine
from applications.printing.filling.glyphs import LookCloser
from applications.printing.filling.kept_drawings import OnDisk
from applications.printing.filling.layouts import Layouts
from applications.printing.filling.pdf_parts import NotPlain

LAYOUTS = Layouts(kept=OnDisk())
"""Those of this process, with what others have drawn."""


def render(sheet: FormSheet) -> bytes:
    """Return the PDF of ``sheet``, with text and structure as ``engine.render`` makes them.

    Raises PaperNotPrintable or LettersMissing.
    """
    try:
        return LAYOUTS.written(sheet)
    except (LookCloser, NotPlain):
        return engine.render(sheet)
