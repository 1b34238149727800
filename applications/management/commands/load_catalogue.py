"""Load the catalogue's fixtures into an empty database, once."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import models, transaction

from applications.models import Contact, Directorate, Guide, Price, Procedure
from payments.models import BankAccount

FIXTURES = ("directorates", "accounts", "prices", "kamu_sm", "guides", "procedures_06", "procedures_33")
"""In this order: what is pointed at comes first."""

CATALOGUE: tuple[type[models.Model], ...] = (Directorate, BankAccount, Price, Contact, Guide, Procedure)


class Command(BaseCommand):
    help = (
        "Loads directorates, accounts, prices, procedures, Kamu SM's contacts and the guides from fixtures/. "
        "Does so only when all their tables are empty: what officers have edited is never overwritten."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if any(model._default_manager.exists() for model in CATALOGUE):
            self.stdout.write(f"Katalog dolu, hiçbir şey değişmedi: {counted()}.")
            return
        call_command("loaddata", *FIXTURES, verbosity=0)
        self.stdout.write(f"Katalog yüklendi: {counted()}.")


def counted() -> str:
    """Return how many rows each table holds, as a person reads it: "2 müdürlük, 17 usul"."""
    return ", ".join(f"{model._default_manager.count()} {model._meta.verbose_name}" for model in CATALOGUE)
