"""The rendered PDF: its text, its pages, its codes, its edges."""

import ctypes
import re
from dataclasses import replace

import pypdfium2.raw as pdfium_c
import pytest

from applications.domain.form_sheet import Fact, Section
from applications.printing import engine
from applications.printing.missing_files import PaperNotPrintable
from tests.applications.printing.sample_sheets import SHEET, opened, text_of

MM = 72 / 25.4  # points
DAY = "Tarih: …… / …… / 20……"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return engine.render(SHEET)


def test_every_copy_holds_every_answer_with_its_turkish_letters(pdf):
    answers = [fact.value for section in SHEET.sections for fact in section.facts]
    words = [*SHEET.letterhead, SHEET.title, SHEET.kind_line, *answers, *SHEET.deliver_to]
    words += [" ".join(line.split()) for line in SHEET.papers]  # text_of writes every blank as a plain one

    for page in text_of(pdf):
        assert [text for text in (*words, SHEET.declaration, SHEET.notice) if text not in page] == []
        assert "a91f 3c5e" in page
        assert "Yazdırma: 16.11.2026 14.55" in page, "the hour of Istanbul"


def test_copies_are_pages_with_their_name_and_number(pdf):
    first, second = text_of(pdf)

    assert "Kurum nüshası · 1 / 2" in first
    assert first.endswith("Kurum nüshası · 1 / 2 · K7P4-M2HX Sayfa 1 / 1")
    assert "Başvuru sahibi nüshası · 2 / 2" in second
    assert second.endswith("Başvuru sahibi nüshası · 2 / 2 · K7P4-M2HX Sayfa 1 / 1")


@pytest.mark.parametrize("labels", [("Kurum nüshası",), ("Kamu SM nüshası (postalanır)",) * 3])
def test_page_count_is_the_number_of_copies(labels):
    pages = text_of(engine.render(replace(SHEET, copy_labels=labels)))

    assert len(pages) == len(labels)
    assert all(f"{number} / {len(labels)}" in page for number, page in enumerate(pages, start=1))


def test_signature_boxes_name_who_signs(pdf):
    for page in text_of(pdf):
        assert f"Başvuru sahibi Ayşe Gül Işık {DAY} İmza Birim" in page
        assert f"Birim sorumlusu Ad soyad: {DAY} İmza ve kaşe" in page
        assert f"E-imza kurum yetkilisi Ad soyad: {DAY} İmza ve kaşe" in page


def test_draft_says_so_and_a_valid_form_does_not(pdf):
    assert "TASLAK · Bu çıktı imzalanıp teslim edilmez." in text_of(engine.render(replace(SHEET, is_draft=True)))[0]
    assert "TASLAK" not in text_of(pdf)[0]


def test_properties_hold_title_and_language_but_no_person(pdf):
    with opened(pdf) as document:
        properties = document.get_metadata_dict()
        assert pdfium_c.FPDFCatalog_IsTagged(document)
        assert language_of(document) == "tr"

    assert properties["Title"] == "Elektronik imza başvuru formu K7P4-M2HX"
    assert not any("Işık" in value or "10000000146" in value for value in properties.values())


def test_only_bundled_fonts_are_used(pdf):
    assert fonts_of(pdf) == {"Plex", "Plex-Semi-Bold", "Plex-Mono-Medium"}


LONG_VALUES = {
    "words": "Çok Uzun Adıyla Anılan Şehir Eğitim ve Araştırma Hastanesi İğneada Ek Hizmet Binası " * 2,
    "one word": "Ğ" * 150,
    "mail": f"{'a' * 64}@{'saglik.' * 20}example.tr",
    "short": "Ü" * 36,
}


@pytest.mark.parametrize("value", LONG_VALUES.values(), ids=LONG_VALUES.keys())
def test_long_answers_stay_whole_and_inside_the_margins(value):
    facts = tuple(replace(fact, value=value) for fact in SHEET.sections[0].facts)
    long_one = engine.render(replace(SHEET, sections=(Section(title="Başvuru sahibi", facts=facts),)))

    squeezed = "".join("".join(text_of(long_one)).split())
    assert squeezed.count("".join(value.split())) == len(facts) * len(SHEET.copy_labels)
    assert glyphs_outside_margins(long_one) == []


def with_rows(count):
    """Return the ordinary sheet with ``count`` more answers of a row each, the last in a section of its own."""
    many = tuple(Fact(label=f"Soru {number}", value="Uzun bir yanıt " * 5) for number in range(count))
    more = (Section(title="Ek", facts=many), Section(title="Son", facts=many[:1]))
    return replace(SHEET, sections=(*SHEET.sections, *more))


def test_long_form_flows_to_a_second_page_that_names_its_copy():
    pages = text_of(engine.render(with_rows(14)))

    for copy, (first, second) in zip(SHEET.copies, (pages[:2], pages[2:]), strict=True):
        foot = f"{copy.label} · {copy.number} / 2 · K7P4-M2HX Sayfa"
        assert first.endswith(f"{foot} 1 / 2")
        assert second.endswith(f"{foot} 2 / 2"), "pages are counted within the copy"


