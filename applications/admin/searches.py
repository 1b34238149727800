"""What officers search for is a name or an identity number: it stays in the session, never in an address.

The address carries a mark, so that back, reload, the next page and a second tab each keep their own search.
"""

import secrets
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

PARAMETER = "arama"
KEPT = 5
"""Searches a session remembers; an older one is typed again."""

_KEY = "desk_searches"


def remember(session: SessionBase, text: str) -> str:
    """Keep ``text`` and return its mark."""
    kept: dict[str, Any] = session.get(_KEY, {})
    mark = secrets.token_urlsafe(6)
    session[_KEY] = dict([*kept.items(), (mark, text)][-KEPT:])
    return mark


def recall(session: SessionBase, mark: str) -> str | None:
    """Return the text behind ``mark``; ``None`` when this session does not know it any more."""
    return session.get(_KEY, {}).get(mark)
