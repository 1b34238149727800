"""A layout put together beside the same one drawn by WeasyPrint: number for number."""

import re
from dataclasses import replace

import pytest

from applications.domain.form_sheet import FormSheet
from applications.printing.filling.blueprints import Blueprint, Content
from applications.printing.filling.composing import Composer
from applications.printing.filling.drawn import draw
from applications.printing.filling.pdf_file import ready_form
from applications.printing.filling.shapes import taken_apart
from tests.applications.printing.looks import difference, pages_of
from tests.applications.printing.sample_sheets import LONG, SHEET
from tests.applications.printing.test_compiled import ADDRESS, changed
from tests.benchmarks.pdf_contents import contents_of

SAME = 2e-6
"""Pixels: WeasyPrint writes six digits behind the point."""
_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer()


SHEETS = {
    "ordinary": SHEET,
    "one row a section": replace(
        SHEET, sections=tuple(replace(section, facts=section.facts[:1]) for section in SHEET.sections)
    ),
    "two lines alone, two lines of two": changed(
        {"Açık adres": ADDRESS, "Adı soyadı": "Muhammed Abdülkadir Karamustafa"}
    ),
    "four lines": changed({"Açık adres": f"{ADDRESS}, {ADDRESS}, {ADDRESS}"}),
    "three copies of one section": replace(SHEET, copy_labels=("A", "B", "C"), sections=SHEET.sections[1:2]),
    "label of two lines": replace(
        SHEET,
        sections=(
            replace(
                SHEET.sections[0],
                facts=(
                    replace(SHEET.sections[0].facts[0], label="Vergi veya kimlik numarası"),
                    *SHEET.sections[0].facts,
                ),
            ),
        ),
    ),
    "draft": replace(SHEET, is_draft=True),
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_composed_layout_is_the_drawn_one(composer, sheet):
    taken = taken_apart(sheet, composer.lines)
    composed, drawn = composer._composed(taken.shape), draw(taken.shape).blueprint
    files = [ready_form(blueprint).written(taken.values, sheet) for blueprint in (composed, drawn)]

    assert contents_of(files[0]) == contents_of(files[1])
    assert [difference(*pages) for pages in zip(*map(pages_of, files), strict=True)] == [0] * len(sheet.copy_labels)
    for ours, theirs in zip(drawings_of(composed, taken.values), drawings_of(drawn, taken.values), strict=True):
        assert _NUMBER.sub(b"#", ours) == _NUMBER.sub(b"#", theirs)
        pairs = zip(_NUMBER.findall(ours), _NUMBER.findall(theirs), strict=True)
        assert max(abs(float(one) - float(other)) for one, other in pairs) <= SAME


def drawings_of(blueprint: Blueprint, values: tuple[str, ...]) -> list[bytes]:
    """Return the drawing of each page, its texts as glyphs between letters that are no numbers."""
    glyphs = [run.filled(values).translate(bytes.maketrans(b"0123456789", b"ghijklmnop")) for run in blueprint.runs]
    contents = [part for part in blueprint.parts if isinstance(part, Content)]
    return [content.filled(glyphs) for content in contents]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(replace(LONG, signatures=SHEET.signatures), id="two pages a copy"),
        pytest.param(changed({"Açık adres": ", ".join([ADDRESS] * 9)}), id="a line too much"),
        pytest.param(replace(SHEET, sections=(replace(SHEET.sections[0], facts=()),)), id="no answers"),
    ],
)
def test_what_does_not_fit_a_page_is_drawn(composer, sheet: FormSheet):
    shape = taken_apart(sheet, composer.lines).shape

    assert composer._composed(shape) is None
    assert composer.blueprint(shape).parts


def test_a_page_is_filled_to_its_foot_and_no_further(composer):
    """Answer by answer the page fills up: as long as the layout is put together, WeasyPrint needs one page too."""
    fact = replace(SHEET.sections[2].facts[0], takes_row=True)
    composed, rows = True, 4
    while composed:
        sheet = replace(
            SHEET, copy_labels=("Kurum nüshası",), sections=(replace(SHEET.sections[2], facts=(fact,) * rows),)
        )
        shape = taken_apart(sheet, composer.lines).shape
        composed = composer._composed(shape) is not None
        assert not composed or len(draw(shape).rooms) == 1
        rows += 1

    assert rows > 15
    assert len(draw(shape).rooms) == 2, "no room is given away"


def test_frames_and_rows_are_drawn_once(composer):
    one = Composer()
    for address in ("Limonluk Mahallesi, Numara 1", ADDRESS):
        for unit in ("Toroslar ASM", "Akdeniz 3 No’lu Aile Sağlığı Merkezi Ek Hizmet Binası"):
            sheet = changed({"Açık adres": address, "Görev yeri": unit})
            one.blueprint(taken_apart(sheet, one.lines).shape)

    assert one.drawn == 2, "the standard rows, and one frame"
