"""The layouts of this process: each is made once, put together or drawn, and filled from then on."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from applications.domain.form_sheet import FormSheet
from applications.printing.filling.composing import Composer
from applications.printing.filling.editions import current_edition
from applications.printing.filling.kept_drawings import NOWHERE, Nowhere
from applications.printing.filling.pdf_file import Form, ready_form
from applications.printing.filling.pdf_parts import NotPlain
from applications.printing.filling.shapes import Shape, TakenApart, taken_apart

MOST_LAYOUTS = 300
"""About 150 kB each; the one that was used least lately goes first."""


@dataclass(slots=True, kw_only=True)
class _Known:
    """What one edition of template, style sheet and fonts has taught."""

    composer: Composer
    forms: OrderedDict[Shape, Form | None] = field(default_factory=OrderedDict)


class Layouts:
    """The layouts of this process. Threads share them; each is made whole before it is kept, and never changed."""

    def __init__(self, most: int = MOST_LAYOUTS, *, kept: Nowhere = NOWHERE) -> None:
        """``kept``: where drawings lie for other processes."""
        self._most = most
        self._kept = kept
        self._lock = Lock()
        self._edition = ""
        self._known = _Known(composer=Composer(kept))

    def __len__(self) -> int:
        return len(self._known.forms)

    @property
    def drawn(self) -> int:
        """Return how many sheets WeasyPrint had to draw for them."""
        return self._known.composer.drawn

    def written(self, sheet: FormSheet) -> bytes:
        """Return the PDF of ``sheet``. Raises LookCloser or NotPlain when WeasyPrint has to draw it."""
        form, taken = self.form_for(sheet)
        return form.written(taken.values, sheet)

    def form_for(self, sheet: FormSheet) -> tuple[Form, TakenApart]:
        """Return the layout of ``sheet``, and the sheet taken apart. Raises as ``written``."""
        known = self._current()
        taken = taken_apart(sheet, known.composer.lines)
        return self._form(known, taken.shape), taken

    def _current(self) -> _Known:
        edition = current_edition()
        with self._lock:
            if edition != self._edition:
                self._edition, self._known = edition, _Known(composer=Composer(self._kept))
            return self._known

    def _form(self, known: _Known, shape: Shape) -> Form:
        with self._lock:
            is_known = shape in known.forms
            form = known.forms.get(shape)
            if is_known:
                known.forms.move_to_end(shape)
        if not is_known:
            form = self._remembered(known, shape, _made(shape, known.composer))
        if form is None:
            raise NotPlain
        return form

    def _remembered(self, known: _Known, shape: Shape, form: Form | None) -> Form | None:
        with self._lock:
            known.forms[shape] = form
            while len(known.forms) > self._most:
                known.forms.popitem(last=False)
        return form


def _made(shape: Shape, composer: Composer) -> Form | None:
    """Return the layout of ``shape``; ``None`` when it cannot be filled."""
    try:
        return ready_form(composer.blueprint(shape))
    except NotPlain:
        return None
