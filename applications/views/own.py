"""What is one's own: drafts and requests of the person who is signed in. Anyone else's is a 404."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from applications import wizard
from applications.domain.lifecycle import Status
from applications.domain.procedures import AmbiguousProcedure, NoProcedureInForce, Rules
from applications.models import Procedure, RequestDraft, SignatureRequest

TOO_LATE = "Bu taslağı göndermiştiniz; son yazdığınız kaydedilmedi. Başvurunuzun güncel durumu aşağıda."
NOT_TYPED = {"csrfmiddlewaretoken", "yanit"}
"""What the button that hands in sends along: pressed twice, nothing is lost."""
NOT_AWAITED = "Bu başvuru artık düzeltme beklemiyor. Güncel durumu aşağıda."
SIGNED_OUT = (
    "Oturumunuz kapanmıştı; son sayfada yazdığınız kaydedilmedi. Giriş yapıp o sayfayı yeniden doldurun; "
    "öncekiler duruyor."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """An open draft of the person, on the version of its procedure that counts today."""

    draft: RequestDraft
    rules: Rules
    now: datetime
    today: date


def draft_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Turn ``view(request, page, …)`` into a view of ``pk``: sign-in, the person's own draft, today's rules.

    A draft that was handed in, or that corrects what no longer waits for it, leads to its request; one whose
    procedure ended leads to the page that says so.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, pk: UUID, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _sign_in_first(request)
        drafts = RequestDraft.objects.select_related("procedure__directorate", "payment", "submitted_as", "corrects")
        draft = get_object_or_404(drafts, pk=pk, owner=request.user)
        closed = _closed(request, draft)
        if closed is not None:
            return closed
        now = timezone.now()
        today = timezone.localdate(now)
        try:
            wizard.bring_up_to_date(draft, today=today)
        except (NoProcedureInForce, AmbiguousProcedure):
            return redirect(path_url(draft.procedure))
        page = DraftPage(draft=draft, rules=wizard.rules_for(draft), now=now, today=today)
        return view(request, page, **kwargs)

    return wrapped


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in; what was typed after the session ended cannot be kept for nobody, so it is told."""
    if request.method == "POST":
        messages.warning(request, SIGNED_OUT)
    return redirect_to_login(request.path)


def _closed(request: HttpRequest, draft: RequestDraft) -> HttpResponse | None:
    """Lead from a draft that is no longer open to its request, with a word about what came too late."""
    case = draft.submitted_as or draft.corrects
    if case is None or (draft.submitted_as is None and case.status_now is Status.RETURNED):
        return None
    if draft.submitted_as is None:
        messages.warning(request, NOT_AWAITED)
    elif request.method == "POST" and (request.FILES or set(request.POST) - NOT_TYPED):
        messages.warning(request, TOO_LATE)
    return redirect("applications:case", case.reference)


def button(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Turn ``view(request, reference, …)`` into the target of a button on the request's page.

    Whoever comes by an address alone (a reload, the way back from the sign-in) is led to that page.
    """

    @login_required
    @wraps(view)
    def wrapped(request: HttpRequest, reference: str, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return redirect("applications:case", reference)
        return view(request, reference, **kwargs)

    return wrapped


def own_case(request: HttpRequest, reference: str) -> SignatureRequest:
    """Return the person's own request, or raise Http404."""
    cases = SignatureRequest.objects.select_related("directorate", "payment", "unit")
    case = get_object_or_404(cases, reference=reference, owner=request.user)
    case.procedure = Procedure.objects.with_parts().get(pk=case.procedure_id)
    return case


def path_url(procedure: Procedure) -> str:
    """Return the address of the procedure's path at a glance (which also says when there is no rule any more)."""
    return path_url_of(procedure.directorate.plate, procedure.category, procedure.kind, reason=procedure.reason)


def path_url_of(plate: int, category: str, kind: str, *, reason: str) -> str:
    url = reverse("applications:path", args=[plate, category, kind])
    return f"{url}?{urlencode({'neden': reason})}" if reason else url
