import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.domain.dates import find_dates, format_day


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        pytest.param("16.11.2026 14:32", "2026-11-16", "14:32:00", id="usual"),
        pytest.param("16/11/2026 - 18:22", "2026-11-16", "18:22:00", id="halkbank"),
        pytest.param("06/02/2024-12:19:17 - F06195", "2024-02-06", "12:19:17", id="ziraat"),
        pytest.param("30.03.202614:06Sorgu", "2026-03-30", "14:06:00", id="glued time"),
        pytest.param("5.6.2026", "2026-06-05", None, id="one digit"),
        pytest.param("2026-11-16T09:05:00", "2026-11-16", "09:05:00", id="iso"),
        pytest.param("16 Kasım 2026, saat 14.32", "2026-11-16", None, id="month in words"),
        pytest.param("05/05/2026IBAN", "2026-05-05", None, id="glued label"),
    ],
)
def test_find_dates(text, day, at):
    found = find_dates(text)[0]
    assert (str(found.day), str(found.at) if found.at else None) == (day, at)


@pytest.mark.parametrize(
    "text", ["31.02.2026", "1.234,56", "TR41 0001 2009", "12.13.2026", "99/99/9999", "0532 111 22 33"]
)
def test_what_is_no_day_is_left_out(text):
    assert find_dates(text) == []


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2090, 1, 1)))
def test_every_shown_day_is_read_again(day):
    assert [found.day for found in find_dates(f"{format_day(day)} {day:%d.%m.%Y} {day.isoformat()}")] == [day] * 3
