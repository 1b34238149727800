"""A picture of a receipt in a real browser: progress, then the sheet with its cut-outs; the same at the desk."""

import pytest
from django.test import Client
from django_tasks_db.management.commands.db_worker import Worker
from playwright.sync_api import FilePayload, Page, expect

from applications.domain.steps import Step
from applications.domain.vocabulary import Role
from applications.models import RequestDraft, SignatureRequest
from payments.domain.outcomes import Check
from payments.reading.safely import draw_pages
from tests import factories
from tests.applications.admin.desk import page_of, signed_in
from tests.applications.answers import begin, fill, step_url
from tests.browser import pages
from tests.browser.accessibility import problems_of
from tests.browser.bank import copied_from, receipt_of
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.pages import heading
from tests.browser.people import AYSE
from tests.payments.files import picture
from tests.real_workers import queue_in_the_database

pytestmark = pytest.mark.django_db(transaction=True)

READING = "Görüntünüz okunuyor"


@pytest.fixture(autouse=True)
def _queue(settings) -> None:
    """Pictures wait for a worker, as in real life."""
    queue_in_the_database(settings)


@pytest.fixture
def draft(mersin) -> RequestDraft:
    """A draft of a family physician in Mersin that lacks only the receipt."""
    browser = Client()
    browser.force_login(factories.make_user(AYSE.mailbox))
    found = begin(browser, 33, "aile-hekimi", "ilk-basvuru")
    fill(browser, found)
    return found


def work() -> None:
    """Be the worker until the queue is empty."""
    options = {"interval": 0, "batch": True, "startup_delay": False, "max_tasks": None, "worker_id": "test"}
    queues = {"queue_names": ["default"], "excluded_queue_names": [], "backend_name": "default"}
    Worker(**options, **queues).run()


def take_place_of(page: Page, user, live_server) -> None:
    key = signed_in(user).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])


def picture_of_receipt(page: Page, **changes: str) -> FilePayload:
    """Return a clean scan of the receipt that a bank prints for what the payment page asks."""
    pdf = receipt_of(copied_from(page), AYSE, **changes)
    return {"name": "dekont.png", "mimeType": "image/png", "buffer": draw_pages(pdf["buffer"])[0]}


def send_picture(page: Page, draft: RequestDraft, live_server, **changes: str) -> None:
    take_place_of(page, draft.owner, live_server)
    page.goto(step_url(draft, Step.PAYMENT))
    page.get_by_label("Bankanızın verdiği PDF en iyisidir.").set_input_files(picture_of_receipt(page, **changes))
    pages.press(page, "Dekontu kontrol et")
    expect(heading(page)).to_have_text(READING)


def broken_pictures(page: Page) -> list[str]:
    """Return the addresses of pictures that did not load; lazy ones are scrolled to."""
    for image in page.locator("main img, #content img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", value=True)
    script = "images => images.filter(image => image.naturalWidth === 0).map(image => image.src)"
    return page.locator("main img, #content img").evaluate_all(script)


def test_a_picture_shows_its_progress_and_then_the_sheet_by_itself(open_page, draft, live_server):
    page = open_page(**PHONE)
    send_picture(page, draft, live_server, amount="780,00 TL")
    expect(page.get_by_text("Sırada; birazdan okunacak.")).to_be_visible()
    assert problems_of(page) == []
    work()
    expect(heading(page)).to_have_text("Dekontta farklı bir yer var")
    found = pages.outcomes(page)
    assert (found["Alıcı IBAN"], found["Tutar"]) == ("Uygun", "Farklı")
    cutout = page.get_by_alt_text("Dekonttan kesit: Tutar")
    expect(cutout).to_be_visible()
    assert broken_pictures(page) == []
    assert problems_of(page) == []
    page.set_viewport_size(PHONE["viewport"])
    row = page.locator("li.vrow", has=page.get_by_role("heading", name="Tutar", exact=True))
    words, cut = row.locator(".pair").bounding_box(), cutout.bounding_box()
    assert cut["y"] >= words["y"] + words["height"]  # below the words, as wide as they
    assert cut["width"] >= words["width"] - 2


