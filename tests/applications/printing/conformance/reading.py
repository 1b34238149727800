"""The words of a PDF as a screen reader gets them: along the tags, not along the page."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Name

from tests.applications.printing.conformance.content import PageContent, contents_of
from tests.applications.printing.conformance.fonts import codes_of, unicode_of
from tests.applications.printing.conformance.structure import elements_of, kids_of, kind_of

BLOCKS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TH", "TD", "Caption", "Figure"}


def blocks_of(pdf: bytes) -> list[tuple[str, str]]:
    """Return each paragraph, heading, cell or picture with its words, in the order of reading.

    A picture has the words that stand for it. Lines of one paragraph follow each other without a blank: whether a blank
    or a broken word stood between them, the file does not say.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        contents = {content.page.obj.objgen: content for content in contents_of(opened)}
        fonts: dict[tuple[int, int], dict[int, str]] = {}
        return list(_blocks(opened.Root.StructTreeRoot, contents, fonts))


def _blocks(element: Any, contents: Any, fonts: Any) -> Iterator[tuple[str, str]]:
    for kid in elements_of(element):
        if kind_of(kid) == "Figure":
            yield "Figure", str(kid.Alt)
        elif kind_of(kid) in BLOCKS and not any(kind_of(inner) != "Span" for inner in elements_of(kid)):
            yield kind_of(kid), "".join(_words(kid, contents, fonts))
        else:
            yield from _blocks(kid, contents, fonts)


def _words(element: Any, contents: dict[Any, PageContent], fonts: dict[Any, dict[int, str]]) -> Iterator[str]:
    for kid in kids_of(element):
        if isinstance(kid, int):
            for font, text in contents[element.Pg.objgen].shown[int(kid)]:
                letters = fonts.setdefault(font.objgen, unicode_of(font))
                yield "".join(letters[code] for code in codes_of(text))
        elif Name.S in kid:
            yield from _words(kid, contents, fonts)
