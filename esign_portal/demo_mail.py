"""The demo's mailbox: what the portal would have sent, newest first. Reachable only when DEMO is on."""

import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

SHOWN = 30  # mails on the page
_BETWEEN_MAILS = b"\n" + b"-" * 79 + b"\n"  # written by Django's file backend after each mail


@dataclass(frozen=True, slots=True)
class SentMail:
    """One mail as a reader wants it."""

    to: str
    subject: str
    sent_at: datetime
    text: str


def outbox(request: HttpRequest) -> HttpResponse:
    """Show the newest mails as plain text."""
    return render(request, "demo/mail.html", {"mails": newest_mails(Path(settings.EMAIL_FILE_PATH), limit=SHOWN)})


def newest_mails(folder: Path, *, limit: int) -> list[SentMail]:
    """Return at most ``limit`` mails of the files in ``folder``, newest first. A missing folder holds none."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    mails: list[SentMail] = []
    for file in files:
        mails += reversed(_mails_in(file))
        if len(mails) >= limit:
            break
    return sorted(mails, key=lambda mail: mail.sent_at, reverse=True)[:limit]


def _mails_in(file: Path) -> list[SentMail]:
    return [_parse(raw) for raw in file.read_bytes().split(_BETWEEN_MAILS) if raw.strip()]


def _parse(raw: bytes) -> SentMail:
    message = email.message_from_bytes(raw, EmailMessage, policy=email.policy.default)
    body = message.get_body(preferencelist=("plain",))
    return SentMail(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=_moment(message["Date"].datetime),
        text=body.get_content() if body else "",
    )


def _moment(written: datetime) -> datetime:
    """Return ``written`` in local time. Django writes UTC as -0000, which Python reads as naive."""
    return timezone.localtime(written if written.tzinfo else written.replace(tzinfo=UTC))
