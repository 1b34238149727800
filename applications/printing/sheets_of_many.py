"""The sheets of many requests: read in a fixed number of queries for as many as are read at once, put into one file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from applications import catalogue
from applications.domain.form_sheet import FormSheet, NoFormDue
from applications.models import SignatureRequest
from applications.printing.bulk import FormsFile
from applications.printing.letterset import LettersMissing
from applications.printing.sheets import sheet_of

NOT_VISIBLE = "Bu başvuru artık listenizde yok; formu yazdırılmadı."
NO_FORM = "Bu başvuruda basılı form istenmiyor."
AT_ONCE, TOLD_EVERY = 50, 10
"""Requests that are read together, and those after which it is told how many are done."""
_JOINED = ("directorate", "unit", "procedure", "payment__declaration__receipt")
_FETCHED = ("payment__receipts__checks", "payment__declaration__receipt__checks")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A request whose form is not printed, and why. ``reference`` is empty for one that is gone."""

    reference: str
    why: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A request with its sheet."""

    case: SignatureRequest
    form: FormSheet


@dataclass(slots=True)
class Batch:
    """Requests (pk) on their way to one file, in its order, and what became of each so far."""

    pks: Sequence[int]
    printed_at: datetime
    printed: list[Sheet] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def done(self) -> int:
        return len(self.printed) + len(self.left_out)

    def put_into(self, forms: FormsFile, cases: QuerySet[SignatureRequest], *, tell: Callable[[int], None]) -> None:
        """Print the form of each that is among ``cases`` and has one; ``tell`` how many are done, now and then."""
        for first in range(0, len(self.pks), AT_ONCE):
            for found in sheets_of_many(cases, self.pks[first : first + AT_ONCE], printed_at=self.printed_at):
                self._put(forms, found)
                if self.done % TOLD_EVERY == 0:
                    tell(self.done)

    def _put(self, forms: FormsFile, found: Sheet | LeftOut) -> None:
        if isinstance(found, LeftOut):
            self.left_out.append(found)
            return
        try:
            forms.add(found.form)
        except LettersMissing as missing:
            self.left_out.append(LeftOut(found.case.reference, str(missing)))
        else:
            self.printed.append(found)


def sheets_of_many(
    cases: QuerySet[SignatureRequest], pks: Sequence[int], *, printed_at: datetime
) -> list[Sheet | LeftOut]:
    """Return what to print for each of ``pks``, in their order. ``cases``: the requests that may be printed."""
    found = cases.select_related(*_JOINED).prefetch_related(*_FETCHED).in_bulk(pks)
    gone = [pk for pk in pks if pk not in found]
    references = dict(SignatureRequest.objects.filter(pk__in=gone).values_list("pk", "reference")) if gone else {}
    with catalogue.read_once({case.procedure_id for case in found.values()}):
        return [
            _sheet(found[pk], printed_at) if pk in found else LeftOut(references.get(pk, ""), NOT_VISIBLE) for pk in pks
        ]


def _sheet(case: SignatureRequest, printed_at: datetime) -> Sheet | LeftOut:
    try:
        return Sheet(case, sheet_of(case, printed_at=printed_at))
    except NoFormDue:
        return LeftOut(case.reference, NO_FORM)
