"""Read bank receipts from files and say what they hold, and whether they are what was expected. Uses no database."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, DjangoHelpFormatter
from django.utils import timezone

from payments.domain.amounts import format_lira
from payments.domain.checks import check_receipt
from payments.domain.dates import format_day
from payments.domain.expectation import ExpectationInvalid, ExpectedPayment, expectation_from_json
from payments.domain.placed import PlacedText, join_pages, spots_to_json
from payments.domain.receipt import ReceiptFields, fields_to_json, parse_receipt
from payments.domain.results import CheckedReceipt, CheckResult
from payments.reading.limits import LARGEST
from payments.reading.refusals import ReceiptRefused, Refusal
from payments.reading.safely import read_file, read_picture

SHOWN = (
    "payer",
    "payer_tckn",
    "payer_iban",
    "payee",
    "payee_iban",
    "amount",
    "currency",
    "date",
    "time",
    "reference",
    "rail",
    "description",
    "pending",
    "cancelled",
)
EXAMPLE = """\
{
  "channel": "transfer",
  "accounts": [
    {"iban": "TR410001200959400005000047",
     "titles": ["MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE İŞLETMESİ"],
     "titles_may_be_cut": true}
  ],
  "payer_name": "Ayşe Gül Işık",
  "payer_tckn": "10000000146",
  "amounts": [
    {"amount": "1080.00", "valid_from": "2024-03-12", "valid_until": null, "confirmed_until": null}
  ],
  "other_sums": [["kart okuyucu bedeli", "300.00"], ["yenileme", "780.00"]],
  "wordings": [
    {"text": "AYŞE GÜL-IŞIK-10000000146/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU",
     "parts": ["AYŞE GÜL IŞIK", "10000000146", "E-İMZA 3 YILLIK BAŞVURUSU"],
     "place": "description",
     "optional_words": ["AÇIKLAMA"]}
  ],
  "not_before": null,
  "not_after": null,
  "needs_tckn": true
}"""
EPILOG = f"""\
FILE is a .pdf, .png or .jpg, a bank's own or a scan or photo of one, or a .txt with text already extracted. Reading a
picture takes about half a second a page.

--json prints a list with one object a file, in order: file, issuer, fields, findings, masked, several, is_ocr, source
("text", "ocr" or null), checks (each with check, outcome "agrees", "differs" or "cannot_tell", expected, found,
sentence, spots), verdict (the worst outcome, null without --expect) and error (a sentence when the file is not taken,
else null). Sums are "1080.00", days are ISO; what is unknown or masked by the bank is null.

findings says of a field how it was found ("layout": the bank's own row names its label; "label"; "pattern"), its spots,
is_certain (false: read from a picture with doubt) and printed (what stands in the picture where check digits proved a
repair, else null). A spot is [page from 1, left, top, right, bottom] in fractions of the page's width and height.
masked names the fields of which the bank hid places. several: the file holds more than one receipt, and what they say
differently is null.

The expectation is the JSON that a payment freezes. Days are inclusive at their beginning and exclusive at their end
(valid_until); from confirmed_until on a price is only the last one known. channel is transfer, vakifbank_bill,
virtual_pos or kamusm_online; place is description or anywhere. Everything but channel, payer_name and payer_tckn
may be left out:

{EXAMPLE}
"""


class _Formatter(DjangoHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """Django's order of options, and our line breaks."""


class Command(BaseCommand):
    help = "Reads bank receipts and compares them with what was expected."
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, epilog=EPILOG, formatter_class=_Formatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--expect", metavar="FILE.json", type=Path, help="what the receipts should show")
        parser.add_argument("--json", action="store_true", help="print JSON instead of lines for people")

    def handle(self, *args: Any, files: list[Path], expect: Path | None, **options: Any) -> None:
        expected = _expectation(expect) if expect else None
        found = [_look_at(path, expected) for path in files]
        if options["json"]:
            self.stdout.write(json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=2))
            return
        for each in found:
            self.stdout.write("\n".join(each.as_lines()))


class _Looked:
    """What one file gave."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fields = ReceiptFields()
        self.source: str | None = None
        self.checked: CheckedReceipt | None = None
        self.error: str | None = None

    def as_json(self) -> dict[str, Any]:
        values = fields_to_json(self.fields)
        return {
            "file": str(self.path),
            "issuer": self.fields.issuer,
            "fields": {name: None if name in self.fields.masked else values[name] for name in SHOWN},
            "findings": values["findings"],
            "masked": values["masked"],
            "several": self.fields.several,
            "is_ocr": self.fields.is_ocr,
            "source": self.source,
            "checks": [_check_as_json(result) for result in self.checked.results] if self.checked else [],
            "verdict": self.checked.outcome.value if self.checked else None,
            "error": self.error,
        }

    def as_lines(self) -> list[str]:
        if self.error:
            return [f"{self.path}: {self.error}"]
        amount = format_lira(self.fields.amount) if self.fields.amount is not None else "tutar okunamadı"
        day = format_day(self.fields.date) if self.fields.date else "tarih okunamadı"
        origin = " (görüntüden okundu)" if self.fields.is_ocr else ""
        lines = [f"{self.path}: {self.fields.issuer or 'banka anlaşılamadı'}, {amount}, {day}{origin}"]
        if self.checked:
            lines[0] += f" – {self.checked.outcome.label}"
            lines += [f"  {each.check.label}: {each.outcome.label}. {each.sentence}" for each in self.checked.results]
        return lines


def _look_at(path: Path, expected: ExpectedPayment | None) -> _Looked:
    looked = _Looked(path)
    try:
        placed = _read(path)
    except ReceiptRefused as refused:
        looked.error = str(refused)
        return looked
    except OSError:
        looked.error = "Dosya okunamadı. Yolunu ve izinlerini denetleyin."
        return looked
    looked.fields, looked.source = parse_receipt(placed), "ocr" if placed.is_ocr else "text"
    if expected is not None:
        looked.checked = check_receipt(looked.fields, expected, today=timezone.localdate())
    return looked


def _read(path: Path) -> PlacedText:
    """Return the text of the file, of a picture by OCR. Raises ReceiptRefused or OSError."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if path.suffix.lower() != ".txt":
        read = read_file(data)
        return read.placed or join_pages(read_picture(data, page) for page in range(1, read.page_count + 1))
    if not data.strip():
        raise ReceiptRefused(Refusal.EMPTY)
    if len(data) > LARGEST:
        raise ReceiptRefused(Refusal.TOO_LARGE)
    return PlacedText(_decoded(data))


def _decoded(data: bytes) -> str:
    """Decode UTF-8, or the Windows code page in which Turkish texts were long kept."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1254", errors="replace")


def _expectation(path: Path) -> ExpectedPayment:
    try:
        return expectation_from_json(json.loads(path.read_text(encoding="utf-8")))
    except ExpectationInvalid as error:
        raise CommandError(str(error)) from error
    except (OSError, ValueError, RecursionError) as error:
        raise CommandError(f"Beklenen ödeme okunamadı: {path} bir JSON dosyası değil.") from error


def _check_as_json(result: CheckResult) -> dict[str, Any]:
    return {
        "check": result.check.value,
        "outcome": result.outcome.value,
        "expected": result.expected,
        "found": result.found,
        "sentence": result.sentence,
        "spots": spots_to_json(result.spots),
    }
