"""Made-up sheets for the other steps of the benchmark, written once."""

import sys
from collections.abc import Iterator
from pathlib import Path

from applications.domain.form_sheet import FormSheet
from tests.applications.printing.made_up_sheets import made_up_sheets
from tests.benchmarks.portal import make_tables
from tests.benchmarks.sheet_file import write_sheets

_TELL_EVERY = 2000


def measure(*, file: str, count: int, seed: int) -> dict[str, int]:
    """Write ``count`` sheets to ``file``."""
    make_tables()
    write_sheets(Path(file), _told(made_up_sheets(count, seed=seed), count))
    return {"sheets": count}


def _told(sheets: Iterator[FormSheet], count: int) -> Iterator[FormSheet]:
    for number, sheet in enumerate(sheets, start=1):
        yield sheet
        if number % _TELL_EVERY == 0 or number == count:
            sys.stderr.write(f"form: {number} of {count} sheets made up\n")
