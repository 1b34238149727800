"""Connected parts of black-and-white pictures."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Run = tuple[int, int, int]
"""Row, first column and the column after the last of true values side by side."""


def patches_of(mask: Mask, *, least: float) -> list[Mask]:
    """Return the connected parts of ``mask`` that are at least the part ``least`` of the picture, largest first.

    Holes and bays of a part are filled.
    """
    runs = _runs(mask)
    parents = list(range(len(runs)))
    _join_touching(runs, parents)
    roots = np.array([_root(parents, number) for number in range(len(runs))], dtype=np.int64)
    areas = np.bincount(roots, weights=[end - start for _, start, end in runs], minlength=1)
    large = [root for root in np.argsort(-areas).tolist() if areas[root] >= least * mask.size]
    return [_filled(mask.shape, [run for run, own in zip(runs, roots, strict=True) if own == root]) for root in large]


def _filled(shape: tuple[int, ...], runs: Sequence[Run]) -> Mask:
    patch = np.zeros(shape, dtype=np.bool_)
    for row, start, end in runs:
        patch[row, start:end] = True
    return _between_ends(patch) & _between_ends(patch.T).T


def _between_ends(patch: Mask) -> Mask:
    """Fill every row from its first to its last true value."""
    begun = np.maximum.accumulate(patch, axis=1)
    not_ended = np.maximum.accumulate(patch[:, ::-1], axis=1)[:, ::-1]
    return begun & not_ended


def _runs(mask: Mask) -> list[Run]:
    """Return all runs, row by row and from left to right."""
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    return list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))


def _join_touching(runs: Sequence[Run], parents: list[int]) -> None:
    """Join every run with those that it touches in the row above."""
    above = 0
    for number, (row, start, end) in enumerate(runs):
        while above < number and (runs[above][0] < row - 1 or (runs[above][0] == row - 1 and runs[above][2] <= start)):
            above += 1
        other = above
        while other < number and runs[other][0] == row - 1 and runs[other][1] < end:
            parents[_root(parents, other)] = _root(parents, number)
            other += 1


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
