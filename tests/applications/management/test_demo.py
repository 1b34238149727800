"""The demo as `make demo` starts it: the server with a worker and a sweeper beside it, all ended with it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A demo whose sample data is there already, though little of it: sixty requests take ten seconds to make."""
    data = {"DATA_DIR": str(tmp_path_factory.mktemp("demo")), "DEMO": "true", "DJANGO_RUNSERVER_HIDE_WARNING": "true"}
    environment = {"PATH": os.environ["PATH"]} | data
    for command in ("migrate", "createcachetable", "load_catalogue", "make_sample_data --requests 2"):
        arguments = [sys.executable, "manage.py", *command.split(), "--verbosity", "0"]
        subprocess.run(arguments, cwd=ROOT, env=environment, check=True)
    return environment


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def demo(environment: dict[str, str], port: int) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "manage.py", "demo", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def is_up(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            return answer.status == 200
    except urllib.error.URLError:
        return False


def processes_beside(demo: subprocess.Popen) -> dict[int, str]:
    """Return the command lines of the demo's children by their process number."""
    threads = Path(f"/proc/{demo.pid}/task").glob("*/children")
    children = [pid for thread in threads for pid in thread.read_text().split()]
    return {int(pid): Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") for pid in children}


def runs(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "kill"])
def test_worker_and_sweeper_come_and_go_with_the_server(demo, port, how):
    end = time.monotonic() + 60
    while not is_up(port):
        assert demo.poll() is None, demo.stdout.read()
        assert time.monotonic() < end
        time.sleep(0.2)
    beside = processes_beside(demo)
    assert [
        command for command in ("db_worker", "sweep_receipts", "sweep_prints") if command in " ".join(beside.values())
    ] == [
        "db_worker",
        "sweep_receipts",
        "sweep_prints",
    ]
    demo.send_signal(how)
    assert demo.wait(timeout=20) == 0
    assert not any(runs(pid) for pid in beside)
    assert "Traceback" not in demo.stdout.read()
