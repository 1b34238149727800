"""One request on one screen: the receipt beside its checks, everything else folded, the decision below."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from applications import catalogue, declarations, desk, services
from applications.admin.filters import IN_REVIEW
from applications.admin.print_rows import print_list
from applications.admin.reuse import Reuse, reused_in
from applications.admin.rows import tally, verdict_words
from applications.admin.site import site
from applications.admin.words import CHIPS, NEED_PLACES, moment, waited, who
from applications.case_papers import declaration_due
from applications.domain.lifecycle import Action, Actor, Need, Status, Transition, open_transitions
from applications.domain.procedures import Rules
from applications.domain.steps import Step
from applications.domain.vocabulary import Role
from applications.models import RequestEvent, SignatureRequest, User
from applications.printing import sheets
from applications.receipt_sheet import marks_on, rows_of, sum_line
from applications.rights import actors_of, roles_of
from payments import services as payments
from payments.domain.outcomes import WORST_FIRST, Check
from payments.models import Receipt

JUDGES = frozenset({Actor.OFFICER, Actor.SUPERVISOR})
LEADING_ON = (
    Action.APPROVE,
    Action.HAND_TO_DIRECTORATE,
    Action.LIST_FOR_CA,
    Action.SEND_LIST,
    Action.USE_LINK,
    Action.MARK_DELIVERED,
)
"""Actions that take a case on; the first that is open is the page's one filled button."""


@dataclass(frozen=True, slots=True)
class Button:
    """An open action. ``asks``: a page asks for a reason first; otherwise it is done at once."""

    action: Action
    asks: bool
    is_main: bool


def find_case(request: HttpRequest, pk: int) -> SignatureRequest:
    """Return the request if the person's memberships open it; otherwise it does not exist."""
    cases = SignatureRequest.objects.visible_to(request.user)
    return get_object_or_404(cases.select_related("directorate", "unit", "payment", "owner", "procedure"), pk=pk)


def desk_actors(user: User, case: SignatureRequest) -> frozenset[Actor]:
    """Return as whom the person acts here. One's own request is not decided, nor withdrawn, at the desk."""
    return actors_of(user, case) - {Actor.APPLICANT}


