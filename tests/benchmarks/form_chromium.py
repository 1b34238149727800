"""The form by Chromium: our own HTML and CSS in one page that stays open and keeps style sheet and fonts.

For each form only the page's content is exchanged before it is printed. Chromium writes no tags here, since it is not
asked to, and no marks of an archive; it does not know all that our foot is made of and leaves it out.
"""

import base64
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.template.loader import render_to_string
from playwright.sync_api import Page, sync_playwright

from applications.domain.form_sheet import FormSheet
from applications.printing.engine import form_pictures
from tests.benchmarks.cpu import Processes, descendants

_PROGRAM = "/usr/bin/chromium"
_FONT = re.compile(r"\.\./fonts/([\w-]+\.ttf)")
_PICTURE = re.compile(r"codes/[\w-]+\.png")
_EXCHANGE = """async html => {
    const read = new DOMParser().parseFromString(html, "text/html");
    document.title = read.title;
    document.body.replaceWith(document.adoptNode(read.body));
    await Promise.all([...document.images].map(picture => picture.decode()));
}"""


@contextmanager
def drawing() -> Iterator[tuple[Callable[[FormSheet], bytes], Processes]]:
    """Give a function that returns the PDF of every copy of a sheet, and Chromium's processes.

    The program that carries our wishes to Chromium is none of them.
    """
    with sync_playwright() as playwright:
        driver = set(descendants())
        browser = playwright.chromium.launch(executable_path=_PROGRAM, args=["--no-sandbox"])
        page = browser.new_page()
        _open_page(page)

        def draw(sheet: FormSheet) -> bytes:
            page.evaluate(_EXCHANGE, _html(sheet))
            return page.pdf(prefer_css_page_size=True, print_background=True)

        try:
            yield draw, Processes(lambda: [pid for pid in descendants() if pid not in driver])
        finally:
            browser.close()


def _open_page(page: Page) -> None:
    """Open an empty page with the style sheet and its fonts, which stay for all forms."""
    static = settings.BASE_DIR / "static"
    css = (static / "css" / "form.css").read_text()
    css = _FONT.sub(lambda found: _data("font/ttf", (static / "fonts" / "print" / found[1]).read_bytes()), css)
    page.set_content(f'<!doctype html><html lang="tr"><head><style>{css}</style></head><body></body></html>')
    page.evaluate("Promise.all([...document.fonts].map(font => font.load()))")


def _html(sheet: FormSheet) -> str:
    pictures = form_pictures(sheet)
    html = render_to_string("print/form.html", {"sheet": sheet})
    return _PICTURE.sub(lambda found: _data("image/png", pictures[found[0]]), html)


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
