"""What every template may ask about the site itself."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, bool]:
    """Return ``demo``: is this the demo, whose mail can be read on a page?"""
    return {"demo": settings.DEMO}
