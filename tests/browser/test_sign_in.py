"""Sign-in as a person does it: by mouse and keyboard, on a phone and at a desk."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.core import mail
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}


def test_an_applicant_signs_in_by_code(each_screen):
    page = each_screen
    page.goto("/giris/?next=/hesap/cikis/")
    page.get_by_label("E-posta adresiniz").fill("ayse@example.org")
    page.get_by_role("button", name="Kodu gönder").click()
    page.get_by_label("Giriş kodu").fill("BBBB-BBBB")
    page.get_by_role("button", name="Giriş yap").click()
    expect(page).to_have_title(re.compile("^Hata:"))
    expect(page.locator(".error-box")).to_be_focused()
    page.get_by_label("Giriş kodu").fill(re.search(r"[A-Z]{4}-[A-Z]{4}", mail.outbox[0].body)[0])
    page.get_by_role("button", name="Giriş yap").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Çıkış yapılsın mı?")
    page.locator("main").get_by_role("button", name="Çıkış yap").click()
    expect(page.locator(".notice")).to_contain_text("Çıkış yaptınız.")
    assert get_user_model().objects.get().email == "ayse@example.org"


def test_an_officer_signs_in_by_password(desktop):
    get_user_model().objects.create_user("yetkili@example.org", "bir-uzun-parola-7431")
    desktop.goto("/hesap/giris/?next=/hesap/parola/")
    desktop.get_by_label("E-posta adresiniz").fill("yetkili@example.org")
    desktop.get_by_label("Parolanız").fill("bir-uzun-parola-7431")
    desktop.get_by_role("button", name="Giriş yap").click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Parolanızı değiştirin")


@pytest.mark.parametrize("path", ["/giris/", "/hesap/giris/", "/hesap/parola/unuttum/", "/hesap/kapali/", "/yok/"])
def test_pages_are_accessible_and_fit_the_screen(each_screen, path):
    page = each_screen
    page.goto(path)
    assert Axe().run(page, options=WCAG).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_narrowest_screen_needs_no_sideways_scroll_after_sign_in(open_page):
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto("/giris/?next=/hesap/cikis/")
    page.get_by_label("E-posta adresiniz").fill("ayse@example.org")
    page.get_by_role("button", name="Kodu gönder").click()
    page.get_by_label("Giriş kodu").fill(re.search(r"[A-Z]{4}-[A-Z]{4}", mail.outbox[0].body)[0])
    page.get_by_role("button", name="Giriş yap").click()
    expect(page.get_by_role("link", name="Başvurularım")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_page_is_readable_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/giris/")
    page.get_by_label("E-posta adresiniz").fill("ayse@example.org")
    page.get_by_role("button", name="Kodu gönder").click()
    expect(page.get_by_label("Giriş kodu")).to_be_visible()
