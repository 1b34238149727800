"""``manage.py print_form REFERENCE --output FILE``: the request form of one case as PDF."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from applications.domain.form_sheet import NoFormDue
from applications.domain.references import compact
from applications.models import SignatureRequest
from applications.printing.engine import FormNotPrintable, render
from applications.printing.sheets import sheet_of


class Command(BaseCommand):
    help = "Bir başvurunun formunu PDF olarak yazar; sayfa sayısı istenen nüsha sayısıdır."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reference", metavar="REFERENCE", help="başvuru no, örneğin K7P4-M2HX")
        parser.add_argument("--output", required=True, type=Path, metavar="FILE", help="yazılacak PDF dosyası")

    def handle(self, *, reference: str, output: Path, **options: Any) -> None:
        pdf = _pdf_of(reference)
        try:
            _write_private(output, pdf)
        except OSError as error:
            raise CommandError(f"{output} yazılamadı: {error.strerror}. Başka bir yer verin.") from error
        self.stdout.write(f"Yazıldı: {output}")


def _pdf_of(reference: str) -> bytes:
    """Return the form as PDF; raises CommandError with a sentence when there is none to print."""
    case = (
        SignatureRequest.objects.select_related("directorate", "procedure", "unit", "payment")
        .filter(reference=compact(reference))
        .first()
    )
    if case is None:
        raise CommandError(f"{reference} numaralı başvuru yok. Numarayı kontrol edin; örnek: K7P4-M2HX.")
    try:
        return render(sheet_of(case, printed_at=timezone.now()))
    except (NoFormDue, FormNotPrintable) as error:
        raise CommandError(str(error)) from error


def _write_private(output: Path, pdf: bytes) -> None:
    """Write ``pdf`` so that only its owner may read it: it holds an identity number."""
    with open(output, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
        file.write(pdf)
