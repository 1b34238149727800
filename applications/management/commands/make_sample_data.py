"""Make sample people and requests, for a demo or a trial."""

from argparse import ArgumentTypeError

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from applications.models import Procedure, User
from applications.samples import people
from applications.samples.requests import SampleMaker, make_staff


def how_many(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise ArgumentTypeError(f"{text!r} is not a number of requests: give 0 or more")
    return int(text)


class Command(BaseCommand):
    help = "Makes sample officers, people and requests in all states. Only where DEMO or DEBUG is on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--requests", type=how_many, default=60, metavar="N", help="how many requests and drafts (60)"
        )
        parser.add_argument("--seed", type=int, default=1, help="another number makes other people (1)")

    def handle(self, *, requests: int, seed: int, verbosity: int, **options: object) -> None:
        if not (settings.AT_HOME):
            raise CommandError("Sample people never stand among real ones: set DEMO=true or DEBUG=true.")
        if not Procedure.objects.exists():
            raise CommandError("There are no procedures yet: run load_catalogue first.")
        make_staff()
        there = User.objects.filter(email__endswith=people.MAIL_DOMAIN).count()  # a second call adds other people
        maker = SampleMaker(seed=seed + there, made=there)
        for number, _made in enumerate(maker.make(requests, now=timezone.now()), start=1):
            if verbosity and (number % 10 == 0 or number == requests):
                self.stdout.write(f"{number} / {requests}")
