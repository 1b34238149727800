"""Sign-in: applicants by a code, officers by password, both guarded against guessing."""

import re

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from applications.accounts.views import new_applicant, signed_in_by_password

pytestmark = pytest.mark.django_db

EMAIL = "ayse.gul@example.org"
PASSWORD = "bir-uzun-parola-7431"
WANTED = "/basvurularim/"


@pytest.fixture
def officer():
    return get_user_model().objects.create_user("yetkili@example.org", PASSWORD, full_name="Fatma Çağlar")


def ask_for_code(client: Client, email: str = EMAIL, **query: str):
    return client.post("/giris/", {"email": email, **query})


def code_in_last_mail() -> str:
    return re.search(r"^ +([A-Z]{4}-[A-Z]{4})$", mail.outbox[-1].body, re.MULTILINE)[1]


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


# --- applicants --------------------------------------------------------------------------------
def test_a_new_address_gets_a_code_and_with_it_an_account_without_password(client):
    assert ask_for_code(client, next="/rehber/").url == "/giris/kod/?next=%2Frehber%2F"
    answer = client.post("/giris/kod/", {"code": code_in_last_mail(), "next": "/rehber/"})
    assert answer.url == "/rehber/"
    user = get_user_model().objects.get(email=EMAIL)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert not user.has_usable_password()


def test_a_known_address_comes_back_to_the_same_account(client):
    user = get_user_model().objects.create_user(EMAIL)
    ask_for_code(client, email="Ayse.Gul@Example.org")
    client.post("/giris/kod/", {"code": code_in_last_mail()})
    assert client.session["_auth_user_id"] == str(user.pk)
    assert get_user_model().objects.count() == 1


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_the_code_may_be_typed_carelessly(client, typed):
    ask_for_code(client)
    client.post("/giris/kod/", {"code": typed(code_in_last_mail())})
    assert is_signed_in(client)


def test_known_and_unknown_addresses_are_answered_alike(client, officer):
    answers = [ask_for_code(Client(), email=email) for email in (EMAIL, officer.email)]
    assert len({(answer.status_code, answer.url) for answer in answers}) == 1
    assert [message.subject for message in mail.outbox] == ["Giriş kodunuz"] * 2


def test_a_closed_account_gets_no_code_and_the_page_does_not_tell(client):
    get_user_model().objects.create_user(EMAIL)
    get_user_model().objects.update(is_active=False)
    assert ask_for_code(client).url == "/giris/kod/"
    assert mail.outbox == []
    assert get_user_model().objects.count() == 1


def test_of_two_presses_at_once_with_a_new_address_both_get_the_same_account():
    faster = get_user_model().objects.create_user(EMAIL)
    assert new_applicant(EMAIL) == faster


def test_the_mail_says_what_to_do_and_names_nobody_in_its_subject(client):
    ask_for_code(client)
    message = mail.outbox[0]
    assert (message.subject, message.to) == ("Giriş kodunuz", [EMAIL])
    assert "Kodu, açık duran giriş sayfasına yazın." in message.body
    assert message.alternatives == []


def test_a_wrong_code_is_told_and_the_right_one_still_opens(client):
    ask_for_code(client)
    answer = client.post("/giris/kod/", {"code": "BBBB-BBBB"})
    assert "Kod yanlış. E-postadaki kodu yeniden yazın." in answer.content.decode()
    client.post("/giris/kod/", {"code": code_in_last_mail()})
    assert is_signed_in(client)


