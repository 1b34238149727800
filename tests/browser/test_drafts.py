"""A draft waits for its person: two tabs, back, reload, another device, a broken line, the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser import pages
from tests.browser.bank import copied_from, receipt_of
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.pages import field, heading
from tests.browser.people import AYSE, OMER, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

HOSPITAL = "Örnek Devlet Hastanesi"


def begin_as_manager(page, person=OMER):
    """Start the shortest way there is: Mersin's managers pay nothing."""
    page.goto("/yol/33/yonetici-doktor/ilk-basvuru/")
    pages.begin(page, person)


def begin_to_pay(page):
    page.goto("/yol/33/aile-hekimi/ilk-basvuru/")
    pages.begin(page, AYSE)
    pages.write_person(page, AYSE, workplace=HOSPITAL)
    pages.write_address(page)


def test_two_tabs_on_one_step_show_both_answers(desktop, mersin):
    begin_as_manager(desktop)
    pages.write_person(desktop, OMER, workplace=HOSPITAL)
    other = desktop.context.new_page()
    other.goto(desktop.url)
    pages.write_address(desktop, {"Bina no": "7"})
    pages.write_address(other, {"Bina no": "9"})
    expect(heading(other)).to_have_text("Bu adım başka bir sekmede değişmiş")
    expect(other.get_by_role("row", name="Bina no")).to_contain_text("farklı")
    expect(other.get_by_role("row", name="Bina no").get_by_role("cell")).to_have_text(["7", "9"])
    pages.press(other, "Şimdi yazdığımı kaydet")
    expect(other.get_by_role("definition").get_by_text("9", exact=True)).to_be_visible()
    hand_in_twice(desktop, other)


def hand_in_twice(first, second):
    """Both tabs stand on the review and both send it: there is one request."""
    reference = pages.hand_in(first)
    pages.press(second, "Başvuruyu gönder")
    expect(second.locator("p.case .code")).to_have_text(reference)
    second.goto("/basvurularim/")
    expect(second.locator("li.task")).to_have_count(1)


def test_back_and_reload_keep_what_was_written_and_another_device_goes_on(desktop, open_page, mersin):
    begin_as_manager(desktop)
    pages.write_person(desktop, OMER, workplace=HOSPITAL)
    expect(heading(desktop)).to_have_text("Kartınız hangi adrese gelsin?")
    desktop.go_back()
    expect(desktop.get_by_label("Soyadınız", exact=True)).to_have_value(OMER.last_name)
    desktop.reload()
    expect(desktop.get_by_label("T.C. kimlik numaranız")).to_have_value(OMER.tckn)
    desktop.go_forward()
    field(desktop, "Mahalle").fill("Limonluk Mahallesi")
    pages.press(desktop, "Kaydet, sonra dönerim")
    go_on_elsewhere(open_page(**PHONE))


def go_on_elsewhere(page):
    page.goto("/basvurularim/")
    sign_in(page, OMER)
    pages.follow(page, "Sürdür")
    expect(field(page, "Mahalle")).to_have_value("Limonluk Mahallesi")
    pages.write_address(page)
    pages.hand_in(page)


def test_a_second_open_request_is_shown_and_offered_to_go_on(phone, mersin):
    begin_as_manager(phone)
    pages.write_person(phone, OMER, workplace=HOSPITAL)
    pages.write_address(phone)
    reference = pages.hand_in(phone)
    phone.goto("/yol/33/aile-hekimi/ilk-basvuru/")
    pages.press(phone, "Başvuruya başla")
    expect(heading(phone)).to_have_text("Bu türde açık bir başvurunuz var")
    expect(phone.get_by_role("definition").first).to_have_text(reference)
    pages.follow(phone, "Açık başvurumu sürdür")
    expect(heading(phone)).to_have_text("Ömer Faruk Çağlı: İncelemede")


def test_somebody_elses_open_request_with_the_same_number_is_not_shown(phone, ankara):
    procedure = ankara.procedures.get(category="family_physician", kind="lost_stolen")
    taken = factories.make_case(procedure, tckn=OMER.tckn)
    phone.goto("/yol/6/aile-hekimi/kayip-calinti/")
    pages.begin(phone, OMER)
    pages.write_person(phone, OMER, workplace=HOSPITAL)
    pages.write_address(phone)
    pages.tell_revocation(phone)
    pages.press(phone, "Başvuruyu gönder")
    expect(heading(phone)).to_have_text("Bu başvuru şimdi gönderilemiyor")
    expect(phone.get_by_role("main")).to_contain_text("(312) 552 10 37")
    expect(phone.get_by_role("main")).not_to_contain_text(taken.spoken_reference)


def test_a_refused_or_broken_upload_keeps_the_page_until_a_good_one(phone, mersin):
    begin_to_pay(phone)
    transfer = copied_from(phone)
    for name, content, says in (
        ("dekont.pdf", b"MZ" + bytes(4000), "Bu dosya PDF değil."),
        ("dekont.pdf", b"", "boş"),
        ("dekont.pdf", b"%PDF-1.7" + bytes(11_000_000), "10 MB"),
    ):
        send(phone, {"name": name, "mimeType": "application/pdf", "buffer": content})
        expect(phone.locator(".error-box")).to_contain_text(says)
        expect(phone.locator(".error-box")).to_be_focused()
    phone.context.set_offline(True)
    send(phone, receipt_of(transfer, AYSE))
    expect(phone.get_by_text("Bağlantı koptu. Seçtiğiniz dosya duruyor; yeniden deneyin.")).to_be_visible()
    phone.context.set_offline(False)
    pages.press(phone, "Dekontu kontrol et")
    expect(heading(phone)).to_have_text("Dekont beklenenle uyuşuyor")


def send(page, file):
    page.get_by_label("Bankanızın verdiği PDF en iyisidir.").set_input_files(file)
    pages.press(page, "Dekontu kontrol et")


def test_what_is_copied_is_said(open_page, mersin):
    page = open_page(**DESKTOP, permissions=["clipboard-read", "clipboard-write"])
    begin_to_pay(page)
    page.get_by_role("button", name="IBAN’ı kopyala").click()
    expect(page.get_by_role("button", name="Kopyalandı")).to_be_visible()
    expect(page.locator("#duyuru")).to_have_text("Kopyalandı")
    assert page.evaluate("navigator.clipboard.readText()") == "TR410001200959400005000047"


def test_the_keyboard_alone_is_enough(desktop, mersin):
    desktop.goto("/yol/33/yonetici-doktor/ilk-basvuru/")
    pages.begin(desktop, OMER)
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_role("link", name="İçeriğe geç")).to_be_focused()
    desktop.keyboard.press("Enter")
    tab_to(desktop, desktop.get_by_label("T.C. kimlik numaranız"))
    for text in (
        OMER.tckn,
        OMER.first_name,
        OMER.last_name,
        OMER.birth_date,
        OMER.title,
        HOSPITAL,
        "omer.cagli@example.org",
    ):
        desktop.keyboard.type(text)
        desktop.keyboard.press("Tab")
    desktop.keyboard.type("123")
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".error-box")).to_be_focused()
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")  # the summary's link leads to the field
    mobile = desktop.get_by_label("Cep telefonunuz")
    expect(mobile).to_be_focused()
    mobile.press("Control+a")
    desktop.keyboard.type(OMER.mobile)
    desktop.keyboard.press("Enter")
    expect(heading(desktop)).to_have_text("Kartınız hangi adrese gelsin?")


def tab_to(page, target, limit=25):
    """Press Tab until ``target`` has the focus."""
    for _ in range(limit):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(target).to_be_focused()
