"""Where a person sees what to pay and gives the receipt: as a step of the wizard, or after handing in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from applications import catalogue, desk, wizard
from applications.domain.payment_due import PersonName
from applications.domain.procedures import Rules
from applications.domain.steps import Step
from applications.forms.bank_screen import BankScreenForm
from applications.models import RequestDraft, SignatureRequest
from applications.paying import PaymentShown, expected_transfer, payment_shown
from applications.receipt_sheet import sum_line
from applications.views.own import DraftPage, draft_page, own_case
from applications.views.progress import progress_of
from payments import services as payments
from payments.domain.expectation import ExpectedPayment
from payments.forms import ReceiptUploadForm, TypedReceiptForm
from payments.models import Payment, Receipt
from payments.reading.refusals import ReceiptRefused

GONE = "Bu taslağı silmiştiniz; dekont kaydedilmedi. Yeni bir başvuruya başlayıp dekontu orada yükleyin."


@dataclass(frozen=True, slots=True, kw_only=True)
class Paying:
    """One place where a receipt is given. ``case`` is the request it belongs to, ``None`` for a draft.

    ``expected`` is what a transfer should look like today, ``None`` where no account takes one.
    """

    payment: Payment | None
    shown: PaymentShown | None
    expected: ExpectedPayment | None
    upload_url: str
    typed_url: str
    screen_url: str
    large_url: str
    later_url: str
    case: SignatureRequest | None
    context: dict[str, Any]


def draft_payment(request: HttpRequest, page: DraftPage) -> HttpResponse:
    """Show or take the receipt as a step of the wizard."""
    if Step.PERSON not in wizard.valid_answers(page.draft, page.rules, today=page.today):
        messages.warning(request, "Önce kişi bilgilerinizi tamamlayın: açıklamada adınız ve numaranız geçer.")
        return redirect("applications:step", page.draft.pk, Step.PERSON)
    return _upload(request, paying_of_draft(page, opens_payment=request.method == "POST"))


@draft_page
def draft_typed(request: HttpRequest, page: DraftPage) -> HttpResponse:
    """Take a receipt's values as typed, for a draft."""
    if Step.PAYMENT not in wizard.steps_of(page.draft, page.rules):
        raise Http404
    if Step.PERSON not in wizard.valid_answers(page.draft, page.rules, today=page.today):
        return redirect("applications:step", page.draft.pk, Step.PERSON)
    return _typed(request, paying_of_draft(page, opens_payment=request.method == "POST"))


