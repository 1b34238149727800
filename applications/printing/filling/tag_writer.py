"""The tags of a form that is put together, as objects: those of its frame, and in its tables those of the new rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from applications.printing.filling.blueprints import Part, Plain
from applications.printing.filling.elements import Element, FromBelow
from applications.printing.filling.frames import PageDrawing, Tables
from applications.printing.filling.pdf_parts import Piece, Ref, ref_to

Place = int


class TagWriter:
    """Adds elements to ``parts``. ``owners``: for each page the element that owns each piece of its content."""

    def __init__(
        self, parts: list[Part], pages: Sequence[Place], drawings: Sequence[PageDrawing], tables: Tables
    ) -> None:
        self._parts, self._pages, self._drawings, self._tables = parts, pages, drawings, tables
        self.owners = [[ref_to(0)] * drawing.count for drawing in drawings]
        self._page = self._table = 0

    def add(self, section: Element, page: int, parent: Place) -> Ref:
        """Add the tags of ``page``."""
        self._page, self._table = page, 0
        return self._add(section, parent, self._drawings[page].numbers.__getitem__)

    def _add(self, element: Element, parent: Place, number_of: Callable[[int], int]) -> Ref:
        at = len(self._parts)
        self._parts.append(Plain(pieces=()))  # its kids come behind it, and name it
        if any(isinstance(kid, Element) and kid.tag == "/TR" for kid in element.kids):
            kids: list[Piece] = list(self._rows(at))
        else:
            kids = [self._kid(kid, at, number_of) for kid in element.kids]
        self._parts[at] = Plain(pieces=joined(self._pieces(element, kids, parent)))
        return ref_to(at)

    def _rows(self, parent: Place) -> Iterator[Ref]:
        table, self._table = self._table, self._table + 1
        for row, start in zip(self._tables[table], self._drawings[self._page].starts[table], strict=True):
            yield self._add(row.piece.element, parent, start.__add__)

    def _kid(self, kid: Element | int, parent: Place, number_of: Callable[[int], int]) -> Piece:
        if isinstance(kid, Element):
            return self._add(kid, parent, number_of)
        number = number_of(kid)
        self.owners[self._page][number] = ref_to(parent)
        return b"%d" % number

    def _pieces(self, element: Element, kids: Sequence[Piece], parent: Place) -> Iterator[Piece]:
        yield b"<</Type /StructElem/S %b/K " % element.tag.encode()
        yield from listed(kids)
        if element.page is not None:
            yield b"/Pg "
            yield ref_to(self._pages[self._page])
        yield b"/P "
        yield ref_to(parent)
        for piece in element.rest:
            yield self._drawings[self._page].moved(piece.height) if isinstance(piece, FromBelow) else piece
        yield b">>"


def listed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield an array of ``pieces``."""
    yield b"["
    for piece in pieces:
        yield piece
        yield b" "
    yield b"]"


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return ``pieces``, neighbouring bytes as one."""
    found: list[Piece] = []
    for piece in pieces:
        if found and isinstance(piece, bytes) and isinstance(found[-1], bytes):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)
