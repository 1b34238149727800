"""Letters on paper: what the fonts have is printed, what leaves no ink is left out, the rest is refused by name."""

import unicodedata
from dataclasses import replace

import pytest

from applications.domain.form_sheet import Fact, FormSheet, Section
from applications.printing import engine, letterset
from applications.printing.letterset import LettersMissing, composed, is_small, refuse_missing
from tests.applications.printing.conformance import problems
from tests.applications.printing.conformance.reading import blocks_of
from tests.applications.printing.sample_sheets import SHEET


def sheet_of(*answers: str) -> FormSheet:
    facts = tuple(
        Fact(label="Adı soyadı", value=answer, is_code=bool(place % 2)) for place, answer in enumerate(answers)
    )
    return replace(SHEET, copy_labels=("Kurum nüshası",), sections=(Section(title="Başvuru sahibi", facts=facts),))


def answers_on(pdf: bytes) -> list[str]:
    return [text for kind, text in blocks_of(pdf) if kind == "TD"]


PRINTED = {
    "Turkish": "ÇĞİÖŞÜçğıöşüÂÎÛâîû ₺ “” ’ … – — · •",
    "Latin of neighbours": "ẞ ß ő ű ă â î ș ț ə Ə ñ ø å ł ž č š đ",
    "Cyrillic": "Жанна Щукина Юрьевна, Київ, Ђорђе, Ґалаґан",
    "Vietnamese": "Nguyễn Thị Hồng Ánh",
}


@pytest.mark.parametrize("answer", PRINTED.values(), ids=PRINTED.keys())
def test_letters_that_the_fonts_have_are_printed_and_read(answer):
    pdf = engine.render(sheet_of(answer, answer))

    assert answers_on(pdf) == [answer, answer]
    assert problems(pdf) == []


def test_every_letter_that_is_accepted_is_printed_as_itself():
    for folder in (letterset.SMALL_FOLDER, letterset.FULL_FOLDER):
        letters = sorted(
            letter for letter in letterset._letters(folder) - {" ", "\u00a0"} if composed(letter) == letter
        )
        answers = ["".join(letters[place : place + 30]) for place in range(0, len(letters), 30)]
        pdf = engine.render(sheet_of(*(answer for one in answers for answer in (one, one))))

        assert answers_on(pdf) == [answer for one in answers for answer in (one, one)]
        assert problems(pdf) == []


MISSING = {
    "Arabic": ("محمد", "U+0645"),
    "Greek": ("Γιώργος", "U+0393"),
    "Chinese": ("李明", "U+674E"),
    "Georgian": ("გიორგი", "U+10D2"),
    "Hebrew": ("דוד", "U+05D3"),
    "emoji": ("Ayşe 😀", "U+1F600"),
    "emoji of several parts": ("👩\u200d⚕\ufe0f", "U+1F469"),
    "full width": ("Ａyşe", "U+FF21"),
    "accent without letter": ("M\u0304ehmet", "U+0304"),
    "accent that the font has for others": ("Q\u0301", "U+0301"),
    "stroke that would hide the answer": ("\u0338 style=display:none", "U+0338"),
    "private use": ("\ue000", "U+E000"),
    "unassigned": ("\u0378", "U+0378"),
    "half of a letter": ("\ud83d", "U+D83D"),
    "replacement": ("Ay\ufffde", "U+FFFD"),
}


@pytest.mark.parametrize(("answer", "number"), MISSING.values(), ids=MISSING.keys())
def test_a_letter_that_the_fonts_lack_is_refused_by_name(answer, number):
    with pytest.raises(LettersMissing, match=number.replace("+", r"\+")) as refused:
        engine.render(sheet_of(answer))

    str(refused.value).encode()  # it can be shown
    assert "Latin harfleriyle yazın" in str(refused.value)


def test_the_refusal_names_each_letter_once():
    with pytest.raises(LettersMissing) as refused:
        refuse_missing("محمد م")

    assert str(refused.value) == (
        "Bu harfler kâğıda basılamıyor: “ح” (U+062D), “د” (U+062F), “م” (U+0645). "
        "Adı ve adresi kimlik belgesindeki Latin harfleriyle yazın."
    )


def test_a_lone_accent_is_shown_on_a_circle():
    with pytest.raises(LettersMissing, match="Bu harf kâğıda basılamıyor: “\u25cc\u0304”"):
        refuse_missing("M\u0304")


CLEANED = {
    "accents apart": ("Gu\u0308l S\u0327ahin", "Gül Şahin"),
    "dotted i with a dot": ("i\u0307smail", "ismail"),
    "zero width": ("Ay\u200bşe\u200d Gü\u200cl\ufeff\u2060", "Ayşe Gül"),
    "soft hyphen": ("Kara\u00admusta\u00adfa", "Karamustafa"),
    "direction": ("\u202bAyşe\u202c \u200eGül\u200f \u2066Işık\u2069", "Ayşe Gül Işık"),
    "control": ("Ayşe\x00 \x1bGül\x7f\x9f", "Ayşe Gül"),
    "variation": ("Ayşe\ufe0f\ufe0e\U000e0100", "Ayşe"),
    "tag": ("Ayşe\U000e0041", "Ayşe"),
    "wide blanks": ("Ayşe\u2003Gül\u3000Işık\u2028Doktor\x85", "Ayşe Gül Işık Doktor "),
    "narrow blanks that hold": ("Ayşe\u202fGül\u2007", "Ayşe\u00a0Gül\u00a0"),
    "lines of the template": ("Ayşe\n\t Gül\r\n", "Ayşe\n\t Gül\r\n"),
    "nothing to clean": ("Ayşe Gül Işık", "Ayşe Gül Işık"),
}


@pytest.mark.parametrize(("typed", "clean"), CLEANED.values(), ids=CLEANED.keys())
def test_what_leaves_no_ink_is_left_out(typed, clean):
    assert composed(typed) == clean
    assert is_small(composed(typed))


def test_what_leaves_no_ink_never_reaches_the_paper():
    typed = "".join(typed for typed, _ in CLEANED.values() if "\n" not in typed)
    pdf = engine.render(sheet_of(typed))

    assert problems(pdf) == []
    assert "".join(answers_on(pdf)[0].split()) == "".join(composed(typed).split())


def test_every_character_of_unicode_is_printed_cleaned_or_refused():
    accepted = letterset._letters(letterset.FULL_FOLDER) | set("\t\n\r")
    numbers = (*range(0x20000), *range(0xE0000, 0xE0200), 0xF0000, 0x10FFFF)
    letters = set(composed(" ".join(map(chr, numbers))))
    refused = {letter for letter in letters if letter not in accepted}

    assert not {letter for letter in accepted if unicodedata.category(letter) in ("Cc", "Cf", "Mn")} - set("\t\n\r")
    with pytest.raises(LettersMissing) as error:
        refuse_missing("".join(letters))
    assert set(error.value.letters) == refused


def test_small_fonts_are_used_where_they_suffice():
    assert is_small(PRINTED["Turkish"])
    assert not is_small(PRINTED["Cyrillic"])
    assert letterset._letters(letterset.SMALL_FOLDER) < letterset._letters(letterset.FULL_FOLDER)
