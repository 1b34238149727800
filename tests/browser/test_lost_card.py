"""Ankara's way for a lost card: a strict order in which each side's move opens the other's."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from applications.domain.references import compact
from applications.domain.vocabulary import Role
from applications.models import SignatureRequest
from tests.browser import desk, pages
from tests.browser.conftest import DESKTOP
from tests.browser.pages import heading
from tests.browser.people import OMER, make_staff, sign_in_at_desk

pytestmark = pytest.mark.django_db(transaction=True)

ALWAYS = ["Düzeltmeye gönder", "Reddet"]
BACK = "Bir adım geri al"
LINK = "Bağlantıyla başvurdum"


def test_each_move_opens_only_the_next_one(phone, open_page, ankara):
    reference = report_the_loss(phone)
    officer = open_page(**DESKTOP)
    sign_in_at_desk(officer, make_staff(Role.OFFICER, ankara))
    put_on_the_list(officer, phone, reference)
    use_the_link(phone, reference)
    approve_when_papers_are_here(officer, reference)
    pages.open_request(phone, reference)
    expect(heading(phone)).to_have_text("Ömer Faruk Çağlı: Onaylandı, Kamu SM’de")
    pages.press(phone, "Kartım geldi")
    assert pages.turn(phone) == "Başvuru tamamlandı"


def report_the_loss(page):
    pages.choose_path(page, province="Ankara", workplace="Aile hekimi", task="Kayıp veya çalıntı")
    expect(page.get_by_role("heading", name="Önce arayın: 444 5 576")).to_be_visible()
    expect(page.get_by_text("Başka Bankalardan EFT kabul edilmemektedir").first).to_be_visible()
    pages.begin(page, OMER)
    pages.write_person(page, OMER, workplace="Örnekköy 3 No’lu Aile Sağlığı Merkezi")
    pages.write_address(page)
    revoke_before_going_on(page)
    expect(page.get_by_text("Tutarı Kamu SM gösterir").first).to_be_visible()
    return pages.hand_in(page)


def revoke_before_going_on(page):
    """The certificate is revoked first: without the day there is no way on, and no payment comes before."""
    expect(heading(page)).to_have_text("Eski sertifikanızı iptal ettirdiniz mi?")
    pages.choose(page, "Kartınıza ne oldu?", "Çalındı")
    pages.choose(page, "Nasıl iptal ettirdiniz?", "444 5 576")
    pages.go_on(page)
    expect(page.locator(".error-box")).to_contain_text("Ettirmediyseniz önce arayın.")
    before = page.url
    assert page.goto(before.replace("/iptal/", "/odeme/")).status == 404
    page.goto(before)
    pages.tell_revocation(page)


def put_on_the_list(officer, applicant, reference):
    desk.open_case(officer, reference, OMER.full_name)
    assert desk.offered(officer) == sorted([*ALWAYS, "Kamu SM listesine al"])
    an_early_approval_is_refused(officer, reference)
    desk.open_case(officer, reference, OMER.full_name)
    desk.decide(officer, "Kamu SM listesine al", "Başvuru Kamu SM listesine alındı.")
    assert desk.offered(officer) == sorted(["Reddet", BACK, "Liste Kamu SM’ye gönderildi"])
    pages.open_request(applicant, reference)
    assert pages.turn(applicant) == "Sıra müdürlükte"
    expect(applicant.get_by_role("button", name=LINK)).to_have_count(0)
    desk.decide(officer, "Liste Kamu SM’ye gönderildi", "şimdi Kamu SM’nin bağlantısı bekleniyor")
    assert "Onayla" not in desk.offered(officer)


def an_early_approval_is_refused(officer, reference):
    case = SignatureRequest.objects.get(reference=compact(reference))
    refused = officer.goto(reverse("yonetim:case_action", args=[case.pk, "approve"]))
    assert refused.status == 409
    expect(officer.get_by_role("alert")).to_contain_text("başka bir durumda")


def use_the_link(page, reference):
    pages.open_request(page, reference)
    assert pages.turn(page) == "Sıra Kamu SM’de"
    pages.press(page, LINK)
    expect(page.get_by_role("status").first).to_contain_text("formu yazdırıp imzalayın")
    assert pages.turn(page) == "Sıra sizde: belgelerinizi teslim edin"
    assert len(pages.printed_form(page)) == 2


def approve_when_papers_are_here(officer, reference):
    desk.open_case(officer, reference, OMER.full_name)
    assert desk.offered(officer) == sorted([*ALWAYS, BACK])
    expect(desk.decisions(officer)).to_contain_text("Onay için eksik:")
    desk.receive_papers(officer)
    desk.decide(officer, "Onayla", "Başvuru onaylandı.")
