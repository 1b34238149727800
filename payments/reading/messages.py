"""What parent and child say to each other over their pipes: four bytes of length, then the bytes."""

import json
import struct
from typing import BinaryIO

from payments.reading.kinds import FileKind, ReadFile

_LENGTH = struct.Struct(">I")


def send(pipe: BinaryIO, *parts: bytes) -> None:
    """Write ``parts`` and flush."""
    for part in parts:
        pipe.write(_LENGTH.pack(len(part)))
        pipe.write(part)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """Return the next part, ``None`` when the other side is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = pipe.read(length)
    return body if len(body) == length else None


def send_answer(pipe: BinaryIO, answer: ReadFile | str) -> None:
    """Write a read file, or the code of its refusal."""
    if isinstance(answer, str):
        send(pipe, json.dumps({"refused": answer}).encode())
        return
    head = {"kind": answer.kind.value, "text": answer.text, "pages": len(answer.pages)}
    send(pipe, json.dumps(head).encode(), *answer.pages)


def receive_answer(pipe: BinaryIO) -> ReadFile | str | None:
    """Return what `send_answer` wrote, ``None`` when the child ended instead."""
    head = receive(pipe)
    if head is None:
        return None
    values = json.loads(head)
    if "refused" in values:
        return str(values["refused"])
    pages = [receive(pipe) for _ in range(values["pages"])]
    if any(page is None for page in pages):
        return None
    return ReadFile(FileKind(values["kind"]), values["text"], tuple(page for page in pages if page is not None))
