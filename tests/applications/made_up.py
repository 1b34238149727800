"""Made-up directorates, each as an officer would enter it: together they use every variation seen in the field."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from applications.domain.vocabulary import (
    DeliveryWay,
    FeeItem,
    Handler,
    Paper,
    PaperFor,
    PayWhen,
    Prerequisite,
    RequestKind,
    SigningMethod,
    StaffCategory,
    SumMode,
    WordingForm,
)
from applications.models import Directorate, Procedure
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import Place
from tests.factories import (
    OTHER_IBAN,
    make_account,
    make_directorate,
    make_price,
    make_procedure,
    paid,
    transfer_to,
)

TARIFF = {"sum_mode": SumMode.TARIFF, "fixed_sum": None}
SHOWN_LATER = {"sum_mode": SumMode.SHOWN_LATER, "fixed_sum": None}
BOTH_ITEMS = (FeeItem.NES, FeeItem.READER)


def _named(plate: int, province: str) -> Directorate:
    return make_directorate(plate=plate, province=province, name=f"{province} İl Sağlık Müdürlüğü")


def akpinar() -> list[Procedure]:
    """No account of its own: the sum shows at VakıfBank or the virtual POS; Kamu SM alone; no paper."""
    ways = [
        {"channel": PaymentChannel.VAKIFBANK_BILL},
        {"channel": PaymentChannel.VIRTUAL_POS, "link": "https://pos.example.org/"},
    ]
    after = paid(**SHOWN_LATER, pay_when=PayWhen.AFTER_APPLYING, handler=Handler.KAMU_SM)
    papers = [{"paper": Paper.REQUEST_FORM}]  # named, and not due: no copies
    return [make_procedure(_named(1, "Akpınar"), channels=ways, papers=papers, **after)]


def bozdag() -> list[Procedure]:
    """Two accounts, titles with and without DÖNER, a stated bank that the IBAN denies, two accepted templates."""
    first = make_account(
        "BOZDAĞ İL SAĞLIK MÜDÜRLÜĞÜ DÖNER SERMAYE İŞLETMESİ", "BOZDAĞ İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE İŞLETMESİ"
    )
    second = make_account("BOZDAĞ SAĞLIK DÖNER SERMAYESİ", iban=OTHER_IBAN, stated_bank="Halk Bankası")
    templates = [
        {"form": WordingForm.TEMPLATE, "text": "{ad_soyad} {tckn} E-İMZA BEDELİ"},
        {"form": WordingForm.TEMPLATE, "text": "{tckn} {ad_soyad} NES"},
    ]
    return [make_procedure(_named(2, "Bozdağ"), channels=transfer_to(first, second), descriptions=templates, **paid())]


def camlik() -> list[Procedure]:
    """A sum fixed since a day, less when the old reader is kept; one template in the description; one copy."""
    template = [{"form": WordingForm.TEMPLATE, "text": "{ad}-{soyad}-{tckn}", "place": Place.DESCRIPTION}]
    fixed = paid(fixed_sum_since=date(2023, 5, 2), fixed_sum_without_reader=Decimal("780.00"))
    papers = [{"paper": Paper.KAMU_SM_FORM, "deliver": 1}]
    account = transfer_to(make_account())
    return [make_procedure(_named(3, "Çamlık"), channels=account, descriptions=template, papers=papers, **fixed)]


def derbent() -> list[Procedure]:
    """The tariff's sum; parts that must all stand in the description; one text for two kinds; pays before applying."""
    where, account = _named(4, "Derbent"), transfer_to(make_account())
    make_price(item=FeeItem.NES, lira=Decimal("780.00"))
    make_price(item=FeeItem.READER, lira=Decimal("300.00"))
    parts = [{"form": WordingForm.PART, "text": text} for text in ("{ad_soyad}", "{tckn}", "e-imza bedeli")]
    before = paid(**TARIFF, pay_when=PayWhen.BEFORE_APPLYING)
    first = {"kind": RequestKind.FIRST, "items": BOTH_ITEMS, "reader_may_be_kept": True}
    renewal = {"kind": RequestKind.RENEWAL, "items": (FeeItem.NES,)}
    return [make_procedure(where, channels=account, descriptions=parts, **before | kind) for kind in (first, renewal)]


def elmali() -> list[Procedure]:
    """Words anywhere on the receipt; the signing method decides papers and places; by hand, post, üst yazı, e-mail."""
    words = [{"form": WordingForm.PART, "text": "3 Yıllık NES bedeli", "place": Place.ANYWHERE}]
    wet, consent = SigningMethod.WET, SigningMethod.CONSENT
    papers = [
        {"paper": Paper.KAMU_SM_FORM, "deliver": 2, "signing_method": wet},
        {"paper": Paper.RECEIPT, "deliver": 1, "signing_method": wet, "is_original": True},
        {"paper": Paper.RECEIPT, "name": "Banka dekontu (.pdf)", "deliver": 1, "signing_method": consent},
    ]
    desk = {"place": "Sağlık Bilgi Sistemleri Birimi", "address": "Elmalı", "signing_method": wet}
    places = [
        desk | {"way": DeliveryWay.BY_HAND},
        desk | {"way": DeliveryWay.POST},
        desk | {"way": DeliveryWay.OFFICIAL_LETTER},
        {"way": DeliveryWay.BY_HAND, "place": "Ek bina, evrak kayıt", "signing_method": wet},
        {"way": DeliveryWay.EMAIL, "place": "Müdürlüğün e-posta kutusu", "signing_method": consent},
    ]
    where = make_directorate(plate=5, province="Elmalı", name="Elmalı İl Sağlık Müdürlüğü", mailbox="sbs@example.org")
    return [
        make_procedure(
            where,
            channels=transfer_to(make_account()),
            descriptions=words,
            signing_methods=(wet, consent),
            papers=papers,
            deliveries=places,
            **paid(),
        )
    ]


