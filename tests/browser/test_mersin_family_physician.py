"""The whole way of one request: a family physician of Mersin, from the first question to the approval."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from applications.domain.references import compact
from applications.domain.vocabulary import Role
from applications.models import SignatureRequest
from tests.browser import desk, pages
from tests.browser.bank import copied_from, receipt_of
from tests.browser.conftest import DESKTOP
from tests.browser.pages import heading
from tests.browser.people import AYSE, make_staff, sign_in_at_desk

pytestmark = pytest.mark.django_db(transaction=True)

WORKPLACE = "Örneklik 5 No’lu Aile Sağlığı Merkezi"
DESCRIPTION = "Ayşe Gül-Işık-10000000146/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU"
CHECKS = ("Alıcı IBAN", "Alıcı adı", "Gönderen adı", "Gönderenin kimlik numarası", "Açıklama", "Tutar", "Tarih")


def test_from_the_first_question_to_the_approval(phone, open_page, ankara, mersin):
    reference = apply(phone)
    two_copies_are_printed(phone, reference)
    a_foreign_desk_does_not_find_it(open_page(**DESKTOP), make_staff(Role.OFFICER, ankara), reference)
    the_own_desk_approves(open_page(**DESKTOP), make_staff(Role.OFFICER, mersin), reference)
    pages.open_request(phone, reference)
    expect(heading(phone)).to_have_text("Ayşe Gül Işık: Onaylandı, Kamu SM’de")
    assert pages.turn(phone) == "Sıra Kamu SM’de"
    expect(phone.get_by_role("table", name="Görüntüleme kaydı")).to_contain_text("Müdürlük yetkilisi")


def test_from_the_first_question_to_the_done_page_without_scripts(open_page, mersin):
    page = open_page(java_script_enabled=False)
    reference = apply(page)
    pages.open_request(page, reference)
    assert pages.turn(page) == "Sıra sizde: belgelerinizi teslim edin"


def apply(page):
    pages.choose_path(page, province="Mersin", workplace="Aile hekimi", task="İlk başvuru")
    pages.begin(page, AYSE)
    pages.write_person(page, AYSE, workplace=WORKPLACE)
    pages.write_address(page, {"Cadde veya sokak": "Vali Hüseyin Aksoy Cad."})
    expect(page.get_by_role("group", name="Cadde veya sokak: kısaltma")).to_contain_text("Caddesi")
    pages.press(page, "“Vali Hüseyin Aksoy Caddesi” olarak düzelt")
    transfer = what_to_pay(page)
    pages.upload(page, receipt_of(transfer, AYSE))
    expect(heading(page)).to_have_text("Dekont beklenenle uyuşuyor")
    assert pages.outcomes(page) == dict.fromkeys(CHECKS, "Uygun")
    pages.follow(page, "Devam et")
    for answer in ("Vali Hüseyin Aksoy Caddesi", AYSE.tckn, "14 Şubat 1985", WORKPLACE):
        expect(page.locator("dl.kv").get_by_text(answer, exact=True)).to_be_visible()
    return pages.hand_in(page)


def what_to_pay(page):
    """Every figure and word that Mersin states, shown as people read it and copied as a bank takes it."""
    expect(heading(page)).to_have_text("Ödeme ve dekont")
    transfer = copied_from(page)
    assert transfer.iban == "TR410001200959400005000047"
    assert transfer.payee == "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE İŞLETMESİ"
    assert (transfer.sum, transfer.description) == ("1080,00", DESCRIPTION)
    shown = page.locator(".copy-value")
    expect(shown.nth(0).locator(".g")).to_have_text(["TR41", "0001", "2009", "5940", "0005", "0000", "47"])
    assert shown.all_text_contents()[1:] == [transfer.payee, "1.080,00 TL", DESCRIPTION]
    return transfer


def two_copies_are_printed(page, reference):
    institution, own = pages.printed_form(page)
    assert "Kurum nüshası" in institution
    assert "Başvuru sahibi nüshası" in own
    assert all(reference in copy and AYSE.tckn in copy for copy in (institution, own))


def a_foreign_desk_does_not_find_it(page, officer, reference):
    sign_in_at_desk(page, officer)
    page.goto(f"{desk.QUEUE}?asama=hepsi")
    expect(page.get_by_role("heading", name="Burada bekleyen başvuru yok")).to_be_visible()
    for text in (reference, "ışık", AYSE.tckn):
        desk.search(page, text)
        expect(page.get_by_role("heading", name="Bu aramaya uyan başvuru yok")).to_be_visible()
    assert answers(page, reference) == [404] * 5


def answers(page, reference):
    """Return the status of every address under which a desk sees something of the request."""
    return [page.request.get(url).status for url in addresses_of(reference)]


def addresses_of(reference):
    case = SignatureRequest.objects.get(reference=compact(reference))
    receipt = case.payment.receipts.get()
    return (
        reverse("yonetim:applications_signaturerequest_change", args=[case.pk]),
        reverse("yonetim:case_form", args=[case.pk]),
        reverse("yonetim:case_action", args=[case.pk, "return"]),
        reverse("applications:verdict", args=[receipt.pk]),
        reverse("applications:receipt_page", args=[receipt.pk, 1]),
    )


def the_own_desk_approves(page, officer, reference):
    sign_in_at_desk(page, officer)
    page.goto(desk.QUEUE)
    expect(page.get_by_role("row", name="Ayşe Gül Işık")).to_contain_text("100******46")
    expect(page.locator("main, #content").first).not_to_contain_text(AYSE.tckn)
    for text in ("ışık", AYSE.tckn):
        desk.search(page, text)
        expect(page.get_by_role("link", name=AYSE.full_name)).to_be_visible()
    desk.open_case(page, reference, AYSE.full_name)
    assert answers(page, reference) == [200] * 5
    the_receipt_stands_beside_its_checks(page)
    papers_come_before_the_approval(page)
    desk.decide(page, "Onayla", "Başvuru onaylandı.")
    assert "Onayla" not in desk.offered(page)


def the_receipt_stands_beside_its_checks(page):
    picture = page.get_by_alt_text("Dekontun 1. sayfası")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 500
    assert page.locator(".checks li b").all_text_contents() == list(CHECKS)
    assert set(page.locator(".checks .badge-v").all_inner_texts()) == {"Uygun"}
    left, right = picture.bounding_box(), page.locator(".checks").bounding_box()
    assert left["x"] + left["width"] <= right["x"]


def papers_come_before_the_approval(page):
    assert "Onayla" not in desk.offered(page)
    page.get_by_role("button", name="Teslim alındı").first.click()
    expect(desk.papers(page)).to_contain_text("1 / 5 nüsha geldi")
    assert "Onayla" not in desk.offered(page)
    desk.receive_papers(page)
    desk.papers(page).click()
    page.get_by_role("button", name="Geri al").first.click()
    expect(page.get_by_text("Onay için eksik:")).to_be_visible()
    page.get_by_role("button", name="Teslim alındı").click()
    expect(desk.papers(page)).to_contain_text("5 / 5 nüsha geldi")
