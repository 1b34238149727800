"""Abbreviations are found as whole words, expanded when they mean one thing, asked when they may mean several."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.domain.address_words import GROUPS
from applications.domain.addresses import _BY_LETTERS, Abbreviation, expand, find_abbreviations, repair_sentence


def found(text: str) -> list[str]:
    return [each.found for each in find_abbreviations(text)]


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("Mithatpaşa Cad.", "Mithatpaşa Caddesi"),
        ("Mithatpaşa cad", "Mithatpaşa Caddesi"),
        ("Mithatpaşa CAD: 5", "Mithatpaşa Caddesi 5"),
        ("MİTHATPAŞA CAD. 5", "MİTHATPAŞA CADDESİ 5"),
        ("Mithatpaşa Cd.No 5", "Mithatpaşa Caddesi No 5"),
        ("Mithatpas\u0327a Cad.", "Mithatpaşa Caddesi"),
        ("Kumru Sok. 4/A", "Kumru Sokağı 4/A"),
        ("Kumru şok. 4", "Kumru Sokağı 4"),
        ("1425. Sk", "1425. Sokak"),
        ("100. Cad.", "100. Cadde"),
        ("Atatürk Blv.", "Atatürk Bulvarı"),
        ("Çankaya Mah.Kumru Sok.", "Çankaya Mahallesi Kumru Sokağı"),
        ("Yıldız Apt., Gül Sit.", "Yıldız Apartmanı, Gül Sitesi"),
        ("İş Mrk. Kt: 3", "İş Merkezi Kat 3"),
        ("iş hn. zem.", "İş Hanı Zemin"),
        ("Org. San. Böl. 3. Cad.", "Organize Sanayi Bölgesi 3. Cadde"),
        ("o.s.b. içi", "Organize Sanayi Bölgesi içi"),
        ("Şht. Öğr. Ali Bey Cd.", "Şehit Öğretmen Ali Bey Caddesi"),
        ("Uzm. Dr. Ali Bey Sk.", "Uzman Doktor Ali Bey Sokağı"),
        ("Merkez Şeh. Hst. Asm. K.", "Merkez Şehir Hastanesi Asma Kat"),
        ("5 No’lu ASM", "5 No’lu Aile Sağlığı Merkezi"),
        ("Çankaya/ANK.", "Çankaya/Ankara"),
        ("Küm. Ev. 7", "Küme Evleri 7"),
    ],
)
def test_expand_writes_out_what_has_one_meaning(text, expanded):
    assert expand(text) == expanded


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("D. 5", "D."),
        ("D:5", "D:"),
        ("d 5", "d"),
        ("K. 3", "K."),
        ("M. Kemal Caddesi", "M."),
        ("Papatya S. 4", "S."),
        ("B. Blok", "B."),
        ("A Bl. 4", "Bl."),
        ("Org. Ali Bey", "Org."),
        ("Gaz. Mustafa Kemal", "Gaz."),
        ("Şeh. Ali Bey", "Şeh."),
        ("P.K. 74", "P.K."),
        ("PK 74", "PK"),
        ("İst. Yolu", "İst."),
        ("No: 5", "No:"),
        ("NO 5", "NO"),
        ("nr. 5", "nr."),
        ("Mrk. Köyü", "Mrk."),
    ],
)
def test_ambiguous_forms_are_asked_and_never_expanded(text, asked):
    (only,) = find_abbreviations(text)
    assert (only.found, only.is_ambiguous, expand(text)) == (asked, True, text)


@pytest.mark.parametrize(
    "text",
    [
        "Mithatpaşa Caddesi",
        "Cadde 5, Sokullu Mahallesi, Sokak 3",
        "5 No’lu Aile Sağlığı Merkezi",
        "5 No'lu Sokak, 3 Nolu Daire",
        "12/A, 12/D, 7-B, 7/K",
        "D-100 Karayolu, E5 yanı",
        "12 D Blok",
        "Kat 3, Daire 5, Numara 12",
        "Of ilçesi, Cam Sokağı, İlk Adım Mahallesi, Bel Mevkii",
        "Doğan Demir, Kaya Aslan, Nuri Sokulu, Drama Hanı",
        "A.Ş. Binası",
        "Şok Market karşısı",
        "Caddesi’nde, Cad’de",
        "3254. 17/2 06100",
        "",
    ],
)
def test_ordinary_words_names_and_numbers_are_left_alone(text):
    assert find_abbreviations(text) == ()
    assert expand(text) == text


@pytest.mark.parametrize("entry", GROUPS, ids=lambda entry: entry.forms[0])
def test_every_form_of_the_table_is_found_as_its_own_entry(entry):
    for form in entry.forms:
        (only,) = find_abbreviations(f"Papatya {form} 5")
        assert (only.found, only.start) == (form, 8)
        assert (only.long_forms, only.is_ambiguous) == (entry.long_forms, entry.is_ambiguous)


@pytest.mark.parametrize("entry", GROUPS, ids=lambda entry: entry.forms[0])
def test_no_long_form_holds_an_abbreviation_itself(entry):
    for long_form in entry.long_forms:
        assert find_abbreviations(f"Papatya {long_form} 5") == ()


def test_no_two_entries_claim_the_same_form():
    spelled = [form for entry in GROUPS for form in entry.forms]
    assert [form for form, times in Counter(spelled).items() if times > 1] == []
    assert len(_BY_LETTERS) == len(spelled) - len(SAME_WITHOUT_DOTS)


SAME_WITHOUT_DOTS = ("o.s.b.", "p.k.", "t.c.", "ism")
"""Forms that fold to the letters of another form of the same entry ("osb", "pk", "tc", "işm")."""


def test_find_abbreviations_tells_the_place_of_each():
    text = "Çankaya Mah. Kumru Sok. No: 4"
    assert [(each.found, text[each.start : each.end]) for each in find_abbreviations(text)] == [
        ("Mah.", "Mah."),
        ("Sok.", "Sok."),
        ("No:", "No:"),
    ]


def test_repair_sentence_tells_what_to_write():
    (cad,) = find_abbreviations("Mithatpaşa Cad.")
    assert repair_sentence(cad) == "“Cad.” bir kısaltma. Uzun hâlini yazın: Caddesi."
    (number,) = find_abbreviations("No: 5")
    assert repair_sentence(number) == "“No:” bir kısaltma olabilir. Öyleyse uzun hâlini yazın: Numara."


@given(st.text(alphabet="açcdikmnosşİIı.:/ 5BNS’", max_size=40))
def test_expand_is_done_after_one_pass(text):
    once = expand(text)
    assert expand(once) == once
    assert [each.found for each in find_abbreviations(once) if not each.is_ambiguous] == []


@given(st.text(max_size=60))
def test_found_always_lies_where_it_says(text):
    for each in find_abbreviations(text):
        assert isinstance(each, Abbreviation)
        assert each.end > each.start
        assert each.found == each.found.strip()
