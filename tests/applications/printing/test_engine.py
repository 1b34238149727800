"""The rendered PDF: its text, its pages, its codes, its edges."""

import ctypes
from dataclasses import replace

import pypdfium2.raw as pdfium_c
import pytest
import zxingcpp

from applications.domain.form_sheet import Fact, Section
from applications.printing import engine
from tests.applications.printing.sample_sheets import SHEET, opened, text_of

MM = 72 / 25.4  # points


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return engine.render(SHEET)


def test_every_copy_holds_every_answer_with_its_turkish_letters(pdf):
    answers = [fact.value for section in SHEET.sections for fact in section.facts]
    words = [*SHEET.letterhead, SHEET.title, SHEET.kind_line, *answers, *SHEET.papers, *SHEET.deliver_to]

    for page in text_of(pdf):
        assert [text for text in (*words, SHEET.declaration, SHEET.notice) if text not in page] == []
        assert "a91f 3c5e" in page
        assert "Yazdırma: 16.11.2026 14.55" in page, "the hour of Istanbul"


def test_copies_are_pages_with_their_name_and_number(pdf):
    first, second = text_of(pdf)

    assert "Kurum nüshası · 1 / 2" in first
    assert "Sayfa 1 / 2" in first
    assert "Başvuru sahibi nüshası · 2 / 2" in second
    assert "Sayfa 2 / 2" in second


@pytest.mark.parametrize("labels", [("Kurum nüshası",), ("Kamu SM nüshası (postalanır)",) * 3])
def test_page_count_is_the_number_of_copies(labels):
    pages = text_of(engine.render(replace(SHEET, copy_labels=labels)))

    assert len(pages) == len(labels)
    assert all(f"{number} / {len(labels)}" in page for number, page in enumerate(pages, start=1))


def test_signature_boxes_name_who_signs(pdf):
    for page in text_of(pdf):
        assert "Başvuru sahibi Ayşe Gül Işık Tarih ve imza" in page
        assert "Birim sorumlusu Ad soyad, kaşe Tarih ve imza" in page
        assert "E-imza kurum yetkilisi Ad soyad, kaşe Tarih ve imza" in page


@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_both_codes_read_from_the_page(pdf, dpi):
    for number, page in enumerate(grey_pages(pdf, dpi), start=1):
        read = {(code.format, code.text) for code in zxingcpp.read_barcodes(page)}
        assert read == {
            (zxingcpp.BarcodeFormat.QRCode, f"K7P4M2HX/{number}/A91F3C5E"),
            (zxingcpp.BarcodeFormat.Code128, "K7P4M2HX"),
        }


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


def test_long_form_flows_to_more_pages_and_cuts_no_signature_box():
    many = tuple(Fact(label=f"Soru {number}", value="Uzun bir yanıt " * 8) for number in range(16))
    pdf = engine.render(replace(SHEET, sections=(*SHEET.sections, Section(title="Ek", facts=many))))
    pages = text_of(pdf)

    assert len(pages) == 4, "each copy begins on a new page"
    assert "Kurum nüshası · 1 / 2 Sayfa 2 / 4" in pages[1], "a loose second page names its copy"
    for first, second in (pages[:2], pages[2:]):
        assert "Tarih ve imza" not in first
        assert second.count("Tarih ve imza") == 3
        assert SHEET.declaration in second, "the sentence stands where it is signed"
    assert glyphs_outside_margins(pdf) == []


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
    with pytest.raises(engine.FormNotPrintable, match="Sistem yöneticisine"):
        engine.write_pdf("print/form.html", {"sheet": SHEET}, style="no-such-style.css")
    with pytest.raises(engine.FormNotPrintable):
        engine.write_pdf("print/form.html", {"sheet": SHEET}, style="form.css", pictures={})


def grey_pages(pdf, dpi):
    with opened(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


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
