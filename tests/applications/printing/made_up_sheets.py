"""Made-up sheets as they would come to be printed: every procedure that has a form, weighted like life.

The catalogue, the payments, receipts and checks are rows; each request is made up beside them and goes through
``sheets.sheet_of`` like a real one. One seed always gives the same sheets.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from applications import catalogue
from applications.domain.form_sheet import FormSheet
from applications.domain.lifecycle import Status
from applications.domain.procedures import Rules
from applications.domain.vocabulary import Paper, RequestKind, StaffCategory
from applications.models import Procedure, SignatureRequest, User
from applications.printing.sheets import sheet_of
from payments.models import Payment
from tests import factories
from tests.applications.printing.made_up_answers import make_answers
from tests.applications.printing.made_up_payments import make_payments

DRAFTS = 0.02
"""Share of requests that stand where nothing is to be handed in: their print says TASLAK."""

_WEIGHTS = {
    (StaffCategory.FAMILY_PHYSICIAN, RequestKind.FIRST): 30,
    (StaffCategory.FAMILY_PHYSICIAN, RequestKind.RENEWAL): 30,
    (StaffCategory.HOSPITAL_STAFF, RequestKind.FIRST): 20,
    (StaffCategory.HOSPITAL_STAFF, RequestKind.RENEWAL): 20,
    (StaffCategory.DISTRICT_UNIT, RequestKind.FIRST): 8,
    (StaffCategory.DISTRICT_UNIT, RequestKind.RENEWAL): 8,
    (StaffCategory.MANAGER_DOCTOR, RequestKind.FIRST): 8,
    (StaffCategory.INDIVIDUAL, RequestKind.FIRST): 4,
}
"""Of a hundred, roughly; what is not named (a lost card) comes twice."""
_RARE = 2


@dataclass(frozen=True, slots=True)
class _Stock:
    """A procedure with its rules, and payments to draw from."""

    procedure: Procedure
    rules: Rules
    payments: tuple[Payment, ...]


def made_up_sheets(count: int, *, seed: int = 1) -> Iterator[FormSheet]:
    """Yield ``count`` sheets. Needs a database; loads the catalogue into it when it is empty."""
    chance = Random(seed)
    stocks = _stocks(chance, payments_each=min(150, 5 + count // 10))
    weights = [_WEIGHTS.get((stock.rules.category, stock.rules.kind), _RARE) for stock in stocks]
    for number in range(count):
        (stock,) = chance.choices(stocks, weights)
        printed_at = factories.NOON + timedelta(seconds=37 * number)
        yield sheet_of(_case(chance, stock), printed_at=printed_at)


def _stocks(chance: Random, *, payments_each: int) -> list[_Stock]:
    factories.load_fixtures()
    Procedure.objects.filter(descriptions__isnull=False).update(allows_declaration=True)  # as an officer may tick it
    officer, _ = User.objects.get_or_create(email="yetkili@ornek.example", defaults={"full_name": "Fatma Çağlar"})
    stocks = []
    for procedure in Procedure.objects.with_parts().order_by("pk"):
        rules = catalogue.rules_of(procedure)
        if any(rule.paper is Paper.REQUEST_FORM for rule in rules.papers):
            stocks.append(_Stock(procedure, rules, tuple(make_payments(chance, rules, payments_each, by=officer))))
    return stocks


def _case(chance: Random, stock: _Stock) -> SignatureRequest:
    """Return a request that is in no table."""
    rules, procedure = stock.rules, stock.procedure
    columns = make_answers(chance, rules.category, rules.kind, procedure.directorate.province)
    return SignatureRequest(
        procedure=procedure,
        directorate=procedure.directorate,
        category=rules.category,
        kind=rules.kind,
        status=Status.RETURNED if chance.random() < DRAFTS else Status.SUBMITTED,
        payment=chance.choice(stock.payments) if stock.payments else None,
        **columns,
    )
