"""Where on the page each value stands, and what led to it."""

import pytest

from esign_portal import turkish
from payments.domain.findings import How
from payments.domain.masks import is_masked
from payments.domain.receipt import fields_from_json, fields_to_json, parse_receipt
from tests.payments.placing import place, words_at
from tests.payments.samples import GROUPED_PAYEE_IBAN, HALKBANK, PAYEE, SAMPLES, WORDS, grouped

PLACED = ("payer", "payee", "payer_iban", "payee_iban", "payer_tckn", "reference", "description")


def flat(text: str) -> str:
    return "".join(letter for letter in turkish.fold(text) if letter.isalnum() or letter == "*")


@pytest.mark.parametrize(
    "sample", [each for each in SAMPLES if "one line" not in each.name], ids=lambda each: each.name
)
def test_the_place_of_each_value_holds_its_letters(sample):
    placed = place(sample.text)
    read = parse_receipt(placed)
    for name in PLACED:
        value = getattr(read, name)
        if value is not None:
            printed = flat("".join(words_at(placed, read.findings[name].spots)))
            assert flat(value) in printed, name
            assert len(printed) <= len(flat(value)) + 12 or is_masked(value), name
    for name in ("amount", "date"):
        assert read.findings[name].spots, name


TWICE = f"""AYŞE GÜL IŞIK
GÖNDEREN : AYŞE GÜL IŞIK
GÖNDEREN IBAN : {grouped(HALKBANK)}
AYŞE GÜL IŞIK
ALICI : {PAYEE}
ALICI IBAN : {GROUPED_PAYEE_IBAN}
İŞLEM TUTARI : 1.080,00 TL
ÖNCEKİ BAKİYE : 1.080,00 TL
İŞLEM TARİHİ : 16.11.2026
VALÖR TARİHİ : 16.11.2026
AÇIKLAMA : {WORDS}"""


@pytest.mark.parametrize(
    ("name", "line", "how"),
    [
        pytest.param("payer", 1, How.LABEL, id="a name that stands on the page four times"),
        pytest.param("amount", 6, How.LABEL, id="a sum that stands there twice"),
        pytest.param("date", 8, How.LABEL, id="a day that stands there twice"),
        pytest.param("payee_iban", 5, How.LABEL, id="an account"),
        pytest.param("description", 10, How.LABEL, id="the payer's words"),
    ],
)
def test_the_place_is_the_one_that_the_value_was_taken_from(name, line, how):
    placed = place(TWICE.replace("GÖNDEREN IBAN", "BORÇLU IBAN"))
    finding = parse_receipt(placed).findings[name]
    label, value = placed.text.split("\n")[line].split(" : ")
    assert words_at(placed, finding.spots) == value.split()
    assert label


def test_how_tells_the_banks_own_label_from_a_general_one_and_from_none():
    sample = next(each for each in SAMPLES if each.name == "halkbank new")
    read = parse_receipt(sample.text)
    assert (read.findings["payer"].how, read.findings["payer_tckn"].how) == (How.LAYOUT, How.LABEL)
    unnamed = parse_receipt(f"ALICI IBAN : {GROUPED_PAYEE_IBAN}\n{grouped(HALKBANK)}\n16.11.2026")
    assert {unnamed.findings[name].how for name in ("payer_iban", "date")} == {How.PATTERN}


def test_a_value_over_two_lines_has_two_places():
    placed = place("Alacaklı IBAN : TR41 0001 2009 5940 0005\n0000 47\nAlıcı : MERSİN İL SAĞLIK MÜDÜRLÜĞÜ\nİŞLETMESİ")
    read = parse_receipt(placed)
    assert [spot.top < read.findings["payee_iban"].spots[1].top for spot in read.findings["payee_iban"].spots] == [
        True,
        False,
    ]
    assert words_at(placed, read.findings["payee"].spots) == ["MERSİN", "İL", "SAĞLIK", "MÜDÜRLÜĞÜ", "İŞLETMESİ"]


def test_the_place_of_a_value_glued_to_its_label_leaves_the_label_out():
    placed = place("Tutar:1.080,00 Açıklama:ÖDEME")
    spot = parse_receipt(placed).findings["amount"].spots[0]
    word = placed.words[0].spot
    assert word.left + (word.right - word.left) * 0.4 <= spot.left < spot.right == word.right


@pytest.mark.parametrize(
    "text", ["ALICI IBAN:\t{}\r\nx", "Vakıﬂar ﬁş\nALICI IBAN: {}", "\u200b\ufeffALICI I\u0307BAN\u00a0: {}"]
)
def test_levelled_letters_do_not_move_the_place(text):
    placed = place(text.format(GROUPED_PAYEE_IBAN))
    assert words_at(placed, parse_receipt(placed).findings["payee_iban"].spots) == GROUPED_PAYEE_IBAN.split()


def test_without_places_a_finding_has_none():
    finding = parse_receipt("Tutar : 1,00 TL").findings["amount"]
    assert (finding.how, finding.spots, finding.is_certain, finding.printed) == (How.LABEL, (), True, None)


def test_findings_survive_json():
    read = parse_receipt(place(TWICE))
    again = fields_from_json(fields_to_json(read)).findings
    assert {name: (found.how, len(found.spots)) for name, found in again.items()} == {
        name: (found.how, len(found.spots)) for name, found in read.findings.items()
    }
