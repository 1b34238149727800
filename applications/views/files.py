"""Receipts, their pages and cut-outs, form and declaration, handed out to those who may see them, to others a 404."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from applications import desk, prints
from applications.accounts.views import signed_in_by_password
from applications.domain.form_sheet import FormSheet, Letter, NoFormDue
from applications.domain.lifecycle import Status
from applications.looks import LOOKS
from applications.models import SignatureRequest
from applications.printing.compiled import render as render_pdf
from applications.printing.engine import render_letter
from applications.printing.letters import letter_of
from applications.printing.letterset import LettersMissing
from applications.printing.sheets import sheet_of
from applications.views.handed_out import pdf_answer, private
from applications.views.own import own_case
from payments.domain.outcomes import Outcome
from payments.domain.placed import Spot, spots_from_json
from payments.models import FileKind, Receipt
from payments.pictures import cut_out, pictures_pdf

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
    picture = _page(receipt_for(request, pk), number)
    return private(FileResponse(picture, content_type="image/png", filename=f"dekont-sayfa-{number}.png"))


@login_required
def receipt_cutout(request: HttpRequest, pk: UUID, check: int) -> HttpResponse:
    """Hand out the piece of the page where the check found its value, outlined; a 404 when it has no place."""
    receipt = receipt_for(request, pk)
    found = get_object_or_404(receipt.checks, pk=check)
    spots = spots_from_json(found.spots)
    if not spots:
        raise Http404
    etag = quote_etag(f"{found.pk}-{found.outcome}")  # a check that is judged anew is a new row
    seen = get_conditional_response(request, etag=etag)
    if seen is not None:
        return private(seen)
    return private(_cut(receipt, spots, colour=LOOKS[Outcome(found.outcome)].ink, etag=etag))


def _cut(receipt: Receipt, spots: Sequence[Spot], *, colour: str, etag: str) -> HttpResponse:
    """Return the cut-out of the first page that ``spots`` name."""
    number = spots[0].page
    with _page(receipt, number) as picture:
        cut = cut_out(picture.read(), [spot for spot in spots if spot.page == number], colour=colour)
    return HttpResponse(cut, content_type="image/png", headers={"ETag": etag})


def _page(receipt: Receipt, number: int) -> File:
    """Return the opened picture of page ``number``; a 404 when the receipt has no such page."""
    if not 1 <= number <= receipt.page_count or not default_storage.exists(receipt.page_path(number)):
        raise Http404
    return default_storage.open(receipt.page_path(number))


@login_required
def receipt_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand out the original, to be saved: browsers do not open it inside our pages.

    Of a file that holds more than its pages (attachments, forms) only the pictures of its pages are handed out.
    """
    receipt = receipt_for(request, pk)
    if not receipt.file or not default_storage.exists(receipt.file.name):
        raise Http404
    if receipt.is_flattened:
        return private(_pictures_only(receipt))
    kind = FileKind(receipt.kind)
    original = FileResponse(receipt.file.open(), as_attachment=True, filename=f"dekont.{kind}")
    original["Content-Type"] = _TYPES[kind]
    return private(original)


def _pictures_only(receipt: Receipt) -> HttpResponse:
    def pages() -> Iterator[bytes]:
        for number in range(1, receipt.page_count + 1):
            with _page(receipt, number) as picture:
                yield picture.read()

    return pdf_answer(pictures_pdf(pages()), "dekont", to_save=True)


@login_required
@require_safe
def form_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """Print the request's form; where none is due, or a letter cannot be printed, say what to do instead."""
    case = own_case(request, reference)
    try:
        return printed_form(request, case, at=timezone.now())
    except NoFormDue as error:
        context = {"case": case, "procedure": case.procedure, "sentence": str(error)}
        return render(request, "applications/no_form.html", context, status=HTTPStatus.NOT_FOUND)
    except LettersMissing as error:
        labels = sheet_of(case, printed_at=timezone.now()).answers_with(error.letters)
        return not_printable(request, case, error, paper="Form", labels=labels)


def not_printable(
    request: HttpRequest, case: SignatureRequest, error: LettersMissing, *, paper: str, labels: Sequence[str]
) -> HttpResponse:
    """Say which letters no font has, in which answers they stand, and what to do."""
    context = {
        "paper": paper,
        "case": case,
        "directorate": case.directorate,
        "sentence": str(error),
        "labels": labels,
        "may_correct": case.status_now is Status.RETURNED,
        "is_followed": case.status_now is Status.FOLLOWED,
    }
    return render(request, "applications/not_printable.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def printed_form(request: HttpRequest, case: SignatureRequest, *, at: datetime) -> HttpResponse:
    """Return the form as PDF, for its owner and the desk alike; the file is named by the reference, by no person.

    The print is remembered, unless only its headers were asked for (HEAD). Raises NoFormDue when the procedure asks for
    no copy, and LettersMissing.
    """
    sheet = sheet_of(case, printed_at=at)
    pdf = pdf_answer(render_pdf(sheet), f"basvuru-formu-{case.spoken_reference}")
    return _remembered(request, case, sheet, pdf, at=at)


def printed_letter(request: HttpRequest, case: SignatureRequest, *, at: datetime) -> HttpResponse:
    """Return the declaration alone as PDF, named and remembered as by ``printed_form``.

    Raises NoDeclaration and LettersMissing.
    """
    letter = letter_of(case, printed_at=at)
    pdf = pdf_answer(render_letter(letter), f"dilekce-{case.spoken_reference}")
    return _remembered(request, case, letter, pdf, at=at)


def _remembered(
    request: HttpRequest, case: SignatureRequest, paper: FormSheet | Letter, pdf: HttpResponse, *, at: datetime
) -> HttpResponse:
    if request.method == "GET":  # HEAD hands out no paper
        prints.remember(case, paper, by=request.user, at=at)
    return private(pdf)
