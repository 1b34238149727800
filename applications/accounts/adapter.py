"""What this portal asks of allauth beyond its settings."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse


class AccountAdapter(DefaultAccountAdapter):
    """Turkish sentences that say what to do; no sign-up page; passwords only for those who have one."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": "Kod yanlış. E-postadaki kodu yeniden yazın.",
        "email_password_mismatch": "E-posta veya parola yanlış. Yeniden deneyin ya da parolanızı sıfırlayın.",
        "incorrect_password": "Şimdiki parolanız yanlış. Yeniden yazın.",
        "enter_current_password": "Şimdiki parolanızı yazın.",
        "too_many_login_attempts": "Çok fazla deneme yapıldı. Birkaç dakika bekleyip yeniden deneyin.",
        "rate_limited": "Kısa sürede çok fazla istek geldi. Birkaç dakika bekleyip yeniden deneyin.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """A person's row is made when the first code is asked for; officers are entered by an administrator."""
        return False

    def send_password_reset_mail(self, user: AbstractBaseUser, email: str, context: dict[str, Any]) -> None:
        """Applicants sign in by code: a reset must not turn their account into one with a password."""
        if user.has_usable_password():
            super().send_password_reset_mail(user, email, context)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_change_password")
