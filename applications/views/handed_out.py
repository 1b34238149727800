"""Papers and files as they are handed out. That browsers take a type as we say it, Django's own middleware sees to."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def pdf_answer(content: bytes, name: str, *, to_save: bool = False) -> HttpResponse:
    """Return a PDF to be shown, or ``to_save``. ``name``: of the file, without its end; it names no person."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(to_save, f"{name}.pdf")
    return answer


def private(answer: HttpResponse) -> HttpResponse:
    """Keep what tells of a person out of every cache on the way."""
    answer["Cache-Control"] = "private, no-store"
    return answer
