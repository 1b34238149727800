"""Pages that need no sign-in: the start, the path at a glance, the guides, the notices."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from applications import catalogue, slugs
from applications.domain.procedures import AmbiguousProcedure, NoProcedureInForce
from applications.domain.vocabulary import RequestKind, StaffCategory
from applications.models import Directorate, Guide, Procedure
from applications.views.glance import glance_of

_ABOUT_KINDS = {
    RequestKind.FIRST: ("card", "E-imzanız hiç olmadıysa ya da sertifikanızın süresi dolduysa."),
    RequestKind.RENEWAL: ("renew", "Sertifikanız hâlâ geçerliyse ve bitimine en çok 3 ay kaldıysa."),
    RequestKind.LOST_STOLEN: ("lost", "Kartınız kaybolduysa ya da çalındıysa. İlk iş, Kamu SM’yi aramaktır."),
    RequestKind.CARD_READER: ("reader", "Kartınız sağlamsa ve yalnız USB okuyucuya ihtiyacınız varsa."),
    RequestKind.OTHER: ("info", "Yukarıdakilerden başka bir neden."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing a person may want: where it leads and what it is."""

    title: str
    text: str
    icon: str
    url: str


def home(request: HttpRequest) -> HttpResponse:
    """Narrow down in three plain steps: il, görev yeri, işlem. Each is a GET, so back and bookmarks work."""
    offered = catalogue.offered(day=timezone.localdate())
    directorates = catalogue.sorted_directorates(row.directorate for row in offered)
    chosen = next((row for row in directorates if str(row.plate) == request.GET.get("il")), None)
    here = [row for row in offered if row.directorate == chosen]
    categories = [category for category in StaffCategory if any(row.category == category for row in here)]
    category = slugs.CATEGORIES.get(request.GET.get("gorev", ""))
    category = category if category in categories else None
    context = {
        "directorates": directorates,
        "directorate": chosen,
        "categories": [(slugs.CATEGORY_SLUGS[each], each.label) for each in categories],
        "category": category,
        "category_slug": slugs.CATEGORY_SLUGS[category] if category else "",
        "tasks": _tasks([row for row in here if row.category == category]),
        "contacts": catalogue.contacts(),
    }
    return render(request, "guide/home.html", context)


def path(request: HttpRequest, plate: int, category: StaffCategory, kind: RequestKind) -> HttpResponse:
    """Show the whole path of one request, or say that there is no rule for it."""
    directorate = get_object_or_404(Directorate, plate=plate)
    reason = request.GET.get("neden", "")
    today = timezone.localdate()
    context = {
        "directorate": directorate,
        "category": category,
        "kind": kind,
        "reason": reason,
        "title": reason if reason and kind is RequestKind.OTHER else kind.label,
        "gorev": slugs.CATEGORY_SLUGS[category],
        "islem": slugs.KIND_SLUGS[kind],
        "contacts": catalogue.contacts(),
    }
    try:
        procedure = catalogue.procedure_in_force(directorate, category, kind, day=today, reason=reason)
    except NoProcedureInForce:
        return render(request, "guide/no_rule.html", context | {"tasks": _other_tasks(directorate, category)})
    except AmbiguousProcedure:
        return render(request, "guide/no_rule.html", context | {"is_ambiguous": True}, status=409)
    rules = catalogue.rules_of(procedure)
    glance = glance_of(rules, catalogue.tariff(), day=today)
    return render(request, "guide/path.html", context | {"procedure": procedure, "rules": rules, "glance": glance})


def guides(request: HttpRequest) -> HttpResponse:
    context = {"guides": Guide.objects.order_by("title"), "contacts": catalogue.contacts()}
    return render(request, "guide/guides.html", context)


def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every step of a guide on one page."""
    found = get_object_or_404(Guide.objects.prefetch_related("steps"), slug=slug)
    return render(request, "guide/guide.html", {"guide": found, "contacts": catalogue.contacts()})


def guide_step(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one step, with the way back and on: for a phone beside the computer."""
    found = get_object_or_404(Guide, slug=slug)
    step = get_object_or_404(found.steps, number=number)
    before = found.steps.filter(number__lt=number).last()
    after = found.steps.filter(number__gt=number).first()
    context = {"guide": found, "step": step, "total": found.steps.count(), "before": before, "after": after}
    return render(request, "guide/guide_step.html", context)


def notice(request: HttpRequest) -> HttpResponse:
    context = {"directorates": catalogue.sorted_directorates(Directorate.objects.all())}
    return render(request, "guide/notice.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    context = {"directorates": catalogue.sorted_directorates(Directorate.objects.all())}
    return render(request, "guide/accessibility.html", context)


def _tasks(procedures: list[Procedure]) -> list[Task]:
    order = list(RequestKind)
    return [_task(row) for row in sorted(procedures, key=lambda row: (order.index(RequestKind(row.kind)), row.reason))]


def _task(procedure: Procedure) -> Task:
    kind = RequestKind(procedure.kind)
    icon, text = _ABOUT_KINDS[kind]
    url = reverse("applications:path", args=(procedure.directorate.plate, procedure.category, kind))
    if procedure.reason:
        return Task(title=procedure.reason, text="", icon=icon, url=f"{url}?{urlencode({'neden': procedure.reason})}")
    return Task(title=kind.label, text=text, icon=icon, url=url)


def _other_tasks(directorate: Directorate, category: StaffCategory) -> list[Task]:
    offered = catalogue.offered(day=timezone.localdate())
    return _tasks([row for row in offered if row.directorate == directorate and row.category == category])
