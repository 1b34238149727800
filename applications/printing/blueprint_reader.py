"""From what WeasyPrint drew to a blueprint.

Raises ``NotPlain`` for whatever is not understood to the last byte: such a sheet is always drawn by WeasyPrint.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pydyf

from applications.printing.blueprints import Blueprint, Code, Content, Fixed, Packet, Part, Plain, Run
from applications.printing.glyphs import Face, Line, faces
from applications.printing.pdf_parts import NotPlain, Piece, Ref, Words, number_of, pieces_of
from applications.printing.placeholders import LEFT_OVER
from applications.printing.places import Place

_TEXT_OR_FONT = re.compile(rb"/([A-Z]{6}) ([0-9.]+) Tf|\[([^\]]*)\] TJ")
_GLYPHS_OR_MOVE = re.compile(rb"<([0-9a-f]*)>|([^<>]+)")
_OWN_IN_A_BUNDLE = {"Pages", "Names", "Outlines", "StructTreeRoot", "Metadata"}


def read_blueprint(pdf: Any, texts: Sequence[str], places: Sequence[Place]) -> Blueprint:
    """Return the blueprint of ``pdf`` (pydyf.PDF). ``texts``: the placeholder of each value; ``places``: of the lines.

    The pictures of the codes are known by their size, see ``placeholder_pictures``. Raises NotPlain.
    """
    try:
        return _Reader(pdf, texts, places).blueprint()
    except (KeyError, AttributeError, TypeError, ValueError, IndexError) as error:  # built otherwise than we know it
        raise NotPlain from error


class _Reader:
    def __init__(self, pdf: Any, texts: Sequence[str], places: Sequence[Place]) -> None:
        self._pdf = pdf
        self._finder = _Finder(texts)
        self._pages = [number_of(reference) for reference in pdf.page_references]
        contents = {number_of(pdf.objects[page]["Contents"]): at for at, page in enumerate(self._pages)}
        self._contents = contents
        self._text = _TextReader(self._finder, _faces_of(pdf), {(place.page, place.text): place for place in places})

    def blueprint(self) -> Blueprint:
        pdf, root = self._pdf, self._at(self._pdf.catalog["StructTreeRoot"])
        found = self._reachable([pdf.catalog.number, pdf.info.number])
        shared = self._shared(found)
        order = {number: at for at, number in enumerate([*shared, *sorted(found.keys() - set(shared))])}
        return Blueprint(
            parts=tuple(_moved(found[number], order) for number in order),
            runs=tuple(self._text.runs),
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
        return pieces_of(item, self._finder.find)

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
        if item.number in self._contents:
            return self._text.content(b"\n".join(map(pydyf._to_bytes, item.stream)), self._contents[item.number])
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


class _Finder:
    """Finds the placeholders in a text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._numbers = {text: number for number, text in enumerate(texts)}
        self._any = re.compile("|".join(map(re.escape, texts)) or "(?!)")

    def words(self, text: str) -> Words:
        """Return ``text`` with the numbers of the values for their placeholders. Raises NotPlain for half of one."""
        pieces = self._any.split(text)
        if any(LEFT_OVER.search(piece) for piece in pieces):
            raise NotPlain
        numbers = [self._numbers[found] for found in self._any.findall(text)]
        woven = [part for pair in zip(pieces, [*numbers, ""], strict=True) for part in pair]
        return Words(tuple(part for part in woven if part != ""))

    def find(self, text: str) -> Words | None:
        words = self.words(text)
        return words if any(isinstance(part, int) for part in words.parts) else None


class _TextReader:
    """Reads drawings; gathers the runs of all pages, each once."""

    def __init__(self, finder: _Finder, faces: Mapping[bytes, Face], places: Mapping[tuple[int, str], Place]) -> None:
        self._finder, self._faces, self._places = finder, faces, places
        self.runs: dict[Run, int] = {}

    def content(self, drawing: bytes, page: int) -> Content:
        parts, runs, kept, end = [], [], b"", 0
        face, size = None, 0.0
        for match in _TEXT_OR_FONT.finditer(drawing):
            kept += drawing[end : match.start()]
            end = match.end()
            if match[1]:
                face, size = self._faces[match[1]], float(match[2])
                kept += match[0]
                continue
            glyphs, is_moved = _glyphs(match[3])
            text = face.decoded(glyphs)
            words = self._finder.find(text)
            if words is None:
                kept += match[0] if is_moved else f"[<{glyphs}>] TJ".encode()
            elif is_moved:
                raise NotPlain  # spaced letters: their places would have to be worked out
            else:
                run = self._run(words, text, face, size, page)
                parts += [kept + b"[<", b""]
                runs.append(self.runs.setdefault(run, len(self.runs)))
                kept = b">] TJ"
        if drawing.count(b" Tf") + drawing.count(b"] TJ") != len(_TEXT_OR_FONT.findall(drawing)) or b" Tj" in drawing:
            raise NotPlain
        return Content(parts=(*parts, kept + drawing[end:]), runs=tuple(runs))

    def _run(self, words: Words, text: str, face: Face, size: float, page: int) -> Run:
        place = self._places[page, text]
        line = Line(face=face, size=size, room=place.room or 0.0, keeps_blanks=place.keeps_blanks)
        return Run(words=words, line=line, width=face.width(text) if place.room is None else None)


def _glyphs(shown: bytes) -> tuple[str, bool]:
    """Return the glyphs of the inside of ``[...] TJ``, and whether some are moved. Moves by 0 are WeasyPrint's dust."""
    found = _GLYPHS_OR_MOVE.findall(shown)
    glyphs = b"".join(glyphs for glyphs, _ in found).decode()
    return glyphs, any(float(move) != 0 for _, move in found if move)


def _faces_of(pdf: Any) -> dict[bytes, Face]:
    """Return the small font of each name; KeyError when the file has another font."""
    objects = pdf.objects
    resources = objects[number_of(objects[number_of(pdf.page_references[0])]["Resources"])]
    return {
        name.encode(): _face(objects, reference) for name, reference in objects[number_of(resources["Font"])].items()
    }


def _face(objects: Any, font: bytes) -> Face:
    descendant = objects[number_of(objects[number_of(font)]["DescendantFonts"][0])]
    file = objects[number_of(objects[number_of(descendant["FontDescriptor"])]["FontFile2"])]
    return faces()[bytes(file.stream[0])]


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
    return tuple(Ref(order[piece.number]) if isinstance(piece, Ref) else piece for piece in pieces)
