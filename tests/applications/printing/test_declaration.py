"""The declaration on paper: the letter's words, its one page, and that the form carries it along."""

import io
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pikepdf
import pypdfium2.raw as pdfium_c
import pytest
import zxingcpp
from django.core.management import call_command

from applications.catalogue import rules_of
from applications.domain.form_sheet import Fact, Letter
from applications.domain.lifecycle import Status
from applications.domain.vocabulary import Paper, RequestKind, UnitKind, WordingForm
from applications.models import Declaration, SignatureRequest, Unit
from applications.printing import engine
from applications.printing.letters import CLOSING, NoDeclaration, letter_about, letter_of
from applications.printing.sheets import sheet_of
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import ExpectedAccount, ExpectedPayment, Place, expectation_to_json
from payments.domain.outcomes import Check, Outcome
from tests.applications.printing.looks import assert_looks_like, pages_of
from tests.applications.printing.sample_cases import (
    IBAN,
    NOON,
    add_receipt,
    make_case,
    make_payment,
    make_procedure,
    pay_by_transfer,
)
from tests.applications.printing.sample_sheets import SHEET, opened, text_of
from tests.factories import OTHER_IBAN

LETTER = Letter(
    reference="K7P4M2HX",
    addressee="MERSİN İL SAĞLIK MÜDÜRLÜĞÜNE",
    desk="Sağlık Bilgi Sistemleri Birimi",
    subject="Dekontunda eksik bilgi bulunan ödeme hakkında",
    opening="K7P4-M2HX başvuru numaralı başvurumun ücreti, bilgileri aşağıda yer alan işlemle ödenmiştir.",
    payment=(
        Fact(label="Ödeme tarihi", value="16.11.2026"),
        Fact(label="Ödenen tutar", value="1.080,00 TL"),
        Fact(label="Alıcı IBAN", value="TR33 0006 1005 1978 6457 8413 26", is_code=True),
    ),
    lacking_title="Dekontta bulunması istenen aşağıdaki bilgiler dekontta yer almamaktadır:",
    lacking=("Adı soyadı: Ayşe Gül Işık", "T.C. kimlik numarası: 10000000146", "“E-İMZA 3 YILLIK BAŞVURUSU”"),
    closing=CLOSING,
    name="Ayşe Gül Işık",
    sender=(
        Fact(label="T.C. kimlik no", value="10000000146", is_code=True),
        Fact(label="Görev yeri", value="Akdeniz 3 No’lu Aile Sağlığı Merkezi"),
        Fact(label="Adres", value="Limonluk Mahallesi, Vali Hüseyin Aksoy Caddesi, Numara 12, Yenişehir, Mersin"),
        Fact(label="Telefon", value="0532 000 00 00"),
    ),
    enclosure="Banka dekontu",
    printed_at=SHEET.printed_at,
    declared="a91f3c5e" + "0" * 56,
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return engine.render_letter(LETTER)


def test_the_letter_holds_every_word_on_one_page(pdf):
    (page,) = text_of(pdf)
    words = [LETTER.addressee, LETTER.desk, LETTER.subject, LETTER.opening, LETTER.lacking_title, *LETTER.lacking]
    values = [fact.value for fact in (*LETTER.payment, *LETTER.sender)]
    assert [text for text in (*words, *values, *CLOSING, LETTER.enclosure) if text not in page] == []
    assert "Dilekçe · K7P4-M2HX Sayfa 1 / 1" in page


def test_date_and_signature_are_left_to_the_pen(pdf):
    (page,) = text_of(pdf)
    assert "…… / …… / 20…… İmza Ayşe Gül Işık" in page


def test_both_codes_read_from_the_page(pdf):
    (page,) = pages_of(pdf)
    assert {(code.format, code.text) for code in zxingcpp.read_barcodes(page)} == {
        (zxingcpp.BarcodeFormat.QRCode, "K7P4M2HX/D/A91F3C5E"),
        (zxingcpp.BarcodeFormat.Code128, "K7P4M2HX"),
    }


def test_the_letter_says_when_it_was_printed_and_what_its_hash_is(pdf):
    assert "Yazdırma: 16.11.2026 14.55 İçerik özeti: a91f 3c5e" in text_of(pdf)[0]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.open_metadata()["xmp:CreateDate"] == "2026-11-16T14:55:00+03:00"


def test_the_same_letter_and_moment_are_the_same_bytes(pdf):
    engine.render(SHEET)
    assert engine.render_letter(LETTER) == pdf


def test_the_letter_looks_as_it_did(pdf):
    assert_looks_like(pdf, "declaration")


def test_a_letter_with_long_values_stays_on_one_page():
    long = replace(
        LETTER,
        lacking=(*LETTER.lacking, "“MİNİ KART OKUYUCU VE 3 YILLIK NES BEDELİ”", "Soyadı: Karaosmanoğlu Yıldırım"),
        sender=(
            LETTER.sender[0],
            Fact(label="Görev yeri", value="Örnekköy Şehit Öğretmenler 3 No’lu Eğitim Aile Sağlığı Merkezi"),
            Fact(label="Adres", value="Uzun Mahallesi, " + "Şehit Öğretmenler Caddesi, " * 3 + "Numara 12, Daire 4"),
            Fact(label="Telefon", value="0532 000 00 00"),
        ),
    )
    assert len(text_of(engine.render_letter(long))) == 1


def test_what_is_declared_stays_on_the_page_where_it_is_signed():
    many = tuple(f"“{number}. İSTENEN SÖZ”" for number in range(24))
    first, second = text_of(engine.render_letter(replace(LETTER, lacking=many)))
    assert "Sayfa 1 / 2" in first
    assert not any(sentence in first for sentence in CLOSING)
    assert all(sentence in second for sentence in CLOSING)
    assert "İmza Ayşe Gül Işık" in second


def test_a_draft_says_so_and_a_valid_letter_does_not(pdf):
    assert "TASLAK" in text_of(engine.render_letter(replace(LETTER, is_draft=True)))[0]
    assert "TASLAK" not in text_of(pdf)[0]


def test_properties_name_no_person(pdf):
    with opened(pdf) as document:
        properties = document.get_metadata_dict()
        assert pdfium_c.FPDFCatalog_IsTagged(document)
    assert properties["Title"] == "Dilekçe K7P4-M2HX"
    assert not any("Işık" in value or "10000000146" in value for value in properties.values())


def test_the_letter_follows_the_copies_of_the_form_once():
    first, second, letter = text_of(engine.render(replace(SHEET, letter=LETTER)))
    assert "Kurum nüshası · 1 / 2" in first
    assert "Başvuru sahibi nüshası · 2 / 2" in second
    assert LETTER.addressee in letter
    assert "Dilekçe · K7P4-M2HX Sayfa 1 / 1" in letter, "a document of its own"
    assert "Elektronik imza başvuru formu" not in letter


def test_the_form_looks_the_same_with_a_letter_behind_it():
    with opened(engine.render(SHEET)) as alone, opened(engine.render(replace(SHEET, letter=LETTER))) as together:
        pictures = [[page.render(scale=1).to_numpy() for page in document][:1] for document in (alone, together)]
    assert (pictures[0][0] == pictures[1][0]).all()


# --- From rows ----------------------------------------------------------------------------------------------


@pytest.fixture
def case(db) -> SignatureRequest:
    """A request whose receipt lacks the identity number, and whose person declares so."""
    procedure = make_procedure(allows_declaration=True)
    pay_by_transfer(procedure)
    procedure.descriptions.create(form=WordingForm.TEMPLATE, text="{ad_soyad} {tckn} NES", place=Place.DESCRIPTION)
    account = ExpectedAccount(iban=IBAN, titles=("Örnek Döner Sermaye İşletmesi",))
    expected = ExpectedPayment(
        channel=PaymentChannel.TRANSFER, payer_name="Ayşe Gül Işık", payer_tckn="10000000146", accounts=(account,)
    )
    payment = make_payment(expectation=expectation_to_json(expected))
    made = make_case(procedure, payment=payment)
    receipt = add_receipt(payment, made.owner, not_agreeing={Check.DESCRIPTION: Outcome.DIFFERS})
    Declaration.objects.create(
        payment=payment,
        receipt=receipt,
        paid_on=date(2026, 11, 16),
        lira=Decimal("1080.00"),
        reference="1746209355",
        missing=["{tckn}", "NES"],
        made_by=made.owner,
        made_at=NOON,
    )
    return made


def fresh(case: SignatureRequest) -> SignatureRequest:
    """Return ``case`` as the next request of a browser would read it."""
    return SignatureRequest.objects.get(pk=case.pk)


def lines_of(facts: tuple[Fact, ...]) -> dict[str, str]:
    return {fact.label: fact.value for fact in facts}


def test_the_letter_says_what_was_paid_where_and_what_is_missing(case):
    letter = letter_of(case, printed_at=NOON)
    assert letter.addressee == "MERSİN İL SAĞLIK MÜDÜRLÜĞÜNE"
    assert "K7P4-M2HX başvuru numaralı nitelikli elektronik sertifika" in letter.opening
    assert lines_of(letter.payment) == {
        "Ödeme tarihi": "16.11.2026",
        "Ödenen tutar": "1.080,00 TL",
        "Bankanın işlem no": "1746209355",
        "Alıcı": "Örnek Döner Sermaye İşletmesi",
        "Alıcı IBAN": "TR33 0006 1005 1978 6457 8413 26",
    }
    assert letter.lacking == ("T.C. kimlik numarası: 10000000146", "“NES”")
    assert "açıklamada yer almamaktadır" in letter.lacking_title
    assert (letter.name, letter.enclosure, letter.is_draft) == ("Ayşe Gül Işık", "Banka dekontu", False)
    assert lines_of(letter.sender)["Adres"].endswith("Numara 12, Daire 4, Yenişehir, Mersin")


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        pytest.param({"street": "Başka Caddesi"}, True, id="another address"),
        pytest.param({"status": Status.APPROVED}, True, id="another state"),
        pytest.param({"unit": "mapped"}, True, id="the desk found the unit"),
        pytest.param({"first_name": "Ayşegül"}, False, id="another name"),
        pytest.param({"mobile": "05320000001"}, False, id="another telephone"),
    ],
)
def test_the_hash_covers_what_the_person_signs(case, change, is_same):
    before = letter_of(case, printed_at=NOON).declared
    if "unit" in change:
        change = {"unit": Unit.objects.create(directorate=case.directorate, kind=UnitKind.HOSPITAL, name="Hastane")}
    SignatureRequest.objects.filter(pk=case.pk).update(**change)
    after = letter_of(fresh(case), printed_at=NOON + timedelta(days=1)).declared
    assert (before == after) is is_same


