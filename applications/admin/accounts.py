"""The accounts that take fees, with every accepted name of their holder."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from applications.admin.base import KEEPERS, DeskInline, DeskModelAdmin, accounts_within
from applications.admin.site import site
from applications.models import Procedure
from applications.rights import directorate_ids
from payments.models import AccountTitle, BankAccount


class AccountTitleInline(DeskInline):
    model = AccountTitle


@admin.register(BankAccount, site=site)
class BankAccountAdmin(DeskModelAdmin):
    """An account belongs to the directorates whose procedures name it; one that none names yet is anybody's."""

    editors = KEEPERS
    fields = ("iban", "stated_bank", "branch")
    inlines = (AccountTitleInline,)
    list_display = ("iban", "stated_bank", "branch")
    ordering = ("iban",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[BankAccount]:
        return accounts_within(directorate_ids(request.user, *self.viewers))

    def is_used(self, row: BankAccount) -> bool:
        return row.procedurechannel_set.exists()

    def has_view_permission(self, request: HttpRequest, obj: BankAccount | None = None) -> bool:
        if not super().has_view_permission(request):
            return False
        return obj is None or self.get_queryset(request).filter(pk=obj.pk).exists()

    def has_change_permission(self, request: HttpRequest, obj: BankAccount | None = None) -> bool:
        """Changing an account changes every procedure that names it: all of them must be the person's own."""
        directorates = directorate_ids(request.user, *self.editors)
        if obj is None or not directorates:
            return bool(directorates)
        others = Procedure.objects.filter(channels__account=obj).exclude(directorate__in=directorates)
        return not others.exists()

    def get_readonly_fields(self, request: HttpRequest, obj: BankAccount | None = None) -> tuple[str, ...]:
        """People were shown the IBAN of a procedure in use; another IBAN is another account and a new version."""
        return ("iban",) if obj is not None and self.is_used(obj) else ()
