"""The tree of tags: every element at a place where it may stand, and each piece of content in exactly one (UA 7)."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Name

from tests.applications.printing.conformance.content import PageContent
from tests.applications.printing.conformance.document import LANGUAGE
from tests.applications.printing.conformance.tables import problems_of_table

_STANDARD = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu "
    "WT WP Figure Formula Form"
)
_PARENTS = {
    "TR": ("Table", "THead", "TBody", "TFoot"),
    **dict.fromkeys(("THead", "TBody", "TFoot"), ("Table",)),
    **dict.fromkeys(("TH", "TD"), ("TR",)),
    **dict.fromkeys(("Lbl", "LBody"), ("LI",)),
    "LI": ("L",),
    "TOCI": ("TOC",),
}
_ROWS = "(TR|THead|TBody|TFoot)"
_KIDS = {
    "Table": rf"(Caption )?{_ROWS}( {_ROWS})*|{_ROWS}( {_ROWS})* Caption",
    **dict.fromkeys(("THead", "TBody", "TFoot"), "TR( TR)*"),
    "TR": "(TH|TD)( (TH|TD))*",
    "L": "(Caption )?(L|LI)( (L|LI))*",
    "LI": "(Lbl )?LBody|Lbl",
}
_HEADING = re.compile(r"H([1-6])")
_NEVER_IN = {"P": {"P", *(f"H{level}" for level in range(1, 7))}}  # no paragraph within a paragraph or a heading


def kind_of(element: Any) -> str:
    return str(element.get(Name.S, "/?"))[1:]


def kids_of(element: Any) -> list[Any]:
    """Return what ``element`` holds: elements, references to annotations, numbers of marked content."""
    kids = element.get(Name.K, [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def elements_of(element: Any) -> list[Any]:
    return [kid for kid in kids_of(element) if isinstance(kid, pikepdf.Dictionary) and Name.S in kid]


def below(element: Any) -> Iterator[Any]:
    """Yield every element in ``element``, in the order of reading."""
    for kid in elements_of(element):
        yield kid
        yield from below(kid)


def problems_of_structure(pdf: pikepdf.Pdf, contents: list[PageContent]) -> Iterator[str]:
    root = pdf.Root.get(Name.StructTreeRoot)
    if root is None or Name.ParentTree not in root:
        yield "6.7.3: no tree of tags"
        return
    if any(kind[1:] in _STANDARD.split() for kind in root.get(Name.RoleMap, {})):
        yield "UA 7.1: a standard kind of element is mapped to another"
    for parent in (root, *below(root)):
        for element in elements_of(parent):
            yield from _problems_of_element(element, parent)
    yield from _problems_of_headings(root)
    yield from _problems_of_content(root, contents)


def _problems_of_element(element: Any, parent: Any) -> Iterator[str]:
    kind, above = kind_of(element), kind_of(parent)
    kids = " ".join(map(kind_of, elements_of(element)))
    if kind not in _STANDARD.split():
        yield f"6.7.3: the kind {kind} is no standard one"
    if element.get(Name.P, pikepdf.Dictionary()).objgen != parent.objgen:
        yield f"UA 7.1: an element {kind} names another parent than the one it stands in"
    if kind in _PARENTS and above not in _PARENTS[kind]:
        yield f"UA 7.2: {kind} stands in {above}"
    if kind in _KIDS and kids and not re.fullmatch(_KIDS[kind], kids):
        yield f"UA 7.2: {kind} holds {kids}"
    if above in _NEVER_IN.get(kind, ()):
        yield f"UA 7.1: {kind} stands in {above}"
    if not kids_of(element) and kind not in ("TD", "TH"):
        yield f"UA 7.1: an element {kind} holds nothing"
    if Name.Lang in element and not LANGUAGE.fullmatch(str(element.Lang)):
        yield f"UA 7.2: {element.Lang} is no language"
    if kind == "Figure":
        yield from _problems_of_figure(element)
    if kind == "Table":
        yield from problems_of_table(element)


def _problems_of_figure(figure: Any) -> Iterator[str]:
    if not str(figure.get(Name.Alt, "")).strip() and Name.ActualText not in figure:
        yield "UA 7.3: a picture has no words instead"
    left, bottom, right, top = map(float, figure.get(Name.A, {}).get(Name.BBox, (0, 0, 0, 0)))
    width, height = (float(side) for side in list(figure.Pg.MediaBox)[2:])
    if not (0 <= left < right <= width and 0 <= bottom < top <= height):
        yield "UA 7.3: the box of a picture does not lie on its page"


def _problems_of_headings(root: Any) -> Iterator[str]:
    before = 0
    for element in below(root):
        if kind_of(element) in ("H", "Note", "Formula", "Form", "TOC"):
            yield f"UA 7: an element {kind_of(element)}, which our papers do not need"
        heading = _HEADING.fullmatch(kind_of(element))
        if heading and int(heading[1]) > before + 1:
            yield f"UA 7.4.2: {heading[0]} follows a heading of level {before}"
        before = int(heading[1]) if heading else before
    if not before:
        yield "UA 7.4: the paper has no heading"


def _problems_of_content(root: Any, contents: list[PageContent]) -> Iterator[str]:
    """Compare three accounts: what elements hold, what pages mark, and the tree that leads from page to element."""
    held = Counter(_held(root))
    numbers = dict(_numbers(root.ParentTree))
    for content in contents:
        page = content.page.obj
        owners = numbers.get(int(page.get(Name.StructParents, -1)), [])
        marked = Counter(content.numbers)
        if any(count > 1 for count in marked.values()):
            yield "UA 7.1: a number of marked content is used twice on a page"
        for number in marked:
            owner = owners[number] if number < len(owners) else None
            place = (page.objgen, number)
            if owner is None:
                yield f"UA 7.1: marked content {number} belongs to no element"
            elif held.pop((*place, owner.objgen), 0) != 1:
                yield f"UA 7.1: marked content {number} is not held once by the element that the page names"
    yield from (f"UA 7.1: an element holds marked content {number}, which its page lacks" for _, number, _ in held)


def _numbers(node: Any) -> Iterator[tuple[int, Any]]:
    """Yield what a tree of numbers holds, from all its branches."""
    yield from zip(*[iter(node.get(Name.Nums, []))] * 2, strict=True)
    for branch in node.get(Name.Kids, []):
        yield from _numbers(branch)


def _read_numbers(node: Any, numbers: dict[int, Any]) -> Iterator[str]:
    """Read a number tree (ISO 32000-1, 7.9.7) into ``numbers``."""
    flat = list(node.get(Name.Nums, []))
    own = [int(number) for number in flat[::2]]
    if own != sorted(set(own)) or set(own) & numbers.keys():
        yield "UA 7.1: the tree that leads from page to element is not in order"
    numbers.update(zip(own, flat[1::2], strict=True))
    for kid in node.get(Name.Kids, []):
        before = set(numbers)
        yield from _read_numbers(kid, numbers)
        new = numbers.keys() - before
        if not new or [int(limit) for limit in kid.get(Name.Limits, [])] != [min(new), max(new)]:
            yield "UA 7.1: a part of the tree that leads from page to element names other limits than its own"


def _held(root: Any) -> Iterator[tuple[tuple[int, int], int, tuple[int, int]]]:
    """Yield page, number and element of each piece of marked content that an element holds."""
    for element in below(root):
        for kid in kids_of(element):
            if isinstance(kid, int):
                yield element.Pg.objgen, int(kid), element.objgen
            elif isinstance(kid, pikepdf.Dictionary) and Name.MCID in kid:
                yield kid.get(Name.Pg, element.get(Name.Pg)).objgen, int(kid.MCID), element.objgen
