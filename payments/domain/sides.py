"""Whose is a label that both parties bear ("IBAN", "Adı Soyadı")? The headings and labels before it tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from payments.domain.columns import Lines
from payments.domain.label_finding import Label
from payments.domain.labels import BOTH_BLOCKS, PAYEE_BLOCKS, PAYEE_SIDE, PAYER_BLOCKS, PAYER_SIDE

_BLOCKS = frozenset((*PAYER_BLOCKS, *PAYEE_BLOCKS))
_SLACK = 3


@dataclass(frozen=True, slots=True)
class Sides:
    """``of`` says "payer" or "payee" of each label whose side is told.

    ``headings`` are the sides of the two parties' headings where the page prints both before any of their values.
    """

    of: dict[Label, str]
    headings: tuple[str, str] | None


def sides_of(labels: Sequence[Label], lines: Lines) -> Sides:
    """Return whose each label is.

    The last label that tells holds for those after it. Two headings beside each other divide the page into columns;
    two headings one below the other, with nothing between, tell nothing until the next label that does.
    """
    found: dict[Label, str] = {}
    telling: list[Label] = []
    beside: tuple[Label, Label] | None = None
    headings: tuple[str, str] | None = None
    for label in labels:
        side = _in_columns(label, beside, lines) if beside else _after(telling[-2:], lines)
        if side:
            found[label] = side
        if label.name in BOTH_BLOCKS:
            telling, headings = [], headings or ("payer", "payee")
        if label.name in PAYER_SIDE or label.name in PAYEE_SIDE:
            telling.append(label)
            beside = _headings_beside(telling[-2:], lines) or beside
            if beside or _are_stacked(telling[-2:], lines):
                pair = beside or telling[-2:]
                headings = headings or (_side_of(pair[0]), _side_of(pair[1]))
    return Sides(found, headings)


def _after(telling: Sequence[Label], lines: Lines) -> str | None:
    return _side_of(telling[-1]) if telling and not _are_stacked(telling, lines) else None


def _are_stacked(telling: Sequence[Label], lines: Lines) -> bool:
    """Tell whether two blocks' headings follow each other with nothing between."""
    if len(telling) < 2 or not {label.name for label in telling} <= _BLOCKS:
        return False
    return not lines.text[telling[0].end : telling[1].start].strip()


def _headings_beside(telling: Sequence[Label], lines: Lines) -> tuple[Label, Label] | None:
    """Return two headings of different sides that stand beside each other, with nothing else on their line."""
    if len(telling) < 2 or _side_of(telling[0]) == _side_of(telling[1]):
        return None
    first, second = telling
    number = lines.number(first.start)
    between = lines.text[first.end : second.start]
    if between.strip() or "\n" in between or len(lines.cells(number)) < 2:
        return None
    return (first, second) if not lines.text[second.end : lines.end(number)].strip() else None


def _in_columns(label: Label, headings: tuple[Label, Label], lines: Lines) -> str:
    """Return the side of the heading in whose column ``label`` stands; what begins a line is in the first one."""
    column = headings[1].start - lines.starts[lines.number(headings[1].start)]
    own = label.start - lines.starts[lines.number(label.start)]
    return _side_of(headings[1] if own >= column - _SLACK else headings[0])


def _side_of(label: Label) -> str:
    return "payee" if label.name in PAYEE_SIDE else "payer"
