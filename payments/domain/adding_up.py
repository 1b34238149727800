"""Do several receipts together pay what is due?

Somebody who paid too little pays the rest with a second transfer. Only receipts that agree in everything but the sum
count, each transfer once, and all of them at one price. A sum that was not read is never added.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payments.domain.amounts import format_lira, names_foreign_currency
from payments.domain.expectation import ExpectedPayment
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields
from payments.domain.results import WAIT, CheckedReceipt
from payments.domain.transfer_numbers import transfer_number

_NOTHING_ADDS = (
    "Toplanabilecek dekont yok: her dekontun öteki kontrolleri uygun olmalı. Uygun olmayanlara yetkili bakar."
)
_CONTRADICTION = f"Aynı işlem numarası iki dekontta başka tutarla yazıyor; toplam söylenemiyor. {WAIT}"
_MAY_BE_ONE = f"İki dekont aynı ödemeyi gösteriyor olabilir: tutar ve dakika aynı, numaralar başka. {WAIT}"
_NO_PRICE = f"Bu ödemelerin günlerinde geçerli tek bir tutar bilinmiyor; toplam karşılaştırılamıyor. {WAIT}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What the receipts add up to, in lira. ``used`` are the places, from 0, of the receipts that were added.

    ``difference`` is ``paid - due``: below zero is too little. ``None`` is unknown; nothing added is not "0 paid".
    """

    paid: Decimal | None
    due: Decimal | None
    difference: Decimal | None
    outcome: Outcome
    sentence: str
    used: tuple[int, ...] = ()


def add_up(receipts: Sequence[tuple[ReceiptFields, CheckedReceipt]], expected: ExpectedPayment, *, today: date) -> Sum:
    """Add the receipts of one payment.

    A check that an officer let pass is handed in as agreeing. What is dated after ``today`` has not been paid.
    """
    agreeing = [place for place, (_, checked) in enumerate(receipts) if _agrees_beside_sum(checked)]
    known = [place for place in agreeing if has_known_sum(receipts[place][0], today=today)]
    used: list[int] = []
    for place in known:
        fields = receipts[place][0]
        before = [receipts[each][0] for each in used]
        if any(_contradict(fields, other) for other in before):
            return _cannot_tell(_CONTRADICTION)
        if any(is_one_transfer(fields, other) for other in before):
            continue
        if any(_is_one_moment(fields, other) for other in before):
            return _cannot_tell(_MAY_BE_ONE)  # a bank prints several numbers of one transfer, here this, there that
        used.append(place)
    if not used:
        return _cannot_tell(_NOTHING_ADDS)
    days = [day for place in used if (day := receipts[place][0].date)]
    paid = sum((receipts[place][0].amount or Decimal(0) for place in used), Decimal(0))
    return _compared(paid, _due_on_all(expected, days), tuple(used), has_unknown=len(known) < len(agreeing))


def has_known_sum(fields: ReceiptFields, *, today: date) -> bool:
    """Tell whether ``fields`` says without doubt which sum of lira went on which day."""
    is_clear = fields.is_certain("amount") and fields.is_certain("date") and not fields.several
    is_lira = fields.currency == "TRY" or (fields.currency is None and not names_foreign_currency(fields.text))
    has_gone = fields.date is not None and fields.date <= today and not fields.pending and not fields.cancelled
    return fields.amount is not None and is_clear and is_lira and has_gone


def is_one_transfer(one: ReceiptFields, other: ReceiptFields) -> bool:
    """Tell whether two receipts must be taken for the same transfer: money is never counted twice.

    The same number is the same transfer. Else the same sum in the same minute is, unless one bank gave two numbers;
    a minute that was not read counts as the same.
    """
    if transfer_number(one) and transfer_number(other) and _may_be_one_bank(one, other):
        if transfer_number(one) == transfer_number(other):
            return True
        if one.issuer and other.issuer:
            return False
    return _is_one_moment(one, other)


def _is_one_moment(one: ReceiptFields, other: ReceiptFields) -> bool:
    is_same_minute = None in (one.time, other.time) or _minute(one) == _minute(other)
    return (one.amount, one.date) == (other.amount, other.date) and is_same_minute


def _agrees_beside_sum(checked: CheckedReceipt) -> bool:
    others = [result.outcome for result in checked.results if result.check is not Check.AMOUNT]
    return bool(others) and all(outcome is Outcome.AGREES for outcome in others)


def _contradict(one: ReceiptFields, other: ReceiptFields) -> bool:
    """Tell whether one number stands for two sums: then at least one of them was misread."""
    is_one_number = transfer_number(one) == transfer_number(other) != "" and _may_be_one_bank(one, other)
    return is_one_number and (one.amount, one.date) != (other.amount, other.date)


def _may_be_one_bank(one: ReceiptFields, other: ReceiptFields) -> bool:
    return one.issuer is None or other.issuer is None or one.issuer == other.issuer


def _minute(fields: ReceiptFields) -> tuple[int, int] | None:
    return (fields.time.hour, fields.time.minute) if fields.time else None


def _due_on_all(expected: ExpectedPayment, days: Sequence[date]) -> set[Decimal]:
    """Return the sums that are due, and sure, on every one of ``days``."""
    sums = [{due.amount for due in expected.amounts if due.is_in_force(day) and due.is_confirmed(day)} for day in days]
    return set.intersection(*sums) if sums else set()


def _compared(paid: Decimal, sums: set[Decimal], used: tuple[int, ...], *, has_unknown: bool) -> Sum:
    if not sums:
        return Sum(paid=paid, due=None, difference=None, outcome=Outcome.CANNOT_TELL, sentence=_NO_PRICE, used=used)
    due = min(sums, key=lambda amount: abs(amount - paid))
    outcome, sentence = _judge_sum(paid, due, count=len(used), has_unknown=has_unknown)
    return Sum(paid=paid, due=due, difference=paid - due, outcome=outcome, sentence=sentence, used=used)


def _judge_sum(paid: Decimal, due: Decimal, *, count: int, has_unknown: bool) -> tuple[Outcome, str]:
    told = f"{count} dekontun toplamı {format_lira(paid)}" if count > 1 else f"Dekontta {format_lira(paid)} yazıyor"
    gap = format_lira(abs(paid - due))
    if paid == due:
        return Outcome.AGREES, f"{told}; tutar tamam."
    if paid > due:
        sentence = f"Fazla ödeme: {gap}; iadesi için müdürlükle görüşün, başvurunuz sürer."
        return Outcome.DIFFERS, sentence
    if has_unknown:
        return Outcome.CANNOT_TELL, f"{told}; {gap} kalıyor, ama bir dekontun tutarı sayılamadı. {WAIT}"
    more = "Yaptığınız başka ödeme varsa dekontunu yükleyin; yoksa müdürlükle görüşün."
    return Outcome.DIFFERS, f"{told}: {gap} eksik. {more}"


def _cannot_tell(sentence: str) -> Sum:
    return Sum(paid=None, due=None, difference=None, outcome=Outcome.CANNOT_TELL, sentence=sentence)
