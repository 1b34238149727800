"""The officers' queue of requests, and the addresses of everything one does with a request."""

from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import urlencode

from applications import bulk_printing, rights
from applications.admin import (
    batch_papers,
    bulk_prints,
    case_page,
    case_prints,
    filters,
    judgements,
    searches,
    transitions,
)
from applications.admin.base import DeskModelAdmin
from applications.admin.rows import ROW_PARTS, queue_row
from applications.admin.site import site
from applications.domain.vocabulary import Role
from applications.models import SignatureRequest

LIST = "yonetim:applications_signaturerequest_changelist"


@admin.register(SignatureRequest, site=site)
class SignatureRequestAdmin(DeskModelAdmin):
    """Requests are read, and moved by buttons; nothing here is a form over their columns."""

    viewers = (Role.COORDINATOR, Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR)
    list_filter = (
        filters.TabFilter,
        filters.StatusFilter,
        filters.KindFilter,
        filters.CategoryFilter,
        filters.VerdictFilter,
        filters.SearchFilter,
        filters.TickFilter,
    )
    list_select_related = ("payment", "unit", "procedure")
    ordering = ("since", "pk")  # who has waited longest comes first
    change_list_template = "admin/queue.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[SignatureRequest]:
        return SignatureRequest.objects.visible_to(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: SignatureRequest | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        """Only what a desk does: Django's pages to add, edit, delete or trace rows do not exist here."""
        desk = self.admin_site.admin_view
        return [
            path("", desk(self.changelist_view), name="applications_signaturerequest_changelist"),
            path("ara/", desk(self.search), name="case_search"),
            path("ust-yazi/", desk(batch_papers.covering_letter), name="batch_covering_letter"),
            path("teslim-listesi/", desk(batch_papers.hand_over), name="batch_hand_over"),
            path("<int:pk>/change/", desk(case_page.show), name="applications_signaturerequest_change"),
            path("<int:pk>/form.pdf", desk(case_prints.form_pdf), name="case_form"),
            path("<int:pk>/dilekce.pdf", desk(case_prints.declaration_pdf), name="case_declaration"),
            path("<int:pk>/islem/<action>/", desk(transitions.take), name="case_action"),
            path("<int:pk>/kagit/", desk(judgements.receive), name="case_papers"),
            path("<int:pk>/kagit/<int:copy>/geri-al/", desk(judgements.undo_receive), name="case_paper_undo"),
            path("<int:pk>/kontrol/<int:check>/", desk(judgements.overrule), name="case_check"),
            path("<int:pk>/kontrol/<int:check>/geri-al/", desk(judgements.undo_overrule), name="case_check_undo"),
            path("<int:pk>/odeme/", desk(judgements.confirm_payment), name="case_payment"),
            path("<int:pk>/odeme/geri-al/", desk(judgements.undo_payment), name="case_payment_undo"),
        ]

    def search(self, request: HttpRequest) -> HttpResponse:
        """Keep what was typed in the session and show the list that it finds."""
        text = request.POST.get("q", "").strip()
        if not text:
            return redirect(LIST)
        query = urlencode({searches.PARAMETER: searches.remember(request.session, text)})
        return redirect(f"{reverse(LIST)}?{query}")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the list; what its form sends is printed, or the list comes again and says why not."""
        refused = ""
        if request.method == "POST":
            try:
                return bulk_prints.start(request)
            except bulk_printing.WrongChoice as wrong:
                refused = str(wrong)
        response = super().changelist_view(
            request, {"title": "Başvurular", "refused": refused, **(extra_context or {})}
        )
        if isinstance(response, TemplateResponse) and response.status_code == HTTPStatus.OK:
            response.context_data |= self._page(request, response.context_data["cl"])
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
        return response

    def _page(self, request: HttpRequest, changes: Any) -> dict[str, Any]:
        """Return what the list's own template shows of Django's ``ChangeList``."""
        now = timezone.now()
        chosen = {spec.parameter_name: spec for spec in changes.filter_specs}
        search = chosen.pop(searches.PARAMETER)
        is_all_ticked = bool(chosen.pop(filters.TickFilter.parameter_name).value())
        pages = Paginator(changes.queryset, bulk_printing.MOST_FORMS) if is_all_ticked else changes.paginator
        page = pages.get_page(changes.page_num)
        rows = page.object_list.prefetch_related(*ROW_PARTS)
        tab = chosen.pop(filters.TabFilter.parameter_name)
        if search.value() and search.text() is None:
            messages.warning(request, "Bu aramanın süresi doldu. Aradığınızı yeniden yazın.")
        return {
            "rows": [queue_row(case, now=now) for case in rows],
            "tabs": filters.tabs_with_counts(changes.root_queryset),
            "tab": tab.tab(),
            "selects": list(chosen.values()),
            "search": search,
            "page": page,
            "ticked": _ticked(request, rows, is_all_ticked=is_all_ticked),
            "is_all_ticked": is_all_ticked,
            "most": bulk_printing.MOST_FORMS,
            "may_print": rights.may_print_many(request.user),
            "is_narrowed": any(spec.value() for spec in chosen.values()),
        }


def _ticked(request: HttpRequest, rows: QuerySet[SignatureRequest], *, is_all_ticked: bool) -> set[int | None]:
    """Return the requests (pk) whose box is ticked: as it was sent, else all or none."""
    if request.method == "POST":
        return set(bulk_prints.ticked(request))
    return {case.pk for case in rows} if is_all_ticked else set()
