"""The checks of a receipt, made before the money leaves: on the text of the bank's confirmation screen."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from esign_portal.enums import LabelledEnum
from payments.domain import before_paying_words as words
from payments.domain.checks import check_receipt
from payments.domain.dates import format_day
from payments.domain.expectation import ExpectedPayment
from payments.domain.outcomes import Check, Outcome
from payments.domain.results import CheckedReceipt, CheckResult
from payments.domain.screen import Screen, read_screen

_ORDER = (
    Check.PAYEE_IBAN,
    Check.PAYEE_NAME,
    Check.AMOUNT,
    Check.DESCRIPTION,
    Check.PAYER_TCKN,
    Check.PAYER_NAME,
    Check.DATE,
)


class Advice(LabelledEnum):
    """What the person should do now."""

    SEND = "send", "Bu bilgilerle gönderebilirsiniz"
    NOT_YET = "not_yet", "Henüz göndermeyin"
    ALREADY_SENT = "already_sent", "Bu ödeme yapılmış görünüyor"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforePaying:
    """``results`` of what the screen shows, ``not_shown`` what it does not; ``needed`` must agree to send.

    Sentences speak of money that has not left. Whatever is not on the screen is not blamed.
    """

    results: tuple[CheckResult, ...]
    not_shown: tuple[Check, ...]
    needed: frozenset[Check]
    is_done: bool = False

    @property
    def advice(self) -> Advice:
        """Return SEND only when all that is needed agrees and nothing on the screen differs."""
        if self.is_done:
            return Advice.ALREADY_SENT
        agreeing = {result.check for result in self.results if result.outcome is Outcome.AGREES}
        return Advice.SEND if self.needed <= agreeing and not self.differing else Advice.NOT_YET

    @property
    def differing(self) -> tuple[CheckResult, ...]:
        return tuple(result for result in self.results if result.outcome is Outcome.DIFFERS)

    @property
    def missing(self) -> tuple[Check, ...]:
        """What would have to be on the screen before anybody can say that it may be sent."""
        return tuple(check for check in self.not_shown if check in self.needed)

    @property
    def unimportant(self) -> tuple[Check, ...]:
        """What the screen does not show and need not."""
        return tuple(check for check in self.not_shown if check not in self.needed)

    @property
    def says_nothing(self) -> bool:
        """Tell whether the text holds none of what a transfer to the account would show."""
        return not any(result.check in self.needed or result.check is Check.PAYEE_NAME for result in self.results)

    def of(self, check: Check) -> CheckResult:
        """Return the result of ``check``; raises KeyError when the screen does not show it."""
        return {result.check: result for result in self.results}[check]


def check_before_paying(text: str, expected: ExpectedPayment, *, today: datetime.date) -> BeforePaying:
    """Compare what a bank shows for confirmation with ``expected``, a transfer; never raises, whatever the text.

    The sum is that of ``today``, or of the later day on which the screen says that the money will go.
    """
    screen = read_screen(text, expected)
    day = max(today, screen.fields.date or today)
    judged = _judged(screen, expected, day)
    found = [_result(check, screen, expected, judged, day) for check in _ORDER if check is not Check.DATE]
    results = tuple(result for result in (*found, _date_result(screen, today)) if result is not None)
    return BeforePaying(
        results=results,
        not_shown=_not_shown(results, expected),
        needed=frozenset({Check.PAYEE_IBAN, Check.AMOUNT} | ({Check.DESCRIPTION} if expected.wordings else set())),
        is_done=screen.is_done,
    )


def _not_shown(results: tuple[CheckResult, ...], expected: ExpectedPayment) -> tuple[Check, ...]:
    """Return what is not on the screen. The identity number is a part of the description and not counted apart."""
    seen = {result.check for result in results} | {Check.PAYER_TCKN}
    if not expected.wordings:
        seen.add(Check.DESCRIPTION)  # nothing is demanded of it: nobody needs to look for it
    return tuple(check for check in _ORDER if check not in seen)


def _result(
    check: Check, screen: Screen, expected: ExpectedPayment, judged: CheckedReceipt, day: datetime.date
) -> CheckResult | None:
    """Return what is to be said about ``check``, ``None`` when the screen does not show it."""
    unread = _unread(check, screen, expected)
    if unread is not None or not _is_shown(check, screen, expected):
        return unread
    result = judged.of(check)
    is_guess = {Check.PAYEE_IBAN: "payee_iban", Check.AMOUNT: "amount"}.get(check) in screen.guessed
    if is_guess and result.outcome is Outcome.DIFFERS:  # perhaps the person's own account, or another sum
        result = replace(result, outcome=Outcome.CANNOT_TELL)
    wanted = words.wanted(check, expected) or result.expected
    sentence = _SENTENCES[check](result.outcome, screen, expected, day)
    return replace(result, sentence=sentence, expected=wanted, spots=())


def _judged(screen: Screen, expected: ExpectedPayment, day: datetime.date) -> CheckedReceipt:
    """Let the checks of receipts compare, as if the money left on ``day`` with just what is written.

    The description is judged by itself, not by the whole text: what else the app shows need not stand on the receipt.
    """
    fields = replace(screen.fields, date=day)
    whole = check_receipt(fields, expected, today=day)
    alone = check_receipt(replace(fields, text="", payer_tckn=None), expected, today=day)
    by_itself = {Check.DESCRIPTION}
    if expected.needs_tckn and fields.description and whole.of(Check.PAYER_TCKN).outcome is not Outcome.DIFFERS:
        by_itself.add(Check.PAYER_TCKN)
    return CheckedReceipt(tuple((alone if each.check in by_itself else whole).of(each.check) for each in whole.results))


def _is_shown(check: Check, screen: Screen, expected: ExpectedPayment) -> bool:
    fields = screen.fields
    return {
        Check.PAYEE_IBAN: fields.payee_iban is not None,
        Check.PAYEE_NAME: fields.payee is not None,
        Check.AMOUNT: fields.amount is not None,
        Check.DESCRIPTION: fields.description is not None,
        Check.PAYER_TCKN: _shows_tckn(screen, expected),
        Check.PAYER_NAME: fields.payer is not None,
    }[check]


def _shows_tckn(screen: Screen, expected: ExpectedPayment) -> bool:
    """Tell whether the description holds an identity number, or ought to."""
    typed = screen.fields.description
    if typed is None:
        return screen.fields.payer_tckn is not None
    return expected.needs_tckn or bool(words.numbers_like_tckn(typed))


def _unread(check: Check, screen: Screen, expected: ExpectedPayment) -> CheckResult | None:
    """Return the result of what stands on the screen without telling its value."""

    def say(outcome: Outcome, sentence: str, found: str | None = None) -> CheckResult:
        return CheckResult(
            check=check, outcome=outcome, sentence=sentence, expected=words.wanted(check, expected), found=found
        )

    if check is Check.PAYEE_IBAN and screen.broken_iban:
        return say(Outcome.DIFFERS, words.BROKEN_IBAN, screen.broken_iban)
    if check is Check.PAYEE_IBAN and "payee_iban" in screen.several:
        return say(Outcome.CANNOT_TELL, words.SEVERAL_IBANS)
    if check is Check.AMOUNT and "amount" in screen.several:
        return say(Outcome.CANNOT_TELL, words.SEVERAL_SUMS)
    if check is Check.DESCRIPTION and screen.has_empty_description and expected.wordings:
        return say(Outcome.DIFFERS, words.EMPTY_DESCRIPTION)
    return None


def _date_result(screen: Screen, today: datetime.date) -> CheckResult | None:
    """Say something of the day only when the money would go later."""
    day = screen.fields.date
    if day is None or day <= today:
        return None
    return CheckResult(
        check=Check.DATE,
        outcome=Outcome.CANNOT_TELL,
        sentence=words.later(day),
        expected=format_day(today),
        found=format_day(day),
    )


_SENTENCES: dict[Check, Callable[[Outcome, Screen, ExpectedPayment, datetime.date], str]] = {
    Check.PAYEE_IBAN: words.of_iban,
    Check.PAYEE_NAME: words.of_payee,
    Check.AMOUNT: words.of_amount,
    Check.DESCRIPTION: words.of_description,
    Check.PAYER_TCKN: words.of_tckn,
    Check.PAYER_NAME: words.of_payer,
}
