"""Real programs in processes of their own, at the database of the test: workers that can be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django import Settings

ROOT = Path(__file__).parents[1]
WORKER = ("db_worker", "--interval", "0.1", "--no-startup-delay", "--verbosity", "0")

_PAUSE_S = 0.01

Start = Callable[..., subprocess.Popen]


def queue_in_the_database(settings: Settings) -> None:
    """Leave tasks to workers, as in earnest, instead of doing them at once."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@contextmanager
def starting(data_dir: Path) -> Iterator[Start]:
    """Give what starts ``manage.py`` with the test's database, and with uploads in ``data_dir``.

    Whatever still runs at the end is killed.
    """
    started = []

    def start(*arguments: str) -> subprocess.Popen:
        process = subprocess.Popen([sys.executable, "manage.py", *arguments], cwd=ROOT, env=_environment(data_dir))
        started.append(process)
        return process

    try:
        yield start
    finally:
        for process in started:
            process.kill()
            process.wait()


def _environment(data_dir: Path) -> dict[str, str]:
    own = {"DATABASE_URL": _database_url(), "DATA_DIR": str(data_dir), "DEMO": "true", "TASKS_INLINE": "false"}
    return {"PATH": os.environ["PATH"]} | own


def _database_url() -> str:
    """Return the address of the test's own database, at the server of the environment."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def wait_until(is_so: Callable[[], bool], *, seconds: float, jobs: QuerySet) -> None:
    """Look again and again until ``is_so()``; after ``seconds`` fail, showing how the ``jobs`` stand."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, list(jobs.all())
        time.sleep(_PAUSE_S)


def kill(process: subprocess.Popen) -> None:
    """Let ``process`` end without a chance to clean up."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def let_the_lease_run_out(jobs: QuerySet) -> None:
    """As if a minute had passed."""
    jobs.update(lease_until=timezone.now() - timedelta(seconds=1))
