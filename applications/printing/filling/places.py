"""Where texts stand on WeasyPrint's pages, and how much room they have: read from its boxes while they stand."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One line of text. ``room``: pixels to the right edge; ``None`` when another text has to be exactly as wide.

    ``keeps_blanks``: a line that is broken keeps the blank at its end.
    """

    page: int
    text: str
    room: float | None
    keeps_blanks: bool


def places_of(pages: Sequence[Any], texts: Collection[str]) -> list[Place]:
    """Return the place of each text on ``pages`` (weasyprint.Page); ``page`` counts from 0.

    ``texts``: the placeholders. A block in which each line is one of them was broken as it was written.
    """
    return [place for number, page in enumerate(pages) for place in _Finder(number, texts).below(page._page_box, None)]


class _Finder:
    def __init__(self, page: int, texts: Collection[str]) -> None:
        self._page, self._texts = page, texts

    def below(self, box: Any, block: Any) -> Iterator[Place]:
        """Yield the places in ``box``. ``block``: the box whose lines are being read."""
        kind = type(box).__name__
        if kind == "AbsolutePlaceholder":
            yield from self.below(box._box, block)
        elif kind == "LineBox":
            yield from self._on_line(box, block)
        else:
            for child in getattr(box, "children", ()):
                yield from self.below(child, box)

    def _on_line(self, line: Any, block: Any) -> Iterator[Place]:
        for box in _texts(line):
            is_free = _stands_alone(line) and self._breaks_as_written(block) and _is_at_left(box)
            room = round(block.content_box_x() + block.width - box.position_x, 3) if is_free else None
            keeps_blanks = box.style["white_space"] == "pre-wrap"
            yield Place(page=self._page, text=box.text, room=room, keeps_blanks=keeps_blanks)

    def _breaks_as_written(self, block: Any) -> bool:
        lines = block.children
        return len(lines) == 1 or all(_stands_alone(line) and line.children[0].text in self._texts for line in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of answers. ``edge``: of the line above that belongs to it; none in a first row."""

    top: float
    bottom: float
    edge: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRoom:
    """``tables``: of answers, by their rows. ``foot``: how far text flows; ``free``: above that; ``height``: in all."""

    tables: tuple[tuple[Row, ...], ...]
    foot: float
    free: float
    height: float


def rooms_of(pages: Sequence[Any]) -> list[PageRoom]:
    """Return what stands on each of ``pages`` (weasyprint.Page), in pixels from its upper edge."""
    return [_room_of(page._page_box) for page in pages]


def _room_of(page: Any) -> PageRoom:
    tables = [tuple(_rows(box)) for box in page.descendants() if box.element_tag == "table" and _is_wrapped_table(box)]
    body = next(box for box in page.descendants() if box.element_tag == "body")
    lowest = max(box.position_y + box.margin_height() for box in body.children)
    foot = page.content_box_y() + page.height
    return PageRoom(tables=tuple(tables), foot=foot, free=foot - lowest, height=page.margin_height())


def _is_wrapped_table(box: Any) -> bool:
    return type(box).__name__ == "TableBox"


def _rows(table: Any) -> Iterator[Row]:
    for box in table.descendants():
        if type(box).__name__ == "TableRowBox":
            edge = max(cell.border_top_width for cell in box.children)
            yield Row(top=box.position_y, bottom=box.position_y + box.height, edge=edge)


def _stands_alone(line: Any) -> bool:
    return [type(child).__name__ for child in line.children] == ["TextBox"]


def _is_at_left(box: Any) -> bool:
    return box.style["text_align_all"] in {"start", "left"}


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "TextBox":
            yield child
        else:
            yield from _texts(child)
