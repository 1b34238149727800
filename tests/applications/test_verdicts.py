"""The verdict sheet: what it shows of each check, while the pictures are read, and when nothing was found."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.domain.steps import Step
from applications.domain.vocabulary import Role
from applications.models import RequestDraft
from payments import services as payments
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import AmountDue, ExpectedPayment, expectation_to_json
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields, fields_to_json
from payments.models import Payment, Receipt, ReceiptState, Source
from tests import factories
from tests.applications.admin.desk import page_of
from tests.applications.admin.desk import signed_in as at_desk
from tests.applications.answers import texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]

PLACE = [[1, 0.4, 0.1, 0.6, 0.112]]
LATER = factories.NOON + timedelta(days=30)
READING = {"state": ReceiptState.READING, "attempts": 1, "lease_until": LATER, "next_try_at": None}
WIDE_PLACE = [[1, 0.1, 0.1, 0.9, 0.112]]


@pytest.fixture
def draft(person) -> RequestDraft:
    return factories.make_draft(owner=person, payment=factories.make_payment())


def sheet(browser: Client, receipt: Receipt) -> str:
    return texts(browser.get(reverse("applications:verdict", args=[receipt.pk])))


def row_of(page: str, check: Check) -> str:
    """Return the markup of one check's row."""
    rows = re.findall(r'<li class="vrow.*?</li>', page, re.DOTALL)
    return next(row for row in rows if f"<h3>{check.label}</h3>" in row)


def make_waiting(draft: RequestDraft, **columns: object) -> Receipt:
    """Return a receipt of three pages whose pictures a job is to read."""
    receipt = factories.make_receipt(draft.payment, **{check.value: Outcome.CANNOT_TELL for check in Check})
    values = {"state": ReceiptState.WAITING, "source": "", "page_count": 3, "next_try_at": factories.NOON}
    return changed(receipt, **values | columns)


def changed(receipt: Receipt, **columns: object) -> Receipt:
    for name, value in columns.items():
        setattr(receipt, name, value)
    receipt.save()
    return receipt


# --- Each check -------------------------------------------------------------------------------------------


def test_each_check_with_a_place_shows_its_cut_out_described_in_words(signed_in, draft):
    receipt = factories.make_receipt(draft.payment, amount=Outcome.DIFFERS)
    receipt.checks.filter(check_name__in=(Check.AMOUNT, Check.DATE)).update(spots=PLACE)
    page = sheet(signed_in, receipt)
    for check in receipt.checks.all():
        address = reverse("applications:receipt_cutout", args=[receipt.pk, check.pk])
        picture = f'<img src="{address}" alt="Dekonttan kesit: {check.label}">'
        assert (picture in page) is (check.check_name in (Check.AMOUNT, Check.DATE))


def test_a_wide_place_gets_a_row_of_its_own(signed_in, draft):
    receipt = factories.make_receipt(draft.payment)
    receipt.checks.filter(check_name=Check.AMOUNT).update(spots=PLACE)
    receipt.checks.filter(check_name=Check.DESCRIPTION).update(spots=WIDE_PLACE)
    page = sheet(signed_in, receipt)
    assert "has-wide" in row_of(page, Check.DESCRIPTION)
    assert "has-wide" not in row_of(page, Check.AMOUNT)


def test_a_place_on_a_page_that_was_not_kept_shows_nothing(signed_in, draft):
    receipt = factories.make_receipt(draft.payment)
    receipt.checks.update(spots=[[2, 0.4, 0.1, 0.6, 0.112]])
    assert "cutout" not in sheet(signed_in, receipt)


def test_what_to_do_stands_apart_from_what_is_so(signed_in, draft):
    receipt = factories.make_receipt(draft.payment, payee_iban=Outcome.DIFFERS, date=Outcome.CANNOT_TELL)
    sentence = "Para başka bir IBAN’a gitmiş. Bankanızı arayın; geri gelince yeniden gönderin."
    receipt.checks.filter(check_name=Check.PAYEE_IBAN).update(sentence=sentence, expected="TR1", found="TR2")
    row = row_of(sheet(signed_in, receipt), Check.PAYEE_IBAN)
    assert '<p class="say">Para başka bir IBAN’a gitmiş.</p>' in row
    assert "<b>Ne yapmalı?</b> Bankanızı arayın; geri gelince yeniden gönderin." in row
    assert "<dt>Beklenen</dt><dd>TR1</dd><dt>Dekontta</dt><dd>TR2</dd>" in row
    unsure = row_of(sheet(signed_in, receipt), Check.DATE)
    assert "<b>Ne yapmalı?</b> Bir şey yapmanız gerekmez; yetkili bakar." in unsure


