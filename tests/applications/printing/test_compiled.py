"""A filled form beside the full render of the same sheet: nothing may differ, and nobody else's value stand in it."""

import shutil
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import islice

import pikepdf
import pytest
import zxingcpp

from applications.domain.form_sheet import Fact, FormSheet, Section
from applications.printing import compiled, engine
from applications.printing.filling.glyphs import LookCloser
from applications.printing.filling.layouts import Layouts
from applications.printing.letterset import LettersMissing
from tests.applications.printing.conformance import problems
from tests.applications.printing.looks import difference, pages_of
from tests.applications.printing.made_up_sheets import made_up_sheets
from tests.applications.printing.sample_sheets import LONG, SHEET, opened
from tests.applications.printing.test_declaration import LETTER
from tests.benchmarks.pdf_contents import contents_of

MADE_UP, GROUPS = 100, 4
SEED = 20261116
_MOST_DIFFERENT = 0.0005
"""Share of a page's dots: a letter that stands elsewhere is more."""


def changed(values: dict[str, str], sheet: FormSheet = SHEET, **others: object) -> FormSheet:
    """Return ``sheet`` with other answers, by their labels, and with ``others``."""
    sections = tuple(
        replace(section, facts=tuple(replace(fact, value=values.get(fact.label, fact.value)) for fact in section.facts))
        for section in sheet.sections
    )
    return replace(sheet, sections=sections, **others)


ADDRESS = "Limonluk Mahallesi, Vali Hüseyin Aksoy Caddesi, Deniz Yıldızı Apartmanı B Blok, Kat 3, Numara 12, Daire 14"
FILLED = {
    "ordinary": SHEET,
    "two lines of address": changed({"Açık adres": ADDRESS}),
    "three lines of address": changed({"Açık adres": f"{ADDRESS}, {ADDRESS}"}),
    "name that breaks beside another answer": changed({"Adı soyadı": "Muhammed Abdülkadir Karamustafa"}),
    "long answers, two pages a copy": replace(LONG, signatures=SHEET.signatures),
    "draft": replace(SHEET, is_draft=True),
    "one copy": replace(SHEET, copy_labels=("Kurum nüshası",)),
    "one kept, one posted": replace(SHEET, copy_labels=("Kamu SM nüshası (postalanır)", "Sizde kalan nüsha")),
    "three copies": replace(SHEET, copy_labels=("Kurum nüshası", "Başvuru sahibi nüshası", "1. ek nüsha")),
    "one signature": replace(SHEET, signatures=SHEET.signatures[:1]),
    "nowhere to deliver": replace(SHEET, deliver_to=()),
    "section without answers": replace(SHEET, sections=(*SHEET.sections, Section(title="Boş", facts=()))),
    "label of two lines": replace(
        SHEET, sections=(Section(title="Fatura", facts=(Fact(label="Vergi veya kimlik numarası", value="1"),)),)
    ),
    "markup and brackets": changed({"Unvanı": "<b>(Dr.)</b> \\ & Uzman"}),
    "capitals in an Azerbaijani name": changed({"Adı soyadı": "Əli Əfəndiyev ẞ"}),
}


@pytest.mark.parametrize("sheet", FILLED.values(), ids=FILLED.keys())
def test_filled_form_says_and_looks_like_the_full_render(sheet):
    filled, drawn = compiled.LAYOUTS.written(sheet), engine.render(sheet)

    assert contents_of(filled) == contents_of(drawn)
    assert all(difference(*pages) <= _MOST_DIFFERENT for pages in zip(pages_of(filled), pages_of(drawn), strict=True))


@pytest.mark.django_db
@pytest.mark.parametrize("group", range(GROUPS))
def test_made_up_forms_say_what_full_renders_say(group):
    each = MADE_UP // GROUPS
    sheets = list(islice(made_up_sheets(MADE_UP, seed=SEED), group * each, (group + 1) * each))

    unlike = [
        at
        for at, sheet in enumerate(sheets)
        if contents_of(compiled.render(sheet)) != contents_of(engine.render(sheet))
    ]

    assert unlike == []


@pytest.mark.django_db
def test_most_forms_are_filled():
    """A handful of frames and one sheet of rows make the layouts of them all."""
    layouts, sheets, drawn = Layouts(), list(made_up_sheets(300, seed=SEED + 1)), 0
    for sheet in sheets:
        try:
            layouts.written(sheet)
        except LookCloser:
            drawn += 1

    assert drawn <= 9
    assert len(layouts) >= 50
    assert layouts.drawn <= 20


@pytest.mark.parametrize("name", ["ordinary", "three lines of address", "long answers, two pages a copy", "draft"])
def test_filled_form_keeps_both_standards(name):
    assert problems(compiled.LAYOUTS.written(FILLED[name])) == []


