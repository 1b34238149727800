"""How much was paid, and when: the checks of amount and date."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from payments.domain.amounts import format_lira, names_foreign_currency
from payments.domain.dates import format_day
from payments.domain.doubts import doubted, spots_of, unread
from payments.domain.expectation import AmountDue, ExpectedPayment
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields
from payments.domain.results import WAIT, CheckResult

_PENDING = "Dekontta işlemin beklediği yazıyor; para henüz gitmemiş olabilir. Tamamlanınca yeni dekontu yükleyin."
_CANCELLED = "Dekontta işlemin gerçekleşmediği yazıyor. Bankanıza sorun; para gittiyse onun dekontunu yükleyin."
_NO_TRANSFER = (
    "Bu ödeme havaleyle yapılamaz. Bankanızdan iadesini isteyin; para geri gelince gösterilen yollarla ödeyin."
)
_TOO_OLD = (
    "Bu ödeme, başvurunun ödemesi olamayacak kadar eski. Başka ödemeniz varsa dekontunu yükleyin; yoksa müdürlükle "
    "görüşün."
)
_SHIFT = 100


def judge_amount(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Compare the sum with what was due on the day of the transfer."""
    due = [each for each in expected.amounts if fields.date and each.is_in_force(fields.date)]
    outcome, sentence = _judge_sum(fields, expected, due)
    return CheckResult(
        check=Check.AMOUNT,
        outcome=outcome,
        sentence=sentence,
        expected=" ya da ".join(dict.fromkeys(format_lira(each.amount) for each in due)) or None,
        found=_show_amount(fields),
        spots=spots_of(fields, "amount"),
    )


def judge_date(fields: ReceiptFields, expected: ExpectedPayment, today: datetime.date) -> CheckResult:
    """Judge the day of the transfer: not in the future, not before the payment was possible, not too long ago."""
    outcome, sentence = _judge_day(fields, expected, today)
    return CheckResult(
        check=Check.DATE,
        outcome=outcome,
        sentence=sentence,
        expected=_show_span(expected, today),
        found=format_day(fields.date) if fields.date else None,
        spots=spots_of(fields, "date"),
    )


def _judge_sum(fields: ReceiptFields, expected: ExpectedPayment, due: Sequence[AmountDue]) -> tuple[Outcome, str]:
    if fields.cancelled:
        return Outcome.DIFFERS, _CANCELLED
    if not expected.channel.has_account and fields.rail is not None:
        return Outcome.DIFFERS, _NO_TRANSFER
    if fields.amount is None:
        return Outcome.CANNOT_TELL, unread(fields, "tutar")
    if not fields.is_certain("amount"):
        return doubted("tutar")
    if fields.currency not in (None, "TRY"):
        return Outcome.DIFFERS, f"Ödeme {fields.currency} ile yapılmış; tutar Türk lirası olmalı. Müdürlükle görüşün."
    if fields.currency is None and names_foreign_currency(fields.text):
        return Outcome.CANNOT_TELL, f"Tutarın para birimi anlaşılamadı. {WAIT}"
    if not expected.amounts:
        return Outcome.CANNOT_TELL, f"Tutarı Kamu SM gösterir; burada karşılaştırılamıyor. {WAIT}"
    if fields.date is None or not fields.is_certain("date"):
        return Outcome.CANNOT_TELL, f"Tarih okunamadığı için o gün geçerli tutar bilinmiyor. {WAIT}"
    return _compare_sum(fields, fields.amount, fields.date, due, expected)


