"""Başvurularım: the person's drafts and requests, and what can be done with each."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from applications import case_story, catalogue, declarations, desk, prints, services, submission, wizard
from applications.case_papers import declaration_due, papers_of
from applications.converters import whole_number
from applications.domain.hand_in import delivery_lines, paper_lines
from applications.domain.lifecycle import Action, Actor, NeedsUnmet, Status, TransitionNotAllowed, open_transitions
from applications.domain.procedures import Rules, deliveries_for
from applications.domain.vocabulary import Handler, Paper
from applications.models import Procedure, RequestDraft, SignatureRequest
from applications.printing.envelopes import is_envelope_due
from applications.printing.sheets import is_form_due
from applications.receipt_sheet import sum_line
from applications.views.own import button, own_case

_BEFORE_THE_LINK = (Status.SUBMITTED, Status.LISTED, Status.AWAITING_LINK)
AS_APPLICANT = frozenset({Actor.APPLICANT})
MOVED_ON = "Başvurunuz bu arada ilerlemiş; bu işlem artık yapılamıyor. Güncel durumu aşağıda."


@login_required
def cases(request: HttpRequest) -> HttpResponse:
    """List what was begun and what was handed in, newest first."""
    mine = [(case, _turn(case)) for case in _my_cases(request)]
    drafts = RequestDraft.objects.filter(owner=request.user, submitted_as__isnull=True, corrects__isnull=True)
    context = {
        "drafts": drafts.select_related("procedure__directorate"),
        "open_cases": [(case, box) for case, box in mine if case.status_now.is_open],
        "closed_cases": [(case, box) for case, box in mine if not case.status_now.is_open],
    }
    return render(request, "applications/cases.html", context)


def _my_cases(request: HttpRequest) -> QuerySet[SignatureRequest]:
    """Return the person's requests with what their turn depends on, in a fixed number of queries."""
    procedures = Prefetch("procedure", Procedure.objects.with_parts())
    cases = SignatureRequest.objects.filter(owner=request.user).select_related("directorate", "payment")
    return cases.prefetch_related(procedures, "paper_copies", "payment__receipts")


def _turn(found: SignatureRequest) -> case_story.TurnBox:
    awaited = sum(not copy.is_received for copy in found.paper_copies.all())
    return case_story.turn_of(found, catalogue.rules_of(found.procedure), awaited=awaited)


@login_required
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """Show where one request stands, what happened and what comes."""
    found = own_case(request, reference)
    return render(request, "applications/case.html", _case_context(found))


