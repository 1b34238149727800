"""WeasyPrint's libraries are found without asking other programs, and those that are not there as ever."""

import ctypes.util
from contextlib import suppress
from textwrap import dedent

import pytest

from applications.printing.system_libraries import _ELSEWHERE, _FILES, _UNUSED, found_at_once
from tests.applications.printing.other_process import output_of


def test_each_library_is_found_under_its_name_on_linux():
    as_ever = {name: ctypes.util.find_library(name) for name in _FILES}

    with found_at_once():
        found = {name: ctypes.util.find_library(name) for name in _FILES}

    assert found == as_ever


@pytest.mark.parametrize("name", sorted(_ELSEWHERE | _UNUSED))
def test_names_of_other_systems_are_not_looked_for(name):
    with found_at_once():
        assert ctypes.util.find_library(name) is None


def test_other_libraries_are_looked_up_as_ever():
    as_ever = ctypes.util.find_library("z")

    with found_at_once():
        assert ctypes.util.find_library("z") == as_ever
        assert ctypes.util.find_library("none-such") is None


def test_others_look_up_as_ever_afterwards_even_when_loading_failed():
    as_ever = ctypes.util.find_library

    with suppress(ImportError), found_at_once():
        import none_such  # noqa: F401, PLC0415  as WeasyPrint where a library is missing

    assert ctypes.util.find_library is as_ever


_LOADS = dedent(
    """
    import subprocess, sys
    started = []
    sys.addaudithook(lambda event, details: started.append(details[0]) if event == "subprocess.Popen" else None)
    from applications.printing import engine
    weasyprint = engine._weasyprint()
    print(len(started), weasyprint.text.ffi.pango.pango_version() > 0, weasyprint.text.ffi.harfbuzz_subset is not None)
    """
)


def test_loading_weasyprint_starts_no_other_program():
    assert output_of(_LOADS).split() == ["0", "True", "True"]


_PRINTS = dedent(
    """
    import django
    django.setup()
    from applications.printing import compiled
    from applications.printing.missing_files import PaperNotPrintable
    from tests.applications.printing.sample_sheets import SHEET
    for _ in range(2):
        try:
            compiled.render(SHEET)
        except PaperNotPrintable as error:
            print(type(error.__cause__).__name__)
    """
)


@pytest.mark.parametrize("name", ["pango-1.0", "gobject-2.0", "fontconfig"])
def test_without_a_library_no_paper_is_printable_and_each_visitor_is_told_so(tmp_path, name):
    """An empty file, looked for first, hides the system's."""
    (tmp_path / _FILES[name]).touch()
    said = output_of(_PRINTS, DATA_DIR=str(tmp_path), LD_LIBRARY_PATH=str(tmp_path))

    assert said.split().count("OSError") == 2
