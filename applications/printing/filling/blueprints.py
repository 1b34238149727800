"""A drawn sheet of placeholders as a blueprint: everything that stays as bytes, and where each value is put in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from applications.domain.form_sheet import FormSheet
from applications.printing.codes import Dots, code128_dots, qr_dots
from applications.printing.filling.glyphs import Line, LookCloser
from applications.printing.filling.pdf_parts import PageNumber, Piece, Ref, Words, pdf_string

REFERENCE_BARS = 0
"""The code that is no copy's own; those of the copies are numbered from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Glyphs that show values. ``width``: which the text has to have exactly; ``None`` when it has room."""

    words: Words
    line: Line
    width: int | None

    @property
    def is_one_value(self) -> bool:
        return len(self.words.parts) == 1

    def filled(self, values: Sequence[str]) -> bytes:
        """Return the glyphs as hex digits. Raises LookCloser."""
        text = self.words.filled(values)
        if self.width is None:
            if not self.line.fits(text):
                raise LookCloser
        elif self.line.face.width(text) != self.width:
            raise LookCloser
        return self.line.face.encoded(text).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """An object that is no stream."""

    pieces: tuple[Piece, ...]

    @property
    def is_fixed(self) -> bool:
        return not any(isinstance(piece, Words) for piece in self.pieces)

    def written(self, numbers: Sequence[bytes], values: Sequence[str] = (), first_page: int = 0) -> bytes:
        """Return the object. ``numbers``: of the objects, as written."""
        return b"".join(_written(piece, numbers, values, first_page) for piece in self.pieces)


def _written(piece: Piece, numbers: Sequence[bytes], values: Sequence[str], first_page: int) -> bytes:
    match piece:
        case bytes():
            return piece
        case Ref(number):
            return numbers[number] + b" 0 R"
        case PageNumber(page):
            return b"%d" % (first_page + page)
        case Words():
            return pdf_string(piece.filled(values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A stream that stays, whole: dictionary, content and ``endstream``."""

    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A page's drawing. At every second place of ``parts`` stand the glyphs of the run that ``runs`` numbers."""

    parts: tuple[bytes, ...]
    runs: tuple[int, ...]

    def filled(self, glyphs: Sequence[bytes]) -> bytes:
        """Return the drawing. ``glyphs``: of every run."""
        parts = list(self.parts)
        parts[1::2] = [glyphs[run] for run in self.runs]
        return b"".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """The picture of a code: ``REFERENCE_BARS`` or the number of a copy."""

    number: int

    def dots(self, sheet: FormSheet) -> Dots:
        return (
            code128_dots(sheet.reference)
            if self.number == REFERENCE_BARS
            else qr_dots(sheet.copies[self.number - 1].code)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """The file's properties as XML."""

    words: Words

    def filled(self, values: Sequence[str]) -> bytes:
        return self.words.filled([escape(value) for value in values]).encode()


Part = Plain | Fixed | Content | Code | Packet


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """The objects of one form; a ``Ref`` is a place in ``parts``, the other numbers are too.

    ``pages``: of the document, in order. ``parents``: for each page, which element owns which content.
    ``shared``: fonts and colours, each after those it names: the same in every form. ``look``: what the catalog says
    of the file besides its pages, outline, structure and properties. The last three: which streams and which other
    objects values go into, and which objects stay.
    """

    parts: tuple[Part, ...]
    runs: tuple[Run, ...]
    catalog: int
    info: int
    page_tree: int
    pages: tuple[int, ...]
    structure: int
    document: int
    parents: tuple[tuple[Piece, ...], ...]
    shared: tuple[int, ...]
    look: tuple[Piece, ...]

    open_streams: tuple[int, ...] = field(init=False)
    open_objects: tuple[int, ...] = field(init=False)
    fixed_objects: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        places = range(len(self.parts))
        plain = [at for at in places if isinstance(self.parts[at], Plain)]
        streams = [at for at in places if isinstance(self.parts[at], Content | Code | Packet)]
        object.__setattr__(self, "open_streams", tuple(streams))
        object.__setattr__(self, "open_objects", tuple(at for at in plain if not self.parts[at].is_fixed))
        object.__setattr__(self, "fixed_objects", tuple(at for at in plain if self.parts[at].is_fixed))
