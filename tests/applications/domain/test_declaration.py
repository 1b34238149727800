"""What a receipt lacks of the demanded words, named part by part, and when a declaration may stand for it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from applications.domain.changes import changes_between
from applications.domain.declaration import Lack, addressed_to, demanded_parts, lack_of, part_in_words
from applications.domain.hand_in import paper_lines
from applications.domain.payment_due import PersonName
from applications.domain.procedures import DescriptionRule, PaperRule, papers_due
from applications.domain.vocabulary import Handler, Paper, WordingForm
from payments.domain.expectation import Place
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields
from tests.applications.domain.test_payment_due import FIXED

PERSON = PersonName(first_name="Ayşe Gül", last_name="Işık", tckn="10000000146")
MERSIN = (
    DescriptionRule(
        form=WordingForm.TEMPLATE,
        text="{ad}-{soyad}-{tckn}/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU",
        place=Place.DESCRIPTION,
        optional_words=("AÇIKLAMA",),
    ),
)
ANKARA = tuple(
    DescriptionRule(form=WordingForm.PART, text=text, place=Place.ANYWHERE)
    for text in ("{ad_soyad}", "{tckn}", "3 Yıllık NES bedeli")
)
PAGE = "DEKONT\nGÖNDEREN : AYŞE GÜL IŞIK\nALICI : ÖRNEK İŞLETMESİ\nTUTAR : 1.080,00 TL\n"


def missing(rules, **read):
    return [part.key for part in demanded_parts(rules, PERSON, ReceiptFields(**read)) if part.is_missing]


@pytest.mark.parametrize(
    ("description", "lacking"),
    [
        pytest.param("AYŞE GÜL IŞIK 10000000146 E-İMZA 3 YILLIK BAŞVURUSU", [], id="all there"),
        pytest.param("AYSE GUL ISIK E IMZA 3YILLIK BASVURUSU", ["{tckn}"], id="number forgotten"),
        pytest.param("AYSEGULISIK EIMZA 3YILLIKBASVURUSU", ["{tckn}"], id="number forgotten, words glued"),
        pytest.param("AYŞE GÜL IŞIK 10000000146 E-İMZA", ["3 YILLIK BAŞVURUSU"], id="some of the words, word by word"),
        pytest.param("AYŞE IŞIK 10000000146 E-İMZA 3 YILLIK BAŞVURUSU", ["Gül"], id="second name forgotten"),
        pytest.param(
            "fatura", ["{ad}", "{soyad}", "{tckn}", "E-İMZA 3 YILLIK BAŞVURUSU"], id="something else was written"
        ),
        pytest.param(None, ["{ad}", "{soyad}", "{tckn}", "E-İMZA 3 YILLIK BAŞVURUSU"], id="nothing was written"),
    ],
)
def test_what_the_description_lacks_is_named_part_by_part(description, lacking):
    assert missing(MERSIN, description=description, text=PAGE, amount=Decimal(1080)) == lacking


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        pytest.param(f"{PAGE}10000000146 3 YILLIK NES BEDELI", [], id="all there"),
        pytest.param(f"{PAGE}3 YILLIK NES BEDELİ", ["{tckn}"], id="number nowhere"),
        pytest.param(PAGE, ["{tckn}", "3 Yıllık NES bedeli"], id="number and words nowhere"),
    ],
)
def test_words_that_may_stand_anywhere_are_looked_for_on_the_whole_receipt(text, lacking):
    assert missing(ANKARA, text=text) == lacking


@pytest.mark.parametrize(
    "read",
    [
        pytest.param({}, id="nothing read"),
        pytest.param({"text": PAGE, "is_ocr": True}, id="no description found in a picture"),
    ],
)
def test_nothing_is_called_missing_where_it_could_not_be_read(read):
    parts = demanded_parts(MERSIN, PERSON, ReceiptFields(**read))
    assert [part.key for part in parts] == ["{ad}", "{soyad}", "{tckn}", "E-İMZA 3 YILLIK BAŞVURUSU"]
    assert not any(part.is_missing for part in parts)


def test_of_several_templates_the_nearest_is_lacking():
    templates = tuple(
        DescriptionRule(form=WordingForm.TEMPLATE, text=text, place=Place.DESCRIPTION)
        for text in ("{tckn} NES YENİLEME BEDELİ", "{ad_soyad} {tckn} NES")
    )
    assert missing(templates, description="AYŞE GÜL IŞIK NES") == ["{tckn}"]


def test_no_demanded_words_no_parts():
    assert demanded_parts((), PERSON, ReceiptFields()) == ()


AGREES, DIFFERS, UNSURE = Outcome.AGREES, Outcome.DIFFERS, Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("description", "tckn", "read", "lack"),
    [
        pytest.param(AGREES, AGREES, {}, None, id="all agrees"),
        pytest.param(DIFFERS, AGREES, {}, Lack.SEEN, id="words differ"),
        pytest.param(AGREES, DIFFERS, {"description": "E-İMZA"}, Lack.SEEN, id="the number is missing"),
        pytest.param(
            AGREES,
            DIFFERS,
            {"description": "AYŞE GÜL IŞIK 10000000146 E-İMZA 3 YILLIK BAŞVURUSU"},
            None,
            id="somebody else paid: no words are missing",
        ),
        pytest.param(UNSURE, UNSURE, {}, Lack.POSSIBLE, id="unread"),
        pytest.param(UNSURE, UNSURE, {"description": "AY** GÜ*"}, None, id="the bank hides it"),
        pytest.param(UNSURE, UNSURE, {"masked": frozenset({"payer"})}, None, id="the bank hides the payer"),
        pytest.param(AGREES, UNSURE, {"payer_tckn": "100******46"}, None, id="only the payer's number is hidden"),
    ],
)
def test_when_a_declaration_may_stand_for_words(description, tckn, read, lack):
    fields = ReceiptFields(**read)
    outcomes = {Check.DESCRIPTION: description, Check.PAYER_TCKN: tckn}
    assert lack_of(outcomes, demanded_parts(MERSIN, PERSON, fields), fields) is lack


def test_a_draft_that_moved_to_another_version_is_told_about_age_and_declaration():
    words = replace(FIXED, descriptions=MERSIN)
    told = changes_between(words, replace(words, longest_receipt_age=90, allows_declaration=True))
    assert told == (
        "Dekontun kabul edildiği süre değişti.",
        "Açıklaması eksik dekont için dilekçe kuralı değişti.",
    )


@pytest.mark.parametrize(
    ("changes", "may"),
    [
        ({}, True),
        ({"allows_declaration": False}, False),
        ({"descriptions": ()}, False),
        ({"handler": Handler.KAMU_SM}, False),
    ],
    ids=["taken", "not switched on", "no words demanded", "no desk that takes it"],
)
def test_where_a_declaration_may_be_made(changes, may):
    rules = replace(FIXED, descriptions=MERSIN, allows_declaration=True)
    assert replace(rules, **changes).may_declare is may


def test_the_declaration_is_one_signed_original_behind_the_receipt():
    papers = (PaperRule(paper=Paper.OTHER, deliver=1), PaperRule(paper=Paper.RECEIPT, deliver=1))
    due = papers_due(replace(FIXED, papers=papers), signing_method=None, with_declaration=True)
    assert paper_lines(due, signing_method=None) == (
        "Banka dekontu",
        "Dilekçe (açıklaması eksik ödeme), imzalı",
        "Diğer belge",
    )


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("{ad_soyad}", "Adı soyadı: Ayşe Gül Işık"),
        ("{ad}", "Adı: Ayşe Gül"),
        ("{soyad}", "Soyadı: Işık"),
        ("{tckn}", "T.C. kimlik numarası: 10000000146"),
        ("3 YILLIK BAŞVURUSU", "“3 YILLIK BAŞVURUSU”"),
        ("{ad.__class__}", "“{ad.__class__}”"),
    ],
)
def test_a_part_is_written_with_the_persons_data(key, words):
    assert part_in_words(key, PERSON) == words


@pytest.mark.parametrize(
    ("office", "line"),
    [
        ("Mersin İl Sağlık Müdürlüğü", "MERSİN İL SAĞLIK MÜDÜRLÜĞÜNE"),
        ("Isparta İl Sağlık Müdürlüğü", "ISPARTA İL SAĞLIK MÜDÜRLÜĞÜNE"),
        ("Örnek Bakanlığı", "ÖRNEK BAKANLIĞINA"),
        ("Örnek Hastanesi", "ÖRNEK HASTANESİNE"),
        ("Örnek Daire", "ÖRNEK DAİREYE"),
        ("Örnek Kurul", "ÖRNEK KURULA"),
    ],
)
def test_a_letter_is_addressed_in_the_dative(office, line):
    assert addressed_to(office) == line
