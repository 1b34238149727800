"""Rounds in which every program draws the same forms one after the other, and the middle of what they cost."""

import sys
from itertools import islice
from statistics import median
from typing import Any

from tests.benchmarks.form_programs import programs
from tests.benchmarks.sheet_file import read_sheets


def measure(*, file: str, rounds: int, warm: int) -> dict[str, Any]:
    """Return the median of milliseconds a form by program, after ``warm`` forms by ours and one by each other.

    The sheets of a round were not drawn before, and the first of a layout counts as what it costs; how often that
    happens is told by ``form_soak``. The programs take turns in beginning.
    """
    sheets = read_sheets(file)
    with programs() as compared:
        costs: dict[str, list[float]] = {program.name: [] for program in compared}
        ready = list(islice(sheets, warm))
        for program in compared:
            program.costs(ready if program.name == "ours" else ready[:1])
        for number in range(rounds):
            chosen = list(islice(sheets, max(program.at_once for program in compared)))
            for program in (*compared[number % len(compared) :], *compared[: number % len(compared)]):
                costs[program.name] += program.costs(chosen[: program.at_once])
            sys.stderr.write(f"form: round {number + 1} of {rounds}\n")
    return {name: median(found) for name, found in costs.items()}
