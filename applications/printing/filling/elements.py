"""The structure of a drawn form as a tree of plain values, from which the tree of another form is put together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from applications.printing.filling.drawing_reader import Finder
from applications.printing.filling.marks import written_number
from applications.printing.filling.pdf_parts import NotPlain, Piece, number_of, pieces_of

_KNOWN = {"Type", "S", "K", "Pg", "P", "A", "Alt"}


@dataclass(frozen=True, slots=True)
class FromBelow:
    """A height in points from the page's lower edge."""

    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """``kids``: elements and numbers of marked content. ``page``: counts from 0; ``None`` when none is named.

    ``rest``: its other entries.
    """

    tag: str
    page: int | None
    kids: tuple["Element | int", ...]
    rest: tuple[Piece | FromBelow, ...]

    def below(self) -> Iterator["Element"]:
        """Yield itself and every element in it, in the order of reading."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.below()

    def numbers(self) -> list[int]:
        """Return the marked content in it."""
        return [kid for element in self.below() for kid in element.kids if isinstance(kid, int)]


def read_elements(pdf: Any, finder: Finder) -> list[Element]:
    """Return the elements directly in the Document of ``pdf`` (pydyf.PDF). Raises NotPlain."""
    root = pdf.objects[number_of(pdf.catalog["StructTreeRoot"])]
    document = pdf.objects[number_of(root["K"][0])]
    pages = {reference: number for number, reference in enumerate(pdf.page_references)}
    return [_element(pdf.objects, pdf.objects[number_of(kid)], pages, finder) for kid in document["K"]]


def _element(objects: Any, item: Any, pages: Mapping[bytes, int], finder: Finder) -> Element:
    if item.get("Type") != "/StructElem" or not item.keys() <= _KNOWN:
        raise NotPlain
    kids = (
        kid if isinstance(kid, int) else _element(objects, objects[number_of(kid)], pages, finder) for kid in item["K"]
    )
    return Element(
        tag=item["S"],
        page=pages[item["Pg"]] if "Pg" in item else None,
        kids=tuple(kids),
        rest=(*_attributes(item.get("A")), *_alternative(item.get("Alt"), finder)),
    )


def _attributes(item: Any) -> Iterator[Piece | FromBelow]:
    if item is None:
        return
    if "BBox" not in item:
        (written,) = pieces_of(item, lambda text: None)  # more than one piece: it names other objects
        yield b"/A "
        yield written
        return
    left, low, right, high = item["BBox"]
    if item.keys() != {"O", "BBox"}:
        raise NotPlain
    yield b"/A <</O %b/BBox [%b " % (item["O"].encode(), written_number(left))
    yield FromBelow(low)
    yield b" %b " % written_number(right)
    yield FromBelow(high)
    yield b"]>>"


def _alternative(item: Any, finder: Finder) -> Iterator[Piece]:
    if item is not None:
        yield b"/Alt "
        yield from pieces_of(item, finder.find)
