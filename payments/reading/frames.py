"""Length-prefixed messages over a pipe: eight bytes of length, then the content."""

from typing import IO

_PREFIX = 8


def write_frame(pipe: IO[bytes], content: bytes) -> None:
    pipe.write(len(content).to_bytes(_PREFIX, "big") + content)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes | None:
    """Return the next message; ``None`` when the other side has closed the pipe."""
    prefix = _exactly(pipe, _PREFIX)
    return None if prefix is None else _exactly(pipe, int.from_bytes(prefix, "big"))


def _exactly(pipe: IO[bytes], size: int) -> bytes | None:
    content = pipe.read(size)
    return content if len(content) == size else None
