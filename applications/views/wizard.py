"""The wizard: start a request, answer its steps, check the answers, hand it in."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from applications import catalogue, services, slugs, submission, wizard
from applications.converters import whole_number
from applications.domain.lifecycle import TransitionNotAllowed
from applications.domain.procedures import AmbiguousProcedure, NoProcedureInForce
from applications.domain.steps import Step
from applications.forms.base import StepForm
from applications.forms.shown import typed_rows
from applications.models import Directorate, RequestDraft, SignatureRequest
from applications.views import paying
from applications.views.own import NOT_AWAITED, DraftPage, draft_page, path_url_of
from applications.views.progress import progress_of
from applications.views.review import review_of

CHOICE = "chosen_path"
"""Key in the session: what was chosen before signing in (nothing personal)."""

UNREAD = "Kural değiştiği için göndermedik. Değişikliği okuyun, “Okudum” deyin, sonra yeniden gönderin."


def start(request: HttpRequest) -> HttpResponse:
    """Begin or continue a draft of the chosen path. Before sign-in the choice waits in the session."""
    choice = _choice(request)
    if choice is None:
        return redirect("applications:home")
    if not request.user.is_authenticated:
        request.session[CHOICE] = choice
        return redirect_to_login(reverse("applications:start"))
    request.session.pop(CHOICE, None)
    return _begin(request, choice)


def _choice(request: HttpRequest) -> dict[str, str] | None:
    """Return what was chosen just now, or before signing in; codes and words of addresses are both taken."""
    if request.method != "POST":
        return request.session.get(CHOICE)
    names = ("il", "gorev", "islem", "neden", "yine")
    return {name: request.POST.get(name, "")[:100] for name in names}


def _begin(request: HttpRequest, choice: dict[str, str]) -> HttpResponse:
    now = timezone.now()
    directorate = get_object_or_404(Directorate, plate=whole_number(choice["il"]) or 0)
    category = slugs.CATEGORIES.get(choice["gorev"], choice["gorev"])
    kind = slugs.KINDS.get(choice["islem"], choice["islem"])
    if category not in slugs.CATEGORY_SLUGS or kind not in slugs.KIND_SLUGS:
        raise Http404
    try:
        procedure = catalogue.procedure_in_force(
            directorate, category, kind, day=timezone.localdate(now), reason=choice["neden"]
        )
    except (NoProcedureInForce, AmbiguousProcedure):
        return redirect(path_url_of(directorate.plate, category, kind, reason=choice["neden"]))
    existing = SignatureRequest.objects.open().filter(owner=request.user, kind=kind).first()
    if existing is not None and not choice.get("yine"):
        return render(request, "applications/open_request.html", {"case": existing, "choice": choice})
    draft = wizard.start(procedure, owner=request.user, at=now)
    return redirect("applications:draft", draft.pk)


@draft_page
def resume(request: HttpRequest, page: DraftPage) -> HttpResponse:
    """Lead to the first page that lacks something."""
    return redirect(_following(page))


@draft_page
def step(request: HttpRequest, page: DraftPage, step: Step) -> HttpResponse:
    """Show one page of the wizard, or keep its answer."""
    if step not in wizard.steps_of(page.draft, page.rules):
        raise Http404
    if step is not Step.NOTICE and not wizard.has_read_notice(page.draft):
        return redirect("applications:step", page.draft.pk, Step.NOTICE)
    if step is Step.PAYMENT:
        return paying.draft_payment(request, page)
    if request.method == "POST":
        return _save(request, page, step)
    return _show(request, page, step, _kept_form(page, step))


def _kept_form(page: DraftPage, step: Step) -> StepForm:
    """Return the form filled with what was kept; what does not hold today is marked at once."""
    form = wizard.form_for(page.draft, step, page.rules, today=page.today)
    kept = page.draft.answers.get(step)
    if kept:
        judged = wizard.form_for(page.draft, step, page.rules, today=page.today, data=kept)
        return form if judged.is_valid() else judged
    return form


def _save(request: HttpRequest, page: DraftPage, step: Step) -> HttpResponse:
    form = wizard.form_for(page.draft, step, page.rules, today=page.today, data=request.POST)
    leaves = "sonra" in request.POST
    if step is Step.NOTICE and wizard.has_read_notice(page.draft):
        return redirect(_following(page))
    if not form.is_valid() and not (leaves and step is not Step.NOTICE):
        return _show(request, page, step, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        wizard.keep(page.draft, form, step=step, seen_revision=_revision(request), at=page.now)
    except wizard.DraftMovedOn as moved:
        return _show_both(request, page, step, form, moved)
    if leaves:
        messages.success(request, "Yazdıklarınız kaydedildi. Buradan kaldığınız yerden sürdürürsünüz.")
        return redirect("applications:cases")
    return redirect("applications:step", page.draft.pk, step) if form.asks_again else redirect(_following(page))


def _show(
    request: HttpRequest, page: DraftPage, step: Step, form: StepForm, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "page": page,
        "draft": page.draft,
        "procedure": page.draft.procedure,
        "step": step,
        "form": form,
        "progress": progress_of(page, step),
        "revision": page.draft.revision,
    }
    return render(request, "applications/step.html", context, status=status)


def _show_both(
    request: HttpRequest, page: DraftPage, step: Step, form: StepForm, moved: wizard.DraftMovedOn
) -> HttpResponse:
    """Show what another tab saved beside what was typed here, and let the person choose."""
    typed = form.typed(page.now)
    stored_rows, typed_ones = typed_rows(form, moved.stored), typed_rows(form, typed)
    rows = [
        (label, stored, mine, stored != mine)
        for (label, stored), (_label, mine) in zip(stored_rows, typed_ones, strict=True)
    ]
    context = {
        "page": page,
        "draft": page.draft,
        "procedure": page.draft.procedure,
        "step": step,
        "rows": rows,
        "typed": typed,
        "revision": page.draft.revision,
    }
    return render(request, "applications/conflict.html", context, status=HTTPStatus.CONFLICT)


@draft_page
def review(request: HttpRequest, page: DraftPage) -> HttpResponse:
    """Show all answers before they are handed in; POST hands them in, once."""
    if request.method == "POST":
        return _hand_in(request, page)
    missing = wizard.first_open(page.draft, page.rules, today=page.today)
    if missing is not None:
        return _send_back(request, page.draft, missing)
    return render(request, "applications/review.html", review_of(page))


def _hand_in(request: HttpRequest, page: DraftPage) -> HttpResponse:
    if page.draft.changes:  # not yet read; it may be the account to pay to
        messages.warning(request, UNREAD)
        return redirect("applications:review", page.draft.pk)
    try:
        if page.draft.corrects_id is not None:
            note = request.POST.get("yanit", "")[:1000]
            case = submission.resubmit(page.draft.pk, by=request.user, at=page.now, note=note)
            messages.success(request, "Düzeltmeniz gönderildi.")
            return redirect("applications:case", case.reference)
        case = submission.submit(page.draft.pk, by=request.user, at=page.now)
    except submission.DraftIncomplete as incomplete:
        return _send_back(request, page.draft, incomplete.step)
    except TransitionNotAllowed:
        messages.warning(request, NOT_AWAITED)
        return redirect("applications:case", page.draft.corrects.reference)
    except services.OpenRequestExists as exists:
        own = exists.case if exists.case.owner_id == request.user.pk else None
        context = {"case": own, "draft": page.draft, "directorate": page.draft.procedure.directorate}
        return render(request, "applications/open_request.html", context, status=HTTPStatus.CONFLICT)
    return redirect("applications:done", case.reference)


def _send_back(request: HttpRequest, draft: RequestDraft, missing: Step) -> HttpResponse:
    messages.warning(request, f"Göndermeden önce bir adım tamamlanmalı: {missing.title_tr}.")
    return redirect("applications:step", draft.pk, missing)


@draft_page
def acknowledge(request: HttpRequest, page: DraftPage) -> HttpResponse:
    """The person has read what a newer version of the procedure changed."""
    if request.method == "POST":
        wizard.acknowledge_changes(page.draft)
    return redirect(_following(page))


@login_required
def discard(request: HttpRequest, pk: object) -> HttpResponse:
    """Ask once, then remove the draft with its receipts."""
    draft = get_object_or_404(
        RequestDraft.objects.select_related("procedure__directorate"),
        pk=pk,
        owner=request.user,
        submitted_as__isnull=True,
    )
    if request.method == "POST":
        wizard.discard(draft)
        messages.success(request, "Taslak ve içindeki bilgiler silindi.")
        return redirect("applications:cases")
    return render(request, "applications/discard.html", {"draft": draft, "procedure": draft.procedure})


def _following(page: DraftPage) -> str:
    following = wizard.first_open(page.draft, page.rules, today=page.today)
    if following is None:
        return reverse("applications:review", args=[page.draft.pk])
    return reverse("applications:step", args=[page.draft.pk, following])


def _revision(request: HttpRequest) -> int:
    """Return the revision the page was made from; 0 (everything is newer) when it is missing."""
    return whole_number(request.POST.get("revision", "")) or 0
