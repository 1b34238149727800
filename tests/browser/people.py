"""Made-up people, and how they sign in: by a code from their mail, or by a password."""

import re
from dataclasses import dataclass

from django.core import mail
from playwright.sync_api import Page, expect

from applications.domain.vocabulary import Role
from applications.models import Directorate, Unit, User
from tests import factories

PASSWORD = "bir-uzun-parola-7431"
_CODE = re.compile(r"[A-Z]{4}-[A-Z]{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What somebody types about themselves. ``mailbox`` is where the sign-in code goes."""

    first_name: str
    last_name: str
    tckn: str
    title: str
    mailbox: str
    birth_date: str = "14.02.1985"
    mobile: str = "0532 000 00 00"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


AYSE = Person(
    first_name="Ayşe Gül", last_name="Işık", tckn="10000000146", title="Aile hekimi", mailbox="ayse@example.org"
)
OMER = Person(
    first_name="Ömer Faruk", last_name="Çağlı", tckn=factories.make_tckn(1), title="Hemşire", mailbox="omer@example.org"
)


def sign_in(page: Page, person: Person) -> None:
    """Answer the page that asks for an e-mail address, and the one that asks for the code sent there."""
    page.get_by_label("E-posta adresiniz").fill(person.mailbox)
    page.get_by_role("button", name="Kodu gönder").click()
    field = page.get_by_label("Giriş kodu")
    expect(field).to_be_visible()
    field.fill(newest_code(person))
    page.get_by_role("button", name="Giriş yap").click()


def newest_code(person: Person) -> str:
    """Return the sign-in code of the newest mail to ``person``."""
    codes = [_CODE.search(sent.body) for sent in mail.outbox if person.mailbox in sent.to]
    return [found[0] for found in codes if found][-1]


def make_staff(role: Role, directorate: Directorate, unit: Unit | None = None) -> User:
    """Return a member of a desk who signs in with ``PASSWORD``."""
    email = f"{role.value}.{directorate.plate}@example.org"
    return factories.make_member(role, directorate, unit, email=email, password=PASSWORD)


def sign_in_at_desk(page: Page, member: User) -> None:
    """Open the desk as an officer does, by password, and stand on its start page."""
    page.goto("/yonetim/")
    page.get_by_label("E-posta adresiniz").fill(member.email)
    page.get_by_label("Parolanız").fill(PASSWORD)
    page.get_by_role("button", name="Giriş yap").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Genel bakış")
