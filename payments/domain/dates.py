"""Dates and times as receipts print them."""

import re
from datetime import date, time
from typing import NamedTuple

from esign_portal import turkish

_MONTH_NAMES = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()  # noqa: SIM905  one line
_ENGLISH = "January February March April May June July August September October November December".split()  # noqa: SIM905  one line
_MONTHS = {
    spelled: number
    for names in (_MONTH_NAMES, _ENGLISH)
    for number, name in enumerate(names, start=1)
    for spelled in (turkish.fold(name), turkish.fold(name)[:3])
}
# A time may be glued to the year ("30.03.202614:06"), so only these years end a date inside a run of digits.
_YEAR = r"(?:19|20)\d{2}"
_NUMERIC = re.compile(rf"(?<![\d.,/-])(\d{{1,2}})([./-])(\d{{1,2}})\2({_YEAR})(?!\d(?!\d?[:.]\d{{2}}))")
_ISO = re.compile(rf"(?<![\d.,/-])({_YEAR})([-./])(\d{{2}})\2(\d{{2}})(?!\d(?!\d?:\d{{2}}))")
_WORDS = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NAMED = re.compile(rf"(?<!\d)(\d{{1,2}})[. -]{{0,2}}({_WORDS})[., -]{{0,2}}({_YEAR})(?!\d(?!\d?[:.]\d{{2}}))")
_SHORT = re.compile(r"(?<![\d.,/-])(\d{2})([./])(\d{2})\2(\d{2})(?![\d.,/]|[ ]?(?:TL|TRY))")
# Two digits of a year are read only where the other reading, year first, would be long ago or far ahead.
_YEARS_OF_SHORT = range(2020, 2040)
_TIME = re.compile(r"[\s\-–—/|T]{0,4}(?:saat\s*:?\s*)?(\d{1,2})([:.])(\d{2})(?:\2(\d{2}))?(?!\.?\d)", re.IGNORECASE)


class PrintedDate(NamedTuple):
    """A day found in a text, with the time of day that stands right behind it."""

    day: date
    at: time | None
    start: int
    end: int


def find_dates(text: str, *, short_years: bool = False) -> list[PrintedDate]:
    """Return the days printed in ``text`` in reading order; what is no day of the calendar is left out.

    ``short_years``: "16.11.26" is a day too, unless it may mean two.

    >>> [str(found.day) for found in find_dates("06/02/2024-12:19:17 ve 16 Kasım 2026, 31.02.2026")]
    ['2024-02-06', '2026-11-16']
    """
    folded = turkish.fold_in_place(text)
    found = [_printed(text, match, "dmy") for match in _NUMERIC.finditer(folded)]
    found += [_printed(text, match, "ymd") for match in _ISO.finditer(folded)]
    found += [_printed(text, match, "named") for match in _NAMED.finditer(folded)]
    if short_years:
        found += [_printed(text, match, "short") for match in _SHORT.finditer(folded)]
    return sorted((each for each in found if each is not None), key=lambda each: each.start)


def format_day(day: date) -> str:
    """Return ``day`` as people here write it.

    >>> format_day(date(2026, 11, 16))
    '16 Kasım 2026'
    """
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def _printed(text: str, match: re.Match[str], order: str) -> PrintedDate | None:
    printed = _named_day(match) if order == "named" else _numeric_day(match, order)
    if printed is None:
        return None
    clock = _TIME.match(text, match.end())
    return PrintedDate(printed, _time(clock) if clock else None, match.start(), clock.end() if clock else match.end())


def _named_day(match: re.Match[str]) -> date | None:
    return _day(int(match[3]), _MONTHS[match[2]], int(match[1]))


def _numeric_day(match: re.Match[str], order: str) -> date | None:
    first, month, last = int(match[1]), int(match[3]), int(match[4])
    if order == "short":
        return _short_day(first, month, last)
    return _day(last, month, first) if order == "dmy" else _day(first, month, last)


def _short_day(first: int, month: int, last: int) -> date | None:
    readings = [_day(2000 + last, month, first), _day(2000 + first, month, last)]
    likely = {day for day in readings if day and day.year in _YEARS_OF_SHORT}
    return likely.pop() if likely == {readings[0]} else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(match: re.Match[str]) -> time | None:
    try:
        return time(int(match.group(1)), int(match.group(3)), int(match.group(4) or 0))
    except ValueError:
        return None
