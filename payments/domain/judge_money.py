"""How much was paid, when, and with which words: the checks of amount, date and description."""

import datetime
from decimal import Decimal

from payments.domain.amounts import format_lira, names_foreign_currency
from payments.domain.dates import format_day
from payments.domain.expectation import AmountDue, ExpectedPayment, Place, WantedWords
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields
from payments.domain.results import WAIT, CheckResult
from payments.domain.words import MissingWords, is_cut_short, missing_words, pieces

_PENDING = "Dekontta işlemin beklediği yazıyor; para henüz gitmemiş olabilir. Tamamlanınca yeni dekontu yükleyin."
_CANCELLED = "Dekontta işlemin gerçekleşmediği yazıyor. Bankanıza sorun; para gidince yeni dekontu yükleyin."
_NO_TRANSFER = (
    "Bu ödeme banka havalesiyle yapılamaz. Bankanızdan iadesini isteyin, sonra gösterilen yollardan biriyle ödeyin."
)


def judge_amount(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Compare the sum with what was due on the day of the transfer."""
    due = [each for each in expected.amounts if fields.date and each.is_in_force(fields.date)]
    outcome, sentence = _judge_sum(fields, expected, due)
    wanted = " ya da ".join(dict.fromkeys(format_lira(each.amount) for each in due)) or None
    found = _show_amount(fields)
    return CheckResult(check=Check.AMOUNT, outcome=outcome, sentence=sentence, expected=wanted, found=found)


def judge_date(fields: ReceiptFields, expected: ExpectedPayment, today: datetime.date) -> CheckResult:
    """Judge the day of the transfer: not in the future, not before the payment was possible."""
    last = min(today, expected.not_after) if expected.not_after else today
    outcome, sentence = _judge_day(fields, expected.not_before, last)
    wanted = _show_span(expected.not_before, last, today)
    found = format_day(fields.date) if fields.date else None
    return CheckResult(check=Check.DATE, outcome=outcome, sentence=sentence, expected=wanted, found=found)


def judge_description(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Look for one of the accepted wordings, where each may stand."""

    def say(outcome: Outcome, sentence: str) -> CheckResult:
        wanted = expected.wordings[0].text if expected.wordings else None
        return CheckResult(
            check=Check.DESCRIPTION, outcome=outcome, sentence=sentence, expected=wanted, found=fields.description
        )

    if not expected.wordings:
        return say(Outcome.AGREES, "Bu ödemede belirli bir açıklama aranmıyor.")
    found = [(_missing(fields, words), words) for words in expected.wordings]
    readable = [(missing, words) for missing, words in found if missing is not None]
    if not readable:
        return say(Outcome.CANNOT_TELL, f"Dekontta açıklama okunamadı. {WAIT}")
    missing, words = min(readable, key=lambda each: sum(len(part.words) for part in each[0]))
    if not missing:
        return say(Outcome.AGREES, "İstenen sözlerin hepsi yazıyor.")
    return say(*_judge_missing(fields, expected, missing, words))


def _judge_sum(fields: ReceiptFields, expected: ExpectedPayment, due: list[AmountDue]) -> tuple[Outcome, str]:
    if fields.cancelled:
        return Outcome.DIFFERS, _CANCELLED
    if not expected.channel.has_account and fields.rail is not None:
        return Outcome.DIFFERS, _NO_TRANSFER
    if fields.amount is None:
        return Outcome.CANNOT_TELL, f"Dekontta tutar okunamadı. {WAIT}"
    if fields.currency not in (None, "TRY"):
        return Outcome.DIFFERS, f"Ödeme {fields.currency} ile yapılmış; tutar Türk lirası olmalı. Müdürlükle görüşün."
    if fields.currency is None and names_foreign_currency(fields.text):
        return Outcome.CANNOT_TELL, f"Tutarın para birimi anlaşılamadı. {WAIT}"
    if not expected.amounts:
        return Outcome.CANNOT_TELL, f"Tutarı Kamu SM gösterir; burada karşılaştırılamıyor. {WAIT}"
    if fields.date is None:
        return Outcome.CANNOT_TELL, f"Tarih okunamadığı için o gün geçerli tutar bilinmiyor. {WAIT}"
    return _compare_sum(fields.amount, fields.date, due, expected, pending=fields.pending is not None)


def _compare_sum(
    amount: Decimal, day: datetime.date, due: list[AmountDue], expected: ExpectedPayment, *, pending: bool
) -> tuple[Outcome, str]:
    sure = [each for each in due if each.is_confirmed(day)]
    if not sure:
        return Outcome.CANNOT_TELL, _unconfirmed(day, due)
    if amount not in {each.amount for each in due}:
        nearest = min(sure, key=lambda each: abs(each.amount - amount))
        return Outcome.DIFFERS, _difference(amount, nearest.amount, expected.other_sums)
    if amount not in {each.amount for each in sure}:
        return Outcome.CANNOT_TELL, _unconfirmed(day, due)
    if pending:
        return Outcome.CANNOT_TELL, _PENDING
    return Outcome.AGREES, f"{format_day(day)} günü geçerli tutarın aynısı."


def _unconfirmed(day: datetime.date, due: list[AmountDue]) -> str:
    """Say that the price of ``day`` is not known, with the last one known and its day."""
    if not due:
        return f"{format_day(day)} günü geçerli tutar bilinmiyor. Kamu SM’den doğrulayın."
    last = due[0].confirmed_on or due[0].valid_from
    known = f"{format_lira(due[0].amount)} tutarı en son {format_day(last)} günü doğrulandı"
    return f"{known}; o günden sonra değişmiş olabilir. Kamu SM’den doğrulayın."


def _difference(amount: Decimal, due: Decimal, other_sums: tuple[tuple[str, Decimal], ...]) -> str:
    """Say by how much ``amount`` is off, and what that is when a neighbouring sum explains it."""
    gap = abs(amount - due)
    part = next((name for name, value in other_sums if value == gap), None)
    whole = next((name for name, value in other_sums if value == amount), None)
    if amount > due:
        why = f": {part} de yatmış" if part else ""
        return f"Tutar {format_lira(gap)} fazla{why}. İade için müdürlükle görüşün; başvurunuz sürer."
    if part:
        return f"Tutar {format_lira(gap)} eksik: {part} yok."
    why = f": yatan, “{whole}” tutarı" if whole else ""
    return f"Tutar {format_lira(gap)} eksik{why}. Yeniden ödemeden önce müdürlükle görüşün."


def _show_amount(fields: ReceiptFields) -> str | None:
    if fields.amount is None:
        return None
    shown = format_lira(fields.amount)
    return shown if fields.currency in (None, "TRY") else f"{shown.removesuffix(' TL')} {fields.currency}"


def _judge_day(fields: ReceiptFields, first: datetime.date | None, last: datetime.date) -> tuple[Outcome, str]:
    if fields.date is None:
        return Outcome.CANNOT_TELL, f"Dekontta tarih okunamadı. {WAIT}"
    if fields.date > last:
        return Outcome.DIFFERS, "Dekontun tarihi olması gerekenden sonra. Para gittikten sonra yeni dekontu yükleyin."
    if first and fields.date < first:
        return Outcome.DIFFERS, "Bu ödeme, başvurunun ödemesi olamayacak kadar eski. Yeni ödemenin dekontunu yükleyin."
    if fields.cancelled or fields.pending:
        return Outcome.CANNOT_TELL, _CANCELLED if fields.cancelled else _PENDING
    return Outcome.AGREES, "Tarih geçerli."


def _show_span(first: datetime.date | None, last: datetime.date, today: datetime.date) -> str:
    until = "bugün veya öncesi" if last == today else f"{format_day(last)} veya öncesi"
    return f"{format_day(first)} veya sonrası, {until}" if first else until


def _missing(fields: ReceiptFields, words: WantedWords) -> list[MissingWords] | None:
    """Return what the receipt lacks of ``words``, ``None`` when the place where they must stand was not read."""
    if words.place is Place.DESCRIPTION:
        return missing_words(words, fields.description, close_together=False) if fields.description else None
    page = (
        fields.text
        if fields.text.strip()
        else " ".join(filter(None, (fields.payer, fields.payer_tckn, fields.description)))
    )
    return missing_words(words, page, close_together=bool(fields.text.strip())) if page else None


def _judge_missing(
    fields: ReceiptFields, expected: ExpectedPayment, missing: list[MissingWords], words: WantedWords
) -> tuple[Outcome, str]:
    in_description = words.place is Place.DESCRIPTION
    if "*" in (fields.description or "") or (not in_description and fields.masked & {"payer", "payer_tckn"}):
        return Outcome.CANNOT_TELL, f"Banka bir bölümünü gizlemiş; istenen sözlerin hepsi okunamıyor. {WAIT}"
    if in_description and is_cut_short(missing, fields.description or ""):
        return Outcome.CANNOT_TELL, f"Banka açıklamayı kısaltmış olabilir; sonu okunamıyor. {WAIT}"
    lacking = ", ".join(_name_part(part, expected) for part in missing)
    where = "Açıklamada" if in_description else "Dekontta"
    return Outcome.DIFFERS, f"{where} {lacking} yok. Yeniden ödeme yapmayın; eksiği yetkiliye bildirin."


def _name_part(missing: MissingWords, expected: ExpectedPayment) -> str:
    """Name what is missing as the person knows it."""
    if pieces(missing.part) == pieces(expected.payer_tckn):
        return "T.C. kimlik numaranız"
    if missing.is_whole_part:
        return "adınız soyadınız" if pieces(missing.part) == pieces(expected.payer_name) else f"“{missing.part}”"
    number = "T.C. kimlik numaranız"
    return ", ".join(number if word == expected.payer_tckn else f"“{word}”" for word in missing.words)
