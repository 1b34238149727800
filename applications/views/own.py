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
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from applications import wizard
from applications.domain.procedures import AmbiguousProcedure, NoProcedureInForce, Rules
from applications.models import Procedure, RequestDraft, SignatureRequest

TOO_LATE = "Bu taslağı göndermiştiniz; son yazdığınız kaydedilmedi. Başvurunuzun güncel durumu aşağıda."


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """An open draft of the person, on the version of its procedure that counts today."""

    draft: RequestDraft
    rules: Rules
    now: datetime
    today: date


def draft_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Turn ``view(request, page, …)`` into a view of ``pk``: sign-in, the person's own draft, today's rules.

    A draft that was handed in leads to its request; one whose procedure ended leads to the page that says so.
    """

    @login_required
    @wraps(view)
    def wrapped(request: HttpRequest, pk: UUID, **kwargs: Any) -> HttpResponse:
        drafts = RequestDraft.objects.select_related("procedure__directorate", "payment", "submitted_as", "corrects")
        draft = get_object_or_404(drafts, pk=pk, owner=request.user)
        if draft.submitted_as is not None:
            if request.method == "POST" and (request.FILES or set(request.POST) - {"csrfmiddlewaretoken"}):
                messages.warning(request, TOO_LATE)
            return redirect("applications:case", draft.submitted_as.reference)
        now = timezone.now()
        today = timezone.localdate(now)
        try:
            wizard.bring_up_to_date(draft, today=today)
        except (NoProcedureInForce, AmbiguousProcedure):
            return redirect(path_url(draft.procedure))
        page = DraftPage(draft=draft, rules=wizard.rules_for(draft), now=now, today=today)
        return view(request, page, **kwargs)

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
