"""Before the money leaves: the bank's confirmation screen checked as text, and what to type in large type."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from applications import catalogue, wizard
from applications.domain.steps import Step
from applications.forms.bank_screen import BankScreenForm
from applications.looks import LOOKS
from applications.paying import large_values
from applications.views.own import DraftPage, draft_page
from applications.views.paying import Paying, of_open_case, paying_of_draft, payment_page
from payments.domain.before_paying import BeforePaying, check_before_paying
from payments.domain.outcomes import WORST_FIRST, Check, Outcome
from payments.domain.results import CheckResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One check with its shape: ``css`` ok, differs or unsure; ``icon`` of the sprite; ``word`` beside it."""

    result: CheckResult
    label: str
    css: str
    icon: str
    word: str


@sensitive_post_parameters("ekran")
@draft_page
def draft_screen(request: HttpRequest, page: DraftPage) -> HttpResponse:
    """Check what a bank shows, for a draft. Nothing of it is kept."""
    return _of_draft(page, lambda paying: _screen(request, paying))


@sensitive_post_parameters("ekran")
@login_required
def case_screen(request: HttpRequest, reference: str) -> HttpResponse:
    """Check what a bank shows, for a request that was handed in. Nothing of it is kept."""
    return of_open_case(request, reference, _screen)


@draft_page
def draft_large(request: HttpRequest, page: DraftPage) -> HttpResponse:
    """Show one value in large type, for a draft."""
    return _of_draft(page, lambda paying: _large(request, paying))


@login_required
def case_large(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one value in large type, for a request that was handed in."""
    return of_open_case(request, reference, _large)


def _of_draft(page: DraftPage, answer: Callable[[Paying], HttpResponse]) -> HttpResponse:
    """Answer for a draft whose person is known; without a payment step there is nothing to answer."""
    if Step.PAYMENT not in wizard.steps_of(page.draft, page.rules):
        raise Http404
    if Step.PERSON not in wizard.valid_answers(page.draft, page.rules, today=page.today):
        return redirect("applications:step", page.draft.pk, Step.PERSON)
    return answer(paying_of_draft(page))


def _screen(request: HttpRequest, paying: Paying) -> HttpResponse:
    """Check the text against what a transfer of today should look like; where no account takes one, a 404."""
    if paying.expected is None:
        raise Http404
    if request.method != "POST":  # a reload, or the way back from the sign-in
        return redirect(paying.upload_url)
    form = BankScreenForm(request.POST)
    checked = None
    if form.is_valid():
        checked = check_before_paying(form.cleaned_data["ekran"], paying.expected, today=timezone.localdate())
        if checked.says_nothing:
            form.refuse_as_empty()
    if form.errors or checked is None:
        return payment_page(request, paying, status=HTTPStatus.UNPROCESSABLE_ENTITY, screen=form)
    return payment_page(request, paying, screen=form, checked=checked, rows=_rows(checked), to_do=_to_do(checked))


def _rows(checked: BeforePaying) -> list[Row]:
    """Return the checks, what must be changed first."""
    ordered = sorted(checked.results, key=lambda result: WORST_FIRST.index(result.outcome))
    return [
        Row(
            result=result,
            label=result.check.label,
            css=LOOKS[result.outcome].css,
            icon=LOOKS[result.outcome].icon,
            word=result.outcome.label,
        )
        for result in ordered
    ]


def _to_do(checked: BeforePaying) -> list[tuple[str, str]]:
    """Return what keeps the money back: what to do, and the names of the checks it is about."""
    by_outcome: dict[Outcome, list[Check]] = defaultdict(list)
    for result in checked.results:
        by_outcome[result.outcome].append(result.check)
    unsure = [check for check in by_outcome[Outcome.CANNOT_TELL] if check in checked.needed]
    rows = (
        ("Düzeltin", by_outcome[Outcome.DIFFERS]),
        ("Önce doğrulayın", unsure),
        ("Ekranda bulamadık", checked.missing),
    )
    return [(what, _names(checks)) for what, checks in rows if checks]


def _names(checks: Iterable[Check]) -> str:
    return ", ".join(check.label for check in checks)


def _large(request: HttpRequest, paying: Paying) -> HttpResponse:
    """Show the value that ``?deger=`` names by its key, else the first."""
    values = large_values(paying.shown) if paying.shown else ()
    keys = [value.key for value in values]
    key = request.GET.get("deger") or (keys[0] if keys else "")
    if key not in keys:
        raise Http404
    place = keys.index(key)
    context = {
        **paying.context,
        "paying": paying,
        "shown": paying.shown,
        "contacts": catalogue.contacts(),
        "value": values[place],
        "number": place + 1,
        "total": len(values),
        "before": values[place - 1] if place else None,
        "after": values[place + 1] if place + 1 < len(values) else None,
    }
    return render(request, "applications/payment_large.html", context)
