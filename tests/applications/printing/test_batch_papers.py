"""The covering letter and the hand-over list on paper, and from rows."""

import gc
import io
import re
from dataclasses import replace

import pikepdf
import pytest

from applications.domain.batch_papers import Closing
from applications.domain.vocabulary import DeliveryWay, Handler, RequestKind, StaffCategory
from applications.models import Contact
from applications.models.guides import POST_ADDRESS
from applications.printing.batch_papers import (
    PaperBatch,
    Wording,
    addressees_of,
    covering_letter_of,
    covering_letter_pdf,
    draw_letter,
    draw_list,
    hand_over_list_pdf,
    hand_over_of,
    hand_over_pages,
    sender_of,
)
from applications.printing.letterset import LettersMissing
from tests import factories
from tests.applications.printing.looks import assert_looks_like
from tests.applications.printing.sample_batches import BARE, HANDED_OVER, LETTER, LONG, rows
from tests.applications.printing.sample_sheets import opened, text_of

REFERENCE = re.compile(r"K7P4-\d{4}")


@pytest.fixture(scope="module")
def letter() -> bytes:
    return draw_letter(LETTER)


@pytest.fixture(scope="module")
def handed_over() -> bytes:
    return draw_list(HANDED_OVER)


# --- The covering letter --------------------------------------------------------------------------


def test_the_letter_stands_in_the_order_of_official_correspondence(letter):
    (page,) = text_of(letter)
    parts = [
        "T.C. MERSİN İL SAĞLIK MÜDÜRLÜĞÜ Toros Devlet Hastanesi",
        "Sayı : E-12345678-900-1234 16.11.2026",
        "Konu : Elektronik imza (NES) başvuru belgeleri",
        "MERSİN İL SAĞLIK MÜDÜRLÜĞÜNE (Sağlık Bilgi Sistemleri Birimi)",
        "İlgi : a) 12.10.2026 tarihli ve 1234 sayılı yazınız. b) 2.11.2026 tarihli ve 777 sayılı duyurunuz.",
        "Birimimiz personeline ait 8 (sekiz) adet nitelikli elektronik sertifika başvuru belgesi ekte",
        "Başvuru türü Adet İlk başvuru 5 Yenileme 3 Toplam 8",
        "Gereğini arz ederim.",
        "Fatma Çağlar Başhekim",
        "Ek: 1 - Teslim listesi (1 sayfa) 2 - Başvuru belgeleri (8 adet)",
        "Örnek Mahallesi, Örnek Caddesi, Numara 1, Akdeniz/Mersin Telefon: (324) 000 00 00",
        "Sayfa 1 / 1",
    ]
    places = [page.find(part) for part in parts]
    assert -1 not in places, [part for part, place in zip(parts, places, strict=True) if place < 0]
    assert places == sorted(places)


def test_what_is_not_known_is_left_to_the_pen():
    (page,) = text_of(draw_letter(BARE))
    assert "Sayı : ……………" in page
    assert "…… / …… / 20……" in page
    assert "Ad soyad Unvan" in page
    assert "İlgi" not in page
    assert "Toplam" not in page, "one kind needs no sum"


def test_a_long_letter_cuts_no_signature():
    pages = text_of(draw_letter(LONG))
    assert len(pages) == 2
    signed = [page for page in pages if "Fatma Çağlar" in page]
    assert len(signed) == 1
    assert "Gereğini arz ederim." in signed[0]
    assert "Başvuru belgeleri" in signed[0]


# --- The hand-over list ---------------------------------------------------------------------------


def test_the_list_names_both_sides_each_request_and_the_sum(handed_over):
    (page,) = text_of(handed_over)
    assert "Teslim eden Mersin İl Sağlık Müdürlüğü, Toros Devlet Hastanesi" in page
    assert "Teslim alan Mersin İl Sağlık Müdürlüğü, Sağlık Bilgi Sistemleri Birimi" in page
    assert "1 K7P4-0000 Ayşe Gül Işık 100******46 Toros Devlet Hastanesi İlk başvuru 2" in page
    assert REFERENCE.findall(page) == [row.reference for row in HANDED_OVER.rows]
    assert "Toplam 8 başvuru, 20 nüsha belge." in page
    assert page.count("Ad soyad: Unvan: Tarih: …… / …… / 20…… İmza:") == 2
    assert "Sayfa 1 / 1" in page


