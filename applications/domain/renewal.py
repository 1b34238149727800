"""When a certificate may be renewed (Kamu SM): while it is valid, in its last three months."""

from calendar import monthrange
from datetime import date

MONTHS_AHEAD = 3


def earliest_renewal(ends_on: date) -> date:
    """Return the first day on which a certificate that ends on ``ends_on`` may be renewed.

    >>> str(earliest_renewal(date(2027, 4, 14))), str(earliest_renewal(date(2027, 5, 31)))
    ('2027-01-14', '2027-02-28')
    """
    months = ends_on.year * 12 + ends_on.month - 1 - MONTHS_AHEAD
    year, month = divmod(months, 12)
    return date(year, month + 1, min(ends_on.day, monthrange(year, month + 1)[1]))


def is_expired(ends_on: date, *, today: date) -> bool:
    """Tell whether the certificate is over; on its last day it still holds."""
    return ends_on < today
