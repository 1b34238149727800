"""The page of information: every procedure of the catalogue on one page, with everything its rows say."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
import zxingcpp

from applications import catalogue
from applications.domain.fees import NoFee
from applications.domain.information_sheet import InformationSheet
from applications.domain.procedures import Rules, StepText
from applications.models import Price, Procedure
from applications.printing.information_sheets import fingerprint, information_sheet_of, render_information_sheet
from applications.printing.letterset import LettersMissing
from applications.views.own import path_url
from payments.domain.amounts import format_lira
from payments.domain.ibans import format_iban
from tests.applications import made_up
from tests.applications.printing.conformance import problems
from tests.applications.printing.looks import assert_looks_like
from tests.applications.printing.sample_sheets import opened, text_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
ADDRESS = "https://e-imza.example.org"
LEFT_OUT = re.compile(r"[\s\u0002\ufffe-]+")
"""Blanks, and hyphens: a reader of PDF may give one at the end of a line as another sign."""


def sheet_of(procedure: Procedure, *, day: date = DAY) -> InformationSheet:
    address = ADDRESS + path_url(procedure)
    return information_sheet_of(procedure, catalogue.tariff(), catalogue.contacts(), address=address, day=day)


def sheet_at(plate: int, category: str, kind: str) -> InformationSheet:
    return sheet_of(Procedure.objects.with_parts().get(directorate__plate=plate, category=category, kind=kind))


def made(procedure: Procedure) -> InformationSheet:
    return sheet_of(Procedure.objects.with_parts().get(pk=procedure.pk))


def squeezed(text: str) -> str:
    return LEFT_OUT.sub("", text)


def stated(rules: Rules) -> Iterator[str]:
    """Yield everything that the rows themselves say and a reader must find."""
    for channel in rules.channels:
        account = channel.account
        yield from (channel.channel.label if account is None else format_iban(account.iban), channel.link, channel.note)
        yield from (account.stated_bank, account.branch, *account.titles) if account else ()
    yield from (rule.label for rule in rules.papers)
    for delivery in rules.deliveries:
        yield from (delivery.place, delivery.address)
    yield from (rule.text for rule in rules.prerequisites)
    for step in rules.steps:
        yield from (step.who, step.title, step.text, step.link)
    yield from (rules.source, rules.source_url, rules.directorate, rules.category.label, rules.kind.label)
    yield rules.pay_when.label if rules.pay_when else ""


def types_of(element: pikepdf.Object) -> Iterator[str]:
    """Yield the structure types of the elements below ``element``, in reading order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)
            yield from types_of(kid)


# --- Every row of the catalogue -----------------------------------------------------------------------------


@pytest.mark.usefixtures("real_catalogue")
def test_every_procedure_fits_one_page_with_everything_its_rows_say():
    procedures = list(Procedure.objects.with_parts())
    assert len(procedures) == 17
    for procedure in procedures:
        sheet = sheet_of(procedure)
        pdf = render_information_sheet(sheet)
        pages = text_of(pdf)
        assert len(pages) == 1, procedure
        assert problems(pdf) == [], procedure
        page = squeezed(pages[0])
        wanted = (*stated(catalogue.rules_of(procedure)), procedure.our_notes, sheet.cost.words, sheet.address)
        assert [text for text in wanted if squeezed(text) not in page] == [], procedure


