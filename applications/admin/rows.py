"""One line of the queue: what an officer sees of a request before opening it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from applications.admin.words import CHIPS, Chip, waited
from applications.looks import LOOKS
from applications.models import SignatureRequest
from payments import services as payments
from payments.domain.outcomes import Outcome
from payments.models import Payment, Receipt

ROW_PARTS = ("payment__receipts__checks", "paper_copies")
"""What ``queue_row`` reads beside the case: to be prefetched."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """``shapes``: the class of each check's shape; ``hours``: waited so far, for the meter."""

    case: SignatureRequest
    chip: Chip
    shapes: tuple[str, ...]
    verdict: str
    papers: str
    hours: int
    waited: str


def queue_row(case: SignatureRequest, *, now: datetime) -> QueueRow:
    """Return the line of ``case``; everything it reads was fetched with the list."""
    receipt = newest_receipt(case)
    checks = list(receipt.checks.all()) if receipt and not receipt.is_being_read else []
    copies = list(case.paper_copies.all())
    return QueueRow(
        case=case,
        chip=CHIPS[case.status_now],
        shapes=tuple(f"s-{LOOKS[Outcome(check.outcome)].css}" for check in checks),
        verdict=verdict_words(case, receipt),
        papers=f"{sum(copy.is_received for copy in copies)} / {len(copies)}" if copies else "–",
        hours=(now - case.since) // timedelta(hours=1),
        waited=waited(case.since, now=now),
    )


def newest_receipt(case: SignatureRequest) -> Receipt | None:
    if case.payment is None:
        return None
    return max(case.payment.receipts.all(), key=lambda receipt: (receipt.uploaded_at, receipt.pk), default=None)


def verdict_words(case: SignatureRequest, receipt: Receipt | None) -> str:
    """Return the checks in words: "1 farklı, 2 anlaşılamadı", "uygun", or why there are none."""
    if case.payment is None:
        return "Kurum öder"
    if case.payment.confirmed_at is not None:
        return "elle doğrulandı"
    if receipt is None:
        return "Dekont yok"
    if _is_settled_by_others(case.payment, receipt):
        return "dekontlarla tamam"
    return tally(receipt) or "uygun"


def _is_settled_by_others(payment: Payment, newest: Receipt) -> bool:
    """Tell whether the receipts show the payment although the newest does not: an earlier one, or several together."""
    receipts = list(payment.receipts.all())
    is_asked = len(receipts) > 1 and not newest.is_being_read and not newest.all_stand
    return is_asked and payments.is_settled(payment, among=receipts)


def tally(receipt: Receipt) -> str:
    """Return how many checks do not agree and how many of them an officer let pass; empty when all agree."""
    if receipt.is_being_read:
        return "okunuyor"
    checks = list(receipt.checks.all())
    counts = Counter(Outcome(check.outcome) for check in checks if not check.is_overruled)
    overruled = sum(check.is_overruled for check in checks)
    said = [
        (counts[Outcome.DIFFERS], "farklı"),
        (counts[Outcome.CANNOT_TELL], "anlaşılamadı"),
        (overruled, "gerekçeyle geçildi"),
    ]
    return ", ".join(f"{number} {word}" for number, word in said if number)
