"""The child processes that open files, some of them kept warm.

A fresh Python that imports the parsers costs 50 ms. Children are spawned, never forked from a threaded server, and end
after some files, so that no file's traces grow.
"""

import atexit
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from payments.reading.messages import Answer, Question, Refused, Task, receive_answer, send_question
from payments.reading.refusals import ReceiptRefused, Refusal

SECONDS = 10.0
"""Wall time of one file; whoever takes longer is killed."""
FILES_A_CHILD = 50
_ROOT = Path(__file__).resolve().parents[2]


class Child:
    """One child process. Used by one thread at a time."""

    def __init__(self, task: Task) -> None:
        self.files = 0
        self._process = subprocess.Popen(  # noqa: S603  our own module
            [sys.executable, "-m", "payments.reading.child", task.value],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={"LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"},  # none of the server's secrets
            start_new_session=True,
        )

    @property
    def is_fit(self) -> bool:
        """Whether the child lives and may take another file."""
        return self._process.poll() is None and self.files < FILES_A_CHILD

    def ask(self, question: Question) -> Answer | Refused:
        """Return the child's answer, or the refusal when it is killed by a limit."""
        assert self._process.stdin is not None  # noqa: S101  both are pipes, see above
        assert self._process.stdout is not None  # noqa: S101
        self.files += 1
        late = threading.Event()
        alarm = threading.Timer(SECONDS, self._kill_late, [late])
        alarm.start()
        try:
            send_question(self._process.stdin, question)
            answer = receive_answer(self._process.stdout)
        except BrokenPipeError:
            answer = None
        finally:
            alarm.cancel()
        if answer is None:
            self.end()
            return Refused((Refusal.TOO_SLOW if late.is_set() else Refusal.DAMAGED).value)
        return answer

    def end(self) -> None:
        """Kill the process, wait for it and close the pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # what was not yet written was for the process just killed
                    pipe.close()

    def _kill_late(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()


class Pool:
    """Children for one task; who comes when all are busy waits, but not for ever: nobody's files stop the others."""

    def __init__(self, task: Task, *, children: int, patience: float) -> None:
        """``children`` is the most of them at a time, ``patience`` the seconds to wait for a free one."""
        self.pid = os.getpid()
        self._task = task
        self._patience = patience
        self._places = threading.BoundedSemaphore(children)
        self._idle: queue.LifoQueue[Child] = queue.LifoQueue()

    @property
    def idle(self) -> tuple[Child, ...]:
        """The children that wait for a file."""
        return tuple(self._idle.queue)

    def ask(self, question: Question) -> Answer | Refused:
        """Return a child's answer. Raises ReceiptRefused when all stay busy."""
        with self.lease() as child:
            return child.ask(question)

    @contextmanager
    def lease(self) -> Iterator[Child]:
        """Lend a child that is fit, a new one if need be. Raises ReceiptRefused when all stay busy."""
        if not self._places.acquire(timeout=self._patience):
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
        return Child(self._task)


_lock = threading.Lock()
_pools: dict[Task, Pool] = {}


def pool_of(task: Task, *, children: int, patience: float) -> Pool:
    """Return this process's pool for ``task``, made with these numbers when it is new.

    A server that forked gets pools of its own: its parent's pipes are not its own.
    """
    with _lock:
        pool = _pools.get(task)
        if pool is None or pool.pid != os.getpid():
            pool = _pools[task] = Pool(task, children=children, patience=patience)
        return pool


def end_children() -> None:
    """End this process's idle children. Runs by itself when the process ends."""
    with _lock:
        own = [pool for pool in _pools.values() if pool.pid == os.getpid()]
        _pools.clear()
    for pool in own:
        pool.end()


atexit.register(end_children)