def acting_on(request: HttpRequest, pk: int, *, needed: frozenset[Actor]) -> tuple[SignatureRequest, frozenset[Actor]]:
    """Return the request and as whom the person acts on it; a 403 for who is none of ``needed``."""
    case = find_case(request, pk)
    actors = desk_actors(request.user, case)
    if not actors & needed:
        raise PermissionDenied
    return case, actors


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the request and write down who looked."""
    case, now = find_case(request, pk), timezone.now()
    desk.log_view(case, request.user, at=now, day=timezone.localdate(now))
    rules = catalogue.rules_by_key(case.procedure_id)
    if rules.may_declare:
        declarations.drop_needless(case)
    context = {
        **site.each_context(request),
        "title": case.spoken_reference,
        "case": case,
        "chip": CHIPS[case.status_now],
        "waited": waited(case.since, now=now),
        "sections": sheets.sections_of(case, rules),
        "is_form_due": sheets.is_form_due(case, rules),
        "is_letter_due": declaration_due(case.payment, rules) is not None,
        "following": _following(request.user, case),
        "earlier": _earlier(request.user, case),
        "history": [_told(event, case, now=now) for event in case.events.select_related("by")],
        "viewers": case.views.select_related("viewer") if Role.AUDITOR in roles_of(request.user) else None,
        **(receipts := _receipts(case, request.GET.get("dekont", ""))),
        "sum": sum_line(case.payment, now),
        **_reuses(request.user, case, receipts["receipts"], receipts["receipt"]),
        **_papers(case),
        "print_list": print_list(case),
        **_decision(case, rules, desk_actors(request.user, case)),
    }
    return TemplateResponse(request, "admin/case.html", context)


def conflict(
    request: HttpRequest, case: SignatureRequest, sentence: str, *, status: HTTPStatus = HTTPStatus.CONFLICT
) -> HttpResponse:
    """Say why something was not done, with the way back to the page as it stands now."""
    context = {**site.each_context(request), "title": "İşlem yapılmadı", "case": case, "sentence": sentence}
    return TemplateResponse(request, "admin/conflict.html", context, status=status)


def _decision(case: SignatureRequest, rules: Rules, actors: frozenset[Actor]) -> dict[str, Any]:
    """Return the bar below: the buttons, the needs of an approval met and missing, the newest move seen."""
    rows = open_transitions(status=case.status_now, route=rules.route, actors=actors)
    approval = next((row for row in rows if row.action is Action.APPROVE), None)
    met = services.needs_met(case, rules)
    missing = [need for need in approval.needs if need not in met] if approval else []
    last = services.last_move(case)
    return {
        "buttons": _buttons([row for row in rows if not (row is approval and missing)]),
        "met": [need for need in approval.needs if need in met] if approval else [],
        "missing": [(need, NEED_PLACES[need]) for need in missing],
        "seen": last.pk if last else "",
        "is_judge": bool(actors & JUDGES) and case.status_now.is_open,
        "is_at_desk": bool(actors) and case.status_now.is_open,
        "wants_payment": services.needs_payment_proof(rules),
        "is_paid": Need.PAYMENT in met,
        "is_signed_copy_due": bool(actors) and case.status_now.is_open and Need.SIGNED_COPIES not in met,
    }


def _buttons(rows: list[Transition]) -> list[Button]:
    """Return the buttons, the main one last, where the hand goes."""
    open_actions = [row.action for row in rows]
    main = next((action for action in LEADING_ON if action in open_actions), None)
    made = [Button(row.action, asks=Need.REASON in row.needs, is_main=row.action is main) for row in rows]
    return sorted(made, key=lambda button: button.is_main)


def _receipts(case: SignatureRequest, wanted: str) -> dict[str, Any]:
    """Return every receipt and the one on show: the one asked for, else the newest."""
    receipts = list(case.payment.receipts.prefetch_related("checks__overruled_by")) if case.payment else []
    shown = next((receipt for receipt in receipts if str(receipt.pk) == wanted), receipts[-1] if receipts else None)
    return {
        "receipts": receipts,
        "receipt": shown,
        **(_shown(shown) if shown else {"checks": [], "pages": [], "tally": verdict_words(case, None)}),
    }


def _shown(receipt: Receipt) -> dict[str, Any]:
    """Return the checks of ``receipt``, what does not agree first, and its pages with the places of them all."""
    if receipt.is_being_read:
        payments.wake(receipt, timezone.now())
    rows = [] if receipt.is_being_read else rows_of(receipt)
    return {
        "checks": sorted(rows, key=lambda row: WORST_FIRST.index(row.check.outcome)),
        "pages": [(number, marks_on(rows, number)) for number in range(1, receipt.page_count + 1)],
        "tally": tally(receipt) or "hepsi uygun",
    }


def _reuses(
    user: User, case: SignatureRequest, receipts: Sequence[Receipt], shown: Receipt | None
) -> dict[str, list[Reuse] | set[UUID]]:
    """Return where else the shown receipt is shown, and which of the others are shown elsewhere too.

    For who judges and who audits, not for the request's own person.
    """
    may_know = bool(desk_actors(user, case) & JUDGES) or Role.AUDITOR in roles_of(user)
    if shown is None or not may_know or case.owner_id == user.pk:
        return {"reuses": [], "reused": set()}
    return {"reuses": reused_in(user, shown), "reused": payments.reused_among(receipts) - {shown.pk}}


def _papers(case: SignatureRequest) -> dict[str, Any]:
    copies = list(case.paper_copies.select_related("received_by"))
    received = sum(copy.is_received for copy in copies)
    return {"copies": copies, "received": received, "awaited": len(copies) - received}


def _earlier(user: User, case: SignatureRequest) -> list[SignatureRequest]:
    """Return the same person's other requests that ``user`` may see, newest first."""
    others = SignatureRequest.objects.visible_to(user).filter(tckn=case.tckn).exclude(pk=case.pk)
    return list(others.select_related("procedure").order_by("-submitted_at"))


def _following(user: User, case: SignatureRequest) -> SignatureRequest | None:
    """Return who comes next in the queue: the next that waits for this person's desk, else the first."""
    is_coordinator = roles_of(user) == {Role.COORDINATOR}
    statuses = (Status.AT_UNIT,) if is_coordinator else IN_REVIEW.statuses
    waiting = SignatureRequest.objects.visible_to(user).filter(status__in=statuses).exclude(pk=case.pk)
    later = waiting.filter(Q(since__gt=case.since) | Q(since=case.since, pk__gt=case.pk))
    return later.order_by("since", "pk").first() or waiting.order_by("since", "pk").first()


def _told(event: RequestEvent, case: SignatureRequest, *, now: Any) -> dict[str, str]:
    return {
        "what": event.action_label,
        "who": f"{who(event, case)} ({event.actor_label})",
        "when": moment(event.at, now=now),
        "note": event.note,
        "detail": _detail_words(event.detail),
    }


def _detail_words(detail: dict[str, Any]) -> str:
    """Return an event's particulars in words: which steps, which copies, which check."""
    steps = [Step(code).title_tr for code in detail.get("steps", [])]
    checks = [Check(detail["check"]).label] if "check" in detail else []
    return ", ".join((*steps, *detail.get("copies", []), *checks))
