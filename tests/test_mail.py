"""Mail really leaves through the server that EMAIL_URL names."""

import email
import email.policy
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

ROOT = Path(__file__).parent.parent


class Postbox:
    """Keeps what an SMTP server is given."""

    def __init__(self) -> None:
        self.received: list[email.message.EmailMessage] = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802  aiosmtpd looks for this name
        self.received.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture
def server():
    controller = Controller(Postbox(), hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller
    controller.stop()


def test_email_url_and_sender_come_from_the_environment(server, tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "only-for-this-test",
        "DATA_DIR": str(tmp_path),
        "EMAIL_URL": f"smtp://127.0.0.1:{server.port}",
        "DEFAULT_FROM_EMAIL": "e-imza başvurusu <e-imza@example.org>",
    }
    command = [sys.executable, "manage.py", "sendtestemail", "kisi@example.org"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=60)
    (message,) = server.handler.received
    assert message["To"] == "kisi@example.org"
    assert message["From"].addresses[0].addr_spec == "e-imza@example.org"
