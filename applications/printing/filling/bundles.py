"""The objects of one form as they are written among those of many: prepared once a layout, numbered for each form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from applications.printing.filling.blueprints import Blueprint, Fixed, Plain
from applications.printing.filling.pdf_parts import NotPlain, Piece, Ref


@dataclass(frozen=True, slots=True)
class Template:
    """Bytes with a ``%b`` for each number; ``refs``: the places of the objects whose numbers go there."""

    text: bytes
    refs: tuple[int, ...]

    def filled(self, numbers: Sequence[bytes]) -> bytes:
        return self.text % tuple(map(numbers.__getitem__, self.refs))


def template_of(pieces: Sequence[Piece]) -> Template:
    """Return ``pieces`` as a template. Raises NotPlain for pieces that hold more than numbers of objects."""
    text, refs = b"", []
    for piece in pieces:
        if isinstance(piece, bytes):
            text += piece.replace(b"%", b"%%")
        elif isinstance(piece, Ref):
            text += b"%b 0 R"
            refs.append(piece.number)
        else:
            raise NotPlain
    return Template(text, tuple(refs))


class Bundled:
    """A blueprint to be written into a file of many forms.

    Written are the objects below its pages and its structure: ``streams``, ``open`` objects (with a page's number or
    values in them) and ``fixed`` ones, given by their places; the latter as one ``template`` with a line each. Its
    Document becomes a ``part`` of the whole's. ``parents``: of each page, who owns which content. ``shared``: fonts
    and colours, each with a mark that is the same wherever the object is the same.
    """

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        parts = blueprint.parts
        below = sorted(_below(blueprint))
        self.streams = [at for at in below if not isinstance(parts[at], Plain)]
        lines = {at: line for at in below if isinstance(parts[at], Plain) and (line := _line(parts[at])) is not None}
        self.fixed = list(lines)
        self.open = [at for at in below if isinstance(parts[at], Plain) and at not in lines]
        self.part = template_of(_as_part(parts[blueprint.document]))
        self.parents = [template_of(pieces) for pieces in blueprint.parents]
        refs = [ref for line in lines.values() for ref in line.refs]
        self.template = Template(b"\n".join(line.text for line in lines.values()), tuple(refs))
        self.shared = _marks(blueprint)
        self.look = template_of(blueprint.look)

    @property
    def count(self) -> int:
        """Return how many numbers the form's own objects take, those of its Part and its parents' node included."""
        return len(self.streams) + len(self.fixed) + len(self.open) + 2


def _below(blueprint: Blueprint) -> set[int]:
    """Return the places of what hangs below the pages and the structure, the whole's own and the shared left out."""
    left_out = {blueprint.page_tree, blueprint.structure, blueprint.document, *blueprint.shared}
    found: set[int] = set()
    waiting = [*blueprint.pages, *_named(blueprint.parts[blueprint.document])]
    while waiting:
        at = waiting.pop()
        if at not in found and at not in left_out:
            found.add(at)
            waiting += _named(blueprint.parts[at])
    return found


def _named(part: object) -> Iterator[int]:
    """Yield the places that ``part`` names."""
    return (piece.number for piece in part.pieces if isinstance(piece, Ref)) if isinstance(part, Plain) else iter(())


def _line(part: Plain) -> Template | None:
    """Return ``part`` as a template of one line; ``None`` when it is open."""
    try:
        template = template_of(part.pieces)
    except NotPlain:
        return None
    return None if b"\n" in template.text else template


def _as_part(document: object) -> list[Piece]:
    """Return the structure element of a form's own file as a part of a larger one."""
    if not isinstance(document, Plain):
        raise NotPlain
    pieces = [
        piece.replace(b"/S /Document", b"/S /Part") if isinstance(piece, bytes) else piece for piece in document.pieces
    ]
    if pieces == list(document.pieces):
        raise NotPlain
    return pieces


def _marks(blueprint: Blueprint) -> dict[int, bytes]:
    """Return a mark of each shared object by its place, each after those it names."""
    marks: dict[int, bytes] = {}
    for at in blueprint.shared:
        part = blueprint.parts[at]
        if isinstance(part, Fixed):
            marks[at] = sha256(part.data).digest()
        elif isinstance(part, Plain):
            template = template_of(part.pieces)
            marks[at] = sha256(b"".join((template.text, *(marks[ref] for ref in template.refs)))).digest()
        else:
            raise NotPlain
    return marks
