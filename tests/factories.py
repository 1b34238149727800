"""Rows for tests: valid and dull by default, ``**changes`` say what matters.

Every row passes ``full_clean``, so a factory makes nothing that an officer could not enter.
"""

import io
import itertools
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.core.management import call_command
from django.db import models
from stdnum.tr import tckimlik

from applications import catalogue
from applications.case_papers import lay_out_papers
from applications.domain import vocabulary as words
from applications.domain.lifecycle import Action, Actor, Status
from applications.domain.references import ALPHABET
from applications.models import (
    Directorate,
    Membership,
    Price,
    Procedure,
    ProcedureChannel,
    ProcedureDelivery,
    ProcedureDescription,
    ProcedureItem,
    ProcedurePaper,
    ProcedurePrerequisite,
    ProcedureSigningMethod,
    ProcedureStep,
    RequestDraft,
    SignatureRequest,
    Unit,
    User,
)
from esign_portal import turkish
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import Place
from payments.domain.outcomes import Check, Outcome
from payments.models import AccountTitle, BankAccount, FileKind, Payment, Receipt, ReceiptState, Source

IBAN = "TR330006100519786457841326"
OTHER_IBAN = "TR830001000000000123456789"
FIRST_DAY = date(2024, 1, 1)

Row = TypeVar("Row", bound=models.Model)
Parts = Iterable[Mapping[str, Any]]


def load_fixtures() -> None:
    """Load the real catalogue: both directorates, prices, Kamu SM, the PIN guide."""
    call_command("load_catalogue", stdout=io.StringIO())


def saved(row: Row) -> Row:
    row.full_clean()
    row.save()
    return row


# --- Catalogue -----------------------------------------------------------------------------------


def make_directorate(**changes: Any) -> Directorate:
    plate = changes.get("plate", 41)
    values = {"plate": plate, "province": "Kocaeli", "name": "Kocaeli İl Sağlık Müdürlüğü", "phone": "(262) 000 00 00"}
    return saved(Directorate(**values | changes))


def make_unit(directorate: Directorate, **changes: Any) -> Unit:
    values = {"kind": words.UnitKind.HOSPITAL, "name": "Örnek Devlet Hastanesi"}
    return saved(Unit(directorate=directorate, **values | changes))


def make_price(**changes: Any) -> Price:
    values = {"item": words.FeeItem.NES, "lira": Decimal("780.00"), "valid_from": FIRST_DAY, "source": "Örnek duyuru"}
    return saved(Price(**values | changes))


def make_account(*titles: str, **changes: Any) -> BankAccount:
    """Return an account with ``titles`` as its accepted names (one if none is given)."""
    account = saved(BankAccount(**{"iban": IBAN, "stated_bank": "Örnek Bankası"} | changes))
    for title in titles or ("ÖRNEK İL SAĞLIK MÜDÜRLÜĞÜ DÖNER SERMAYE İŞLETMESİ",):
        saved(AccountTitle(account=account, title=title))
    return account


def make_procedure(
    directorate: Directorate | None = None,
    *,
    items: Iterable[str] = (),
    channels: Parts = (),
    descriptions: Parts = (),
    signing_methods: Iterable[str] = (),
    papers: Parts = (),
    deliveries: Parts = (),
    prerequisites: Parts = (),
    steps: Parts = (),
    **changes: Any,
) -> Procedure:
    """Return a procedure with its parts. By default the institution pays and the directorate decides."""
    procedure = saved(Procedure(**_procedure_values(directorate) | changes))
    _add(ProcedureItem, procedure, ({"item": item} for item in items))
    _add(ProcedureChannel, procedure, channels)
    _add(ProcedureDescription, procedure, ({"place": Place.DESCRIPTION, **row} for row in descriptions))
    _add(ProcedureSigningMethod, procedure, ({"method": method} for method in signing_methods))
    _add(ProcedurePaper, procedure, papers)
    _add(ProcedureDelivery, procedure, deliveries)
    _add(ProcedurePrerequisite, procedure, ({"text": "Örnek ön koşul.", **row} for row in prerequisites))
    _add(ProcedureStep, procedure, ({"who": "Siz", **row} for row in steps))
    return procedure


def paid(**changes: Any) -> dict[str, Any]:
    """Return the columns of a procedure whose applicant pays a fixed 1080 lira while applying."""
    values = {
        "payer": words.Payer.APPLICANT,
        "pay_when": words.PayWhen.WITH_APPLICATION,
        "sum_mode": words.SumMode.FIXED,
        "fixed_sum": Decimal("1080.00"),
    }
    return values | changes


def transfer_to(*accounts: BankAccount) -> list[dict[str, Any]]:
    return [{"channel": PaymentChannel.TRANSFER, "account": account} for account in accounts]


