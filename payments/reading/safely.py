"""Opens files in child processes with limits of memory, time, pages and pixels. The only way to open one."""

from collections.abc import Mapping
from types import MappingProxyType

from payments.domain.placed import PlacedText
from payments.reading.children import Pool, end_children, pool_of
from payments.reading.kinds import ReadFile, accept
from payments.reading.messages import Answer, Question, Refused, Task
from payments.reading.refusals import ReceiptRefused, Refusal

__all__ = ["draw_pages", "end_children", "read_file", "read_picture"]

MOST_CHILDREN: Mapping[Task, int] = MappingProxyType({Task.READ: 2, Task.DRAW: 2, Task.OCR: 1})
"""Of one server process. Each task has children of its own: however many scans wait, a PDF is read at once."""
PATIENCE: Mapping[Task, float] = MappingProxyType({Task.READ: 3.0, Task.DRAW: 4.0, Task.OCR: 60.0})
"""Seconds to wait for a child that is free: of a person, who must hear within ten in all, and of a job that nobody
waits for."""


def read_file(data: bytes) -> ReadFile:
    """Return what the file ``data`` is and the text layer that it has; draws nothing.

    Like all functions here it blocks, as a rule for some milliseconds, and may be called from any thread. Raises
    ReceiptRefused when the file is not taken, cannot be opened within the limits, or waited too long for a child.
    """
    answer = _ask(Question(Task.READ, data))
    assert isinstance(answer, ReadFile)  # noqa: S101  what this task answers
    return answer


def draw_pages(data: bytes) -> tuple[bytes, ...]:
    """Return the pages of the file as PNG pictures, in order, each at most 1600 pixels wide. Raises ReceiptRefused."""
    answer = _ask(Question(Task.DRAW, data))
    assert isinstance(answer, tuple)  # noqa: S101
    return answer


def read_picture(data: bytes, page: int) -> PlacedText:
    """Return what OCR reads on page number ``page`` (from 1) of the file; the places are on `draw_pages`' picture.

    Takes about half a second. Raises ReceiptRefused, also when there is no such page.
    """
    answer = _ask(Question(Task.OCR, data, page))
    assert isinstance(answer, PlacedText)  # noqa: S101
    return answer


def _ask(question: Question) -> Answer:
    accept(question.data)
    answer = _pool(question.task).ask(question)
    if isinstance(answer, Refused):
        raise ReceiptRefused(_refusal_of(answer.code))
    return answer


def _refusal_of(code: str) -> Refusal:
    """Return the refusal that ``code`` names; after an update of the server, an older child may answer another one."""
    try:
        return Refusal(code)
    except ValueError:
        return Refusal.DAMAGED


def _pool(task: Task) -> Pool:
    return pool_of(task, children=MOST_CHILDREN[task], patience=PATIENCE[task])
