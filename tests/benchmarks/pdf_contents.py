"""What a PDF says, in plain values that can be compared: text as seen, the tree of tags with its text, metadata."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

_SAID_BY_TAGS = ("/S", "/Alt", "/ActualText", "/E", "/Lang", "/T", "/ID", "/A")
_MOST_DEEP = 60


@dataclass(frozen=True, slots=True)
class PdfContents:
    """``text``: of each page. ``structure``: the tree of tags, with the text under each. ``metadata``: XMP and Info."""

    text: tuple[str, ...]
    structure: Any
    metadata: Any


def contents_of(pdf: bytes) -> PdfContents:
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = tuple(page.get_textpage().get_text_range() for page in document)
        marked = [_marked_text(page) for page in document]
    finally:
        document.close()
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = {page.objgen: number for number, page in enumerate(opened.pages)}
        structure = _element(opened.Root.StructTreeRoot, pages, marked)
        info = {name: str(value) for name, value in opened.docinfo.items()}
        return PdfContents(text, structure, (opened.Root.Metadata.read_bytes(), info, str(opened.Root.get("/Lang"))))


def _marked_text(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Return the text of each piece of marked content, by its number on the page."""
    textpage = page.get_textpage()
    found: dict[int, str] = {}
    for piece in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        number = pdfium.FPDFPageObj_GetMarkedContentID(piece)
        found[number] = found.get(number, "") + _text_of(piece, textpage)
    return found


def _text_of(piece: pypdfium2.PdfObject, textpage: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(piece, textpage, None, 0)  # bytes, in UTF-16 with an end mark
    letters = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(piece, textpage, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)), size)
    return letters.raw[: max(size - 2, 0)].decode("utf-16-le")


def _element(element: pikepdf.Object, pages: dict[Any, int], marked: list[dict[int, str]], page: int = -1) -> Any:
    """Return a tag: what it says of itself, and its children in order."""
    page = pages.get(element.Pg.objgen, -1) if "/Pg" in element else page
    said = tuple((name, _plain(element[name])) for name in _SAID_BY_TAGS if name in element)
    return said, tuple(_child(child, pages, marked, page) for child in _children(element))


def _children(element: pikepdf.Object) -> Iterator[Any]:
    if "/K" in element:
        yield from element.K if isinstance(element.K, pikepdf.Array) else [element.K]


def _child(child: Any, pages: dict[Any, int], marked: list[dict[int, str]], page: int) -> Any:
    """Return a tag inside a tag, or a piece of marked content as its page, its number and its text."""
    if isinstance(child, int):
        return page, child, marked[page].get(child, "")
    if "/MCID" in child:
        page = pages.get(child.Pg.objgen, -1) if "/Pg" in child else page
        return page, int(child.MCID), marked[page].get(int(child.MCID), "")
    if child.get("/Type") == "/OBJR":
        return "object", str(child.Obj.get("/Subtype", ""))
    return _element(child, pages, marked, page)


def _plain(value: Any, depth: int = 0) -> Any:
    if isinstance(value, pikepdf.Dictionary) and depth < _MOST_DEEP:
        return tuple(sorted((name, _plain(each, depth + 1)) for name, each in value.items()))
    if isinstance(value, pikepdf.Array) and depth < _MOST_DEEP:
        return tuple(_plain(each, depth + 1) for each in value)
    return str(value)
