"""The label of an envelope: whose papers are posted where, and how the label stands on the page."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
import zxingcpp

from applications.domain.envelope import (
    Address,
    Envelope,
    NoEnvelope,
    address_lines,
    posted_papers,
    recipients,
    refuse_untimely,
    town_line,
)
from applications.domain.lifecycle import Status
from applications.domain.procedures import Delivery, PaperRule
from applications.domain.vocabulary import DeliveryWay, Paper, SigningMethod
from applications.models import Contact, Procedure, SignatureRequest
from applications.printing.envelopes import envelope_of, is_envelope_due, render_envelope
from applications.printing.letterset import LettersMissing
from tests import factories
from tests.applications.printing.looks import assert_looks_like
from tests.applications.printing.sample_sheets import opened, text_of

MM = 72 / 25.4  # points
GEBZE = "TÜBİTAK Gebze Yerleşkesi P.K. 74, 41470 Gebze/KOCAELİ"
KAMU_SM = Address(name="TÜBİTAK BİLGEM KAMU SERTİFİKASYON MERKEZİ", lines=address_lines(GEBZE))
ENVELOPE = Envelope(
    reference="K7P4M2HX",
    sender=Address(
        name="Ayşe Gül Işık",
        lines=("Limonluk Mahallesi, Vali Hüseyin Aksoy Caddesi, Numara 12, Daire 4", "33120 Yenişehir/Mersin"),
    ),
    recipients=(KAMU_SM,),
    contents=(
        "Kamu SM başvuru formu: 1\N{NO-BREAK SPACE}nüsha, ıslak imzalı",
        "Bu sitenin başvuru formu: 1\N{NO-BREAK SPACE}nüsha, ıslak imzalı",
    ),
    printed_at=datetime(2026, 11, 16, 14, 55, tzinfo=timezone(timedelta(hours=3))),
)
LONGEST = replace(
    ENVELOPE,
    sender=Address(
        name="Muhammed Abdurrahman Selahaddin Karaosmanoğlu Büyükyıldırımoğulları",
        lines=("Uzun Mahallesi, " + "Şehit Öğretmenler Caddesi, " * 9 + "Numara 12, Daire 4", "33120 Yenişehir/Mersin"),
    ),
    recipients=(
        Address(name="ÇOK UZUN ADLI BİR KURUMUN EVRAK KAYIT BİRİMİ " * 3, lines=("Uzun yerleşke " * 16, GEBZE)),
    ),
)
LONGEST_IN_FULL_SIZE = replace(
    ENVELOPE,
    sender=Address(name="Ş" * 60, lines=("Geniş Mahallesi, " * 4, "33120 Yenişehir/Mersin")),
    recipients=(Address(name="GENİŞ ÖĞRENCİ KURUMU " * 5, lines=("41470 Gebze/KOCAELİ", "İkinci satır")),),
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_envelope(ENVELOPE)


# --- What goes where ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (GEBZE, ("TÜBİTAK Gebze Yerleşkesi P.K. 74", "41470 Gebze/KOCAELİ")),
        ("Örnek Caddesi No 12345 06100 Altındağ/Ankara", ("Örnek Caddesi No 12345", "06100 Altındağ/Ankara")),
        ("Hacettepe Mah. Numune Yerleşkesi Altındağ/ANKARA", ("Hacettepe Mah. Numune Yerleşkesi", "Altındağ/ANKARA")),
        ("Numune Yerleşkesi A/B", ("Numune Yerleşkesi A/B",)),  # a block, no town
        ("Eski Devlet  Hastanesi\nYerleşkesi", ("Eski Devlet Hastanesi Yerleşkesi",)),
        ("41470 Gebze/KOCAELİ", ("41470 Gebze/KOCAELİ",)),
        ("Atatürk Caddesi No 5, Altındağ/ANKARA", ("Atatürk Caddesi No 5", "Altındağ/ANKARA")),
        ("Cumhuriyet Meydanı 19 Mayıs/SAMSUN", ("Cumhuriyet Meydanı 19 Mayıs/SAMSUN",)),
        ("", ()),
    ],
)
def test_postcode_and_town_stand_on_a_line_of_their_own(address, lines):
    assert address_lines(address) == lines


def test_a_town_without_postcode_begins_with_its_name():
    assert town_line(postal_code="", district="Yenişehir", province="Mersin") == "Yenişehir/Mersin"


FORM = PaperRule(paper=Paper.KAMU_SM_FORM, deliver=2)
POSTED = PaperRule(paper=Paper.KAMU_SM_FORM, keep=1, post=1)
RECEIPT = PaperRule(paper=Paper.RECEIPT, deliver=1, is_original=True)
BY_POST = Delivery(way=DeliveryWay.POST, place="SBS", address="Altındağ/ANKARA")
BY_HAND = Delivery(way=DeliveryWay.BY_HAND, place="SBS", address="Altındağ/ANKARA")


@pytest.mark.parametrize(
    ("papers", "deliveries", "copies"),
    [
        pytest.param([POSTED], [BY_POST], [1], id="one posted, one kept"),
        pytest.param([FORM, RECEIPT], [BY_HAND, BY_POST], [2, 1], id="all that is handed in may be posted"),
        pytest.param([POSTED, RECEIPT], [BY_POST], [1], id="a paper that is posted leaves out one that is handed in"),
        pytest.param([POSTED], [], [1], id="posted although no row says where to"),
        pytest.param([FORM], [BY_HAND], [], id="nothing is posted"),
        pytest.param([], [BY_POST], [], id="nothing is due"),
    ],
)
def test_what_lies_in_the_envelope(papers, deliveries, copies):
    inside = posted_papers(papers, deliveries)
    assert [rule.deliver for rule in inside] == copies
    assert all(rule.copies == rule.deliver for rule in inside), "no copy that stays at home is listed"


def test_an_address_that_takes_post_stands_once():
    assert recipients([BY_HAND, BY_POST, BY_POST]) == (Address(name="SBS", lines=("Altındağ/ANKARA",)),)
    assert recipients([BY_HAND]) == ()


@pytest.mark.parametrize("status", [Status.RETURNED, Status.REJECTED, Status.WITHDRAWN, Status.APPROVED])
def test_no_label_while_no_paper_is_awaited(status):
    with pytest.raises(NoEnvelope, match="şu anda postayla belge beklemiyor"):
        refuse_untimely(status, is_listed=False)


def test_on_kamu_sms_list_papers_come_after_the_link():
    with pytest.raises(NoEnvelope):
        refuse_untimely(Status.SUBMITTED, is_listed=True)
    refuse_untimely(Status.LINK_USED, is_listed=True)


# --- From rows ----------------------------------------------------------------------------------------------


def case_of(plate: int, category: str, **changes: object) -> SignatureRequest:
    found = Procedure.objects.with_parts().get(directorate__plate=plate, category=category, kind="first")
    return factories.make_case(found, postal_code="41400", **changes)


@pytest.mark.usefixtures("real_catalogue")
def test_mersins_individual_posts_one_copy_to_gebze():
    case = case_of(33, "individual", status=Status.FOLLOWED, signing_method=SigningMethod.WET)
    envelope = envelope_of(case, printed_at=factories.NOON)
    assert envelope.recipients == (KAMU_SM,)
    assert envelope.contents == ENVELOPE.contents
    assert envelope.sender == Address(
        name="Ayşe Gül Işık", lines=("Örnek Mahallesi, Örnek Caddesi, Numara 12", "41400 Gebze/Kocaeli")
    )
    assert envelope.printed_iso == "2026-11-16T12:00:00+03:00"


@pytest.mark.usefixtures("real_catalogue")
def test_ankaras_family_physician_may_post_everything_to_the_desk():
    envelope = envelope_of(case_of(6, "family_physician", signing_method=SigningMethod.WET), printed_at=factories.NOON)
    (desk,) = envelope.recipients
    assert desk.name == "Ankara İl Sağlık Müdürlüğü Sağlık Bilgi Sistemleri Birimi"
    assert desk.lines == ("Hacettepe Mah. İl Sağlık Müdürlüğü Numune Yerleşkesi", "Altındağ/ANKARA")
    assert envelope.contents[-1] == "Banka dekontunun aslı"
    assert len(envelope.contents) == 3


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    ("plate", "category", "changes"),
    [
        pytest.param(33, "individual", {"status": Status.FOLLOWED, "signing_method": "e_signed"}, id="no paper at all"),
        pytest.param(6, "family_physician", {"signing_method": SigningMethod.CONSENT}, id="sent by e-mail"),
        pytest.param(33, "manager_doctor", {}, id="handed in"),
        pytest.param(6, "hospital_staff", {"status": Status.AT_UNIT}, id="through the unit"),
        pytest.param(6, "family_physician", {"status": Status.RETURNED}, id="returned"),
    ],
)
def test_where_nothing_is_posted_there_is_no_label(plate, category, changes):
    case = case_of(plate, category, **changes)
    with pytest.raises(NoEnvelope):
        envelope_of(case, printed_at=factories.NOON)
    assert not is_envelope_due(case, at=factories.NOON)


@pytest.mark.usefixtures("real_catalogue")
def test_a_posted_copy_without_address_in_its_row_goes_to_kamu_sm():
    case = case_of(33, "individual", status=Status.FOLLOWED, signing_method=SigningMethod.WET)
    case.procedure.deliveries.all().delete()
    case.procedure = Procedure.objects.with_parts().get(pk=case.procedure_id)
    assert envelope_of(case, printed_at=factories.NOON).recipients == (KAMU_SM,)
    Contact.objects.filter(key="post_address").delete()
    assert not is_envelope_due(case, at=factories.NOON), "nowhere to post it to is not guessed"


# --- On paper -----------------------------------------------------------------------------------------------


def test_the_label_looks_as_it_did(pdf):
    assert_looks_like(pdf, "envelope")


def test_the_page_holds_both_addresses_and_what_must_lie_inside(pdf):
    (page,) = text_of(pdf)
    words = [*ENVELOPE.sender.lines, ENVELOPE.sender.name, *KAMU_SM.lines, KAMU_SM.name]
    words += [" ".join(line.split()) for line in ENVELOPE.contents]  # text_of writes every blank as a plain one
    assert [text for text in (*words, "K7P4-M2HX", "kesip zarfın üzerine yapıştırın") if text not in page] == []


@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_the_bar_code_reads_from_the_page(pdf, dpi):
    with opened(pdf) as document:
        picture = document[0].render(scale=dpi / 72).to_pil().convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["K7P4M2HX"]


def test_of_several_addresses_each_has_its_page():
    other = Address(name="Evrak Kayıt", lines=("Ek bina",))
    first, second = text_of(render_envelope(replace(ENVELOPE, recipients=(KAMU_SM, other))))
    assert "2 adres basıldı; biri yeter." in first
    assert "2. adres" in second
    assert "Evrak Kayıt" in second
    assert KAMU_SM.name not in second


def size_of_label(pdf: bytes) -> tuple[float, float]:
    """Return width and height of the dashed frame in millimetres, from the page's picture."""
    scale = 4 * MM  # dots a millimetre
    with opened(pdf) as document:
        dark = document[0].render(scale=4).to_numpy()[:, :, 0] < 128
    right = dark.any(axis=0).nonzero()[0][-1]
    rows = dark[:, right - 2 :].any(axis=1).nonzero()[0]
    runs = np.split(rows, (np.diff(rows) > 3 * scale).nonzero()[0] + 1)
    frame = max(runs, key=len)
    left = dark[frame[0]].nonzero()[0][0]
    return (right - left + 1) / scale, (frame[-1] - frame[0] + 1) / scale


