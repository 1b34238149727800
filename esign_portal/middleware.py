"""What every request passes through, beside Django's own."""

import re
from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import RequestMiddleware

_SECRET_END = re.compile(r"(?<=^/hesap/parola/yeni/).+")


def no_nul_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 400 to an address or a form that holds a NUL: PostgreSQL stores none, and nobody types one."""

    def answer(request: HttpRequest) -> HttpResponse:
        values = [value for sent in (request.GET, request.POST) for _name, found in sent.lists() for value in found]
        if any("\0" in value for value in values):
            raise SuspiciousOperation("a NUL byte")
        return get_response(request)

    return answer


class RequestLogMiddleware(RequestMiddleware):
    """Log each request's method and path, without the query and without the key of a new password."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {_SECRET_END.sub('…', request.path)}"
