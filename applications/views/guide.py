"""Pages that need no sign-in: the start, the path at a glance, the guides, the notices."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from applications import catalogue, slugs
from applications.domain.glance import glance_of
from applications.domain.procedures import AmbiguousProcedure, NoProcedureInForce
from applications.domain.vocabulary import RequestKind, StaffCategory
from applications.models import Directorate, Guide, Procedure
from applications.views.own import path_url

PathView = Callable[[HttpRequest, Procedure, dict[str, Any]], HttpResponse]
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


@dataclass(frozen=True, slots=True)
class Choice:
    """What the start page knows so far. Words of the address that nothing stands for count as not chosen."""

    directorate: Directorate | None
    category: StaffCategory | None
    kind: RequestKind | None

    @property
    def is_complete(self) -> bool:
        return None not in (self.directorate, self.category, self.kind)


def home(request: HttpRequest) -> HttpResponse:
    """Narrow down: il, görev yeri, işlem, in any order. Each is a GET, so back and bookmarks work."""
    offered = catalogue.offered(day=timezone.localdate())
    chosen = _choice(request, offered)
    if chosen.is_complete and chosen.kind is not RequestKind.OTHER:
        return redirect("applications:path", chosen.directorate.plate, chosen.category, chosen.kind)
    here = [row for row in offered if chosen.directorate in (None, row.directorate)]
    categories = [category for category in StaffCategory if any(row.category == category for row in here)]
    context = {
        "directorates": catalogue.sorted_directorates(row.directorate for row in offered),
        "directorate": chosen.directorate,
        "categories": [(slugs.CATEGORY_SLUGS[each], each.label) for each in categories],
        "category": chosen.category,
        "category_slug": slugs.CATEGORY_SLUGS[chosen.category] if chosen.category else "",
        "kind": chosen.kind,
        "kind_slug": slugs.KIND_SLUGS[chosen.kind] if chosen.kind else "",
        "has_both": chosen.directorate and chosen.category,
        "tasks": _tasks_of(chosen, here),
        "contacts": catalogue.contacts(),
    }
    return render(request, "guide/home.html", context)


def of_path(*, no_rule_status: int = HTTPStatus.OK) -> Callable[[PathView], Callable[..., HttpResponse]]:
    """Turn ``view(request, procedure, context)`` into a view of one path: plate, category, kind, perhaps a reason.

    Where no rule is in force, or two are, a page says so instead.
    """

    def wrap(view: PathView) -> Callable[..., HttpResponse]:
        @wraps(view)
        def wrapped(request: HttpRequest, plate: int, category: StaffCategory, kind: RequestKind) -> HttpResponse:
            directorate = get_object_or_404(Directorate, plate=plate)
            context = _path_context(request, directorate, category, kind)
            reason, today = context["reason"], context["today"]
            try:
                procedure = catalogue.procedure_in_force(directorate, category, kind, day=today, reason=reason)
            except NoProcedureInForce:
                more = {"tasks": _other_tasks(directorate, category)}
                return render(request, "guide/no_rule.html", context | more, status=no_rule_status)
            except AmbiguousProcedure:
                more = {"is_ambiguous": True}
                return render(request, "guide/no_rule.html", context | more, status=HTTPStatus.CONFLICT)
            return view(request, procedure, context)

        return wrapped

    return wrap


@of_path()
def path(request: HttpRequest, procedure: Procedure, context: dict[str, Any]) -> HttpResponse:
    """Show the whole path of one request, or say that there is no rule for it."""
    rules = catalogue.rules_of(procedure)
    glance = glance_of(rules, catalogue.tariff(), day=context["today"])
    return render(request, "guide/path.html", context | {"procedure": procedure, "rules": rules, "glance": glance})


def _path_context(
    request: HttpRequest, directorate: Directorate, category: StaffCategory, kind: RequestKind
) -> dict[str, Any]:
    reason = request.GET.get("neden", "")
    return {
        "directorate": directorate,
        "category": category,
        "kind": kind,
        "reason": reason,
        "title": reason if reason and kind is RequestKind.OTHER else kind.label,
        "gorev": slugs.CATEGORY_SLUGS[category],
        "islem": slugs.KIND_SLUGS[kind],
        "contacts": catalogue.contacts(),
        "today": timezone.localdate(),
    }


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


def _choice(request: HttpRequest, offered: list[Procedure]) -> Choice:
    """Return what the address chooses, as far as the catalogue offers it at all."""
    wanted = request.GET.get
    plates = {str(row.directorate.plate): row.directorate for row in offered}
    category = slugs.CATEGORIES.get(wanted("gorev", ""))
    kind = slugs.KINDS.get(wanted("islem", ""))
    return Choice(
        directorate=plates.get(wanted("il", "")),
        category=category if any(row.category == category for row in offered) else None,
        kind=kind if any(row.kind == kind for row in offered) else None,
    )


def _tasks_of(chosen: Choice, here: list[Procedure]) -> list[Task]:
    """Return the requests of one workplace; before it is known, the kinds there are, each leading to that question."""
    if chosen.directorate and chosen.category:
        return _tasks([row for row in here if row.category == chosen.category])
    plate = {"il": chosen.directorate.plate} if chosen.directorate else {}
    category = {"gorev": slugs.CATEGORY_SLUGS[chosen.category]} if chosen.category else {}
    kinds = [kind for kind in RequestKind if kind is not RequestKind.OTHER and any(row.kind == kind for row in here)]
    return [_task_of_kind(kind, plate | category | {"islem": slugs.KIND_SLUGS[kind]}) for kind in kinds]


def _task_of_kind(kind: RequestKind, query: dict[str, str]) -> Task:
    icon, text = _ABOUT_KINDS[kind]
    return Task(title=kind.label, text=text, icon=icon, url=f"{reverse('applications:home')}?{urlencode(query)}#nerede")


def _tasks(procedures: list[Procedure]) -> list[Task]:
    order = list(RequestKind)
    return [_task(row) for row in sorted(procedures, key=lambda row: (order.index(RequestKind(row.kind)), row.reason))]


def _task(procedure: Procedure) -> Task:
    kind = RequestKind(procedure.kind)
    icon, text = _ABOUT_KINDS[kind]
    if procedure.reason:
        return Task(title=procedure.reason, text="", icon=icon, url=path_url(procedure))
    return Task(title=kind.label, text=text, icon=icon, url=path_url(procedure))


def _other_tasks(directorate: Directorate, category: StaffCategory) -> list[Task]:
    offered = catalogue.offered(day=timezone.localdate())
    return _tasks([row for row in offered if row.directorate == directorate and row.category == category])
