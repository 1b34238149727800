"""Sign-in pages where we differ from allauth."""

from http import HTTPStatus

from allauth.account import views as allauth_views
from allauth.account.internal.stagekit import clear_login
from allauth.decorators import rate_limit
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST


class TooManyIsA429:
    """Answer a form that was refused for too many attempts with status 429."""

    def form_invalid(self, form: Form) -> HttpResponse:
        response = super().form_invalid(form)
        if any(error.code == "too_many_login_attempts" for errors in form.errors.values() for error in errors.as_data()):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        return response


@method_decorator(rate_limit(action="request_login_code"), name="dispatch")
class RequestCodeView(TooManyIsA429, allauth_views.RequestLoginCodeView):
    """Asks the e-mail and sends a code. A new address and a known one take the same path."""

    def form_valid(self, form: Form) -> HttpResponse:
        form._user = form._user or new_applicant(form.cleaned_data["email"])
        return super().form_valid(form)


class ConfirmCodeView(allauth_views.ConfirmLoginCodeView):
    """Asks for the code."""


class PasswordLoginView(TooManyIsA429, allauth_views.LoginView):
    """Officers' sign-in."""


def new_applicant(email: str) -> AbstractBaseUser | None:
    """Return a new account for ``email`` (lower case), without a password.

    None when the address belongs to a closed account: then no code is sent, and the page looks the same.
    """
    users = get_user_model().objects
    if users.filter(email=email).exists():
        return None
    return users.create_user(email)


@require_POST
def start_over(request: HttpRequest) -> HttpResponse:
    """Forget the code that was sent, so that another address can be typed."""
    clear_login(request)
    return redirect("account_request_login_code")


@login_required
def no_password_to_change(request: HttpRequest) -> HttpResponse:
    """Tell applicants that they sign in by code and have no password."""
    return render(request, "account/password_set.html")
