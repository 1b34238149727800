"""What the directorates ask, as pages: directorates, units, procedures, accounts, prices, guides."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from applications import catalogue, declarations, models
from applications.admin.base import KEEPERS, DeskInline, DeskModelAdmin, DeskStackedInline, FoldedSearch
from applications.admin.catalogue_forms import NewVersionForm, PriceForm, ProcedureForm
from applications.admin.site import site
from applications.domain.vocabulary import Handler, Role


@admin.register(models.Directorate, site=site)
class DirectorateAdmin(DeskModelAdmin):
    editors = (Role.ADMINISTRATOR,)
    directorate_path = "pk"
    fields = ("plate", "province", "name", "desk", "address", "phone", "mailbox")
    readonly_fields = ("plate", "province")
    list_display = ("name", "desk", "phone")
    ordering = ("plate",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A new directorate is loaded with its procedures, not typed in by the officers of another."""
        return False


@admin.register(models.Unit, site=site)
class UnitAdmin(FoldedSearch, DeskModelAdmin):
    editors = KEEPERS
    directorate_path = "directorate"
    fields = ("directorate", "kind", "name", "is_active")
    list_display = ("name", "kind", "directorate", "is_active")
    list_filter = ("kind", "is_active")
    list_select_related = ("directorate",)
    ordering = ("directorate", "name")

    def is_used(self, row: models.Unit) -> bool:
        return row.cases.exists() or row.memberships.exists()


@admin.register(models.Price, site=site)
class PriceAdmin(DeskModelAdmin):
    editors = (Role.ADMINISTRATOR,)
    form = PriceForm
    fields = ("item", "lira", "valid_from", "valid_until", "confirmed_on", "source")
    list_display = ("item", "lira", "valid_from", "valid_until", "confirmed_on")
    list_filter = ("item",)

    def is_used(self, row: models.Price) -> bool:
        return False  # a payment keeps the sum it was opened with


