"""The fonts that show text: embedded, as wide as they say, and every glyph that is shown is a letter (6.2.11)."""

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Name

from tests.applications.printing.conformance.content import PageContent

_SYMBOLIC, _NOT_SYMBOLIC = 4, 32
_TABLES = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
_MAY_BE_EMBEDDED = 0
_DEFAULT_WIDTH = 1000
_NO_UNICODE = {"", "\x00", "\ufeff", "\ufffe"}
_BLOCK = re.compile(rb"\d+ beginbf(char|range)\s(.*?)endbf", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def codes_of(text: bytes) -> list[int]:
    """Return the glyphs that ``text`` shows in a font with the encoding Identity-H."""
    return [int.from_bytes(text[place : place + 2]) for place in range(0, len(text), 2)]


def unicode_of(font: Any) -> dict[int, str]:
    """Return what each glyph stands for, from the font's ToUnicode; empty without one."""
    if Name.ToUnicode not in font:
        return {}
    found: dict[int, str] = {}
    for kind, lines in _BLOCK.findall(font.ToUnicode.read_bytes()):
        if kind == b"char":
            found |= {
                int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _CHAR.findall(lines)
            }
        for first, last, text in _RANGE.findall(lines) if kind == b"range" else ():
            found |= {
                code: chr(int(text, 16) + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)
            }
    return found


def problems_of_fonts(contents: Iterable[PageContent]) -> Iterator[str]:
    used: dict[tuple[int, int], set[int]] = defaultdict(set)
    fonts: dict[tuple[int, int], Any] = {}
    for font, text in (shown for page in contents for runs in page.shown.values() for shown in runs):
        if font is None or not font.is_indirect:
            yield "6.2.2: text is shown without a font"
            continue
        fonts[font.objgen] = font
        used[font.objgen] |= set(codes_of(text))
        if len(text) % 2:
            yield f"6.2.11: half a code is shown in {font.get(Name.BaseFont)}"
    for key, font in fonts.items():
        yield from (f"{problem} ({font.get(Name.BaseFont)})" for problem in _problems_of_font(font, used[key]))


def _problems_of_font(font: Any, used: set[int]) -> Iterator[str]:
    if (font.get(Name.Type), font.get(Name.Subtype)) != (Name.Font, Name.Type0) or Name.BaseFont not in font:
        yield "6.2.11.2: not a composite font with a name"
        return
    if font.get(Name.Encoding) != Name("/Identity-H"):
        yield "6.2.11.3: another encoding than Identity-H"
    inner = font.DescendantFonts[0]
    descriptor = inner.get(Name.FontDescriptor, {})
    if inner.get(Name.Subtype) != Name.CIDFontType2 or inner.get(Name.CIDToGIDMap) != Name.Identity:
        yield "6.2.11.3: the inner font is no TrueType font with CIDToGIDMap"
    if any(key not in inner.get(Name.CIDSystemInfo, {}) for key in ("/Registry", "/Ordering", "/Supplement")):
        yield "6.2.11.3: CIDSystemInfo lacks an entry"
    if (
        len(
            {
                str(thing.get(key))
                for thing, key in ((font, "/BaseFont"), (inner, "/BaseFont"), (descriptor, "/FontName"))
            }
        )
        != 1
    ):
        yield "6.2.11.2: the font has several names"
    if int(descriptor.get(Name.Flags, 0)) & (_SYMBOLIC | _NOT_SYMBOLIC) not in (_SYMBOLIC, _NOT_SYMBOLIC):
        yield "6.2.11.6: symbolic and not symbolic at once, or neither"
    if Name.CIDSet in descriptor:
        yield "6.2.11.4: a CIDSet, which is seldom right"
    yield from _problems_of_letters(unicode_of(font), used)
    if Name.FontFile2 not in descriptor:
        yield "6.2.11.4: the font is not embedded"
        return
    yield from _problems_of_program(descriptor.FontFile2, _widths(inner), used)


def _problems_of_letters(letters: dict[int, str], used: set[int]) -> Iterator[str]:
    for code in sorted(used):
        text = letters.get(code, "")
        if text in _NO_UNICODE or any(letter in _NO_UNICODE for letter in text):
            yield f"6.2.11.7: glyph {code} stands for no letter"
        elif any(0xE000 <= ord(letter) <= 0xF8FF or ord(letter) >= 0xF0000 for letter in text):
            yield f"6.2.11.7: glyph {code} stands for a letter of private use"


def _widths(inner: Any) -> dict[int, float]:
    """Return the width of each glyph, thousandths of the size; a missing one has the default width."""
    widths: dict[int, float] = defaultdict(lambda: float(inner.get(Name.DW, _DEFAULT_WIDTH)))
    parts = list(inner.get(Name.W, []))
    while parts:
        first, second = parts.pop(0), parts.pop(0)
        if isinstance(second, pikepdf.Array):
            widths |= {int(first) + place: float(width) for place, width in enumerate(second)}
        else:
            width = float(parts.pop(0))
            widths |= dict.fromkeys(range(int(first), int(second) + 1), width)
    return widths


def _problems_of_program(stream: Any, widths: dict[int, float], used: set[int]) -> Iterator[str]:
    program = stream.read_bytes()
    if stream.get(Name.Length1) != len(program):
        yield "6.2.11.2: Length1 is not the length of the font"
    with TTFont(io.BytesIO(program)) as font:
        if missing := _TABLES - set(font.keys()):
            yield f"6.2.11.2: the font lacks {sorted(missing)}"
            return
        if "OS/2" in font and font["OS/2"].fsType != _MAY_BE_EMBEDDED:
            yield "6.2.11.4: the font's licence forbids to embed it"
        names, metrics, units = font.getGlyphOrder(), font["hmtx"].metrics, font["head"].unitsPerEm
        for code in sorted(used):
            if code >= len(names):
                yield f"6.2.11.4: the font has no glyph {code}"
            elif names[code] == ".notdef" or code == 0:
                yield "6.2.11.8: .notdef is shown"
            elif abs(widths[code] - metrics[names[code]][0] * 1000 / units) > 1:
                yield f"6.2.11.5: glyph {code} has another width in the font than in the file"
