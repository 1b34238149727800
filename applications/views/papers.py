"""Papers beside the form: the label of an envelope, and the page of information that everybody may print."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from applications import catalogue, slugs
from applications.domain.envelope import NoEnvelope
from applications.models import Procedure
from applications.printing.envelopes import envelope_of, render_envelope
from applications.printing.information_sheets import fingerprint, information_sheet_of, printed
from applications.printing.letterset import LettersMissing
from applications.views.guide import of_path
from applications.views.handed_out import pdf_answer, private
from applications.views.own import own_case, path_url

_FRESH = 60  # seconds that a page of information may be shown without asking again


@login_required
def envelope_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """Print the label of the envelope in which the request's papers are posted; where none is, say so."""
    case = own_case(request, reference)
    back = reverse("applications:case", args=[case.reference])
    try:
        pdf = render_envelope(envelope_of(case, printed_at=timezone.now()))
    except NoEnvelope as error:
        return _refused(request, "Zarf etiketi gerekmiyor", str(error), back, HTTPStatus.NOT_FOUND)
    except LettersMissing as error:
        sentence = f"{error} Zarfın üzerine adresleri elle yazabilirsiniz."
        return _refused(request, "Etiket bu harflerle basılamıyor", sentence, back, HTTPStatus.UNPROCESSABLE_ENTITY)
    return private(pdf_answer(pdf, f"zarf-{case.spoken_reference}"))


@of_path(no_rule_status=HTTPStatus.NOT_FOUND)
def information_pdf(request: HttpRequest, procedure: Procedure, context: dict[str, Any]) -> HttpResponse:
    """Print what a path asks, as its rows say it today. Nobody's data stands on it, so it may be kept for a minute."""
    path = path_url(procedure)
    sheet = information_sheet_of(
        procedure,
        catalogue.tariff(),
        context["contacts"],
        address=f"{settings.PUBLIC_URL}{path}",
        day=context["today"],
    )
    etag = quote_etag(fingerprint(sheet))
    try:
        response = get_conditional_response(request, etag=etag) or pdf_answer(printed(sheet), _name(procedure))
    except LettersMissing as error:
        letters = ", ".join(f"“{letter}”" for letter in error.letters)
        sentence = f"Kâğıda basılamayan harf var: {letters}. Aynı bilgiler ekrandaki sayfada eksiksiz durur."
        return _refused(request, "Bu sayfa basılamıyor", sentence, path, HTTPStatus.UNPROCESSABLE_ENTITY)
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={_FRESH}"
    return response


def _name(procedure: Procedure) -> str:
    words = (slugs.CATEGORY_SLUGS[procedure.category], slugs.KIND_SLUGS[procedure.kind])
    return f"bilgi-{procedure.directorate.plate}-{'-'.join(words)}"


def _refused(request: HttpRequest, title: str, sentence: str, back: str, status: int) -> HttpResponse:
    context = {"title": title, "sentence": sentence, "back": back}
    return render(request, "applications/no_paper.html", context, status=status)