@login_required
def done(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what to do now that the request is handed in."""
    found = own_case(request, reference)
    return render(request, "applications/done.html", _case_context(found))


@login_required
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask once, then withdraw."""
    found = own_case(request, reference)
    if request.method == "POST":
        return _move(request, found, Action.WITHDRAW, "Başvurunuzu geri çektiniz.")
    if Action.WITHDRAW not in _open_actions(found, catalogue.rules_of(found.procedure)):
        messages.warning(request, "Bu başvuru artık geri çekilemez.")
        return redirect("applications:case", found.reference)
    return render(request, "applications/withdraw.html", {"case": found, "procedure": found.procedure})


@button
def delivered(request: HttpRequest, reference: str) -> HttpResponse:
    return _move(request, own_case(request, reference), Action.MARK_DELIVERED, "Kaydettik. Başvurunuz tamamlandı.")


@button
def not_delivered(request: HttpRequest, reference: str) -> HttpResponse:
    """Take "it has come" back, where nobody but the person says so (Kamu SM alone)."""
    return _move(request, own_case(request, reference), Action.STEP_BACK, "Geri aldık. Adımlarınızı izleyebilirsiniz.")


@button
def link_used(request: HttpRequest, reference: str) -> HttpResponse:
    sentence = "Kaydettik. Şimdi formu yazdırıp imzalayın ve teslim edin."
    return _move(request, own_case(request, reference), Action.USE_LINK, sentence)


@button
def correct(request: HttpRequest, reference: str) -> HttpResponse:
    """Open the correction on the steps the officer flagged."""
    found = own_case(request, reference)
    try:
        draft = submission.start_correction(found, by=request.user, at=timezone.now())
    except TransitionNotAllowed:
        return _moved_on(request, found)
    steps = wizard.steps_of(draft, wizard.rules_for(draft))
    if steps:
        return redirect("applications:step", draft.pk, steps[0])
    return redirect("applications:review", draft.pk)


@button
def tick(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """Mark a step of a request that Kamu SM alone handles as done, or take the mark back."""
    found = own_case(request, reference)
    is_known = position < len(catalogue.rules_of(found.procedure).steps)
    if found.status_now is not Status.FOLLOWED or not is_known:
        return _moved_on(request, found)
    is_done = request.POST.get("yapildi") == "1"
    desk.tick_step(found.pk, position, by=request.user, at=timezone.now(), is_done=is_done)
    return redirect("applications:case", found.reference)


def _move(request: HttpRequest, found: SignatureRequest, action: Action, sentence: str) -> HttpResponse:
    try:
        services.take_action(
            found.pk,
            action,
            actors=AS_APPLICANT,
            by=request.user,
            at=timezone.now(),
            seen_event=whole_number(request.POST.get("gorulen", "")),
        )
    except (TransitionNotAllowed, NeedsUnmet, services.CaseMovedOn, services.OpenRequestExists):
        return _moved_on(request, found)
    messages.success(request, sentence)
    return redirect("applications:case", found.reference)


def _moved_on(request: HttpRequest, found: SignatureRequest) -> HttpResponse:
    """Show the request as it is now, with a word that the button came too late."""
    messages.warning(request, MOVED_ON)
    now = own_case(request, found.reference)
    return render(request, "applications/case.html", _case_context(now), status=HTTPStatus.CONFLICT)


def _open_actions(found: SignatureRequest, rules: Rules) -> set[Action]:
    rows = open_transitions(status=found.status_now, route=rules.route, actors=AS_APPLICANT)
    return {row.action for row in rows}


def _case_context(found: SignatureRequest) -> dict[str, Any]:
    rules = catalogue.rules_of(found.procedure)
    declared = _declared_context(found, rules)
    events = list(found.events.all())
    copies = list(found.paper_copies.all())
    box = _turn(found)
    last_move = services.last_move(found)
    return {
        "case": found,
        "procedure": found.procedure,
        "rules": rules,
        "box": box,
        "lanes": case_story.lanes(found, rules, box),
        "story": case_story.story_of(events),
        "ahead": case_story.ahead(found, rules, events, box),
        "lookers": case_story.lookers(found),
        "copies": copies,
        "old_prints": prints.old_prints(found, copies, at=timezone.now()),
        "is_form_due": is_form_due(found, rules),
        "is_envelope_due": is_envelope_due(found, at=timezone.now()),
        "is_listed_first": rules.is_listed and found.status_now in _BEFORE_THE_LINK,
        "receipts": list(found.payment.receipts.all()) if found.payment else [],
        "sum": sum_line(found.payment, timezone.now()),
        "may_add_receipt": found.payment is not None and found.status_now.is_open,
        "returned": next((event for event in reversed(events) if event.action == Action.RETURN), None),
        "followed_steps": _followed_steps(found, rules),
        "thing": case_story.wanted_thing(rules),
        "seen": last_move.pk if last_move else "",
        "contacts": catalogue.contacts(),
        **declared,
        **_actions_context(found, rules),
        **_papers_context(found, rules),
    }


def _declared_context(found: SignatureRequest, rules: Rules) -> dict[str, Any]:
    """Return what was declared about the payment; call it before the papers are read, for it may take one away."""
    if rules.may_declare:
        declarations.drop_needless(found)
    declared = declaration_due(found.payment, rules)
    may_change = declared is not None and declarations.may_change(found)
    return {"declared": declared, "may_change_declaration": may_change}


def _actions_context(found: SignatureRequest, rules: Rules) -> dict[str, bool]:
    actions = _open_actions(found, rules)
    return {
        "may_withdraw": Action.WITHDRAW in actions,
        "may_use_link": Action.USE_LINK in actions,
        "may_mark_delivered": Action.MARK_DELIVERED in actions,
        "may_step_back": Action.STEP_BACK in actions,
        "may_correct": Action.RESUBMIT in actions,
    }


def _papers_context(found: SignatureRequest, rules: Rules) -> dict[str, Any]:
    method = found.chosen_method
    return {
        "papers": paper_lines(papers_of(found, rules), signing_method=method, our_form=Paper.REQUEST_FORM.label),
        "places": delivery_lines(deliveries_for(rules, signing_method=method)),
    }


def _followed_steps(found: SignatureRequest, rules: Rules) -> list[tuple[int, Any, bool]]:
    """Return position, step and whether it is ticked, for what Kamu SM alone handles."""
    if rules.handler is not Handler.KAMU_SM:
        return []
    ticked = desk.ticked_steps(found)
    return [(position, step, position in ticked) for position, step in enumerate(rules.steps)]
