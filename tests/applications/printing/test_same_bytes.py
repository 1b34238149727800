"""The same paper at the same moment is the same file, byte by byte, whatever stood around it when it was made."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from textwrap import dedent

import pytest

from applications.printing import compiled, engine
from applications.printing.batch_papers import draw_list
from tests.applications.printing import sample_batches
from tests.applications.printing.other_process import output_of
from tests.applications.printing.sample_sheets import LONG, SHEET
from tests.applications.printing.test_declaration import LETTER

FULL = replace(SHEET, letter=LETTER)
CYRILLIC = replace(SHEET, kind_line="Жанна Щукина")
WAYS = {
    "form with letter": lambda: engine.render(FULL),
    "form, large fonts": lambda: engine.render(CYRILLIC),
    "form, filled in": lambda: compiled.render(SHEET),
    "declaration": lambda: engine.render_letter(LETTER),
    "hand-over list": lambda: draw_list(sample_batches.HANDED_OVER),
}
_ELSEWHERE = dedent(
    """
    import hashlib, locale, sys
    import django
    django.setup()
    locale.setlocale(locale.LC_ALL, "")
    from tests.applications.printing.test_same_bytes import WAYS
    for name in sys.argv[1:]:
        print(name, hashlib.sha256(WAYS[name]()).hexdigest(), sep="=")
    """
)


def marks() -> dict[str, str]:
    return {name: hashlib.sha256(render()).hexdigest() for name, render in WAYS.items()}


def marks_elsewhere(*names: str, **environment: str) -> dict[str, str]:
    """Return the same from another process, which makes the papers in the order of ``names``."""
    said = output_of(_ELSEWHERE, *names, **{"LC_ALL": "C.UTF-8", **environment})
    return dict(line.split("=") for line in said.splitlines())


@pytest.fixture(scope="module")
def here() -> dict[str, str]:
    return marks()


def test_again_and_after_other_papers(here):
    engine.render(LONG)
    engine.render(replace(CYRILLIC, is_draft=True))

    assert marks() == here


def test_several_at_once(here):
    with ThreadPoolExecutor(4) as workers:
        made = list(workers.map(lambda name: (name, hashlib.sha256(WAYS[name]()).hexdigest()), list(WAYS) * 2))

    assert set(made) == set(here.items())


def test_another_moment_is_another_file(here):
    later = replace(FULL, printed_at=FULL.printed_at.replace(second=1))

    assert hashlib.sha256(engine.render(later)).hexdigest() != here["form with letter"]


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"PYTHONHASHSEED": "1"}, id="hashes"),
        pytest.param({"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "POSIX"}, id="clock and language"),
        pytest.param({"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"}, id="no home"),
    ],
)
def test_another_process_makes_the_same_file(here, environment):
    assert marks_elsewhere(*reversed(WAYS), **environment) == here


def test_fonts_of_the_system_make_no_difference(here, tmp_path):
    """A machine without any font, not even a configuration of fonts."""
    config = tmp_path / "fonts.conf"
    config.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')

    assert marks_elsewhere(*WAYS, FONTCONFIG_FILE=str(config), FONTCONFIG_PATH=str(tmp_path)) == here
