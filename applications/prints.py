"""Every print is remembered, with what it said; an old one is told from a current one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from applications import catalogue
from applications.case_papers import declaration_due
from applications.domain.form_sheet import NOT_IN_FORCE, FormSheet, Letter, NoFormDue, declared_hash
from applications.domain.print_changes import Changes, changes
from applications.domain.said import Said, said_by_form, said_by_letter, said_from_json
from applications.domain.vocabulary import Paper
from applications.models import Declaration, PaperCopy, PaperPrint, SignatureRequest, User
from applications.printing import letters, sheets

LOOKED_AT = 50
"""Prints of one paper that are looked through, newest first; each holds some 2 kB of what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPrint:
    """The owner's newest print of a paper, which counts no more. ``is_draft``: it said TASLAK."""

    paper: Paper
    printed_at: datetime
    changes: Changes
    is_draft: bool

    @property
    def is_letter(self) -> bool:
        return self.paper is Paper.DECLARATION

    @property
    def name(self) -> str:
        return "dilekçe" if self.is_letter else "form"


def remember(case: SignatureRequest, printed: FormSheet | Letter, *, by: User | None, at: datetime) -> None:
    """Write that ``printed`` was printed; see ``remember_all``."""
    remember_all([(case, printed)], by=by, at=at)


def remember_all(
    printed: Iterable[tuple[SignatureRequest, FormSheet | Letter]], *, by: User | None, at: datetime
) -> None:
    """Write one row a printed paper, in two queries however many: a form with a letter behind it is two papers.

    The cases have their procedure and payment loaded. ``by`` ``None``: a command of the server. A letter whose
    declaration was taken back meanwhile leaves no row: nobody will ask for it.
    """
    papers = [(case, paper) for case, sheet in printed for paper in _papers_in(sheet)]
    declarations = _declarations([case for case, paper in papers if isinstance(paper, Letter)])
    said = [(case, paper, _said_by(case, paper, declarations)) for case, paper in papers]
    PaperPrint.objects.bulk_create(
        PaperPrint(
            case=case,
            paper=Paper.DECLARATION if isinstance(paper, Letter) else Paper.REQUEST_FORM,
            printed_at=at,
            printed_by=by,
            copies=len(words.copies) or 1,
            declared=paper.declared,
            said=words.as_json(),
        )
        for case, paper, words in said
        if words is not None
    )


def _papers_in(sheet: FormSheet | Letter) -> Iterator[FormSheet | Letter]:
    yield sheet
    if isinstance(sheet, FormSheet) and sheet.letter is not None:
        yield sheet.letter


def _declarations(cases: Sequence[SignatureRequest]) -> dict[int, Declaration]:
    """Return what was declared about the cases' payments, by payment."""
    if not cases:
        return {}
    found = Declaration.objects.select_related("receipt").filter(payment__in=[case.payment_id for case in cases])
    return {declaration.payment_id: declaration for declaration in found}


def _said_by(case: SignatureRequest, paper: FormSheet | Letter, declarations: dict[int, Declaration]) -> Said | None:
    if isinstance(paper, FormSheet):
        return said_by_form(paper, sheets.declared_of(case))
    declared = declarations.get(case.payment_id) if case.payment_id else None
    return said_by_letter(paper, letters.declared_of(case, declared)) if declared is not None else None


def declared_now(case: SignatureRequest, paper: Paper) -> str:
    """Return the hash that a print of ``paper`` would carry now; empty when the letter is asked for no more."""
    if paper is Paper.REQUEST_FORM:
        return declared_hash(sheets.declared_of(case))
    declared = declaration_due(case.payment, catalogue.rules_by_key(case.procedure_id))
    return declared_hash(letters.declared_of(case, declared)) if declared is not None else ""


def said_now(case: SignatureRequest, paper: Paper, *, at: datetime) -> Said | None:
    """Return what a print would say; ``None`` when the paper is asked for no more."""
    if paper is Paper.REQUEST_FORM:
        try:
            return said_by_form(sheets.sheet_of(case, printed_at=at), sheets.declared_of(case))
        except NoFormDue:
            return None
    rules = catalogue.rules_by_key(case.procedure_id)
    declared = declaration_due(case.payment, rules)
    if declared is None:
        return None
    letter = letters.letter_about(case, declared, rules, printed_at=at)
    return said_by_letter(letter, letters.declared_of(case, declared))


def old_prints(case: SignatureRequest, copies: Iterable[PaperCopy], *, at: datetime) -> list[OldPrint]:
    """Return what the owner printed and must print and sign anew, the form first.

    Nothing while nothing is to be signed: a closed request, one that waits for a correction (its prints are drafts),
    a paper of which every copy in ``copies`` (the request's) is at the desk.
    """
    if case.status_now in NOT_IN_FORCE or not case.status_now.is_open:
        return []
    awaited = [paper for paper in (Paper.REQUEST_FORM, Paper.DECLARATION) if not _is_handed_in(paper, copies)]
    rows = list(case.prints.filter(printed_by=case.owner_id).order_by("-printed_at", "-pk")[:LOOKED_AT])
    found = (_old_print(case, paper, [row for row in rows if row.paper == paper], at=at) for paper in awaited)
    return [old for old in found if old is not None]


def _is_handed_in(paper: Paper, copies: Iterable[PaperCopy]) -> bool:
    arrived = [copy.is_received for copy in copies if copy.paper == paper]
    return bool(arrived) and all(arrived)


def _old_print(case: SignatureRequest, paper: Paper, rows: Sequence[PaperPrint], *, at: datetime) -> OldPrint | None:
    """Return the newest of ``rows`` if it counts no more. A draft is looked at only when nothing else was printed."""
    newest = best_of(rows)
    if newest is None or (newest.declared == declared_now(case, paper) and not newest.is_draft):
        return None
    now = said_now(case, paper, at=at)
    if now is None:
        return None
    changed = changes(said_from_json(newest.said), now)
    return OldPrint(paper=paper, printed_at=newest.printed_at, changes=changed, is_draft=newest.is_draft)


def best_of(rows: Sequence[PaperPrint]) -> PaperPrint | None:
    """Return the first of ``rows`` (newest first) that is no draft, else the first, if there is one."""
    return next((row for row in rows if not row.is_draft), rows[0] if rows else None)
