"""What is mended in WeasyPrint's tags, on pages small enough to see the whole tree."""

import io
from typing import Any

import pikepdf
import pytest
from weasyprint import HTML

from applications.printing.tags import mend
from tests.applications.printing.conformance.content import contents_of
from tests.applications.printing.conformance.fonts import codes_of, unicode_of
from tests.applications.printing.conformance.structure import elements_of, kids_of, kind_of

FONT = "@font-face { font-family: F; src: url(static/fonts/print/IBMPlexSans-Regular.ttf) } * { font-family: F }"
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


@pytest.fixture
def drawn(settings):
    """Return a function that draws a body of HTML and returns the open PDF."""

    def draw(body: str, style: str = "") -> pikepdf.Pdf:
        page = f"<html lang=tr><title>Deneme</title><style>{FONT} {style}</style><body>{body}"
        pdf = HTML(string=page, base_url=f"{settings.BASE_DIR}/").write_pdf(
            pdf_variant="pdf/a-3a", finisher=lambda document, pdf: mend(pdf)
        )
        opened.append(pikepdf.open(io.BytesIO(pdf)))
        return opened[-1]

    opened: list[pikepdf.Pdf] = []
    yield draw
    for pdf in opened:
        pdf.close()


def tree_of(element: Any) -> str:
    """Return the elements in ``element``: ``Table(TR(TH TD))``; what only marks text is left out."""
    parts = [kind_of(kid) + tree_of(kid) for kid in elements_of(element) if kind_of(kid) != "Span"]
    return f"({' '.join(parts)})" if parts else ""


def tree(pdf: pikepdf.Pdf) -> str:
    return tree_of(pdf.Root.StructTreeRoot.K[0])[1:-1]


def scopes(pdf: pikepdf.Pdf) -> list[str]:
    """Return the scope of each heading of the tables, in order; "-" for one without."""

    def walk(element: Any) -> list[str]:
        own = [str(element.get("/A", {}).get("/Scope", "-"))] if element.get("/S") == "/TH" else []
        return own + [scope for kid in elements_of(element) for scope in walk(kid)]

    return walk(pdf.Root.StructTreeRoot)


TREES = {
    "a table that places": ("<table><tr><td>bir<td>iki</table>", "Div(P P)"),
    "a table within one that places": (
        "<table><tr><td><table><tr><th scope=row>ad<td>Işık</table><td>iki</table>",
        "Div(Div(Table(TBody(TR(TH TD)))) P)",
    ),
    "a table": ("<table><tr><th>bir<tr><td>iki</table>", "Table(TBody(TR(TH) TR(TD)))"),
    "an empty cell stays": ("<table><tr><th scope=row>ad<td></table>", "Table(TBody(TR(TH TD)))"),
    "blocks in a paragraph": ("<p>bir<b style='display: block'>iki</b>üç", "P"),
    "blocks in a heading": ("<h1>bir<b style='display: block'>iki</b>üç</h1>", "H1"),
    "blocks in blocks": ("<div><div><div>bir</div></div><div>iki</div></div>", "Div(P P)"),
    "nothing": ("<div></div><p></p><ul></ul><p>bir<br></p>", "P"),
    "a list": ("<ul><li>bir<li>iki</ul>", "L(LI(Lbl LBody) LI(Lbl LBody))"),
    "a list without bullets": ("<ul style='list-style: none'><li>bir<li>iki</ul>", "L(LI(LBody) LI(LBody))"),
    "a section": ("<section><h1>bir</h1><p>iki</section>", "Sect(H1 P)"),
}


@pytest.mark.parametrize(("body", "expected"), TREES.values(), ids=TREES.keys())
def test_the_tree_says_what_the_page_says(drawn, body, expected):
    assert tree(drawn(body)) == expected


SCOPES = {
    "columns": ("<thead><tr><th>bir<th>iki<tbody><tr><td>1<td>2", ["/Column", "/Column"]),
    "rows": ("<tr><th scope=row>ad<td>Işık<tr><th scope=row>il<td>Mersin", ["/Row", "/Row"]),
    "pairs": ("<tr><th scope=row>ad<td>Işık<th scope=row>il<td>Mersin", ["/Row", "/Row"]),
    "both": ("<tr><th>tür<th>adet<tr><th scope=row>ilk<td>3", ["/Column", "/Column", "/Row"]),
}


@pytest.mark.parametrize(("rows", "expected"), SCOPES.values(), ids=SCOPES.keys())
def test_each_heading_says_which_way_it_speaks(drawn, rows, expected):
    assert scopes(drawn(f"<table>{rows}</table>")) == expected


def test_cells_name_no_headings_one_by_one_and_keep_their_spans(drawn):
    pdf = drawn("<table><tr><th scope=row>ad<td colspan=2>Işık<tr><th scope=row>il<td>33<td>Mersin</table>")
    cells = [cell for row in elements_of(pdf.Root.StructTreeRoot.K[0].K[0].K[0]) for cell in elements_of(row)]

    assert [cell.get("/A", {}).get("/ColSpan") for cell in cells] == [None, 2, None, None, None]
    assert not [cell for cell in cells if "/ID" in cell or "/Headers" in cell.get("/A", {})]


def test_what_stands_in_the_margins_is_an_artifact(drawn):
    margins = "@page { @top-left { content: 'üst' } @bottom-left { content: 'alt ' counter(page) } }"
    pdf = drawn("<p>bir</p><p style='break-before: page'>iki</p>", margins)
    marks = [
        (str(operands[0]), dict(operands[1]))
        for page in pdf.pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC"
    ]
    header, footer = ({"/Type": "/Pagination", "/Subtype": kind} for kind in ("/Header", "/Footer"))

    assert [properties for tag, properties in marks if tag == "/Artifact"] == [header, footer] * 2
    assert [tag for tag, _ in marks].count("/Span") == 2
    assert [words(content, None) for content in contents_of(pdf)] == ["üstalt 1", "üstalt 2"]
    assert [words(content, 0) for content in contents_of(pdf)] == ["bir", "iki"]
    assert [len(owners) for owners in pdf.Root.StructTreeRoot.ParentTree.Nums[1::2]] == [1, 1]


def test_no_element_is_left_outside_of_the_tree(drawn):
    pdf = drawn("<p>bir</p>", "@page { @bottom-left { content: 'alt' } }")
    elements = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/K" in item]

    assert sorted(str(element.S) for element in elements) == ["/Document", "/P", "/Span"]


def test_pictures_stand_where_they_are_seen(drawn):
    box = "width: 100px; height: 40px; position: absolute; left: 20px; top: 60px"
    pdf = drawn(
        f"<img alt=nokta src='{DOT}' style='{box}'>", "@page { size: 400px 400px; margin: 0 } body { margin: 0 }"
    )
    (figure,) = elements_of(pdf.Root.StructTreeRoot.K[0])

    assert [float(side) for side in figure.A.BBox] == [15, 300 - 75, 90, 300 - 45]
    assert kids_of(figure) == [0]


def words(content: Any, number: int | None) -> str:
    return "".join(unicode_of(font)[code] for font, text in content.shown[number] for code in codes_of(text))
