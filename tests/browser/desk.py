"""The officers' pages: find a request, look at it, press a button."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import follow, heading, press

QUEUE = "/yonetim/applications/signaturerequest/"


def search(page: Page, text: str) -> None:
    """Look ``text`` up in the queue: a reference, a name or an identity number."""
    page.goto(QUEUE)
    page.get_by_role("searchbox").fill(text)
    press(page, "Ara")
    expect(page.get_by_text(f"“{text}” için")).to_be_visible()


def open_case(page: Page, reference: str, name: str) -> None:
    """Find a request by its reference and open it."""
    search(page, reference)
    follow(page, name)
    expect(heading(page)).to_have_text(name)


def decide(page: Page, button: str, says: str) -> None:
    """Press a decision's button that asks for no reason; ``says``: what the desk confirms."""
    decisions(page).get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_text(says)).to_be_visible()


def decisions(page: Page) -> Locator:
    return page.get_by_role("region", name="Karar")


def offered(page: Page) -> list[str]:
    """Return the names of the decisions that the page offers."""
    bar = decisions(page)
    names = [item.inner_text().strip() for item in bar.locator("button, a.button").all()]
    return sorted(names)


def receive_papers(page: Page) -> None:
    """Mark every awaited copy as received."""
    everything = page.get_by_role("button", name="Hepsi geldi")
    if not everything.is_visible():
        papers(page).click()
    everything.click()
    expect(papers(page)).to_have_text(re.compile(r"(\d+) / \1 nüsha geldi"))


def papers(page: Page) -> Locator:
    """Return the line that counts the papers; a click on it shows them."""
    return page.locator("#kagitlar summary")
