"""A real PostgreSQL for one run.

``python -m tests.postgres COMMAND…`` starts a server, runs COMMAND with DATABASE_URL set, and stops the server.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What a test database may do without: it is thrown away after the run.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
ACCOUNT = "postgres"  # made by Debian's package; PostgreSQL refuses to run as root


class PostgresMissing(Exception):
    """There is no PostgreSQL server on this machine."""


def find_program(name: str) -> str:
    """Return the newest ``name`` of Debian's server packages, or the one on the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda file: int(file.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which(name)
    if not found:
        raise PostgresMissing("PostgreSQL is missing. `make test` installs it: apt-get install postgresql")
    return found


@contextmanager
def running_server() -> Iterator[str]:
    """Start a server that only a socket in a temporary folder leads to; yield its DATABASE_URL."""
    account = ACCOUNT if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        if account:
            shutil.chown(folder, account, account)
        data = str(Path(folder) / "data")
        _run(
            "initdb",
            "-D",
            data,
            "-U",
            ACCOUNT,
            "--auth=trust",
            "--encoding=UTF8",
            "--no-sync",
            "--no-instructions",
            user=account,
        )
        options = f"{FAST} -c listen_addresses='' -k {folder}"
        _run("pg_ctl", "start", "-w", "-D", data, "-l", f"{folder}/log", "-o", options, user=account)
        try:
            yield f"postgres://{ACCOUNT}@/postgres?host={folder}"
        finally:
            _run("pg_ctl", "stop", "-w", "-D", data, "-m", "immediate", user=account)


def _run(name: str, *arguments: str, user: str | None) -> None:
    """Run one of PostgreSQL's programs as ``user``; show what it said only when it fails."""
    groups = {"user": user, "group": user, "extra_groups": []} if user else {}
    done = subprocess.run(
        [find_program(name), *arguments], cwd="/", capture_output=True, text=True, check=False, **groups
    )
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stdout}{done.stderr}")


def main(command: list[str]) -> int:
    """Run ``command`` beside the server and return its exit code."""
    try:
        with running_server() as url:
            return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode
    except PostgresMissing as missing:
        sys.exit(str(missing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