def test_how_a_value_was_read_is_told_with_repair_and_doubt(signed_in, draft):
    findings = {
        "payer_tckn": {"how": "label", "spots": [], "is_certain": False, "printed": "1OOOOOOO146"},
        "amount": {"how": "pattern", "spots": [], "is_certain": True, "printed": None},
    }
    receipt = changed(factories.make_receipt(draft.payment), fields={"findings": findings}, source=Source.OCR)
    receipt.checks.filter(check_name=Check.PAYER_TCKN).update(found="10000000146")
    page = sheet(signed_in, receipt)
    told = "Etiketinden okundu. Görüntüde “O” okundu; kontrol basamağına göre “0” yazıldı. Net okunamadı."
    assert told in row_of(page, Check.PAYER_TCKN)
    assert "Biçiminden okundu." in row_of(page, Check.AMOUNT)
    assert "okundu" not in row_of(page, Check.DATE)
    assert "görüntüden okundu" in page


def test_what_an_officer_let_pass_is_shown_with_its_own_result_and_the_reason(signed_in, draft):
    receipt = factories.make_receipt(draft.payment, payer_name=Outcome.DIFFERS)
    found = receipt.checks.get(check_name=Check.PAYER_NAME)
    officer = factories.make_user(full_name="Murat Eker")
    payments.overrule(found, by=officer, at=factories.NOON, reason="Eşinin hesabı; evlilik cüzdanı görüldü.")
    page = sheet(signed_in, receipt)
    row = row_of(page, Check.PAYER_NAME)
    assert "Farklı" in row
    assert "Yetkili bu noktayı kabul etti" in row
    assert "Eşinin hesabı; evlilik cüzdanı görüldü." in row
    assert "Ne yapmalı?" not in row
    assert "Murat Eker" not in page
    assert "<h1>Dekontunuz kabul edildi</h1>" in page
    assert "İlgilenmeniz gerekenler" not in page


def test_the_sheet_asks_as_often_for_many_places_as_for_none(signed_in, draft):
    receipt = factories.make_receipt(draft.payment)
    address = reverse("applications:verdict", args=[receipt.pk])
    with CaptureQueriesContext(connection) as without:
        signed_in.get(address)
    receipt.checks.update(spots=PLACE, outcome=Outcome.DIFFERS)
    with CaptureQueriesContext(connection) as with_places:
        signed_in.get(address)
    assert len(with_places) == len(without) <= 10


# --- Several receipts -------------------------------------------------------------------------------------


def pay(payment: Payment, lira: str, reference: str) -> Receipt:
    """Return a receipt that agrees in everything but its sum."""
    printed = ReceiptFields(amount=Decimal(lira), currency="TRY", date=date(2026, 11, 16), reference=reference)
    receipt = factories.make_receipt(payment, amount=Outcome.DIFFERS)
    return changed(receipt, fields=fields_to_json(printed))


@pytest.fixture
def owing(draft) -> Payment:
    """A payment of 1.080 lira."""
    due = (AmountDue(amount=Decimal("1080.00"), valid_from=date(2024, 1, 1)),)
    expected = ExpectedPayment(
        channel=PaymentChannel.TRANSFER, payer_name="Ayşe Gül Işık", payer_tckn="10000000146", amounts=due
    )
    draft.payment.expectation = expectation_to_json(expected)
    draft.payment.save()
    return draft.payment


@pytest.mark.parametrize(
    ("second", "word", "sentence"),
    [
        pytest.param("300.00", "Uygun", "2 dekontun toplamı 1.080,00 TL; tutar tamam.", id="complete"),
        pytest.param("200.00", "Farklı", "2 dekontun toplamı 980,00 TL: 100,00 TL eksik.", id="too little"),
        pytest.param("400.00", "Farklı", "Fazla ödeme: 100,00 TL;", id="too much"),
    ],
)
def test_what_several_receipts_add_up_to_is_told_wherever_they_are_listed(
    signed_in, draft, owing, second, word, sentence
):
    receipt = pay(owing, "780.00", "11111111")
    pay(owing, second, "22222222")
    case = factories.make_case(draft.procedure, owner=draft.owner, payment=owing)
    pages = [sheet(signed_in, receipt)]
    pages += [
        texts(signed_in.get(reverse(f"applications:{name}", args=[case.reference])))
        for name in ("case", "case_payment")
    ]
    officer = factories.make_member(Role.OFFICER, case.directorate)
    pages.append(texts(at_desk(officer).get(page_of(case))))
    for page in pages:
        line = re.search(r'<div class="sum-line">.*?</div>', page)
        assert line
        assert f"<span>{word}</span>" in line[0]
        assert sentence in line[0]


