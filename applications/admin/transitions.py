"""The buttons that move a request: each its own POST, with a page that asks for a reason where one is due."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications import catalogue, services
from applications.admin.case_page import conflict, desk_actors, find_case
from applications.admin.site import site
from applications.admin.words import DONE, meanwhile, missing_for
from applications.converters import whole_number
from applications.domain.lifecycle import (
    TRANSITIONS,
    Action,
    Actor,
    Need,
    NeedsUnmet,
    Transition,
    TransitionNotAllowed,
    open_transitions,
)
from applications.domain.procedures import Rules
from applications.domain.steps import Step, steps_for
from applications.models import SignatureRequest

MOVED = "Bu işlem şu anda yapılamaz: başvuru başka bir durumda. Sayfayı yeniden açıp bakın."
ANOTHER_IS_OPEN = (
    "Bu kişinin aynı türde açık bir başvurusu daha var; ikisi birden açık olamaz. Önce öbürünü sonuçlandırın."
)
HINTS = {
    Action.RETURN: "Başvurana ne yapması gerektiğini yazın; bu yazı ona gösterilir.",
    Action.REJECT: "Neden reddedildiğini ve ne yapılabileceğini yazın; bu yazı başvurana gösterilir.",
}


class DecisionForm(forms.Form):
    """``seen``: the newest move that the page showed. A reason is asked for where the transition needs one."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="Gerekçe",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Gerekçeyi yazın."},
    )
    steps = forms.MultipleChoiceField(
        label="Düzeltilecek adımlar",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Yalnız kâğıt eksikse hiçbirini işaretlemeyin.",
    )

    def __init__(self, *args: object, transition: Transition, rules: Rules, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].help_text = HINTS.get(transition.action, "")
        if Need.REASON not in transition.needs:
            del self.fields["note"]
        if transition.action is not Action.RETURN:
            del self.fields["steps"]
        else:
            offered = [step for step in steps_for(rules) if step is not Step.NOTICE]
            self.fields["steps"].choices = [(step.value, step.title_tr) for step in offered]


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """GET asks (and lets one think again), POST does it."""
    case, wanted = find_case(request, pk), _known(action)
    actors = desk_actors(request.user, case)
    if not any(row.action is wanted and row.actor in actors for row in TRANSITIONS):
        raise PermissionDenied
    rules = catalogue.rules_by_key(case.procedure_id)
    found = open_transitions(status=case.status_now, route=rules.route, actors=actors)
    transition = next((row for row in found if row.action is wanted), None)
    if transition is None:
        return _refuse(request, case)
    if request.method != "POST":
        form = DecisionForm(transition=transition, rules=rules, initial={"seen": _seen(request, case)})
        return _ask(request, case, form, wanted)
    form = DecisionForm(request.POST, transition=transition, rules=rules)
    if not form.is_valid():
        return _ask(request, case, form, wanted, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _do(request, case, wanted, actors, form)


def _known(action: str) -> Action:
    try:
        return Action(action)
    except ValueError as error:
        raise Http404 from error


def _do(
    request: HttpRequest, case: SignatureRequest, action: Action, actors: frozenset[Actor], form: DecisionForm
) -> HttpResponse:
    now, answers = timezone.now(), form.cleaned_data
    try:
        services.take_action(
            case.pk,
            action,
            actors=actors,
            by=request.user,
            at=now,
            note=answers.get("note", ""),
            detail={"steps": answers["steps"]} if "steps" in answers else None,
            seen_event=answers["seen"],
        )
    except services.CaseMovedOn as moved:
        return conflict(request, case, meanwhile(moved.event, case, now=now))
    except NeedsUnmet as unmet:
        return conflict(request, case, missing_for(action, unmet.missing))
    except services.OpenRequestExists:
        return conflict(request, case, ANOTHER_IS_OPEN)
    except TransitionNotAllowed:
        return _refuse(request, case)
    messages.success(request, DONE[action])
    return redirect("yonetim:applications_signaturerequest_change", case.pk)


def _refuse(request: HttpRequest, case: SignatureRequest) -> HttpResponse:
    """Say who moved the case when the page that sent this was older, else that the case stands elsewhere."""
    last = services.last_move(case)
    if last is not None and _seen(request, case) != last.pk:
        return conflict(request, case, meanwhile(last, case, now=timezone.now()))
    return conflict(request, case, MOVED)


def _seen(request: HttpRequest, case: SignatureRequest) -> int | None:
    """Return the newest move that the page before this one showed; without one, the newest there is."""
    given = whole_number(request.POST.get("seen") or request.GET.get("gorulen", ""))
    if given is not None:
        return given
    last = services.last_move(case)
    return last.pk if last else None


def _ask(
    request: HttpRequest,
    case: SignatureRequest,
    form: DecisionForm,
    action: Action,
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": action.label,
        "case": case,
        "form": form,
        "is_final": action in (Action.REJECT, Action.UNDO_APPROVAL),
    }
    return TemplateResponse(request, "admin/confirm.html", context, status=status)
