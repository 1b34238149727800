"""Printing many in a real browser: tick, print, wait, open; with and without scripts, on a desk and on a phone."""

import io

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from applications.bulk_printing import print_forms
from applications.domain.vocabulary import Paper, Role
from applications.models import PrintJob, PrintState
from tests import factories
from tests.applications.admin.desk import LIST
from tests.browser.conftest import DESKTOP
from tests.browser.test_desk_pages import sit_down, violations
from tests.real_workers import queue_in_the_database

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ("Aydın", "Çelik", "Yılmaz")


@pytest.fixture
def officer(settings):
    """Three requests wait at a desk; nothing is printed before ``work``."""
    queue_in_the_database(settings)
    procedure = factories.make_procedure(papers=[{"paper": Paper.REQUEST_FORM, "deliver": 2}])
    for name in NAMES:
        factories.make_case(procedure, last_name=name)
    return factories.make_member(Role.OFFICER, procedure.directorate)


def work():
    """Print what waits, as the worker does."""
    for job in PrintJob.objects.filter(state=PrintState.WAITING):
        print_forms.call(str(job.pk))


def tick(page: Page, name: str) -> None:
    page.get_by_role("checkbox", name=f"Seç: Ayşe Gül {name}").check()


def press_print(page: Page) -> None:
    page.get_by_role("button", name="Seçilenleri yazdır").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Toplu çıktı")


def opened(page: Page) -> list[str]:
    """Open the file as the link does and return the text of its pages."""
    address = page.get_by_role("link", name="PDF’i aç").get_attribute("href")
    with pdfium.PdfDocument(io.BytesIO(page.request.get(address).body())) as pdf:
        return [found.get_textpage().get_text_range() for found in pdf]


def test_what_is_ticked_is_printed_and_the_page_tells_when_it_is_ready(desktop, officer, live_server):
    sit_down(desktop, officer, live_server)
    desktop.goto(LIST)
    tick(desktop, "Yılmaz")
    tick(desktop, "Aydın")
    press_print(desktop)
    expect(desktop.get_by_role("status")).to_have_text("Sırada; birazdan başlıyor.")
    work()
    expect(desktop.get_by_role("link", name="PDF’i aç (2 form)")).to_be_visible()
    pages = opened(desktop)
    assert ["Gül Aydın" in page for page in pages] == [True, True, False, False]
    assert ["Gül Yılmaz" in page for page in pages] == [False, False, True, True]


def test_the_way_back_leads_to_the_list_and_another_choice_is_another_print(desktop, officer, live_server):
    sit_down(desktop, officer, live_server)
    desktop.goto(LIST)
    tick(desktop, "Yılmaz")
    press_print(desktop)
    first = desktop.url
    desktop.go_back()
    tick(desktop, "Yılmaz")
    press_print(desktop)
    assert desktop.url == first, "what waits already is not printed twice"
    desktop.go_back()
    tick(desktop, "Çelik")
    press_print(desktop)
    assert desktop.url != first
    work()
    expect(desktop.get_by_role("link", name="PDF’i aç")).to_be_visible()
    desktop.get_by_role("link", name="1 başvuru").click()
    assert desktop.url == first


def test_without_scripts_everything_is_chosen_by_a_link_and_the_page_comes_anew(open_page, officer, live_server):
    page = open_page(**DESKTOP, java_script_enabled=False)
    sit_down(page, officer, live_server)
    page.goto(LIST)
    page.get_by_role("button", name="Seçilenleri yazdır").click()
    expect(page.get_by_role("alert")).to_contain_text("Hiçbir başvuru seçilmedi")
    page.get_by_role("link", name="Listedeki hepsini seç (3)").click()
    press_print(page)
    work()
    expect(page.get_by_role("link", name="PDF’i aç (3 form)")).to_be_visible()


def test_a_print_that_waits_is_called_off(phone, officer, live_server):
    sit_down(phone, officer, live_server)
    phone.goto(f"{LIST}?sec=hepsi")
    press_print(phone)
    phone.get_by_role("button", name="Vazgeç").click()
    expect(phone.get_by_text("Toplu çıktıdan vazgeçildi")).to_be_visible()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Toplu çıktılar")
    assert not PrintJob.objects.exists()


def test_the_pages_are_accessible(each_screen, officer, live_server):
    page, found = each_screen, []
    sit_down(page, officer, live_server)

    def look():
        found.extend(violations(page))
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url

    page.goto(f"{LIST}?sec=hepsi")
    look()
    press_print(page)
    look()
    work()
    expect(page.get_by_role("link", name="PDF’i aç")).to_be_visible()
    look()
    page.goto("/yonetim/toplu/")
    look()
    assert found == []