@pytest.mark.parametrize("count", [12, 13, 17, 32, 80])
def test_signatures_stand_on_a_page_with_rows_and_the_head_on_every_page(count):
    pages = text_of(draw_list(replace(HANDED_OVER, rows=rows(count))))
    assert all("Başvuru no Adı soyadı T.C. kimlik no" in page for page in pages)
    assert [len(REFERENCE.findall(page)) > 0 for page in pages] == [True] * len(pages)
    assert [page.count("İmza:") for page in pages] == [0] * (len(pages) - 1) + [2]
    assert "".join(pages).count("K7P4-") == count
    assert len(pages) <= 1 + count // 15


def test_five_hundred_rows_are_one_list():
    listed = replace(HANDED_OVER, rows=rows(500))
    pages = text_of(draw_list(listed))
    assert sum(len(REFERENCE.findall(page)) for page in pages) == 500
    assert f"Sayfa {len(pages)} / {len(pages)}" in pages[-1]


def test_python_looks_for_unused_objects_again_whatever_became_of_the_list():
    assert gc.isenabled()
    draw_list(HANDED_OVER)
    assert gc.isenabled()
    with pytest.raises(LettersMissing):
        draw_list(replace(HANDED_OVER, receiver="محمد"))
    assert gc.isenabled()


def test_pages_are_counted_as_they_are_drawn():
    listed = replace(HANDED_OVER, rows=rows(40))
    assert hand_over_pages(listed) == len(text_of(draw_list(listed))) > 1


# --- Both -----------------------------------------------------------------------------------------


def test_the_same_papers_are_the_same_bytes(letter, handed_over):
    assert (draw_letter(LETTER), draw_list(HANDED_OVER)) == (letter, handed_over)


def test_papers_look_as_they_did(letter, handed_over):
    assert_looks_like(letter, "covering-letter")
    assert_looks_like(handed_over, "hand-over-list")


def test_properties_name_the_paper_and_its_moment_and_no_person(letter, handed_over):
    titles = ("Üst yazı: Elektronik imza (NES) başvuru belgeleri", "Teslim ve zimmet listesi 16.11.2026")
    for pdf, title in zip((letter, handed_over), titles, strict=True):
        with opened(pdf) as document:
            properties = document.get_metadata_dict()
        assert properties["Title"] == title
        assert not any("Işık" in value or "Fatma" in value for value in properties.values())
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert document.open_metadata()["xmp:CreateDate"] == "2026-11-16T14:55:00+03:00"


def test_a_letter_that_no_font_has_is_refused_by_name():
    with pytest.raises(LettersMissing, match="م"):
        draw_list(replace(HANDED_OVER, rows=(replace(HANDED_OVER.rows[0], name="محمد"),)))


# --- From rows ------------------------------------------------------------------------------------


@pytest.fixture
def here(db):
    return factories.make_directorate(
        plate=33,
        province="Mersin",
        name="Mersin İl Sağlık Müdürlüğü",
        phone="(324) 000 00 00",
        address="Örnek Caddesi 1",
    )


@pytest.fixture
def batch(here) -> PaperBatch:
    papers = [{"paper": "kamu_sm_form", "deliver": 2}]
    first = factories.make_procedure(here, papers=papers)
    renewal = factories.make_procedure(here, kind=RequestKind.RENEWAL, papers=papers)
    return PaperBatch(
        cases=(factories.make_case(renewal), factories.make_case(first), factories.make_case(first)), directorate=here
    )


def of_unit(batch: PaperBatch) -> PaperBatch:
    return replace(batch, unit=factories.make_unit(batch.directorate, name="Toros Devlet Hastanesi"))


def make_posted(directorate, place: str, address: str) -> None:
    factories.make_procedure(
        directorate,
        category=StaffCategory.INDIVIDUAL,
        handler=Handler.KAMU_SM,
        deliveries=[{"way": DeliveryWay.POST, "place": place, "address": address}],
    )


def test_a_units_batch_goes_to_its_directorates_desk(batch):
    handed_on = of_unit(batch)
    (office,) = addressees_of(handed_on)
    assert (office.dative, office.lines) == ("MERSİN İL SAĞLIK MÜDÜRLÜĞÜNE", ("(Sağlık Bilgi Sistemleri Birimi)",))
    sender = sender_of(handed_on)
    assert (sender.full_name, sender.contact, sender.is_unit) == (
        "Mersin İl Sağlık Müdürlüğü, Toros Devlet Hastanesi",
        (),
        True,
    )


