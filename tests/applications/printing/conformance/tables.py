"""Tables as a screen reader walks them: a grid without holes, whose headings say which way they speak (UA 7.2, 7.5)."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Name

_GROUPS = (Name.THead, Name.TBody, Name.TFoot)


def problems_of_table(table: Any) -> Iterator[str]:
    kinds = [kid.S for kid in _kids(table)]
    if kinds.count(Name.THead) > 1 or kinds.count(Name.TFoot) > 1:
        yield "UA 7.2: a table has two heads or two feet"
    if {Name.THead, Name.TFoot} & set(kinds) and Name.TBody not in kinds:
        yield "UA 7.2: a table with a head or a foot has no body"
    rows = [row for part in _parts(table) for row in _kids(part) if row.S == Name.TR]
    widths = _widths([_kids(row) for row in rows])
    if len(set(widths)) > 1:
        yield f"UA 7.2: the rows of a table have {sorted(set(widths))} cells"
    headings = [cell for row in rows for cell in _kids(row) if cell.S == Name.TH]
    if not headings:
        yield "UA 7.5: a table without headings is no table"
    if any(_attribute(heading, Name.Scope) not in (Name.Row, Name.Column, Name.Both) for heading in headings):
        yield "UA 7.5: a heading of a table has no scope"


def _kids(element: Any) -> list[Any]:
    return [kid for kid in element.get(Name.K, []) if isinstance(kid, pikepdf.Dictionary) and Name.S in kid]


def _parts(table: Any) -> list[Any]:
    return [table, *(kid for kid in _kids(table) if kid.S in _GROUPS)]


def _widths(rows: list[list[Any]]) -> list[int]:
    """Return how many columns each row fills, with the cells that reach down from above."""
    widths: dict[int, int] = defaultdict(int)
    for place, row in enumerate(rows):
        widths[place] += 0
        for cell in row:
            for below in range(int(_attribute(cell, Name.RowSpan) or 1)):
                widths[place + below] += int(_attribute(cell, Name.ColSpan) or 1)
    return list(widths.values())


def _attribute(cell: Any, name: Name) -> Any:
    given = cell.get(Name.A, pikepdf.Dictionary())
    parts = list(given) if isinstance(given, pikepdf.Array) else [given]
    return next((part[name] for part in parts if name in part), None)
