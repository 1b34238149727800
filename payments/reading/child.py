"""The child process that opens files: ``python -m payments.reading.child``.

It has no settings, no database and no secrets, little memory and little time. Whatever a file does to it, it does to
nobody else.
"""

import contextlib
import os
import resource
import sys
from typing import BinaryIO

from payments.reading.images import read_image
from payments.reading.kinds import FileKind, ReadFile, accept
from payments.reading.messages import receive, send_answer
from payments.reading.pdf import read_pdf
from payments.reading.refusals import ReceiptRefused, Refusal

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 10


def main() -> None:
    """Answer one file after another until the parent closes the pipe."""
    answers = _take_stdout()
    _limit()
    while (data := receive(sys.stdin.buffer)) is not None:
        _grant_cpu()
        send_answer(answers, _read(data))


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


def _read(data: bytes) -> ReadFile | str:
    try:
        kind = accept(data)
        return read_pdf(data) if kind is FileKind.PDF else read_image(data, kind)
    except ReceiptRefused as refused:
        return refused.code
    except Exception:  # a parser may raise anything on a file made to break it; it means the same to the person
        return Refusal.DAMAGED.value


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        main()