@pytest.mark.usefixtures("real_catalogue")
def test_there_is_room_for_a_longer_address_of_the_site():
    sheet = sheet_at(6, "family_physician", "renewal")  # the fullest page
    longer = replace(sheet, address="https://elektronik-imza-basvurulari.saglik.example.gov.tr/portal/yol/6/yenileme/")
    assert len(text_of(render_information_sheet(longer))) == 1


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    ("plate", "category", "kind", "says"),
    [
        pytest.param(
            *(33, "family_physician", "first"),
            [
                "Siz ödersiniz: 1.080,00 TL (3 yıllık sertifika 780,00 TL + Mini kart okuyucu 300,00 TL)",
                "Müdürlüğün bildirdiği tutar, 12 Mart 2024 gününden beri.",
                "IBAN TR41 0001 2009 5940 0005 0000 47",
                "[adınız]-[soyadınız]-[T.C. kimlik numaranız]/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU",
                "Köşeli ayraçların yerine kendi bilgilerinizi yazın.",
                "Kamu SM başvuru formu 2 nüsha Bu sitenin",
                "12 Mart 2024; 22 Kasım 2026 günü okundu.",
                "Bu sayfa 22 Kasım 2026 günü hazırlandı.",
            ],
            id="Mersin, family physician",
        ),
        pytest.param(
            *(6, "family_physician", "first"),
            [
                "Son bilinen fiyat: 12 Mart 2024; o günden sonrası doğrulanmadı.",
                "Ne zaman: Kamu SM başvurusundan önce. EFT veya Havale yapabilirsiniz.",
                "[adınız] [soyadınız] [T.C. kimlik numaranız] Mini Kart Okuyucu ve 3 Yıllık NES bedeli",
                "Açıklamaya yazın (dekontta geçmesi yeter)",
                "Islak imzalı başvuruda Kamu SM başvuru formu 2 nüsha*",
                "Elden, posta ile veya üst yazı ile Ankara İl Sağlık Müdürlüğü Sağlık Bilgi Sistemleri Birimi",
                "E-onaylı, E-imzalı başvuruda Banka dekontu (.pdf) 1 nüsha",
                "* Kaynakta yok; bizim seçimimiz.",
                "Sorunuz varsa: Ankara İl Sağlık Müdürlüğü, Sağlık Bilgi Sistemleri Birimi: (312) 552 10 37",
                "tarihsiz; 22 Kasım 2026 günü okundu.",
            ],
            id="Ankara, family physician",
        ),
        pytest.param(
            *(6, "hospital_staff", "lost_stolen"),
            [
                "Önce arayın: 444 5 576",
                "Tutarı Kamu SM gösterir",
                "Havale, EFT ve FAST ile ödenmez. Yalnız aşağıdaki yollardan biriyle ödeyin.",
                "“Başka Bankalardan EFT kabul edilmemektedir.”",
            ],
            id="lost or stolen",
        ),
        pytest.param(
            *(6, "hospital_staff", "first"),
            ["Kurumunuz öder*", "Kaynakta ücret geçmiyor; kurumun ödediğini biz çıkardık."],
            id="the institution pays, we read",
        ),
        pytest.param(
            *(33, "individual", "first"),
            ["1 nüsha postalanır, 1 nüsha sizde kalır", "41470 Gebze/KOCAELİ", "Sorunuz varsa: Kamu SM: 444 5 576"],
            id="Kamu SM alone",
        ),
        pytest.param(
            *(6, "manager_doctor", "card_reader"), ["Kâğıt belge istenmez.", "Mini kart okuyucu."], id="card reader"
        ),
    ],
)
def test_the_page_says_what_the_path_says(plate, category, kind, says):
    page = squeezed(" ".join(text_of(render_information_sheet(sheet_at(plate, category, kind)))))
    assert [text for text in says if squeezed(text) not in page] == []


@pytest.mark.usefixtures("real_catalogue")
def test_where_the_institution_pays_no_sum_and_no_account_stand():
    for procedure in Procedure.objects.with_parts():
        if isinstance(catalogue.rules_of(procedure).fee, NoFee):
            page = text_of(render_information_sheet(sheet_of(procedure)))[0]
            assert not re.search(r"\d TL|IBAN|Nasıl ödenir", page), procedure


# --- Prices that are known, open, or less -------------------------------------------------------------------


@pytest.mark.usefixtures("real_catalogue")
def test_a_price_confirmed_lately_says_since_when_and_that():
    Price.objects.filter(valid_until=None).update(confirmed_on=date(2026, 11, 1))
    cost = sheet_at(6, "family_physician", "first").cost
    assert cost.words == "1.080,00 TL"
    assert cost.notes[0] == "12 Mart 2024 gününden beri geçerli fiyat; 1 Kasım 2026 günü doğrulandı."
    assert cost.notes[1].startswith("Kamu SM’nin fiyat sayfası: www.kamusm.gov.tr/")


@pytest.mark.usefixtures("real_catalogue")
def test_a_price_of_a_gap_is_never_shown():
    Price.objects.filter(valid_until=None).update(valid_until=date(2025, 1, 1))
    cost = sheet_at(6, "family_physician", "first").cost
    assert cost.words == "Bugünün fiyatı bizde yok"
    assert cost.notes[0] == "Bugün geçerli fiyat bizde kayıtlı değil."
    assert cost.notes[1].startswith("Ödemeden önce Kamu SM’den doğrulayın: www.kamusm.gov.tr/")
    assert {lira for _item, lira in cost.lines} == {"–"}


def test_the_sum_of_who_keeps_the_old_reader_stands_beside():
    (procedure,) = made_up.camlik()
    assert f"Eski okuyucunuz kalırsa {format_lira(Decimal('780.00'))}." in made(procedure).cost.notes