def findikli() -> list[Procedure]:
    """Who pays depends on category and kind."""
    where, account = _named(7, "Fındıklı"), transfer_to(make_account())
    hospital = {"category": StaffCategory.HOSPITAL_STAFF}
    return [
        make_procedure(where, channels=account, **paid()),
        make_procedure(where, **hospital),
        make_procedure(where, channels=account, **hospital, **paid(kind=RequestKind.LOST_STOLEN)),
    ]


def goksu() -> list[Procedure]:
    """The unit decides for its own; another category's papers stop at the unit on their way; one kept, one posted."""
    where = _named(8, "Göksu")
    papers = [{"paper": Paper.KAMU_SM_FORM, "keep": 1, "post": 1}]
    return [
        make_procedure(where, category=StaffCategory.HOSPITAL_STAFF, handler=Handler.UNIT, papers=papers),
        make_procedure(where, category=StaffCategory.DISTRICT_UNIT, via_unit=True),
    ]


def harmanli() -> list[Procedure]:
    """The old certificate is suspended first, an official letter is demanded, payment comes after arrival."""
    first = [{"prerequisite": Prerequisite.SUSPEND_FIRST}, {"prerequisite": Prerequisite.OFFICIAL_LETTER}]
    papers = [{"paper": Paper.OFFICIAL_LETTER, "name": "Kurumunuzun üst yazısı", "deliver": 1}]
    late = paid(**SHOWN_LATER, pay_when=PayWhen.AFTER_ARRIVAL, kind=RequestKind.LOST_STOLEN)
    ways = [{"channel": PaymentChannel.KAMUSM_ONLINE, "link": "https://islem.example.org/"}]
    return [make_procedure(_named(9, "Harmanlı"), channels=ways, prerequisites=first, papers=papers, **late)]


def ilgaz() -> list[Procedure]:
    """On renewal the old certificate is kept to its end; one may e-sign as long as it is valid."""
    return [
        make_procedure(
            _named(10, "Ilgaz"),
            kind=RequestKind.RENEWAL,
            prerequisites=[{"prerequisite": Prerequisite.KEEP_OLD}],
            signing_methods=tuple(SigningMethod),
        )
    ]


def incesu() -> list[Procedure]:
    """Foreign and naturalised staff hand in one paper more."""
    papers = [
        {"paper": Paper.KAMU_SM_FORM, "deliver": 2},
        {"paper": Paper.IDENTITY_COPY, "name": "İkamet belgesi", "deliver": 1, "asked_of": PaperFor.FOREIGN},
        {"paper": Paper.OTHER, "name": "Eski kimlik belgesi", "deliver": 1, "asked_of": PaperFor.NATURALISED},
    ]
    return [make_procedure(_named(11, "İncesu"), papers=papers)]


def kirkpinar() -> list[Procedure]:
    """Reasons beyond the four kinds, each with its own rule."""
    where, account = _named(12, "Kırkpınar"), transfer_to(make_account())
    other = {"kind": RequestKind.OTHER}
    return [
        make_procedure(where, reason="Arızalı kart", **other),
        make_procedure(where, reason="Değişen kimlik bilgisi", channels=account, **paid(**other)),
        make_procedure(where, reason="Deprem", **other),
    ]


def lalapasa() -> list[Procedure]:
    """A rule for one combination only; number of copies unstated, so 2 is ours; revoke first; listed for Kamu SM."""
    papers = [{"paper": Paper.KAMU_SM_FORM, "deliver": 2, "copies_are_ours": True}]
    return [
        make_procedure(
            _named(13, "Lalapaşa"),
            kind=RequestKind.LOST_STOLEN,
            is_listed=True,
            papers=papers,
            prerequisites=[{"prerequisite": Prerequisite.REVOKE_FIRST}],
            source="Lalapaşa duyurusu",
            source_url="https://lalapasa.example.org/duyuru",
            source_on=date(2024, 2, 1),
        )
    ]


def manavlar() -> list[Procedure]:
    """Two versions: what is asked changed on a day."""
    where, account = _named(14, "Manavlar"), transfer_to(make_account())
    change = date(2025, 6, 1)
    return [
        make_procedure(where, channels=account, valid_until=change, **paid()),
        make_procedure(where, channels=account, valid_from=change, **paid(fixed_sum=Decimal("1500.00"))),
    ]


DIRECTORATES: tuple[Callable[[], list[Procedure]], ...] = (
    akpinar,
    bozdag,
    camlik,
    derbent,
    elmali,
    findikli,
    goksu,
    harmanli,
    ilgaz,
    incesu,
    kirkpinar,
    lalapasa,
    manavlar,
)
LATER = date(2026, 11, 16)
