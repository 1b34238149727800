"""Who may do what: officers' accounts and their memberships, kept by each directorate's administrators."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import BaseUserCreationForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse

from applications.admin.base import DeskInline, DeskModelAdmin
from applications.admin.site import site
from applications.domain.vocabulary import Role
from applications.models import Membership, User
from applications.models.people import stored_email
from applications.rights import directorate_ids

ADMINISTRATORS = (Role.ADMINISTRATOR,)
WATCHERS = (Role.AUDITOR, Role.ADMINISTRATOR)


class NewMembershipForm(forms.ModelForm):
    """Names the person by e-mail: a list to choose from would show every applicant."""

    email = forms.EmailField(label="e-posta", help_text="Portalda hesabı olan kişinin e-postası.")

    def clean_email(self) -> str:
        email = stored_email(self.cleaned_data["email"])
        user = User.objects.with_email(email)
        if user is None:
            sentence = "Bu e-postayla hesap yok. Önce “Kullanıcılar” sayfasından ekleyin."
            raise ValidationError(sentence, code="no_account")
        if user == self.signed_in:
            raise ValidationError("Kendi yetkinizi başka bir yönetici verir.", code="own")
        self.instance.user = user
        return email


@admin.register(Membership, site=site)
class MembershipAdmin(DeskModelAdmin):
    """Nobody changes their own rights."""

    viewers = WATCHERS
    editors = ADMINISTRATORS
    directorate_path = "directorate"
    list_display = ("user", "role", "directorate", "unit")
    list_filter = ("role",)
    list_select_related = ("user", "directorate", "unit")
    ordering = ("directorate", "role", "user")

    def get_fields(self, request: HttpRequest, obj: Membership | None = None) -> tuple[str, ...]:
        return ("user" if obj else "email", "role", "directorate", "unit")

    def get_readonly_fields(self, request: HttpRequest, obj: Membership | None = None) -> tuple[str, ...]:
        return ("user",) if obj else ()

    def get_form(
        self, request: HttpRequest, obj: Membership | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        if obj is not None:
            return super().get_form(request, obj, change, **kwargs)
        form = super().get_form(request, obj, change, form=NewMembershipForm, **kwargs)
        form.signed_in = request.user
        return form

    def has_change_permission(self, request: HttpRequest, obj: Membership | None = None) -> bool:
        is_own = obj is not None and obj.user_id == request.user.pk
        return not is_own and super().has_change_permission(request, obj)

    def is_used(self, row: Membership) -> bool:
        return False  # what the person did stays in the events


class MembershipInline(DeskInline):
    """The rights that a new account gets, all inside one's own directorates."""

    model = Membership
    min_num = 1
    validate_min = True


class NewUserForm(BaseUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "full_name")

    def clean_email(self) -> str:
        email = stored_email(self.cleaned_data["email"])
        if User.objects.with_email(email) is not None:
            sentence = "Bu e-postayla bir hesap var. “Yetkiler” sayfasından yetki verin, sonra parolasını belirleyin."
            raise ValidationError(sentence, code="exists")
        return email


@admin.register(User, site=site)
class UserAdmin(DeskModelAdmin, DjangoUserAdmin):
    """Officers only: applicants, who have no membership, are not listed."""

    viewers = WATCHERS
    editors = ADMINISTRATORS
    form = forms.ModelForm
    change_form_template = "admin/user.html"
    add_form = NewUserForm
    inlines = (MembershipInline,)
    list_display = ("full_name", "email", "is_active")
    list_filter = ("is_active",)
    search_fields = ()
    filter_horizontal = ()
    ordering = ("full_name", "email")
    fieldsets: ClassVar = ((None, {"fields": ("email", "full_name", "is_active")}),)
    add_fieldsets: ClassVar = ((None, {"fields": ("email", "full_name", "password1", "password2")}),)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[User]:
        own = Membership.objects.filter(directorate__in=directorate_ids(request.user, *self.viewers))
        return User.objects.filter(pk__in=own.values("user"))

    def get_inline_instances(self, request: HttpRequest, obj: User | None = None) -> list[DeskInline]:
        """Rights are given with a new account; later they have their own page."""
        return super().get_inline_instances(request, obj) if obj is None else []

    def _may(self, request: HttpRequest, roles: tuple[Role, ...], row: User | None) -> bool:
        """Tell whether the person may touch the account: not when it opens a door to another directorate too."""
        directorates = directorate_ids(request.user, *roles)
        if row is None:
            return bool(directorates)
        return directorates.issuperset(row.memberships.values_list("directorate_id", flat=True))

    def has_view_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        may = super()._may(request, self.viewers, None)
        return may and (obj is None or self.get_queryset(request).filter(pk=obj.pk).exists())

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Set an officer's password; not of who has requests here, for the new password would open them."""
        user = self.get_object(request, id)
        if self.has_own_requests(user):
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    @staticmethod
    def has_own_requests(user: User) -> bool:
        return user.cases.exists() or user.drafts.exists()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, obj: User | None = None, **kwargs: Any
    ) -> HttpResponse:
        may = obj is not None and self.has_change_permission(request, obj) and not self.has_own_requests(obj)
        return super().render_change_form(request, context | {"may_set_password": may}, *args, obj=obj, **kwargs)

    def get_form(self, request: HttpRequest, obj: User | None = None, **kwargs: Any) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, **kwargs)
        if "full_name" in form.base_fields:  # blank in the column, for applicants are not asked
            form.base_fields["full_name"].required = True
        return form
