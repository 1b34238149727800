"""The objects of a form that is put together: those of its frame, with new drawings and a new tree of tags."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from applications.printing.filling.blueprints import Blueprint, Content, Part, Plain
from applications.printing.filling.drawn import Drawn
from applications.printing.filling.elements import Element
from applications.printing.filling.frames import FramePage, PageDrawing, Runs, Tables, read_page
from applications.printing.filling.marks import marked
from applications.printing.filling.pdf_parts import NotPlain, Piece, Ref, ref_to
from applications.printing.filling.tag_writer import TagWriter, joined, listed

_DESTINATION = re.compile(rb"(/XYZ [0-9.-]+ )([0-9.-]+)(?= )")
_ELEMENT = b"<</Type /StructElem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """``blueprint``: as drawn, without its elements below the Document; ``parents``: its tree of parents, a place.

    ``sections``: the tags of each page. ``moving``: places of bookmarks and the like.
    """

    blueprint: Blueprint
    pages: tuple[FramePage, ...]
    sections: tuple[Element, ...]
    parents: int
    moving: tuple[int, ...]

    def filled(self, tables: Tables, edge: float) -> Blueprint | None:
        """Return the blueprint with ``tables`` in it; ``None`` when a page does not hold them."""
        runs = Runs(self.blueprint.runs)
        drawings = [PageDrawing(page, tables, edge, runs) for page in self.pages]
        if not all(drawing.fits for drawing in drawings):
            return None
        return _Filling(self, tables, drawings).blueprint(runs)


def page_of(drawn: Drawn, number: int) -> FramePage:
    """Return a page of what was drawn, counted from 0. Raises NotPlain when a copy has more than one."""
    blueprint = drawn.blueprint
    if not len(drawn.rooms) == len(drawn.sections) == len(blueprint.pages):
        raise NotPlain
    content = blueprint.parts[named_after(blueprint.parts[blueprint.pages[number]], b"/Contents ")]
    if not isinstance(content, Content):
        raise NotPlain
    return read_page(marked(content), drawn.sections[number], drawn.rooms[number])


def frame_of(drawn: Drawn) -> Frame:
    """Return what was drawn as a frame. Raises NotPlain."""
    blueprint, sections = drawn.blueprint, drawn.sections
    pages = [page_of(drawn, number) for number in range(len(sections))]
    for page, section in enumerate(sections):
        if any(element.page not in (None, page) for element in section.below()):
            raise NotPlain
    kept = [at for at, part in enumerate(blueprint.parts) if at == blueprint.document or not _is_element(part)]
    order = {old: new for new, old in enumerate(kept)}
    structure = blueprint.parts[blueprint.structure]
    parents = named_after(structure, b"/ParentTree ")
    own = {parents, blueprint.document}
    parts = [Plain(pieces=()) if at in own else _renumbered(blueprint.parts[at], order) for at in kept]
    without = replace(
        blueprint,
        parts=tuple(parts),
        catalog=order[blueprint.catalog],
        info=order[blueprint.info],
        page_tree=order[blueprint.page_tree],
        pages=tuple(order[page] for page in blueprint.pages),
        structure=order[blueprint.structure],
        document=order[blueprint.document],
        parents=(),
        look=_in_order(blueprint.look, order),
    )
    return Frame(
        blueprint=without,
        pages=tuple(pages),
        sections=tuple(sections),
        parents=order[parents],
        moving=tuple(at for at, part in enumerate(parts) if isinstance(part, Plain) and _leads_somewhere(part)),
    )


def _is_element(part: Part) -> bool:
    return isinstance(part, Plain) and isinstance(part.pieces[0], bytes) and part.pieces[0].startswith(_ELEMENT)


def named_after(part: Part, words: bytes) -> int:
    """Return the place that ``part`` names after ``words``. Raises NotPlain when it names none."""
    pieces = part.pieces if isinstance(part, Plain) else ()
    for before, piece in pairwise(pieces):
        if isinstance(before, bytes) and before.endswith(words) and isinstance(piece, Ref):
            return piece.number
    raise NotPlain


def _leads_somewhere(part: Plain) -> bool:
    return any(isinstance(piece, bytes) and _DESTINATION.search(piece) for piece in part.pieces)


def _renumbered(part: Part, order: dict[int, int]) -> Part:
    return Plain(pieces=_in_order(part.pieces, order)) if isinstance(part, Plain) else part


def _in_order(pieces: Sequence[Piece], order: dict[int, int]) -> tuple[Piece, ...]:
    return tuple(ref_to(order[piece.number]) if isinstance(piece, Ref) else piece for piece in pieces)


class _Filling:
    def __init__(self, frame: Frame, tables: Tables, drawings: Sequence[PageDrawing]) -> None:
        self._frame, self._drawings = frame, drawings
        self._parts: list[Part] = list(frame.blueprint.parts)
        self._tags = TagWriter(self._parts, frame.blueprint.pages, drawings, tables)

    def blueprint(self, runs: Runs) -> Blueprint:
        frame, base, parts = self._frame, self._frame.blueprint, self._parts
        for page, drawing in zip(base.pages, self._drawings, strict=True):
            parts[named_after(base.parts[page], b"/Contents ")] = drawing.content()
        tags = [self._tags.add(section, page, base.document) for page, section in enumerate(frame.sections)]
        document = (b"<</Type /StructElem/S /Document/K ", *listed(tags), b"/P ", ref_to(base.structure), b">>")
        parts[base.document] = Plain(pieces=joined(document))
        parents = tuple(joined(listed(owners)) for owners in self._tags.owners)
        parts[frame.parents] = Plain(pieces=joined((b"<</Nums [", *_numbered(parents), b"]>>")))
        for at in frame.moving:
            parts[at] = Plain(pieces=tuple(self._moved(base.parts[at])))
        return replace(base, parts=tuple(parts), runs=runs.found, parents=parents)

    def _moved(self, part: Part) -> Iterator[Piece]:
        """Yield the pieces of ``part`` with its destinations where they now are; before each stands its page."""
        before: Piece = b""
        pages = self._frame.blueprint.pages
        for piece in part.pieces if isinstance(part, Plain) else ():
            if isinstance(piece, bytes) and isinstance(before, Ref) and before.number in pages:
                drawing = self._drawings[pages.index(before.number)]
                yield _DESTINATION.sub(lambda found, to=drawing.moved: found[1] + to(float(found[2])), piece)
            else:
                yield piece
            before = piece


def _numbered(parents: Sequence[tuple[Piece, ...]]) -> Iterator[Piece]:
    for page, owners in enumerate(parents):
        yield b"%d " % page
        yield from owners
        yield b" "
