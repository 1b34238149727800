"""From what WeasyPrint drew to a blueprint.

Raises ``NotPlain`` for whatever is not understood to the last byte: such a sheet is always drawn by WeasyPrint.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pydyf

from applications.printing.filling.blueprints import Blueprint, Code, Fixed, Packet, Part, Plain
from applications.printing.filling.drawing_reader import DrawingReader, Finder, faces_of
from applications.printing.filling.pdf_parts import NotPlain, Piece, Ref, number_of, pieces_of, ref_to
from applications.printing.filling.places import Place

_OWN_IN_A_BUNDLE = {"Pages", "Names", "Outlines", "StructTreeRoot", "Metadata"}


def read_blueprint(pdf: Any, texts: Sequence[str], places: Sequence[Place]) -> Blueprint:
    """Return the blueprint of ``pdf`` (pydyf.PDF). ``texts``: the placeholder of each value; ``places``: of the lines.

    The pictures of the codes are known by their size, see ``_code_number``. To be called within ``understood``.
    """
    finder = Finder(texts)
    drawings = DrawingReader(finder, faces_of(pdf), {(place.page, place.text): place for place in places})
    return _Reader(pdf, finder, drawings).blueprint()


def read_drawn(pdf: Any) -> Blueprint:
    """Return ``pdf`` (pydyf.PDF), a form with its values in it, as a blueprint that needs none."""
    return _Reader(pdf, None, None).blueprint()


class _Reader:
    """Reads the objects; without ``finder`` and ``drawings`` as they are."""

    def __init__(self, pdf: Any, finder: Finder | None, drawings: DrawingReader | None) -> None:
        self._pdf, self._drawings, self._finder = pdf, drawings, finder
        self._pages = [number_of(reference) for reference in pdf.page_references]
        self._contents = {number_of(pdf.objects[page]["Contents"]): at for at, page in enumerate(self._pages)}

    def blueprint(self) -> Blueprint:
        pdf, root = self._pdf, self._at(self._pdf.catalog["StructTreeRoot"])
        found = self._reachable([pdf.catalog.number, pdf.info.number])
        shared = self._shared(found)
        order = {number: at for at, number in enumerate([*shared, *sorted(found.keys() - set(shared))])}
        return Blueprint(
            parts=tuple(_moved(found[number], order) for number in order),
            runs=tuple(self._drawings.runs) if self._drawings else (),
            catalog=order[pdf.catalog.number],
            info=order[pdf.info.number],
            page_tree=order[pdf.pages.number],
            pages=tuple(order[page] for page in self._pages),
            structure=order[root.number],
            document=order[number_of(root["K"][0])],
            parents=tuple(_moved_pieces(self._pieces(owners), order) for owners in self._owners(root)),
            shared=tuple(range(len(shared))),
            look=_moved_pieces(self._pieces(self._without_own(pdf.catalog)), order),
        )

    def _at(self, reference: bytes) -> Any:
        return self._pdf.objects[number_of(reference)]

    def _pieces(self, item: Any) -> tuple[Piece, ...]:
        return pieces_of(item, self._finder.find if self._finder else _find_none)

    def _reachable(self, start: Iterable[int]) -> dict[int, Part]:
        """Return every object that can be reached, by its number in the drawn file."""
        found: dict[int, Part] = {}
        waiting = list(start)
        while waiting:
            number = waiting.pop()
            if number not in found:
                found[number] = part = self._part(self._pdf.objects[number])
                waiting += _named(part)
        return found

    def _part(self, item: Any) -> Part:
        if item is self._pdf.pages:
            return Plain(pieces=self._pieces(_page_tree(self._pdf)))
        if not isinstance(item, pydyf.Stream):
            return Plain(pieces=self._pieces(item))
        if any(not isinstance(piece, bytes) for piece in self._pieces(pydyf.Dictionary(item.extra))):
            raise NotPlain
        if self._finder is None or self._drawings is None:
            return Fixed(data=item.data)
        if item.number in self._contents:
            return self._drawings.content(b"\n".join(map(pydyf._to_bytes, item.stream)), self._contents[item.number])
        if item.extra.get("Type") == "/Metadata":
            return Packet(words=self._finder.words(item.stream[0].decode()))
        if item.extra.get("Subtype") == "/Image":
            return Code(number=_code_number(item.extra["Width"], item.extra["Height"]))
        return Fixed(data=item.data)

    def _owners(self, root: Any) -> list[Any]:
        """Return for each page the array that says which element owns which content."""
        numbers = self._at(root["ParentTree"])["Nums"]
        if numbers[::2] != list(range(len(self._pages))):
            raise NotPlain
        return list(numbers[1::2])

    def _shared(self, found: Mapping[int, Part]) -> list[int]:
        """Return the numbers of fonts and colours, each after those it names."""
        resources = self._at(self._pdf.objects[self._pages[0]]["Resources"])
        ordered: list[int] = []

        def visit(number: int) -> None:
            for named in _named(found[number]):
                visit(named)
            if number not in ordered:
                ordered.append(number)

        for key in ("Font", "ColorSpace"):
            visit(number_of(resources[key]))
        return ordered

    @staticmethod
    def _without_own(catalog: Any) -> Any:
        return pydyf.Dictionary({key: value for key, value in catalog.items() if key not in _OWN_IN_A_BUNDLE})


def _find_none(text: str) -> None:
    """Find no placeholder in ``text``."""


def _page_tree(pdf: Any) -> Any:
    return pydyf.Dictionary({**pdf.pages, "Kids": pydyf.Array(pdf.page_references)})


def _code_number(width: int, height: int) -> int:
    """Return which code a placeholder of this size stands for."""
    if (width, height) == (1, 2):
        return 0
    if height == 1:
        return width
    raise NotPlain


def _named(part: Part) -> list[int]:
    return [piece.number for piece in part.pieces if isinstance(piece, Ref)] if isinstance(part, Plain) else []


def _moved(part: Part, order: Mapping[int, int]) -> Part:
    return replace(part, pieces=_moved_pieces(part.pieces, order)) if isinstance(part, Plain) else part


def _moved_pieces(pieces: Iterable[Piece], order: Mapping[int, int]) -> tuple[Piece, ...]:
    return tuple(ref_to(order[piece.number]) if isinstance(piece, Ref) else piece for piece in pieces)
