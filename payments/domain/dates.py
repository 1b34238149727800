"""Dates and times as receipts print them."""

import re
from datetime import date, time
from typing import NamedTuple

from esign_portal import turkish

_MONTH_NAMES = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()  # noqa: SIM905
_MONTHS = tuple(turkish.fold(name) for name in _MONTH_NAMES)
# A time may be glued to the year ("30.03.202614:06"), so only these years end a date inside a run of digits.
_YEAR = r"(?:19|20)\d{2}"
_NUMERIC = re.compile(rf"(?<![\d.,/-])(\d{{1,2}})([./-])(\d{{1,2}})\2({_YEAR})(?!\d(?!\d?[:.]\d{{2}}))")
_ISO = re.compile(rf"(?<![\d.,/-])({_YEAR})([-./])(\d{{2}})\2(\d{{2}})(?!\d(?!\d?:\d{{2}}))")
_NAMED = re.compile(rf"(?<!\d)(\d{{1,2}})\.? ?({'|'.join(_MONTHS)}) ?({_YEAR})(?!\d)")
_TIME = re.compile(r"[\s\-–—/|T]{0,4}(?:saat\s*:?\s*)?(\d{1,2})([:.])(\d{2})(?:\2(\d{2}))?(?!\.?\d)", re.IGNORECASE)


class PrintedDate(NamedTuple):
    """A day found in a text, with the time of day that stands right behind it."""

    day: date
    at: time | None
    start: int
    end: int


def find_dates(text: str) -> list[PrintedDate]:
    """Return the days printed in ``text`` in reading order; what is no day of the calendar is left out.

    >>> [str(found.day) for found in find_dates("06/02/2024-12:19:17 ve 16 Kasım 2026, 31.02.2026")]
    ['2024-02-06', '2026-11-16']
    """
    folded = turkish.fold_in_place(text)
    found = [_printed(text, match, "dmy") for match in _NUMERIC.finditer(folded)]
    found += [_printed(text, match, "ymd") for match in _ISO.finditer(folded)]
    found += [_printed(text, match, "named") for match in _NAMED.finditer(folded)]
    return sorted((each for each in found if each is not None), key=lambda each: each.start)


def format_day(day: date) -> str:
    """Return ``day`` as people here write it.

    >>> format_day(date(2026, 11, 16))
    '16 Kasım 2026'
    """
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def _printed(text: str, match: re.Match[str], order: str) -> PrintedDate | None:
    if order == "named":
        day, month, year = int(match.group(1)), _MONTHS.index(match.group(2)) + 1, int(match.group(3))
    else:
        first, month, last = int(match.group(1)), int(match.group(3)), int(match.group(4))
        day, year = (first, last) if order == "dmy" else (last, first)
    try:
        printed = date(year, month, day)
    except ValueError:
        return None
    clock = _TIME.match(text, match.end())
    return PrintedDate(printed, _time(clock) if clock else None, match.start(), clock.end() if clock else match.end())


def _time(match: re.Match[str]) -> time | None:
    try:
        return time(int(match.group(1)), int(match.group(3)), int(match.group(4) or 0))
    except ValueError:
        return None
