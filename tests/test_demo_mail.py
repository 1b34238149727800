"""The demo's mailbox reads what Django's file backend writes."""

from datetime import timedelta

import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives, get_connection, send_mail
from django.utils import timezone

from esign_portal.demo_mail import newest_mails, outbox


@pytest.fixture
def mailbox(tmp_path, settings):
    """Let mails go to files, as in the demo."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path / "mail"


def send(number: int) -> None:
    send_mail(f"Başvurunuz {number}", f"Şimdi sıra sizde: {number}.\n\nİyi günler", None, ["ayşe@example.org"])


def test_mails_come_newest_first_with_turkish_letters_and_local_time(mailbox):
    with time_machine.travel("2026-11-16T09:00:00Z", tick=False) as clock:
        for number in (1, 2, 3):
            send(number)
            clock.shift(timedelta(minutes=1))
    mails = newest_mails(mailbox, limit=2)
    assert [mail.subject for mail in mails] == ["Başvurunuz 3", "Başvurunuz 2"]
    assert mails[0].text.startswith("Şimdi sıra sizde: 3.")
    assert timezone.localtime(mails[0].sent_at).strftime("%H.%M") == "12.02"


def test_several_mails_of_one_connection_are_told_apart(mailbox):
    with get_connection() as connection:
        connection.send_messages([EmailMultiAlternatives(f"Konu {n}", "Metin", to=["a@example.org"]) for n in (1, 2)])
    assert {mail.subject for mail in newest_mails(mailbox, limit=9)} == {"Konu 1", "Konu 2"}


def test_the_page_shows_the_mails_and_says_when_there_are_none(mailbox, rf):
    assert "Henüz e-posta yok" in outbox(rf.get("/demo/posta/")).content.decode()
    send(7)
    assert "Başvurunuz 7" in outbox(rf.get("/demo/posta/")).content.decode()


@pytest.mark.django_db
def test_outside_the_demo_there_is_no_such_page(client):
    assert client.get("/demo/posta/").status_code == 404
