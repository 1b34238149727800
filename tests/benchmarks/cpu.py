"""Processor time of this process and of others that it started, dead or alive."""

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Clock:
    """Collects seconds: ``own`` and ``children`` are processor time, ``wall`` are the spans as a person waits."""

    own: float = 0.0
    children: float = 0.0
    wall: list[float] = field(default_factory=list)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count what happens inside."""
        own, children, wall = time.process_time(), _children_seconds(), time.perf_counter()
        yield
        self.own += time.process_time() - own
        self.children += _children_seconds() - children
        self.wall.append(time.perf_counter() - wall)

    def per_receipt(self) -> dict[str, float]:
        """Return milliseconds for each span: processor time by process, and the middle and the slowest wait."""
        waits = sorted(self.wall)
        count = max(len(waits), 1)
        return {
            "cpu_ms": _ms((self.own + self.children) / count),
            "of_that_in_children_ms": _ms(self.children / count),
            "wall_ms_median": _ms(waits[len(waits) // 2]) if waits else 0.0,
            "wall_ms_p95": _ms(waits[int(len(waits) * 0.95)]) if waits else 0.0,
        }


@dataclass(frozen=True, slots=True)
class Processes:
    """Processes whose processor time can be read; ``pids`` says which they are now."""

    pids: Callable[[], list[int]]

    def seconds(self) -> dict[int, float]:
        """Return the processor time of each, of all its threads, also of those that have ended."""
        return {pid: seconds for pid in self.pids() if (seconds := _process_seconds(pid)) is not None}


def descendants() -> list[int]:
    """Return the processes that this one started, and those that they started, and so on."""
    found: list[int] = []
    waiting = [int(pid) for pid in _children("self")]
    while waiting:
        found.append(waiting.pop())
        waiting += [int(pid) for pid in _children(str(found[-1]))]
    return found


def _process_seconds(pid: int) -> float | None:
    """Return the reading of the clock that Linux keeps for a process; ``None`` when it has ended."""
    try:
        return time.clock_gettime(~pid << 3 | 2)
    except OSError:
        return None


def _children_seconds() -> float:
    """Return the processor time of children that have ended and of those that live."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    living = sum(_nanoseconds(thread) for pid in _children("self") for thread in _threads(pid)) / 1e9
    return ended.ru_utime + ended.ru_stime + living


def _children(parent: str) -> list[str]:
    return [pid for thread in _threads(parent) for pid in _read(thread / "children").split()]


def _threads(pid: str) -> list[Path]:
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []  # it ended just now and is counted among the ended


def _nanoseconds(thread: Path) -> int:
    return int((_read(thread / "schedstat") or "0").split()[0])


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""  # the thread ended just now


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)
