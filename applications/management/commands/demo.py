"""Run the portal with sample people on this machine, until Ctrl-C: the server, a worker and the sweepers."""

import os
import signal
import socket
import subprocess
import sys
import threading
from argparse import ArgumentTypeError
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.models import SignatureRequest
from applications.samples import people
from applications.samples.requests import make_staff

SAMPLE_REQUESTS = 60
BESIDE_THE_SERVER = (
    ("db_worker", "--interval", "0.3", "--verbosity", "0"),
    ("sweep_receipts", "--every", "15", "--verbosity", "0"),
    ("sweep_prints", "--every", "15", "--verbosity", "0"),
)
"""What runs as services of their own elsewhere: the worker reads pictures, prints in bulk and sends mails."""
_SECONDS_TO_END, _SECONDS_TO_LOOK = 5, 0.5


def port_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ArgumentTypeError(f"{text!r} is not a port: give a number from 1 to 65535")
    return int(text)


@contextmanager
def running_beside(commands: Sequence[Sequence[str]]) -> Iterator[None]:
    """Keep ``manage.py`` commands running in processes of their own until the block ends, in whatever way it ends."""
    is_over = threading.Event()
    keepers = [threading.Thread(target=_keep_running, args=(command, is_over)) for command in commands]
    for keeper in keepers:
        keeper.start()
    try:
        yield
    finally:
        is_over.set()
        for keeper in keepers:
            keeper.join()


def _keep_running(command: Sequence[str], is_over: threading.Event) -> None:
    """Start ``command`` again whenever it ends: a worker that found the database locked too long gives up."""
    while not is_over.is_set():
        # A session of its own: Ctrl-C reaches the server alone, which ends the others after itself.
        process = subprocess.Popen(  # noqa: S603  our own commands, see above
            [sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, start_new_session=True
        )
        while process.poll() is None and not is_over.wait(_SECONDS_TO_LOOK):
            pass
        process.terminate()
        _wait_for_end(process)


def _wait_for_end(process: subprocess.Popen[bytes]) -> None:
    """Wait a little; a worker in the middle of a long reading is cut short, and the next one reads anew."""
    try:
        process.wait(timeout=_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _end(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


class Command(BaseCommand):
    help = "Migrates, loads the catalogue, makes sample data once, and serves at http://127.0.0.1:PORT/ until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=port_number, default=8000)
        parser.add_argument("--prepare-only", action="store_true", help="make the data, do not serve")

    def handle(self, *, port: int, prepare_only: bool, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError("This is for a show on one machine: set DEMO=true.")
        if not prepare_only:
            self._refuse_taken_port(port)
        os.environ["PUBLIC_URL"] = settings.PUBLIC_URL = f"http://127.0.0.1:{port}"  # stands in the sample mails too
        self._prepare()
        self._say_where(port)
        if not prepare_only:
            self._serve(port)

    def _serve(self, port: int) -> None:
        signal.signal(signal.SIGTERM, _end)  # else nobody would end what runs beside
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's background ignores it otherwise
        with running_beside(BESIDE_THE_SERVER):
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, use_static_handler=False)

    def _refuse_taken_port(self, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise CommandError(
                    f"Port {port} cannot be used ({error.strerror}). Try: make demo PORT=8001"
                ) from error

    def _prepare(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("load_catalogue", verbosity=0)
        if not SignatureRequest.objects.exists():
            self.stdout.write(f"Making {SAMPLE_REQUESTS} sample requests, once …")
            call_command("make_sample_data", requests=SAMPLE_REQUESTS, stdout=self.stdout)

    def _say_where(self, port: int) -> None:
        address = f"http://127.0.0.1:{port}"
        rows = [f"  {email:<32}{role:<26}{directorate}" for directorate, role, email in make_staff()]
        lines = [
            "",
            f"Applicants    {address}/           any e-mail address; the code arrives at the page below",
            f"Mail          {address}/demo/posta/   every mail the portal sent; nothing leaves this machine",
            f"Officers      {address}/yonetim/   password of all: {people.PASSWORD}",
            *rows,
            "",
            "Ctrl-C ends it.",
        ]
        self.stdout.write("\n".join(lines))
