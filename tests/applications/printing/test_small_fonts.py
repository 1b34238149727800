"""The small fonts are what the large ones and the program that cuts them make, and hold what papers need."""

import io

import pytest
from fontTools.ttLib import TTFont

from applications.printing import letterset, small_fonts

TURKISH = "ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZabcçdefgğhıijklmnoöprsştuüvyzÂÎÛâîûQWXqwx"
SIGNS = "0123456789 .,:;!?%&@/()[]+-=*_#'\"₺€“”‘’…–—·•×→\u00a0"


@pytest.fixture(params=letterset.FONTS)
def name(request) -> str:
    return request.param


@pytest.fixture
def small(name):
    with TTFont(small_fonts.SMALL / f"{name}.ttf") as font:
        yield font


@pytest.fixture
def large(name):
    with TTFont(small_fonts.FULL / f"{name}.ttf") as font:
        yield font


def test_the_file_is_what_the_program_makes(name):
    made = io.BytesIO()
    with small_fonts.small_font(name) as font:
        font.save(made)

    assert made.getvalue() == (small_fonts.SMALL / f"{name}.ttf").read_bytes(), (
        "python -m applications.printing.small_fonts"
    )


def test_every_letter_that_papers_need_is_in(small):
    assert set(TURKISH + SIGNS) <= set(map(chr, small.getBestCmap()))


def test_each_letter_looks_and_runs_as_in_the_large_font(small, large):
    for number, glyph in small.getBestCmap().items():
        whole = large.getBestCmap()[number]
        assert small["hmtx"][glyph][0] == large["hmtx"][whole][0], chr(number)
        assert outline(small, glyph) == outline(large, whole), chr(number)


def test_lines_stand_as_far_apart_as_in_the_large_font(small, large):
    for table, key in (("hhea", "ascent"), ("hhea", "descent"), ("hhea", "lineGap"), ("head", "unitsPerEm")):
        assert getattr(small[table], key) == getattr(large[table], key)


def test_no_rule_moves_or_joins_letters(small):
    assert {"GSUB", "GPOS", "kern", "morx"} & set(small.keys()) == set()


def test_the_name_that_the_licence_reserves_is_not_used(small):
    licence = (small_fonts.FULL / "OFL.txt").read_text()
    assert 'Reserved Font Name "Plex"' in licence
    named = {record.nameID: record.toUnicode() for record in small["name"].names}

    assert not [text for number, text in named.items() if number in (1, 2, 3, 4, 6, 16, 17) and "Plex" in text]
    assert "IBM" in named[0], "who made the letters is still said"
    assert "OFL" in named[13] or "Open Font License" in named[13]


def test_the_font_may_be_embedded(small):
    assert small["OS/2"].fsType == 0


def test_every_folder_has_the_same_fonts():
    for folder in (small_fonts.FULL, small_fonts.SMALL):
        assert {file.stem for file in folder.glob("*.ttf")} == set(letterset.FONTS)


def outline(font: TTFont, glyph: str) -> list:
    """Return the glyph's points, also of the parts it is put together from."""
    coordinates, ends, _ = font["glyf"][glyph].getCoordinates(font["glyf"])
    return [list(coordinates), list(ends)]
