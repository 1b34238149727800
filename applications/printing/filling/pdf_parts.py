"""The objects of a PDF in pieces: bytes that stay, and between them numbers of objects and texts to be put in."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import pydyf

_REFERENCE = re.compile(rb"([0-9]+) 0 R")


@dataclass(frozen=True, slots=True)
class Ref:
    """Another object, by its number."""

    number: int


@cache
def ref_to(number: int) -> Ref:
    """Return the one reference to ``number``: layouts hold thousands of them."""
    return Ref(number)


@dataclass(frozen=True, slots=True)
class Words:
    """A text made of fixed texts and values: a ``str`` stays, an ``int`` is the number of a value."""

    parts: tuple[str | int, ...]

    def filled(self, values: Sequence[str]) -> str:
        return "".join(part if isinstance(part, str) else values[part] for part in self.parts)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number under which a page's content is found in the tree of parents; pages count from 0."""

    page: int


Piece = bytes | Ref | Words | PageNumber
Find = Callable[[str], Words | None]
"""Finds the placeholders in a text; ``None`` when it has none."""


class NotPlain(Exception):
    """Something was drawn otherwise than we know it, so nothing can be said of it for certain."""


@contextmanager
def understood() -> Iterator[None]:
    """Raise NotPlain for what comes of reading something that was drawn otherwise than we know it."""
    try:
        yield
    except (LookupError, AttributeError, TypeError, ValueError) as error:
        raise NotPlain from error


def pieces_of(item: Any, find: Find) -> tuple[Piece, ...]:
    """Return ``item`` (of pydyf) in pieces, neighbouring bytes joined. Raises NotPlain."""
    joined: list[Piece] = []
    for piece in _pieces(item, find):
        if joined and isinstance(piece, bytes) and isinstance(joined[-1], bytes):
            joined[-1] += piece
        else:
            joined.append(piece)
    if any(isinstance(piece, bytes) and _REFERENCE.search(piece) for piece in joined):
        raise NotPlain
    return tuple(joined)


def _pieces(item: Any, find: Find) -> Iterator[Piece]:
    if isinstance(item, pydyf.Stream):
        raise NotPlain
    if isinstance(item, pydyf.Dictionary):
        yield from _around(b"<<", (_entry(key, value, find) for key, value in item.items()), b">>")
    elif isinstance(item, pydyf.Array):
        yield from _around(b"[", (_spaced(value, find) for value in item), b"]")
    elif isinstance(item, pydyf.String):
        words = find(item.string) if isinstance(item.string, str) else None
        yield words if words is not None else _unmistakable(item.data)
    else:
        yield _plain(item)


def _unmistakable(written: bytes) -> bytes:
    """Return a string so written that nothing in it looks like a reference."""
    return b"<%b>" % written[1:-1].hex().encode() if _REFERENCE.search(written) else written


def _around(start: bytes, inner: Iterable[Iterator[Piece]], end: bytes) -> Iterator[Piece]:
    yield start
    for pieces in inner:
        yield from pieces
    yield end


def _entry(key: str, value: Any, find: Find) -> Iterator[Piece]:
    yield f"/{key} ".encode()
    if key == "StructParents":
        yield PageNumber(value)
    else:
        yield from _pieces(value, find)


def _spaced(value: Any, find: Find) -> Iterator[Piece]:
    yield from _pieces(value, find)
    yield b" "


def _plain(item: Any) -> Piece:
    """Return a number, a name or a reference."""
    written = pydyf._to_bytes(item)
    reference = _REFERENCE.fullmatch(written)
    return ref_to(int(reference[1])) if reference else written


def number_of(reference: bytes) -> int:
    """Return the number in ``b"12 0 R"``."""
    return int(reference.split()[0])


def pdf_string(text: str) -> bytes:
    """Return ``text`` as PDF writes it: in brackets when it is ASCII, else as UTF-16."""
    if text.isascii():
        return b"(" + re.sub(r"([\\()])", r"\\\1", text).encode() + b")"
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"
