"""What moves a request along its lifecycle: ``take_action``, and what it asks before.

Papers, payments and self-followed steps leave the status alone (``applications.desk``); handing in
and correcting start from a draft (``applications.submission``).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F

from applications import catalogue, notices
from applications.case_papers import papers_on_their_way
from applications.domain.lifecycle import (
    DECISIONS,
    Action,
    Actor,
    Back,
    Need,
    Status,
    TransitionNotAllowed,
    find_transition,
)
from applications.domain.procedures import Rules
from applications.domain.vocabulary import Paper, Prerequisite
from applications.models import RequestEvent, SignatureRequest, User
from payments import services as payments

_JUDGED_ELSEWHERE = (Paper.OFFICIAL_LETTER, Paper.DECLARATION)
"""Papers that are no need of their own: a letter is a prerequisite, and a declaration is why a check is let pass."""


class CaseMovedOn(Exception):
    """Someone else moved the case while the page was open; ``event`` tells who and how."""

    def __init__(self, event: RequestEvent) -> None:
        self.event = event
        super().__init__("the case moved on")


class OpenRequestExists(Exception):
    """The person already has an open request of this kind: ``case``."""

    def __init__(self, case: SignatureRequest) -> None:
        self.case = case
        super().__init__("an open request of this kind exists")


def refuse_second(tckn: str, kind: str, *, beside: SignatureRequest | None = None) -> None:
    """Raise OpenRequestExists when the person has an open request of this kind ``beside`` the one that is known."""
    others = SignatureRequest.objects.open().filter(tckn=tckn, kind=kind)
    existing = others.exclude(pk=beside.pk if beside else None).first()
    if existing is not None:
        raise OpenRequestExists(existing)


@transaction.atomic
def take_action(
    case_id: int,
    action: Action,
    *,
    actors: Iterable[Actor],
    by: User,
    at: datetime,
    note: str = "",
    detail: Mapping[str, Any] | None = None,
    seen_event: int | None = None,
) -> SignatureRequest:
    """Move a case along its lifecycle and write the event.

    Of two officers who press a button together one succeeds and the other gets CaseMovedOn, on
    PostgreSQL (row lock) and SQLite (IMMEDIATE) alike. ``seen_event``: the newest move the page
    showed. Raises TransitionNotAllowed or NeedsUnmet as well, and OpenRequestExists when a closed case
    would be opened beside another one.
    """
    case = SignatureRequest.objects.select_for_update().get(pk=case_id)
    last = last_move(case)
    if seen_event is not None and last is not None and last.pk != seen_event:
        raise CaseMovedOn(last)
    rules = catalogue.rules_of(case.procedure)
    before = case.status_now
    row = find_transition(action, status=before, route=rules.route, actors=actors, met=needs_met(case, rules, note))
    case.status = _where_decided(case) if isinstance(row.target, Back) else row.target
    if not before.is_open and case.status_now.is_open:
        refuse_second(case.tckn, case.kind, beside=case)
    case.since = at
    case.save(update_fields=["status", "since"])
    write_event(case, action, row.actor, before=before, by=by, at=at, note=note, detail=detail)
    if action is Action.HAND_TO_DIRECTORATE and row.actor is Actor.COORDINATOR:
        papers_on_their_way(case)
    transaction.on_commit(partial(notices.tell_applicant, case.pk))
    return case


def last_move(case: SignatureRequest) -> RequestEvent | None:
    """Return the newest event that changed the status (or handed the request in)."""
    return case.events.select_related("by").exclude(from_status=F("to_status")).order_by("-pk").first()


def needs_met(case: SignatureRequest, rules: Rules, note: str = "") -> frozenset[Need]:
    """Return what is fulfilled. A need that the procedure does not have is met."""
    met = {
        Need.REASON: bool(note.strip()),
        Need.PAYMENT: not needs_payment_proof(rules)
        or (case.payment is not None and payments.is_settled(case.payment)),
        Need.SIGNED_COPIES: not case.paper_copies.exclude(paper__in=_JUDGED_ELSEWHERE)
        .filter(received_at=None)
        .exists(),
        Need.PREREQUISITES: _prerequisites_met(case, rules),
    }
    return frozenset(need for need, is_met in met.items() if is_met)


def needs_payment_proof(rules: Rules) -> bool:
    """Tell whether an officer must see the payment: it is the applicant's, and a receipt is demanded."""
    return rules.needs_payment and rules.demands_receipt


def write_event(
    case: SignatureRequest,
    action: Action,
    actor: Actor,
    *,
    before: str,
    by: User,
    at: datetime,
    note: str = "",
    detail: Mapping[str, Any] | None = None,
) -> RequestEvent:
    return RequestEvent.objects.create(
        case=case,
        action=action,
        actor=actor,
        from_status=before,
        to_status=case.status,
        by=by,
        at=at,
        note=note.strip(),
        detail=dict(detail or {}),
    )


def _where_decided(case: SignatureRequest) -> Status:
    decision = case.events.filter(action__in=DECISIONS, to_status=case.status).order_by("-pk").first()
    if decision is None:
        raise TransitionNotAllowed("no decision to go back to")
    return Status(decision.from_status)


def _prerequisites_met(case: SignatureRequest, rules: Rules) -> bool:
    asked = {rule.prerequisite for rule in rules.prerequisites}
    is_revoked = bool(case.details.get("revoked_on"))
    letter_is_missing = case.paper_copies.filter(paper=Paper.OFFICIAL_LETTER, received_at=None).exists()
    if asked & {Prerequisite.REVOKE_FIRST, Prerequisite.SUSPEND_FIRST} and not is_revoked:
        return False
    return not (Prerequisite.OFFICIAL_LETTER in asked and letter_is_missing)
