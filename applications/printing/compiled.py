"""A form in a millisecond: each layout is drawn once by WeasyPrint, with placeholders, and filled from then on.

WeasyPrint stays the truth: what does not surely look the same goes through ``engine.render``. A layout is made from the
shape of a sheet alone (``placeholders``), which holds nothing of a person; values live only as long as the call.
"""

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings
from PIL import Image

from applications.domain.form_sheet import FormSheet
from applications.printing import engine
from applications.printing.blueprint_reader import read_blueprint
from applications.printing.blueprints import Blueprint
from applications.printing.composing import Composer
from applications.printing.drawing_reader import Finder
from applications.printing.glyphs import Line, LookCloser
from applications.printing.letterset import FONTS, SMALL_FOLDER
from applications.printing.pdf_file import Form, ready_form
from applications.printing.pdf_parts import NotPlain
from applications.printing.placeholders import Measures, Shape, TakenApart, taken_apart, with_placeholders
from applications.printing.places import PageRoom, Place, places_of, rooms_of

MOST_LAYOUTS = 400
"""About 60 kB each; the one that was used least lately goes first."""

_FILES = (
    "templates/print/form.html",
    "templates/print/_copy.html",
    "static/css/form.css",
    *(f"static/{SMALL_FOLDER}/{name}.ttf" for name in FONTS),
)


def render(sheet: FormSheet) -> bytes:
    """Return the PDF of ``sheet``, with text and structure as ``engine.render`` makes them.

    Raises FormNotPrintable or LettersMissing.
    """
    try:
        return LAYOUTS.written(sheet)
    except (LookCloser, NotPlain):
        return engine.render(sheet)


@dataclass(slots=True)
class _Known:
    """What one edition of template, style sheet and fonts has taught."""

    measures: Measures = field(default_factory=Measures)
    composer: Composer = field(default_factory=Composer)
    forms: OrderedDict[Shape, Form | None] = field(default_factory=OrderedDict)


class Layouts:
    """The layouts of this process. Threads share them; each is made whole before it is kept, and never changed."""

    def __init__(self, most: int = MOST_LAYOUTS) -> None:
        self._most = most
        self._lock = Lock()
        self._edition = ""
        self._known = _Known()

    def __len__(self) -> int:
        return len(self._known.forms)

    def written(self, sheet: FormSheet) -> bytes:
        """Return the PDF of ``sheet``. Raises LookCloser or NotPlain when WeasyPrint has to draw it."""
        form, taken = self.form_for(sheet)
        return form.written(taken.values, sheet)

    def form_for(self, sheet: FormSheet) -> tuple[Form, TakenApart]:
        """Return the layout of ``sheet``, and the sheet taken apart. Raises as ``written``."""
        known = self._current()
        taken = taken_apart(sheet, known.measures)
        form = self._form(known, taken.shape)
        if taken.is_guessed:  # by now it is known where such texts stand
            taken = taken_apart(sheet, known.measures)
            form = self._form(known, taken.shape)
        return form, taken

    def _current(self) -> _Known:
        edition = current_edition()
        with self._lock:
            if edition != self._edition:
                self._edition, self._known = edition, _Known()
            return self._known

    def _form(self, known: _Known, shape: Shape) -> Form:
        with self._lock:
            is_known = shape in known.forms
            form = known.forms.get(shape)
            if is_known:
                known.forms.move_to_end(shape)
        if not is_known:
            form = self._kept(known, shape, _made(shape, known))
        if form is None:
            raise NotPlain
        return form

    def _kept(self, known: _Known, shape: Shape, form: Form | None) -> Form | None:
        with self._lock:
            known.forms[shape] = form
            while len(known.forms) > self._most:
                known.forms.popitem(last=False)
        return form


LAYOUTS = Layouts()
"""Those of ``render``."""


def current_edition() -> str:
    """Return what tells layouts of today's files from those of other files. Raises LookCloser when one is missing."""
    base = Path(settings.BASE_DIR)
    try:
        found = [(path, path.stat()) for path in (base / name for name in _FILES)]
    except OSError as error:
        raise LookCloser from error
    return _edition(tuple((path, status.st_mtime_ns, status.st_size) for path, status in found))


@lru_cache(maxsize=2)
def _edition(stamps: tuple[tuple[Path, int, int], ...]) -> str:
    digest = sha256(version("weasyprint").encode())
    for path, *_ in stamps:
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _made(shape: Shape, known: _Known) -> Form | None:
    """Return the layout of ``shape``, put together or drawn; ``None`` when it cannot be filled."""
    try:
        blueprint = known.composer.composed(shape) or _drawn(shape, known)
    except NotPlain:
        return None
    return ready_form(blueprint)


def _drawn(shape: Shape, known: _Known) -> Blueprint:
    """Let WeasyPrint draw ``shape``, and learn from it. Raises NotPlain when the result cannot be filled."""
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
    known.measures.learn(placeholders.roles, _lines_of(blueprint))
    with suppress(NotPlain):  # this form can be filled, though nothing can be put together from it
        known.composer.learn(shape, blueprint, pdf, Finder(placeholders.texts), rooms)
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
