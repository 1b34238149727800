"""The checker of standards finds faults: a good paper is damaged in one place, and the rule for that place speaks."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from applications.printing import engine
from tests.applications.printing.conformance import problems
from tests.applications.printing.conformance.structure import below
from tests.applications.printing.sample_sheets import SHEET


@pytest.fixture(scope="module")
def form() -> bytes:
    return engine.render(SHEET)


def damaged(pdf: bytes, damage: Callable[[pikepdf.Pdf], object]) -> bytes:
    """Return ``pdf`` with ``damage`` done to it."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        damage(opened)
        opened.save(file, deterministic_id=True, compress_streams=False, fix_metadata_version=False)
    return file.getvalue()


def first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(element for element in below(pdf.Root.StructTreeRoot) if f"/{kind}" == element.S)


def first_font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def first_picture(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].Resources.XObject.values()))


def rewrite(stream: Any, old: bytes, new: bytes) -> None:
    text = stream.read_bytes()
    assert old in text, "this damage damages nothing"
    stream.write(text.replace(old, new, 1))


def in_page(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: rewrite(pdf.pages[0].Contents, old, new)


def in_metadata(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: rewrite(pdf.Root.Metadata, old, new)


def in_letters(pdf: pikepdf.Pdf) -> None:
    """Let the commonest letter stand for one of private use."""
    rewrite(first_font(pdf).ToUnicode, b"<0001> <0061>", b"<0001> <e001>")


def set_in(find: Callable[[pikepdf.Pdf], Any], key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: find(pdf).__setitem__(key, value)


def drop_from(find: Callable[[pikepdf.Pdf], Any], key: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: find(pdf).__delitem__(key)


def kind_becomes(old: str, new: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: first(pdf, old).__setitem__("/S", Name(f"/{new}"))


def root(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root


def page(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj


def state(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].Resources.ExtGState.values()))


def descriptor(pdf: pikepdf.Pdf) -> Any:
    return first_font(pdf).DescendantFonts[0].FontDescriptor


def widen_letters(pdf: pikepdf.Pdf) -> None:
    widths = first_font(pdf).DescendantFonts[0].W[1]
    for place in range(len(widths)):
        widths[place] = float(widths[place]) + 2


def swap_owner(pdf: pikepdf.Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[1] = owners[1], owners[0]


def forget_owner(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1].append(pdf.Root.StructTreeRoot)
    del pdf.Root.StructTreeRoot.ParentTree.Nums[1][:]


def hold_nothing(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H1").K = Array()


def a_cell_less(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TR").K[0]


def no_scope(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH").A[Name.Scope]


def a_link(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    pdf.pages[0].obj[Name.Annots] = Array([pdf.make_indirect(link)])
    del pdf.pages[0].obj[Name.Tabs]


def a_script(pdf: pikepdf.Pdf) -> None:
    pdf.make_indirect(Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("app.alert(1)")))
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("app.alert(1)")))


DAMAGES: dict[str, tuple[Callable[[pikepdf.Pdf], object], str]] = {
    "script": (a_script, "6.5.1: an action"),
    "attached file": (lambda pdf: pdf.attachments.__setitem__("a.txt", b"x"), "6.8: the names"),
    "title not shown": (drop_from(root, "/ViewerPreferences"), "UA 7.1: DisplayDocTitle"),
    "not marked": (drop_from(root, "/MarkInfo"), "6.7.2"),
    "suspect": (lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True), "UA 7.1: the tags are suspect"),
    "no language": (drop_from(root, "/Lang"), "UA 7.2: the document names no language"),
    "odd language": (set_in(root, "/Lang", String("Türkçe")), "UA 7.2: the document names no language"),
    "no output intent": (drop_from(root, "/OutputIntents"), "6.2.3"),
    "grey output intent": (
        lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.__setitem__("/N", 1),
        "6.2.3: the profile",
    ),
    "small page": (set_in(page, "/CropBox", Array([0, 0, 1, 1])), "6.1.13: /CropBox"),
    "transparency group": (set_in(page, "/Group", Dictionary(S=Name.Transparency)), "6.2.10: the page"),
    "link that says nothing": (a_link, "UA 7.18.5: a link does not say"),
    "tabs": (a_link, "UA 7.18.3"),
    "no metadata": (drop_from(root, "/Metadata"), "6.6.2.1: no metadata"),
    "not PDF/A": (in_metadata(b'pdfaid:conformance="A"', b'pdfaid:conformance="B"'), "6.6.4"),
    "not PDF/UA": (in_metadata(b"<pdfuaid:part>1", b"<pdfuaid:part>2"), "UA 5"),
    "unknown property": (
        in_metadata(b"<pdfaProperty:name>part", b"<pdfaProperty:name>amd"),
        "6.6.2.3: nothing defines",
    ),
    "property without kind": (in_metadata(b"internal", b"inner"), "6.6.2.3: a property"),
    "other title": (in_metadata(b"K7P4", b"K7P5"), "6.6.3: /Title"),
    "no title": (
        in_metadata("Elektronik imza başvuru formu K7P4-M2HX".encode(), b""),
        "UA 7.1: the document has no title",
    ),
    "other moment": (in_metadata(b"14:55:00+03:00", b"14:55:01+03:00"), "6.6.3: /CreationDate"),
    "broken metadata": (in_metadata(b"</rdf:RDF>", b""), "6.6.2.1: the metadata are no XML"),
    "head of the packet": (in_metadata(b'begin=""', b'begin="" encoding="UTF-8"'), "6.6.2.1: the head"),
    "unmarked": (in_page(b"/Artifact\nBMC", b"/Nothing\nBMC"), "UA 7.1: f makes a mark"),
    "artifact in text": (in_page(b"BDC\n", b"BDC\n/Artifact BMC EMC\n"), "UA 7.1: an artifact stands within"),
    "text in artifact": (
        in_page(b"BMC\n", b"BMC\n/P <</MCID 999>> BDC EMC\n"),
        "UA 7.1: tagged content stands within an",
    ),
    "number twice": (in_page(b"<</MCID 1>>", b"<</MCID 0>>"), "UA 7.1: a number of marked content"),
    "unknown operator": (in_page(b"q\n", b"q\nxyz\n"), "6.2.2: the operator xyz"),
    "left open": (in_page(b"q\n", b"q\nq\n"), "6.2.2: q, BT or marked content"),
    "too deep": (in_page(b"q\n", b"q " * 40 + b"Q " * 39), "6.1.13: q is nested"),
    "unknown font": (in_page(b" Tf", b" Tf /NoFont 9 Tf"), "6.2.2: /NoFont"),
    "four colours": (in_page(b"0 0 0 rg", b"0 0 0 1 k"), "6.2.2: the operator k"),
    "missing glyph": (in_page(b"[<", b"[<0000"), "6.2.11.8"),
    "glyph out of range": (in_page(b"[<", b"[<fff0"), "6.2.11.4: the font has no glyph"),
    "transparent": (lambda pdf: state(pdf).__setitem__("/ca", 0.5), "6.2.10: something is transparent"),
    "blended": (lambda pdf: state(pdf).__setitem__("/BM", Name.Multiply), "6.2.10: colours are blended"),
    "interpolated": (set_in(first_picture, "/Interpolate", True), "6.2.8: a picture is interpolated"),
    "picture of four colours": (set_in(first_picture, "/ColorSpace", Name.DeviceCMYK), "6.2.4: a picture"),
    "font not embedded": (drop_from(descriptor, "/FontFile2"), "6.2.11.4: the font is not embedded"),
    "no letters": (drop_from(first_font, "/ToUnicode"), "6.2.11.7"),
    "private letters": (in_letters, "6.2.11.7"),
    "flags": (set_in(descriptor, "/Flags", 0), "6.2.11.6"),
    "widths": (widen_letters, "6.2.11.5"),
    "no map of glyphs": (lambda pdf: first_font(pdf).DescendantFonts[0].__delitem__("/CIDToGIDMap"), "6.2.11.3"),
    "no tree": (drop_from(root, "/StructTreeRoot"), "6.7.3: no tree"),
    "unknown kind": (kind_becomes("H1", "Headline"), "6.7.3: the kind Headline"),
    "heading skipped": (kind_becomes("H2", "H4"), "UA 7.4.2"),
    "no first heading": (kind_becomes("H1", "P"), "UA 7.4.2"),
    "picture without words": (lambda pdf: first(pdf, "Figure").__delitem__("/Alt"), "UA 7.3: a picture has no words"),
    "picture elsewhere": (
        lambda pdf: first(pdf, "Figure").A.__setitem__("/BBox", Array([0, 0, 9000, 9])),
        "UA 7.3: the box",
    ),
    "table of one cell less": (a_cell_less, "UA 7.2: the rows of a table"),
    "heading without scope": (no_scope, "UA 7.5: a heading"),
    "row outside of a table": (kind_becomes("TBody", "Div"), "UA 7.2: TR stands in Div"),
    "item outside of a list": (kind_becomes("L", "Div"), "UA 7.2: LI stands in Div"),
    "item without body": (kind_becomes("LBody", "P"), "UA 7.2: LI holds P"),
    "empty element": (hold_nothing, "UA 7.1: an element H1 holds nothing"),
    "other parent": (
        lambda pdf: first(pdf, "H1").__setitem__("/P", pdf.Root.StructTreeRoot),
        "UA 7.1: an element H1 names",
    ),
    "other owner": (swap_owner, "UA 7.1: marked content 0 is not held"),
    "no owner": (forget_owner, "UA 7.1: marked content 0 belongs to no element"),
    "compressed by LZW": (
        lambda pdf: page(pdf).Contents.write(b"\x80\x0b`P", filter=Name.LZWDecode),
        "6.1.7: the filter",
    ),
    "long name": (set_in(page, "/" + "N" * 128, 1), "6.1.13: a name"),
    "long string": (set_in(page, "/PieceInfo", String("N" * 40_000)), "6.1.13: a string"),
    "large number": (set_in(page, "/UserUnit", 2**40), "6.1.13: an integer"),
}


@pytest.mark.parametrize(("damage", "rule"), DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damage_is_named_by_its_rule(form, damage, rule):
    before, after = problems(damaged(form, lambda pdf: None)), problems(damaged(form, damage))

    assert not [problem for problem in before if problem.startswith(rule)]
    assert [problem for problem in after if problem.startswith(rule)], after


BYTES = {
    "version": (lambda pdf: b"%PDF-2.0" + pdf[8:], "6.1.2"),
    "no binary comment": (lambda pdf: pdf.replace(b"%\xf0\x9f\x96\xa4", b"%abcd", 1), "6.1.2"),
    "more behind the end": (lambda pdf: pdf + b"more", "6.1.3"),
    "wrong place": (lambda pdf: pdf.replace(b"startxref\n", b"startxref\n1", 1), "6.1.4"),
    "length": (lambda pdf: pdf.replace(b"/Length ", b"/Length 1", 1), "6.1.7"),
    "spacing": (lambda pdf: pdf.replace(b"endstream\nendobj", b"endstream endobj", 1), "6.1.7"),
    "object": (lambda pdf: pdf.replace(b" 0 obj\n", b" 0  obj\n", 1), "6.1.9"),
    "data before the header": (lambda pdf: b"\n" + pdf, "6.1.2"),
}


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(("damage", "rule"), BYTES.values(), ids=BYTES.keys())
def test_damaged_bytes_are_named_by_their_rule(form, damage, rule):
    assert problems(form) == []
    assert [problem for problem in problems(damage(form)) if problem.startswith(rule)]
