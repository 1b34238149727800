"""Open files that strangers sent, in child processes with limits of CPU, memory, pages, pixels and time.

A fresh Python with its PDF library costs more than a receipt, so a few children stay warm. They are
started anew, never forked: a fork of a threaded server may hang.
"""

import atexit
import json
import subprocess
import sys
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Lock, Timer

from payments.reading.frames import read_frame, write_frame
from payments.reading.refusals import MAX_BYTES, WALL_SECONDS, ReceiptRefused

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = 2
FILES_A_CHILD = 200
"""After so many files a child is replaced: parsers leak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What a file holds: "pdf", "jpeg" or "png"; its text layer (``None``: a picture); its pages as PNG."""

    kind: str
    text: str | None
    pages: tuple[bytes, ...]


class _Child:
    def __init__(self) -> None:
        command = [sys.executable, "-m", "payments.reading.child"]
        self.files = 0
        self.is_lost = False
        self.process = subprocess.Popen(  # noqa: S603  our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
        )

    def read(self, content: bytes) -> ReadFile:
        """Return what the child found. Raises ReceiptRefused, also when the child died or was too slow."""
        self.files += 1
        deadline = Timer(WALL_SECONDS, self.process.kill)
        deadline.start()
        try:
            return self._ask(content)
        except (BrokenPipeError, _ChildIsGone) as error:
            self.is_lost = True
            raise ReceiptRefused("too_slow") from error
        finally:
            deadline.cancel()

    def _ask(self, content: bytes) -> ReadFile:
        write_frame(self.process.stdin, content)
        header = json.loads(self._frame())
        if "refused" in header:
            raise ReceiptRefused(header["refused"])
        pages = tuple(self._frame() for _ in range(header["pages"]))
        return ReadFile(kind=header["kind"], text=header["text"], pages=pages)

    def _frame(self) -> bytes:
        content = read_frame(self.process.stdout)
        if content is None:
            raise _ChildIsGone
        return content

    def is_fit(self) -> bool:
        return not self.is_lost and self.files < FILES_A_CHILD and self.process.poll() is None

    def end(self) -> None:
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.kill()
        self.process.stdout.close()
        self.process.wait()


class _ChildIsGone(Exception):
    """The child ended before it answered: killed by a limit, or by the file."""


_warm: deque[_Child] = deque()
_guard = Lock()
_places = BoundedSemaphore(AT_ONCE)


def read_file(content: bytes) -> ReadFile:
    """Return kind, text layer and pages of ``content``. Raises ReceiptRefused with a sentence for the person."""
    if len(content) > MAX_BYTES:
        raise ReceiptRefused("too_large")
    with _places:
        with _guard:
            child = _warm.pop() if _warm else None
        child = child or _Child()
        try:
            return child.read(content)
        finally:
            _keep_or_end(child)


def _keep_or_end(child: _Child) -> None:
    if child.is_fit():
        with _guard:
            _warm.append(child)
    else:
        child.end()


@atexit.register
def end_children() -> None:
    """End the warm children; a later file starts new ones."""
    with _guard:
        while _warm:
            _warm.pop().end()
