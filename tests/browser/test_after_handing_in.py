"""What may happen to a request that was handed in: sent back, corrected, withdrawn, paid later, decided twice."""

import pytest
from playwright.sync_api import expect

from applications.domain.vocabulary import Role
from tests import factories
from tests.browser import desk, pages
from tests.browser.bank import copied_from, receipt_of
from tests.browser.conftest import DESKTOP
from tests.browser.pages import field, heading
from tests.browser.people import AYSE, OMER, PASSWORD, make_staff, sign_in_at_desk

pytestmark = pytest.mark.django_db(transaction=True)

HOSPITAL = "Örnek Devlet Hastanesi"
REASON = "Bina numaranız eksik görünüyor; kapıdaki numarayı yazın."


def apply_as_manager(page):
    page.goto("/yol/33/yonetici-doktor/ilk-basvuru/")
    pages.begin(page, OMER)
    pages.write_person(page, OMER, workplace=HOSPITAL)
    pages.write_address(page)
    return pages.hand_in(page)


@pytest.fixture
def officer(open_page, mersin):
    """Mersin's officer at the desk."""
    page = open_page(**DESKTOP)
    sign_in_at_desk(page, make_staff(Role.OFFICER, mersin))
    return page


def test_only_the_flagged_step_is_corrected_and_comes_back(phone, officer):
    reference = apply_as_manager(phone)
    desk.open_case(officer, reference, OMER.full_name)
    desk.receive_papers(officer)
    send_back(officer)
    correct(phone, reference)
    desk.open_case(officer, reference, OMER.full_name)
    officer.locator("summary", has_text="Zaman çizgisi").click()
    expect(officer.locator(".history")).to_contain_text("Kapıda 12/A yazıyor.")
    officer.locator("summary", has_text="Yanıtlar").click()
    expect(officer.locator("#yanitlar")).to_contain_text("12/A")
    expect(desk.papers(officer)).to_contain_text("2 / 4 nüsha geldi")  # our form says something else now
    assert "Onayla" not in desk.offered(officer)


def send_back(page):
    desk.decisions(page).get_by_role("link", name="Düzeltmeye gönder").click()
    page.get_by_role("button", name="Düzeltmeye gönder").click()
    expect(page.get_by_text("Gerekçeyi yazın.")).to_be_visible()
    page.get_by_label("Gerekçe").fill(REASON)
    page.get_by_label("Teslimat adresi").check()
    page.get_by_role("button", name="Düzeltmeye gönder").click()
    expect(page.get_by_text("Başvuru düzeltmeye gönderildi")).to_be_visible()
    assert desk.offered(page) == []


def correct(page, reference):
    pages.open_request(page, reference)
    assert pages.turn(page) == "Sıra sizde: istenen yeri düzeltin"
    expect(page.get_by_text(REASON).first).to_be_visible()
    pages.press(page, "İstenen yeri düzelt")
    address = page.url
    assert page.goto(address.replace("/adres/", "/kisi/")).status == 404
    page.goto(address)
    expect(field(page, "Mahalle")).to_have_value("Limonluk Mahallesi")
    field(page, "Bina no").fill("12/A")
    pages.go_on(page)
    page.get_by_label("Yetkiliye yanıtınız").fill("Kapıda 12/A yazıyor.")
    pages.press(page, "Düzeltmeyi gönder")
    expect(page.get_by_text("Düzeltmeniz gönderildi.")).to_be_visible()


def test_a_withdrawn_request_is_closed_on_both_sides(phone, officer):
    reference = apply_as_manager(phone)
    desk.open_case(officer, reference, OMER.full_name)
    pages.open_request(phone, reference)
    pages.follow(phone, "Başvurumu geri çek")
    pages.press(phone, "Başvurumu geri çek")
    expect(phone.get_by_text("Başvurunuzu geri çektiniz.")).to_be_visible()
    desk.decisions(officer).get_by_role("link", name="Reddet").click()  # on a page opened before
    expect(officer.get_by_role("alert")).to_contain_text("geri çekti")
    pages.follow(officer, "Başvurunun şimdiki hâline bak")
    assert desk.offered(officer) == []


def test_of_two_officers_one_wins_and_the_other_is_told_who(officer, open_page, mersin):
    case = factories.make_case(mersin.procedures.get(category="manager_doctor"), first_name="Elif", last_name="İnci")
    second = open_page(**DESKTOP)
    colleague = factories.make_member(Role.OFFICER, mersin, full_name="Murat Eker", password=PASSWORD)
    sign_in_at_desk(second, colleague)
    for page in (officer, second):
        desk.open_case(page, case.spoken_reference, "Elif İnci")
    desk.receive_papers(second)
    officer.reload()
    desk.decide(second, "Onayla", "Başvuru onaylandı.")
    desk.decisions(officer).get_by_role("button", name="Onayla").click()
    expect(officer.get_by_role("alert")).to_contain_text("Murat Eker")
    expect(officer.get_by_role("alert")).to_contain_text("onayladı")


def test_a_better_receipt_is_added_later_and_stands_beside_the_first(phone, officer):
    reference = apply_with_a_bad_receipt(phone)
    desk.open_case(officer, reference, AYSE.full_name)
    differing = officer.locator(".checks li.hot b")
    expect(differing).to_have_text(["Açıklama", "Tutar"])
    add_a_good_receipt(phone, reference)
    officer.reload()
    expect(officer.locator(".checks li")).to_have_count(7)
    expect(differing).to_have_count(0)
    officer.locator(".pane-bar a", has_text="1.").first.click()
    expect(differing).to_have_count(2)


def apply_with_a_bad_receipt(page):
    page.goto("/yol/33/aile-hekimi/ilk-basvuru/")
    pages.begin(page, AYSE)
    pages.write_person(page, AYSE, workplace=HOSPITAL)
    pages.write_address(page)
    pages.upload(page, receipt_of(copied_from(page), AYSE, amount="780,00 TL", description="AYŞE GÜL IŞIK E-İMZA"))
    expect(heading(page)).to_have_text("Dekontta farklı bir yer var")
    said = pages.outcomes(page)
    assert (said["Açıklama"], said["Tutar"], said["Alıcı IBAN"]) == ("Farklı", "Farklı", "Uygun")
    expect(page.get_by_text("300,00 TL eksik")).to_be_visible()
    pages.follow(page, "Devam et")
    return pages.hand_in(page)


def add_a_good_receipt(page, reference):
    pages.open_request(page, reference)
    pages.follow(page, "Başka dekont ekle")
    pages.upload(page, receipt_of(copied_from(page), AYSE, number="9876543210"))
    expect(heading(page)).to_have_text("Dekont beklenenle uyuşuyor")
    pages.follow(page, "Başvuruma dön")
    expect(page.get_by_text("Dekont eklediniz")).to_be_visible()
