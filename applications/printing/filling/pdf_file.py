"""A blueprint filled with values, as a file of its own: PDF 1.7 with what stays packed once, in front."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256

from applications.domain.form_sheet import FormSheet
from applications.printing.codes import Dots
from applications.printing.filling.blueprints import Blueprint, Code, Content, Fixed, Packet

HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
ENTRY = 7
"""Bytes of an entry of the table."""
FREE_ENTRY = b"\0\0\0\0\0\xff\xff"
QUICK = 1  # a quarter larger than the best, and ten times as fast
BEST = 9


def filled_streams(blueprint: Blueprint, values: Sequence[str], sheet: FormSheet) -> dict[int, bytes]:
    """Return the streams of ``blueprint`` that differ from form to form, by their place. Raises LookCloser."""
    glyphs = [run.filled(values) for run in blueprint.runs]
    found: dict[int, bytes] = {}
    for at in blueprint.open_streams:
        part = blueprint.parts[at]
        match part:
            case Content():
                found[at] = stream(b"", zlib.compress(part.filled(glyphs), QUICK))
            case Code():
                found[at] = picture(part.dots(sheet))
            case Packet():
                found[at] = plain_stream(b"/Type /Metadata/Subtype /XML", part.filled(values))
    return found


def stream(entries: bytes, packed: bytes) -> bytes:
    """Return a stream object of what zlib packed."""
    return plain_stream(entries + b"/Filter /FlateDecode", packed)


def plain_stream(entries: bytes, content: bytes) -> bytes:
    """Return a stream object. ``entries``: of its dictionary, without the length."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)


def picture(dots: Dots) -> bytes:
    """Return ``dots`` as a picture that viewers must not smooth."""
    entries = (
        b"/Type /XObject/Subtype /Image/Width %d/Height %d/ColorSpace /DeviceGray/BitsPerComponent 1/Interpolate false"
    )
    return stream(entries % (dots.width, dots.height), zlib.compress(dots.rows, QUICK))


def object_stream(numbers: Sequence[int], objects: Sequence[bytes], level: int) -> bytes:
    """Return the stream that holds ``objects`` under ``numbers``."""
    at, starts = 0, []
    for number, written in zip(numbers, objects, strict=True):
        starts.append(b"%d %d" % (number, at))
        at += len(written) + 1
    index = b" ".join(starts)
    entries = b"/Type /ObjStm/N %d/First %d" % (len(objects), len(index) + 1)
    return stream(entries, zlib.compress(b"\n".join((index, *objects)), level))


def place_entry(offset: int) -> bytes:
    """Return the entry of the table for an object of its own in a file below 4 GB."""
    return b"\1" + offset.to_bytes(4, "big") + b"\0\0"


def packed_entry(holder: int, at: int) -> bytes:
    """Return the entry for the object at place ``at`` of the object stream with the number ``holder``."""
    return b"\2" + holder.to_bytes(4, "big") + at.to_bytes(2, "big")


def table(rows: bytes, offset: int, *, root: bytes, info: bytes, mark: bytes) -> bytes:
    """Return the file's end: the table of all objects, itself the last of them.

    ``rows``: the entries of the others; ``offset``: where the table stands; ``mark``: what tells files apart.
    """
    size = len(rows) // ENTRY + 1
    identity = b"<%b>" % mark.hex().encode()
    words = b"/Type /XRef/W [1 4 2]/Size %d/Root %b 0 R/Info %b 0 R/ID [%b %b]"
    held = plain_stream(words % (size, root, info, identity, identity), rows + place_entry(offset))
    return b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (size - 1, held, offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A blueprint ready to be written as a file: what stays lies packed in ``fonts`` (and colours) and in ``head``.

    The object at place ``n`` of the blueprint has the number ``n + 1``. ``rows``: of the table, those of what is put in
    later empty. ``mark``: of what stays.
    """

    blueprint: Blueprint
    fonts: bytes
    head: bytes
    rows: bytes
    mark: bytes

    def written(self, values: Sequence[str], sheet: FormSheet) -> bytes:
        """Return the file: the same for the same values. Raises LookCloser."""
        parts, numbers = self.blueprint.parts, _numbers(len(self.blueprint.parts))
        own = filled_streams(self.blueprint, values, sheet)
        for at in self.blueprint.open_objects:
            own[at] = parts[at].written(numbers, values)
        file, rows, offset = [self.fonts, self.head], bytearray(self.rows), len(self.fonts) + len(self.head)
        for at, content in own.items():
            file.append(b"%b 0 obj\n%b\nendobj\n" % (numbers[at], content))
            rows[(at + 1) * ENTRY : (at + 2) * ENTRY] = place_entry(offset)
            offset += len(file[-1])
        mark = sha256(b"".join((self.mark, *file[2:]))).digest()[:16]
        root, info = numbers[self.blueprint.catalog], numbers[self.blueprint.info]
        return b"".join((*file, table(bytes(rows), offset, root=root, info=info, mark=mark)))


def ready_form(blueprint: Blueprint) -> Form:
    """Return ``blueprint`` ready to be written again and again."""
    parts, count = blueprint.parts, len(blueprint.parts)
    numbers, entries = _numbers(count), {0: FREE_ENTRY, count + 1: b""}
    fonts = HEADER
    for at, part in enumerate(parts):
        if isinstance(part, Fixed):
            entries[at + 1] = place_entry(len(fonts))
            fonts += b"%b 0 obj\n%b\nendobj\n" % (numbers[at], part.data)
    packed = blueprint.fixed_objects
    entries.update((at + 1, packed_entry(count + 1, place)) for place, at in enumerate(packed))
    entries[count + 1] = place_entry(len(fonts))
    objects = object_stream([at + 1 for at in packed], [parts[at].written(numbers) for at in packed], BEST)
    head = b"%d 0 obj\n%b\nendobj\n" % (count + 1, objects)
    rows = b"".join(entries.get(number, FREE_ENTRY) for number in range(count + 2))
    mark = sha256(fonts + head).digest()
    return Form(blueprint=blueprint, fonts=_one_of(fonts), head=head, rows=rows, mark=mark)


@cache
def _numbers(count: int) -> tuple[bytes, ...]:
    """Return the numbers of ``count`` objects as written, from 1."""
    return tuple(b"%d" % (at + 1) for at in range(count))


@lru_cache(maxsize=8)
def _one_of(content: bytes) -> bytes:
    """Return the first of all equal ``content``: every layout has the same fonts."""
    return content