@login_required
def case_payment(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what to pay for a request that was handed in, or take its receipt."""
    return of_open_case(request, reference, _upload)


@login_required
def case_typed(request: HttpRequest, reference: str) -> HttpResponse:
    return of_open_case(request, reference, _typed)


@login_required
def remove(request: HttpRequest, pk: object) -> HttpResponse:
    """Ask once, then remove a receipt from a draft. What was handed in with a request stays."""
    drafts = RequestDraft.objects.filter(owner=request.user, submitted_as__isnull=True, corrects__isnull=True)
    receipt = get_object_or_404(Receipt, pk=pk, payment__drafts__in=drafts)
    draft = drafts.get(payment=receipt.payment_id)
    if request.method == "POST":
        payments.remove_receipt(receipt)
        messages.success(request, "Dekont silindi.")
        return redirect("applications:step", draft.pk, Step.PAYMENT)
    return render(request, "applications/remove_receipt.html", {"receipt": receipt, "draft": draft})


def paying_of_draft(page: DraftPage, *, opens_payment: bool = False) -> Paying:
    """Return the draft's payment step. ``opens_payment``: a receipt comes, for which a payment is written down."""
    draft = page.draft
    answers = wizard.valid_answers(draft, page.rules, today=page.today)
    payment = draft.payment
    if opens_payment:
        payment = wizard.payment_of(draft, page.rules, today=page.today, at=page.now)
    return Paying(
        payment=payment,
        **_to_pay(page.rules, wizard.person_name(answers), day=page.today, keeps_reader=wizard.keeps_reader(answers)),
        upload_url=reverse("applications:step", args=[draft.pk, Step.PAYMENT]),
        typed_url=reverse("applications:draft_typed", args=[draft.pk]),
        screen_url=reverse("applications:draft_screen", args=[draft.pk]),
        large_url=reverse("applications:draft_large", args=[draft.pk]),
        later_url=reverse("applications:cases"),
        case=draft.corrects,
        context={
            "page": page,
            "draft": draft,
            "procedure": draft.procedure,
            "progress": progress_of(page, Step.PAYMENT),
            "may_remove": draft.corrects_id is None,
        },
    )


def _to_pay(rules: Rules, person: PersonName, *, day: date, keeps_reader: bool) -> dict[str, Any]:
    """Return what to show of the payment and what a transfer is compared with, of one tariff."""
    tariff = catalogue.tariff()
    return {
        "shown": payment_shown(rules, person, tariff, day=day, keeps_reader=keeps_reader),
        "expected": expected_transfer(rules, person, tariff, keeps_reader=keeps_reader),
    }


def of_open_case(
    request: HttpRequest, reference: str, answer: Callable[[HttpRequest, Paying], HttpResponse]
) -> HttpResponse:
    """Answer for a request that is paid for; one that closed meanwhile says so on its own page."""
    case = own_case(request, reference)
    if case.payment is None:
        raise Http404
    if not case.status_now.is_open:
        messages.warning(request, "Bu başvuru kapandı; dekont eklenmez. Güncel durumu aşağıda.")
        return redirect("applications:case", case.reference)
    return answer(request, _paying_of_case(case))


def _paying_of_case(case: SignatureRequest) -> Paying:
    rules = catalogue.rules_of(case.procedure)
    keeps_reader = bool(case.details.get("keeps_reader"))
    return Paying(
        payment=case.payment,
        **_to_pay(rules, case.person, day=timezone.localdate(), keeps_reader=keeps_reader),
        upload_url=reverse("applications:case_payment", args=[case.reference]),
        typed_url=reverse("applications:case_typed", args=[case.reference]),
        screen_url=reverse("applications:case_screen", args=[case.reference]),
        large_url=reverse("applications:case_large", args=[case.reference]),
        later_url=reverse("applications:case", args=[case.reference]),
        case=case,
        context={"case": case, "procedure": case.procedure, "may_remove": False},
    )


def _upload(request: HttpRequest, paying: Paying) -> HttpResponse:
    try:
        return _uploaded(request, paying)
    except payments.PaymentGone:
        return _gone(request)


def _uploaded(request: HttpRequest, paying: Paying) -> HttpResponse:
    posted = request.method == "POST"
    form = ReceiptUploadForm(request.POST, request.FILES) if posted else ReceiptUploadForm()
    _refuse_without_account(form, paying)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            receipt = payments.accept_upload(paying.payment, file, by=request.user, at=timezone.now())
        except ReceiptRefused as refused:
            form.add_error("file", ValidationError(str(refused), code=refused.code))
        else:
            return _taken(request, paying, receipt)
    return _answered(request, "applications/payment.html", paying, form)


def _typed(request: HttpRequest, paying: Paying) -> HttpResponse:
    form = TypedReceiptForm(request.POST if request.method == "POST" else None)
    _refuse_without_account(form, paying)
    if paying.shown is not None and not paying.shown.accounts:
        form.fields["payee_iban"].required = False  # money that goes to no account has no IBAN to read off
    if form.is_valid():
        try:
            receipt = payments.enter_by_hand(paying.payment, form.receipt_fields(), by=request.user, at=timezone.now())
        except payments.PaymentGone:
            return _gone(request)
        return _taken(request, paying, receipt)
    return _answered(request, "applications/payment_typed.html", paying, form)


def _gone(request: HttpRequest) -> HttpResponse:
    """Say that the draft was thrown away in another tab while its receipt was on the way."""
    messages.warning(request, GONE)
    return redirect("applications:cases")


def _refuse_without_account(form: Form, paying: Paying) -> None:
    """A directorate that asks for money but has entered no way to pay yet: nothing to compare a receipt with."""
    if form.is_bound and paying.payment is None:
        form.add_error(None, "Bu yol için ödeme yeri tanımlı değil. Para göndermeden müdürlüğünüzü arayın.")


def _taken(request: HttpRequest, paying: Paying, receipt: Receipt) -> HttpResponse:
    if paying.case is not None:
        desk.note_receipt(paying.case, receipt, by=request.user, at=timezone.now())
    return redirect("applications:verdict", receipt.pk)


def payment_page(request: HttpRequest, paying: Paying, *, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
    """Show what to pay, the box for the bank's screen, and the upload; ``context`` replaces the empty forms."""
    return _page(request, "applications/payment.html", paying, status, **{"form": ReceiptUploadForm(), **context})


def _answered(request: HttpRequest, template: str, paying: Paying, form: Form) -> HttpResponse:
    """Show the page with ``form``: empty, or with what has to be put right."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return _page(request, template, paying, status, form=form)


def _page(request: HttpRequest, template: str, paying: Paying, status: int, **context: Any) -> HttpResponse:
    shared = {
        **paying.context,
        "paying": paying,
        "shown": paying.shown,
        "screen": BankScreenForm(),
        "receipts": list(paying.payment.receipts.all()) if paying.payment else [],
        "sum": sum_line(paying.payment, timezone.now()),
        "contacts": catalogue.contacts(),
    }
    return render(request, template, {**shared, **context}, status=status)
