"""Sign-in pages where we differ from allauth."""

from http import HTTPStatus
from typing import Any

from allauth.account import views as allauth_views
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import LoginStage
from allauth.account.utils import passthrough_next_redirect_url
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError, transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST


def signed_in_by_password(request: HttpRequest) -> bool:
    """Tell whether this session's person gave a password. A code by e-mail does not open the officers' desk."""
    return any(record["method"] == "password" for record in get_authentication_records(request, request.user))


def new_applicant(email: str) -> AbstractBaseUser | None:
    """Return a new account for ``email`` (lower case), without a password.

    None when the address belongs to a closed account: then no code is sent, and the page looks the same.
    """
    users = get_user_model().objects
    if users.filter(email=email, is_active=False).exists():
        return None
    try:
        with transaction.atomic():
            return users.create_user(email)
    except IntegrityError:  # a second press of the button was faster
        return users.get(email=email)


class TooManyIsA429:
    """Answer a form that was refused for too many attempts with status 429."""

    def form_invalid(self, form: Form) -> HttpResponse:
        response = super().form_invalid(form)
        codes = {error.code for errors in form.errors.values() for error in errors.as_data()}
        if "too_many_login_attempts" in codes:
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        return response


class RequestCodeView(TooManyIsA429, allauth_views.RequestLoginCodeView):
    """Asks the e-mail and sends a code. A new address and a known one take the same path."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> HttpResponse:
        return redirect(self.passthrough_next_url(reverse("account_confirm_login_code")))

    def form_valid(self, form: Form) -> HttpResponse:
        form._user = form._user or new_applicant(form.cleaned_data["email"])
        return super().form_valid(form)


class ConfirmCodeView(allauth_views.ConfirmLoginCodeView):
    """Asks for the code. What ends the attempt is told, and the page that was wanted is kept."""

    _process = None  # stays None when no code is awaited, or it has grown old

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        if self._process is None and not request.user.is_authenticated:
            messages.warning(
                request, "Bekleyen bir kod yok ya da süresi doldu. E-postanızı yazın; yenisini gönderelim."
            )
            return redirect(self.passthrough_next_url(reverse("account_request_login_code")))
        return response

    def form_invalid(self, form: Form) -> HttpResponse:
        if self._process.record_invalid_attempt():
            return self.render_to_response(self.get_context_data(form=form))
        messages.error(self.request, "Kod beş kez yanlış yazıldı. E-postanızı yazın; yeni bir kod gönderelim.")
        return redirect(self.passthrough_next_url(reverse("account_request_login_code")))


class PasswordLoginView(TooManyIsA429, allauth_views.LoginView):
    """Officers' sign-in."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> None:
        """A code that was asked for before does not stand in the way of the password."""
        clear_login(request)

    def get_authenticated_redirect_url(self) -> str:
        """Ask whoever came by code for the password too, if there is one."""
        if self.request.user.has_usable_password() and not signed_in_by_password(self.request):
            return self.passthrough_next_url(reverse("account_reauthenticate"))
        return super().get_authenticated_redirect_url()


@require_POST
def start_over(request: HttpRequest) -> HttpResponse:
    """Forget the code that was sent, so that another address can be typed."""
    clear_login(request)
    url = reverse("account_request_login_code")
    return redirect(passthrough_next_redirect_url(request, url, REDIRECT_FIELD_NAME))


@login_required
def no_password_to_change(request: HttpRequest) -> HttpResponse:
    """Tell applicants that they sign in by code and have no password."""
    return render(request, "account/password_set.html")
