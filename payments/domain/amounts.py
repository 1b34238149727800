"""Lira as banks and people write them."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from esign_portal import turkish

_SIGNS = {"TL": "TRY", "YTL": "TRY", "₺": "TRY", "$": "USD", "€": "EUR", "£": "GBP"}
_CODES = ("TRY", "USD", "EUR", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "CAD", "AUD", "SAR", "RUB")
_MARK = rf"(?:{'|'.join(_CODES)}|YTL|TL|[₺$€£])"
# 1.234,56 and 1,234.56 (groups of three, then at most two decimals by the other sign), 35000, 1080,5, 100000.0
_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
# A date may be glued to the kuruş ("1.080,0016.11.2026"); any other digit means that the number was not understood.
_ENDS = r"(?![.,]?\d)|(?=\d{1,2}[./-]\d{2}[./-]\d{4})"
_SIGNED = rf"[-+]?\s?({_NUMBER})(?:{_ENDS})(?:\s?-(?!\d))?"
_PRINTED = re.compile(rf"(?<![\d.,])(?:({_MARK})\s?{_SIGNED}|{_SIGNED}\s{{0,3}}({_MARK})?)")
_WHOLE = re.compile(rf"(?:TL|TRY|₺)?\s*[-+]?\s*({_NUMBER})\s*-?\s*(?:TL|TRY|₺)?", re.IGNORECASE)
_FOREIGN = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_CODES[1:])})(?![^\W\d_])|[$€£]")
_FIRST_MARK = re.compile(_MARK)
_NAMES = {
    **dict.fromkeys(("turk lirasi", "lira"), "TRY"),
    **dict.fromkeys(("amerikan dolari", "abd dolari", "dolar"), "USD"),
    **dict.fromkeys(("euro", "avro"), "EUR"),
    **dict.fromkeys(("ingiliz sterlini", "sterlin"), "GBP"),
}
_SPELLED = re.compile("|".join(_NAMES))
_LIRA = re.compile(r"(?<![^\W\d_])(?:TL|TRY|YTL)(?![^\W\d_])|₺|türk lirası", re.IGNORECASE)
_BLANK_GROUPS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_LONGEST, _LONGEST_UNGROUPED = 18, 12
_KURUS = Decimal("0.01")


class PrintedAmount(NamedTuple):
    """An amount found in a text, always positive; ``currency`` is the ISO code of the mark beside it, if any."""

    amount: Decimal
    currency: str | None
    start: int
    end: int


def parse_amount(text: str) -> Decimal | None:
    """Return the lira that ``text`` says, with two decimals and without sign; ``None`` if it does not say just one.

    Banks write 1.234,56 and 1,234.56, mark money that leaves with a minus before or behind, and drop the
    decimals: a lone separator before exactly three digits groups thousands, before one or two it parts the kuruş.

    >>> [str(parse_amount(text)) for text in ("1.080,50 TL", "24,270.00", "-35000", "100,000.0", "TL 10.000,00-")]
    ['1080.50', '24270.00', '35000.00', '100000.00', '10000.00']
    >>> parse_amount("12.34.56") is None
    True
    """
    found = _WHOLE.fullmatch(_BLANK_GROUPS.sub("", text.strip())) if text.isascii() or _is_plain(text) else None
    return _value(found.group(1)) if found else None


def find_amounts(text: str) -> list[PrintedAmount]:
    """Return every amount printed in ``text``, in order, and whatever looks like one (parts of dates and IBANs)."""
    found = (_printed(match) for match in _PRINTED.finditer(text))
    return [amount for amount in found if amount is not None]


def other_currency(text: str) -> str | None:
    """Return the ISO code of the one foreign currency that ``text`` names while it names no lira.

    >>> other_currency("Döviz cinsi : USD"), other_currency("1.080,00 TL (kur USD)"), other_currency("1.080,00")
    ('USD', None, None)
    """
    codes = {_SIGNS.get(mark, mark) for mark in _FOREIGN.findall(text)}
    return codes.pop() if len(codes) == 1 and not _LIRA.search(text) else None


def begins_with(text: str) -> str | None:
    """Return the ISO code of the currency that ``text`` begins with, in letters or as a sign.

    >>> begins_with("USDTOPLAM"), begins_with("TL"), begins_with("Amerikan Doları"), begins_with("TLB")
    ('USD', 'TRY', 'USD', 'TRY')
    """
    word = _SPELLED.match(turkish.fold(text))
    mark = _FIRST_MARK.match(text.upper())
    if word:
        return _NAMES[word.group()]
    return _SIGNS.get(mark.group(), mark.group()) if mark else None


def names_foreign_currency(text: str) -> bool:
    """Tell whether any currency but lira stands in ``text``."""
    return _FOREIGN.search(text) is not None


def format_lira(amount: Decimal) -> str:
    """Return ``amount`` as people here read it.

    >>> format_lira(Decimal("1080"))
    '1.080,00 TL'
    """
    whole = f"{amount.quantize(_KURUS, ROUND_HALF_UP):,.2f}"
    return whole.translate(str.maketrans(",.", ".,")) + " TL"


def _printed(match: re.Match[str]) -> PrintedAmount | None:
    number = 2 if match[2] else 3
    value = _value(match[number])
    mark = match[1] or match[4]
    if value is None:
        return None
    return PrintedAmount(value, _SIGNS.get(mark, mark) if mark else None, match.start(number), match.end())


def _value(number: str) -> Decimal | None:
    """Read a number of the shape ``_NUMBER``; longer than any sum of money, or a long run of digits, is no sum."""
    if len(number) > _LONGEST or (len(number) > _LONGEST_UNGROUPED and len(re.split("[.,]", number)[0]) > 3):
        return None
    head, decimals = number, ""
    last = max(number.rfind("."), number.rfind(","))
    if last >= 0 and len(number) - last - 1 != 3:
        head, decimals = number[:last], number[last + 1 :]
    return Decimal(f"{head.replace('.', '').replace(',', '')}.{decimals:0<2}")


def _is_plain(text: str) -> bool:
    """Tell whether nothing beyond ASCII stands there but currency signs and hard blanks: no other script's digits."""
    return all(letter.isascii() or letter in "₺€£\u00a0\u202f" for letter in text)
