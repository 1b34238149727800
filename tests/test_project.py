"""The project as a whole: settings, deploy checks, migrations, static files."""

import ast
import hashlib
import itertools
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.template import Context, Template

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "static"
OUR_CSS = sorted((STATIC / "css").glob("*.css"))
PRODUCTION = {
    "SECRET_KEY": "a-key-that-only-the-deploy-check-of-a-test-sees-0123456789",
    "ALLOWED_HOSTS": "e-imza.example.org",
    "DEMO": "false",
    "DEBUG": "false",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py in a process of its own, so that it reads ``environment`` afresh."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


# --- settings ----------------------------------------------------------------------------------
def test_env_example_names_every_variable_that_the_settings_read():
    calls = [
        node
        for node in ast.walk(ast.parse((ROOT / "esign_portal/settings.py").read_text()))
        if isinstance(node, ast.Call)
    ]
    read = {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and getattr(call.func.value, "id", "") == "env"
        and isinstance(call.args[0], ast.Constant)
    }
    assert set(re.findall(r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)) == read


def test_env_example_explains_each_variable_in_a_sentence():
    lines = (ROOT / ".env.example").read_text().splitlines()
    unexplained = [
        line
        for above, line in itertools.pairwise(lines)
        if re.match(r"(# )?[A-Z_]+=", line) and not above.startswith("# ")
    ]
    assert unexplained == []


def test_production_refuses_to_start_without_a_secret_key(tmp_path):
    refused = manage("check", SECRET_KEY="", DATA_DIR=str(tmp_path))
    assert refused.returncode != 0
    assert "SECRET_KEY" in refused.stderr


def test_the_demo_makes_its_own_secret_key_and_keeps_it(tmp_path):
    script = "from django.conf import settings; print(settings.SECRET_KEY)"
    keys = {manage("shell", "--no-imports", "-c", script, DEMO="true", DATA_DIR=str(tmp_path)).stdout for _ in range(2)}
    assert len(keys) == 1
    assert len(keys.pop().strip()) >= 50


@pytest.mark.parametrize("database", ["", "postgres://u:p@localhost/x"], ids=["sqlite", "postgresql"])
def test_the_deploy_check_has_nothing_to_say(tmp_path, database):
    environment = PRODUCTION | ({"DATABASE_URL": database} if database else {})
    checked = manage("check", "--deploy", "--fail-level", "WARNING", DATA_DIR=str(tmp_path), **environment)
    assert (checked.returncode, checked.stdout) == (0, "System check identified no issues (0 silenced).\n"), (
        checked.stderr
    )


@pytest.mark.django_db
def test_every_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("typed", ["21.11.2026", "21/11/2026", "2026-11-21"])
def test_dates_are_read_as_people_and_browsers_write_them(typed):
    assert forms.DateField().clean(typed) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        pytest.param("{{ day|date }}", "21 Kasım 2026", id="day"),
        pytest.param('{{ day|date:"SHORT_DATE_FORMAT" }}', "21.11.2026", id="short day"),
        pytest.param("{{ moment|time }}", "14.32", id="hour in Istanbul"),
        pytest.param('{{ lira|floatformat:"2g" }} TL', "1.080,00 TL", id="lira"),
        pytest.param("{{ number }}", "1234", id="an id is not grouped"),
    ],
)
def test_values_are_shown_as_people_here_write_them(template, shown):
    moment = datetime(2026, 11, 21, 11, 32, tzinfo=UTC)
    values = {"day": moment.date(), "moment": moment, "lira": Decimal(1080), "number": 1234}
    assert Template(template).render(Context(values)) == shown


@pytest.mark.django_db
def test_the_database_is_fit_for_two_writers_at_once():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA journal_mode")
            assert (cursor.fetchone()[0], connection.transaction_mode) == ("wal", "IMMEDIATE")
        else:
            assert connection.pg_version >= 150000


def test_postgresql_is_reached_through_a_pool(tmp_path):
    script = "from django.conf import settings; print(settings.DATABASES['default']['OPTIONS'])"
    environment = PRODUCTION | {"DATABASE_URL": "postgres://u:p@db/x", "DATA_DIR": str(tmp_path)}
    assert "'pool': {" in manage("shell", "--no-imports", "-c", script, **environment).stdout


# --- static files ------------------------------------------------------------------------------
@pytest.mark.parametrize("css", OUR_CSS, ids=lambda file: file.name)
def test_our_css_has_no_data_uri_and_every_file_it_names_exists(css):
    named = [match.strip("\"'") for match in re.findall(r"url\(([^)]*)\)", css.read_text())]
    assert [name for name in named if name.startswith("data:") or not (css.parent / name).is_file()] == []


def test_the_dark_list_stands_twice_and_is_the_same():
    theme = (STATIC / "css/theme.css").read_text()
    chosen = re.search(r'\n\[data-bs-theme="dark"\] \{(.*?)\}', theme, re.DOTALL)
    system = re.search(r":root:not\(\[data-bs-theme\]\) \{ /\*.*?\*/(.*?)\}", theme, re.DOTALL)
    assert declarations(chosen[1]) == declarations(system[1])
    assert len(declarations(chosen[1])) > 20


def declarations(block: str) -> dict[str, str]:
    return {
        name.strip(): value.strip() for name, value in (line.split(":", 1) for line in block.split(";") if ":" in line)
    }


def test_every_icon_that_a_template_names_is_in_the_sprite():
    sprite = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text()))
    named = {
        name
        for template in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'"_icon.html" with name="([^"]+)"', template.read_text())
    }
    assert named - sprite == set()
    assert named


def test_bootstrap_is_the_file_that_its_version_note_describes():
    folder = STATIC / "vendor/bootstrap"
    expected, name = (folder / "SHA256SUMS").read_text().split()
    assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected


def test_no_style_sheet_has_a_picture_that_the_content_security_policy_blocks():
    assert [path.name for path in STATIC.rglob("*.css") if re.search(r"url\([\"']?data:", path.read_text())] == []


def test_the_model_of_the_text_recognition_is_the_file_we_took_from_its_package():
    folder = ROOT / "payments/reading/model"
    expected = re.search(r"^\| SHA-256 \| `([0-9a-f]{64})` \|$", (folder / "README.md").read_text(), re.MULTILINE)[1]
    assert hashlib.sha256((folder / "tur.traineddata").read_bytes()).hexdigest() == expected


def test_static_files_can_be_collected_with_hashed_names(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    assert list(tmp_path.glob("css/theme.*.css"))


# --- safety ------------------------------------------------------------------------------------
def test_templates_hold_no_inline_code():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)|javascript:|data:image")
    paper = ROOT / "templates/print"  # goes to the PDF engine, never to a browser
    found = [
        f"{template.relative_to(ROOT)}: {match[0]}"
        for template in (ROOT / "templates").rglob("*.html")
        if not template.is_relative_to(paper)
        for match in inline.finditer(template.read_text())
    ]
    assert found == []


@pytest.mark.django_db
def test_every_page_carries_the_strict_policy(client):
    policy = client.get("/giris/").headers["Content-Security-Policy"]
    assert {part.strip() for part in policy.split(";")} == {
        "default-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
    }


def test_uploads_lie_outside_what_is_served():
    assert settings.MEDIA_URL == "/"
    assert not Path(settings.MEDIA_ROOT).is_relative_to(STATIC)
