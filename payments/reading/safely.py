"""Opens files in child processes with limits of memory, time, pages and pixels.

A fresh Python that imports the parsers costs 50 ms, so a few children are kept warm. They are spawned, never forked
from a threaded server, and end after some files, so that no file's traces grow.
"""

import atexit
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from payments.reading.kinds import ReadFile, accept
from payments.reading.messages import receive_answer, send
from payments.reading.refusals import ReceiptRefused, Refusal

SECONDS = 10.0
PATIENCE = 5.0
"""Seconds to wait for a child that is free."""
FILES_A_CHILD = 50
MOST_CHILDREN = 2
_ROOT = Path(__file__).resolve().parents[2]


def read_file(data: bytes) -> ReadFile:
    """Return what is in the file ``data``. Blocks for at most about fifteen seconds; may be called from any thread.

    Raises ReceiptRefused when the file is not taken or cannot be opened within the limits.
    """
    accept(data)
    with _pool().lease() as child:
        answer = child.read(data)
    if isinstance(answer, ReadFile):
        return answer
    raise ReceiptRefused(Refusal(answer))


class Child:
    """One child process. Used by one thread at a time."""

    def __init__(self) -> None:
        self.files = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "payments.reading.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={"LANG": "C.UTF-8"},  # none of the server's secrets
            start_new_session=True,
        )

    @property
    def is_fit(self) -> bool:
        """Whether the child lives and may take another file."""
        return self._process.poll() is None and self.files < FILES_A_CHILD

    def read(self, data: bytes) -> ReadFile | str:
        """Return the child's answer, or the code of the refusal when it is killed by a limit."""
        assert self._process.stdin is not None  # noqa: S101  both are pipes, see above
        assert self._process.stdout is not None  # noqa: S101
        self.files += 1
        late = threading.Event()
        alarm = threading.Timer(SECONDS, self._kill_late, [late])
        alarm.start()
        try:
            send(self._process.stdin, data)
            answer = receive_answer(self._process.stdout)
        except BrokenPipeError:
            answer = None
        finally:
            alarm.cancel()
        if answer is None:
            self.end()
            return Refusal.TOO_SLOW.value if late.is_set() else Refusal.DAMAGED.value
        return answer

    def end(self) -> None:
        """Kill the process, wait for it and close the pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                self._close(pipe)

    def _kill_late(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    @staticmethod
    def _close(pipe: object) -> None:
        try:
            pipe.close()  # type: ignore[attr-defined]
        except BrokenPipeError:
            return  # what was not yet written was for the process just killed


class Pool:
    """At most ``MOST_CHILDREN`` children; who comes later waits, but not for ever: nobody's files stop the others."""

    def __init__(self) -> None:
        self.pid = os.getpid()
        self._places = threading.BoundedSemaphore(MOST_CHILDREN)
        self._idle: queue.LifoQueue[Child] = queue.LifoQueue()

    @contextmanager
    def lease(self) -> Iterator[Child]:
        """Lend a child that is fit, a new one if need be. Raises ReceiptRefused when all stay busy."""
        if not self._places.acquire(timeout=PATIENCE):
            raise ReceiptRefused(Refusal.BUSY)
        try:
            child = self._take()
            try:
                yield child
            except BaseException:
                child.end()
                raise
            if child.is_fit:
                self._idle.put(child)
            else:
                child.end()
        finally:
            self._places.release()

    def end(self) -> None:
        """End the idle children."""
        while not self._idle.empty():
            self._idle.get().end()

    def _take(self) -> Child:
        while not self._idle.empty():
            try:
                child = self._idle.get_nowait()
            except queue.Empty:
                break
            if child.is_fit:
                return child
            child.end()
        return Child()


_lock = threading.Lock()
_current: list[Pool] = []


def _pool() -> Pool:
    """Return this process's pool; a server that forked gets one of its own, its parent's pipes are not its own."""
    with _lock:
        if not _current or _current[0].pid != os.getpid():
            _current[:] = [Pool()]
        return _current[0]


def end_children() -> None:
    """End this process's idle children. Runs by itself when the process ends."""
    with _lock:
        if _current and _current[0].pid == os.getpid():
            _current.pop().end()


atexit.register(end_children)
