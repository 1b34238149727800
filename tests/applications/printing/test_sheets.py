"""A request from the database as a sheet."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command

from applications.catalogue import rules_of
from applications.domain import vocabulary as words
from applications.domain.form_sheet import FormSheet, NoFormDue
from applications.domain.lifecycle import Status
from applications.models import Price, Procedure, SignatureRequest, Unit, User
from applications.printing.engine import render
from applications.printing.sheets import is_form_due, sheet_of
from payments.domain.channels import PaymentChannel
from payments.domain.outcomes import Check, Outcome
from payments.models import ReceiptState
from tests.applications.printing.sample_cases import (
    NOON,
    add_receipt,
    make_case,
    make_payment,
    make_procedure,
    pay_by_transfer,
)
from tests.applications.printing.sample_sheets import text_of

pytestmark = pytest.mark.django_db


def facts_of(sheet: FormSheet) -> dict[str, str]:
    return {fact.label: fact.value for section in sheet.sections for fact in section.facts}


def test_sheet_holds_every_answer():
    sheet = sheet_of(make_case(), printed_at=NOON)

    assert facts_of(sheet) == {
        "T.C. kimlik no": "10000000146",
        "Doğum tarihi": "04.03.1984",
        "Adı soyadı": "Ayşe Gül Işık",
        "Unvanı": "Uzman Doktor",
        "Görev yeri": "Akdeniz 3 No’lu Aile Sağlığı Merkezi",
        "Cep telefonu": "0532 000 00 00",
        "E-posta": "aysegul.isik@saglik.example.tr",
        "Açık adres": "Limonluk Mahallesi, Vali Hüseyin Aksoy Caddesi, Numara 12, Daire 4",
        "İlçe, il": "Yenişehir, Mersin",
        "Posta kodu": "33120",
        "İstenen": "3 yıllık sertifika ve mini kart okuyucu",
        "Tutar": "1.080,00 TL",
        "Ne zaman ödenir": "Kamu SM başvurusundan önce",
    }
    assert sheet.kind_line == "İlk başvuru · Aile hekimi · Islak imzalı"
    assert sheet.letterhead == ("T.C. SAĞLIK BAKANLIĞI", "Mersin İl Sağlık Müdürlüğü", "Sağlık Bilgi Sistemleri Birimi")
    assert sheet.copy_labels == ("Kurum nüshası", "Başvuru sahibi nüshası")
    assert sheet.notice_read == "16.11.2026 12.00", "the hour of Istanbul"


def test_papers_begin_with_kamu_sms_form_and_say_where_to():
    sheet = sheet_of(make_case(), printed_at=NOON)

    assert sheet.papers == (
        "Kamu SM başvuru formu: 2\N{NO-BREAK SPACE}nüsha, ıslak imzalı",
        "Bu form: 2\N{NO-BREAK SPACE}nüsha, ıslak imzalı",
        "Banka dekontunun aslı",
    )
    assert sheet.deliver_to == ("Elden: E-imza Kurum Yetkilisi, Eski Hastane",)


@pytest.mark.parametrize(
    ("kind", "details", "expected"),
    [
        pytest.param(
            words.RequestKind.RENEWAL,
            {"certificate_ends_on": "2026-12-20"},
            {"Sertifikanın bitişi": "20.12.2026", "İstenen": "3 yıllık sertifika"},
            id="renewal",
        ),
        pytest.param(
            words.RequestKind.LOST_STOLEN,
            {"revoked_on": "2026-11-15", "revoked_how": "phone", "what_happened": "stolen"},
            {
                "İptal tarihi": "15.11.2026",
                "İptal yolu": "Kamu SM çağrı merkezini arayarak",
                "Karta ne oldu": "Çalındı",
            },
            id="lost",
        ),
        pytest.param(
            words.RequestKind.CARD_READER,
            {"invoice_name": "Ayşe Gül Işık", "invoice_tax_no": "10000000146", "invoice_tax_office": "İstiklâl"},
            {"Fatura adı": "Ayşe Gül Işık", "Vergi dairesi": "İstiklâl", "İstenen": "Mini kart okuyucu"},
            id="reader",
        ),
        pytest.param(
            words.RequestKind.FIRST,
            {"keeps_reader": True, "is_naturalised": True},
            {
                "İstenen": "3 yıllık sertifika",
                "Kart okuyucu": "Eski okuyucu kullanılacak",
                "Uyruk": "Sonradan T.C. vatandaşı",
            },
            id="old reader, naturalised",
        ),
    ],
)
def test_sheet_holds_what_only_the_kind_knows(kind, details, expected):
    facts = facts_of(sheet_of(make_case(make_procedure(kind=kind), details=details), printed_at=NOON))

    assert facts | expected == facts


def test_suspended_certificate_is_not_called_revoked():
    procedure = make_procedure()
    procedure.prerequisites.create(prerequisite=words.Prerequisite.SUSPEND_FIRST, text="Önce askıya aldırın.")
    case = make_case(procedure, details={"revoked_on": "2026-11-15", "revoked_how": "online"})

    facts = facts_of(sheet_of(case, printed_at=NOON))

    assert facts["Askıya alma tarihi"] == "15.11.2026"
    assert "İptal tarihi" not in facts


def test_unit_from_the_list_stands_under_its_name():
    case = make_case()
    case.unit = Unit.objects.create(
        directorate=case.directorate, kind=words.UnitKind.FAMILY_HEALTH, name="Akdeniz 3 No’lu ASM"
    )

    assert facts_of(sheet_of(case, printed_at=NOON))["Görev yeri"] == "Akdeniz 3 No’lu ASM"


def test_institution_that_pays_needs_no_sum():
    procedure = make_procedure(payer=words.Payer.INSTITUTION, sum_mode=words.SumMode.NONE, fixed_sum=None, pay_when="")
    facts = facts_of(sheet_of(make_case(procedure), printed_at=NOON))

    assert facts["Ödeyen"] == "Kurum öder"
    assert "Tutar" not in facts


def test_sum_that_kamu_sm_shows_later_is_not_guessed():
    procedure = make_procedure(
        sum_mode=words.SumMode.SHOWN_LATER, fixed_sum=None, pay_when=words.PayWhen.AFTER_APPLYING
    )
    for channel in (PaymentChannel.VAKIFBANK_BILL, PaymentChannel.VIRTUAL_POS):
        procedure.channels.create(channel=channel)
    facts = facts_of(sheet_of(make_case(procedure), printed_at=NOON))

    assert facts["Tutar"] == "Tutarı Kamu SM gösterir"
    assert facts["Ödeme yolu"] == f"{PaymentChannel.VAKIFBANK_BILL.label} ya da {PaymentChannel.VIRTUAL_POS.label}"
    assert facts["Ne zaman ödenir"] == "Kamu SM başvurusundan sonra"


def test_old_reader_lowers_the_sum():
    procedure = make_procedure(fixed_sum_without_reader="780.00")
    case = make_case(procedure, details={"keeps_reader": True})

    assert facts_of(sheet_of(case, printed_at=NOON))["Tutar"] == "780,00 TL"


def test_price_that_nobody_confirmed_lately_stands_with_its_day():
    procedure = make_procedure(sum_mode=words.SumMode.TARIFF, fixed_sum=None)
    for item, lira in ((words.FeeItem.NES, "780.00"), (words.FeeItem.READER, "300.00")):
        Price.objects.create(item=item, lira=lira, valid_from=date(2024, 3, 12), source="Deneme yazısı")

    facts = facts_of(sheet_of(make_case(procedure), printed_at=NOON))

    assert facts["Tutar"] == "1.080,00 TL (12.03.2024 fiyatı; Kamu SM’den doğrulayın)"


def test_tariff_without_a_known_price_is_not_guessed():
    procedure = make_procedure(sum_mode=words.SumMode.TARIFF, fixed_sum=None)

    assert facts_of(sheet_of(make_case(procedure), printed_at=NOON))["Tutar"] == "Kamu SM’den doğrulayın"


def test_receipt_stands_with_its_number_and_the_count_of_its_checks():
    procedure = make_procedure()
    pay_by_transfer(procedure)
    payment = make_payment()
    case = make_case(procedure, payment=payment)
    found = {Check.DESCRIPTION: Outcome.DIFFERS, Check.PAYER_TCKN: Outcome.CANNOT_TELL}
    add_receipt(payment, case.owner, not_agreeing=found)

    facts = facts_of(sheet_of(case, printed_at=NOON))

    assert facts["Tutar"] == "1.080,00 TL"
    assert facts["Alıcı IBAN"] == "TR33 0006 1005 1978 6457 8413 26"
    assert facts["Dekont tarihi, no"] == "16.11.2026, 1746209355"
    assert facts["Dekont kontrolü"] == "5 uygun, 1 farklı (Açıklama), 1 anlaşılamadı (Gönderenin kimlik numarası)"
    assert "Ödeme yolu" not in facts, "it is paid"


def test_receipt_that_nobody_could_read_is_said_in_short():
    payment = make_payment()
    case = make_case(payment=payment)
    receipt = add_receipt(payment, case.owner, not_agreeing=dict.fromkeys(Check, Outcome.CANNOT_TELL))
    receipt.fields = {}
    receipt.save()

    facts = facts_of(sheet_of(case, printed_at=NOON))

    assert facts["Dekont kontrolü"] == "7 anlaşılamadı"
    assert "Dekont tarihi, no" not in facts


def test_typed_receipt_says_that_it_is_the_persons_own_word():
    payment = make_payment()
    case = make_case(payment=payment)
    receipt = add_receipt(payment, case.owner, not_agreeing={})
    receipt.state = ReceiptState.TYPED
    receipt.save()

    assert facts_of(sheet_of(case, printed_at=NOON))["Dekont kontrolü"] == "Elle yazıldı: 7 uygun"


def test_overruled_check_counts_as_passed_with_a_reason():
    payment = make_payment()
    case = make_case(payment=payment)
    receipt = add_receipt(payment, case.owner, not_agreeing={Check.DESCRIPTION: Outcome.DIFFERS})
    receipt.checks.filter(check_name=Check.DESCRIPTION).update(
        overruled_at=NOON, overruled_by=case.owner, overrule_reason="Dilekçe geldi"
    )

    facts = facts_of(sheet_of(case, printed_at=NOON))

    assert facts["Dekont kontrolü"] == "6 uygun, 1 gerekçeyle geçildi (Açıklama)"


def test_payment_confirmed_by_an_officer_says_so():
    case = make_case()
    case.payment = make_payment(confirmed_at=NOON, confirmed_by=case.owner)

    assert facts_of(sheet_of(case, printed_at=NOON))["Ödeme"] == "Banka ekstresinde görüldü"


def test_hash_changes_with_an_answer_and_not_with_verdict_state_or_print():
    case = make_case()
    declared = sheet_of(case, printed_at=NOON).declared

    case.payment = make_payment()
    add_receipt(case.payment, case.owner, not_agreeing={Check.AMOUNT: Outcome.DIFFERS})
    case.status = Status.APPROVED
    assert sheet_of(case, printed_at=NOON.replace(year=2027)).declared == declared

    case.birth_date = date(1984, 3, 5)
    assert sheet_of(case, printed_at=NOON).declared != declared


@pytest.mark.parametrize(
    ("status", "is_draft"),
    [(Status.SUBMITTED, False), (Status.APPROVED, False), (Status.RETURNED, True), (Status.WITHDRAWN, True)],
)
def test_paper_that_must_not_be_handed_in_is_a_draft(status, is_draft):
    assert sheet_of(make_case(status=status), printed_at=NOON).is_draft is is_draft


@pytest.mark.parametrize(
    ("handler", "roles"),
    [
        (words.Handler.DIRECTORATE, ["Başvuru sahibi", "Birim sorumlusu", "E-imza kurum yetkilisi"]),
        (words.Handler.KAMU_SM, ["Başvuru sahibi"]),
    ],
)
def test_boxes_are_for_those_who_see_the_paper(handler, roles):
    sheet = sheet_of(make_case(make_procedure(handler=handler)), printed_at=NOON)

    assert [box.role for box in sheet.signatures] == roles


def test_form_that_is_not_asked_for_is_not_printed():
    case = make_case(signing_method=words.SigningMethod.E_SIGNED)
    case.procedure.papers.filter(paper=words.Paper.REQUEST_FORM).update(signing_method=words.SigningMethod.WET)
    rules = rules_of(Procedure.objects.with_parts().get())

    assert not is_form_due(case, rules)
    with pytest.raises(NoFormDue):
        sheet_of(case, printed_at=NOON)
    case.signing_method = words.SigningMethod.WET
    assert is_form_due(case, rules)


def test_number_of_copies_is_the_papers_own():
    case = make_case()
    case.procedure.papers.filter(paper=words.Paper.REQUEST_FORM).update(deliver=0, post=1, keep=1)

    sheet = sheet_of(case, printed_at=NOON)

    assert sheet.copy_labels == ("Kamu SM nüshası (postalanır)", "Başvuru sahibi nüshası (sizde kalır)")
    assert replace(sheet, copy_labels=sheet.copy_labels[:1]).copies[0].number == 1


def test_reading_a_sheet_takes_a_fixed_number_of_queries(django_assert_max_num_queries):
    payment = make_payment()
    case = make_case(payment=payment)
    add_receipt(payment, case.owner, not_agreeing={})

    with django_assert_max_num_queries(16):
        sheet_of(case, printed_at=NOON)


def test_every_procedure_of_the_catalogue_prints_one_page_a_copy():
    call_command("load_catalogue", verbosity=0)
    for number, procedure in enumerate(Procedure.objects.all()):
        case = busy_case(procedure, number)
        try:
            sheet = sheet_of(case, printed_at=NOON)
        except NoFormDue:
            assert not procedure.papers.filter(paper=words.Paper.REQUEST_FORM).exists()
        else:
            assert two_lines(sheet, "Açık adres")
            assert two_lines(sheet, "Görev yeri")
            assert len(text_of(render(sheet))) == len(sheet.copy_labels), procedure


def two_lines(sheet: FormSheet, label: str) -> bool:
    """Tell whether the answer needs a second line: a row holds 149 mm, some 90 letters."""
    return 95 < len(facts_of(sheet)[label]) < 150


DETAILS = {
    words.RequestKind.FIRST: {"is_naturalised": True},
    words.RequestKind.RENEWAL: {"certificate_ends_on": "2026-12-20"},
    words.RequestKind.LOST_STOLEN: {"what_happened": "stolen", "revoked_on": "2026-11-15", "revoked_how": "phone"},
}


def busy_case(procedure: Procedure, number: int) -> SignatureRequest:
    """Return a withdrawn request (its paper has the TASLAK line too) with a receipt that two checks question.

    Unit and address take two lines each.
    """
    owner = User.objects.create_user(f"{number}@saglik.example.tr")
    payment = make_payment()
    add_receipt(payment, owner, not_agreeing={Check.AMOUNT: Outcome.DIFFERS, Check.PAYER_TCKN: Outcome.CANNOT_TELL})
    method = procedure.signing_methods.first()
    return make_case(
        procedure,
        owner=owner,
        reference=f"K7P4M2{number:02}",
        status=Status.WITHDRAWN,
        payment=payment,
        signing_method=method.method if method else "",
        unit_text="Ankara Şehir Hastanesi Kadın Doğum Hastanesi Yenidoğan Yoğun Bakım ve Çocuk Sağlığı Poliklinikleri",
        street="Şehit Piyade Üsteğmen Mehmet Kaplan Caddesi, Üçüncü Sokak, Yeşilyurt Sitesi B Blok",
        details=DETAILS.get(procedure.kind, {}),
    )