@pytest.mark.parametrize("rows", range(1, 17, 3))
def test_no_place_of_the_page_break_cuts_boxes_or_leaves_a_heading_alone(rows):
    pdf = engine.render(replace(with_rows(rows), copy_labels=("Kurum nüshası",)))
    pages = text_of(pdf)

    for page in pages:
        assert page.count(DAY) in (0, 3), "a signature box is cut"
        assert (SHEET.declaration in page) == (DAY in page), "the sentence stands where it is signed"
        body = page.partition(" Elektronik imza başvuru formu · ")[0]
        assert not re.search(r"\d\. (Ek|Son|Teslim edilecek belgeler|Beyan ve imza)$", body), "a heading alone"
    assert glyphs_outside_margins(pdf) == []


NAMES = {
    "four words": "Muhammed Abdülkadir Gökçe Karamustafaoğulları Hacımehmetoğlu",
    "one word": "Ş" * 60,
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_long_name_stays_in_its_signature_box(name):
    box = replace(SHEET.signatures[0], name=name)
    pdf = engine.render(replace(SHEET, signatures=(box, *SHEET.signatures[1:])))

    left, right = 20 * MM, (18 + 58.66 - 2) * MM
    with opened(pdf) as document:
        text = document[0].get_textpage()
        for word in set(name.split() if " " in name else name):
            for places in found(text, word):
                assert left - 1 <= min(place[0] for place in places)
                assert max(place[2] for place in places) <= right + 1, word
        days = [places[0] for places in found(text, DAY)]
    assert [round((day[0] - left) / MM / 58.66) for day in days] == [0, 1, 2], "each day in its own box"


def test_everything_long_at_once_takes_two_pages_a_copy_and_stays_whole():
    person, address = SHEET.sections[:2]
    values = {
        "Adı soyadı": NAMES["four words"],
        "Görev yeri": ("Çok Uzun Adıyla Anılan Şehir Eğitim ve Araştırma Hastanesi İğneada Ek Hizmet Binası " * 2)[
            :120
        ],
        "Açık adres": ("Şehit Piyade Üsteğmen Mehmet Kaplan Caddesi, Üçüncü Sokak, Yeşilyurt Sitesi B Blok, " * 3)[
            :250
        ],
    }
    sections = tuple(
        replace(one, facts=tuple(replace(fact, value=values.get(fact.label, fact.value)) for fact in one.facts))
        for one in (person, address)
    )
    pages = text_of(engine.render(replace(SHEET, sections=(*sections, *SHEET.sections[2:]))))

    assert len(pages) <= 4
    for value in values.values():
        assert " ".join(pages).count(" ".join(value.split())) >= 2


def test_answers_are_text_and_never_markup():
    facts = (Fact(label="Unvanı", value="<img src=x> & <b>Doktor</b>"),)
    pages = text_of(engine.render(replace(SHEET, sections=(Section(title="Başvuru sahibi", facts=facts),))))

    assert "<img src=x> & <b>Doktor</b>" in pages[0]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/logo.png",
        "file:///etc/passwd",
        "https://form.invalid/css/../../esign_portal/settings.py",
        "https://form.invalid/js/portal.js",
        "https://form.invalid/codes/other.png",
    ],
)
def test_nothing_but_our_own_files_is_served_to_the_printer(address):
    with pytest.raises(LookupError):
        engine._body(address, {})


def test_missing_file_is_an_error_that_a_view_can_catch():
    with pytest.raises(PaperNotPrintable, match="Sistem yöneticisine"):
        engine.write_pdf("print/form.html", {"sheet": SHEET}, style="no-such-style.css")
    with pytest.raises(PaperNotPrintable):
        engine.write_pdf("print/form.html", {"sheet": SHEET}, style="form.css", pictures={})


def found(text, sought):
    """Yield the boxes (left, bottom, right, top; points) of the letters of each place where ``sought`` stands."""
    search = text.search(sought, match_case=True)
    while place := search.get_next():
        index, count = place
        yield [text.get_charbox(number) for number in range(index, index + count)]


def glyphs_outside_margins(pdf):
    """Return the glyphs that touch the margins of 18 mm left, 16 mm right, or leave the page."""
    outside = []
    with opened(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                if not (left >= 17.9 * MM and right <= width - 15.9 * MM and bottom >= 0 and top <= height):
                    outside.append((text.get_text_range(index, 1), left, bottom, right, top))
    return [glyph for glyph in outside if glyph[0].strip()]


def fonts_of(pdf):
    """Return the names of the fonts of the first page, without the mark of a subset (``ABCDEF+``)."""
    names, name = set(), ctypes.create_string_buffer(200)
    with opened(pdf) as document:
        text = document[0].get_textpage()
        for index in range(text.count_chars()):
            pdfium_c.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.c_int())
            names.add(name.value.decode().partition("+")[2])
    return names - {""}  # blanks that pdfium puts between words belong to no font


def language_of(document):
    letters = (ctypes.c_ushort * 20)()
    length = pdfium_c.FPDFCatalog_GetLanguage(document, letters, ctypes.sizeof(letters))
    return bytes(letters)[: length - 2].decode("utf-16-le")
