"""The structure of a PDF, mended where WeasyPrint's says less than the page, or something else.

A screen reader hears what stands here: tables only where a cell has a heading, each heading with the direction it
speaks for, no page numbers between the answers, pictures where they stand on the page. Works on the objects of a
``pydyf.PDF`` before they are written; their numbers stay as they are.
"""

import math
from collections.abc import Iterator
from typing import Any

PIXEL = 0.75
"""Points of the page per pixel of the style sheet."""
_NEVER_IN_ITSELF = {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Caption", "/Lbl", "/Div"}
_CELLS = {"/TD", "/TH"}
_ROW_GROUPS = {"/THead", "/TBody", "/TFoot"}


def mend(pdf: Any) -> None:
    """Mend the tags of ``pdf`` in place. It has to be tagged, and drawn at zoom 1."""
    tree = _Tree(pdf)
    _mark_margins_as_artifacts(tree, pdf.objects)
    for element in tuple(tree.below(tree.document)):
        if element["S"] == "/Table":
            _mend_table(tree, element)
        elif element["S"] == "/Figure":
            _place_figure(tree, element)
    _drop_wrappers(tree, tree.document)


class _Tree:
    """The structure elements of a PDF; a reference is bytes, ``b"12 0 R"``."""

    def __init__(self, pdf: Any) -> None:
        self._objects = pdf.objects
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.document = self.at(self.root["K"][0])
        self.pages = [self.at(reference) for reference in pdf.page_references]

    def at(self, reference: bytes) -> Any:
        return self._objects[int(reference.split()[0])]

    def kids(self, element: Any) -> list[Any]:
        """Return the elements directly in ``element``, without content and annotations."""
        found = (self.at(kid) for kid in element["K"] if isinstance(kid, bytes))
        return [kid for kid in found if kid.get("Type") == "/StructElem"]

    def below(self, element: Any) -> Iterator[Any]:
        """Yield every element in ``element``, in the order of reading."""
        for kid in self.kids(element):
            yield kid
            yield from self.below(kid)


def _mark_margins_as_artifacts(tree: _Tree, objects: list[Any]) -> None:
    """Take page numbers and the like, for which WeasyPrint writes elements outside of the tree, for artifacts."""
    read = {tree.document.number, *(element.number for element in tree.below(tree.document))}
    owners_by_page = tree.at(tree.root["ParentTree"])["Nums"]
    for page, owners in zip(tree.pages, owners_by_page[1::2], strict=False):  # the rest belongs to annotations
        numbers = {number for number, owner in enumerate(owners) if tree.at(owner).number not in read}
        _rewrite_marks(tree.at(page["Contents"]), numbers, middle=page["MediaBox"][3] / 2 / PIXEL)
        owners[:] = ["null" if number in numbers else owner for number, owner in enumerate(owners)]
        while owners and owners[-1] == "null":
            owners.pop()
    for element in objects:
        if isinstance(element, dict) and element.get("Type") == "/StructElem" and element.number not in read:
            element.clear()


def _rewrite_marks(content: Any, numbers: set[int], *, middle: float) -> None:
    """Turn ``/Span <</MCID 7>> BDC`` into an artifact for each of ``numbers``. ``middle``: of the page, pixels."""
    operators = content.stream
    for at, operator in enumerate(operators):
        if operator == b"BDC" and operators[at - 1].get("MCID") in numbers:
            properties = operators[at - 1]
            properties.clear()
            properties["Type"] = "/Pagination"
            properties["Subtype"] = "/Header" if _height_of_text(operators, at) < middle else "/Footer"
            operators[at - 2] = "/Artifact"


def _height_of_text(operators: list[Any], start: int) -> float:
    """Return how far below the page's upper edge the text after ``start`` stands, pixels."""
    for operator in operators[start:]:
        if isinstance(operator, bytes) and operator.endswith(b" Tm"):
            return float(operator.split()[5])
        if operator == b"EMC":
            break
    return math.inf


def _mend_table(tree: _Tree, table: Any) -> None:
    groups = [kid for kid in tree.kids(table) if kid["S"] in _ROW_GROUPS]
    rows = [row for part in (table, *groups) for row in tree.kids(part) if row["S"] == "/TR"]
    cells = [[kid for kid in tree.kids(row) if kid["S"] in _CELLS] for row in rows]
    if any(cell["S"] == "/TH" for row in cells for cell in row):
        for row in cells:
            _name_directions(row)
    else:
        _say_plain_blocks(table, [*groups, *rows], [cell for row in cells for cell in row])


def _name_directions(row: list[Any]) -> None:
    """Give each heading its scope instead of the lists in which WeasyPrint names every heading of the row.

    In a row of label, value, label, value the second value belongs to the second label alone.
    """
    named = {header.string for cell in row for header in cell["A"].pop("Headers", ())}
    for cell in row:
        if cell["S"] == "/TH":
            identity = cell.pop("ID", None)
            cell["A"]["Scope"] = "/Row" if identity is not None and identity.string in named else "/Column"
        if len(cell["A"]) == 1:  # its owner, of nothing
            del cell["A"]


def _say_plain_blocks(table: Any, rows: list[Any], cells: list[Any]) -> None:
    """Retag a table that only places things side by side."""
    table["S"] = "/Div"
    for row in rows:
        row["S"] = "/NonStruct"
    for cell in cells:
        cell.pop("A", None)
        cell["S"] = "/Div"


def _place_figure(tree: _Tree, figure: Any) -> None:
    """Give the picture's box in points from the page's lower edge; WeasyPrint writes pixels from the upper one."""
    height = tree.at(figure["Pg"])["MediaBox"][3]
    box = figure["A"]["BBox"]
    left, top, right, bottom = (side * PIXEL for side in box)
    box[:] = [left, height - bottom, right, height - top]


def _drop_wrappers(tree: _Tree, element: Any) -> None:
    """Drop, from the leaves up, elements that hold nothing or say nothing; their objects stay, empty.

    A block of nothing but text is a paragraph.
    """
    kept: list[Any] = []
    for reference in element["K"]:
        kid = tree.at(reference) if isinstance(reference, bytes) else {}
        if kid.get("Type") != "/StructElem":
            kept.append(reference)
            continue
        _drop_wrappers(tree, kid)
        if kid["S"] == "/Div" and all(inner["S"] == "/Span" for inner in tree.kids(kid)):
            kid["S"] = "/P"
        if _says_nothing(kid, element):
            for inner in tree.kids(kid):
                inner["P"] = element.reference
            kept.extend(kid["K"])
            kid.clear()
        else:
            kept.append(reference)
    element["K"][:] = kept


def _says_nothing(kid: Any, parent: Any) -> bool:
    if any(not isinstance(inner, bytes) for inner in kid["K"]):
        return False  # content names this element as its own
    repeats = kid["S"] == parent["S"] and kid["S"] in _NEVER_IN_ITSELF  # WeasyPrint's box around a part of the parent
    is_empty = not kid["K"] and kid["S"] not in _CELLS  # a row keeps its number of cells
    return kid["S"] == "/NonStruct" or repeats or is_empty
