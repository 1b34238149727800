"""A shape drawn by WeasyPrint with placeholders, and what can be measured in it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image

from applications.printing import engine
from applications.printing.filling.blueprint_reader import read_blueprint
from applications.printing.filling.blueprints import Blueprint
from applications.printing.filling.drawing_reader import Finder
from applications.printing.filling.elements import Element, read_elements
from applications.printing.filling.glyphs import Line
from applications.printing.filling.pdf_parts import NotPlain, understood
from applications.printing.filling.placeholders import Placeholders, with_placeholders
from applications.printing.filling.places import PageRoom, places_of, rooms_of
from applications.printing.filling.shapes import Role, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """``sections``: the tags of each copy. ``rooms``: of each page."""

    blueprint: Blueprint
    placeholders: Placeholders
    sections: tuple[Element, ...]
    rooms: tuple[PageRoom, ...]

    def lines(self) -> dict[Role, Line]:
        """Return where the texts of each role stand. Raises NotPlain when that is not one place for all of them."""
        alone = {run.words.parts[0]: run.line for run in self.blueprint.runs if run.is_one_value and run.width is None}
        found: dict[Role, Line] = {}
        for number, role in self.placeholders.roles.items():
            if number not in alone or found.setdefault(role, alone[number]) != alone[number]:
                raise NotPlain
        return found


def draw(shape: Shape) -> Drawn:
    """Let WeasyPrint draw ``shape``. Raises NotPlain when the result cannot be filled."""
    placeholders = with_placeholders(shape)
    pages: list[Any] = []
    pdf = engine.draw_objects(
        "print/form.html",
        {"sheet": placeholders.sheet},
        style="form.css",
        pictures=_pictures(len(shape.copy_labels)),
        look=pages.extend,
    )
    with understood():
        places, rooms = places_of(pages, placeholders.texts), rooms_of(pages)
        drawn = Drawn(
            blueprint=read_blueprint(pdf, placeholders.texts, places),
            placeholders=placeholders,
            sections=tuple(read_elements(pdf, Finder(placeholders.texts))),
            rooms=tuple(rooms),
        )
        drawn.lines()
        return drawn


def _pictures(copies: int) -> dict[str, bytes]:
    """Return pictures in the codes' stead, told apart by their size."""
    sizes = {f"codes/qr-{number}.png": (number, 1) for number in range(1, copies + 1)}
    return {name: _blank(size) for name, size in {**sizes, "codes/reference.png": (1, 2)}.items()}


def _blank(size: tuple[int, int]) -> bytes:
    picture = BytesIO()
    Image.new("1", size).save(picture, format="PNG")
    return picture.getvalue()