NOT_FILLED = {
    "letters of the large fonts": changed({"Adı soyadı": "Ольга Bozkurt"}),
    "letter behind the copies": replace(SHEET, letter=LETTER),
    "word longer than its line": changed({"Görev yeri": "Ğ" * 150}),
    "break inside a word": changed({"Açık adres": "Numara " * 11 + "12/Giriş/Kat/Bodrum/Depo/Arka/Bahçe Daire 4"}),
    "line breaks in an answer": changed({"Unvanı": "Uzman\nDoktor"}),
    "several blanks": changed({"Unvanı": "Uzman  Doktor"}),
    "nothing": changed({"Unvanı": ""}),
    "name of four long words": LONG,
    "name wider than the box to sign in": replace(
        SHEET, signatures=(replace(SHEET.signatures[0], name="Muhammed Abdülkadir Karamustafaoğulları " * 2),)
    ),
    "moment without a zone": replace(SHEET, printed_at=SHEET.printed_at.replace(tzinfo=None)),
}


@pytest.mark.parametrize("sheet", NOT_FILLED.values(), ids=NOT_FILLED.keys())
def test_what_does_not_surely_look_the_same_is_drawn(sheet):
    with pytest.raises(LookCloser):
        compiled.LAYOUTS.written(sheet)

    assert compiled.render(sheet) == engine.render(sheet)


def test_letter_that_no_font_has_is_named():
    with pytest.raises(LettersMissing, match="“م”"):
        compiled.render(changed({"Adı soyadı": "محمد"}))


@pytest.mark.parametrize("room", range(-12, 13))
def test_answer_about_as_wide_as_its_line_is_never_wrong(room):
    """A letter more or less around the edge: filled or drawn, never beyond it and never broken otherwise."""
    value = "i" * (240 + room) + " son"
    sheet = changed({"Açık adres": value}, copy_labels=("Kurum nüshası",))

    assert contents_of(compiled.render(sheet)) == contents_of(engine.render(sheet))


def test_same_sheet_gives_the_same_bytes_whatever_was_printed_before():
    fresh = Layouts()
    for sheet in (FILLED["draft"], FILLED["two lines of address"], FILLED["one copy"]):
        fresh.written(sheet)

    assert fresh.written(SHEET) == compiled.LAYOUTS.written(SHEET) == Layouts().written(SHEET)


def test_other_moment_other_file():
    later = replace(SHEET, printed_at=SHEET.printed_at + timedelta(minutes=1))
    files = [compiled.render(sheet) for sheet in (SHEET, later)]

    with pikepdf.open(stream(files[0])) as first, pikepdf.open(stream(files[1])) as second:
        assert first.trailer.ID != second.trailer.ID
        assert str(second.docinfo.CreationDate) == "D:20261116145600+03'00"
        assert b"2026-11-16T14:56:00+03:00" in second.Root.Metadata.read_bytes()
        assert second.check_pdf_syntax() == []


def test_codes_are_the_persons_own():
    sheet = replace(SHEET, reference="ACDEHJKM", declared="0123ABCD" + "0" * 56)

    for number, codes in enumerate(codes_in(compiled.LAYOUTS.written(sheet)), start=1):
        assert codes == {f"ACDEHJKM/{number}/0123ABCD", "ACDEHJKM"}


def codes_in(pdf: bytes) -> list[set[str]]:
    """Return what the codes of each page hold."""
    with opened(pdf) as document:
        pages = [page.render(scale=200 / 72).to_pil().convert("L") for page in document]
    return [{code.text for code in zxingcpp.read_barcodes(page)} for page in pages]


def test_a_changed_file_is_never_printed_from_an_old_layout(settings, tmp_path):
    shutil.copytree(settings.BASE_DIR / "static", tmp_path / "static")
    shutil.copytree(settings.BASE_DIR / "templates" / "print", tmp_path / "templates" / "print")
    settings.BASE_DIR = tmp_path
    layouts = Layouts()
    before = layouts.written(SHEET)

    style = tmp_path / "static" / "css" / "form.css"
    style.write_text(style.read_text() + "\n.kind { margin-top: 9mm; }\n")
    engine._style.cache_clear()  # as in a new process
    after = layouts.written(SHEET)

    assert after != before
    assert contents_of(after) == contents_of(engine.render(SHEET))
    assert difference(pages_of(after)[0], pages_of(engine.render(SHEET))[0]) == 0
    assert difference(pages_of(after)[0], pages_of(before)[0]) > 0
    engine._style.cache_clear()


@pytest.mark.parametrize(
    "change",
    [
        {"letterhead": ("T.C. SAĞLIK BAKANLIĞI", "Adana İl Sağlık Müdürlüğü", "Bilgi İşlem")},
        {"papers": ("Bu form: 3 nüsha",)},
        {"deliver_to": ("Posta: Gebze",)},
        {"title": "Mini kart okuyucu başvuru formu"},
        {"notice": "Kısa bilgi."},
        {"declaration": "Beyan ederim."},
        {"copy_labels": ("Kurum nüshası",)},
        {"is_draft": True},
    ],
    ids=lambda change: next(iter(change)),
)
def test_other_words_of_a_procedure_are_another_layout(change):
    layouts, other = Layouts(), replace(SHEET, **change)
    layouts.written(SHEET)

    assert contents_of(layouts.written(other)) == contents_of(engine.render(other))
    assert len(layouts) == 2


def test_layouts_that_were_not_used_lately_are_let_go():
    layouts = Layouts(most=2)
    for number in range(4):
        layouts.written(replace(SHEET, title=f"Form {number}"))

    assert len(layouts) == 2


def stream(pdf: bytes) -> BytesIO:
    return BytesIO(pdf)