def test_the_label_is_cut_out_as_148_by_105(pdf):
    assert size_of_label(pdf) == pytest.approx((148, 105), abs=0.5)


@pytest.mark.parametrize("envelope", [LONGEST, LONGEST_IN_FULL_SIZE], ids=["longest", "longest in full size"])
def test_long_addresses_stay_whole_and_inside_the_label(envelope):
    pdf = render_envelope(envelope)
    (page,) = text_of(pdf)
    squeezed = "".join(page.split())
    lines = [line for part in (envelope.sender, *envelope.recipients) for line in (part.name, *part.lines)]
    assert [line for line in lines if "".join(line.split()) not in squeezed] == []
    sender, recipient = (height_of(pdf, words) for words in ("33120 Yenişehir/Mersin", "41470 Gebze/KOCAELİ"))
    assert sender > recipient > height_of(pdf, "Zarfın içinde") + 12, "12 mm part the label and what stands below it"


def height_of(pdf: bytes, words: str) -> float:
    """Return how far above the page's lower edge ``words`` stand, in millimetres."""
    with opened(pdf) as document:
        text = document[0].get_textpage()
        place, _count = text.search(words).get_next()
        return text.get_charbox(place)[1] / MM


def test_properties_name_no_person(pdf):
    with opened(pdf) as document:
        properties = document.get_metadata_dict()
    assert properties["Title"] == "Zarf etiketi K7P4-M2HX"
    assert not any("Işık" in value for value in properties.values())


def test_the_same_label_is_the_same_file(pdf):
    assert render_envelope(ENVELOPE) == pdf


def test_a_letter_that_no_font_has_is_refused_by_name():
    with pytest.raises(LettersMissing, match="م"):
        render_envelope(replace(ENVELOPE, sender=Address(name="محمد", lines=())))
