"""Sheets in a file, one after the other, so that no process of a benchmark holds more of them than it draws."""

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from applications.domain.form_sheet import FormSheet


def write_sheets(file: Path, sheets: Iterable[FormSheet]) -> None:
    """Write every sheet; only processes of the same benchmark read the file."""
    with file.open("wb") as opened:
        for sheet in sheets:
            pickle.dump(sheet, opened)


def read_sheets(file: str | Path, start: int = 0, stop: int | None = None) -> Iterator[FormSheet]:
    """Yield the sheets from number ``start`` (from 0) up to ``stop``, as far as there are any."""
    return islice(_all_in(Path(file)), start, stop)


def _all_in(file: Path) -> Iterator[FormSheet]:
    with file.open("rb") as opened:
        while opened.peek(1):
            yield pickle.load(opened)
