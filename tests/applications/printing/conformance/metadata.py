"""What the document says of itself: the XMP packet, its extension schemas, and the older Info dictionary beside it."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import pikepdf
from pikepdf import Name

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC, PDF = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/pdf/1.3/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDFA, UA = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"
_EXTENSION, _SCHEMA = "{http://www.aiim.org/pdfa/ns/extension/}", "{http://www.aiim.org/pdfa/ns/schema#}"
_PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PREDEFINED = {
    *(f"{DC}{name}" for name in ("title", "creator", "description", "subject", "language", "format")),
    *(f"{PDF}{name}" for name in ("Producer", "Keywords", "PDFVersion")),
    *(f"{XMP}{name}" for name in ("CreateDate", "ModifyDate", "MetadataDate", "CreatorTool")),
    *(f"{PDFA}{name}" for name in ("part", "conformance", "amd", "corr")),
    f"{_EXTENSION}schemas",
}
_PREFIXES = {
    "pdfaid": PDFA,
    "pdfuaid": UA,
    "pdfaExtension": _EXTENSION,
    "pdfaSchema": _SCHEMA,
    "pdfaProperty": _PROPERTY,
}
_IN_BOTH = {"/Title": f"{DC}title", "/Author": f"{DC}creator", "/Subject": f"{DC}description"} | {
    "/Producer": f"{PDF}Producer",
    "/Keywords": f"{PDF}Keywords",
    "/Creator": f"{XMP}CreatorTool",
}
_DATES = {"/CreationDate": f"{XMP}CreateDate", "/ModDate": f"{XMP}ModifyDate"}


def problems_of_metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    stream = pdf.Root.get(Name.Metadata)
    if stream is None:
        yield "6.6.2.1: no metadata"
        return
    if (stream.get(Name.Type), stream.get(Name.Subtype)) != (Name.Metadata, Name.XML) or Name.Filter in stream:
        yield "6.6.2.1: the metadata are not a stream of XML that archives can read without unpacking"
    packet = stream.read_bytes()
    yield from _problems_of_packet(packet)
    try:
        root = ElementTree.fromstring(packet)
    except ElementTree.ParseError as error:
        yield f"6.6.2.1: the metadata are no XML ({error})"
        return
    yield from _problems_of_properties(root)
    yield from _differences(pdf.docinfo, properties_of(root))


def properties_of(root: Any) -> dict[str, Any]:
    """Return every property, ``{namespace}name`` -> its text, or its element where it has parts."""
    found: dict[str, Any] = {}
    for described in root.iter(f"{RDF}Description"):
        if described.get(f"{RDF}about") is None:
            continue  # a part of another property
        found |= {name: text for name, text in described.attrib.items() if not name.startswith(RDF)}
        found |= {part.tag: part if len(part) else (part.text or "") for part in described}
    return found


def _problems_of_packet(packet: bytes) -> Iterator[str]:
    head = packet.split(b"?>", 1)[0]
    if not head.startswith(b"<?xpacket") or b" bytes=" in head or b" encoding=" in head:
        yield "6.6.2.1: the head of the packet is missing or names bytes or an encoding"
    try:
        text = packet.decode()
    except UnicodeDecodeError:
        yield "6.6.2.1: the packet is not UTF-8"
        return
    if text.count("<rdf:RDF") != 1 or not re.search(r"<\?xpacket end=[\"'][rw][\"']\?>\s*\Z", text):
        yield "6.6.2.1: not one rdf:RDF and an end of the packet"
    for prefix, name in _PREFIXES.items():
        if any(given != prefix for given in re.findall(rf'xmlns:(\w+)="{re.escape(name.strip("{}"))}"', text)):
            yield f"6.6.4: the namespace {name} has another prefix than {prefix}"


def _problems_of_properties(root: Any) -> Iterator[str]:
    values = properties_of(root)
    if (values.get(f"{PDFA}part"), values.get(f"{PDFA}conformance")) != ("3", "A"):
        yield "6.6.4: the file does not say that it is PDF/A-3a"
    if values.get(f"{UA}part") != "1":
        yield "UA 5: the file does not say that it is PDF/UA-1"
    if not _plain(values.get(f"{DC}title", "")).strip():
        yield "UA 7.1: the document has no title"
    for text in root.iter(f"{RDF}Alt"):
        if [item.get(_LANGUAGE) for item in text] != ["x-default"]:
            yield "6.6.2.3: a text in languages does not begin with x-default"
    extended, problems = _extensions(values.get(f"{_EXTENSION}schemas"))
    yield from problems
    yield from (f"6.6.2.3: nothing defines {name}" for name in values.keys() - _PREDEFINED - extended)


def _extensions(schemas: Any) -> tuple[set[str], list[str]]:
    """Return the properties that the extension schemas define, and what is wrong with them."""
    names: set[str] = set()
    problems: list[str] = []
    for schema in schemas.findall(f"{RDF}Bag/{RDF}li") if schemas is not None else ():
        space = schema.findtext(f"{_SCHEMA}namespaceURI", "")
        if not all(schema.findtext(f"{_SCHEMA}{part}") for part in ("schema", "namespaceURI", "prefix")):
            problems.append("6.6.2.3: an extension schema lacks its name, namespace or prefix")
        for entry in schema.findall(f"{_SCHEMA}property/{RDF}Seq/{RDF}li"):
            names.add(f"{{{space}}}{entry.findtext(f'{_PROPERTY}name')}")
            given = [entry.findtext(f"{_PROPERTY}{part}") for part in ("name", "valueType", "category", "description")]
            if not all(given) or given[2] not in ("internal", "external"):
                problems.append("6.6.2.3: a property of an extension schema is not fully described")
    return names, problems


def _differences(info: Any, values: dict[str, Any]) -> Iterator[str]:
    for key, name in _IN_BOTH.items():
        if str(info.get(key, "")) != _plain(values.get(name, "")):
            yield f"6.6.3: {key} of Info and {name} of the metadata differ"
    for key, name in _DATES.items():
        if _pdf_date(str(info.get(key, ""))) != _xmp_date(values.get(name, "")):
            yield f"6.6.3: {key} of Info and {name} of the metadata are different moments"


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(item.text or "" for item in value.iter(f"{RDF}li"))


def _pdf_date(text: str) -> datetime | None:
    return datetime.strptime(text.replace("'", ""), "D:%Y%m%d%H%M%S%z") if text else None


def _xmp_date(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
