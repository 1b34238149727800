"""One made-up transfer: what happened, and what the bank chose to hide."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

DONE, PENDING, CANCELLED = "done", "pending", "cancelled"
FAST, EFT, HAVALE = "fast", "eft", "havale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Names as the bank keeps them, compact IBANs. ``hidden`` names what the bank puts behind stars."""

    payer: str
    payer_tckn: str
    payer_iban: str
    payee: str
    payee_iban: str
    amount: Decimal
    at: datetime.datetime
    rail: str
    description: str
    currency: str = "TRY"
    state: str = DONE
    hidden: frozenset[str] = frozenset()
