"""The desk's site: who may enter, how one signs in, the start page."""

from typing import Any

from allauth.account.utils import passthrough_next_redirect_url
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse

from applications.accounts.views import signed_in_by_password
from applications.admin.filters import tabs_with_counts
from applications.models import SignatureRequest
from applications.rights import load_memberships
from esign_portal import turkish

LEFT_OUT = {"view_on_site", "password_change_done"}
"""Addresses of Django's admin that lead nowhere here."""


class DeskSite(AdminSite):
    """``/yonetim/``. A membership opens it, and only to who gave a password in this session."""

    site_header = site_title = "Başvuru masası"
    index_title = "Genel bakış"
    enable_nav_sidebar = False

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.pages: list[URLPattern] = []  # pages that belong to no model; their modules add them

    def has_permission(self, request: HttpRequest) -> bool:
        return self._is_member(request) and signed_in_by_password(request)

    @staticmethod
    def _is_member(request: HttpRequest) -> bool:
        if not request.user.is_active:
            return False
        load_memberships(request.user)
        return bool(request.user.memberships.all())

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = [entry for entry in super().get_urls() if getattr(entry, "name", None) not in LEFT_OUT]
        return [*self.pages, *own]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send to the officers' sign-in. Whoever is signed in and has no way in is told so: no endless circle."""
        if self.has_permission(request):
            return redirect("yonetim:index")
        if request.user.is_authenticated and not (self._is_member(request) and request.user.has_usable_password()):
            raise PermissionDenied
        if REDIRECT_FIELD_NAME not in request.GET:
            return redirect(f"{reverse('account_login')}?{REDIRECT_FIELD_NAME}={reverse('yonetim:index')}")
        return redirect(passthrough_next_redirect_url(request, reverse("account_login"), REDIRECT_FIELD_NAME))

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("account_logout")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("account_change_password")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show how many requests are where, and the way to everything else."""
        tabs = tabs_with_counts(SignatureRequest.objects.visible_to(request.user))
        context = {"tabs": tabs, "records": self._records(request)}
        return super().index(request, context | (extra_context or {}))

    def _records(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return what the person may open besides the requests, in the order a Turkish reader looks it up."""
        entries = [entry for app in self.get_app_list(request) for entry in app["models"]]
        others = [entry for entry in entries if entry["model"] is not SignatureRequest]
        return sorted(others, key=lambda entry: turkish.sort_key(entry["name"]))

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """All models are on the start page: the applications they live in mean nothing to an officer."""
        return redirect("yonetim:index")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "provinces": _provinces(request)}


def _provinces(request: HttpRequest) -> str:
    """Return the provinces whose desk the person sits at, for the header."""
    if not request.user.is_authenticated:
        return ""
    names = {member.directorate.province for member in request.user.memberships.all()}
    return ", ".join(sorted(names, key=turkish.sort_key))


site = DeskSite(name="yonetim")
site.disable_action("delete_selected")
