"""On a phone, before the money leaves: values in large type, and the bank's screen pasted, put right, pasted again."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.accessibility import problems_of
from tests.browser.bank import copied_from
from tests.browser.conftest import PHONE
from tests.browser.pages import heading
from tests.browser.people import AYSE

pytestmark = pytest.mark.django_db(transaction=True)

SMALLEST = PHONE | {"viewport": {"width": 320, "height": 640}}
BOX = "Bankanızın onay ekranındaki yazı"


def to_the_payment(page: Page) -> str:
    """Walk a family physician of Mersin to the payment step, and return its address."""
    page.goto("/yol/33/aile-hekimi/ilk-basvuru/")
    pages.begin(page, AYSE)
    pages.write_person(page, AYSE, workplace="Örneklik 5 No’lu Aile Sağlığı Merkezi")
    pages.write_address(page)
    expect(heading(page)).to_have_text("Ödeme ve dekont")
    return page.url


def bank_screen(page: Page, **changes: str) -> str:
    """Return what a bank's app would show for confirmation of what the page says; ``changes`` replace values."""
    transfer = copied_from(page)
    values = {
        "Alıcı adı": transfer.payee[:35],
        "IBAN": transfer.iban,
        "Tutar": f"{transfer.sum} TL",
        "Açıklama": transfer.description,
    }
    lines = [line for name, value in {**values, **changes}.items() for line in (name, value)]
    return "\n".join(["Gönderen hesap", "Vadesiz TL 1234-5678901", *lines, "Vazgeç", "ONAYLA"])


def paste(page: Page, text: str) -> None:
    page.get_by_label(BOX).fill(text)
    pages.press(page, "Yazıyı kontrol et")


@pytest.mark.parametrize("screen", [SMALLEST, PHONE], ids=["320 px", "390 px"])
def test_a_mistake_is_put_right_before_the_money_leaves(open_page, mersin, screen):
    page = open_page(**screen)
    to_the_payment(page)
    right = bank_screen(page)
    paste(page, bank_screen(page, Tutar="780,00 TL", Açıklama="AYŞE GÜL-IŞIK"))
    result = page.get_by_role("region", name="Henüz göndermeyin")
    expect(result).to_contain_text("Tutar 300,00 TL eksik: kart okuyucu bedeli yok. 1.080,00 TL gönderin.")
    expect(result).to_contain_text("T.C. kimlik numaranız, “E-İMZA 3 YILLIK BAŞVURUSU” eksik: göndermeden ekleyin.")
    expect(result.get_by_role("heading", name="Henüz göndermeyin")).to_be_in_viewport()
    expect(page.get_by_label(BOX)).to_have_value(bank_screen(page, Tutar="780,00 TL", Açıklama="AYŞE GÜL-IŞIK"))
    found = problems_of(page)
    page.set_viewport_size(screen["viewport"])
    paste(page, right)
    expect(page.get_by_role("region", name="Bu bilgilerle gönderebilirsiniz")).to_be_visible()
    found += problems_of(page)
    assert found == []


def test_a_text_that_is_no_screen_is_told_at_the_box(phone, mersin):
    to_the_payment(phone)
    paste(phone, "merhaba")
    box = phone.locator(".error-box")
    expect(box).to_be_focused()
    expect(box).to_contain_text("IBAN, tutar ya da açıklama bulamadık")
    box.get_by_role("link").click()
    expect(phone.get_by_label(BOX)).to_be_focused()
    expect(phone.get_by_label(BOX)).to_have_value("merhaba")
    assert problems_of(phone) == []


def test_the_values_stand_in_large_type_one_after_the_other(open_page, mersin):
    page = open_page(**SMALLEST)
    payment = to_the_payment(page)
    page.get_by_role("link", name="Büyük göster: IBAN").click()
    found = []
    for name, following in (
        ("IBAN", "Alıcı adı"),
        ("Alıcı adı", "Tutar"),
        ("Tutar", "Açıklama"),
        ("Açıklama", "Bitti"),
    ):
        expect(heading(page)).to_contain_text(name)
        page.set_viewport_size(SMALLEST["viewport"])
        the_words_fit(page)
        found += problems_of(page)
        page.set_viewport_size(SMALLEST["viewport"])
        pages.follow(page, following)
    assert page.url == payment
    assert found == []


def the_words_fit(page: Page) -> None:
    """See that every word is large, on one line and whole on the screen."""
    for word in page.locator(".large-word").all():
        box = word.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= SMALLEST["viewport"]["width"]
    size, line = page.locator(".large").evaluate(
        "e => [parseFloat(getComputedStyle(e).fontSize), parseFloat(getComputedStyle(e).lineHeight)]"
    )
    assert size >= 28
    for group in page.locator(".large-iban .large-word").all():
        assert group.evaluate("e => e.getClientRects().length") == 1
        assert (group.bounding_box() or {})["height"] < 1.5 * line


def test_the_large_value_is_copied(phone, mersin):
    payment = to_the_payment(phone)
    phone.goto(f"{payment}buyuk/?deger=tutar")
    button = phone.get_by_role("button", name="Bunu kopyala")
    assert button.get_attribute("data-copy") == "1080,00"
    button.click()
    expect(phone.get_by_role("button", name="Kopyalandı")).to_be_visible()


def test_everything_works_without_scripts(open_page, phone, mersin):
    payment = to_the_payment(phone)
    plain = open_page(**PHONE, java_script_enabled=False, storage_state=phone.context.storage_state())
    plain.goto(payment)
    expect(plain.get_by_role("button", name="IBAN’ı kopyala")).to_be_hidden()
    plain.get_by_role("link", name="Büyük göster: Tutar").click()
    expect(plain.locator(".large")).to_have_text("1080,00 TL")
    pages.follow(plain, "Ödeme adımına dön")
    paste(plain, bank_screen(plain))
    expect(plain.get_by_role("heading", name="Bu bilgilerle gönderebilirsiniz")).to_be_visible()
