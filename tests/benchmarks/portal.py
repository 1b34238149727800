"""A portal of its own for a benchmark: processes with Django set up and a database that is thrown away.

``python -m tests.benchmarks.portal MODULE ARGUMENTS`` sets Django up, calls ``MODULE.measure`` with the arguments, a
JSON object, and prints what it returns as JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from secrets import token_urlsafe
from tempfile import TemporaryDirectory
from typing import Any

import django
from django.core.management import call_command


@dataclass(frozen=True, slots=True)
class Portal:
    """A folder for its data, and the environment in which its processes run."""

    folder: Path
    environment: dict[str, str]

    def measure(self, module: str, **arguments: Any) -> dict[str, Any]:
        """Return what ``measure(**arguments)`` of ``module`` returns in a fresh process; its progress is shown."""
        return self.answer(self.started(module, **arguments), module)

    def started(self, module: str, **arguments: Any) -> subprocess.Popen[bytes]:
        """Start the same and return its process, for ``answer``."""
        command = [sys.executable, "-m", __name__, module, json.dumps(arguments)]
        return subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE)

    def answer(self, process: subprocess.Popen[bytes], module: str) -> dict[str, Any]:
        """Wait for ``process`` and return what it found. Raises CalledProcessError."""
        said, _ = process.communicate()
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, module)
        return json.loads(said)


@contextmanager
def own_portal() -> Iterator[Portal]:
    """Give a portal set up as a real one, in a temporary folder, until the block ends."""
    with TemporaryDirectory(prefix="benchmark-") as folder:
        settings = {
            "DJANGO_SETTINGS_MODULE": "esign_portal.settings",
            "DATA_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
            "SECRET_KEY": token_urlsafe(60),
            "DEMO": "false",
            "DEBUG": "false",
        }
        yield Portal(Path(folder), os.environ | settings)


def make_tables() -> None:
    """Write the empty tables of the portal that this process belongs to."""
    call_command("migrate", verbosity=0)


def main(module: str, arguments: str) -> None:
    django.setup()
    # Named by the caller, and its models can be imported only now.
    result = import_module(module).measure(**json.loads(arguments))
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
