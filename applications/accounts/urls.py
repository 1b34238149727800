"""The sign-in pages in use. allauth's other pages (sign-up, changing the e-mail) have no address.

The names are the ones that allauth itself looks up.
"""

from allauth.account import views as allauth_views
from django.urls import path, re_path
from django.views.generic import RedirectView

from applications.accounts import views

urlpatterns = [
    path("giris/", views.RequestCodeView.as_view(), name="account_request_login_code"),
    path("giris/kod/", views.ConfirmCodeView.as_view(), name="account_confirm_login_code"),
    path("giris/bastan/", views.start_over, name="start_over"),
    path("hesap/kayit/", RedirectView.as_view(pattern_name="account_request_login_code"), name="account_signup"),
    path("hesap/giris/", views.PasswordLoginView.as_view(), name="account_login"),
    path("hesap/dogrula/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("hesap/cikis/", allauth_views.logout, name="account_logout"),
    path("hesap/kapali/", allauth_views.account_inactive, name="account_inactive"),
    path("hesap/parola/", allauth_views.password_change, name="account_change_password"),
    path("hesap/parola/belirle/", views.no_password_to_change, name="account_set_password"),
    path("hesap/parola/unuttum/", allauth_views.password_reset, name="account_reset_password"),
    path("hesap/parola/unuttum/gonderildi/", allauth_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^hesap/parola/yeni/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "hesap/parola/degisti/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
