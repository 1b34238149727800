"""Receipts, their pages and the printed form, handed out to those who may see them. Anyone else gets a 404."""

from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from applications import desk
from applications.accounts.views import signed_in_by_password
from applications.domain.form_sheet import NoFormDue
from applications.models import SignatureRequest
from applications.printing.engine import render as render_pdf
from applications.printing.sheets import sheet_of
from applications.views.own import own_case
from payments.models import FileKind, Receipt

_TYPES = {FileKind.PDF: "application/pdf", FileKind.JPEG: "image/jpeg", FileKind.PNG: "image/png"}


def receipt_for(request: HttpRequest, pk: UUID) -> Receipt:
    """Return a receipt of the person's own draft or request, or of a request whose desk is theirs.

    The desk's right needs a password: a code by e-mail does not open it. An officer's look is logged.
    """
    receipts = Receipt.objects.select_related("payment")
    own = Q(payment__drafts__owner=request.user) | Q(payment__cases__owner=request.user)
    found = receipts.filter(own, pk=pk).first()
    return found if found is not None else _receipt_at_desk(request, pk)


def _receipt_at_desk(request: HttpRequest, pk: UUID) -> Receipt:
    receipt = Receipt.objects.select_related("payment").filter(pk=pk).first()
    if receipt is None or not signed_in_by_password(request):
        raise Http404
    case = SignatureRequest.objects.visible_to(request.user).filter(payment=receipt.payment_id).first()
    if case is None:
        raise Http404
    now = timezone.now()
    desk.log_view(case, request.user, at=now, day=timezone.localdate(now))
    return receipt


@login_required
def receipt_page(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Hand out page ``number`` (from 1) as the picture that was made here, never the uploaded bytes."""
    receipt = receipt_for(request, pk)
    if not 1 <= number <= receipt.page_count or not default_storage.exists(receipt.page_path(number)):
        raise Http404
    picture = default_storage.open(receipt.page_path(number))
    return _private(FileResponse(picture, content_type="image/png", filename=f"dekont-sayfa-{number}.png"))


@login_required
def receipt_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand out the original, to be saved: browsers do not open it inside our pages."""
    receipt = receipt_for(request, pk)
    if not receipt.file:
        raise Http404
    kind = FileKind(receipt.kind)
    original = FileResponse(receipt.file.open(), as_attachment=True, filename=f"dekont.{kind}")
    original["Content-Type"] = _TYPES[kind]
    return _private(original)


@login_required
def form_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """Print the request's form; where none is due, say what to do instead."""
    case = own_case(request, reference)
    try:
        return printed_form(case, at=timezone.now())
    except NoFormDue as error:
        context = {"case": case, "procedure": case.procedure, "sentence": str(error)}
        return render(request, "applications/no_form.html", context, status=HTTPStatus.NOT_FOUND)


def printed_form(case: SignatureRequest, *, at: datetime) -> HttpResponse:
    """Return the form as PDF, for its owner and the desk alike; the file is named by the reference, by no person.

    Raises NoFormDue when the procedure asks for no copy.
    """
    pdf = HttpResponse(render_pdf(sheet_of(case, printed_at=at)), content_type="application/pdf")
    pdf["Content-Disposition"] = f'inline; filename="basvuru-formu-{case.spoken_reference}.pdf"'
    return _private(pdf)


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the file out of caches and its type as we say."""
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