def test_a_sum_that_another_receipt_makes_up_for_leaves_nothing_to_do(signed_in, owing):
    receipt = pay(owing, "780.00", "11111111")
    pay(owing, "300.00", "22222222")
    page = sheet(signed_in, receipt)
    assert "<h1>Dekontlarınız birlikte tamam</h1>" in page
    assert "dekontlarınızın toplamı tamam" in row_of(page, Check.AMOUNT)
    receipt.checks.filter(check_name=Check.DATE).update(outcome=Outcome.DIFFERS)
    assert "<h1>Dekontta farklı bir yer var</h1>" in sheet(signed_in, receipt)


@pytest.mark.parametrize("others", [(), ("11111111",)], ids=["one receipt", "the same transfer twice"])
def test_one_transfer_is_no_sum(signed_in, owing, others):
    receipt = pay(owing, "1080.00", "11111111")
    for number in others:
        pay(owing, "1080.00", number)
    assert "sum-line" not in sheet(signed_in, receipt)


# --- While the pictures are read --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        pytest.param({}, "Sırada; birazdan okunacak.", id="waits"),
        pytest.param(
            {"pages_read": 1, **READING},
            "Sayfa 2 / 3 okunuyor.",
            id="the second page",
        ),
        pytest.param(
            {"pages_read": 3, **READING},
            "Sayfa 3 / 3 okunuyor.",
            id="all pages read, not checked yet",
        ),
        pytest.param({"attempts": 1, "next_try_at": LATER}, "birazdan yeniden deneyeceğiz.", id="tried again"),
    ],
)
def test_while_it_is_read_the_sheet_tells_how_far_and_lets_the_person_go_on(signed_in, draft, columns, words):
    receipt = make_waiting(draft, **columns)
    page = sheet(signed_in, receipt)
    assert "<h1>Görüntünüz okunuyor</h1>" in page
    assert words in page
    assert f'<progress max="3" value="{receipt.pages_read}"' in page
    assert f'href="{reverse("applications:draft", args=[draft.pk])}">Devam et' in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert "Anlaşılamadı" not in page


def test_a_sheet_that_is_done_does_not_come_anew(signed_in, draft):
    page = sheet(signed_in, factories.make_receipt(draft.payment))
    assert "http-equiv" not in page
    assert "reading.js" not in page


def test_looking_at_a_receipt_whose_worker_died_sends_it_to_the_queue_again(signed_in, draft):
    receipt = make_waiting(draft, **READING | {"lease_until": factories.NOON})
    sheet(signed_in, receipt)
    receipt.refresh_from_db()
    assert receipt.state == ReceiptState.WAITING


def test_lists_say_that_a_receipt_is_being_read(signed_in, draft):
    make_waiting(draft, next_try_at=LATER)
    case = factories.make_case(draft.procedure, owner=draft.owner, payment=draft.payment)
    page = texts(signed_in.get(reverse("applications:case", args=[case.reference])))
    assert "Okunuyor" in page
    assert "Anlaşılamadı" not in page


# --- When nothing was found -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "heading"),
    [
        pytest.param({"state": ReceiptState.UNREADABLE}, "Görüntü okunamadı, yetkili bakacak", id="unreadable"),
        pytest.param(
            {"state": ReceiptState.READ, "source": Source.OCR}, "Bu görüntüde dekont bulamadık", id="no receipt"
        ),
        pytest.param(
            {"state": ReceiptState.READ, "source": Source.TEXT}, "Bu dosyada dekont bulamadık", id="another document"
        ),
    ],
)
def test_a_file_without_a_receipt_is_told_kindly_with_what_to_do(signed_in, draft, columns, heading):
    receipt = make_waiting(draft, **columns, next_try_at=None)
    receipt.checks.update(found="")
    page = sheet(signed_in, receipt)
    assert f"<h1>{heading}</h1>" in page
    assert "En iyisi bankanızın PDF’i." in page
    assert "yetkili bakacak" in page
    assert 'class="vrow' not in page
    first = re.search(r'class="btn btn-primary btn-full" href="([^"]+)"', page)
    assert first
    assert first[1] == reverse("applications:step", args=[draft.pk, Step.PAYMENT])
