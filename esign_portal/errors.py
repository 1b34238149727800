"""Pages for what goes wrong before a view can answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Tell that the page had grown old. ``reason`` is for developers and is not shown."""
    return render(request, "csrf.html", status=403)
