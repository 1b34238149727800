"""What runs beside the demo's server: it is there again whenever it ends, and ends with the server."""

import subprocess
import time
from pathlib import Path

from applications.management.commands.demo import running_beside


def starts_in(file: Path) -> int:
    return len(file.read_text()) if file.exists() else 0


def test_a_command_that_ends_is_started_again_until_the_block_ends(tmp_path):
    marks = tmp_path / "starts"
    code = f"with open({str(marks)!r}, 'a') as marks: marks.write('x')"
    deadline = time.monotonic() + 60
    with running_beside([("shell", "-c", code)]):
        while starts_in(marks) < 2 and time.monotonic() < deadline:
            time.sleep(0.2)
    after = starts_in(marks)
    assert after >= 2
    time.sleep(2)
    assert starts_in(marks) == after
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert str(marks) not in listed
