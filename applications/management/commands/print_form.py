"""``manage.py print_form REFERENCE --output FILE``: the request form of one case as PDF."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from applications import prints
from applications.domain.form_sheet import FormSheet, NoFormDue
from applications.domain.references import compact
from applications.models import SignatureRequest
from applications.printing.compiled import render
from applications.printing.letterset import LettersMissing
from applications.printing.missing_files import PaperNotPrintable
from applications.printing.sheets import sheet_of


class Command(BaseCommand):
    help = "Bir başvurunun formunu PDF olarak yazar; sayfa sayısı istenen nüsha sayısıdır."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reference", metavar="REFERENCE", help="başvuru no, örneğin K7P4-M2HX")
        parser.add_argument("--output", required=True, type=Path, metavar="FILE", help="yazılacak PDF dosyası")

    def handle(self, *, reference: str, output: Path, **options: Any) -> None:
        case, now = _case_of(reference), timezone.now()
        sheet, pdf = _printed(case, at=now)
        try:
            _write_private(output, pdf)
        except OSError as error:
            raise CommandError(f"{output} yazılamadı: {error.strerror}. Başka bir yer verin.") from error
        prints.remember(case, sheet, by=None, at=now)
        self.stdout.write(f"Yazıldı: {output}")


def _case_of(reference: str) -> SignatureRequest:
    """Return the request; raises CommandError with a sentence when there is none."""
    cases = SignatureRequest.objects.select_related("directorate", "procedure", "unit", "payment")
    case = cases.filter(reference=compact(reference)).first()
    if case is None:
        raise CommandError(f"{reference} numaralı başvuru yok. Numarayı kontrol edin; örnek: K7P4-M2HX.")
    return case


def _printed(case: SignatureRequest, *, at: datetime) -> tuple[FormSheet, bytes]:
    """Return the form and its PDF; raises CommandError with a sentence when there is none to print."""
    try:
        sheet = sheet_of(case, printed_at=at)
        return sheet, render(sheet)
    except (NoFormDue, PaperNotPrintable, LettersMissing) as error:
        raise CommandError(str(error)) from error


def _write_private(output: Path, pdf: bytes) -> None:
    """Write ``pdf`` so that only its owner may read it: it holds an identity number."""
    with open(output, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
        file.write(pdf)
