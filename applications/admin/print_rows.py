"""The prints of a request as its page at the desk lists them."""

from dataclasses import dataclass
from typing import NamedTuple

from applications import prints
from applications.admin.words import Chip
from applications.domain.vocabulary import Paper
from applications.models import PaperPrint, SignatureRequest

LISTED = 20
"""Prints that the page lists, newest first."""

DRAFT = Chip("Taslak", "edit")
SIGNATURE_STANDS = Chip("İmzası geçer", "check", "chip-ok")
TO_SIGN_ANEW = Chip("Eski: yeniden imza", "differs", "chip-differs")
NOT_DUE = Chip("Artık istenmiyor", "close")


class PrintRow(NamedTuple):
    """``paper``: its short name; ``copies``: how many were printed."""

    paper: str
    found: PaperPrint
    who: str
    chip: Chip


@dataclass(frozen=True, slots=True)
class PrintList:
    """The newest prints and how many there are in all."""

    rows: list[PrintRow]
    total: int


def print_list(case: SignatureRequest) -> PrintList:
    """Return the newest ``LISTED`` prints of ``case``; its owner and payment are loaded."""
    found = case.prints.select_related("printed_by").order_by("-printed_at", "-pk")[: LISTED + 1]
    rows = list(found)
    current = {paper: prints.declared_now(case, Paper(paper)) for paper in {row.paper for row in rows}}
    total = len(rows) if len(rows) <= LISTED else case.prints.count()
    return PrintList([_row(case, row, current[row.paper]) for row in rows[:LISTED]], total)


def _row(case: SignatureRequest, found: PaperPrint, current: str) -> PrintRow:
    name = "Dilekçe" if found.paper == Paper.DECLARATION else "Form"
    return PrintRow(name, found, printed_by(found, case), _chip(found, current))


def _chip(found: PaperPrint, current: str) -> Chip:
    if not current:
        return NOT_DUE
    if found.declared != current:
        return TO_SIGN_ANEW
    return DRAFT if found.is_draft else SIGNATURE_STANDS


def printed_by(found: PaperPrint, case: SignatureRequest) -> str:
    """Return who printed: the applicant by the name on the request, an officer by name."""
    if found.printed_by is None:
        return "sunucudaki komut"
    return f"{case.full_name} (başvuran)" if found.printed_by_id == case.owner_id else str(found.printed_by)
