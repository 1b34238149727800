"""A hand scanner at the desk in a real browser: it types a code and Enter, and the next code replaces the last."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from applications import prints
from applications.domain.vocabulary import Role
from applications.models import SignatureRequest
from applications.printing.sheets import sheet_of
from tests import factories
from tests.applications.admin.desk import signed_in
from tests.browser import pages
from tests.browser.accessibility import problems_of
from tests.browser.pages import heading
from tests.browser.people import AYSE, make_staff, sign_in, sign_in_at_desk

pytestmark = pytest.mark.django_db(transaction=True)

SCAN = "/yonetim/kagit/"


def scan(page: Page, code: str) -> None:
    """Type as a scanner does: into whatever has the focus, then Enter."""
    page.keyboard.type(code)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def said(page: Page):
    return page.locator("#sonuc")


def print_form(case) -> str:
    """Remember a print of the form as it is now; return the code of its first copy."""
    now = SignatureRequest.objects.select_related("directorate", "unit", "payment", "procedure").get(pk=case.pk)
    sheet = sheet_of(now, printed_at=timezone.now())
    prints.remember(now, sheet, by=case.owner, at=timezone.now())
    return sheet.copies[0].code


@pytest.fixture
def case(mersin):
    return factories.make_case(mersin.procedures.get(category="manager_doctor"), submitted_at=timezone.now())


def test_papers_are_scanned_one_after_the_other_without_the_mouse(desktop, mersin, case):
    page, code = desktop, print_form(case)
    sign_in_at_desk(page, make_staff(Role.OFFICER, mersin))
    page.get_by_role("link", name="Kâğıt tara").click()
    expect(heading(page)).to_have_text("Kâğıt tara")
    found = problems_of(page)

    scan(page, code)
    expect(said(page)).to_have_text("Güncel")
    expect(page.get_by_label("Kodu okutun")).to_have_value("")
    expect(page.get_by_text("Kurum nüshası, 1 / 2")).to_be_visible()
    assert page.url.endswith(SCAN)
    found += problems_of(page)

    scan(page, code[:12])
    expect(said(page)).to_have_text("Kod tanınmadı")
    expect(page.get_by_label("Kodu okutun")).to_have_value(code[:12])
    found += problems_of(page)

    SignatureRequest.objects.filter(pk=case.pk).update(last_name="Çağlar", street="Yeni Cadde")
    scan(page, code.replace("/", ".").lower())  # a Turkish keyboard; what was left in the field is gone
    expect(said(page)).to_have_text("Eski çıktı. Yeniden imzalanmalı")
    expect(page.locator("del").first).to_have_text("Ayşe Gül Işık")
    expect(page.locator("ins").first).to_have_text("Ayşe Gül Çağlar")
    found += problems_of(page)

    scan(page, case.reference)
    expect(said(page)).to_have_text("Nüsha anlaşılamadı")
    found += problems_of(page)

    page.get_by_role("link", name="Başvuruyu aç").click()
    page.get_by_text("1 kez yazdırıldı").click()
    expect(page.get_by_text("Eski: yeniden imza")).to_be_visible()
    assert found + problems_of(page) == []


def test_a_paper_is_looked_up_without_scripts(new_context, live_server, mersin, case):
    code = print_form(case)
    context = new_context(base_url=live_server.url, java_script_enabled=False)
    key = signed_in(make_staff(Role.OFFICER, mersin)).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    page = context.new_page()
    page.goto(SCAN)
    page.get_by_label("Kodu okutun").fill(code)
    page.get_by_role("button", name="Bak").click()
    expect(said(page)).to_have_text("Güncel")


def test_the_owner_reads_what_changed_and_prints_anew(desktop, mersin, case):
    page = desktop
    page.goto("/giris/")
    sign_in(page, AYSE)
    expect(page.get_by_role("heading", name="Bekleyen başvurunuz yok")).to_be_visible()
    case.owner = type(case.owner).objects.get(email=AYSE.mailbox)
    case.save(update_fields=["owner"])
    print_form(case)
    SignatureRequest.objects.filter(pk=case.pk).update(last_name="Çağlar")
    pages.open_request(page, case.spoken_reference)
    expect(page.get_by_role("heading", name="Yazdırdığınız form eskidi")).to_be_visible()
    expect(page.locator("ins")).to_have_text("Ayşe Gül Çağlar")
    assert problems_of(page) == []
    assert "Ayşe Gül Çağlar" in pages.printed_form(page)[0]
    pages.open_request(page, case.spoken_reference)
    expect(page.get_by_role("heading", name="Yazdırdığınız form eskidi")).to_have_count(0)