@pytest.mark.parametrize(
    ("column", "value"),
    [("paid_on", date(2026, 11, 15)), ("lira", Decimal("780.00")), ("reference", "1"), ("missing", ["NES"])],
)
def test_another_payment_is_another_hash(case, column, value):
    before = letter_of(case, printed_at=NOON).declared
    Declaration.objects.update(**{column: value})
    assert letter_of(fresh(case), printed_at=NOON).declared != before


def test_a_sum_is_the_same_before_and_after_it_was_stored(case):
    declared = Declaration.objects.get()
    stored = letter_of(case, printed_at=NOON).declared
    declared.lira = Decimal(1080)
    assert letter_about(case, declared, rules_of(case.procedure), printed_at=NOON).declared == stored


def test_the_account_is_the_one_that_the_receipt_names(case):
    receipt = case.payment.receipts.get()
    receipt.fields["payee_iban"] = OTHER_IBAN
    receipt.save()
    paid = lines_of(letter_of(fresh(case), printed_at=NOON).payment)
    assert paid["Alıcı IBAN"].replace(" ", "") == OTHER_IBAN
    assert "Alıcı" not in paid


def test_words_that_may_stand_anywhere_are_missing_on_the_receipt(case):
    case.procedure.descriptions.update(place=Place.ANYWHERE)
    assert letter_of(case, printed_at=NOON).lacking_title.endswith("dekontta yer almamaktadır:")


