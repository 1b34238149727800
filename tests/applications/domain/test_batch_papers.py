"""What a covering letter and a hand-over list say, without paper."""

from dataclasses import replace

import pytest

from applications.domain.batch_papers import (
    LARGEST_SPOKEN,
    Addressee,
    Closing,
    KindCount,
    Office,
    count_kinds,
    number_in_words,
    office_addressee,
    why_not_handed_on,
)
from applications.domain.lifecycle import Status
from applications.domain.vocabulary import RequestKind
from tests.applications.printing.sample_batches import HANDED_OVER, LETTER, rows


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "sıfır"),
        (1, "bir"),
        (9, "dokuz"),
        (10, "on"),
        (11, "on bir"),
        (20, "yirmi"),
        (45, "kırk beş"),
        (99, "doksan dokuz"),
        (100, "yüz"),
        (101, "yüz bir"),
        (110, "yüz on"),
        (200, "iki yüz"),
        (500, "beş yüz"),
        (777, "yedi yüz yetmiş yedi"),
        (999, "dokuz yüz doksan dokuz"),
    ],
)
def test_numbers_in_words(number, words):
    assert number_in_words(number) == words


def test_no_two_numbers_have_the_same_words():
    assert len({number_in_words(number) for number in range(LARGEST_SPOKEN + 1)}) == LARGEST_SPOKEN + 1


@pytest.mark.parametrize("number", [-1, LARGEST_SPOKEN + 1])
def test_other_numbers_are_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        number_in_words(number)


def test_the_text_names_whose_papers_and_how_many():
    assert LETTER.text.startswith("Birimimiz personeline ait 8 (sekiz) adet nitelikli elektronik sertifika")
    desk = replace(LETTER, office=Office(institution="Mersin İl Sağlık Müdürlüğü", unit="SBS"))
    assert desk.text.startswith("Kurumumuz personeline ait 8 (sekiz) adet")


def test_the_heading_is_in_turkish_capitals_and_leaves_no_empty_line():
    office = Office(institution="Mersin İl Sağlık Müdürlüğü", unit="")
    assert office.heading == ("T.C.", "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ")
    assert office.full_name == "Mersin İl Sağlık Müdürlüğü"


@pytest.mark.parametrize(
    ("references", "marked"),
    [
        ((), ()),
        (("12.10.2026 tarihli yazınız.",), ("12.10.2026 tarihli yazınız.",)),
        (("bir", "iki", "üç", "dört"), ("a) bir", "b) iki", "c) üç", "ç) dört")),
    ],
)
def test_several_references_are_lettered_by_the_turkish_alphabet(references, marked):
    assert replace(LETTER, references=references).marked_references == marked


def test_enclosures_are_counted():
    assert replace(LETTER, list_pages=3).enclosures == ("Teslim listesi (3 sayfa)", "Başvuru belgeleri (8 adet)")


def test_kinds_stand_in_the_order_of_the_vocabulary_and_reasons_by_the_alphabet():
    kinds = [(RequestKind.OTHER, "Deprem"), (RequestKind.RENEWAL, "Yenileme"), (RequestKind.OTHER, "Çalışmayan kart")]
    assert count_kinds([*kinds, *kinds[:2], (RequestKind.FIRST, "İlk başvuru")]) == (
        KindCount(label="İlk başvuru", count=1),
        KindCount(label="Yenileme", count=2),
        KindCount(label="Çalışmayan kart", count=1),
        KindCount(label="Deprem", count=2),
    )


def test_an_office_is_addressed_in_capitals_with_its_ending_and_its_address_in_lines():
    place = "TÜBİTAK BİLGEM KAMU SERTİFİKASYON MERKEZİ"
    assert office_addressee(place, address="TÜBİTAK Gebze Yerleşkesi P.K. 74, 41470 Gebze/KOCAELİ") == Addressee(
        name=place,
        dative="TÜBİTAK BİLGEM KAMU SERTİFİKASYON MERKEZİNE",
        lines=("TÜBİTAK Gebze Yerleşkesi P.K. 74", "41470 Gebze/KOCAELİ"),
    )


def test_the_letter_ends_as_ranks_ask():
    assert [closing.label for closing in Closing] == [
        "Gereğini arz ederim.",
        "Gereğini rica ederim.",
        "Gereğini arz ve rica ederim.",
    ]


def test_the_list_adds_up_its_copies():
    assert HANDED_OVER.copies == sum(row.copies for row in HANDED_OVER.rows)
    assert replace(HANDED_OVER, rows=rows(3)).copies == 2 + 3 + 2


AT_THE_DESK = {Status.SUBMITTED, Status.LINK_USED, Status.APPROVED, Status.DELIVERED}


@pytest.mark.parametrize(("by_unit", "handed_on"), [(False, AT_THE_DESK), (True, AT_THE_DESK | {Status.AT_UNIT})])
def test_of_every_other_state_it_is_said_why_its_papers_are_not_handed_on(by_unit, handed_on):
    assert {status for status in Status if not why_not_handed_on(status, by_unit=by_unit)} == handed_on
