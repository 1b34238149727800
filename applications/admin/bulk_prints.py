"""Many forms as one file: asked for in the queue, made by the worker, looked at and opened here.

A bulk print is its own person's; anybody else's does not exist.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from applications import bulk_printing, desk, rights
from applications.admin.site import site
from applications.converters import whole_number
from applications.domain.references import spoken
from applications.models import PrintJob, SignatureRequest
from applications.printing import bulk_files
from applications.views.handed_out import private

TICK = "secim"
"""The name of the queue's tick boxes, each with a request's number (pk)."""
_CALLED_OFF = "Toplu çıktıdan vazgeçildi; dosya oluşturulmadı."
_READY_MEANWHILE = "Bu çıktı bu arada tamamlandı."
_NOT_YOURS_NOW = (
    "Bu dosyadaki başvurulardan biri artık listenizde yok; dosya bu yüzden açılmıyor. Listeden seçip yeniden yazdırın."
)


def ticked(request: HttpRequest) -> list[int | None]:
    """Return the requests' numbers (pk) that were sent, each once; ``None`` for what is no number."""
    return list(dict.fromkeys(whole_number(text) for text in request.POST.getlist(TICK)))


def start(request: HttpRequest) -> HttpResponse:
    """Have the ticked requests' forms printed, in the order of the list. Raises WrongChoice."""
    if not rights.may_print_many(request.user):
        raise PermissionDenied
    sent = ticked(request)
    job = bulk_printing.start(request.user, [pk for pk in sent if pk is not None], at=timezone.now())
    if missing := len(sent) - job.total:
        messages.warning(request, f"Seçilenlerden {missing} başvuru listenizde yok; yazdırılmıyor.")
    return redirect("yonetim:bulk_print", job.pk)


@require_safe
def show_all(request: HttpRequest) -> HttpResponse:
    """List the person's own bulk prints, as long as their files lie here."""
    if not rights.may_print_many(request.user):
        raise Http404
    context = {**site.each_context(request), "title": "Toplu çıktılar", "jobs": _recent(request)}
    return TemplateResponse(request, "admin/bulk_prints.html", context)


@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell how far the print is, then lead to the file and tell whose form is not in it."""
    job = _own(request, pk)
    if bulk_printing.wake(job, timezone.now()):
        job.refresh_from_db()
    return _page(request, job)


@require_safe
def open_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand the file out and write down whose requests were looked at."""
    job, now = _own(request, pk), timezone.now()
    bulk_printing.wake(job, now)
    job.refresh_from_db()
    if not job.file:
        return redirect("yonetim:bulk_print", job.pk)
    cases = list(job.printed_cases())
    if rights.printable(request.user).filter(pk__in=[case.pk for case in cases]).count() != job.printed:
        messages.warning(request, _NOT_YOURS_NOW)
        return _page(request, job, status=HTTPStatus.CONFLICT)
    try:
        file = job.file.open()
    except OSError:  # removed a moment ago, or lost with its disk
        bulk_files.forget_lost(job)
        return redirect("yonetim:bulk_print", job.pk)
    desk.log_views(cases, request.user, at=now, day=timezone.localdate(now))
    name = f"formlar-{timezone.localdate(job.finished_at):%Y-%m-%d}.pdf"
    return private(FileResponse(file, content_type="application/pdf", filename=name))


def button(view: Callable[[HttpRequest, PrintJob], HttpResponse]) -> Callable[..., HttpResponse]:
    """Turn ``view(request, job)`` into a button's target; by its address alone it leads to the print's page."""

    @wraps(view)
    def wrapped(request: HttpRequest, pk: UUID) -> HttpResponse:
        job = _own(request, pk)
        return view(request, job) if request.method == "POST" else redirect("yonetim:bulk_print", pk)

    return wrapped


@button
def call_off(request: HttpRequest, job: PrintJob) -> HttpResponse:
    """Give up a print that waits or is being made."""
    if bulk_printing.call_off(job):
        messages.success(request, _CALLED_OFF)
        return redirect("yonetim:bulk_prints")
    messages.info(request, _READY_MEANWHILE)
    return redirect("yonetim:bulk_print", job.pk)


@button
def print_anew(request: HttpRequest, job: PrintJob) -> HttpResponse:
    """Print again what failed, or what was removed after a day."""
    bulk_printing.print_anew(job, timezone.now())
    return redirect("yonetim:bulk_print", job.pk)


def _own(request: HttpRequest, pk: UUID) -> PrintJob:
    if not rights.may_print_many(request.user):
        raise Http404
    return get_object_or_404(PrintJob, pk=pk, requested_by=request.user)


def _recent(request: HttpRequest) -> QuerySet[PrintJob]:
    return PrintJob.objects.filter(requested_by=request.user, requested_at__gt=timezone.now() - bulk_files.KEPT)


def _page(request: HttpRequest, job: PrintJob, *, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    told = {"left_out": [], "drafts": []} if job.is_open else _told(request, job)
    context = {
        **site.each_context(request),
        "title": "Toplu çıktı",
        "job": job,
        **told,
        "others": _recent(request).exclude(pk=job.pk),
    }
    return TemplateResponse(request, "admin/bulk_print.html", context, status=status)


def _told(request: HttpRequest, job: PrintJob) -> dict[str, list[dict[str, Any]]]:
    """Return whose form is not in the file, and why, and whose is a draft; by name those that the person may see."""
    references = [*(reference for reference, _ in job.left_out), *job.drafts]
    visible = SignatureRequest.objects.visible_to(request.user).filter(reference__in=references)
    cases = {case.reference: case for case in visible}

    def named(reference: str) -> dict[str, Any]:
        return {"case": cases.get(reference), "reference": spoken(reference)}

    return {
        "left_out": [{**named(reference), "why": why} for reference, why in job.left_out],
        "drafts": [named(reference) for reference in job.drafts],
    }


site.pages += [
    path("toplu/", site.admin_view(show_all), name="bulk_prints"),
    path("toplu/<uuid:pk>/", site.admin_view(show), name="bulk_print"),
    path("toplu/<uuid:pk>/formlar.pdf", site.admin_view(open_pdf), name="bulk_print_pdf"),
    path("toplu/<uuid:pk>/vazgec/", site.admin_view(call_off), name="bulk_print_call_off"),
    path("toplu/<uuid:pk>/yeniden/", site.admin_view(print_anew), name="bulk_print_anew"),
]
