"""Which files a layout was made from: one made from other files is never used."""

import os
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from applications.printing.filling.glyphs import LookCloser
from applications.printing.letterset import FONTS, SMALL_FOLDER

_FILES = (
    "templates/print/form.html",
    "templates/print/_copy.html",
    "static/css/form.css",
    *(f"static/{SMALL_FOLDER}/{name}.ttf" for name in FONTS),
)


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


@lru_cache(maxsize=2)
def _paths(base: Path) -> tuple[str, ...]:
    return tuple(str(base / name) for name in _FILES)


@lru_cache(maxsize=2)
def _edition(paths: tuple[str, ...], stamps: tuple[tuple[int, int], ...]) -> str:
    """Return a mark of what the files hold, and of WeasyPrint. ``stamps``: so that it is made anew when they change."""
    digest = sha256(version("weasyprint").encode())
    for path in paths:
        digest.update(sha256(Path(path).read_bytes()).digest())
    return digest.hexdigest()
