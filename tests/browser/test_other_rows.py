"""Every other row of the two directorates' documents, each once from the path to its end."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from applications.domain.vocabulary import Role, UnitKind
from tests import factories
from tests.browser import desk, pages
from tests.browser.bank import copied_from, receipt_of
from tests.browser.conftest import DESKTOP
from tests.browser.pages import heading
from tests.browser.people import AYSE, OMER, make_staff, sign_in_at_desk

pytestmark = pytest.mark.django_db(transaction=True)

CLINIC = "Örnekköy 3 No’lu Aile Sağlığı Merkezi"


def in_days(days):
    return f"{timezone.localdate() + timedelta(days=days):%d.%m.%Y}"


def to_the_signing(page, task):
    """Walk a family physician of Ankara to what comes after the address."""
    pages.choose_path(page, province="Ankara", workplace="Aile hekimi", task=task)
    expect(page.get_by_text("Siz ödersiniz")).to_be_visible()
    expect(page.get_by_text("Kamu SM’den doğrulayın").first).to_be_visible()  # no price of today is known
    pages.begin(page, AYSE)
    pages.write_person(page, AYSE, workplace=CLINIC)
    pages.write_address(page)


def pay(page, words):
    """Pay as Ankara wants it; ``words``: what must stand anywhere on the receipt beside name and number."""
    transfer = copied_from(page)
    assert transfer.iban == "TR930001200945700044000004"
    assert transfer.payee == "Ankara Sağlık Kurumları 1 nolu Döner Sermaye İşletmesi"
    assert transfer.description == f"Ayşe Gül Işık 10000000146 {words}"
    pages.upload(page, receipt_of(transfer, AYSE, payee="ANKARA SAĞLIK KURUMLARI 1 NOLU DÖNER SERM"))
    said = pages.outcomes(page)
    assert said.pop("Tutar") == "Anlaşılamadı"  # the price is not confirmed for today
    assert set(said.values()) == {"Uygun"}
    pages.follow(page, "Devam et")


def test_row_1_family_physician_of_ankara_signs_on_paper(desktop, open_page, ankara):
    to_the_signing(desktop, "İlk başvuru")
    pages.choose(desktop, "İmza yöntemi", "Islak imzalı")
    pages.go_on(desktop)
    pay(desktop, "Mini Kart Okuyucu ve 3 Yıllık NES bedeli")
    expect(desktop.get_by_text("Banka dekontunun aslı")).to_be_visible()
    reference = pages.hand_in(desktop)
    assert len(pages.printed_form(desktop)) == 2
    officer = open_page(**DESKTOP)
    sign_in_at_desk(officer, make_staff(Role.OFFICER, ankara))
    desk.open_case(officer, reference, AYSE.full_name)
    desk.receive_papers(officer)
    assert "Onayla" not in desk.offered(officer)  # the sum could not be compared
    confirm_by_hand(officer)
    desk.decide(officer, "Onayla", "Başvuru onaylandı.")


def confirm_by_hand(page):
    pages.follow(page, "Ödemeyi elle doğrula")
    page.get_by_role("textbox").fill("Hesap hareketlerinde görüldü.")
    page.locator("form").filter(has=page.get_by_role("textbox")).get_by_role("button").click()
    expect(page.get_by_text("Ödeme elle doğrulandı:")).to_be_visible()


def test_row_1_without_paper_needs_a_valid_certificate_and_only_the_receipt(phone, ankara):
    to_the_signing(phone, "İlk başvuru")
    pages.choose(phone, "İmza yöntemi", "E-onaylı")
    pages.go_on(phone)
    expect(phone.locator(".error-box")).to_contain_text("Süresi dolmuş sertifikayla e-imza atılamaz")
    phone.get_by_label("Bugün geçerli bir e-imza sertifikam var").check()
    pages.go_on(phone)
    pay(phone, "Mini Kart Okuyucu ve 3 Yıllık NES bedeli")
    pages.hand_in(phone)
    papers = phone.get_by_role("region", name="Hazırlayıp teslim edeceğiniz belgeler")
    expect(papers.locator("li").first).to_contain_text("Banka dekontu (.pdf)")
    expect(papers).not_to_contain_text("form")
    expect(phone.get_by_role("link", name="Formu yazdır")).to_have_count(0)


def test_row_2_a_renewal_is_refused_too_late_and_too_early(phone, ankara):
    to_the_signing(phone, "Yenileme")
    ends_on = phone.get_by_label("Sertifikanızın son günü")
    for day, title, way_out in (
        (in_days(-1), "Sertifikanızın süresi dolmuş", "İlk başvuruya geç"),
        (in_days(150), "Yenileme için henüz erken", "Başka bir işlem seç"),
    ):
        ends_on.fill(day)
        pages.go_on(phone)
        expect(phone.get_by_role("heading", name=title)).to_be_visible()
        expect(phone.get_by_role("link", name=way_out)).to_be_visible()
        expect(ends_on).to_have_value(day)
    ends_on.fill(in_days(30))
    pages.go_on(phone)
    pages.choose(phone, "İmza yöntemi", "Islak imzalı")
    pages.go_on(phone)
    expect(phone.get_by_role("rowheader")).to_have_text(["3 yıllık sertifika", "Toplam"])  # no reader
    pay(phone, "3 Yıllık NES bedeli")
    pages.hand_in(phone)


def test_row_3_the_hospital_decides_itself(desktop, open_page, ankara):
    hospital = factories.make_unit(ankara, kind=UnitKind.HOSPITAL, name="Örnek Şehir Hastanesi")
    pages.choose_path(desktop, province="Ankara", workplace="Hastane personeli", task="İlk başvuru")
    expect(desktop.get_by_text("Kurumunuz öder").first).to_be_visible()
    pages.begin(desktop, OMER)
    pages.write_person(desktop, OMER, workplace=hospital.name)
    pages.write_address(desktop)
    reference = pages.hand_in(desktop)
    coordinator = open_page(**DESKTOP)
    sign_in_at_desk(coordinator, make_staff(Role.COORDINATOR, ankara, hospital))
    desk.open_case(coordinator, reference, OMER.full_name)
    desk.receive_papers(coordinator)
    desk.decide(coordinator, "Onayla", "Başvuru onaylandı.")
    pages.open_request(desktop, reference)
    expect(heading(desktop)).to_have_text("Ömer Faruk Çağlı: Onaylandı, Kamu SM’de")


def test_row_4_a_district_unit_hands_its_papers_on(desktop, open_page, ankara):
    centre = factories.make_unit(ankara, kind=UnitKind.COMMUNITY_HEALTH, name="Örnekköy Toplum Sağlığı Merkezi")
    pages.choose_path(
        desktop, province="Ankara", workplace="İlçe birimi personeli (İlçe SM, TSM, KETEM, SHM)", task="Yenileme"
    )
    pages.begin(desktop, OMER)
    pages.write_person(desktop, OMER, workplace=centre.name)
    pages.write_address(desktop)
    desktop.get_by_label("Sertifikanızın son günü").fill(in_days(30))
    pages.go_on(desktop)
    reference = pages.hand_in(desktop)
    coordinator, officer = open_page(**DESKTOP), open_page(**DESKTOP)
    sign_in_at_desk(coordinator, make_staff(Role.COORDINATOR, ankara, centre))
    desk.open_case(coordinator, reference, OMER.full_name)
    assert "Onayla" not in desk.offered(coordinator)
    desk.receive_papers(coordinator)
    desk.decide(coordinator, "Müdürlüğe ilet", "Başvuru müdürlüğe iletildi.")
    sign_in_at_desk(officer, make_staff(Role.OFFICER, ankara))
    desk.open_case(officer, reference, OMER.full_name)
    assert "Onayla" not in desk.offered(officer)
    desk.receive_papers(officer)
    desk.decide(officer, "Onayla", "Başvuru onaylandı.")


def test_row_6_a_card_reader_is_followed_and_never_queued(phone, open_page, ankara):
    pages.choose_path(phone, province="Ankara", workplace="Hastane personeli", task="Mini kart okuyucu")
    pages.begin(phone, OMER)
    pages.write_person(phone, OMER, workplace="Örnek Şehir Hastanesi")
    pages.write_address(phone, {"Cadde veya sokak": "Çınar Sok. 5"})
    expect(phone.locator(".error-box")).to_contain_text("Sokağı")
    pages.write_address(phone, {"Cadde veya sokak": "Çınar Sokağı"})
    phone.get_by_label("Faturadaki ad").fill(OMER.full_name)
    phone.get_by_label("Vergi numarası ya da T.C. kimlik numarası").fill(OMER.tckn)
    pages.go_on(phone)
    reference = pages.hand_in(phone, button="Kaydet, adımları göster")
    tick_every_step(phone, reference, came="Okuyucum geldi")
    no_desk_has_it(open_page(**DESKTOP), make_staff(Role.OFFICER, ankara), reference)


def tick_every_step(page, reference, *, came):
    pages.open_request(page, reference)
    buttons = page.get_by_role("button", name=re.compile("^(Yaptım|Oldu)"))
    count = buttons.count()
    assert count > 1
    for left in range(count - 1, -1, -1):
        buttons.first.click()
        expect(buttons).to_have_count(left)
    page.get_by_role("button", name="Geri al").first.click()
    expect(buttons).to_have_count(1)
    buttons.click()
    pages.press(page, came)
    assert pages.turn(page) == "Başvuru tamamlandı"


def no_desk_has_it(page, officer, reference):
    sign_in_at_desk(page, officer)
    desk.search(page, reference)
    expect(page.get_by_role("heading", name="Bu aramaya uyan başvuru yok")).to_be_visible()


def test_row_7_a_manager_of_mersin_pays_nothing(desktop, open_page, mersin):
    pages.choose_path(
        desktop, province="Mersin", workplace="Yönetici veya doktor (aile hekimi dışında)", task="İlk başvuru"
    )
    expect(desktop.get_by_text("Kurumunuz öder").first).to_be_visible()
    pages.begin(desktop, OMER)
    pages.write_person(desktop, OMER, workplace="Örnek Devlet Hastanesi")
    pages.write_address(desktop)
    expect(desktop.get_by_text("Eski Devlet Hastanesi Yerleşkesi").first).to_be_visible()
    reference = pages.hand_in(desktop)
    assert len(pages.printed_form(desktop)) == 2
    officer = open_page(**DESKTOP)
    sign_in_at_desk(officer, make_staff(Role.OFFICER, mersin))
    desk.open_case(officer, reference, OMER.full_name)
    expect(officer.get_by_role("heading", name="Dekont yok")).to_be_visible()
    desk.receive_papers(officer)
    desk.decide(officer, "Onayla", "Başvuru onaylandı.")


def test_row_9_an_individual_posts_one_copy_and_keeps_one(phone, open_page, mersin):
    pages.choose_path(phone, province="Mersin", workplace="Bireysel başvuru (Bakanlık personeli)", task="İlk başvuru")
    expect(phone.get_by_text("Tutarı Kamu SM gösterir").first).to_be_visible()
    pages.begin(phone, OMER)
    pages.write_person(phone, OMER, workplace="Örnek Devlet Hastanesi")
    pages.write_address(phone)
    pages.choose(phone, "İmza yöntemi", "Islak imzalı")
    pages.go_on(phone)
    reference = pages.hand_in(phone, button="Kaydet, adımları göster")
    expect(phone.get_by_text("1 nüsha postalanır, 1 nüsha sizde kalır").first).to_be_visible()
    expect(phone.get_by_text("TÜBİTAK Gebze Yerleşkesi P.K. 74, 41470 Gebze/KOCAELİ").first).to_be_visible()
    posted, kept = pages.printed_form(phone)
    assert "Kamu SM nüshası (postalanır)" in posted
    assert "Başvuru sahibi nüshası (sizde kalır)" in kept
    tick_every_step(phone, reference, came="Kartım geldi")
    no_desk_has_it(open_page(**DESKTOP), make_staff(Role.OFFICER, mersin), reference)


def test_any_other_combination_has_no_rule_and_names_the_desk(phone, catalogue):
    phone.goto("/yol/6/bireysel/ilk-basvuru/")
    expect(heading(phone)).to_have_text("Bu durum için kural tanımlı değil")
    expect(phone.get_by_role("main")).to_contain_text("(312) 552 10 37")
    pages.follow(phone, "Başka bir işlem seç")
    expect(phone.get_by_label("Görev yeri", exact=True).locator("option")).not_to_contain_text(["Bireysel"])
