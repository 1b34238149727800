"""How banks write sums, days, IBANs and hidden places."""

import datetime
from decimal import Decimal

_ONES = ("", "BİR", "İKİ", "ÜÇ", "DÖRT", "BEŞ", "ALTI", "YEDİ", "SEKİZ", "DOKUZ")
_TENS = ("", "ON", "YİRMİ", "OTUZ", "KIRK", "ELLİ", "ALTMIŞ", "YETMİŞ", "SEKSEN", "DOKSAN")
_MONTH_NAMES = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"
_MONTHS = _MONTH_NAMES.split()


def sum_tr(lira: Decimal) -> str:
    """Return "1.080,00"."""
    return sum_en(lira).translate(str.maketrans(",.", ".,"))


def sum_en(lira: Decimal) -> str:
    """Return "1,080.00"."""
    return f"{lira:,.2f}"


def sum_one_decimal(lira: Decimal) -> str:
    """Return "1,080.0"; all decimals where one would lose money."""
    return f"{lira:,.1f}" if lira * 10 == int(lira * 10) else sum_en(lira)


def sum_bare(lira: Decimal) -> str:
    """Return "1080", with decimals only when there are any."""
    return str(int(lira)) if lira == int(lira) else f"{lira:.2f}"


def sum_plain(lira: Decimal) -> str:
    """Return "1080,00", without a mark for thousands."""
    return f"{lira:.2f}".replace(".", ",")


def in_words(lira: Decimal) -> str:
    """Return the sum as banks spell it out: "BİNSEKSEN"."""
    whole, thousands = int(lira) % 1000, int(lira) // 1000
    spelled = ("" if thousands == 1 else _below_thousand(thousands)) + "BİN" if thousands else ""
    return spelled + _below_thousand(whole) or "SIFIR"


def day_dots(day: datetime.date) -> str:
    """Return "16.11.2026"."""
    return f"{day:%d.%m.%Y}"


def day_slashes(day: datetime.date) -> str:
    """Return "16/11/2026"."""
    return f"{day:%d/%m/%Y}"


def day_short(day: datetime.date) -> str:
    """Return "6.11.2026", without leading zeros of the day and the month."""
    return f"{day.day}.{day.month:02d}.{day.year}"


def day_words(day: datetime.date) -> str:
    """Return "16 Kasım 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def iban_fours(iban: str) -> str:
    """Return the IBAN in groups of four."""
    return " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))


def iban_vakif(iban: str) -> str:
    """Return the IBAN in groups of 4, 4, 4, 4, 8 and 2."""
    return f"{iban[:4]} {iban[4:8]} {iban[8:12]} {iban[12:16]} {iban[16:24]} {iban[24:]}"


def iban_hidden(iban: str, *, seen: int = 4) -> str:
    """Return the IBAN with its middle behind stars."""
    return f"{iban[:4]}{'*' * (len(iban) - 4 - seen)}{iban[-seen:]}"


def number_hidden(number: str, *, start: int, end: int) -> str:
    """Return ``number`` with only ``start`` first and ``end`` last digits to be seen."""
    return number[:start] + "*" * (len(number) - start - end) + number[len(number) - end :]


def name_hidden(name: str, *, seen: int = 2) -> str:
    """Return "AY** GÜ* IŞ**": the first letters of each word."""
    return " ".join(word[:seen] + "*" * max(len(word) - seen, 2) for word in name.split())


def _below_thousand(number: int) -> str:
    hundreds = number // 100
    head = ("" if hundreds == 1 else _ONES[hundreds]) + "YÜZ" if hundreds else ""
    return head + _TENS[number % 100 // 10] + _ONES[number % 10]