def test_of_several_accounts_and_wordings_each_stands():
    (procedure,) = made_up.bozdag()
    payment = made(procedure).payment
    assert [account.iban[:4] for account in payment.accounts] == ["TR33", "TR83"]
    assert "DÖNER SERMAYE İŞLETMESİ ya da BOZDAĞ" in payment.accounts[0].titles
    assert payment.wordings == (
        "[T.C. kimlik numaranız] [adınız] [soyadınız] NES",
        "[adınız] [soyadınız] [T.C. kimlik numaranız] E-İMZA BEDELİ",
    )
    assert payment.words_belong == "Açıklamaya harfi harfine yazın, birini"


def test_a_directorate_that_names_no_way_to_pay_is_to_be_called():
    (procedure,) = made_up.camlik()
    procedure.channels.all().delete()
    payment = made(procedure).payment
    assert payment.ban == "Bu yol için ödeme yeri tanımlı değil. Para göndermeden müdürlüğünüzü arayın."
    assert payment.wordings == ()


def test_a_reason_is_the_title_of_its_page():
    titles = {made(procedure).title for procedure in made_up.kirkpinar()}
    assert titles == {"Arızalı kart", "Değişen kimlik bilgisi", "Deprem"}


def test_papers_of_foreign_staff_stand_apart():
    (procedure,) = made_up.incesu()
    page = text_of(render_information_sheet(made(procedure)))[0]
    assert "Ayrıca İkamet belgesi (Yabancı uyruklu personel): 1 nüsha" in page


@pytest.mark.parametrize("directorate", made_up.DIRECTORATES, ids=lambda entered: entered.__name__)
def test_whatever_can_be_entered_can_be_printed(directorate):
    for procedure in directorate():
        assert procedure.source in text_of(render_information_sheet(made(procedure)))[0]


# --- On paper -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("information-transfer", (6, "family_physician", "first")),
        ("information-lost", (6, "hospital_staff", "lost_stolen")),
        ("information-posted", (33, "individual", "first")),
    ],
)
def test_the_page_looks_as_it_did(name, row):
    assert_looks_like(render_information_sheet(sheet_at(*row)), name)


@pytest.mark.usefixtures("real_catalogue")
def test_longer_rows_flow_to_a_second_page_and_cut_no_part():
    sheet = sheet_at(6, "family_physician", "first")
    steps = tuple(StepText(who="Siz", title=f"{n}. uzun adım", text="Uzun bir açıklama. " * 12) for n in range(1, 17))
    pdf = render_information_sheet(replace(sheet, steps=steps))
    assert problems(pdf) == []
    first, second, *more = text_of(pdf)
    assert not more
    assert [step.title for step in steps if step.title not in first + second] == []
    assert "Sayfa 2 / 2" in second
    for words in ("Bilmenizde yarar var", "Ne alırsınız", "Sorunuz varsa", "Kaynak", "hazırlandı"):
        assert words in second
        assert words not in first


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_the_code_leads_to_the_page_on_the_web(dpi):
    sheet = sheet_at(33, "individual", "first")
    with opened(render_information_sheet(sheet)) as document:
        picture = document[0].render(scale=dpi / 72).to_pil().convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [f"{ADDRESS}/yol/33/bireysel/ilk-basvuru/"]


@pytest.mark.usefixtures("real_catalogue")
def test_headings_stand_in_order_and_links_lead_where_they_say():
    pdf = render_information_sheet(sheet_at(6, "family_physician", "first"))
    with pikepdf.open(BytesIO(pdf)) as document:
        types = list(types_of(document.Root.StructTreeRoot))
        links = {str(annotation.A.URI) for annotation in document.pages[0].Annots}
    headings = [int(kind[2]) for kind in types if re.fullmatch("/H[1-6]", kind)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    assert {"/Table", "/TH", "/L", "/LI", "/Figure", "/Link"} <= set(types)
    assert links == {"https://portal.kamusm.gov.tr/bp/ws.go", f"{ADDRESS}/yol/6/aile-hekimi/ilk-basvuru/"}


@pytest.mark.usefixtures("real_catalogue")
def test_the_same_rows_on_the_same_day_are_the_same_file_and_others_are_not():
    sheet = sheet_at(6, "family_physician", "first")
    assert render_information_sheet(sheet) == render_information_sheet(sheet_at(6, "family_physician", "first"))
    others = [replace(sheet, day=date(2026, 11, 23)), sheet_at(6, "family_physician", "renewal")]
    assert len({fingerprint(each) for each in (sheet, *others)}) == 3


@pytest.mark.usefixtures("real_catalogue")
def test_a_letter_that_no_font_has_is_refused_by_name():
    with pytest.raises(LettersMissing, match="م"):
        render_information_sheet(replace(sheet_at(33, "individual", "first"), lead="مرحبا"))
