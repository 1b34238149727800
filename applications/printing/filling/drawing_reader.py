"""What stands in drawings and names of a drawn sheet: where its placeholders are, and how their texts are shown.

Raises ``NotPlain`` for whatever is not understood to the last byte.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from applications.printing.filling.blueprints import Content, Run
from applications.printing.filling.glyphs import Face, Line, faces
from applications.printing.filling.pdf_parts import NotPlain, Words, number_of
from applications.printing.filling.placeholders import LEFT_OVER
from applications.printing.filling.places import Place

_TEXT_OR_FONT = re.compile(rb"/([A-Z]{6}) ([0-9.]+) Tf|\[([^\]]*)\] TJ")
_GLYPHS_OR_MOVE = re.compile(rb"<([0-9a-f]*)>|([^<>]+)")


class Finder:
    """Finds the placeholders in a text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._numbers = {text: number for number, text in enumerate(texts)}
        self._any = re.compile("|".join(map(re.escape, texts)) or "(?!)")

    def words(self, text: str) -> Words:
        """Return ``text`` with the numbers of the values for their placeholders. Raises NotPlain for half of one."""
        pieces = self._any.split(text)
        if any(LEFT_OVER.search(piece) for piece in pieces):
            raise NotPlain
        numbers = [self._numbers[found] for found in self._any.findall(text)]
        woven = [part for pair in zip(pieces, [*numbers, ""], strict=True) for part in pair]
        return Words(tuple(part for part in woven if part != ""))

    def find(self, text: str) -> Words | None:
        words = self.words(text)
        return words if any(isinstance(part, int) for part in words.parts) else None


class DrawingReader:
    """Reads drawings; gathers the runs of all pages, each once."""

    def __init__(self, finder: Finder, faces: Mapping[bytes, Face], places: Mapping[tuple[int, str], Place]) -> None:
        self._finder, self._faces, self._places = finder, faces, places
        self.runs: dict[Run, int] = {}

    def content(self, drawing: bytes, page: int) -> Content:
        parts, runs, kept, end = [], [], b"", 0
        face, size = None, 0.0
        for match in _TEXT_OR_FONT.finditer(drawing):
            kept += drawing[end : match.start()]
            end = match.end()
            if match[1]:
                face, size = self._faces[match[1]], float(match[2])
                kept += match[0]
                continue
            glyphs, is_moved = _glyphs(match[3])
            text = face.decoded(glyphs)
            words = self._finder.find(text)
            if words is None:
                kept += match[0] if is_moved else f"[<{glyphs}>] TJ".encode()
            elif is_moved:
                raise NotPlain  # spaced letters: their places would have to be worked out
            else:
                run = self._run(words, text, face, size, page)
                parts += [kept + b"[<", b""]
                runs.append(self.runs.setdefault(run, len(self.runs)))
                kept = b">] TJ"
        if drawing.count(b" Tf") + drawing.count(b"] TJ") != len(_TEXT_OR_FONT.findall(drawing)) or b" Tj" in drawing:
            raise NotPlain
        return Content(parts=(*parts, kept + drawing[end:]), runs=tuple(runs))

    def _run(self, words: Words, text: str, face: Face, size: float, page: int) -> Run:
        place = self._places[page, text]
        line = Line(face=face, size=size, room=place.room or 0.0, keeps_blanks=place.keeps_blanks)
        return Run(words=words, line=line, width=face.width(text) if place.room is None else None)


def _glyphs(shown: bytes) -> tuple[str, bool]:
    """Return the glyphs of the inside of ``[...] TJ``, and whether some are moved. Moves by 0 are WeasyPrint's dust."""
    found = _GLYPHS_OR_MOVE.findall(shown)
    glyphs = b"".join(glyphs for glyphs, _ in found).decode()
    return glyphs, any(float(move) != 0 for _, move in found if move)


def faces_of(pdf: Any) -> dict[bytes, Face]:
    """Return the small font of each name; KeyError when the file has another font."""
    objects = pdf.objects
    resources = objects[number_of(objects[number_of(pdf.page_references[0])]["Resources"])]
    return {
        name.encode(): _face(objects, reference) for name, reference in objects[number_of(resources["Font"])].items()
    }


def _face(objects: Any, font: bytes) -> Face:
    descendant = objects[number_of(objects[number_of(font)]["DescendantFonts"][0])]
    file = objects[number_of(objects[number_of(descendant["FontDescriptor"])]["FontFile2"])]
    return faces()[bytes(file.stream[0])]
