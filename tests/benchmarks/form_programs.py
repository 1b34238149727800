"""The programs that are compared, each ready to draw one form after the other, and what a form costs with each."""

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from applications.domain.form_sheet import FormSheet
from applications.printing import compiled, engine
from tests.benchmarks import form_chromium, form_reportlab, form_typst, form_weasyprint
from tests.benchmarks.cpu import Processes


@dataclass(frozen=True, slots=True)
class Program:
    """One way from a sheet to its PDF. ``at_once``: forms a round."""

    name: str
    draw: Callable[[FormSheet], bytes]
    at_once: int
    others: Processes = field(default_factory=lambda: Processes(list))

    def costs(self, sheets: Iterable[FormSheet]) -> list[float]:
        """Return milliseconds of processor time for each form: of this process and of the program's own processes."""
        gc.collect()  # what another program left behind is not swept up in this one's time
        return [self._cost(sheet) for sheet in sheets]

    def _cost(self, sheet: FormSheet) -> float:
        before, start = self.others.seconds(), time.process_time()
        self.draw(sheet)
        spent, after = time.process_time() - start, self.others.seconds()
        return 1000 * (spent + sum(seconds - before.get(pid, 0) for pid, seconds in after.items()))


@contextmanager
def programs() -> Iterator[list[Program]]:
    """Give every program, its fonts read and its helpers started, until the block ends."""
    with ExitStack() as stack:
        chromium, processes = stack.enter_context(form_chromium.drawing())
        yield [
            Program("ours", compiled.render, 20),
            Program("weasyprint", engine.render, 1),
            Program("weasyprint_careless", stack.enter_context(form_weasyprint.drawing_without_care()), 1),
            Program("reportlab", form_reportlab.draw, 5),
            Program("typst", stack.enter_context(form_typst.drawing()), 5),
            Program("chromium", chromium, 3, processes),
        ]
