"""Sheets that are drawn for their rows alone: always the same, so that a row is the same in every process."""

from dataclasses import dataclass, replace

from applications.printing.filling.drawn import Drawn
from applications.printing.filling.frame_files import page_of
from applications.printing.filling.frames import rows_below
from applications.printing.filling.glyphs import Line
from applications.printing.filling.row_pieces import RowKind, RowPiece, kind_of, read_row
from applications.printing.filling.shapes import FactShape, Role, Shape, rows_of

_STYLES = ((False, False), (True, False), (False, True))
"""Plain, in figures, strong."""


def _fact(style: tuple[bool, bool], *, lines: int = 1, is_wide: bool = False) -> FactShape:
    is_code, is_strong = style
    return FactShape(label="", lines=lines, is_code=is_code, is_strong=is_strong, is_wide=is_wide)


_PAIRS = tuple(_fact(style) for first in _STYLES for second in _STYLES for style in (first, second))
_WIDE = tuple(_fact(style, lines=lines, is_wide=True) for style in _STYLES for lines in (1, 2))
_ONE = _fact(_STYLES[0], is_wide=True)

STANDARD = Shape(
    copy_labels=("·",),
    letterhead=("·", "·", "·"),
    title="·",
    sections=(("·", (*_PAIRS, *_WIDE)),),
    papers=(),
    deliver_to=(),
    declaration="·",
    signatures=(("·", "·"),),
    notice="·",
    is_draft=False,
)
"""The rows that most forms are made of."""


def frame_shape(shape: Shape) -> Shape:
    """Return ``shape`` with one plain row in each section: what is drawn to have its frame."""
    return replace(shape, sections=tuple((title, (_ONE,)) for title, _ in shape.sections))


def row_shape(kind: RowKind) -> Shape:
    """Return the shape that is drawn to have a row of ``kind``."""
    return replace(STANDARD, sections=(("·", (*kind, _ONE)),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """``edge``: of the line between two rows, pixels. ``lines``: where the texts of each role stand."""

    rows: dict[RowKind, RowPiece]
    edge: float
    lines: dict[Role, Line]


def read_specimen(drawn: Drawn, shape: Shape) -> Specimen:
    """Return the rows of ``shape``, which has one section. Raises NotPlain when one of them cannot be cut out."""
    page = page_of(drawn, 0)
    (table,) = (element for element in drawn.sections[0].below() if element.tag == "/Table")
    ((_, facts),), (places,) = shape.sections, page.room.tables
    first, rows = shape.first_of_facts, {}
    for row, tags, place in zip(rows_of(facts), rows_below(table), places, strict=True):
        rows[kind_of(row)] = read_row(page.drawing.marks, drawn.blueprint.runs, tags, place, first)
        first += sum(fact.values for fact in row)
    return Specimen(rows=rows, edge=places[-1].edge, lines=drawn.lines())
