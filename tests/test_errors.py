"""Pages for what goes wrong: in the look, in Turkish, each with a next step."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import include, path

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def forbidden(request):
    raise PermissionDenied


def broken(request):
    raise RuntimeError("the page must not show this")


urlpatterns = [path("yetkisiz/", forbidden), path("bozuk/", broken), path("", include("esign_portal.urls"))]


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/boyle-bir-sayfa-yok/", 404, "Bu sayfa yok"),
        ("/yetkisiz/", 403, "Bu sayfayı açma yetkiniz yok"),
        ("/bozuk/", 500, "Bir şey ters gitti"),
    ],
)
def test_an_error_page_says_what_is_so_and_where_to_go(address, status, title):
    answer = Client(raise_request_exception=False).get(address)
    page = answer.content.decode()
    assert answer.status_code == status
    assert f"<h1>{title}</h1>" in page
    assert 'class="btn btn-primary" href="/' in page
    assert "the page must not show this" not in page
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_form_that_grew_old_is_answered_with_comfort():
    answer = Client(enforce_csrf_checks=True).post("/giris/", {"email": "a@example.org"})
    assert answer.status_code == 403
    assert "Taslağınız duruyor" in answer.content.decode()


def test_a_browser_without_cookies_is_told_to_allow_them():
    browser = Client(enforce_csrf_checks=True)
    page = browser.post("/giris/", {"email": "a@example.org"}).content.decode()
    assert "bu site için çerezlere izin verin" in page
    browser.get("/giris/")
    page = browser.post("/giris/", {"email": "a@example.org"}).content.decode()
    assert "çerez" not in page
