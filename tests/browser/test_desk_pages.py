"""The desk in a real browser: what Django's admin brings along runs under the strict policy, and is accessible."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from applications.domain.vocabulary import Paper, Role
from applications.models import User
from payments.domain.outcomes import Outcome
from tests import factories
from tests.applications.admin.desk import LIST, page_of, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
RECORDS = "/yonetim/applications"


def sit_down(page: Page, user: User, live_server) -> None:
    """Take ``user``'s place: the session of a test client, so that no password is hashed."""
    key = signed_in(user).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{page.url}: {rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def make_paid_case():
    directorate = factories.make_directorate()
    papers = [{"paper": Paper.REQUEST_FORM, "deliver": 2}]
    case = factories.make_case(factories.make_procedure(directorate, papers=papers), payment=factories.make_payment())
    factories.make_receipt(case.payment, amount=Outcome.DIFFERS, payer_tckn=Outcome.CANNOT_TELL).checks.update(
        expected="1.080,00 TL"
    )
    case.payment.receipts.update(page_count=0)  # no file was kept, so there is no picture to load
    return case


def test_the_officers_pages_are_accessible(each_screen, live_server):
    case, page = make_paid_case(), each_screen
    sit_down(page, factories.make_member(Role.OFFICER, case.directorate), live_server)
    found = []
    for address in ("/yonetim/", LIST, f"{LIST}?asama=onay", page_of(case), f"{LIST}{case.pk}/islem/return/"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        found += violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
    assert found == []


def test_the_administrators_pages_run_their_scripts_under_the_policy(desktop, live_server):
    case = make_paid_case()
    sit_down(desktop, factories.make_member(Role.ADMINISTRATOR, case.directorate), live_server)
    for name in ("procedure", "unit", "price", "guide", "user", "membership"):
        desktop.goto(f"{RECORDS}/{name}/")
        desktop.goto(f"{RECORDS}/{name}/add/")
        expect(desktop.get_by_role("button", name="Kaydet", exact=True)).to_be_visible()
    desktop.goto(f"{RECORDS}/procedure/{case.procedure.pk}/yeni-surum/")
    desktop.get_by_role("link", name="Bugün", exact=True).click()
    expect(desktop.get_by_label("Yeni sürümün ilk günü")).to_have_value(f"{localdate():%d.%m.%Y}")


def test_child_rows_are_added_by_script(desktop, live_server):
    directorate = factories.make_directorate()
    sit_down(desktop, factories.make_member(Role.SUPERVISOR, directorate), live_server)
    desktop.goto(f"{RECORDS}/procedure/add/")
    desktop.get_by_role("button", name="Başka bir Ödenen kalem ekle").click()
    expect(desktop.locator("#items-0")).to_be_visible()
