"""Many forms in one PDF, by a process that has printed nothing before: processor time, seconds, its largest size."""

import time
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from applications.domain.form_sheet import FormSheet
from applications.printing.bulk import write_forms
from tests.benchmarks.memory import peak_mb
from tests.benchmarks.sheet_file import read_sheets

_LATER = timedelta(hours=5)


def measure(*, file: str, count: int, folder: str) -> dict[str, Any]:
    """Write ``count`` forms into one PDF three times and return milliseconds a form and seconds of each.

    ``first``: by a process that has printed nothing before, with every layout to be made (of drawings that lie on the
    disk, where there are any); ``next``: others, some of whose layouts are new; the last without a name: those again
    at another moment, when all layouts are known.
    """
    sheets, path = read_sheets(file), Path(folder) / "bulk.pdf"
    first = _write(list(islice(sheets, count)), path)
    first_peak = peak_mb()
    others = list(islice(sheets, count))
    following = _write(others, path)
    again = _write([replace(sheet, printed_at=sheet.printed_at + _LATER) for sheet in others], path)
    times = {"first_": first, "next_": following, "": again}
    return {
        **{f"{name}ms_per_form": spent / count for name, (spent, _) in times.items()},
        **{f"{name}s": waited for name, (_, waited) in times.items()},
        "peak_mb": first_peak,
        "peak_mb_after_three": peak_mb(),
        "file_mb": path.stat().st_size / 2**20,
    }


def _write(sheets: list[FormSheet], path: Path) -> tuple[float, float]:
    """Return milliseconds of processor time, and seconds as a person waits."""
    spent, waited = time.process_time(), time.perf_counter()
    with path.open("w+b") as file:
        write_forms(sheets, file, printed_at=sheets[0].printed_at, title="Başvuru formları")
    return (time.process_time() - spent) * 1000, time.perf_counter() - waited
