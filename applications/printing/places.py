"""Where texts stand on WeasyPrint's pages, and how much room they have: read from its boxes while they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One line of text. ``room``: pixels to the right edge; ``None`` when another text has to be exactly as wide."""

    page: int
    text: str
    room: float | None


def places_of(pages: Sequence[Any]) -> list[Place]:
    """Return the place of each text on ``pages`` (weasyprint.Page); ``page`` counts from 0."""
    return [place for number, page in enumerate(pages) for place in _below(page._page_box, None, number)]


def _below(box: Any, block: Any, page: int) -> Iterator[Place]:
    """Yield the places in ``box``. ``block``: the box whose lines are being read."""
    kind = type(box).__name__
    if kind == "AbsolutePlaceholder":
        yield from _below(box._box, block, page)
    elif kind == "LineBox":
        yield from _on_line(box, block, page)
    else:
        for child in getattr(box, "children", ()):
            yield from _below(child, box, page)


def _on_line(line: Any, block: Any, page: int) -> Iterator[Place]:
    is_alone = len(line.children) == 1 and type(line.children[0]).__name__ == "TextBox"
    for box in _texts(line):
        room = (
            round(block.content_box_x() + block.width - box.position_x, 3)
            if is_alone and _is_free(box, block)
            else None
        )
        yield Place(page=page, text=box.text, room=room)


def _is_free(box: Any, block: Any) -> bool:
    """Tell whether nothing moves when the text of ``box``, alone in its line, is shorter or longer."""
    breaks_as_written = box.style["white_space"] == "pre-line" or len(block.children) == 1
    return breaks_as_written and box.style["text_align_all"] in {"start", "left"}


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "TextBox":
            yield child
        else:
            yield from _texts(child)
