"""Layouts put together from what WeasyPrint drew before, without drawing: a known frame with known rows of answers.

What stands below a table moves with its height, and a row looks the same in every table. A row or a frame that was
never drawn, or a page that would not hold all of it, is not put together here: WeasyPrint draws it, and it is learned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from applications.printing.filling.blueprints import Blueprint, Content
from applications.printing.filling.drawing_reader import Finder
from applications.printing.filling.elements import Element, read_elements
from applications.printing.filling.frame_files import Frame, named_after, read_frame
from applications.printing.filling.frames import FilledRow, FramePage, read_page, rows_below
from applications.printing.filling.marks import marked
from applications.printing.filling.pdf_parts import NotPlain
from applications.printing.filling.placeholders import Shape, rows_of
from applications.printing.filling.places import PageRoom
from applications.printing.filling.row_pieces import RowKind, RowPiece, kind_of, read_row


@dataclass(slots=True)
class Composer:
    """What was learned so far: it only grows, and what is in it never changes, so threads may share it.

    ``edge``: of the line between two rows, pixels.
    """

    frames: dict[Shape, Frame] = field(default_factory=dict)
    rows: dict[RowKind, RowPiece] = field(default_factory=dict)
    edge: float | None = None

    def composed(self, shape: Shape) -> Blueprint | None:
        """Return the blueprint of ``shape``; ``None`` when it has to be drawn."""
        frame, tables = self.frames.get(shape.frame), list(self._tables(shape))
        if frame is None or self.edge is None or not all(tables):
            return None
        return frame.filled(tables, self.edge)

    def _tables(self, shape: Shape) -> Iterator[list[FilledRow]]:
        """Yield the rows of each section; none when one of them was never drawn."""
        first = shape.first_of_facts
        for _, facts in shape.sections:
            found = []
            for row in rows_of(facts):
                found.append((self.rows.get(kind_of(row)), first))
                first += sum(fact.values for fact in row)
            known = [FilledRow(piece=piece, first=number) for piece, number in found if piece is not None]
            yield known if len(known) == len(found) else []

    def learn(self, shape: Shape, blueprint: Blueprint, pdf: Any, finder: Finder, rooms: Sequence[PageRoom]) -> None:
        """Keep the frame and the rows of what was drawn. Raises NotPlain for what cannot be used again."""
        sections = read_elements(pdf, finder)
        drawings = [marked(content) for content in _contents(blueprint)]
        if not len(rooms) == len(sections) == len(drawings):
            raise NotPlain  # a copy of more than one page
        pages = [read_page(*page) for page in zip(drawings, sections, rooms, strict=True)]
        self._learn_rows(shape, blueprint, pages[0], sections[0])
        self.frames.setdefault(shape.frame, read_frame(blueprint, pages, sections))

    def _learn_rows(self, shape: Shape, blueprint: Blueprint, page: FramePage, section: Element) -> None:
        elements = [element for element in section.below() if element.tag == "/Table"]
        first = shape.first_of_facts
        for (_, facts), element, places in zip(shape.sections, elements, page.room.tables, strict=True):
            for row, tags, place in zip(rows_of(facts), rows_below(element), places, strict=True):
                piece = read_row(page.drawing.marks, blueprint.runs, tags, place, first)
                self.rows.setdefault(kind_of(row), piece)
                self.edge = self.edge or place.edge or None
                first += sum(fact.values for fact in row)


def _contents(blueprint: Blueprint) -> Iterator[Content]:
    for page in blueprint.pages:
        content = blueprint.parts[named_after(blueprint.parts[page], b"/Contents ")]
        if not isinstance(content, Content):
            raise NotPlain
        yield content
