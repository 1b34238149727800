"""A shape drawn by WeasyPrint with placeholders, and what is learned from it."""

from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any

from PIL import Image

from applications.printing import engine
from applications.printing.filling.blueprint_reader import read_blueprint
from applications.printing.filling.blueprints import Blueprint
from applications.printing.filling.composing import Composer
from applications.printing.filling.drawing_reader import Finder
from applications.printing.filling.glyphs import Line
from applications.printing.filling.pdf_parts import NotPlain
from applications.printing.filling.placeholders import with_placeholders
from applications.printing.filling.places import PageRoom, Place, places_of, rooms_of
from applications.printing.filling.shapes import Measures, Shape


def draw(shape: Shape, measures: Measures, composer: Composer) -> Blueprint:
    """Let WeasyPrint draw ``shape``; teaches ``measures``, ``composer``. Raises NotPlain when it cannot be filled."""
    placeholders = with_placeholders(shape)
    places: list[Place] = []
    rooms: list[PageRoom] = []

    def look(pages: Sequence[Any]) -> None:
        places.extend(places_of(pages, placeholders.texts))
        rooms.extend(rooms_of(pages))

    pdf = engine.draw_objects(
        "print/form.html",
        {"sheet": placeholders.sheet},
        style="form.css",
        pictures=placeholder_pictures(len(shape.copy_labels)),
        look=look,
    )
    blueprint = read_blueprint(pdf, placeholders.texts, places)
    measures.learn(placeholders.roles, _lines_of(blueprint))
    with suppress(NotPlain):  # this form can be filled, though nothing can be put together from it
        composer.learn(shape, blueprint, pdf, Finder(placeholders.texts), rooms)
    return blueprint


def _lines_of(blueprint: Blueprint) -> dict[int, Line]:
    """Return where the values stand that stand alone, by their number."""
    return {run.words.parts[0]: run.line for run in blueprint.runs if run.is_one_value and run.width is None}


def placeholder_pictures(copies: int) -> dict[str, bytes]:
    """Return pictures in the codes' stead, told apart by their size."""
    sizes = {f"codes/qr-{number}.png": (number, 1) for number in range(1, copies + 1)}
    return {name: _blank(size) for name, size in {**sizes, "codes/reference.png": (1, 2)}.items()}


def _blank(size: tuple[int, int]) -> bytes:
    picture = BytesIO()
    Image.new("1", size).save(picture, format="PNG")
    return picture.getvalue()
