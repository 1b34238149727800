"""The payment on paper: what is due and how, what the receipt says, what the checks found."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from applications import catalogue
from applications.case_papers import declaration_due
from applications.domain.declaration import part_in_words
from applications.domain.fees import ShownLater
from applications.domain.form_sheet import Fact
from applications.domain.payment_due import bill_on
from applications.domain.procedures import Rules
from applications.domain.vocabulary import SumMode
from applications.models import SignatureRequest
from esign_portal import turkish
from payments import services as payments
from payments.domain.amounts import format_lira
from payments.domain.ibans import format_iban
from payments.domain.outcomes import Outcome
from payments.domain.receipt import fields_from_json
from payments.models import Payment, Receipt, ReceiptCheck

UNKNOWN_SUM = "Kamu SM’den doğrulayın"
_PASSED = "gerekçeyle geçildi"


def payment_facts(case: SignatureRequest, rules: Rules) -> tuple[Fact, ...]:
    """Return the lines of the section "Ödeme"."""
    if not rules.needs_payment:
        return (Fact(label="Ödeyen", value="Kurum öder"),)
    receipt = payments.best_receipt(case.payment) if case.payment else None
    return (
        Fact(label="Tutar", value=_sum(case, rules), is_strong=True),
        *(_receipt_facts(receipt) if receipt else _how_to_pay(rules)),
        *(Fact(label="Alıcı IBAN", value=format_iban(iban), is_code=True) for iban in _ibans(rules)),
        *_declaration(case, rules),
        *_confirmation(case.payment),
    )


def check_summary(checks: Iterable[ReceiptCheck]) -> str:
    """Return how many checks came out how: "6 uygun, 1 farklı (Açıklama)".

    What does not agree is named, unless all came out the same (a photo that nobody could read).
    """
    rows = list(checks)
    groups = {
        outcome.label: [row for row in rows if row.outcome == outcome and not row.is_overruled] for outcome in Outcome
    }
    groups[_PASSED] = [row for row in rows if row.is_overruled]
    return ", ".join(
        _count(label, found, is_named=label != Outcome.AGREES.label and len(found) < len(rows))
        for label, found in groups.items()
        if found
    )


def _count(label: str, found: list[ReceiptCheck], *, is_named: bool) -> str:
    names = f" ({', '.join(row.label for row in found)})" if is_named else ""
    return f"{len(found)} {turkish.lower(label)}{names}"


def _sum(case: SignatureRequest, rules: Rules) -> str:
    """Return the sum the payment was opened with, else the one of the day the request was handed in."""
    if case.payment is not None and case.payment.amount is not None:
        return format_lira(case.payment.amount)
    if isinstance(rules.fee, ShownLater):
        return SumMode.SHOWN_LATER.label
    day = timezone.localdate(case.submitted_at)
    bill = bill_on(rules, catalogue.tariff(), day=day, keeps_reader=bool(case.details.get("keeps_reader")))
    if bill.total is None:
        return UNKNOWN_SUM
    unconfirmed = f" ({_day(bill.last_known_on)} fiyatı; {UNKNOWN_SUM})" if bill.last_known_on else ""
    return format_lira(bill.total) + unconfirmed


def _how_to_pay(rules: Rules) -> tuple[Fact, ...]:
    """Return every accepted way once (several accounts are one way), and when to pay."""
    ways = dict.fromkeys(row.channel.label for row in rules.channels)
    return (
        Fact(label="Ödeme yolu", value=" ya da ".join(ways)),
        Fact(label="Ne zaman ödenir", value=rules.pay_when.label if rules.pay_when else ""),
    )


def _ibans(rules: Rules) -> list[str]:
    return [row.account.iban for row in rules.channels if row.account is not None]


def _receipt_facts(receipt: Receipt) -> tuple[Fact, ...]:
    fields = fields_from_json(receipt.fields)
    read = (_day(fields.date) if fields.date else "", fields.reference or "")
    typed = "Elle yazıldı: " if receipt.is_typed else ""
    return (
        Fact(label="Dekont tarihi, no", value=", ".join(text for text in read if text)),
        Fact(label="Dekont kontrolü", value=typed + check_summary(receipt.checks.all())),
    )


def _declaration(case: SignatureRequest, rules: Rules) -> tuple[Fact, ...]:
    """Say which demanded words the person declares to be missing, with the transfer that is meant."""
    declared = declaration_due(case.payment, rules)
    if declared is None:
        return ()
    transfer = (_day(declared.paid_on), format_lira(declared.lira), declared.reference)
    missing = "; ".join(part_in_words(key, case.person) for key in declared.missing)
    return (Fact(label="Dilekçe", value=f"{', '.join(filter(None, transfer))}. Eksik olan: {missing}"),)


def _confirmation(payment: Payment | None) -> tuple[Fact, ...]:
    """Say that an officer saw the money on the bank statement, whatever the receipt says."""
    if payment is None or payment.confirmed_at is None:
        return ()
    return (Fact(label="Ödeme", value="Banka ekstresinde görüldü"),)


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
