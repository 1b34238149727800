"""Every page that people meet, also with errors on it: no rule of WCAG 2.2 AA broken, nothing wider than 320 px."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from applications.domain.lifecycle import Action, Actor, Status
from applications.domain.vocabulary import Role
from applications.models import User
from tests import factories
from tests.browser import desk, pages
from tests.browser.accessibility import problems_of
from tests.browser.bank import copied_from, receipt_of
from tests.browser.pages import heading
from tests.browser.people import AYSE, make_staff, sign_in, sign_in_at_desk

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = (
    "/",
    "/?il=33&gorev=aile-hekimi",
    "/yol/33/aile-hekimi/ilk-basvuru/",
    "/yol/6/hastane/kayip-calinti/",
    "/yol/6/bireysel/ilk-basvuru/",
    "/rehber/",
    "/rehber/pin/",
    "/rehber/pin/3/",
    "/aydinlatma/",
    "/erisilebilirlik/",
)


def problems_at(page, *addresses):
    found = []
    for address in addresses:
        page.goto(address)
        found += problems_of(page)
    return found


@pytest.mark.parametrize("addresses", [PUBLIC[:5], PUBLIC[5:]], ids=["start and paths", "guides and notices"])
def test_pages_without_sign_in(desktop, catalogue, addresses):
    assert problems_at(desktop, *addresses) == []


def test_pages_of_the_wizard(desktop, ankara):
    page = desktop
    page.goto("/yol/6/aile-hekimi/yenileme/")
    pages.press(page, "Başvuruya başla")
    sign_in(page, AYSE)
    expect(heading(page)).to_have_text("Önce aydınlatma metnini okuyun")
    found = problems_of(page)
    pages.read_notice(page)
    pages.go_on(page)  # nothing was written: every field says what to do
    expect(page.locator(".error-box")).to_be_visible()
    found += problems_of(page)
    pages.write_person(page, AYSE, workplace="Örnekköy 3 No’lu Aile Sağlığı Merkezi")
    pages.write_address(page, {"Cadde veya sokak": "Çınar Sok.", "Daire": "K. 2"})
    expect(page.get_by_role("group", name="Cadde veya sokak: kısaltma")).to_be_visible()
    found += problems_of(page)
    page.goto(page.url.replace("/adres/", "/sertifika/"))
    page.get_by_label("Sertifikanızın son günü").fill("01.01.2020")
    pages.go_on(page)
    expect(page.get_by_role("heading", name="Sertifikanızın süresi dolmuş")).to_be_visible()
    found += problems_of(page)
    found += problems_at(page, page.url.replace("/sertifika/", "/imza/"))
    assert found == []


def test_pages_of_paying_and_handing_in(desktop, mersin):
    page = desktop
    page.goto("/yol/33/aile-hekimi/ilk-basvuru/")
    pages.begin(page, AYSE)
    pages.write_person(page, AYSE, workplace="Örneklik 5 No’lu Aile Sağlığı Merkezi")
    pages.write_address(page)
    expect(heading(page)).to_have_text("Ödeme ve dekont")
    pages.press(page, "Dekontu kontrol et")
    expect(page.locator(".error-box")).to_be_visible()
    found = problems_of(page)
    payment = page.url
    found += problems_at(page, f"{payment}elle/", payment)
    masked = {"tckn": "100******46", "amount": "780,00 TL"}
    pages.upload(page, receipt_of(copied_from(page), AYSE, **masked))
    assert set(pages.outcomes(page).values()) == {"Uygun", "Farklı", "Anlaşılamadı"}
    found += problems_of(page)
    page.goto(payment)
    pages.follow(page, "Sil")
    found += problems_of(page)
    found += problems_at(page, payment.replace("/odeme/", "/sil/"), payment.replace("/odeme/", "/kontrol/"))
    pages.hand_in(page)
    found += problems_of(page)
    assert found == []


def test_pages_of_what_one_has(desktop, ankara):
    page = desktop
    page.goto("/giris/")
    sign_in(page, AYSE)
    expect(page.get_by_role("heading", name="Bekleyen başvurunuz yok")).to_be_visible()
    found = problems_of(page)
    cases = make_cases(ankara, User.objects.get(email=AYSE.mailbox))
    found += problems_at(page, "/basvurularim/", *(f"/basvurularim/{case.spoken_reference}/" for case in cases))
    waiting = f"/basvurularim/{cases[0].spoken_reference}"
    found += problems_at(page, f"{waiting}/geri-cek/", f"{waiting}/dekont/", "/yol/6/aile-hekimi/kayip-calinti/")
    pages.press(page, "Başvuruya başla")
    expect(heading(page)).to_have_text("Bu türde açık bir başvurunuz var")
    assert found + problems_of(page) == []


def make_cases(ankara, owner):
    """Return one request in each state that looks different to its owner."""
    lost = ankara.procedures.get(category="family_physician", kind="lost_stolen")
    reader = ankara.procedures.get(category="hospital_staff", kind="card_reader")
    first = ankara.procedures.get(category="hospital_staff", kind="first")
    renewal = ankara.procedures.get(category="hospital_staff", kind="renewal")
    returned = factories.make_case(first, owner=owner, status=Status.RETURNED)
    returned.events.create(
        action=Action.RETURN,
        actor=Actor.COORDINATOR,
        by=owner,
        at=timezone.now(),
        note="Bina numarası eksik.",
        detail={"steps": ["address"]},
        from_status=Status.AT_UNIT,
        to_status=Status.RETURNED,
    )
    return (
        factories.make_case(lost, owner=owner, status=Status.AWAITING_LINK, payment=factories.make_payment()),
        factories.make_case(reader, owner=owner, status=Status.FOLLOWED),
        factories.make_case(renewal, owner=owner, status=Status.DELIVERED),
        returned,
    )


def test_the_desk(desktop, mersin):
    case = factories.make_case(mersin.procedures.get(category="manager_doctor"))
    page = desktop
    sign_in_at_desk(page, make_staff(Role.OFFICER, mersin))
    found = problems_of(page)
    page.goto(desk.QUEUE)
    found += problems_of(page)
    desk.open_case(page, case.spoken_reference, "Ayşe Gül Işık")
    found += problems_of(page)
    desk.decisions(page).get_by_role("link", name="Düzeltmeye gönder").click()
    pages.press(page, "Düzeltmeye gönder")
    expect(page.get_by_text("Gerekçeyi yazın.")).to_be_visible()
    assert found + problems_of(page) == []
