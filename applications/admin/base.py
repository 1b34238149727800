"""What every page of the desk shares: rights by role, rows of one's own directorates only."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeData, mark_safe

from applications.domain.vocabulary import Role
from applications.models import Directorate, Unit
from applications.rights import directorate_ids
from esign_portal import turkish
from payments.models import BankAccount

READERS = (Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR)
KEEPERS = (Role.SUPERVISOR, Role.ADMINISTRATOR)


def accounts_within(directorates: frozenset[int]) -> models.QuerySet[BankAccount]:
    """Return the accounts that these directorates' procedures name, and those that none names yet."""
    named = models.Q(procedurechannel__procedure__directorate__in=directorates)
    return BankAccount.objects.filter(named | models.Q(procedurechannel=None)).distinct()


def _capital(text: str) -> str:
    return turkish.upper(text[:1]) + text[1:]


class ScopedChoices(BaseModelAdmin):
    """Choices of foreign keys end at the directorates in which the person may edit."""

    editors: ClassVar[tuple[Role, ...]] = ()

    def editing_roles(self) -> tuple[Role, ...]:
        return self.editors

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        directorates = directorate_ids(request.user, *self.editing_roles())
        scoped = {
            Directorate: lambda: Directorate.objects.filter(pk__in=directorates),
            Unit: lambda: Unit.objects.filter(directorate__in=directorates),
            BankAccount: lambda: accounts_within(directorates),
        }
        if db_field.related_model in scoped:
            kwargs["queryset"] = scoped[db_field.related_model]()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        """Leave out the icons beside a choice that open other rows in a second window."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class DeskModelAdmin(ScopedChoices, admin.ModelAdmin):
    """A model's pages. ``viewers`` see, ``editors`` change, each in the directorates where they have the role.

    ``directorate_path`` leads from a row to its directorate; empty: the row is everyone's (Kamu SM's prices).
    Rights never come from Django's permissions.
    """

    viewers: ClassVar[tuple[Role, ...]] = READERS
    directorate_path = ""
    actions: ClassVar[list[str]] = []
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    save_on_top = False
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request)
        if not self.directorate_path:
            return rows
        return rows.filter(**{f"{self.directorate_path}__in": directorate_ids(request.user, *self.viewers)})

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Return the row; another directorate's does not exist."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(
            request, {"title": _capital(self.opts.verbose_name_plural)} | (extra_context or {})
        )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, obj: Any = None, **kwargs: Any
    ) -> HttpResponse:
        """Head the page with the row itself, or with what is being added."""
        title = str(obj) if obj else f"Yeni {self.opts.verbose_name}"
        return super().render_change_form(
            request, context | {"title": title, "subtitle": None}, *args, obj=obj, **kwargs
        )

    def message_user(self, request: HttpRequest, message: Any, *args: Any, **kwargs: Any) -> None:
        """Say Django's own sentences ("müdürlük … başarılı olarak değiştirildi") as plainly as ours."""
        plain = _capital(str(message).replace("başarılı olarak ", ""))
        is_safe = isinstance(message, SafeData)
        super().message_user(request, mark_safe(plain) if is_safe else plain, *args, **kwargs)  # noqa: S308  as it came

    def _may(self, request: HttpRequest, roles: tuple[Role, ...], row: Any) -> bool:
        directorates = directorate_ids(request.user, *roles)
        if row is None or not self.directorate_path:
            return bool(directorates)
        return type(row).objects.filter(pk=row.pk, **{f"{self.directorate_path}__in": directorates}).exists()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(directorate_ids(request.user, *self.viewers))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.viewers, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(directorate_ids(request.user, *self.editors))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.editors, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Offer to delete what the person may change and nothing rests on."""
        return obj is not None and self.has_change_permission(request, obj) and not self.is_used(obj)

    def is_used(self, row: Any) -> bool:
        """Tell whether other rows rest on ``row``, so that deleting it is not offered."""
        return True

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Allow what the page's own filters ask, and nothing that somebody types into the address."""
        return lookup.split("__")[0] in {
            name if isinstance(name, str) else name.parameter_name for name in self.list_filter
        }


class InlineRights(ScopedChoices):
    """Child rows. Who may change the parent may change them."""

    extra = 0
    parent_model: type[models.Model]
    admin_site: admin.AdminSite

    def _parent(self) -> DeskModelAdmin:
        return self.admin_site.get_model_admin(self.parent_model)

    def editing_roles(self) -> tuple[Role, ...]:
        return self._parent().editors

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._parent().has_view_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._parent().has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class DeskInline(InlineRights, admin.TabularInline):
    """Child rows as lines of a table."""


class DeskStackedInline(InlineRights, admin.StackedInline):
    """Child rows with long texts, one below the other."""


class FoldedSearch:
    """Search by Turkish-folded words. For catalogue tables of some hundred rows: they are compared in Python."""

    searched = "name"
    search_fields = ("name",)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        wanted = turkish.fold(search_term).split()
        if not wanted:
            return queryset, False
        found = [
            pk
            for pk, text in queryset.values_list("pk", self.searched)
            if all(word in turkish.fold(text) for word in wanted)
        ]
        return queryset.filter(pk__in=found), False
