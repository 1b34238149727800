"""What was drawn once, kept on disk for other processes and later days: drawn anew where it is not there.

In it stand placeholders and the words that all forms of a kind share, nothing of a person. Each lies there packed, with
a mark of what it is and where: what is damaged, or lies in another's place, is drawn anew.
"""

import pickle
from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

import structlog
from django.core.cache import caches

from applications.printing.filling.editions import lasting_edition
from applications.printing.filling.shapes import Shape

_Drawn = TypeVar("_Drawn")
log = structlog.get_logger(__name__)


class Nowhere:
    """Keeps nothing: every drawing is made."""

    def find_or_make(self, kind: str, shape: Shape, make: Callable[[], _Drawn]) -> _Drawn:
        """Return what ``make`` returns for ``shape``. ``kind``: what is made of it."""
        return make()


NOWHERE = Nowhere()


class OnDisk(Nowhere):
    """Keeps drawings in the cache ``layouts``, each under all that shapes it."""

    def find_or_make(self, kind: str, shape: Shape, make: Callable[[], _Drawn]) -> _Drawn:
        """Return what lies there, else what ``make`` returns, which then lies there."""
        edition = lasting_edition()
        if edition is None:
            return make()
        key = sha256(repr((edition, kind, shape)).encode()).hexdigest()
        found = _found(key)
        if found is None:
            found = (make(),)
            if lasting_edition() == edition:
                _keep(key, found)
        return found[0]


def _found(key: str) -> tuple[_Drawn] | None:
    """Return what was kept under ``key``; ``None`` for anything else that may lie there."""
    try:
        kept = caches["layouts"].get(key)
        return None if kept is None else _opened(key, *kept)
    except Exception:  # a damaged file raises whatever its bytes happen to say
        log.warning("layouts.unreadable", exc_info=True)
        return None


def _opened(key: str, mark: str, packed: bytes) -> tuple[_Drawn]:
    """Return what is ``packed``. Raises ValueError unless it was packed here, for ``key``."""
    if mark != _mark(key, packed):
        raise ValueError(key)
    found: tuple[_Drawn] = pickle.loads(packed)  # noqa: S301  packed by us, says the mark
    return found


def _keep(key: str, drawn: tuple[object]) -> None:
    """Keep ``drawn``; without room on the disk the next process draws it again."""
    packed = pickle.dumps(drawn, pickle.HIGHEST_PROTOCOL)
    try:
        caches["layouts"].set(key, (_mark(key, packed), packed))
    except OSError:
        log.warning("layouts.not_kept", exc_info=True)


def _mark(key: str, packed: bytes) -> str:
    return sha256(key.encode() + packed).hexdigest()
