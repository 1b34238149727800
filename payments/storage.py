"""Where a receipt's files lie: a folder of its own, named by its number alone, in private storage."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from payments.models import RECEIPTS_FOLDER, Receipt


def write(receipt: Receipt, data: bytes, pages: Iterable[bytes]) -> None:
    """Write the original and the page pictures; the rows are the caller's."""
    receipt.file.save("original", ContentFile(data), save=False)
    for number, page in enumerate(pages, start=1):
        default_storage.save(receipt.page_path(number), ContentFile(page))


def original(receipt: Receipt) -> bytes:
    """Return the bytes of the file as it was uploaded. Raises FileNotFoundError."""
    with default_storage.open(receipt.file.name) as file:
        return file.read()


def remove(pk: UUID) -> None:
    """Remove every file of the receipt ``pk``; nothing to remove is no error."""
    folder = f"{RECEIPTS_FOLDER}/{pk}"
    if not default_storage.exists(folder):
        return
    for name in default_storage.listdir(folder)[1]:
        default_storage.delete(f"{folder}/{name}")
    default_storage.delete(folder)


@contextmanager
def kept_only_on_success(pk: UUID) -> Iterator[None]:
    """Take the files of ``pk`` away again when the block fails."""
    try:
        yield
    except BaseException:
        remove(pk)
        raise


def remove_strays() -> int:
    """Remove the folders of which no receipt knows and return how many: a caller's transaction was rolled back.

    For the purge command; run it while nobody uploads, a receipt's files are written before its row.
    """
    if not default_storage.exists(RECEIPTS_FOLDER):
        return 0
    known = {str(pk) for pk in Receipt.objects.values_list("pk", flat=True)}
    strays = [name for name in default_storage.listdir(RECEIPTS_FOLDER)[0] if name not in known]
    for name in strays:
        remove(UUID(name))
    return len(strays)
