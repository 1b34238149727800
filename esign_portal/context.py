"""What every template may ask about the site itself."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Return ``demo`` (is this the demo?) and ``theme`` ("light", "dark", or "" when the system decides)."""
    theme = request.COOKIES.get("tema", "")
    return {"demo": settings.DEMO, "theme": theme if theme in {"light", "dark"} else ""}