def test_a_reader_is_asked_for_by_its_name(case):
    case.procedure.kind = RequestKind.CARD_READER
    case.procedure.save()
    assert "mini kart okuyucu başvurumun" in letter_of(case, printed_at=NOON).opening


def test_where_no_receipt_is_handed_in_none_is_enclosed(case):
    case.procedure.papers.filter(paper=Paper.RECEIPT).delete()
    assert letter_of(case, printed_at=NOON).enclosure == ""


def test_a_returned_request_prints_a_draft(case):
    case.status = Status.RETURNED
    assert letter_of(case, printed_at=NOON).is_draft


@pytest.mark.parametrize("why", ["not declared", "not taken", "needless"])
def test_without_a_declaration_that_counts_there_is_no_letter(case, why):
    if why == "not declared":
        Declaration.objects.all().delete()
    elif why == "not taken":
        case.procedure.allows_declaration = False
        case.procedure.save()
    else:
        case.payment.receipts.get().checks.update(outcome=Outcome.AGREES)
    with pytest.raises(NoDeclaration):
        letter_of(fresh(case), printed_at=NOON)
    assert sheet_of(fresh(case), printed_at=NOON).letter is None


def test_the_form_names_the_declaration_among_papers_and_payment(case):
    sheet = sheet_of(case, printed_at=NOON)
    assert "Dilekçe (açıklaması eksik ödeme), imzalı" in sheet.papers
    (payment,) = (section for section in sheet.sections if section.title == "Ödeme")
    said = lines_of(payment.facts)["Dilekçe"]
    assert said == "16.11.2026, 1.080,00 TL, 1746209355. Eksik olan: T.C. kimlik numarası: 10000000146; “NES”"


def test_print_form_prints_the_letter_too(case, tmp_path):
    output = tmp_path / "form.pdf"
    call_command("print_form", "K7P4-M2HX", "--output", str(output), verbosity=0)
    pages = text_of(output.read_bytes())
    assert len(pages) == 3
    assert "MERSİN İL SAĞLIK MÜDÜRLÜĞÜNE" in pages[-1]