def test_without_scripts_the_page_comes_anew_until_the_picture_is_read(open_page, draft, live_server):
    page = open_page(java_script_enabled=False)
    send_picture(page, draft, live_server)
    work()
    expect(heading(page)).to_have_text("Dekont beklenenle uyuşuyor")
    page.wait_for_timeout(4000)  # longer than it waited before it came anew
    assert page.locator("meta[http-equiv=refresh]").count() == 0


def test_the_person_goes_on_and_hands_in_while_the_picture_waits(open_page, draft, live_server):
    page = open_page(**DESKTOP)
    send_picture(page, draft, live_server)
    pages.follow(page, "Devam et")
    reference = pages.hand_in(page)
    pages.open_request(page, reference)
    expect(page.get_by_text("Okunuyor")).to_be_visible()
    work()
    page.reload()
    expect(page.get_by_text("Okunuyor")).not_to_be_visible()
    pages.follow(page, "Kontrolü aç")
    expect(heading(page)).to_have_text("Dekont beklenenle uyuşuyor")


def test_a_picture_of_something_else_is_told_with_what_to_do(open_page, draft, live_server):
    page = open_page(**PHONE)
    take_place_of(page, draft.owner, live_server)
    page.goto(step_url(draft, Step.PAYMENT))
    cat = {"name": "kedi.png", "mimeType": "image/png", "buffer": picture("PNG", size=(900, 1200))}
    page.get_by_label("Bankanızın verdiği PDF en iyisidir.").set_input_files(cat)
    pages.press(page, "Dekontu kontrol et")
    expect(heading(page)).to_have_text(READING)
    work()
    expect(heading(page)).to_have_text("Bu görüntüde dekont bulamadık")
    expect(page.get_by_text("En iyisi bankanızın PDF’i.")).to_be_visible()
    assert problems_of(page) == []


def test_the_desk_marks_each_place_on_the_page_and_cuts_it_out(open_page, draft, live_server):
    send_picture(open_page(**DESKTOP), draft, live_server)
    work()
    payment = RequestDraft.objects.get(pk=draft.pk).payment
    case = factories.make_case(draft.procedure, payment=payment)
    page = open_page(**DESKTOP)
    take_place_of(page, factories.make_member(Role.OFFICER, case.directorate), live_server)
    page.goto(page_of(case))
    marks_lie_on_their_words(page, case)
    assert broken_pictures(page) == []
    assert page.locator(".checks img.cut").count() == page.locator(".checks > li").count() == len(Check)
    assert problems_of(page) == []


def marks_lie_on_their_words(page: Page, case: SignatureRequest) -> None:
    """The places of the rectangles over the picture are those that the checks keep."""
    image = page.get_by_alt_text("Dekontun 1. sayfası")
    expect(image).to_be_visible()
    expect(image).to_have_js_property("complete", value=True)
    paper = image.bounding_box()
    spots = [spot for check in case.payment.receipts.get().checks.all() for spot in check.spots]
    tops = sorted(round(paper["y"] + spot[2] * paper["height"]) for spot in spots)
    shown = sorted(round(mark.bounding_box()["y"]) for mark in page.locator(".paper-page rect").all())
    assert len(shown) == len(tops) >= len(Check)
    assert all(abs(top - mark) <= 6 for top, mark in zip(tops, shown, strict=True))


def test_nothing_at_the_desk_moves_while_cut_outs_arrive(open_page, draft, live_server):
    """An officer who presses a button below them must not miss it."""
    send_picture(open_page(**DESKTOP), draft, live_server)
    work()
    case = factories.make_case(draft.procedure, payment=RequestDraft.objects.get(pk=draft.pk).payment)
    page = open_page(**DESKTOP)
    take_place_of(page, factories.make_member(Role.OFFICER, case.directorate), live_server)
    page.route("**/kesit/*", lambda route: None)  # asked for, and on their way
    page.goto(page_of(case), wait_until="domcontentloaded")
    expect(page.locator("img.cut").first).to_have_js_property("complete", value=False)
    before = height_of_checks(page)

    page.unroute("**/kesit/*")  # which lets them go on
    assert broken_pictures(page) == []

    assert height_of_checks(page) == before


def height_of_checks(page: Page) -> float:
    """Return how far below the first check the button stands that follows them all, in pixels."""
    button, checks = page.get_by_role("link", name="Ödemeyi elle doğrula"), page.locator(".checks")
    return button.bounding_box()["y"] - checks.bounding_box()["y"]
