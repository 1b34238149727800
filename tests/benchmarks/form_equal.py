"""Whether a filled form says what a full render of the same sheet says: its text, its tags, what it tells of itself."""

import sys
from typing import Any

from applications.domain.form_sheet import FormSheet
from applications.printing import compiled, engine
from tests.benchmarks.pdf_contents import PdfContents, contents_of
from tests.benchmarks.sheet_file import read_sheets

_TELL_EVERY = 100
_MOST_NAMED = 20


def measure(*, file: str, start: int, stop: int) -> dict[str, Any]:
    """Compare the sheets from ``start`` to ``stop``; each figure is how many are equal. ``unequal`` are numbers."""
    equal = {"text": 0, "structure": 0, "metadata": 0}
    unequal = []
    for number, sheet in enumerate(read_sheets(file, start, stop), start=start):
        filled, full = _both(sheet)
        found = {name: getattr(filled, name) == getattr(full, name) for name in equal}
        equal = {name: count + found[name] for name, count in equal.items()}
        if not all(found.values()):
            unequal.append(number)
        if (number + 1) % _TELL_EVERY == 0:
            sys.stderr.write(f"form: {number + 1 - start} of {stop - start} compared, {len(unequal)} unequal\n")
    return equal | {"compared": stop - start, "unequal": unequal[:_MOST_NAMED]}


def _both(sheet: FormSheet) -> tuple[PdfContents, PdfContents]:
    compiled.render(sheet)  # the first of a layout may be a full render itself
    return contents_of(compiled.render(sheet)), contents_of(engine.render(sheet))
