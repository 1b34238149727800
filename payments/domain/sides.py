"""Whose is a label that both parties bear ("IBAN", "Adı Soyadı")? The headings and labels before it tell."""

from collections.abc import Sequence

from payments.domain.columns import Lines
from payments.domain.finding import Label
from payments.domain.labels import PAYEE_BLOCKS, PAYEE_SIDE, PAYER_BLOCKS, PAYER_SIDE

_BLOCKS = frozenset((*PAYER_BLOCKS, *PAYEE_BLOCKS))


def sides_of(labels: Sequence[Label], lines: Lines) -> dict[Label, str]:
    """Return "payer" or "payee" for the labels whose side is told.

    Two headings beside each other divide the page into columns; without columns in the text nobody can tell whose
    the labels below them are.
    """
    found: dict[Label, str] = {}
    telling: list[Label] = []
    for label in labels:
        side = _side(label, telling[-2:], lines)
        if side:
            found[label] = side
        if label.name in PAYER_SIDE or label.name in PAYEE_SIDE:
            telling.append(label)
    return found


def _side(label: Label, telling: Sequence[Label], lines: Lines) -> str | None:
    if not telling:
        return None
    if len(telling) == 2 and _is_heading_pair(telling, lines):
        return _side_by_column(label, telling, lines)
    return _side_of(telling[-1])


def _is_heading_pair(telling: Sequence[Label], lines: Lines) -> bool:
    first, second = telling
    if {first.name, second.name} - _BLOCKS or first.name == second.name:
        return False
    return not lines.text[first.end : second.start].strip()


def _side_by_column(label: Label, headings: Sequence[Label], lines: Lines) -> str | None:
    number = lines.number(headings[0].start)
    if number != lines.number(headings[1].start) or len(lines.cells(number)) < 2:
        return None
    column = headings[1].start - lines.starts[number]
    own = label.start - lines.starts[lines.number(label.start)]
    return _side_of(headings[1] if own >= column - _SLACK else headings[0])


_SLACK = 3


def _side_of(label: Label) -> str:
    return "payee" if label.name in PAYEE_SIDE else "payer"
