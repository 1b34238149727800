"""Programs run by a Python of their own, with the portal's settings."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def output_of(program: str, *arguments: str, at: Path = ROOT, **environment: str) -> str:
    """Return what ``program`` prints in the installation ``at``; fails with its last words when it does."""
    own = {"DJANGO_SETTINGS_MODULE": "esign_portal.settings", "SECRET_KEY": "x" * 60}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=at,
        env={**os.environ, **own, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
