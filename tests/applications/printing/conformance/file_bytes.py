"""The file as bytes: header, spacing of objects, lengths of streams, end of file (ISO 19005-3, 6.1)."""

import re
from collections.abc import Iterator

_HEADER = re.compile(rb"%PDF-1\.[0-7]\r?\n%([\x80-\xff]{4,})")
_OBJECT = re.compile(rb"(\d+) (\d+) obj\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)(?! \d+ R)")
_HEX_STRING = re.compile(rb"(?<!<)<([^<>]*)>(?!>)")
_END = re.compile(rb"startxref\r?\n(\d+)\r?\n%%EOF(\r\n|\n|\r)?\Z")


def problems_of_bytes(pdf: bytes) -> Iterator[str]:
    header = _HEADER.match(pdf)
    if header is None:
        yield "6.1.2: the header is not %PDF-1.n and a comment of four bytes above 127"
        return
    yield from _problems_of_end(pdf)
    place = pdf.index(b"\n", header.end()) + 1
    while found := _OBJECT.match(pdf, place):
        place, problem = _after_object(pdf, found.end())
        if problem:
            yield f"{problem} (object {found[1].decode()})"
            return
    if not pdf.startswith((b"xref\n0 ", b"startxref\n"), place):
        yield f"6.1.9: no object and no table of objects begins at byte {place}"


def _problems_of_end(pdf: bytes) -> Iterator[str]:
    end = _END.search(pdf)
    if end is None:
        yield "6.1.3: the file does not end with startxref, its place, %%EOF and at most one end of line"
    elif not re.match(rb"xref\n0 \d+\n|\d+ \d+ obj\n", pdf[int(end[1]) :]):
        yield "6.1.4: startxref names a place where no table of objects begins"


def _after_object(pdf: bytes, start: int) -> tuple[int, str]:
    """Return where the object whose text begins at ``start`` has ended, and what is wrong with it, or ''."""
    stream, end = pdf.find(b"stream", start), pdf.find(b"\nendobj\n", start)
    if not 0 <= stream < end:
        return end + len(b"\nendobj\n"), "" if end >= 0 else "6.1.9: endobj does not stand on a line of its own"
    text = pdf[start:stream]
    length = _LENGTH.search(text)
    if not pdf.startswith((b"stream\n", b"stream\r\n"), stream) or length is None:
        return start, "6.1.7: stream is not followed by an end of line, or its length is unknown"
    end = pdf.index(b"\n", stream) + 1 + int(length[1])
    close = b"\nendstream\nendobj\n"
    if not pdf.startswith(close, end):
        return start, "6.1.7: Length is not the number of bytes up to the line of endstream"
    if any(len(digits.translate(None, b" \n\r\t")) % 2 for digits in _HEX_STRING.findall(text)):
        return start, "6.1.6: a string of hexadecimal digits has an odd number of them"
    return end + len(close), ""
