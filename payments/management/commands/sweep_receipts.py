"""Send receipts whose reading is overdue to the queue again: once, or over and over until it is ended."""

import time
from argparse import ArgumentTypeError
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from payments.services import sweep


def pause(text: str) -> int:
    """Return whole seconds. Raises ArgumentTypeError."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 3600:
        raise ArgumentTypeError(f"{text!r} is no pause: give 1 to 3600 seconds")
    return int(text)


class Command(BaseCommand):
    help = "Sends receipts to the queue again that no worker read: the worker was killed, or a failed reading is due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=pause, metavar="SECONDS", help="go on until ended, with this pause")

    def handle(self, *args: Any, every: int | None, **options: Any) -> None:
        if every is None:
            self.stdout.write(f"{self.sweep(timezone.now())} overdue")
            return
        while True:
            self._sweep_quietly()
            time.sleep(every)

    def _sweep_quietly(self) -> None:
        """Sweep, and tell only when there was something to do."""
        close_old_connections()
        if count := self.sweep(timezone.now()):
            self.stdout.write(f"{count} overdue")

    def sweep(self, at: datetime) -> int:
        """Care for what is overdue and return how many there were; another sweeper cares for other things."""
        return sweep(at)
