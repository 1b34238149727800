"""A receipt's checks as people read them: shape and word, what is so, what to do, where on the page it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from applications.domain.reading_notes import notes_on, said_and_todo
from applications.looks import LOOKS, Look
from payments import services as payments
from payments.domain.checks import FIELD_OF
from payments.domain.findings import finding_from_json
from payments.domain.outcomes import Check, Outcome
from payments.domain.placed import Spot, joined, spots_from_json
from payments.domain.results import WAIT
from payments.models import Payment, Receipt, ReceiptCheck

_TODO = {
    Outcome.AGREES: "",
    Outcome.DIFFERS: "Doğru dekontunuz varsa onu yükleyin; yoksa yeniden ödemeden devam edin, yetkili bakar.",
    Outcome.CANNOT_TELL: WAIT,
}
"""What to do about a result whose sentence does not say it."""
_ADDED_UP = "Bir şey yapmanız gerekmez: dekontlarınızın toplamı tamam."
_DECLARE = "Yeniden ödeme yapmayın; dilekçe verebilirsiniz (aşağıda)."
_DECLARED = "Yeniden ödeme yapmayın; dilekçenizi imzalayıp belgelerinizle verin. Kararı yetkili verir."
_RECEIVED = "Yeniden ödeme yapmayın; dilekçeniz müdürlükte. Kararı yetkili verir."
_WIDE = 0.3
"""The part of a page's width from which on a cut-out is too wide for a narrow column."""
_LONG = 0.38
"""The part from which on a telephone shows it larger, to be moved sideways: else its letters are too small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One check. ``said``: what is so; ``todo``: what to do, perhaps empty; ``notes``: how the value was read.

    ``spots``: where it stands. ``cut_page``: the page (from 1) of its cut-out, ``None`` for none.
    """

    check: ReceiptCheck
    look: Look
    word: str
    said: str
    todo: str
    notes: tuple[str, ...]
    spots: tuple[Spot, ...]

    @property
    def cut_page(self) -> int | None:
        return self.spots[0].page if self.spots else None

    @property
    def is_wide(self) -> bool:
        """Tell whether the cut-out needs more than a narrow column to be read."""
        return any(spot.right - spot.left > _WIDE for spot in self.spots)

    @property
    def is_long(self) -> bool:
        """Tell whether the cut-out is a line so long that a telephone's width makes it too small."""
        return any(spot.right - spot.left > _LONG for spot in self.spots)


def rows_of(receipt: Receipt) -> list[CheckRow]:
    """Return the checks of ``receipt`` in their order."""
    findings = receipt.fields.get("findings") or {}
    return [_row(check, findings, receipt.page_count) for check in receipt.checks.all()]


def shows_nothing(receipt: Receipt, rows: Iterable[CheckRow]) -> bool:
    """Tell whether no check found anything in a file that was read: most likely it shows no receipt."""
    return not receipt.is_typed and not receipt.is_being_read and not any(row.check.found for row in rows)


@dataclass(frozen=True, slots=True)
class SumLine:
    """What several receipts of one payment add up to, with its shape. ``is_complete``: exactly what is due."""

    look: Look
    word: str
    sentence: str
    is_complete: bool


def sum_line(payment: Payment | None, at: datetime) -> SumLine | None:
    """Return the line about several receipts; ``None`` where fewer than two transfers are shown."""
    added = payments.sum_of(payment, at) if payment is not None else None
    if added is None or len(added.used) == 1:  # one transfer that is shown twice tells nothing of a sum
        return None
    return SumLine(LOOKS[added.outcome], added.outcome.label, added.sentence, added.outcome is Outcome.AGREES)


def is_made_up(rows: Iterable[CheckRow], line: SumLine | None) -> bool:
    """Tell whether the sum alone does not agree and the other receipts make up for it."""
    in_doubt = {row.check.check_name for row in rows if not row.check.stands}
    return line is not None and line.is_complete and in_doubt == {Check.AMOUNT}


def told_as_made_up(rows: Iterable[CheckRow]) -> list[CheckRow]:
    """Return ``rows`` with nothing left to do about the sum."""
    return [replace(row, todo=_ADDED_UP) if row.check.check_name == Check.AMOUNT else row for row in rows]


def told_with_declaration(rows: Iterable[CheckRow], *, is_made: bool, is_received: bool = False) -> list[CheckRow]:
    """Return ``rows`` with the declaration as what to do about words that are missing.

    A wrong number is not missing: about that a declaration says nothing.
    """
    todo = _RECEIVED if is_received else _DECLARED if is_made else _DECLARE
    return [replace(row, todo=todo) if _lacks_words(row.check) else row for row in rows]


def _lacks_words(check: ReceiptCheck) -> bool:
    is_number_missing = check.check_name == Check.PAYER_TCKN and not check.found
    return check.outcome == Outcome.DIFFERS and (check.check_name == Check.DESCRIPTION or is_number_missing)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a page, in percent of its width and height as SVG writes numbers; ``css`` ok, differs or unsure."""

    css: str
    left: str
    top: str
    width: str
    height: str


def marks_on(rows: Iterable[CheckRow], page: int) -> list[Mark]:
    """Return the places of ``rows`` on ``page`` (from 1); what needs attention last, so that it lies on top."""
    ordered = sorted(rows, key=lambda row: not row.check.stands)
    return [_mark(row.look.css, spot) for row in ordered for spot in row.spots if spot.page == page]


def _row(check: ReceiptCheck, findings: dict[str, object], page_count: int) -> CheckRow:
    outcome = Outcome(check.outcome)
    said, todo = said_and_todo(check.sentence)
    finding = finding_from_json(findings.get(FIELD_OF[Check(check.check_name)]))
    return CheckRow(
        check=check,
        look=LOOKS[outcome],
        word=outcome.label,
        said=said,
        todo=todo or _TODO[outcome],
        notes=notes_on(finding, check.found) if finding and check.found else (),
        spots=tuple(spot for spot in joined(spots_from_json(check.spots)) if 1 <= spot.page <= page_count),
    )


def _mark(css: str, spot: Spot) -> Mark:
    """Return the place with a little paper around it."""
    left, top = spot.left * 100 - 0.6, spot.top * 100 - 0.4
    size = (spot.right * 100 + 0.6 - left, spot.bottom * 100 + 0.4 - top)
    return Mark(css, *(f"{number:.2f}" for number in (left, top, *size)))
