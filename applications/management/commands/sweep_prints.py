"""Send bulk prints that are overdue to the queue again and remove old files: once, or over and over until ended."""

from datetime import datetime

from applications import bulk_printing
from payments.management.commands import sweep_receipts


class Command(sweep_receipts.Command):
    help = "Sends bulk prints to the queue again that no worker finished, and removes files that are a day old."

    def sweep(self, at: datetime) -> int:
        return bulk_printing.sweep(at)
