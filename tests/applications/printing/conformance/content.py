"""What a page draws, in order: each mark it makes belongs to an element of the structure or is an artifact."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Name

_PAINTED = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "BI", "INLINE IMAGE"}
_SHOWN = {"Tj", "TJ", "'", '"'}
_OTHER = "w J j M d ri i gs q Q cm m l c v y h re W W* n BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Do CS cs SC SCN sc scn"
_OTHER += " G g RG rg MP DP BMC BDC EMC"
_DEEPEST = 28
_NAMED_IN = {"gs": "/ExtGState", "Tf": "/Font", "Do": "/XObject", "sh": "/Shading"}
_PLAIN_SPACES = {"/DeviceGray", "/DeviceRGB", "/Pattern"}


@dataclass
class PageContent:
    """``shown``: number of marked content -> what it shows, ``(font, text as bytes)``, in order; ``None``: artifacts.

    ``numbers``: of all marked content, also of pictures, as often as it is begun.
    """

    page: Any
    problems: list[str] = field(default_factory=list)
    shown: dict[int | None, list[tuple[Any, bytes]]] = field(default_factory=lambda: defaultdict(list))
    numbers: list[int] = field(default_factory=list)


@dataclass
class _State:
    """``marks``: what is open, a number, "Artifact" or None (a mark that says nothing)."""

    marks: list[int | str | None] = field(default_factory=list)
    fonts: list[Any] = field(default_factory=lambda: [None])
    is_text: bool = False

    @property
    def number(self) -> int | None:
        return next((mark for mark in reversed(self.marks) if isinstance(mark, int)), None)

    @property
    def is_artifact(self) -> bool:
        return "Artifact" in self.marks


def contents_of(pdf: pikepdf.Pdf) -> list[PageContent]:
    """Read every page; what is wrong with its content stands in ``problems``."""
    return [_read(page, number) for number, page in enumerate(pdf.pages, start=1)]


def _read(page: pikepdf.Page, number: int) -> PageContent:
    content, state = PageContent(page), _State()
    resources = page.obj.get(Name.Resources, pikepdf.Dictionary())
    for operands, operator in pikepdf.parse_content_stream(page):
        found = _problems_of(str(operator), list(operands), state, resources, content)
        content.problems += [f"{problem} (page {number})" for problem in found]
    if state.marks or len(state.fonts) != 1 or state.is_text:
        content.problems.append(f"6.2.2: q, BT or marked content is left open (page {number})")
    content.problems += [f"{problem} (page {number})" for problem in _problems_of_resources(resources)]
    return content


def _problems_of(
    operator: str, operands: list[Any], state: _State, resources: Any, content: PageContent
) -> Iterator[str]:
    if operator not in {*_PAINTED, *_SHOWN, *_OTHER.split()}:
        yield f"6.2.2: the operator {operator}, unknown or of no use to our papers"
    yield from _problems_of_names(operator, operands, resources)
    if operator in ("BMC", "BDC"):
        yield from _open(operands, state, content)
    elif operator in ("q", "Q", "BT", "ET", "EMC"):
        yield from _nest(operator, state)
    elif operator == "Tf":
        state.fonts[-1] = resources.get(Name.Font, {}).get(str(operands[0]))
    elif operator in _SHOWN:
        parts = operands[0] if operator == "TJ" else operands[-1:]
        text = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        content.shown[None if state.is_artifact else state.number].append((state.fonts[-1], text))
    if operator in _PAINTED | _SHOWN | {"Do"} and state.number is None and not state.is_artifact:
        yield f"UA 7.1: {operator} makes a mark that is neither tagged nor an artifact"


def _open(operands: list[Any], state: _State, content: PageContent) -> Iterator[str]:
    properties = operands[1] if len(operands) > 1 else {}
    number = properties.get(Name.MCID) if isinstance(properties, pikepdf.Dictionary) else None
    if operands[0] == Name.Artifact:
        if state.number is not None:
            yield "UA 7.1: an artifact stands within tagged content"
        state.marks.append("Artifact")
        return
    if number is not None:
        if state.is_artifact:
            yield "UA 7.1: tagged content stands within an artifact"
        if state.number is not None:
            yield "UA 7.1: tagged content stands within other tagged content"
        content.numbers.append(int(number))
    state.marks.append(None if number is None else int(number))


def _nest(operator: str, state: _State) -> Iterator[str]:
    if operator == "q":
        state.fonts.append(state.fonts[-1])
        if len(state.fonts) - 1 > _DEEPEST:
            yield f"6.1.13: q is nested more than {_DEEPEST} deep"
    elif operator in ("BT", "ET"):
        if state.is_text == (operator == "BT"):
            yield f"6.2.2: {operator} where it has no place"
        state.is_text = operator == "BT"
    else:
        stack: list[Any] = state.marks if operator == "EMC" else state.fonts
        if len(stack) <= (operator == "Q"):
            yield f"6.2.2: {operator} closes what nothing opened"
        else:
            stack.pop()


def _problems_of_names(operator: str, operands: list[Any], resources: Any) -> Iterator[str]:
    kind = _NAMED_IN.get(operator)
    if kind and str(operands[0]) not in resources.get(kind, {}):
        yield f"6.2.2: {operands[0]} is in no resources"
    if operator in ("cs", "CS") and str(operands[0]) not in {*_PLAIN_SPACES, *resources.get(Name.ColorSpace, {})}:
        yield f"6.2.4: the colour space {operands[0]}"


def _problems_of_resources(resources: Any) -> Iterator[str]:
    for state in resources.get(Name.ExtGState, {}).values():
        yield from _problems_of_state(state)
    for thing in resources.get(Name.XObject, {}).values():
        if thing.Subtype == Name.Image:
            yield from _problems_of_picture(thing)
        else:
            yield "6.2.9: a form or PostScript object, of which our papers have none"
    for kind in ("/Pattern", "/Shading"):
        if len(resources.get(kind, {})):
            yield f"6.2.10: {kind} among the resources, of which our papers have none"


def _problems_of_state(state: Any) -> Iterator[str]:
    if any(float(state.get(alpha, 1)) != 1 for alpha in ("/ca", "/CA")) or state.get(Name.SMask, Name("/None")) != Name(
        "/None"
    ):
        yield "6.2.10: something is transparent"
    if state.get(Name.BM, Name.Normal) not in (Name.Normal, Name.Compatible):
        yield "6.2.10: colours are blended"
    yield from (f"6.2.5: a state has {key}" for key in ("/TR", "/TR2", "/HTP", "/HT", "/OP", "/op") if key in state)


def _problems_of_picture(picture: Any) -> Iterator[str]:
    if picture.get(Name.Interpolate, False) is not False:
        yield "6.2.8: a picture is interpolated"
    yield from (f"6.2.8: a picture has {key}" for key in ("/Alternates", "/OPI") if key in picture)
    if Name.SMask in picture or Name.Mask in picture:
        yield "6.2.10: a picture is transparent"
    if picture.get(Name.BitsPerComponent) not in (1, 2, 4, 8):
        yield "6.2.8: a picture has an odd number of bits a colour"
    space = picture.get(Name.ColorSpace)
    base = space[1] if isinstance(space, pikepdf.Array) and space[0] == Name.Indexed else space
    if base not in (Name.DeviceGray, Name.DeviceRGB):
        yield f"6.2.4: a picture in the colours {base}"
