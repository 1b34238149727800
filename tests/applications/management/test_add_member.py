"""The way to the first administrator."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from applications.models import Directorate, Membership, Unit, User

PASSWORD = "uzun-bir-parola-7291"
pytestmark = pytest.mark.django_db


@pytest.fixture
def directorate():
    return Directorate.objects.create(plate=33, province="Mersin", name="Mersin İl Sağlık Müdürlüğü")


def add(monkeypatch, *args, password=PASSWORD):
    monkeypatch.setattr("sys.stdin", StringIO(f"{password}\n"))
    call_command("add_member", "Yetkili@ornek.example", *args, "--password-stdin", stdout=StringIO())


def test_add_member_makes_a_user_who_can_sign_in(directorate, monkeypatch):
    add(monkeypatch, "--role", "administrator", "--directorate", "33", "--name", "Derya Uçar")
    user = User.objects.get(email="yetkili@ornek.example")
    assert user.check_password(PASSWORD)
    assert [(member.role, member.directorate) for member in user.memberships.all()] == [("administrator", directorate)]


def test_add_member_gives_a_known_user_a_second_role_and_keeps_the_password(directorate, monkeypatch):
    add(monkeypatch, "--role", "officer", "--directorate", "33")
    add(monkeypatch, "--role", "auditor", "--directorate", "33", password="another")
    user = User.objects.get()
    assert (user.memberships.count(), user.check_password(PASSWORD)) == (2, True)


def test_add_member_puts_a_coordinator_into_the_unit(directorate, monkeypatch):
    unit = Unit.objects.create(directorate=directorate, kind="hospital", name="Örnek Hastanesi")
    add(monkeypatch, "--role", "coordinator", "--directorate", "33", "--unit", "Örnek Hastanesi")
    assert Membership.objects.get().unit == unit


@pytest.mark.parametrize(
    ("args", "password", "said"),
    [
        pytest.param(["--role", "officer", "--directorate", "7"], PASSWORD, "no directorate", id="unknown directorate"),
        pytest.param(["--role", "officer", "--directorate", "33"], "kisa", "kısa", id="weak password"),
        pytest.param(["--role", "coordinator", "--directorate", "33"], PASSWORD, "birim seçin", id="no unit"),
        pytest.param(
            ["--role", "coordinator", "--directorate", "33", "--unit", "Yok"], PASSWORD, "no unit", id="unknown unit"
        ),
    ],
)
def test_add_member_refuses_with_a_sentence_and_leaves_nothing(directorate, monkeypatch, args, password, said):
    with pytest.raises(CommandError, match=said):
        add(monkeypatch, *args, password=password)
    assert not User.objects.exists()


def test_add_member_twice_is_refused(directorate, monkeypatch):
    add(monkeypatch, "--role", "officer", "--directorate", "33")
    with pytest.raises(CommandError):
        add(monkeypatch, "--role", "officer", "--directorate", "33")
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("email", ["yetkili", "yetkili ornek@example.org", ""])
def test_add_member_refuses_what_is_no_address(directorate, email):
    with pytest.raises(CommandError, match="is not an e-mail address"):
        call_command("add_member", email, "--role", "officer", "--directorate", "33", stdout=StringIO())
    assert not User.objects.exists()


def test_add_member_without_a_password_says_so(directorate, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO(""))
    with pytest.raises(CommandError, match="no password on standard input"):
        call_command("add_member", "a@example.org", "--role", "officer", "--directorate", "33", "--password-stdin")
    assert not User.objects.exists()


def test_add_member_says_that_the_role_is_there_already(directorate, monkeypatch):
    add(monkeypatch, "--role", "officer", "--directorate", "33")
    with pytest.raises(CommandError, match="bu müdürlükte bu rolü zaten var"):
        add(monkeypatch, "--role", "officer", "--directorate", "33")
