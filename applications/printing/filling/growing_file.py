"""A PDF that is written object by object; only the places of the objects are kept."""

import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import BinaryIO

from applications.printing.filling.pdf_file import (
    ENTRY,
    FREE_ENTRY,
    HEADER,
    QUICK,
    object_stream,
    packed_entry,
    place_entry,
    stream,
)


class GrowingFile:
    """Numbers are taken first, the objects written in any order; ``finish`` writes the table of their places."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._offset, self._mark = file, 0, sha256()
        self._table = bytearray(FREE_ENTRY)
        self._put(HEADER)

    def take(self, count: int) -> int:
        """Return the first of ``count`` numbers in a row that no object has yet."""
        first = len(self._table) // ENTRY
        self._table += FREE_ENTRY * count
        return first

    def write(self, number: int, content: bytes) -> None:
        """Write an object of its own."""
        self._note(number, place_entry(self._offset))
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def write_packed(self, numbers: Sequence[int], objects: Sequence[bytes]) -> None:
        """Write objects that are no streams, packed together."""
        holder = self.take(1)
        for place, number in enumerate(numbers):
            self._note(number, packed_entry(holder, place))
        self.write(holder, object_stream(numbers, objects, QUICK))

    def finish(self, *, root: int, info: int) -> None:
        """Write the table and the file's end."""
        number, offset = self.take(1), self._offset
        self._note(number, place_entry(offset))
        identity = self._mark.hexdigest()[:32].encode()
        entries = b"/Type /XRef/W [1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID [<%b> <%b>]"
        entries %= (number + 1, root, info, identity, identity)
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, stream(entries, zlib.compress(self._table, QUICK))))
        self._put(b"startxref\n%d\n%%%%EOF\n" % offset)

    def _note(self, number: int, entry: bytes) -> None:
        self._table[number * ENTRY : (number + 1) * ENTRY] = entry

    def _put(self, written: bytes) -> None:
        self._file.write(written)
        self._mark.update(written)
        self._offset += len(written)
