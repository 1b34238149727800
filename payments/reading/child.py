"""The child process that opens files: ``python -m payments.reading.child``, fed by ``safely``.

Reads one framed file after another from standard input and answers each with a framed JSON header
(kind, text, sizes of the pictures, or the code of a refusal) and the pictures behind it.
"""

import json
import resource
import sys
from typing import IO, Any

from payments.reading import images, pdf
from payments.reading.frames import read_frame, write_frame
from payments.reading.refusals import ReceiptRefused

MEMORY = 1024 * 1024 * 1024  # bytes of address space
CPU_SECONDS = 8  # for each file
SIGNATURES = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png"}


def kind_of(content: bytes) -> str:
    """Return "pdf", "jpeg" or "png" by the first bytes. Raises ReceiptRefused for anything else."""
    if not content:
        raise ReceiptRefused("empty")
    for signature, kind in SIGNATURES.items():
        if content.startswith(signature):
            return kind
    raise ReceiptRefused("wrong_type")


def read(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return the header and the pages as PNG. Raises ReceiptRefused."""
    kind = kind_of(content)
    if kind != "pdf":
        return {"kind": kind, "text": None}, [images.picture_of(content, kind)]
    document = pdf.open_pdf(content)
    return {"kind": kind, "text": pdf.text_of(document)}, list(pdf.pictures_of(document))


def answer(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    try:
        return read(content)
    except ReceiptRefused as refusal:
        return {"refused": refusal.code}, []
    except MemoryError:
        return {"refused": "too_slow"}, []
    except Exception:  # whatever a hostile file makes a parser raise, the file is what is wrong
        return {"refused": "damaged"}, []


def limit_cpu() -> None:
    """Allow ``CPU_SECONDS`` more from now on; the kernel ends the process that needs them all."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while (content := read_frame(requests)) is not None:
        limit_cpu()
        header, pages = answer(content)
        write_frame(answers, json.dumps({**header, "pages": len(pages)}).encode())
        for page in pages:
            write_frame(answers, page)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
