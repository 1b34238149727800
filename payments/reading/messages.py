"""What parent and child say to each other over their pipes: parts, each four bytes of length and then the bytes.

A question is a part of JSON and the file. An answer is a part of JSON, which tells how many pictures follow, and these.
"""

import json
import struct
from typing import Any, BinaryIO, NamedTuple

from esign_portal.enums import LabelledEnum
from payments.domain.placed import PlacedText, PlacedWord, Spot
from payments.reading.kinds import FileKind, ReadFile

_LENGTH = struct.Struct(">I")


class Task(LabelledEnum):
    """What a child is asked. The label is for logs."""

    READ = "read", "text layer"
    DRAW = "draw", "pictures of the pages"
    OCR = "ocr", "text of a picture"


class Question(NamedTuple):
    """A file and what is asked about it; ``page`` counts from 1 and matters to OCR only."""

    task: Task
    data: bytes
    page: int = 1


class Refused(NamedTuple):
    """The answer about a file that is not taken: the code of its refusal."""

    code: str


Answer = ReadFile | PlacedText | tuple[bytes, ...]


def send_question(pipe: BinaryIO, question: Question) -> None:
    """Write ``question`` and flush."""
    _send(pipe, json.dumps([question.task.value, question.page]).encode(), question.data)


def receive_question(pipe: BinaryIO) -> Question | None:
    """Return the next question, ``None`` when the other side is gone."""
    head, data = _receive(pipe), _receive(pipe)
    if head is None or data is None:
        return None
    task, page = json.loads(head)
    return Question(Task(task), data, page)


def send_answer(pipe: BinaryIO, answer: Answer | Refused) -> None:
    """Write what a file gave, or the code of its refusal."""
    if isinstance(answer, Refused):
        _send(pipe, json.dumps({"refused": answer.code}).encode())
    elif isinstance(answer, ReadFile):
        _send(pipe, json.dumps({"file": _file_to_json(answer)}).encode())
    elif isinstance(answer, PlacedText):
        _send(pipe, json.dumps({"placed": _placed_to_json(answer)}).encode())
    else:
        _send(pipe, json.dumps({"pictures": len(answer)}).encode(), *answer)


def receive_answer(pipe: BinaryIO) -> Answer | Refused | None:
    """Return what `send_answer` wrote, ``None`` when the child ended instead."""
    head = _receive(pipe)
    if head is None:
        return None
    values = json.loads(head)
    if "refused" in values:
        return Refused(values["refused"])
    if "file" in values:
        return _file_from_json(values["file"])
    if "placed" in values:
        return _placed_from_json(values["placed"])
    pictures = [_receive(pipe) for _ in range(values["pictures"])]
    return None if None in pictures else tuple(picture for picture in pictures if picture is not None)


def _send(pipe: BinaryIO, *parts: bytes) -> None:
    for part in parts:
        pipe.write(_LENGTH.pack(len(part)))
        pipe.write(part)
    pipe.flush()


def _receive(pipe: BinaryIO) -> bytes | None:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = pipe.read(length)
    return body if len(body) == length else None


def _file_to_json(file: ReadFile) -> list[Any]:
    placed = _placed_to_json(file.placed) if file.placed is not None else None
    return [file.kind.value, placed, file.page_count, file.is_flattened]


def _file_from_json(values: list[Any]) -> ReadFile:
    kind, placed, page_count, is_flattened = values
    return ReadFile(FileKind(kind), _placed_from_json(placed) if placed is not None else None, page_count, is_flattened)


def _placed_to_json(placed: PlacedText) -> list[Any]:
    words = [(word.start, word.end, word.confidence, *word.spot) for word in placed.words]
    return [placed.text, placed.is_ocr, words]


def _placed_from_json(values: list[Any]) -> PlacedText:
    text, is_ocr, rows = values
    words = tuple(PlacedWord(start, end, Spot(*spot), confidence) for start, end, confidence, *spot in rows)
    return PlacedText(text, words, is_ocr)
