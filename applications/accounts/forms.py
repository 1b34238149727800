"""The fields of the sign-in pages: allauth's checks under our labels and help."""

from allauth.account import forms as allauth_forms
from django import forms


def _plain(field: forms.Field, label: str, help_text: str = "") -> None:
    """Give ``field`` our label and help; a placeholder vanishes when one types, so it goes."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


class RequestCodeForm(allauth_forms.RequestLoginCodeForm):
    """Asks where the code goes."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["email"], "E-posta adresiniz", "Giriş kodunu bu adrese göndeririz.")


class ConfirmCodeForm(allauth_forms.ConfirmLoginCodeForm):
    """Asks for the code. Blanks, hyphens and small letters are accepted."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["code"], "Giriş kodu", "Sekiz harf; aradaki çizgiyi yazmasanız da olur.")
        self.fields["code"].widget.attrs |= {"autocapitalize": "characters", "spellcheck": "false", "class": "code"}


class PasswordLoginForm(allauth_forms.LoginForm):
    """Officers' sign-in."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["login"], "E-posta adresiniz")
        _plain(self.fields["password"], "Parolanız")


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    """The password of someone who came in by a code."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password"], "Parolanız")


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    """The old password and, twice, the new one."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["oldpassword"], "Şimdiki parolanız")
        _label_new_password(self)


class ResetPasswordForm(allauth_forms.ResetPasswordForm):
    """Asks where the link for a new password goes."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["email"], "E-posta adresiniz", "Yeni parola bağlantısını bu adrese göndeririz.")


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):
    """The new password, twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _label_new_password(self)


def _label_new_password(form: forms.Form) -> None:
    _plain(form.fields["password1"], "Yeni parolanız", "En az 12 karakter; yalnız rakam ya da kolay bir söz olmasın.")
    _plain(form.fields["password2"], "Yeni parolanız, bir kez daha")
