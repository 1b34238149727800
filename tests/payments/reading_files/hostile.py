"""Files made to hang, to grow, or to do something; each with a name."""

from tests.payments.reading_files.raw_pdf import (
    CONTENTS,
    PAGE,
    PAGES,
    objects,
    packed,
    raw_pdf,
    stream,
    with_object_stream,
)

_SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
_LINK = b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A%b>>]"


def _page_tree_loop() -> bytes:
    known = objects()
    known[PAGES] = b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"
    return raw_pdf(known)


def _parent_loop() -> bytes:
    known = objects()
    known[PAGES] = b"<</Type/Pages/Kids[6 0 R]/Count 1/Parent 6 0 R>>"
    known[6] = b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"
    return raw_pdf(known)


def _deep_page_tree(depth: int = 3000) -> bytes:
    known = objects()
    known[PAGES] = b"<</Type/Pages/Kids[10 0 R]/Count 1>>"
    for level in range(depth):
        child = 11 + level if level < depth - 1 else PAGE
        known[10 + level] = b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (child, 9 + level if level else 2)
    return raw_pdf(known)


def _form(content: bytes, name: int) -> bytes:
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>" % name)


def _form_loop() -> bytes:
    known = objects(content=stream(b"/X Do"), resources=b"/XObject<</X 6 0 R>>")
    known[6] = _form(b"/X Do /X Do", 7)
    known[7] = _form(b"/X Do /X Do", 6)
    return raw_pdf(known)


def _form_tower(levels: int = 40) -> bytes:
    """Return a PDF that draws 2 to the power of ``levels`` forms."""
    known = objects(content=stream(b"/X Do"), resources=b"/XObject<</X 6 0 R>>")
    for level in range(levels):
        known[6 + level] = _form(b"/X Do /X Do", 7 + level)
    known[6 + levels] = stream(b"BT ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return raw_pdf(known)


def _picture_bomb() -> bytes:
    known = objects(content=stream(b"q 595 0 0 842 0 0 cm /X Do Q"), resources=b"/XObject<</X 6 0 R>>")
    picture = b"/Type/XObject/Subtype/Image/Width 20000/Height 20000/ColorSpace/DeviceRGB/BitsPerComponent 8"
    known[6] = packed(bytes(1200), picture)
    return raw_pdf(known)


def _packed_twice() -> bytes:
    known = objects()
    inner = packed(b"0 0 m 9 9 l S\n" * 8_000_000)
    body = inner[inner.index(b"stream\n") + 7 : -10]
    known[CONTENTS] = packed(body, b"").replace(b"/Filter/FlateDecode", b"/Filter[/FlateDecode/FlateDecode]")
    return raw_pdf(known)


HANGING = {
    "a page tree that holds itself": _page_tree_loop(),
    "parents that are each other's": _parent_loop(),
    "a page tree of 3,000 levels": _deep_page_tree(),
    "forms that draw each other": _form_loop(),
    "forms that double forty times": _form_tower(),
    "arrays in arrays": raw_pdf(objects(page=b"/Tabs" + b"[" * 20_000 + b"]" * 20_000)),
    "a million saved states": raw_pdf(objects(content=packed(b"q " * 1_000_000))),
    "a hundred megabytes of lines in two shells": _packed_twice(),
    "a picture of 400 million pixels": _picture_bomb(),
    "a page of 10,000 miles": raw_pdf(objects(page=b"/UserUnit 1e9/CropBox[0 0 1e12 1e12]")),
    "a page without a size": raw_pdf(objects(page=b"/CropBox[0 0 0 0]")),
}

RUNNING = {
    "a script when the document opens": raw_pdf(objects(catalog=b"/OpenAction" + _SCRIPT)),
    "a script in the tree of names": raw_pdf(objects(catalog=b"/Names<</JavaScript<</Names[(a)%b]>>>>" % _SCRIPT)),
    "a script when the page is shown": raw_pdf(objects(page=b"/AA<</O%b>>" % _SCRIPT)),
    "a script behind a link": raw_pdf(objects(page=_LINK % _SCRIPT)),
    "a script whose name is spelt in numbers": raw_pdf(objects(catalog=b"/OpenAction<</S/J#61vaScript/JS(a)>>")),
    "a script in a compressed object": with_object_stream(_SCRIPT),
    "a program behind a link": raw_pdf(objects(page=_LINK % b"<</S/Launch/F(calc.exe)>>")),
    "a program when the document opens": raw_pdf(objects(catalog=b"/OpenAction<</S/Launch/Win<</F(cmd.exe)>>>>")),
}


def _attached() -> bytes:
    known = objects(catalog=b"/Names<</EmbeddedFiles<</Names[(a.exe) 6 0 R]>>>>")
    known[6] = b"<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>"
    known[7] = stream(b"MZ\x90", b"/Type/EmbeddedFile")
    return raw_pdf(known)


ZIP = b"PK\x03\x04" + bytes(26) + b"a" + b"PK\x05\x06" + bytes(18)
PLAIN = raw_pdf(objects())
MORE_THAN_PAGES = {
    "an attachment": _attached(),
    "a form of XFA": raw_pdf(objects(catalog=b"/AcroForm<</XFA(x)/Fields[]>>")),
    "an address that opens by itself": raw_pdf(objects(catalog=b"/OpenAction<</S/URI/URI(https://example.com)>>")),
    "a form that is sent": raw_pdf(objects(page=_LINK % b"<</S/SubmitForm/F(https://example.com)>>")),
    "a film": raw_pdf(objects(page=b"/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>]")),
    "a note over the sum": raw_pdf(
        objects(page=b"/Annots[<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/Contents(9.999,00)/DA(/F1 9 Tf)>>]")
    ),
    "a zip archive behind its end": PLAIN + ZIP,
    "a web page behind its end": PLAIN + b"<html><script>alert(1)</script>" + bytes(80),
}
PAGES_ONLY = {
    "pages alone": PLAIN,
    "a link to the bank's site": raw_pdf(objects(page=_LINK % b"<</S/URI/URI(https://example.com)>>")),
    "the first page in full when opened": raw_pdf(objects(catalog=b"/OpenAction[3 0 R/Fit]")),
}
