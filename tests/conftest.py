"""What every test may rely on: a database of its own, uploads in a temporary folder, markers set by themselves."""

from pathlib import Path

import pytest
from django.db import connections
from pytest_django import Settings

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences", "client", "admin_client"}
BROWSER_TESTS = Path(__file__).parent / "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what talks to the database (it runs again on PostgreSQL) and what drives a browser."""
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("db")
        if item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep SQLite's test database in a file: the locks of two writers are those of the real one."""
    if connections["default"].vendor == "sqlite":
        name = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connections["default"].settings_dict["TEST"]["NAME"] = str(name)


@pytest.fixture(autouse=True)
def _uploads_in_a_temporary_folder(tmp_path: Path, settings: Settings) -> None:
    """Receipts of a test vanish with it."""
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture(autouse=True)
def _quick_password_hashes(settings: Settings) -> None:
    """The real hash is slow on purpose, a fifth of a second for each officer that a test makes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
