"""Columns that a text layer gives one after the other: all labels, then all values (or the other way round)."""

import re
from collections.abc import Sequence

from payments.domain.amounts import find_amounts
from payments.domain.columns import Lines
from payments.domain.dates import find_dates
from payments.domain.ibans import find_ibans
from payments.domain.label_finding import Label
from payments.domain.labels import ALL_AMOUNTS, ALL_DATES, ALL_IBANS, ALL_NAMES
from payments.domain.pieces import Piece

_FEWEST_LABELS, _MOST_LABELS, _MOST_VALUES = 3, 40, 80
_MOST_LINES = 3
_RIGHT, _UNTYPED = 4, 1
_MARKS = " :：-–—|;"
_LETTERS = re.compile(r"[^\W\d_]{2}")


def values_apart(labels: Sequence[Label], lines: Lines) -> dict[Label, list[Piece]]:
    """Return the lines of value of each label that stands in a column of labels beside a column of values.

    Labels are told from values by their kind: an IBAN must come to an IBAN's label, a sum to a sum's, a day to a
    day's. A column that does not fit so is left alone.
    """
    found: dict[Label, list[Piece]] = {}
    for column in _columns_of_labels(labels, lines):
        behind = _values(labels, lines, column, step=1)
        before = _values(labels, lines, column, step=-1)
        given = _shared_out(column, behind) or _shared_out(column, before)
        found.update(given)
    return found


def _columns_of_labels(labels: Sequence[Label], lines: Lines) -> list[list[Label]]:
    """Return the runs of labels that stand alone on their lines, one below the other."""
    runs: list[list[Label]] = [[]]
    for label in labels:
        if not _is_alone(label, lines):
            runs.append([])
            continue
        if runs[-1] and not _follows(runs[-1][-1], label, lines):
            runs.append([])
        runs[-1].append(label)
    return [run for run in runs if _FEWEST_LABELS <= len(run) <= _MOST_LABELS]


def _is_alone(label: Label, lines: Lines) -> bool:
    line = lines.line(lines.number(label.start))
    return label.start - line.start <= len(line.text) - len(line.text.lstrip(_MARKS)) and not line.text[
        max(label.end - line.start, 0) :
    ].strip(_MARKS)


def _follows(before: Label, label: Label, lines: Lines) -> bool:
    return not lines.text[before.end : label.start].strip(f"{_MARKS}\n")


def _values(labels: Sequence[Label], lines: Lines, column: Sequence[Label], *, step: int) -> list[Piece]:
    """Return the lines next to ``column``, below it (``step`` 1) or above it, up to the next label there."""
    taken = {lines.number(label.start) for label in labels}
    first = _last_line(column[-1], lines) + 1 if step > 0 else lines.number(column[0].start) - 1
    found: list[Piece] = []
    number = first
    while 0 <= number < len(lines.starts) and number not in taken and len(found) < _MOST_VALUES:
        line = lines.line(number).stripped(_MARKS)
        found += [line] if line.text else []
        number += step
    return found if step > 0 else found[::-1]


def _last_line(label: Label, lines: Lines) -> int:
    """Return the line on which the words of ``label`` end; its colon may stand on the next one."""
    words = lines.text[label.start : label.end].rstrip(f"{_MARKS}\n")
    return lines.number(label.start + len(words))


def _shared_out(column: Sequence[Label], values: Sequence[Piece]) -> dict[Label, list[Piece]]:
    """Share ``values`` out in order, one to three lines a label, so that most kinds are right and none is wrong."""
    if len(values) < len(column):
        return {}
    best: list[dict[int, tuple[int, int]]] = [{0: (0, 0)}]
    for label in column:
        best.append(_next_row(best[-1], label, values))
    ends = {end: score for end, (score, _) in best[-1].items()}
    if not ends:
        return {}
    end = max(ends, key=lambda place: (ends[place], -place))
    return _traced(column, values, best, end) if ends[end] >= 2 * _RIGHT else {}


def _next_row(row: dict[int, tuple[int, int]], label: Label, values: Sequence[Piece]) -> dict[int, tuple[int, int]]:
    """Return, by the number of values given so far, the best score and how many lines ``label`` got for it."""
    found: dict[int, tuple[int, int]] = {}
    for start, (score, _) in row.items():
        for size in range(1, _MOST_LINES + 1):
            worth = _worth(label, values[start : start + size]) if start + size <= len(values) else None
            if worth is not None and score + worth > found.get(start + size, (-1, 0))[0]:
                found[start + size] = (score + worth, size)
    return found


def _worth(label: Label, pieces: Sequence[Piece]) -> int | None:
    """Return how well ``pieces`` fit ``label``, ``None`` when they are of another kind."""
    text = "\n".join(piece.text for piece in pieces)
    if label.name in ALL_IBANS:
        return _RIGHT if find_ibans(text) and (len(pieces) == 1 or not find_ibans(pieces[0].text)) else None
    if label.name in ALL_AMOUNTS:
        return _RIGHT if len(pieces) == 1 and _begins(find_amounts(text)) else None
    if label.name in ALL_DATES:
        return _RIGHT if len(pieces) == 1 and _begins(find_dates(text)) else None
    if label.name in ALL_NAMES:
        return _UNTYPED + 2 - len(pieces) if all(map(_LETTERS.search, (each.text for each in pieces))) else None
    return _UNTYPED - (len(pieces) - 1)


def _begins(found: Sequence[object]) -> bool:
    return bool(found) and getattr(found[0], "start", 9) <= 4


def _traced(
    column: Sequence[Label], values: Sequence[Piece], best: Sequence[dict[int, tuple[int, int]]], end: int
) -> dict[Label, list[Piece]]:
    found: dict[Label, list[Piece]] = {}
    for number in range(len(column), 0, -1):
        size = best[number][end][1]
        found[column[number - 1]] = list(values[end - size : end])
        end -= size
    return found