@admin.register(models.Contact, site=site)
class ContactAdmin(DeskModelAdmin):
    editors = (Role.ADMINISTRATOR,)
    fields = ("label", "value", "source")
    list_display = ("label", "value")
    ordering = ("label",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Pages ask for these rows by their key, so a new one would stand nowhere."""
        return False


class GuideStepInline(DeskStackedInline):
    model = models.GuideStep


@admin.register(models.Guide, site=site)
class GuideAdmin(DeskModelAdmin):
    editors = (Role.ADMINISTRATOR,)
    fields = ("slug", "title", "warning", "source", "source_on")
    inlines = (GuideStepInline,)
    list_display = ("title", "source")

    def is_used(self, row: models.Guide) -> bool:
        return False


PARTS = (
    models.ProcedureItem,
    models.ProcedureChannel,
    models.ProcedureDescription,
    models.ProcedureSigningMethod,
    models.ProcedurePaper,
    models.ProcedureDelivery,
    models.ProcedurePrerequisite,
    models.ProcedureStep,
)
PART_INLINES = tuple(type(f"{part.__name__}Inline", (DeskInline,), {"model": part}) for part in PARTS)


SWITCH_ON = "Dilekçe kabulünü aç"
SWITCH_OFF = "Dilekçe kabulünü kapat"
SWITCHED_ON = "Açıklaması eksik dekont için dilekçe artık kabul ediliyor."
SWITCHED_OFF = "Açıklaması eksik dekont için dilekçe artık kabul edilmiyor."


@admin.register(models.Procedure, site=site)
class ProcedureAdmin(DeskModelAdmin):
    """A version that drafts or requests rest on is read, not edited: its page offers to start the next."""

    editors = KEEPERS
    form = ProcedureForm
    directorate_path = "directorate"
    inlines = PART_INLINES
    list_display = ("__str__", "payer", "handler", "valid_from", "valid_until")
    list_filter = ("category", "kind")
    list_select_related = ("directorate",)
    change_form_template = "admin/procedure.html"
    fieldsets: ClassVar = (
        (None, {"fields": ("directorate", "category", "kind", "reason", "valid_from", "valid_until")}),
        ("Yol", {"fields": ("handler", "via_unit", "is_listed", "refuses_abbreviations")}),
        ("Ödeme", {"fields": ("payer", "payer_is_stated", "pay_when", "sum_mode", "reader_may_be_kept")}),
        ("Dekont", {"fields": ("longest_receipt_age", "allows_declaration")}),
        ("Sabit tutar", {"fields": ("fixed_sum", "fixed_sum_since", "fixed_sum_without_reader")}),
        ("Kaynak", {"fields": ("source", "source_url", "source_on", "read_on", "our_notes")}),
    )

    def is_used(self, row: models.Procedure) -> bool:
        return catalogue.is_in_use(row)

    def has_change_permission(self, request: HttpRequest, obj: models.Procedure | None = None) -> bool:
        if obj is not None and obj.pk and self.is_used(obj):
            return False
        return super().has_change_permission(request, obj)

    def may_supersede(self, request: HttpRequest, row: models.Procedure) -> bool:
        return super().has_change_permission(request, row)

    def get_urls(self) -> list[URLPattern]:
        return [
            path("<int:pk>/yeni-surum/", self._view(self.new_version), name="applications_procedure_new_version"),
            path("<int:pk>/dilekce/", self._view(self.switch_declarations), name="applications_procedure_declarations"),
            *super().get_urls(),
        ]

    def _view(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        return self.admin_site.admin_view(view)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, obj: Any = None, **kwargs: Any
    ) -> HttpResponse:
        """Say why a used version cannot be edited, and offer the next."""
        if obj is not None:
            context["is_used"] = self.is_used(obj)
            context["may_supersede"] = self.may_supersede(request, obj)
            context["may_switch"] = self.may_switch(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def new_version(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask the first day of the next version and start it."""
        old = self.get_object(request, str(pk))
        if not self.may_supersede(request, old):
            raise PermissionDenied
        form = NewVersionForm(request.POST or None)
        if form.is_valid() and (new := self._start(request, old, form)):
            messages.success(request, "Yeni sürüm açıldı. Değişenleri yazıp kaydedin.")
            return redirect("yonetim:applications_procedure_change", new.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": "Yeni sürüm başlat",
            "form": form,
            "media": self.media + form.media,
            "original": old,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/new_version.html", context, status=422 if form.errors else 200)

    def may_switch(self, request: HttpRequest, row: models.Procedure) -> bool:
        """Tell whether the person may let declarations in, or out, without a new version: what is paid stays.

        Only where a receipt's words are looked at by a desk; a version that nobody uses is edited on its page.
        """
        is_looked_at = row.handler != Handler.KAMU_SM and row.descriptions.exists()
        return is_looked_at and self.is_used(row) and self.may_supersede(request, row)

    def switch_declarations(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask once, then take declarations under this version, or take them no more."""
        row = self.get_object(request, str(pk))
        if not self.may_switch(request, row):
            raise PermissionDenied
        if request.method == "POST":
            return self._switch(request, row)
        context = {
            **self.admin_site.each_context(request),
            "title": SWITCH_OFF if row.allows_declaration else SWITCH_ON,
            "original": row,
            "declared": len(declarations.declared_cases(row)),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/declarations.html", context)

    def _switch(self, request: HttpRequest, row: models.Procedure) -> HttpResponse:
        """Do what the page asked for; a button pressed on an older page changes nothing twice."""
        is_allowed = request.POST.get("kabul") == "1"
        if is_allowed != row.allows_declaration:
            declarations.switch(row, is_allowed=is_allowed)
            self.log_change(request, row, SWITCH_ON if is_allowed else SWITCH_OFF)
        messages.success(request, SWITCHED_ON if is_allowed else SWITCHED_OFF)
        return redirect("yonetim:applications_procedure_change", row.pk)

    def _start(self, request: HttpRequest, old: models.Procedure, form: NewVersionForm) -> models.Procedure | None:
        try:
            new = catalogue.supersede(old, valid_from=form.cleaned_data["valid_from"])
        except ValidationError as error:
            form.add_error("valid_from", error.messages[0])
            return None
        self.log_addition(request, new, f"Yeni sürüm: {old}")
        return new
