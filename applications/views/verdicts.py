"""The verdict sheet: what the checks of one receipt found, what needs attention first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from applications.domain.steps import Step
from applications.looks import LOOKS
from applications.models import RequestDraft
from applications.views.files import receipt_for
from payments.domain.outcomes import Outcome
from payments.models import Receipt, ReceiptCheck, ReceiptState

_ORDER = (Outcome.DIFFERS, Outcome.CANNOT_TELL, Outcome.AGREES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One check with its shape: ``css`` ok, differs or unsure; ``icon`` of the sprite; ``word`` beside it."""

    check: ReceiptCheck
    css: str
    icon: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """Where the person goes from the sheet."""

    url: str
    label: str
    another_url: str


@login_required
def verdict(request: HttpRequest, pk: object) -> HttpResponse:
    """Show the sheet to the person and to the desk alike."""
    receipt = receipt_for(request, pk)
    rows = [_row(check) for check in receipt.checks.all()]
    counted = Counter(check.check.outcome for check in rows)
    context = {
        "receipt": receipt,
        "rows": rows,
        "to_do": sorted((row for row in rows if row.css != "ok"), key=lambda row: _ORDER.index(row.check.outcome)),
        "agreeing": [row for row in rows if row.css == "ok"],
        "tally": [(counted[outcome], outcome.label) for outcome in _ORDER if counted[outcome]],
        "heading": _heading(receipt, rows),
        "onward": _onward(request, receipt),
        "pages": range(1, receipt.page_count + 1),
    }
    return render(request, "applications/verdict.html", context)


def _row(check: ReceiptCheck) -> Row:
    outcome = Outcome(check.outcome)
    look = LOOKS[outcome]
    return Row(check=check, css=look.css, icon=look.icon, word=outcome.label)


def _heading(receipt: Receipt, rows: Iterable[Row]) -> str:
    shapes = {row.css for row in rows}
    if "differs" in shapes:
        return "Dekontta farklı bir yer var"
    if receipt.state == ReceiptState.UNREADABLE:
        return "Dekont kaydedildi, yetkili bakacak"
    return "Dekontta anlaşılamayan bir yer var" if "unsure" in shapes else "Dekont beklenenle uyuşuyor"


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
