"""What an applicant is asked to pay for: items of Kamu SM's tariff, a stated sum, or what Kamu SM will show."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from applications.domain.vocabulary import FeeItem

PRICE_CONFIRMED_FOR = timedelta(days=180)
"""How long a price without a last day counts as known after someone last confirmed it.

Our own choice (README, Decisions): Kamu SM changes its tariff about once a year and announces no end.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceOnDay:
    """One row of the tariff: lira, half-open days, the day it was last confirmed (``None``: never since)."""

    item: FeeItem
    lira: Decimal
    valid_from: date
    valid_until: date | None
    confirmed_on: date | None

    @property
    def confirmed_until(self) -> date | None:
        """Return the first day on which the price is only *last known*; ``None`` when its span is closed."""
        if self.valid_until is not None:
            return None
        return (self.confirmed_on or self.valid_from) + PRICE_CONFIRMED_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """The sum is the tariff's: these items at the price of the day of the transfer."""

    items: tuple[FeeItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedSum:
    """The directorate states the sum. ``without_reader`` when the old reader is kept (``None``: no such choice)."""

    lira: Decimal
    since: date
    items: tuple[FeeItem, ...] = ()
    without_reader: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLater:
    """Kamu SM shows the sum when the debt is queried."""

    items: tuple[FeeItem, ...] = ()


@dataclass(frozen=True, slots=True)
class NoFee:
    """The applicant pays nothing."""


Fee = Items | FixedSum | ShownLater | NoFee
