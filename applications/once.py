"""What many requests share is read once: the catalogue, while their papers are made."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_known: ContextVar[dict[Hashable, Any] | None] = ContextVar("known", default=None)


@contextmanager
def reading_once(known: Mapping[Any, Any]) -> Iterator[None]:
    """Within the block ``once`` answers from ``known`` and from what was read in it; later changes are not seen."""
    before = _known.set(dict(known))
    try:
        yield
    finally:
        _known.reset(before)


def once(key: Hashable, read: Callable[[], Any]) -> Any:
    """Return what ``read`` returns; inside ``reading_once`` what was read first for ``key``."""
    known = _known.get()
    if known is None:
        return read()
    if key not in known:
        known[key] = read()
    return known[key]
