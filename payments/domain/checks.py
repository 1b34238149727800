"""The seven checks of a receipt against what was expected, and the verdict."""

import datetime

from payments.domain.expectation import ExpectedPayment
from payments.domain.judge_money import judge_amount, judge_date
from payments.domain.judge_parties import judge_payee_iban, judge_payee_name, judge_payer_name
from payments.domain.judge_tckn import judge_payer_tckn
from payments.domain.judge_words import judge_description
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields
from payments.domain.results import CheckedReceipt, CheckResult

__all__ = ["FIELD_OF", "Check", "CheckResult", "CheckedReceipt", "Outcome", "check_receipt"]

FIELD_OF = {
    Check.PAYEE_IBAN: "payee_iban",
    Check.PAYEE_NAME: "payee",
    Check.PAYER_NAME: "payer",
    Check.PAYER_TCKN: "payer_tckn",
    Check.DESCRIPTION: "description",
    Check.AMOUNT: "amount",
    Check.DATE: "date",
}
"""The field of `ReceiptFields` that each check compares."""


def check_receipt(fields: ReceiptFields, expected: ExpectedPayment, *, today: datetime.date) -> CheckedReceipt:
    """Compare ``fields`` with ``expected`` on ``today``.

    A transfer has seven checks. A channel without transfer names no account and no account holder, so its receipts
    have five. Whatever is masked or missing cannot be told; nothing that is not read ever agrees.
    """
    payee = (
        (judge_payee_iban(fields, expected), judge_payee_name(fields, expected)) if expected.channel.has_account else ()
    )
    return CheckedReceipt(
        (
            *payee,
            judge_payer_name(fields, expected),
            judge_payer_tckn(fields, expected),
            judge_description(fields, expected),
            judge_amount(fields, expected),
            judge_date(fields, expected, today),
        )
    )
