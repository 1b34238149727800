"""Many forms in one PDF, by a process that has printed nothing before: processor time, seconds, its largest size."""

import time
from itertools import islice
from pathlib import Path
from typing import Any

from applications.domain.form_sheet import FormSheet
from applications.printing.bulk import write_forms
from tests.benchmarks.memory import peak_mb
from tests.benchmarks.sheet_file import read_sheets


def measure(*, file: str, count: int, folder: str) -> dict[str, Any]:
    """Write ``count`` forms into one PDF, then as many others into a second one, when the layouts are known."""
    sheets = read_sheets(file)
    first, second = Path(folder) / "first.pdf", Path(folder) / "second.pdf"
    first_ms, first_s = _write(list(islice(sheets, count)), first)
    first_peak = peak_mb()
    second_ms, second_s = _write(list(islice(sheets, count)), second)
    return {
        "first_ms_per_form": first_ms / count,
        "first_s": first_s,
        "ms_per_form": second_ms / count,
        "s": second_s,
        "peak_mb": first_peak,
        "peak_mb_after_two": peak_mb(),
        "file_mb": second.stat().st_size / 2**20,
    }


def _write(sheets: list[FormSheet], path: Path) -> tuple[float, float]:
    """Return milliseconds of processor time, and seconds as a person waits."""
    spent, waited = time.process_time(), time.perf_counter()
    with path.open("w+b") as file:
        write_forms(sheets, file, printed_at=sheets[0].printed_at, title="Başvuru formları")
    return (time.process_time() - spent) * 1000, time.perf_counter() - waited
