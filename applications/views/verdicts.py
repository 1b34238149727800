"""The verdict sheet: what the checks of one receipt found; until they are done, how far the reading is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from applications.domain.steps import Step
from applications.models import RequestDraft
from applications.receipt_sheet import (
    CheckRow,
    is_made_up,
    rows_of,
    shows_nothing,
    sum_line,
    told_as_made_up,
    told_with_declaration,
)
from applications.views.declarations import Offer, declaration_offer
from applications.views.files import receipt_for
from payments import services as payments
from payments.domain.outcomes import WORST_FIRST, Outcome
from payments.models import Receipt, ReceiptState, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """Where the person goes from the sheet. ``another_url``: where another receipt is given; empty where none is."""

    url: str
    label: str
    another_url: str


@login_required
def verdict(request: HttpRequest, pk: object) -> HttpResponse:
    """Show the sheet to the person and to the desk alike; while the pictures are read, how far that is."""
    receipt = receipt_for(request, pk)
    context = {"receipt": receipt, "onward": _onward(request, receipt), "pages": range(1, receipt.page_count + 1)}
    if receipt.is_being_read:
        payments.wake(receipt, timezone.now())
        return render(request, "applications/reading.html", {**context, **_progress(receipt)})
    offer = declaration_offer(receipt, request.user)
    return render(request, "applications/verdict.html", {**context, "declaration": offer, **_result(receipt, offer)})


def _progress(receipt: Receipt) -> dict[str, Any]:
    """Return the page that is being read, from 1, and whether an attempt has failed already."""
    return {
        "page_now": min(receipt.pages_read + 1, receipt.page_count),
        "is_tried_again": receipt.state == ReceiptState.WAITING and receipt.attempts > 0,
    }


def _result(receipt: Receipt, offer: Offer | None) -> dict[str, Any]:
    rows, line = rows_of(receipt), sum_line(receipt.payment, timezone.now())
    if made_up := is_made_up(rows, line):
        rows = told_as_made_up(rows)
    if offer is not None and not offer.is_needless and (offer.is_made or offer.may_change):
        rows = told_with_declaration(rows, is_made=offer.is_made, is_received=offer.is_received)
    to_do = [row for row in rows if not row.check.stands]
    return {
        "rows": rows,
        "sum": line,
        "is_nothing_found": shows_nothing(receipt, rows),
        "to_do": sorted(to_do, key=lambda row: WORST_FIRST.index(row.check.outcome)),
        "accepted": [row for row in rows if row.check.is_overruled],
        "agreeing": [row for row in rows if row.check.outcome == Outcome.AGREES and not row.check.is_overruled],
        "tally": _tally(rows),
        "heading": "Dekontlarınız birlikte tamam" if made_up else _heading(receipt, rows, to_do),
    }


def _tally(rows: Iterable[CheckRow]) -> list[tuple[int, str]]:
    """Return how many checks have which outcome, with its word; what an officer let pass is counted by itself."""
    counted = Counter("Kabul edildi" if row.check.is_overruled else row.word for row in rows)
    words = ("Farklı", "Anlaşılamadı", "Kabul edildi", "Uygun")
    return [(counted[word], word) for word in words if counted[word]]


def _heading(receipt: Receipt, rows: list[CheckRow], to_do: list[CheckRow]) -> str:
    if shows_nothing(receipt, rows):
        return _heading_of_nothing(receipt)
    shapes = {row.look.css for row in to_do}
    if "differs" in shapes:
        return "Dekontta farklı bir yer var"
    if "unsure" in shapes:
        return "Dekontta anlaşılamayan bir yer var"
    return "Dekont beklenenle uyuşuyor" if all(row.look.css == "ok" for row in rows) else "Dekontunuz kabul edildi"


def _heading_of_nothing(receipt: Receipt) -> str:
    if receipt.state == ReceiptState.UNREADABLE:
        return "Görüntü okunamadı, yetkili bakacak"
    return "Bu dosyada dekont bulamadık" if receipt.source == Source.TEXT else "Bu görüntüde dekont bulamadık"


def _onward(request: HttpRequest, receipt: Receipt) -> Onward | None:
    """Return the person's next page; ``None`` for the desk, which came from its own page."""
    draft = RequestDraft.objects.filter(
        payment=receipt.payment_id, owner=request.user, submitted_as__isnull=True
    ).first()
    if draft is not None:
        another = reverse("applications:step", args=[draft.pk, Step.PAYMENT])
        return Onward(url=reverse("applications:draft", args=[draft.pk]), label="Devam et", another_url=another)
    case = receipt.payment.cases.filter(owner=request.user).first()
    if case is None:
        return None
    another = reverse("applications:case_payment", args=[case.reference]) if case.status_now.is_open else ""
    return Onward(url=reverse("applications:case", args=[case.reference]), label="Başvuruma dön", another_url=another)
