"""Table cells of several lines: a label beside the middle of its wrapped value stands before the whole value.

A page is written line by line. Where a table centres its cells, the label of a value of two lines stands between
them, and the lines of the page would tear the value apart. Only what the places prove is put together: lines of one
column, as far from each other as lines of one cell are, farther from everything else in their column, and beside
their middle one word or more that has that height for itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from payments.reading.lines import WIDE, Piece, height_of, middle_of

_MOST_LINES = 4
# In distances between the lines of the cell.
_SAME_DISTANCE, _APART, _CENTRED, _BESIDE = 0.2, 1.15, 0.2, 0.3
_FARTHEST = 2.6
"""Distance of two lines of one cell, in heights of the letters."""
_ALIGNED = 0.8
"""How far the edges of a cell's lines may differ, in heights of the letters."""


class Run(NamedTuple):
    """Neighbouring words of one line, without a column's gap in them; ``line`` is the line's number."""

    line: int
    left: float
    right: float
    middle: float
    height: float
    pieces: tuple[Piece, ...]


def in_cells(lines: Iterable[Sequence[Piece]]) -> list[list[Piece]]:
    """Return ``lines`` with the lines of each centred cell on the line of what stands beside their middle."""
    runs = [run for number, line in enumerate(lines) for run in _runs(line, number)]
    moved: dict[Run, int] = {}
    for cell in _stacks(runs):
        beside = _beside_middle(cell, runs)
        if beside is not None:
            moved |= dict.fromkeys(cell, beside.line)
    return _rows(runs, moved)


def _runs(line: Sequence[Piece], number: int) -> Iterator[Run]:
    """Part a line where a column's gap is."""
    wide = WIDE * height_of(line)
    start = 0
    for place, (left, right) in enumerate(pairwise(line), start=1):
        if right.left - left.right > wide:
            yield _run(line[start:place], number)
            start = place
    yield _run(line[start:], number)


def _run(pieces: Sequence[Piece], number: int) -> Run:
    middle = sum(middle_of(piece) for piece in pieces) / len(pieces)
    return Run(number, pieces[0].left, pieces[-1].right, middle, height_of(pieces), tuple(pieces))


def _stacks(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Yield the runs that may be the lines of one cell: at equal distances, with more room above and below."""
    below = {run: _next_below(run, runs) for run in runs}
    above = {lower: upper for upper, lower in below.items() if lower is not None}
    for first in runs:
        stack = [first]
        while (lower := below[stack[-1]]) is not None and len(stack) <= _MOST_LINES:
            if not _goes_on(stack, lower):
                break
            stack.append(lower)
        if 2 <= len(stack) <= _MOST_LINES and _stands_apart(stack, above.get(first), lower):
            yield tuple(stack)


def _next_below(run: Run, runs: Sequence[Run]) -> Run | None:
    """Return the nearest run below ``run`` that shares some of its width, if both are lines of one column."""
    farthest = run.middle + _FARTHEST * run.height
    lower = [other for other in runs if other.line > run.line and other.middle < farthest and _overlap(other, run)]
    nearest = min(lower, key=lambda other: other.middle, default=None)
    return nearest if nearest is not None and _is_aligned(run, nearest) else None


def _is_aligned(one: Run, other: Run) -> bool:
    slack = _ALIGNED * one.height
    same_left, same_right = abs(one.left - other.left) < slack, abs(one.right - other.right) < slack
    same_centre = abs(one.left + one.right - other.left - other.right) / 2 < slack
    return same_left or same_right or same_centre


def _goes_on(stack: Sequence[Run], lower: Run) -> bool:
    if len(stack) == 1:
        return True
    distance = stack[1].middle - stack[0].middle
    return abs(lower.middle - stack[-1].middle - distance) < _SAME_DISTANCE * distance


def _stands_apart(stack: Sequence[Run], upper: Run | None, lower: Run | None) -> bool:
    least = _APART * (stack[1].middle - stack[0].middle)
    has_room_above = upper is None or stack[0].middle - upper.middle > least
    return has_room_above and (lower is None or lower.middle - stack[-1].middle > least)


def _beside_middle(cell: Sequence[Run], runs: Iterable[Run]) -> Run | None:
    """Return the run beside the middle of ``cell`` that has that height of its column for itself."""
    distance = cell[1].middle - cell[0].middle
    centre = (cell[0].middle + cell[-1].middle) / 2
    top, bottom = cell[0].middle - _BESIDE * distance, cell[-1].middle + _BESIDE * distance
    others = [run for run in runs if top < run.middle < bottom and not any(_overlap(run, line) for line in cell)]
    alone = [run for run in others if not any(other is not run and _overlap(run, other) for other in others)]
    return next((run for run in alone if abs(run.middle - centre) < _CENTRED * distance), None)


def _overlap(one: Run, other: Run) -> bool:
    return one.left < other.right and other.left < one.right


def _rows(runs: Iterable[Run], moved: dict[Run, int]) -> list[list[Piece]]:
    """Return the pieces by line: columns from left to right, the lines of a cell from top to bottom."""
    rows: dict[int, list[Run]] = {}
    for run in runs:
        rows.setdefault(moved.get(run, run.line), []).append(run)
    return [_in_order(rows[number], moved) for number in sorted(rows)]


def _in_order(row: Sequence[Run], moved: dict[Run, int]) -> list[Piece]:
    columns: list[list[Run]] = []
    for run in sorted(row, key=lambda run: run.left):
        cell = next(
            (column for column in columns if run in moved and column[0] in moved and _overlap(column[0], run)), None
        )
        if cell is None:
            columns.append([run])
        else:
            cell.append(run)
    return [piece for column in columns for run in sorted(column, key=lambda run: run.line) for piece in run.pieces]
