"""Thousands of forms through the compiled layouts: how many could not be filled, and what all of them cost."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import HTML

from applications.printing import compiled
from tests.benchmarks.sheet_file import read_sheets

_TELL_EVERY = 2000


def measure(*, file: str, count: int) -> dict[str, Any]:
    """Return how many of the first ``count`` sheets went through a full render.

    ``layouts``: because they were the first of their layout; ``full_renders``: because they cannot be filled, so that
    printing them again is a full render again. ``mean_ms``: processor time a form with all of these in it.
    """
    layouts = full = 0
    spent = 0.0
    with _counted_renders() as rendered:
        for number, sheet in enumerate(read_sheets(file, stop=count), start=1):
            before, start = rendered(), time.process_time()
            compiled.render(sheet)
            spent += time.process_time() - start
            if rendered() > before:
                before = rendered()
                compiled.render(sheet)
                again = rendered() > before
                layouts, full = layouts + (not again), full + again
            if number % _TELL_EVERY == 0 or number == count:
                sys.stderr.write(f"form: {number} of {count} filled, {layouts} layouts, {full} full renders\n")
    return {"layouts": layouts, "full_renders": full, "mean_ms": spent / count * 1000}


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
