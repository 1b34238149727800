"""What every request passes through, beside Django's own."""

import re
from collections.abc import Callable
from http import HTTPStatus

import structlog
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_structlog.middlewares import RequestMiddleware

from applications.printing.missing_files import PaperNotPrintable

log = structlog.get_logger(__name__)
_SECRET_END = re.compile(r"(?<=^/hesap/parola/yeni/).+")


def no_nul_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 400 to an address or a form that holds a NUL: PostgreSQL stores none, and nobody types one."""

    def answer(request: HttpRequest) -> HttpResponse:
        values = [value for sent in (request.GET, request.POST) for _name, found in sent.lists() for value in found]
        if any("\0" in value for value in values):
            raise SuspiciousOperation("a NUL byte")
        return get_response(request)

    return answer


class NotPrintableMiddleware:
    """Answer 503 where a paper cannot be printed because this installation lacks a file, and log which."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, PaperNotPrintable):
            return None
        log.error("paper_not_printable", cause=repr(error.__cause__))
        return render(request, "503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)


class RequestLogMiddleware(RequestMiddleware):
    """Log each request's method and path, without the query and without the key of a new password."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {_SECRET_END.sub('…', request.path)}"
