"""What an officer does beside the status: papers arrive, a check is let pass, a payment is seen on the statement."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications import declarations, desk
from applications.admin.case_page import JUDGES, acting_on, conflict
from applications.admin.site import site
from applications.converters import whole_number
from applications.domain.lifecycle import Actor, TransitionNotAllowed
from applications.domain.reading_notes import said_and_todo
from applications.models import SignatureRequest
from payments.models import ReceiptCheck

DESK = frozenset({Actor.COORDINATOR, *JUDGES})
CLOSED = "Bu başvuru kapandı; üzerinde değişiklik yapılmaz."

TOLD = "Gerekçenizi başvuran da görür."


class ReasonForm(forms.Form):
    """A reason that stays beside what it was given for."""

    note = forms.CharField(
        label="Gerekçe",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Gerekçeyi yazın."},
    )


def button(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Turn ``view(request, pk, …)`` into a button's target; by its address alone it leads to the request's page."""

    @wraps(view)
    def wrapped(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return redirect("yonetim:applications_signaturerequest_change", pk)
        return view(request, pk, **kwargs)

    return wrapped


@button
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark the ticked copies as received; with the button "Hepsi geldi", all that are awaited."""
    case, actors = acting_on(request, pk, needed=DESK)
    copies = case.paper_copies.all() if "hepsi" in request.POST else _ticked(request, case)
    keys = [copy.pk for copy in copies]

    def do(**who: Any) -> None:
        count = desk.receive_papers(case.pk, keys, actors=actors, **who)
        messages.success(request, f"{count} nüsha teslim alındı.")

    return _done(request, case, do, place="kagitlar")


def _ticked(request: HttpRequest, case: SignatureRequest) -> Any:
    keys = map(whole_number, request.POST.getlist("copy"))
    return case.paper_copies.filter(pk__in=[key for key in keys if key is not None])


@button
def undo_receive(request: HttpRequest, pk: int, copy: int) -> HttpResponse:
    """Take back one copy that was marked too early."""
    case, actors = acting_on(request, pk, needed=DESK)
    found = get_object_or_404(case.paper_copies, pk=copy)

    def do(**who: Any) -> None:
        desk.undo_receive_paper(found.pk, actors=actors, **who)
        messages.success(request, f"Teslim geri alındı: {found}.")

    return _done(request, case, do, place="kagitlar")


@require_http_methods(["GET", "HEAD", "POST"])
def overrule(request: HttpRequest, pk: int, check: int) -> HttpResponse:
    """Ask why a check may pass although it does not agree, and let it pass."""
    case, actors = acting_on(request, pk, needed=JUDGES)
    found = _check_of(case, check)
    form = ReasonForm(request.POST or None, initial={"note": declarations.reason_to_pass(case, found)})
    if not form.is_valid():
        said, _ = said_and_todo(found.sentence)  # what to do is told to the applicant
        sentence = f"{said} {TOLD}"
        return _ask(request, case, form, title=f"Gerekçeyle geç: {found.label}", sentence=sentence)

    def do(**who: Any) -> None:
        desk.overrule_check(case.pk, found.pk, actors=actors, reason=form.cleaned_data["note"], **who)
        messages.success(request, f"{found.label}: gerekçeyle geçildi.")

    return _done(request, case, do)


@button
def undo_overrule(request: HttpRequest, pk: int, check: int) -> HttpResponse:
    """Let the check's own result count again."""
    case, actors = acting_on(request, pk, needed=JUDGES)
    found = _check_of(case, check)

    def do(**who: Any) -> None:
        desk.take_back_overrule(case.pk, found.pk, actors=actors, **who)
        messages.success(request, f"{found.label}: geri alındı.")

    return _done(request, case, do)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_payment(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask where the money was seen and confirm the payment by hand."""
    case, actors = acting_on(request, pk, needed=JUDGES)
    if case.payment is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    form.fields["note"].label = "Parayı nerede gördünüz?"
    if not form.is_valid():
        sentence = "Banka ekstresinin tarihini ve satırını yazın; dekontun sonucu ne olursa olsun ödeme tamam sayılır."
        return _ask(request, case, form, title="Ödemeyi elle doğrula", sentence=sentence)

    def do(**who: Any) -> None:
        desk.confirm_payment(case.pk, actors=actors, note=form.cleaned_data["note"], **who)
        messages.success(request, "Ödeme elle doğrulandı.")

    return _done(request, case, do)


@button
def undo_payment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a confirmation by hand."""
    case, actors = acting_on(request, pk, needed=JUDGES)
    if case.payment is None:
        raise Http404

    def do(**who: Any) -> None:
        desk.withdraw_confirmation(case.pk, actors=actors, **who)
        messages.success(request, "Elle doğrulama geri alındı.")

    return _done(request, case, do)


def _check_of(case: SignatureRequest, check: int) -> ReceiptCheck:
    return get_object_or_404(ReceiptCheck, pk=check, receipt__payment=case.payment_id)


def _done(
    request: HttpRequest, case: SignatureRequest, do: Callable[..., None], *, place: str = "odeme"
) -> HttpResponse:
    """Do it and go back to its place on the page; a case that was closed meanwhile stays as it is."""
    try:
        do(by=request.user, at=timezone.now())
    except TransitionNotAllowed:
        return conflict(request, case, CLOSED)
    response = redirect("yonetim:applications_signaturerequest_change", case.pk)
    response["Location"] += f"#{place}"
    return response


def _ask(request: HttpRequest, case: SignatureRequest, form: forms.Form, *, title: str, sentence: str) -> HttpResponse:
    context = {**site.each_context(request), "title": title, "case": case, "form": form, "sentence": sentence}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return TemplateResponse(request, "admin/confirm.html", context, status=status)
