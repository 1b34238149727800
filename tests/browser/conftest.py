"""A real Chromium against the real server. A console error or a blocked resource fails the test."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from applications.models import Directorate
from tests import factories

# Playwright's loop runs in this thread, so Django would refuse its own synchronous database calls.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1366, "height": 768}}
SLOWEST = 15_000  # milliseconds an element may take to appear; printing a form on a busy machine is the slowest


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium; as root it has no sandbox."""
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.fail("Chromium is missing. `make test` installs it: apt-get install chromium")
    return browser_type_launch_args | {"executable_path": chromium, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Stand in for pytest-base-url's fixture, which newer pytest warns of; each test names its own server."""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {"locale": "tr-TR", "timezone_id": "Europe/Istanbul"}


@pytest.fixture
def catalogue(transactional_db: None) -> None:
    """Load both directorates with everything they state."""
    factories.load_fixtures()


@pytest.fixture
def ankara(catalogue: None) -> Directorate:
    return Directorate.objects.get(plate=6)


@pytest.fixture
def mersin(catalogue: None) -> Directorate:
    return Directorate.objects.get(plate=33)


def _watch(page: Page, problems: list[str]) -> None:
    """Write down what the console complains of. A page that itself answers 404 or 403 is no problem."""

    def note(message: ConsoleMessage) -> None:
        about_the_page = "Failed to load resource" in message.text and message.location["url"] == page.url
        if message.type == "error" and not about_the_page:
            problems.append(f"{page.url}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext], live_server: Any) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a watched page: ``open_page(**PHONE)``. Addresses are relative to the server."""
    problems: list[str] = []
    cache.clear()  # its table outlives a transactional test, and with it the counts of the rate limits

    def open_one(**options: Any) -> Page:
        context = new_context(base_url=live_server.url, **options)
        context.set_default_timeout(SLOWEST)
        context.on("page", lambda page: _watch(page, problems))  # second tabs too
        return context.new_page()

    yield open_one
    assert problems == []


@pytest.fixture
def desktop(open_page: Callable[..., Page]) -> Page:
    return open_page(**DESKTOP)


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    return open_page(**PHONE)


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def each_screen(open_page: Callable[..., Page], request: pytest.FixtureRequest) -> Page:
    """Run the test twice: at a desk and on a phone."""
    return open_page(**request.param)