def test_a_desks_batch_goes_where_rows_say_that_kamu_sm_takes_papers(batch):
    there = factories.make_directorate(plate=6, province="Ankara", name="Ankara İl Sağlık Müdürlüğü")
    Contact.objects.create(
        key=POST_ADDRESS, label="Adres", value="Örnek Yerleşke, 41470 Gebze/KOCAELİ", source="Duyuru"
    )
    make_posted(there, "ÖRNEK MERKEZİ", "Örnek Yerleşke, 41470 Gebze/KOCAELİ")
    assert [(each.dative, each.lines) for each in addressees_of(batch)] == [
        ("ÖRNEK MERKEZİNE", ("Örnek Yerleşke", "41470 Gebze/KOCAELİ"))
    ]
    sender = sender_of(batch)
    assert sender.heading == ("T.C.", "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ", "Sağlık Bilgi Sistemleri Birimi")
    assert sender.contact == ("Örnek Caddesi 1", "Telefon: (324) 000 00 00")


def test_what_another_directorate_wrote_of_its_own_is_not_taken_over(batch):
    there = factories.make_directorate(plate=6, province="Ankara", name="Ankara İl Sağlık Müdürlüğü")
    make_posted(there, "Ankara’nın yeri", "Ankara")
    assert addressees_of(batch) == ()
    make_posted(batch.directorate, "Mersin’in yeri", "Mersin")
    assert [each.name for each in addressees_of(batch)] == ["Mersin’in yeri"]


def test_the_real_catalogue_knows_kamu_sm_for_every_directorate(db):
    factories.load_fixtures()
    ankara = factories.Directorate.objects.get(plate=6)
    (office,) = addressees_of(PaperBatch(cases=(), directorate=ankara))
    assert office.dative == "TÜBİTAK BİLGEM KAMU SERTİFİKASYON MERKEZİNE"
    assert office.lines == ("TÜBİTAK Gebze Yerleşkesi P.K. 74", "41470 Gebze/KOCAELİ")


def test_rows_keep_their_order_and_mask_the_identity_number(batch):
    listed = hand_over_of(batch, receiver="", printed_at=factories.NOON)
    assert [row.reference for row in listed.rows] == [case.spoken_reference for case in batch.cases]
    assert [row.masked_tckn for row in listed.rows] == [case.masked_tckn for case in batch.cases]
    assert [row.copies for row in listed.rows] == [2, 2, 2]
    assert listed.printed_moment == "16.11.2026 12.00", "the hour of Istanbul"


def test_copies_that_lack_are_not_listed_as_handed_over(batch):
    officer = factories.make_user()
    copy = batch.cases[0].paper_copies.first()
    copy.received_at, copy.received_by = factories.NOON, officer
    copy.save()
    listed = hand_over_of(batch, receiver="", printed_at=factories.NOON)
    assert [row.copies for row in listed.rows] == [1, 2, 2], "recorded ones; where none is, those awaited"


def test_no_identity_number_is_printed_in_full(batch):
    pages = " ".join(text_of(hand_over_list_pdf(batch, receiver="", printed_at=factories.NOON)))
    assert [case.tckn for case in batch.cases if case.tckn in pages] == []
    assert "Teslim alan ………" in pages


def test_the_letter_counts_kinds_and_pages_of_its_list(batch):
    addressee = addressees_of(of_unit(batch))[0]
    wording = Wording(number="7", signer="Fatma Çağlar", closing=Closing.TO_SUBORDINATE)
    made = covering_letter_of(batch, addressee=addressee, wording=wording, list_pages=2, printed_at=factories.NOON)
    assert [(kind.label, kind.count) for kind in made.counts] == [("İlk başvuru", 2), ("Yenileme", 1)]
    assert (made.day, made.total, made.list_pages) == ("", 3, 2)
    (page,) = text_of(covering_letter_pdf(batch, addressee=addressee, wording=wording, printed_at=factories.NOON))
    assert "Kurumumuz personeline ait 3 (üç) adet" in page
    assert "Gereğini rica ederim." in page
    assert "1 - Teslim listesi (1 sayfa)" in page
