"""Pages for what goes wrong before a view can answer."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Tell that the page had grown old, or that the browser keeps no cookies. ``reason`` is for developers."""
    keeps_cookies = settings.CSRF_COOKIE_NAME in request.COOKIES
    return render(request, "csrf.html", {"keeps_cookies": keeps_cookies}, status=403)
