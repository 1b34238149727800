"""Rounds in which every program draws the same forms one after the other, and the middle of what they cost."""

import os
import sys
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.form_programs import programs
from tests.benchmarks.sheet_file import read_sheets


def measure(*, file: str, rounds: int, warm: int) -> dict[str, Any]:
    """Return the median of milliseconds a form by program, after ``warm`` forms by ours and one by each other.

    The sheets of a round were not drawn before; the programs take turns in beginning. ``grown_mb``: by how much
    this process is larger after the last round than after the first.
    """
    sheets, sizes = read_sheets(file), []
    with programs() as compared:
        costs: dict[str, list[float]] = {program.name: [] for program in compared}
        ready = list(islice(sheets, warm))
        for program in compared:
            program.cost(ready if program.name == "ours" else ready[:1])
        for number in range(rounds):
            chosen = list(islice(sheets, max(program.at_once for program in compared)))
            for program in (*compared[number % len(compared) :], *compared[: number % len(compared)]):
                costs[program.name].append(program.cost(chosen[: program.at_once]))
            sizes.append(_resident_mb())
            sys.stderr.write(f"form: round {number + 1} of {rounds}\n")
    return {"ms": {name: median(found) for name, found in costs.items()}, "grown_mb": sizes[-1] - sizes[0]}


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
