"""The fixtures hold exactly the rows the two directorates state, valid and each with its source."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from stdnum import iban as stdnum_iban

from applications import catalogue
from applications.domain.payment_due import bill_on, price_on
from applications.domain.procedures import Rules
from applications.domain.vocabulary import (
    FeeItem,
    RequestKind,
    StaffCategory,
)
from applications.management.commands import load_catalogue
from applications.models import Contact, Directorate, Guide, GuideStep, Price, Procedure
from payments.domain.banks import BANK_NAMES
from payments.models import AccountTitle, BankAccount
from tests.factories import load_fixtures

TODAY = date(2026, 11, 22)
ANKARA, MERSIN = 6, 33
EVERYONE_IN_ANKARA = [
    StaffCategory.FAMILY_PHYSICIAN,
    StaffCategory.HOSPITAL_STAFF,
    StaffCategory.DISTRICT_UNIT,
    StaffCategory.MANAGER_DOCTOR,
]


@pytest.fixture(autouse=True)
def _loaded(db):
    load_fixtures()


def rules(plate: int, category: StaffCategory, kind: RequestKind) -> Rules:
    directorate = Directorate.objects.get(plate=plate)
    return catalogue.rules_of(catalogue.procedure_in_force(directorate, category, kind, day=TODAY))


def every_row() -> Iterable[Any]:
    for model in (Directorate, BankAccount, AccountTitle, Price, Contact, Guide, GuideStep, Procedure):
        yield from model.objects.all()
    for procedure in Procedure.objects.with_parts():
        for relation in ("items", "channels", "descriptions", "signing_methods", "papers", "deliveries"):
            yield from getattr(procedure, relation).all()
        yield from procedure.prerequisites.all()
        yield from procedure.steps.all()


# --- All rows ------------------------------------------------------------------------------------


def test_every_row_is_one_an_officer_could_enter():
    rows = list(every_row())
    for row in rows:
        row.full_clean()
    assert len(rows) > 200


def test_every_row_is_in_force_alone_on_every_day_a_version_begins():
    days = {row.valid_from for row in Procedure.objects.all()} | {TODAY}
    procedures = list(Procedure.objects.select_related("directorate"))
    asked = [(row, day) for row in procedures for day in days if row.valid_from <= day]
    for row, day in asked:
        assert catalogue.procedure_in_force(row.directorate, row.category, row.kind, day=day) == row
    assert len(asked) >= len(procedures)


def test_the_rows_of_the_two_documents_and_no_others():
    found = {(row.directorate.plate, row.category, row.kind) for row in Procedure.objects.select_related("directorate")}
    staff = (StaffCategory.HOSPITAL_STAFF, StaffCategory.DISTRICT_UNIT)
    expected = {
        (ANKARA, category, kind)
        for category in (StaffCategory.FAMILY_PHYSICIAN, *staff)
        for kind in (RequestKind.FIRST, RequestKind.RENEWAL)
    }
    expected |= {
        (ANKARA, category, kind)
        for category in EVERYONE_IN_ANKARA
        for kind in (RequestKind.LOST_STOLEN, RequestKind.CARD_READER)
    }
    mersin = (StaffCategory.MANAGER_DOCTOR, StaffCategory.FAMILY_PHYSICIAN, StaffCategory.INDIVIDUAL)
    expected |= {(MERSIN, category, RequestKind.FIRST) for category in mersin}
    assert found == expected


def test_every_source_is_named():
    for model in (Procedure, Price, Contact, Guide):
        assert all(row.source.strip() for row in model.objects.all())
    ankara = Procedure.objects.filter(directorate__plate=ANKARA)
    assert {row.source_on for row in ankara} == {None}
    assert all("Doküman tarihsiz" in row.our_notes for row in ankara)
    mersin = Procedure.objects.filter(directorate__plate=MERSIN)
    assert {(row.source_on, row.valid_from) for row in mersin} == {(date(2024, 3, 12), date(2024, 3, 12))}


def test_ibans_check_and_belong_to_halkbank():
    accounts = list(BankAccount.objects.all())
    assert len(accounts) == 2
    for account in accounts:
        assert stdnum_iban.is_valid(account.iban)
        assert BANK_NAMES[account.iban[4:9]] == "Türkiye Halk Bankası"


def test_sentences_hold_no_iban_sum_or_phone():
    for procedure in Procedure.objects.prefetch_related("steps"):
        for step in procedure.steps.all():
            said = f"{step.title} {step.text}".replace("FORM-001-003", "")
            assert "TR" not in said.split()
            assert not any(letter.isdigit() for letter in said), said


# --- Prices, Kamu SM, the PIN guide ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "nes", "both"),
    [
        (date(2019, 1, 1), "112.10", "147.50"),
        (date(2019, 12, 31), "112.10", "147.50"),
        (date(2020, 6, 1), "116.82", "158.12"),
        (date(2021, 12, 31), "147.50", "218.30"),
        (date(2024, 3, 12), "780.00", "1080.00"),
        (date(2026, 11, 22), "780.00", "1080.00"),
    ],
)
def test_known_prices(day, nes, both):
    tariff = catalogue.tariff()
    certificate, reader = price_on(tariff, FeeItem.NES, day=day), price_on(tariff, FeeItem.READER, day=day)
    assert certificate is not None
    assert reader is not None
    assert (certificate.lira, certificate.lira + reader.lira) == (Decimal(nes), Decimal(both))


@pytest.mark.parametrize("day", [date(2018, 12, 31), date(2022, 1, 1), date(2023, 7, 1), date(2024, 3, 11)])
def test_years_without_a_source_have_no_price(day):
    assert price_on(catalogue.tariff(), FeeItem.NES, day=day) is None


def test_todays_price_is_only_the_last_known_one():
    row = rules(ANKARA, StaffCategory.FAMILY_PHYSICIAN, RequestKind.FIRST)
    bill = bill_on(row, catalogue.tariff(), day=TODAY)
    assert (bill.total, bill.last_known_on) == (Decimal("1080.00"), date(2024, 3, 12))


def test_contacts_of_kamu_sm_and_the_desk():
    contacts = catalogue.contacts()
    assert contacts["phone"].value == "444 5 576"
    assert contacts["post_address"].value == "TÜBİTAK Gebze Yerleşkesi P.K. 74, 41470 Gebze/KOCAELİ"
    assert contacts["tariff"].is_link
    assert not contacts["phone"].is_link
    assert Directorate.objects.get(plate=ANKARA).phone == "(312) 552 10 37"


def test_pin_guide_has_eleven_steps_its_warning_and_links():
    guide = Guide.objects.get(slug="pin")
    steps = list(guide.steps.all())
    assert [step.number for step in steps] == list(range(1, 12))
    assert "Edge tarayıcısında kullanırken sorun yaşayabilirsiniz" in guide.warning
    assert [step.number for step in steps if step.link] == [1, 2, 3]
    assert steps[1].note.startswith("Bilgisayarım simgesine sağ tıklayıp")
    assert "PIN Oluşturma/Kilit Çözme" in steps[6].text
    assert "KamuSM-eImza.jnlp" in steps[7].text


# --- Loading -------------------------------------------------------------------------------------


def test_loading_again_changes_nothing_and_says_what_is_there(capsys):
    Price.objects.filter(item=FeeItem.NES, valid_until=None).update(lira=Decimal("999.00"))
    call_command("load_catalogue")
    assert "hiçbir şey değişmedi: 2 müdürlük" in capsys.readouterr().out
    assert Price.objects.get(item=FeeItem.NES, valid_until=None).lira == Decimal("999.00")
    assert Procedure.objects.count() == 17


def test_nothing_is_loaded_beside_what_an_officer_has_entered(capsys):
    Procedure.objects.all().delete()
    call_command("load_catalogue")
    assert "hiçbir şey değişmedi" in capsys.readouterr().out
    assert not Procedure.objects.exists()


def test_every_fixture_file_is_loaded(settings):
    (folder,) = settings.FIXTURE_DIRS
    assert {file.stem for file in folder.glob("*.json")} == set(load_catalogue.FIXTURES)
