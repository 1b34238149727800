"""Where bulk prints lie: one file each, named by its number alone, in the private storage.

A file that is being written has another name, one for each attempt, and is moved to its own in one step when it is
whole: nobody is ever handed half a file.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction

from applications.models import PrintJob, PrintState
from applications.models.prints import PRINTS_FOLDER, file_name

KEPT = timedelta(days=1)
"""How long a file lies here: it is full of personal data, and printed anew in a moment."""
_WITH_FILES = (PrintState.PRINTING, PrintState.DONE)


def part_name(pk: UUID, attempt: int) -> str:
    """Return the name of the file into which this attempt writes."""
    return f"{pk}-{attempt}.part"


@contextmanager
def being_written(pk: UUID, attempt: int) -> Iterator[BinaryIO]:
    """Yield the file into which this attempt writes. It is gone at the block's end, unless ``keep`` moved it."""
    part = _folder() / part_name(pk, attempt)
    try:
        with open(part, "w+b", opener=_for_the_server_alone) as file:
            yield file
    finally:
        part.unlink(missing_ok=True)


def keep(file: BinaryIO, pk: UUID, attempt: int) -> str:
    """Move the whole ``file`` to its own name in one step; return that name, as the storage knows it."""
    file.flush()
    os.fsync(file.fileno())  # else a power cut could leave the name without the content
    (_folder() / part_name(pk, attempt)).replace(_folder() / file_name(pk))
    return f"{PRINTS_FOLDER}/{file_name(pk)}"


@transaction.atomic
def remove_old(at: datetime, **which: Any) -> int:
    """Remove the files that have lain here for a day and return how many; ``which``: of these jobs alone."""
    old = PrintJob.objects.filter(state=PrintState.DONE, file__gt="", finished_at__lte=at - KEPT, **which)
    pks = [job.pk for job in old.select_for_update()]
    PrintJob.objects.filter(pk__in=pks).update(file="")
    for pk in pks:
        _remove(file_name(pk))
    return len(pks)


def forget_lost(job: PrintJob) -> None:
    """Note that the file of ``job`` lies here no more, so that it can be printed anew; one made meanwhile stays."""
    PrintJob.objects.filter(pk=job.pk, state=PrintState.DONE, file=job.file.name, attempts=job.attempts).update(file="")


def remove_strays() -> int:
    """Remove the files of which no job knows, and return how many: its worker was killed, or it was called off."""
    there = [file.name for file in _folder().iterdir()]  # what is begun after this look is not judged
    known = {name for job in PrintJob.objects.filter(state__in=_WITH_FILES) for name in _names_of(job)}
    strays = [name for name in there if name not in known]
    for name in strays:
        _remove(name)
    return len(strays)


def _names_of(job: PrintJob) -> set[str]:
    """Return what the job's files may be called now; one that ends just now has its whole file already."""
    if job.state == PrintState.DONE:
        return {file_name(job.pk)} if job.file else set()
    return {part_name(job.pk, job.attempts), file_name(job.pk)}


def _remove(name: str) -> None:
    (_folder() / name).unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(default_storage.path(PRINTS_FOLDER))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _for_the_server_alone(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
