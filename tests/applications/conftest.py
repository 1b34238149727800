"""People who are signed in, the real catalogue, a day that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime

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
