"""The sheets of many requests, in a fixed number of queries for as many as are read at once."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from applications import catalogue
from applications.domain.form_sheet import FormSheet, NoFormDue
from applications.models import SignatureRequest
from applications.printing.letterset import LettersMissing, composed, refuse_missing
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
    """A request with its sheet, every letter of which can be printed."""

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

    def forms(self, cases: QuerySet[SignatureRequest], tell: Callable[[int], None]) -> Iterator[FormSheet]:
        """Yield the sheet of each that is among ``cases`` and has one; ``tell`` how many are done, now and then."""
        for first in range(0, len(self.pks), AT_ONCE):
            for found in sheets_of_many(cases, self.pks[first : first + AT_ONCE], printed_at=self.printed_at):
                if isinstance(found, LeftOut):
                    self.left_out.append(found)
                else:
                    yield found.form
                    self.printed.append(found)
                if self.done % TOLD_EVERY == 0:
                    tell(self.done)


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
        form = sheet_of(case, printed_at=printed_at)
        refuse_missing(_letters_of(form))
    except NoFormDue:
        return LeftOut(case.reference, NO_FORM)
    except LettersMissing as missing:
        return LeftOut(case.reference, str(missing))
    return Sheet(case, form)


def _letters_of(form: FormSheet) -> str:
    """Return every letter that stands on the paper, and some that do not: the names of the columns."""
    return composed(json.dumps(asdict(form), ensure_ascii=False, default=str))
