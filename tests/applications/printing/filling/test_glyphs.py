"""How wide texts are and where they break, beside what WeasyPrint does with them."""

from dataclasses import replace
from random import Random

import pytest

from applications.domain.form_sheet import Fact, FormSheet, Section
from applications.printing import engine
from applications.printing.filling.glyphs import Face, Line, LookCloser, faces
from applications.printing.filling.places import places_of
from applications.printing.small_fonts import LETTERS
from tests.applications.printing.sample_sheets import SHEET

MARGIN = ("Elektronik imza", "Sayfa")
ROOM, SIZE = 563.15, 12.666016
TEXT = (
    "Mahallesi, Caddesi, Sokağı, Apartmanı Numara Daire Kat Blok (Merkez) 12 7. A No’lu Şehit Öğretmen Prof. Dr. iii "
    "Ağrı’nın kisi.adi@saglik.example.tr 14.11.2026 1.080,00 Çiğdem: ŞIRNAK; İSTANBUL (Gönderen adı), WWW ve ya da"
)


@pytest.fixture(scope="module")
def face() -> Face:
    """Return the plain font: of the three the one with the glyphs of the form's values."""
    return next(iter(faces().values()))


@pytest.fixture(scope="module")
def line(face) -> Line:
    return Line(face=face, size=SIZE, room=ROOM, keeps_blanks=True)


def test_every_letter_of_the_small_fonts_has_its_glyph_and_width():
    for font in faces().values():
        assert font.hexes.keys() == font.widths.keys() == set(LETTERS)
        text = "".join(sorted(LETTERS - {"\u00a0"}))
        assert font.decoded(font.encoded(text)) == text


def test_letter_of_another_font_is_looked_at_closer(face):
    with pytest.raises(LookCloser):
        face.encoded("Ольга")
    with pytest.raises(LookCloser):
        face.width("م")


def drawn_lines(values: list[str]) -> list[list[str]]:
    """Return the lines into which WeasyPrint breaks each of ``values``."""
    facts = tuple(Fact(label=f"{number}.", value=value, takes_row=True) for number, value in enumerate(values))
    found: list[str] = []

    def look(pages):
        found.extend(place.text for place in places_of(pages, ()) if not place.text.startswith(MARGIN))

    sheet: FormSheet = replace(SHEET, copy_labels=("Kurum nüshası",), sections=(Section(title="Adres", facts=facts),))
    engine.draw_objects(
        "print/form.html", {"sheet": sheet}, style="form.css", pictures=engine.form_pictures(sheet), look=look
    )
    starts = [found.index(f"{number}.") for number in range(len(values))]
    ends = [*starts[1:], found.index("2. ", starts[-1])]
    return [found[start + 1 : end] for start, end in zip(starts, ends, strict=True)]


def test_texts_break_where_weasyprint_breaks_them(line):
    chance, words = Random(7), TEXT.split()
    values = [" ".join(chance.choices(words, k=chance.randint(8, 40))) for _ in range(150)]
    sure: dict[str, list[str]] = {}
    for value in values:
        try:
            sure[value] = line.broken(value)
        except LookCloser:
            continue

    assert len(sure) > 120, "most are sure"
    assert sum(len(lines) > 1 for lines in sure.values()) > 80
    assert drawn_lines(list(sure)) == list(sure.values())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Numara " * 11 + "12/Giriş/Kat/Bodrum/Depo/Arka/Bahçe Daire", id="slash"),
        pytest.param("Numara " * 11 + "Konak-Merkez-Konak-Merkez-Konak Daire", id="hyphen"),
        pytest.param("Numara " * 11 + "Numara.(Numara.(Numara.(Numara Daire", id="bracket behind a stop"),
        pytest.param("Numara " * 11 + "Numara\u00a0Numara\u00a0Numara Daire", id="fixed blank"),
        pytest.param("Numara " * 11 + "“Numara” Numara Numara Numara", id="quotation mark"),
        pytest.param("Numara " * 11 + "Numara/ Numara Numara Numara Numara", id="slash at the end"),
        pytest.param("m" * 90, id="one long word"),
        pytest.param("Kat\nDaire", id="line break"),
    ],
)
def test_breaks_that_only_weasyprint_knows_are_left_to_it(line, text):
    with pytest.raises(LookCloser):
        line.broken(text)


def test_text_that_just_fits_or_just_does_not_is_left_to_weasyprint(face):
    text = "Limonluk Mahallesi"
    width = face.width(text) * SIZE / 1000
    rooms = {width - 1: False, width + 1: True}

    for room, fits in rooms.items():
        assert Line(face=face, size=SIZE, room=room, keeps_blanks=True).fits(text) is fits
    for room in (width - 0.1, width, width + 0.1):
        with pytest.raises(LookCloser):
            Line(face=face, size=SIZE, room=room, keeps_blanks=True).fits(text)


def test_blanks_at_line_ends_stay_only_where_the_style_sheet_keeps_them(line):
    text = "Limonluk Mahallesi " * 6 + "son"
    kept, dropped = line.broken(text), replace(line, keeps_blanks=False).broken(text)

    assert "".join(kept) == text
    assert " ".join(dropped) == text
    assert len(kept) == len(dropped) == 2
