"""Many forms in one file: PDF/A-3a and PDF/UA-1, in their order, a bookmark for each person, the tags of each kept.

The file is written as the forms come, and of what is written only the places are kept, so that five hundred forms take
little more memory than one. Fonts and colours stand in it once.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import BinaryIO

from applications.domain.form_sheet import FormSheet
from applications.printing import engine
from applications.printing.compiled import LAYOUTS
from applications.printing.filling.blueprint_reader import read_drawn
from applications.printing.filling.blueprints import Blueprint, Fixed
from applications.printing.filling.bundles import Bundled
from applications.printing.filling.glyphs import LookCloser
from applications.printing.filling.growing_file import GrowingFile
from applications.printing.filling.pdf_file import filled_streams, plain_stream
from applications.printing.filling.pdf_parts import NotPlain, pdf_string
from applications.printing.filling.properties import Properties

_CATALOG, _PAGES, _STRUCTURE, _DOCUMENT, _PARENTS, _OUTLINE, _PACKET, _INFO = range(1, 9)


class NothingToPrint(Exception):
    """There is no file of no forms."""


def write_forms(sheets: Iterable[FormSheet], file: BinaryIO, *, printed_at: datetime, title: str) -> int:
    """Write the forms of ``sheets`` into ``file`` as one PDF, each as it comes; return how many.

    ``printed_at``: with its time zone. Raises NothingToPrint, and what ``FormsFile.add`` raises.
    """
    forms = FormsFile(file)
    for sheet in sheets:
        forms.add(sheet)
    forms.finish(printed_at=printed_at, title=title)
    return forms.count


class FormsFile:
    """A PDF that grows form by form; ``finish`` makes it whole."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = GrowingFile(file)
        self._file.take(_INFO)
        self._bundled: dict[int, Bundled] = {}
        self._shared: dict[bytes, bytes] = {}
        self._look = b""
        self._pages: list[bytes] = []
        self._parts: list[bytes] = []
        self._parents: list[bytes] = []
        self._bookmarks: list[tuple[str, bytes]] = []

    @property
    def count(self) -> int:
        """Return how many forms were added."""
        return len(self._parts)

    def add(self, sheet: FormSheet) -> None:
        """Write the form of ``sheet``. Raises LettersMissing or PaperNotPrintable before anything of it is written."""
        bundled, streams, values = self._filled(sheet)
        numbers = self._numbers(bundled)
        parts = bundled.blueprint.parts
        for at in bundled.streams:
            part = parts[at]
            self._file.write(int(numbers[at]), part.data if isinstance(part, Fixed) else streams[at])
        self._write_objects(bundled, numbers, values)
        pages = [numbers[at] for at in bundled.blueprint.pages]
        self._pages += pages
        self._bookmarks.append((f"{sheet.signatures[0].name} · {sheet.spoken_reference}", pages[0]))

    def finish(self, *, printed_at: datetime, title: str) -> None:
        """Write what holds the forms together. Raises NothingToPrint when there is none."""
        if not self.count:
            raise NothingToPrint
        properties = Properties(title=title, printed_at=printed_at)
        objects = {
            _CATALOG: self._catalog(),
            _PAGES: b"<</Type /Pages/Kids [%b]/Count %d>>" % (_listed(self._pages), len(self._pages)),
            _STRUCTURE: b"<</Type /StructTreeRoot/K [%d 0 R]/ParentTree %d 0 R>>" % (_DOCUMENT, _PARENTS),
            _DOCUMENT: b"<</Type /StructElem/S /Document/P %d 0 R/K [%b]>>" % (_STRUCTURE, _listed(self._parts)),
            _PARENTS: b"<</Kids [%b]>>" % _listed(self._parents),
            _INFO: properties.info,
            **self._outline(),
        }
        self._file.write(_PACKET, plain_stream(b"/Type /Metadata/Subtype /XML", properties.packet))
        self._file.write_packed(list(objects), list(objects.values()))
        self._file.finish(root=_CATALOG, info=_INFO)

    def _filled(self, sheet: FormSheet) -> tuple[Bundled, Mapping[int, bytes], Sequence[str]]:
        try:
            form, taken = LAYOUTS.form_for(sheet)
            streams = filled_streams(form.blueprint, taken.values, sheet)
            return self._prepared(form.blueprint), streams, taken.values
        except (LookCloser, NotPlain):
            return Bundled(read_drawn(engine.draw_form(sheet))), {}, ()

    def _prepared(self, blueprint: Blueprint) -> Bundled:
        known = self._bundled.get(id(blueprint))  # which holds the blueprint: no other gets its id
        if known is None:
            known = self._bundled[id(blueprint)] = Bundled(blueprint)
        return known

    def _numbers(self, bundled: Bundled) -> list[bytes]:
        """Return the number of each object of the form; what it shares with others is written when it is new."""
        blueprint = bundled.blueprint
        numbers = [b""] * len(blueprint.parts)
        numbers[blueprint.page_tree], numbers[blueprint.structure] = b"%d" % _PAGES, b"%d" % _DOCUMENT
        for at, mark in bundled.shared.items():
            if mark not in self._shared:
                self._shared[mark] = number = b"%d" % self._file.take(1)
                part = blueprint.parts[at]
                self._file.write(int(number), part.data if isinstance(part, Fixed) else part.written(numbers))
            numbers[at] = self._shared[mark]
        own = [*bundled.streams, *bundled.fixed, *bundled.open, blueprint.document]
        first = self._file.take(len(own))
        for number, at in enumerate(own, start=first):
            numbers[at] = b"%d" % number
        self._look = self._look or bundled.look.filled(numbers)
        return numbers

    def _write_objects(self, bundled: Bundled, numbers: Sequence[bytes], values: Sequence[str]) -> None:
        """Write what is no stream into one stream, with the form's part of the structure and its node of parents."""
        blueprint, first_page = bundled.blueprint, len(self._pages)
        node = self._file.take(1)
        objects = bundled.template.filled(numbers).split(b"\n")
        objects += (blueprint.parts[at].written(numbers, values, first_page) for at in bundled.open)
        objects += (bundled.part.filled(numbers), _parents(bundled, numbers, first_page))
        own = [*bundled.fixed, *bundled.open, blueprint.document]
        self._file.write_packed([*(int(numbers[at]) for at in own), node], objects)
        self._parts.append(numbers[blueprint.document])
        self._parents.append(b"%d" % node)

    def _catalog(self) -> bytes:
        own = b"/Pages %d 0 R/Outlines %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R/PageMode /UseOutlines>>"
        return self._look.removesuffix(b">>") + own % (_PAGES, _OUTLINE, _STRUCTURE, _PACKET)

    def _outline(self) -> dict[int, bytes]:
        """Return the bookmarks by their numbers, each with its neighbours."""
        first = self._file.take(self.count)
        last = first + self.count - 1
        objects = {_OUTLINE: b"<</Type /Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, self.count)}
        for number, (title, page) in enumerate(self._bookmarks, start=first):
            before = b"/Prev %d 0 R" % (number - 1) if number > first else b""
            after = b"/Next %d 0 R" % (number + 1) if number < last else b""
            entries = (pdf_string(title), _OUTLINE, page, before, after)
            objects[number] = b"<</Title %b/Parent %d 0 R/Dest [%b 0 R /Fit]%b%b>>" % entries
        return objects


def _parents(bundled: Bundled, numbers: Sequence[bytes], first_page: int) -> bytes:
    """Return the form's node in the tree of parents."""
    owners = enumerate((parents.filled(numbers) for parents in bundled.parents), start=first_page)
    entries = b" ".join(b"%d %b" % (page, elements) for page, elements in owners)
    return b"<</Limits [%d %d]/Nums [%b]>>" % (first_page, first_page + len(bundled.parents) - 1, entries)


def _listed(numbers: Iterable[bytes]) -> bytes:
    return b" ".join(number + b" 0 R" for number in numbers)
