"""Thousands of forms through the compiled layouts: how many could not be filled, and what all of them cost."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import HTML

from applications.domain.form_sheet import FormSheet
from applications.printing import compiled
from tests.benchmarks.memory import resident_mb
from tests.benchmarks.sheet_file import read_sheets

_TELL_EVERY = 2000


def measure(*, file: str, count: int) -> dict[str, Any]:
    """Return how many of the first ``count`` sheets went through a full render.

    ``layouts``: because something of their layout had to be drawn for the first time; ``full_renders``: because they
    cannot be filled, so that printing them again is a full render again. ``mean_ms``: processor time a form with all of
    these in it. ``layouts_kept``: how many the process knows at the end. ``grown_mb``: by how much it grew from the
    middle to the end: by layouts, and by what WeasyPrint keeps of each full render.
    """
    needed: Counter[str] = Counter()
    spent, middle_mb = 0.0, resident_mb()
    with _counted_renders() as rendered:
        for number, sheet in enumerate(read_sheets(file, stop=count), start=1):
            seconds, what = _print(sheet, rendered)
            spent, needed[what] = spent + seconds, needed[what] + 1
            if number == count // 2:
                middle_mb = resident_mb()
            if number % _TELL_EVERY == 0 or number == count:
                sys.stderr.write(f"form: {number} of {count} printed: {dict(needed)}\n")
    return {
        "layouts": needed["layout"],
        "layouts_kept": len(compiled.LAYOUTS),
        "full_renders": needed["full render"],
        "mean_ms": spent / count * 1000,
        "grown_mb": resident_mb() - middle_mb,
    }


def _print(sheet: FormSheet, rendered: Callable[[], int]) -> tuple[float, str]:
    """Return seconds of processor time, and what was needed. ``rendered`` says how many renders there were so far."""
    before, start = rendered(), time.process_time()
    compiled.render(sheet)
    spent, after = time.process_time() - start, rendered()
    if after == before:
        return spent, "filled"
    compiled.render(sheet)
    return spent, "full render" if rendered() > after else "layout"


@contextmanager
def _counted_renders() -> Iterator[Callable[[], int]]:
    """Give a function that says how often WeasyPrint has drawn a document since the block began."""
    drawn = 0
    render = HTML.render

    def counted(*arguments: Any, **options: Any) -> Any:
        nonlocal drawn
        drawn += 1
        return render(*arguments, **options)

    HTML.render = counted
    try:
        yield lambda: drawn
    finally:
        HTML.render = render
