"""People who are signed in, the real catalogue, a day that stands still, a page's text."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from django.test import Client

from applications.models import User
from tests import factories


@pytest.fixture
def november() -> Iterator[None]:
    """It is 22 November 2026, noon in Istanbul."""
    with time_machine.travel(datetime(2026, 11, 22, 9, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def real_catalogue(db: None) -> None:
    factories.load_fixtures()


@pytest.fixture
def person(db: None) -> User:
    """Somebody who applies."""
    return factories.make_user("aysegul@example.org")


@pytest.fixture
def signed_in(client: Client, person: User, request: pytest.FixtureRequest) -> Client:
    """The browser of ``person``. The clock, if it is set, is set before the sign-in: sessions grow old."""
    if "november" in request.fixturenames:
        request.getfixturevalue("november")
    client.force_login(person)
    return client


@pytest.fixture
def stranger(db: None, request: pytest.FixtureRequest) -> Client:
    """The browser of somebody else."""
    if "november" in request.fixturenames:
        request.getfixturevalue("november")
    other = Client()
    other.force_login(factories.make_user("baskasi@example.org"))
    return other


@pytest.fixture
def read(client: Client) -> Callable[..., str]:
    """Return a function that opens an address and returns its text: tags dropped, blanks levelled."""

    def text_of(address: str, status: int = 200) -> str:
        response = client.get(address)
        assert response.status_code == status
        body = re.sub(r"<head>.*?</head>", "", response.content.decode(), flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())

    return text_of
