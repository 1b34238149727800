"""Pango and its kin, found at once, and their versions.

WeasyPrint asks for each library under the names it has on every system, and Python answers by running ``ldconfig`` (or
a compiler) anew for each: some twenty programs, half of the time that loading WeasyPrint takes. What Linux calls them
is known.
"""

import ctypes
import ctypes.util
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from applications.printing.missing_files import PaperNotPrintable

_FILES = {
    "gobject-2.0": "libgobject-2.0.so.0",
    "pango-1.0": "libpango-1.0.so.0",
    "pangoft2-1.0": "libpangoft2-1.0.so.0",
    "harfbuzz": "libharfbuzz.so.0",
    "harfbuzz-subset": "libharfbuzz-subset.so.0",
    "fontconfig": "libfontconfig.so.1",
}
"""The file of each library on Linux, by the name that other systems lack."""

_DRAWING = (("pango-1.0", "pango_version"), ("harfbuzz", "hb_version_string"), ("fontconfig", "FcGetVersion"))
"""Those that decide where a letter stands, and what tells their version."""

_ELSEWHERE = {
    *("libgobject-2.0-0", "gobject-2.0-0", "libpango-1.0-0", "pango-1.0-0", "libpangoft2-1.0-0", "pangoft2-1.0-0"),
    *("libharfbuzz-0", "libharfbuzz-subset-0", "libfontconfig-1", "fontconfig-1"),
}
"""Their names on other systems, which are asked for first."""

_UNUSED = {
    *("libharfbuzz-vector-0", "harfbuzz-vector", "harfbuzz-vector-0.0", "libharfbuzz-vector.so.0"),
    *("libharfbuzz-vector.0.dylib", "libharfbuzz-vector-0.dll"),
}
"""What draws letters in colours, which no font of ours has."""


@contextmanager
def found_at_once() -> Iterator[None]:
    """Within it, the libraries of WeasyPrint are looked up by their files; any other, and one not there, as ever.

    Raises PaperNotPrintable when one cannot be loaded: to whoever prints, it is a file that this installation lacks.
    """
    as_ever = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _finder(as_ever)
    try:
        yield
    except OSError as error:
        raise PaperNotPrintable from error
    finally:
        ctypes.util.find_library = as_ever


@cache
def versions() -> tuple[bytes | int, ...]:
    """Return the versions of what draws, written or as numbers. Raises OSError when one is not there."""
    return tuple(_version(_FILES[name], function) for name, function in _DRAWING)


def _version(file: str, function: str) -> bytes | int:
    tell = getattr(ctypes.CDLL(file), function)
    tell.restype = ctypes.c_char_p if function.endswith("string") else ctypes.c_int
    told: bytes | int = tell()
    return told


def _finder(as_ever: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """Return what finds a library's file by its name, or ``None``."""

    def find(name: str) -> str | None:
        if name in _ELSEWHERE or name in _UNUSED:
            return None
        file = _FILES.get(name)
        return file if file is not None and _is_there(file) else as_ever(name)

    return find


def _is_there(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True
