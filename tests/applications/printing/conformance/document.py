"""The document's dictionaries: nothing that runs, hides, encrypts or asks for other files; boxes, filters, limits."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Name

LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
_FILTERS = {"/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/DCTDecode"}
_NOT_IN_CATALOG = {
    "/AA": "6.5.2",
    "/AcroForm": "6.4.1",
    "/Perms": "6.1.12",
    "/OCProperties": "6.9",
    "/NeedsRendering": "6.4.2",
    "/Requirements": "6.11",
    "/AF": "6.8",
    "/OpenAction": "6.5.1",
}
_NAMES = {"/Dests"}
_ACTIONS = {"/URI", "/GoTo"}
_PRINT_FLAG = 4
_LONGEST_STRING, _LONGEST_NAME, _LARGEST_INTEGER = 32_767, 127, 2**31 - 1
_SMALLEST_SIDE, _LARGEST_SIDE = 3, 14_400


def problems_of_document(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted or Name.Encrypt in pdf.trailer:
        yield "6.1.3: the file is encrypted"
    if len(pdf.trailer.get(Name.ID, ())) != 2 or not all(bytes(part) for part in pdf.trailer.ID):
        yield "6.1.3: the trailer has no ID"
    yield from _problems_of_catalog(pdf.Root)
    for number, page in enumerate(pdf.pages, start=1):
        yield from (f"{problem} (page {number})" for problem in _problems_of_page(page.obj))
    for item in pdf.objects:
        yield from _problems_of_object(item)


def _problems_of_catalog(root: Any) -> Iterator[str]:
    yield from (f"{clause}: the catalog has {key}" for key, clause in _NOT_IN_CATALOG.items() if key in root)
    yield from (f"6.8: the names of the document have {key}" for key in root.get(Name.Names, {}) if key not in _NAMES)
    if root.get(Name.ViewerPreferences, {}).get(Name.DisplayDocTitle) is not True:
        yield "UA 7.1: DisplayDocTitle is not true"
    marks = root.get(Name.MarkInfo, {})
    if marks.get(Name.Marked) is not True:
        yield "6.7.2: MarkInfo does not say that the document is marked"
    if marks.get(Name.Suspects, False) is not False:
        yield "UA 7.1: the tags are suspect"
    if not LANGUAGE.fullmatch(str(root.get(Name.Lang, ""))):
        yield "UA 7.2: the document names no language"
    yield from _problems_of_intents(root.get(Name.OutputIntents, []))


def _problems_of_intents(intents: Any) -> Iterator[str]:
    if [intent.get(Name.S) for intent in intents] != [Name.GTS_PDFA1]:
        yield "6.2.3: not exactly one output intent, of PDF/A"
        return
    profile = intents[0].DestOutputProfile
    data = profile.read_bytes()
    kind, space, mark, version = data[12:16], data[16:20], data[36:40], data[8]
    if (space, mark) != (b"RGB ", b"acsp") or kind not in (b"mntr", b"prtr") or version >= 5:
        yield "6.2.3: the output intent has no RGB profile of a screen or printer"
    if profile.get(Name.N) != 3:
        yield "6.2.3: the profile of the output intent does not have three components"


def _problems_of_page(page: Any) -> Iterator[str]:
    yield from (f"6.5.2: the page has {key}" for key in ("/AA", "/PresSteps") if key in page)
    if Name.Resources not in page:
        yield "6.2.2: the page has no resources of its own"
    if Name.Group in page:
        yield "6.2.10: the page is a transparency group"
    for box in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        left, bottom, right, top = map(float, page.get(box, (0, 0, _SMALLEST_SIDE, _SMALLEST_SIDE)))
        if not all(_SMALLEST_SIDE <= abs(side) <= _LARGEST_SIDE for side in (right - left, top - bottom)):
            yield f"6.1.13: {box} is too small or too large"
    annotations = page.get(Name.Annots, [])
    if len(annotations) and page.get(Name.Tabs) != Name.S:
        yield "UA 7.18.3: the tabs of a page with links do not follow the structure"
    for annotation in annotations:
        yield from _problems_of_annotation(annotation)


def _problems_of_annotation(annotation: Any) -> Iterator[str]:
    if annotation.Subtype != Name.Link:
        yield f"6.3.1: an annotation of the kind {annotation.Subtype}, of which our papers have none"
    if annotation.get(Name.F) != _PRINT_FLAG:
        yield "6.3.2: an annotation is not printed, or hidden"
    if not str(annotation.get(Name.Contents, "")):
        yield "UA 7.18.5: a link does not say where it leads"
    if Name.StructParent not in annotation:
        yield "UA 7.18.5: a link has no place in the structure"


def _problems_of_object(item: Any) -> Iterator[str]:
    if isinstance(item, pikepdf.Stream):
        yield from _problems_of_stream(item)
    if isinstance(item, pikepdf.Dictionary) and item.get(Name.Type) == Name.Action and str(item.S) not in _ACTIONS:
        yield f"6.5.1: an action of the kind {item.S}"
    yield from _problems_of_values(item)


def _problems_of_stream(stream: Any) -> Iterator[str]:
    filters = stream.get(Name.Filter, [])
    for name in [filters] if isinstance(filters, Name) else filters:
        if str(name) not in _FILTERS:
            yield f"6.1.7: the filter {name}"
    yield from (f"6.1.7: a stream has {key}" for key in ("/F", "/FFilter", "/FDecodeParms") if key in stream)


def _problems_of_values(item: Any) -> Iterator[str]:
    """Look into what is written within ``item`` itself; what it refers to is looked at on its own."""
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        values = [*item.values(), *(Name(key) for key in item.keys())]  # noqa: SIM118  a stream is not iterable
    elif isinstance(item, pikepdf.Array):
        values = list(item)
    else:
        yield from _problems_of_value(item)
        return
    for value in values:
        if not getattr(value, "is_indirect", False):
            yield from _problems_of_values(value)


def _problems_of_value(value: Any) -> Iterator[str]:
    if isinstance(value, Name) and len(str(value).encode()) - 1 > _LONGEST_NAME:
        yield "6.1.13: a name of more than 127 bytes"
    if isinstance(value, pikepdf.String) and len(bytes(value)) > _LONGEST_STRING:
        yield "6.1.13: a string of more than 32,767 bytes"
    if isinstance(value, int) and abs(value) > _LARGEST_INTEGER:
        yield "6.1.13: an integer of more than 32 bits"
