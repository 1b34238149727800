"""PDFs written object by object, so that they can be wrong in every way."""

import zlib
from collections.abc import Mapping

CONTENT = b"BT /F1 12 Tf 40 700 Td (ALICI IBAN : TR41 0001 2009 5940 0005 0000 47 TUTAR : 1.080,00 TL) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG, PAGES, PAGE, CONTENTS, FONT_NUMBER = 1, 2, 3, 4, 5


def stream(body: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object; ``entries`` go into its dictionary."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(body), body)


def packed(body: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object that is compressed."""
    return stream(zlib.compress(body, 9), entries + b"/Filter/FlateDecode")


def objects(
    *, catalog: bytes = b"", page: bytes = b"", content: bytes | None = None, resources: bytes = b""
) -> dict[int, bytes]:
    """Return the objects of a receipt of one page; the arguments go into its dictionaries."""
    return {
        CATALOG: b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog,
        PAGES: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>%b>>%b>>" % (resources, page),
        CONTENTS: stream(CONTENT) if content is None else content,
        FONT_NUMBER: FONT,
    }


def raw_pdf(numbered: Mapping[int, bytes]) -> bytes:
    """Return a PDF of the objects ``numbered`` by their numbers; number 1 is the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in sorted(numbered.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(out), max(numbered) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %b \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


def with_object_stream(hidden: bytes) -> bytes:
    """Return a PDF of version 1.5 whose object 6, ``hidden``, lies in a compressed object stream; the page opens it."""
    known = objects(catalog=b"/OpenAction 6 0 R")
    known[7] = packed(b"6 0 " + hidden, b"/Type/ObjStm/N 1/First 4")
    out = bytearray(b"%PDF-1.5\n")
    places: dict[int, int] = {}
    for number, body in sorted(known.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    rows = [b"\x00\x00\x00\x00\xff"]
    for number in range(1, 9):
        place = b"\x02" + (7).to_bytes(3, "big") + b"\x00" if number == 6 else None
        offset = start if number == 8 else places.get(number, 0)
        rows.append(place or b"\x01" + offset.to_bytes(3, "big") + b"\x00")
    table = packed(b"".join(rows), b"/Type/XRef/Size 9/W[1 3 1]/Root 1 0 R")
    return bytes(out) + b"8 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start)
