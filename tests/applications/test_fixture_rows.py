"""Row by row: what the fixtures say is what the two documents say."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from applications import catalogue
from applications.domain.fees import FixedSum, Items, NoFee, ShownLater
from applications.domain.payment_due import Line, bill_on
from applications.domain.procedures import Rules
from applications.domain.vocabulary import (
    FeeItem,
    Handler,
    Paper,
    Payer,
    PayWhen,
    Prerequisite,
    RequestKind,
    SigningMethod,
    StaffCategory,
    WordingForm,
)
from applications.models import Contact, Directorate
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import Place
from tests.factories import load_fixtures

TODAY = date(2026, 11, 22)
ANKARA, MERSIN = 6, 33
PORTAL = "https://portal.kamusm.gov.tr/bp/ws.go"
POS = "https://sanalpos.kamusm.gov.tr/index.jsf"
EVERYONE_IN_ANKARA = [
    StaffCategory.FAMILY_PHYSICIAN,
    StaffCategory.HOSPITAL_STAFF,
    StaffCategory.DISTRICT_UNIT,
    StaffCategory.MANAGER_DOCTOR,
]
SBS_ANKARA = "Ankara İl Sağlık Müdürlüğü Sağlık Bilgi Sistemleri Birimi"


@pytest.fixture(autouse=True)
def _loaded(db):
    load_fixtures()


def rules(plate: int, category: StaffCategory, kind: RequestKind) -> Rules:
    directorate = Directorate.objects.get(plate=plate)
    return catalogue.rules_of(catalogue.procedure_in_force(directorate, category, kind, day=TODAY))


def papers(rules: Rules) -> list[tuple[Any, ...]]:
    """Return each paper as (signing method, paper, copies to deliver, post, keep, original?, ours?)."""
    return [
        (each.signing_method, each.paper, each.deliver, each.post, each.keep, each.is_original, each.copies_are_ours)
        for each in rules.papers
    ]


def ways(rules: Rules, method: SigningMethod | None = None) -> list[tuple[str, str]]:
    return [(each.way.value, each.place) for each in rules.deliveries if each.signing_method in (None, method)]


def path(rules: Rules) -> list[tuple[str, str]]:
    return [(step.who, step.title) for step in rules.steps]


# --- Rows 1 and 2: family physicians of Ankara ----------------------------------------------------

ANKARA_WORDS = {
    RequestKind.FIRST: "Mini Kart Okuyucu ve 3 Yıllık NES bedeli",
    RequestKind.RENEWAL: "3 Yıllık NES bedeli",
}
ANKARA_ITEMS = {RequestKind.FIRST: (FeeItem.NES, FeeItem.READER), RequestKind.RENEWAL: (FeeItem.NES,)}


@pytest.mark.parametrize("kind", ANKARA_WORDS)
def test_rows_1_and_2_payment(kind):
    row = rules(ANKARA, StaffCategory.FAMILY_PHYSICIAN, kind)
    assert (row.payer, row.pay_when, row.handler) == (Payer.APPLICANT, PayWhen.BEFORE_APPLYING, Handler.DIRECTORATE)
    assert row.fee == Items(items=ANKARA_ITEMS[kind])
    (channel,) = row.channels
    assert (channel.channel, channel.note) == (PaymentChannel.TRANSFER, "EFT veya Havale yapabilirsiniz.")
    account = channel.account
    assert account is not None
    assert account.iban == "TR93 0001 2009 4570 0044 0000 04".replace(" ", "")
    assert (account.stated_bank, account.branch) == ("Halk Bankası", "Batıkent Şubesi")
    assert account.titles == ("Ankara Sağlık Kurumları 1 nolu Döner Sermaye İşletmesi",)
    assert account.titles_may_be_cut


@pytest.mark.parametrize("kind", ANKARA_WORDS)
def test_rows_1_and_2_words_stand_anywhere(kind):
    row = rules(ANKARA, StaffCategory.FAMILY_PHYSICIAN, kind)
    assert [each.text for each in row.descriptions] == ["{ad_soyad}", "{tckn}", ANKARA_WORDS[kind]]
    assert {each.form for each in row.descriptions} == {WordingForm.PART}
    assert {each.place for each in row.descriptions} == {Place.ANYWHERE}


@pytest.mark.parametrize("kind", ANKARA_WORDS)
def test_rows_1_and_2_papers_and_places(kind):
    row = rules(ANKARA, StaffCategory.FAMILY_PHYSICIAN, kind)
    wet, consent, e_signed = SigningMethod.WET, SigningMethod.CONSENT, SigningMethod.E_SIGNED
    assert row.signing_methods == (wet, consent, e_signed)
    assert papers(row) == [
        (wet, Paper.KAMU_SM_FORM, 2, 0, 0, False, True),
        (wet, Paper.REQUEST_FORM, 2, 0, 0, False, True),
        (wet, Paper.RECEIPT, 1, 0, 0, True, False),
        (consent, Paper.RECEIPT, 1, 0, 0, False, False),
        (e_signed, Paper.RECEIPT, 1, 0, 0, False, False),
    ]
    assert ways(row, wet) == [("by_hand", SBS_ANKARA), ("post", SBS_ANKARA), ("official_letter", SBS_ANKARA)]
    for method in (consent, e_signed):
        (mail,) = [each for each in row.deliveries if each.signing_method is method]
        assert (mail.way, mail.address) == ("email", Directorate.objects.get(plate=ANKARA).mailbox)


@pytest.mark.parametrize("kind", ANKARA_WORDS)
def test_rows_1_and_2_in_order(kind):
    steps = rules(ANKARA, StaffCategory.FAMILY_PHYSICIAN, kind).steps
    assert [step.who for step in steps] == ["Siz", "Siz", "Siz", "Siz", "Müdürlük", "Kurye"]
    assert "yatırın" in steps[0].title
    assert (steps[1].title, steps[1].link) == ("Kamu SM’de e-imza başvurunuzu oluşturun", PORTAL)


# --- Rows 3 and 4: hospital and district staff of Ankara ------------------------------------------


@pytest.mark.parametrize("kind", [RequestKind.FIRST, RequestKind.RENEWAL])
@pytest.mark.parametrize(
    ("category", "handler", "via_unit", "place"),
    [
        (StaffCategory.HOSPITAL_STAFF, Handler.UNIT, False, "Hastanenizin ilgili birimi"),
        (StaffCategory.DISTRICT_UNIT, Handler.DIRECTORATE, True, SBS_ANKARA),
    ],
)
def test_rows_3_and_4(category, kind, handler, via_unit, place):
    row = rules(ANKARA, category, kind)
    assert (row.payer, row.payer_is_stated, row.fee) == (Payer.INSTITUTION, False, NoFee())
    assert (row.handler, row.via_unit, row.channels, row.descriptions) == (handler, via_unit, (), ())
    assert papers(row) == [
        (None, Paper.KAMU_SM_FORM, 2, 0, 0, False, True),
        (None, Paper.REQUEST_FORM, 2, 0, 0, False, True),
    ]
    assert ways(row) == [("through_unit", place)]
    assert [row.steps[0].link, row.steps[-1].who] == [PORTAL, "Kurye"]
    assert "Biriminiz" in [step.who for step in row.steps]


# --- Rows 5 and 6: everyone in Ankara -------------------------------------------------------------


@pytest.mark.parametrize("category", EVERYONE_IN_ANKARA)
def test_row_5_is_paid_in_two_ways_after_applying(category):
    row = rules(ANKARA, category, RequestKind.LOST_STOLEN)
    assert (row.payer, row.pay_when, row.fee) == (Payer.APPLICANT, PayWhen.AFTER_APPLYING, ShownLater())
    assert (row.handler, row.is_listed, row.via_unit) == (Handler.DIRECTORATE, True, False)
    bill, pos = row.channels
    assert (bill.channel, bill.account) == (PaymentChannel.VAKIFBANK_BILL, None)
    assert "“kurumsal ödemeler”" in bill.note
    assert "“Başka Bankalardan EFT kabul edilmemektedir.”" in bill.note
    assert "“Ödemeler sadece belirtilen yöntemlerle”" in bill.note
    assert (pos.channel, pos.link) == (PaymentChannel.VIRTUAL_POS, POS)


@pytest.mark.parametrize("category", EVERYONE_IN_ANKARA)
def test_row_5_papers_places_and_prerequisite(category):
    row = rules(ANKARA, category, RequestKind.LOST_STOLEN)
    assert [each.prerequisite for each in row.prerequisites] == [Prerequisite.REVOKE_FIRST]
    assert not row.demands_receipt
    assert papers(row) == [
        (None, Paper.KAMU_SM_FORM, 2, 0, 0, False, True),
        (None, Paper.REQUEST_FORM, 2, 0, 0, False, True),
    ]
    is_hospital = category is StaffCategory.HOSPITAL_STAFF
    own_unit = [("through_unit", "Hastanenizin ilgili birimi")]
    assert ways(row) == (own_unit if is_hospital else [("by_hand", SBS_ANKARA), ("through_unit", SBS_ANKARA)])


@pytest.mark.parametrize("category", EVERYONE_IN_ANKARA)
def test_row_5_in_order_a_to_h(category):
    row = rules(ANKARA, category, RequestKind.LOST_STOLEN)
    words = ["iptal ettirin", "listesini", "bağlantıyı bekleyin", "bağlantıyla", ".pdf", "Ödemeyi", "İmzalı formu"]
    titles = [step.title for step in row.steps]
    assert [word in title for word, title in zip(words, titles, strict=False)] == [True] * 7
    assert (len(titles), row.steps[2].who, row.steps[7].who) == (8, "Kamu SM", "Kurye")
    assert row.steps[1].link == Contact.objects.get(key="list_form").value


@pytest.mark.parametrize("category", EVERYONE_IN_ANKARA)
def test_row_6_reader_is_kamu_sms_alone(category):
    row = rules(ANKARA, category, RequestKind.CARD_READER)
    assert (row.handler, row.refuses_abbreviations) == (Handler.KAMU_SM, True)
    assert (row.payer, row.pay_when) == (Payer.APPLICANT, PayWhen.AFTER_APPLYING)
    assert row.fee == ShownLater(items=(FeeItem.READER,))
    assert [each.channel for each in row.channels] == [PaymentChannel.VAKIFBANK_BILL, PaymentChannel.VIRTUAL_POS]
    assert (row.papers, row.deliveries, row.signing_methods) == ((), (), ())
    assert row.steps[0].link == "https://ebasvuru.kamusm.gov.tr/kartokuyucu"
    assert "“Adres kısmında hiçbir kısaltma (Cad. , Sok. vb.) kullanılmayacaktır.”" in row.steps[0].text


# --- Rows 7, 8 and 9: Mersin ----------------------------------------------------------------------

DESK_MERSIN = "Mersin İl Sağlık Müdürlüğü Sağlık Bilgi Sistemleri Birimi E-imza Kurum Yetkilisi"
TWO_FORMS = [
    (None, Paper.KAMU_SM_FORM, 2, 0, 0, False, False),
    (None, Paper.REQUEST_FORM, 2, 0, 0, False, False),
]


def test_row_7_institution_pays():
    row = rules(MERSIN, StaffCategory.MANAGER_DOCTOR, RequestKind.FIRST)
    assert (row.payer, row.payer_is_stated, row.fee) == (Payer.INSTITUTION, True, NoFee())
    assert (row.handler, row.channels, papers(row)) == (Handler.DIRECTORATE, (), TWO_FORMS)
    (place,) = row.deliveries
    assert (place.place, place.address) == (DESK_MERSIN, "Sağlık Müdürlüğü Eski Devlet Hastanesi Yerleşkesi")
    assert row.steps[0].link == PORTAL


def test_row_8_family_physician_pays_1080():
    row = rules(MERSIN, StaffCategory.FAMILY_PHYSICIAN, RequestKind.FIRST)
    assert row.payer is Payer.APPLICANT
    assert row.fee == FixedSum(
        lira=Decimal("1080.00"), since=date(2024, 3, 12), items=(FeeItem.NES, FeeItem.READER), without_reader=None
    )
    (channel,) = row.channels
    assert channel.account is not None
    assert channel.account.iban == "TR41 0001 2009 5940 0005 0000 47".replace(" ", "")
    assert channel.account.stated_bank == "HALK BANKASI"
    assert channel.account.titles == ("MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE İŞLETMESİ",)
    assert papers(row) == [*TWO_FORMS, (None, Paper.RECEIPT, 1, 0, 0, False, False)]
    assert ways(row) == [("by_hand", DESK_MERSIN)]


def test_row_8_bill_is_780_and_300():
    row = rules(MERSIN, StaffCategory.FAMILY_PHYSICIAN, RequestKind.FIRST)
    bill = bill_on(row, catalogue.tariff(), day=TODAY)
    assert bill.total == Decimal("1080.00")
    assert bill.lines == (
        Line(item=FeeItem.NES, lira=Decimal("780.00")),
        Line(item=FeeItem.READER, lira=Decimal("300.00")),
    )


def test_row_8_words_stand_in_the_description():
    row = rules(MERSIN, StaffCategory.FAMILY_PHYSICIAN, RequestKind.FIRST)
    (wording,) = row.descriptions
    assert wording.text == "{ad}-{soyad}-{tckn}/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU"
    assert (wording.form, wording.place) == (WordingForm.TEMPLATE, Place.DESCRIPTION)
    assert wording.optional_words == ("AÇIKLAMA",)


def test_row_9_individual_is_kamu_sms_alone():
    row = rules(MERSIN, StaffCategory.INDIVIDUAL, RequestKind.FIRST)
    assert (row.payer, row.handler, row.pay_when) == (Payer.APPLICANT, Handler.KAMU_SM, PayWhen.AFTER_ARRIVAL)
    assert row.fee == ShownLater()
    (channel,) = row.channels
    assert (channel.channel, channel.link) == (PaymentChannel.KAMUSM_ONLINE, "https://onlineislemler.kamusm.gov.tr/")
    wet = SigningMethod.WET
    assert row.signing_methods == (wet, SigningMethod.E_SIGNED)
    assert papers(row) == [
        (wet, Paper.KAMU_SM_FORM, 0, 1, 1, False, False),
        (wet, Paper.REQUEST_FORM, 0, 1, 1, False, False),
    ]
    (place,) = row.deliveries
    contacts = catalogue.contacts()
    assert (place.way, place.signing_method) == ("post", wet)
    assert (place.place, place.address) == (contacts["post_name"].value, contacts["post_address"].value)


def test_row_9_in_order():
    row = rules(MERSIN, StaffCategory.INDIVIDUAL, RequestKind.FIRST)
    assert "Kişi Ödemeli Başvurular" in row.steps[0].text
    assert "“İLK BAŞVURU”" in row.steps[0].text
    assert [who for who, _ in path(row)] == ["Siz", "Siz", "Kamu SM", "Siz", "Kurye"]
    assert "ödeyin" in row.steps[3].title
