"""Payments as they come: with and without receipt, right, wrong, overruled, confirmed, declared. Written as rows."""

from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from applications import catalogue
from applications.domain.payment_due import PersonName, expected_payment
from applications.domain.procedures import Rules
from applications.models import Declaration, User
from payments import services as payments
from payments.domain.outcomes import Check, Outcome
from payments.models import FileKind, Payment, Receipt, ReceiptCheck, ReceiptState, Source
from tests.factories import NOON
from tests.payments.made_up_bank.people import make_person

_SOMETIMES_WRONG = (Check.DESCRIPTION, Check.PAYER_NAME, Check.PAYER_TCKN, Check.AMOUNT, Check.DATE, Check.PAYEE_NAME)


def make_payments(chance: Random, rules: Rules, count: int, *, by: User) -> list[Payment]:
    """Write ``count`` payments of one procedure; none where nothing is paid."""
    if not rules.channels:
        return []
    made = [_payment(chance, rules) for _ in range(count)]
    for payment in made:
        if chance.random() < (0.97 if rules.needs_receipt_before_submission else 0.3):
            receipt = _receipt(chance, payment, by=by)
            _judge(chance, receipt, by=by)
            if rules.may_declare and _lacks_words(receipt) and chance.random() < 0.5:
                _declare(receipt, by=by)
        if chance.random() < 0.06:
            payments.confirm_payment(payment, by=by, at=NOON, note="Hesap hareketlerinde görüldü.")
    return made


def _payment(chance: Random, rules: Rules) -> Payment:
    person = make_person(chance)
    name = PersonName(first_name=person.first_name, last_name=person.last_name, tckn=person.tckn)
    expected = expected_payment(rules, rules.channels[0], name, catalogue.tariff())
    return payments.open_payment(expected, at=NOON - timedelta(days=chance.randrange(1, 60)))


def _receipt(chance: Random, payment: Payment, *, by: User) -> Receipt:
    """Write a receipt; some were typed, of some the bank's number or the day could not be read."""
    is_typed = chance.random() < 0.04
    day = (payment.opened_at + timedelta(days=chance.randrange(0, 3))).date()
    fields = {
        "date": day.isoformat() if chance.random() < 0.97 else None,
        "reference": _number(chance) if chance.random() < 0.9 else None,
        "amount": str(payment.amount or Decimal("1080.00")),
    }
    return Receipt.objects.create(
        payment=payment,
        state=ReceiptState.TYPED if is_typed else ReceiptState.READ,
        kind="" if is_typed else FileKind.PDF,
        source=Source.TYPED if is_typed else Source.TEXT,
        sha256="" if is_typed else f"{chance.getrandbits(256):064x}",
        fields=fields,
        outcome=Outcome.AGREES,
        uploaded_by=by,
        uploaded_at=payment.opened_at,
    )


def _number(chance: Random) -> str:
    """Return a transfer's number as banks print it."""
    return chance.choice(
        (
            f"{chance.randrange(10**9, 10**10)}",
            f"{chance.randrange(10**15, 10**16)}",
            f"FT26{chance.randrange(10**8, 10**9)}",
            f"2026-11-16-{chance.randrange(10, 24)}.{chance.randrange(10, 60)}.10.{chance.randrange(10**5, 10**6)}",
        )
    )


def _judge(chance: Random, receipt: Receipt, *, by: User) -> None:
    """Write its checks: two thirds agree in all, some differ or cannot be told, a few were let pass by an officer."""
    found = dict.fromkeys(Check, Outcome.AGREES)
    luck = chance.random()
    if luck > 0.97:
        found = dict.fromkeys(Check, Outcome.CANNOT_TELL)
    elif luck > 0.65:
        for check in chance.sample(_SOMETIMES_WRONG, chance.choice((1, 1, 1, 2, 3))):
            found[check] = chance.choice((Outcome.DIFFERS, Outcome.CANNOT_TELL))
    ReceiptCheck.objects.bulk_create(
        ReceiptCheck(
            receipt=receipt,
            position=position,
            check_name=check,
            outcome=outcome,
            sentence=f"{check.label}: {outcome.label}.",
            **(_overruled(by) if outcome is not Outcome.AGREES and chance.random() < 0.2 else {}),
        )
        for position, (check, outcome) in enumerate(found.items())
    )
    receipt.outcome = max(found.values(), key=(Outcome.AGREES, Outcome.CANNOT_TELL, Outcome.DIFFERS).index)
    receipt.save(update_fields=["outcome"])


def _overruled(by: User) -> dict[str, Any]:
    return {"overruled_by": by, "overruled_at": NOON, "overrule_reason": "Ekstrede görüldü."}


def _lacks_words(receipt: Receipt) -> bool:
    return receipt.checks.filter(check_name=Check.DESCRIPTION, outcome=Outcome.DIFFERS).exists()


def _declare(receipt: Receipt, *, by: User) -> None:
    Declaration.objects.create(
        payment=receipt.payment,
        receipt=receipt,
        paid_on=receipt.payment.opened_at.date(),
        lira=Decimal(receipt.fields["amount"]),
        reference=receipt.fields["reference"] or "",
        missing=["{ad_soyad}", "{tckn}"],
        made_by=by,
        made_at=NOON,
    )