def _procedure_values(directorate: Directorate | None) -> dict[str, Any]:
    return {
        "directorate": directorate or Directorate.objects.first() or make_directorate(),
        "category": words.StaffCategory.FAMILY_PHYSICIAN,
        "kind": words.RequestKind.FIRST,
        "valid_from": FIRST_DAY,
        "payer": words.Payer.INSTITUTION,
        "handler": words.Handler.DIRECTORATE,
        "sum_mode": words.SumMode.NONE,
        "source": "Örnek duyuru",
        "read_on": FIRST_DAY,
    }


def _add(model: type[models.Model], procedure: Procedure, rows: Parts) -> None:
    for position, row in enumerate(rows, start=1):
        saved(model(procedure=procedure, position=position, **row))


# --- People, and requests on their way -----------------------------------------------------------

NOON = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)  # 12.00 in Istanbul
_numbers = itertools.count()


def make_tckn(number: int) -> str:
    """Return a made-up identity number with right check digits; number 0 is 10000000146."""
    nine = str(100000001 + number)
    return nine + tckimlik.calc_check_digits(nine)


def make_user(email: str = "", *, password: str | None = None, full_name: str = "") -> User:
    return User.objects.create_user(email or f"kisi{next(_numbers)}@example.org", password, full_name=full_name)


def make_member(role: words.Role, directorate: Directorate, unit: Unit | None = None, **changes: Any) -> User:
    """Return an officer with this one membership."""
    user = make_user(**{"full_name": "Fatma Çağlar"} | changes)
    saved(Membership(user=user, role=role, directorate=directorate, unit=unit))
    return user


def make_case(procedure: Procedure | None = None, **changes: Any) -> SignatureRequest:
    """Return a request as if handed in at ``NOON``: its papers awaited, its first event written."""
    procedure = procedure or make_procedure()
    number = next(_numbers)
    name = {"first_name": "Ayşe Gül", "last_name": "Işık"} | {k: v for k, v in changes.items() if k in _NAMES}
    values = {
        "reference": "".join(ALPHABET[number // 22**place % 22] for place in range(8)),
        "procedure": procedure,
        "directorate": procedure.directorate,
        "category": procedure.category,
        "kind": procedure.kind,
        "status": Status.SUBMITTED,
        "since": changes.get("submitted_at", NOON),
        "tckn": make_tckn(number),
        "folded_name": turkish.fold(f"{name['first_name']} {name['last_name']}"),
        "birth_date": date(1984, 3, 4),
        "title": "Uzman Doktor",
        "unit_text": "Örnek Aile Sağlığı Merkezi",
        "email": "aysegul.isik@example.org",
        "mobile": "05320000000",
        "province": "Kocaeli",
        "district": "Gebze",
        "neighbourhood": "Örnek Mahallesi",
        "street": "Örnek Caddesi",
        "building_no": "12",
        "submitted_at": NOON,
        "details": {"is_naturalised": False},
        "notice_read_at": NOON,
    }
    owner = changes.pop("owner", None) or make_user()
    case = saved(SignatureRequest(owner=owner, **values | name | changes))
    lay_out_papers(case, catalogue.rules_of(procedure))
    event = {"action": Action.SUBMIT, "actor": Actor.APPLICANT, "by": owner, "at": case.submitted_at}
    case.events.create(**event, from_status="", to_status=case.status)
    return case


_NAMES = ("first_name", "last_name")


def make_payment(**changes: Any) -> Payment:
    values = {
        "channel": PaymentChannel.TRANSFER,
        "payer_name": "Ayşe Gül Işık",
        "payer_tckn": "10000000146",
        "amount": Decimal("1080.00"),
        "expectation": {"channel": "transfer", "payer_name": "Ayşe Gül Işık", "payer_tckn": "10000000146"},
        "opened_at": NOON,
    }
    return Payment.objects.create(**values | changes)


def make_receipt(payment: Payment, **outcomes: Outcome) -> Receipt:
    """Return a receipt read from a PDF; all its checks agree but those named: ``payer_tckn=Outcome.CANNOT_TELL``."""
    found = {check: outcomes.get(check.value, Outcome.AGREES) for check in Check}
    receipt = Receipt.objects.create(
        payment=payment,
        state=ReceiptState.READ,
        kind=FileKind.PDF,
        source=Source.TEXT,
        sha256=f"{next(_numbers):064x}",
        size=1,
        page_count=1,
        outcome=next((o for o in (Outcome.DIFFERS, Outcome.CANNOT_TELL) if o in found.values()), Outcome.AGREES),
        uploaded_by=make_user(),
        uploaded_at=NOON,
    )
    for position, (check, outcome) in enumerate(found.items()):
        sentence = f"{check.label}: {outcome.label}."
        receipt.checks.create(position=position, check_name=check, outcome=outcome, found="–", sentence=sentence)
    return receipt


def make_draft(procedure: Procedure | None = None, **changes: Any) -> RequestDraft:
    """Return an empty draft; ``answers`` as typed, by step."""
    values = {"procedure": procedure or make_procedure(), "created_at": NOON, "updated_at": NOON}
    values["owner"] = changes.pop("owner", None) or make_user()
    return RequestDraft.objects.create(**values | changes)
