"""Whether everybody can use a page: on narrow and wide screens, in the light and in the dark."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}

NARROWEST = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1366, "height": 768}


def problems_of(page: Page) -> list[str]:
    """Return what is wrong with the page as it stands, in words; empty when nothing is.

    Layout differs by screen and colour by theme, so all rules run on phone and desktop, and
    contrast in both themes on each.
    """
    page.emulate_media(reduced_motion="reduce")  # else a button is measured on its way between two colours
    found = [*_scrolls_sideways(page)]
    for size, first, second in ((PHONE, "light", "dark"), (DESKTOP, "dark", "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=first)
        found += _violations(page, WCAG)
        page.emulate_media(color_scheme=second)
        found += _violations(page, CONTRAST)
    return [f"{page.url}: {problem}" for problem in dict.fromkeys(found)]


def _scrolls_sideways(page: Page) -> list[str]:
    page.set_viewport_size(NARROWEST)
    width = page.evaluate("document.documentElement.scrollWidth")
    return [f"{width} px wide on a screen of 320"] if width > NARROWEST["width"] else []


def _violations(page: Page, rules: dict[str, object]) -> list[str]:
    rows = Axe().run(page, options=rules).response["violations"]
    return [f"{row['id']}: {node['html'][:160]} ({node['failureSummary']})" for row in rows for node in row["nodes"]]
