"""The applicant's pages, in the order one meets them. Each function stands on its page and leaves it answered."""

import re
from collections.abc import Mapping
from io import BytesIO

import pypdfium2
from django.utils import timezone
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.people import Person, sign_in

ADDRESS = {
    "İlçe": "Yenişehir",
    "Mahalle": "Limonluk Mahallesi",
    "Cadde veya sokak": "Vali Hüseyin Aksoy Caddesi",
    "Bina no": "12",
}


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def field(page: Page, label: str) -> Locator:
    """Return the control under ``label``, which may go on with "(isteğe bağlı)"."""
    return page.get_by_label(re.compile(rf"^{re.escape(label)}(\s*\(isteğe bağlı\))?\s*$"))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    _arrive(page)


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).click()
    _arrive(page)


def _arrive(page: Page) -> None:
    """Wait for all of the next page: looking at it before our style sheet is there fetches Bootstrap's own pictures."""
    page.wait_for_load_state()


# --- Before sign-in --------------------------------------------------------------------------------


def choose_path(page: Page, *, province: str, workplace: str, task: str) -> None:
    """Go from the start page to one path at a glance."""
    page.goto("/")
    page.get_by_label("İl", exact=True).select_option(label=province)
    page.get_by_label("Görev yeri", exact=True).select_option(label=workplace)
    press(page, "Yolumu göster")
    page.get_by_role("link", name=task, exact=True).click()
    _arrive(page)
    expect(heading(page)).to_have_text(f"{task}: yolunuz bir bakışta")


def begin(page: Page, person: Person) -> None:
    """Press the path's button, sign in, and read the privacy notice."""
    press(page, "Başvuruya başla")
    sign_in(page, person)
    read_notice(page)


# --- Steps of the wizard ---------------------------------------------------------------------------


def go_on(page: Page) -> None:
    press(page, "Kaydet ve devam et")


def read_notice(page: Page) -> None:
    expect(heading(page)).to_have_text("Önce aydınlatma metnini okuyun")
    page.get_by_label("Aydınlatma metnini okudum").check()
    go_on(page)


def write_person(page: Page, person: Person, *, workplace: str) -> None:
    """``workplace``: a unit of the list if the page offers it, else its name in words."""
    expect(heading(page)).to_have_text("Bilgilerinizi yazın")
    page.get_by_label("T.C. kimlik numaranız").fill(person.tckn)
    page.get_by_label("Adınız", exact=True).fill(person.first_name)
    page.get_by_label("Soyadınız", exact=True).fill(person.last_name)
    page.get_by_label("Doğum tarihiniz").fill(person.birth_date)
    page.get_by_label("Unvanınız").fill(person.title)
    _write_workplace(page, workplace)
    page.get_by_label("Kurumsal e-posta adresiniz").fill("ad.soyad@example.org")
    page.get_by_label("Cep telefonunuz").fill(person.mobile)
    go_on(page)


def _write_workplace(page: Page, workplace: str) -> None:
    units = page.get_by_role("combobox", name="Görev yeriniz")
    if units.count():
        units.select_option(label=workplace)
    else:
        page.get_by_role("textbox", name="Görev yeriniz").fill(workplace)


def write_address(page: Page, changes: Mapping[str, str] | None = None) -> None:
    expect(heading(page)).to_have_text(re.compile(r"hangi adrese gelsin\?$"))
    for label, text in {**ADDRESS, **(changes or {})}.items():
        field(page, label).fill(text)
    go_on(page)


def tell_revocation(page: Page) -> None:
    """Say that the lost certificate was revoked today, by phone."""
    expect(heading(page)).to_have_text("Eski sertifikanızı iptal ettirdiniz mi?")
    choose(page, "Kartınıza ne oldu?", "Kayboldu")
    page.get_by_label("Hangi gün iptal ettirdiniz?").fill(f"{timezone.localdate():%d.%m.%Y}")
    choose(page, "Nasıl iptal ettirdiniz?", "444 5 576")
    go_on(page)


def choose(page: Page, question: str, answer: str) -> None:
    """Pick ``answer`` (or what begins with it) among the radio buttons of ``question``."""
    group = page.get_by_role("group", name=question)
    group.get_by_label(re.compile(rf"^\s*{re.escape(answer)}")).check()


def upload(page: Page, receipt: FilePayload) -> None:
    """Give the receipt on the payment page, and stand on its verdict."""
    page.get_by_label("Bankanızın verdiği PDF en iyisidir.").set_input_files(receipt)
    press(page, "Dekontu kontrol et")
    expect(page.get_by_text("Bu kontrol yol göstermek içindir")).to_be_visible()


def outcomes(page: Page) -> dict[str, str]:
    """Return the verdict sheet's checks as name -> outcome, in words."""
    rows = page.locator("li.vrow").all()
    return {row.get_by_role("heading").inner_text(): row.locator(".badge-v").inner_text().strip() for row in rows}


def hand_in(page: Page, button: str = "Başvuruyu gönder") -> str:
    """Send the review page; return the reference that the done page gives."""
    expect(heading(page)).to_have_text("Yanıtlarınızı kontrol edin")
    press(page, button)
    expect(page.get_by_text("Başvuru numaranız")).to_be_visible()
    return page.locator(".lead-in .code").inner_text()


# --- After handing in ------------------------------------------------------------------------------


def open_request(page: Page, reference: str) -> None:
    """Open a request from the person's own list, as it stands now."""
    page.goto("/basvurularim/")
    follow(page, reference)
    expect(page.locator("p.case .code")).to_have_text(reference)


def printed_form(page: Page) -> list[str]:
    """Press "Formu yazdır" and return the text of each page of the PDF."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Formu yazdır").click(modifiers=["Alt"])  # save instead of the viewer
    document = pypdfium2.PdfDocument(BytesIO(download.value.path().read_bytes()))
    return [sheet.get_textpage().get_text_range() for sheet in document]


def turn(page: Page) -> str:
    """Return whose turn the request's page says it is."""
    return page.locator(".turn h2").inner_text()
