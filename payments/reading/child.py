"""The child process that opens files: ``python -m payments.reading.child TASK``.

It has no settings, no database and no secrets, little memory and little time. Whatever a file does to it, it does to
nobody else. A child does one task all its life, so that only those that read pictures load what OCR needs.
"""

import contextlib
import os
import resource
import sys
from collections.abc import Callable
from typing import BinaryIO

from payments.reading.images import draw_image, read_image
from payments.reading.kinds import FileKind, ReadFile, accept
from payments.reading.messages import Answer, Question, Refused, Task, receive_question, send_answer
from payments.reading.pdf import draw_pdf, read_pdf
from payments.reading.refusals import ReceiptRefused, Refusal

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 10
_Work = Callable[[Question], Answer]


def main() -> None:
    """Answer one question after another until the parent closes the pipe."""
    answers = _take_stdout()
    work = _work(Task(sys.argv[1]))
    _limit()
    while (question := receive_question(sys.stdin.buffer)) is not None:
        _grant_cpu()
        send_answer(answers, _answer(work, question))


def _take_stdout() -> BinaryIO:
    """Keep the pipe for answers; whatever a library prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _grant_cpu() -> None:
    """Allow this file its seconds on top of what earlier files used; the system ends a process that takes more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


def _work(task: Task) -> _Work:
    if task is Task.READ:
        return _read
    if task is Task.DRAW:
        return _draw
    from payments.reading.ocr import read_page  # noqa: PLC0415  slow; not for the others

    return lambda question: read_page(question.data, accept(question.data), question.page)


def _read(question: Question) -> ReadFile:
    kind = accept(question.data)
    return read_pdf(question.data) if kind is FileKind.PDF else read_image(question.data, kind)


def _draw(question: Question) -> tuple[bytes, ...]:
    kind = accept(question.data)
    return draw_pdf(question.data) if kind is FileKind.PDF else (draw_image(question.data, kind),)


def _answer(work: _Work, question: Question) -> Answer | Refused:
    try:
        return work(question)
    except ReceiptRefused as refused:
        return Refused(refused.code)
    except Exception:  # a parser may raise anything on a file made to break it; it means the same to the person
        return Refused(Refusal.DAMAGED.value)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        main()
