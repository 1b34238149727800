"""Receipts of a bank that does not exist, as the PDF a bank's app would give."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from applications.printing.engine import write_pdf
from esign_portal import turkish
from payments.domain.amounts import format_lira
from payments.domain.expectation import ExpectedPayment
from payments.domain.ibans import format_iban

PAYER_IBAN = "TR330006100519786457841326"


class Mistake(Enum):
    """What may be wrong on a sample receipt (the usual causes of a returned request)."""

    NONE = "none"
    NO_TCKN = "no_tckn"
    TOO_LITTLE = "too_little"
    MASKED = "masked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReceipt:
    """The lines of one sample receipt, as printed."""

    number: str
    paid_at: str
    payer: str
    payer_tckn: str
    payer_iban: str
    payee: str
    payee_iban: str
    amount: str
    description: str


def sample_receipt(expected: ExpectedPayment, *, at: datetime, number: int, mistake: Mistake) -> bytes:
    """Return the PDF of a transfer that fits ``expected``, but for ``mistake``."""
    account = expected.accounts[0]
    due = next((row.amount for row in reversed(expected.amounts)), Decimal(0))
    name, tckn = turkish.upper(expected.payer_name), expected.payer_tckn
    words = turkish.upper(expected.wordings[0].text) if expected.wordings else f"{name} {tckn}"
    receipt = SampleReceipt(
        number=f"{number:010d}",
        paid_at=f"{at:%d.%m.%Y %H:%M:%S}",
        payer=name,
        payer_tckn=f"{tckn[:3]}******{tckn[-2:]}" if mistake is Mistake.MASKED else tckn,
        payer_iban=format_iban(PAYER_IBAN),
        payee=account.titles[0],
        payee_iban=format_iban(account.iban),
        amount=format_lira(due - 300 if mistake is Mistake.TOO_LITTLE else due),
        description=words.replace(tckn, "") if mistake is Mistake.NO_TCKN else words,
    )
    return write_pdf("print/sample_receipt.html", {"receipt": receipt}, style="sample_receipt.css")