def test_the_fifth_wrong_code_ends_it_and_keeps_the_wanted_page(client):
    ask_for_code(client)
    code = code_in_last_mail()
    answers = [client.post("/giris/kod/", {"code": "BBBB-BBBB", "next": "/rehber/"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 4 + [302]
    assert answers[-1].url == "/giris/?next=%2Frehber%2F"
    assert "Kod beş kez yanlış yazıldı." in client.get(answers[-1].url).content.decode()
    client.post("/giris/kod/", {"code": code})
    assert not is_signed_in(client)


def test_a_code_older_than_15_minutes_is_refused_and_said_to_be_old(client):
    with time_machine.travel("2026-11-16T09:00:00Z", tick=False) as clock:
        ask_for_code(client)
        clock.shift(15 * 60 + 1)
        answer = client.post("/giris/kod/", {"code": code_in_last_mail()}, follow=True)
    assert not is_signed_in(client)
    assert "E-postanızı yazın" in answer.content.decode()


def test_a_second_code_replaces_the_first(client):
    ask_for_code(client)
    first = code_in_last_mail()
    client.post("/giris/kod/", {"action": "resend"})
    assert len(mail.outbox) == 2
    client.post("/giris/kod/", {"code": first})
    assert not is_signed_in(client)
    client.post("/giris/kod/", {"code": code_in_last_mail()})
    assert is_signed_in(client)


def test_another_address_can_be_typed_after_the_code_was_sent(client):
    ask_for_code(client)
    assert client.get("/giris/").url == "/giris/kod/"
    assert client.post("/giris/bastan/", {"next": "/rehber/"}).url == "/giris/?next=%2Frehber%2F"
    assert client.get("/giris/").status_code == 200


def test_asking_too_often_for_one_address_is_a_429(client):
    statuses = [ask_for_code(Client()).status_code for _ in range(4)]
    assert statuses == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


def test_asking_too_often_from_one_place_is_a_429(client):
    statuses = [ask_for_code(Client(), email=f"kisi{number}@example.org").status_code for number in range(21)]
    assert statuses == [302] * 20 + [429]


def test_a_wanted_page_on_another_site_is_not_followed(client):
    ask_for_code(client, next="https://example.com/")
    answer = client.post("/giris/kod/", {"code": code_in_last_mail(), "next": "https://example.com/"})
    assert answer.url == WANTED


# --- officers ----------------------------------------------------------------------------------
def sign_in_officer(client: Client, officer, password: str = PASSWORD, **more: str):
    return client.post("/hesap/giris/", {"login": officer.email, "password": password, **more})


def test_an_officer_signs_in_by_password_and_the_session_knows(client, officer, rf):
    assert sign_in_officer(client, officer, next="/yonetim/").url == "/yonetim/"
    request = rf.get("/")
    request.session, request.user = client.session, officer
    assert signed_in_by_password(request)


def test_a_code_is_not_a_password(client, officer, rf):
    ask_for_code(client, email=officer.email)
    client.post("/giris/kod/", {"code": code_in_last_mail()})
    request = rf.get("/")
    request.session, request.user = client.session, officer
    assert not signed_in_by_password(request)


def test_who_came_by_code_is_asked_for_the_password_too(client, officer, rf):
    ask_for_code(client, email=officer.email)
    client.post("/giris/kod/", {"code": code_in_last_mail()})
    asked = client.get("/hesap/giris/?next=/yonetim/")
    assert asked.url == "/hesap/dogrula/?next=%2Fyonetim%2F"
    assert client.post(asked.url, {"password": "baska"}).status_code == 200
    assert client.post(asked.url, {"password": PASSWORD, "next": "/yonetim/"}).url == "/yonetim/"
    request = rf.get("/")
    request.session, request.user = client.session, officer
    assert signed_in_by_password(request)


def test_a_pending_code_does_not_stand_in_the_way_of_the_password(client, officer):
    ask_for_code(client, email=officer.email)
    assert client.get("/hesap/giris/").status_code == 200


@pytest.mark.parametrize("email", ["yetkili@example.org", "kimse@example.org"])
def test_a_wrong_password_is_answered_alike_for_known_and_unknown(client, officer, email):
    answer = client.post("/hesap/giris/", {"login": email, "password": "yanlis-parola"})
    assert answer.status_code == 200
    assert "E-posta veya parola yanlış." in answer.content.decode()


def test_the_sixth_wrong_password_is_a_429_even_when_it_is_right(client, officer):
    for _ in range(5):
        assert sign_in_officer(client, officer, "yanlis-parola").status_code == 200
    assert sign_in_officer(client, officer).status_code == 429
    assert not is_signed_in(client)


def test_an_officer_gets_a_new_password_by_mail(client, officer):
    client.post("/hesap/parola/unuttum/", {"email": officer.email})
    link = re.search(r"http://testserver(/hesap/parola/yeni/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    new = "yepyeni-bir-parola-91"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    officer.refresh_from_db()
    assert officer.check_password(new)
    assert "süresi doldu" in Client().get(link).content.decode()


@pytest.mark.parametrize("email", [EMAIL, "kimse@example.org"], ids=["applicant", "nobody"])
def test_who_has_no_password_gets_no_link_and_the_page_does_not_tell(client, email):
    get_user_model().objects.create_user(EMAIL)
    assert client.post("/hesap/parola/unuttum/", {"email": email}).url == "/hesap/parola/unuttum/gonderildi/"
    assert mail.outbox == []


def test_an_officer_changes_the_password(client, officer):
    client.force_login(officer)
    new = "yepyeni-bir-parola-91"
    client.post("/hesap/parola/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    officer.refresh_from_db()
    assert officer.check_password(new)


def test_signing_out_takes_a_post(client, officer):
    client.force_login(officer)
    assert client.get("/hesap/cikis/").status_code == 200
    assert is_signed_in(client)
    assert client.post("/hesap/cikis/").url == "/"
    assert not is_signed_in(client)


def test_there_is_no_page_to_sign_up_with_a_password(client):
    assert client.get("/hesap/kayit/").url == "/giris/"
    assert client.post("/hesap/kayit/", {"email": EMAIL, "password1": PASSWORD}).status_code in {302, 405}
    assert not get_user_model().objects.exists()


# --- every page, in our words ------------------------------------------------------------------
PAGES = [
    "/giris/",
    "/hesap/giris/",
    "/hesap/parola/unuttum/",
    "/hesap/parola/unuttum/gonderildi/",
    "/hesap/kapali/",
    "/hesap/parola/degisti/",
    "/hesap/parola/yeni/1-yok/",
]
PAGES_INSIDE = ["/hesap/parola/", "/hesap/cikis/", "/hesap/dogrula/"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_before_sign_in_are_ours(client, path):
    assert_is_ours(client.get(path))


@pytest.mark.parametrize("path", PAGES_INSIDE)
def test_pages_after_sign_in_are_ours(client, officer, path):
    client.force_login(officer)
    assert_is_ours(client.get(path))


def test_an_applicant_has_no_password_to_change(client):
    client.force_login(get_user_model().objects.create_user(EMAIL))
    assert_is_ours(client.get("/hesap/parola/", follow=True))


def assert_is_ours(answer) -> None:
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("<h1>") == 1
    assert '<html lang="tr"' in page
    assert "css/theme.css" in page
    assert not re.search(r"<style|\sstyle=|Password|Email|Sign", page)
