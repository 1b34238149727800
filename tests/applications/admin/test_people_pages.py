"""Accounts and memberships: each administrator keeps their own directorate's, and nobody their own."""

import pytest

from applications.domain.vocabulary import Role
from applications.models import Membership, User
from tests import factories
from tests.applications.admin.desk import signed_in

USERS = "/yonetim/applications/user/"
MEMBERSHIPS = "/yonetim/applications/membership/"
PASSWORD = "yeni-uzun-parola-27"


@pytest.fixture
def admin(desk):
    return signed_in(desk.people[Role.ADMINISTRATOR])


def new_user(directorate, **fields):
    values = {
        "email": "Yeni.Yetkili@Example.org",
        "full_name": "Murat Eker",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "memberships-TOTAL_FORMS": 1,
        "memberships-INITIAL_FORMS": 0,
        "memberships-0-role": Role.OFFICER,
        "memberships-0-directorate": directorate.pk,
    }
    return values | fields


def test_an_account_is_made_with_a_password_and_its_rights(desk, admin):
    assert admin.post(f"{USERS}add/", new_user(desk.here)).status_code == 302
    user = User.objects.get(email="yeni.yetkili@example.org")
    assert user.check_password(PASSWORD)
    assert [(member.role, member.directorate) for member in user.memberships.all()] == [(Role.OFFICER, desk.here)]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param({"email": "kisi@example.org"}, "Bu e-postayla bir hesap var", id="address taken"),
        pytest.param({"password1": "kısa", "password2": "kısa"}, "parola", id="short password"),
        pytest.param({"memberships-0-role": Role.COORDINATOR}, "Birim sorumlusu için bir birim", id="no unit"),
        pytest.param({"full_name": ""}, "zorunlu", id="no name"),
    ],
)
def test_an_account_is_refused_with_a_sentence(desk, admin, fields, sentence):
    factories.make_user("kisi@example.org")
    answer = admin.post(f"{USERS}add/", new_user(desk.here, **fields))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not User.objects.filter(full_name="Murat Eker").exists()


def test_no_rights_are_given_in_another_directorate(desk, admin):
    assert admin.post(f"{USERS}add/", new_user(desk.there)).status_code == 200
    form = {"email": desk.officer.email, "role": Role.OFFICER, "directorate": desk.there.pk}
    assert admin.post(f"{MEMBERSHIPS}add/", form).status_code == 200
    assert not Membership.objects.filter(directorate=desk.there).exists()


def test_applicants_and_other_directorates_people_are_not_listed(desk, admin):
    applicant = desk.case.owner
    stranger = factories.make_member(Role.OFFICER, desk.there)
    listed = set(admin.get(USERS).context["cl"].queryset)
    assert listed == set(desk.people.values())
    for user in (applicant, stranger):
        for what in ("change", "password", "history"):
            assert admin.get(f"{USERS}{user.pk}/{what}/").status_code == 404, what


def test_who_works_in_two_directorates_is_changed_by_neither_administrator(desk, admin):
    both = factories.make_member(Role.OFFICER, desk.here)
    Membership.objects.create(user=both, role=Role.SUPERVISOR, directorate=desk.there)
    assert admin.get(f"{USERS}{both.pk}/change/").status_code == 200
    assert admin.post(f"{USERS}{both.pk}/change/", {"email": both.email, "full_name": "Başka"}).status_code == 403
    answer = admin.post(f"{USERS}{both.pk}/password/", {"password1": PASSWORD, "password2": PASSWORD})
    assert answer.status_code == 403


def test_a_person_gets_a_membership_by_e_mail_and_loses_it(desk, admin):
    person = factories.make_user("kisi@example.org", full_name="Kerem Aslan")
    form = {"email": " Kisi@example.org ", "role": Role.COORDINATOR, "directorate": desk.here.pk, "unit": desk.unit.pk}
    assert admin.post(f"{MEMBERSHIPS}add/", form).status_code == 302
    member = person.memberships.get()
    assert (member.role, member.unit) == (Role.COORDINATOR, desk.unit)
    assert admin.post(f"{MEMBERSHIPS}{member.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not person.memberships.exists()


def test_an_unknown_e_mail_is_refused_with_a_sentence(desk, admin):
    form = {"email": "yok@example.org", "role": Role.OFFICER, "directorate": desk.here.pk}
    assert "Bu e-postayla hesap yok" in admin.post(f"{MEMBERSHIPS}add/", form).content.decode()


def test_nobody_changes_the_own_rights(desk, admin):
    own = desk.people[Role.ADMINISTRATOR].memberships.get()
    form = {"email": own.user.email, "role": Role.OFFICER, "directorate": desk.here.pk}
    assert "Kendi yetkinizi başka bir yönetici verir" in admin.post(f"{MEMBERSHIPS}add/", form).content.decode()
    assert admin.post(f"{MEMBERSHIPS}{own.pk}/change/", form).status_code == 403
    assert admin.post(f"{MEMBERSHIPS}{own.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Membership.objects.filter(user=own.user).count() == 1


def test_an_administrator_sets_an_officers_password(desk, admin):
    where = f"{USERS}{desk.officer.pk}/password/"
    form = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true", "set-password": "1"}
    assert admin.post(where, form).status_code == 302
    desk.officer.refresh_from_db()
    assert desk.officer.check_password(PASSWORD)


def test_the_account_of_somebody_with_own_requests_is_not_opened_by_a_new_password(desk, admin):
    """Otherwise an administrator, who sees no request, could read one by signing in as its owner."""
    factories.make_case(desk.procedure, owner=desk.officer)
    form = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true", "set-password": "1"}
    assert admin.post(f"{USERS}{desk.officer.pk}/password/", form).status_code == 403
    desk.officer.refresh_from_db()
    assert not desk.officer.check_password(PASSWORD)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.COORDINATOR])
def test_who_is_no_administrator_sees_no_accounts(desk, role):
    client = signed_in(desk.people[role])
    assert client.get(USERS).status_code == 403
    assert client.get(MEMBERSHIPS).status_code == 403
    assert client.get(f"{USERS}{desk.officer.pk}/password/").status_code in (403, 404)


def test_an_auditor_reads_accounts_and_changes_none(desk):
    client = signed_in(desk.people[Role.AUDITOR])
    assert client.get(f"{USERS}{desk.officer.pk}/change/").status_code == 200
    assert client.post(f"{USERS}{desk.officer.pk}/change/", {"full_name": "Başka"}).status_code == 403
    assert client.get(f"{USERS}{desk.officer.pk}/password/").status_code == 403


def test_accounts_are_not_probed_through_the_address(admin):
    assert admin.get(f"{USERS}?password__startswith=pbkdf2").status_code == 400