def _compare_sum(
    fields: ReceiptFields, amount: Decimal, day: datetime.date, due: Sequence[AmountDue], expected: ExpectedPayment
) -> tuple[Outcome, str]:
    sure = [each for each in due if each.is_confirmed(day)]
    if not sure:
        return Outcome.CANNOT_TELL, _unconfirmed(day, due)
    if amount not in {each.amount for each in due}:
        nearest = min((each.amount for each in sure), key=lambda price: abs(price - amount))
        if fields.is_ocr and amount in (nearest * _SHIFT, nearest / _SHIFT):  # the comma was lost, or a point is dirt
            return doubted("tutar")
        return Outcome.DIFFERS, _difference(amount, nearest, expected)
    if amount not in {each.amount for each in sure}:
        return Outcome.CANNOT_TELL, _unconfirmed(day, due)
    if fields.pending:
        return Outcome.CANNOT_TELL, _PENDING
    return Outcome.AGREES, f"{format_day(day)} günü geçerli tutarın aynısı."


def _unconfirmed(day: datetime.date, due: Sequence[AmountDue]) -> str:
    """Say that the price of ``day`` is not known, with the last one known and its day."""
    if not due:
        return f"{format_day(day)} günü geçerli tutar bilinmiyor. Kamu SM’den doğrulayın."
    last = due[0].confirmed_on or due[0].valid_from
    known = f"{format_lira(due[0].amount)} tutarı en son {format_day(last)} günü doğrulandı"
    return f"{known}; o günden sonra değişmiş olabilir. Kamu SM’den doğrulayın."


def _difference(amount: Decimal, due: Decimal, expected: ExpectedPayment) -> str:
    """Say by how much ``amount`` is off, and what that is when a neighbouring sum explains it."""
    gap = abs(amount - due)
    part, whole = expected.name_of_sum(gap), expected.name_of_sum(amount)
    why = f": fark {part} kadar" if part else ""
    if amount > due:
        return f"Tutar {format_lira(gap)} fazla{why}. İade için müdürlükle görüşün; başvurunuz sürer."
    why = f": yatan, {whole}" if whole else why
    return f"Tutar {format_lira(gap)} eksik{why}. Yeniden ödemeden önce müdürlükle görüşün."


def _show_amount(fields: ReceiptFields) -> str | None:
    if fields.amount is None:
        return None
    shown = format_lira(fields.amount)
    return shown if fields.currency in (None, "TRY") else f"{shown.removesuffix(' TL')} {fields.currency}"


def _judge_day(fields: ReceiptFields, expected: ExpectedPayment, today: datetime.date) -> tuple[Outcome, str]:
    if fields.date is None:
        return Outcome.CANNOT_TELL, unread(fields, "tarih")
    if not fields.is_certain("date"):
        return doubted("tarih")
    if fields.date > today:
        return Outcome.DIFFERS, "Dekontun tarihi bugünden sonra. Para gittikten sonra yeni dekontu yükleyin."
    if expected.not_after and fields.date > expected.not_after:
        last = format_day(expected.not_after)
        return Outcome.DIFFERS, f"Bu ödeme en geç {last} günü yapılmalıydı. Yeniden ödeme yapmayın; müdürlükle görüşün."
    if expected.not_before and fields.date < expected.not_before:
        return Outcome.DIFFERS, _TOO_OLD
    age = (today - fields.date).days
    if expected.longest_age is not None and age > expected.longest_age:
        limit = f"Ödeme {age} gün önce yapılmış; en çok {expected.longest_age} gün kabul ediliyor"
        return Outcome.DIFFERS, f"{limit}. Yeniden ödeme yapmayın; müdürlükle görüşün."
    if fields.cancelled or fields.pending:
        return Outcome.CANNOT_TELL, _CANCELLED if fields.cancelled else _PENDING
    return Outcome.AGREES, "Tarih geçerli."


def _show_span(expected: ExpectedPayment, today: datetime.date) -> str:
    """Return the days that are accepted, as people read them."""
    firsts = [expected.not_before] if expected.not_before else []
    if expected.longest_age is not None:
        firsts.append(today - datetime.timedelta(days=expected.longest_age))
    last = min(today, expected.not_after) if expected.not_after else today
    until = "bugün" if last == today else format_day(last)
    return f"{format_day(max(firsts))} ile {until} arası" if firsts else f"{until} veya öncesi"
