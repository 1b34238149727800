"""Which files a layout was made from: one made from other files is never used."""

import os
import platform
import time
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import django
from django.conf import settings

from applications.printing import system_libraries
from applications.printing.filling.glyphs import LookCloser
from applications.printing.letterset import FONTS, SMALL_FOLDER

BEGAN = settings.BEGAN - 1
"""Before this process read its code; templates and style sheets it reads later. A second: files' clocks go in steps."""
_CLOCKS = time.time(), time.monotonic()
"""The clock that people set, and the one that only runs, at one moment of this process."""

_FILES = (
    "templates/print/form.html",
    "templates/print/_copy.html",
    "static/css/form.css",
    *(f"static/{SMALL_FOLDER}/{name}.ttf" for name in FONTS),
)
_CODE = ("applications/domain", "applications/printing")


def current_edition() -> str:
    """Return what tells layouts of today's files from those of other files. Raises LookCloser when one is missing.

    A file is read again when its date or size changes.
    """
    paths = _paths(settings.BASE_DIR)
    try:
        found = [os.stat(path) for path in paths]
    except OSError as error:
        raise LookCloser from error
    return _edition(paths, tuple((status.st_mtime_ns, status.st_size) for status in found))


def lasting_edition() -> str | None:
    """Return what tells drawings of today's files, code and libraries from all others, in any process.

    ``None`` when one of them is missing, or was changed while this process was running: what it draws may be of before.
    """
    try:
        edition = _lasting(current_edition())
        places = [*_paths(settings.BASE_DIR), *_code(settings.BASE_DIR), _packages()]
        changed = any(os.stat(place).st_ctime >= BEGAN for place in places)  # looked for once all of them were read
    except (OSError, LookCloser):
        return None
    return None if changed or _was_set_back() else edition


def _was_set_back() -> bool:
    """Tell whether the clock was set back: what changed since may bear an earlier time than this process."""
    set_by_people, only_runs = _CLOCKS
    return time.time() - set_by_people < time.monotonic() - only_runs - 1


@lru_cache(maxsize=2)
def _paths(base: Path) -> tuple[str, ...]:
    return tuple(str(base / name) for name in _FILES)


@lru_cache(maxsize=2)
def _code(base: Path) -> tuple[str, ...]:
    return tuple(str(path) for folder in _CODE for path in sorted((base / folder).rglob("*.py")))


@lru_cache(maxsize=2)
def _edition(paths: tuple[str, ...], stamps: tuple[tuple[int, int], ...]) -> str:
    """Return a mark of what the files hold. ``stamps``: so that it is made anew when they change."""
    return _mark_of(paths)


def _mark_of(paths: tuple[str, ...]) -> str:
    digest = sha256()
    for path in paths:
        digest.update(sha256(Path(path).read_bytes()).digest())
    return digest.hexdigest()


@lru_cache(maxsize=2)
def _lasting(edition: str) -> str:
    told = (
        edition,
        _mark_of(_code(settings.BASE_DIR)),
        platform.python_version(),
        *_installed(),
        *system_libraries.versions(),
    )
    return sha256(repr(told).encode()).hexdigest()


def _packages() -> Path:
    """Return the folder that Python's packages are installed in."""
    return Path(django.__file__).parent.parent


def _installed() -> Iterator[str]:
    """Yield the name of each package with its version."""
    return (name for name in sorted(os.listdir(_packages())) if name.endswith(".dist-info"))
