"""An installation that lacks a file of the papers says so; a paper in another font would be worse than none."""

import shutil
from pathlib import Path

import pytest

from applications.printing import engine
from applications.printing.letterset import _letters
from tests.applications.printing.sample_sheets import SHEET

KEPT = ("fonts", "css")


@pytest.fixture
def installation(settings, tmp_path):
    """An installation of its own, with the files of the papers."""
    for folder in KEPT:
        shutil.copytree(settings.BASE_DIR / "static" / folder, tmp_path / "static" / folder)
    settings.BASE_DIR = tmp_path
    for kept in (engine._style, _letters):
        kept.cache_clear()
    yield tmp_path
    for kept in (engine._style, _letters):
        kept.cache_clear()


def test_with_every_file_it_prints(installation):
    assert engine.render(SHEET).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "missing",
    ["fonts/print/IBMPlexSans-Regular.ttf", "fonts/print/IBMPlexMono-Medium.ttf", "fonts/IBMPlexSans-SemiBold.ttf"],
)
def test_without_a_font_it_prints_nothing(installation: Path, missing):
    (installation / "static" / missing).unlink()

    with pytest.raises(engine.FormNotPrintable, match="Sistem yöneticisine haber verin"):
        engine.render(SHEET)


def test_with_a_damaged_font_it_prints_nothing(installation):
    (installation / "static" / "fonts" / "print" / "IBMPlexSans-Regular.ttf").write_bytes(b"no font")

    with pytest.raises(engine.FormNotPrintable):
        engine.render(SHEET)


def test_without_a_style_sheet_it_prints_nothing(installation):
    (installation / "static" / "css" / "form.css").unlink()

    with pytest.raises(engine.FormNotPrintable):
        engine.render(SHEET)
