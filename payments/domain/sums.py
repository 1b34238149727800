"""The sum that the payee was sent, and its currency."""

import re
from collections.abc import Iterable
from decimal import Decimal

from esign_portal import turkish
from payments.domain.amounts import PrintedAmount, begins_with, find_amounts, names_foreign_currency, other_currency
from payments.domain.findings import How
from payments.domain.label_finding import Label
from payments.domain.labels import FEES, GENERIC, TOTALS, Layout
from payments.domain.pieces import Excerpt, Found, Piece
from payments.domain.printout import Printout

_CLOSE = 80
_KURUS = re.compile(r"[.,]\d\d?$")
# Labels that also head a table's column or stand before a fee's sum; they give way to the others.
_VAGUE = frozenset(("tutar", "miktar", "meblag", "amount", "tahsilat tutari"))
_LIRA_LABEL = re.compile(r"\(\s*(?:TL|TRY)\s*\)")
_CURRENCY_LABELS = ("doviz cinsi", "doviz kodu", "para birimi", "para cinsi")
_CURRENCIES = re.compile(r"TRY|TL|[A-Z]{3}\b")
_LETTER = re.compile(r"[^\W\d_]")
_ROW_OF_QNB = re.compile(r"(?<![a-zçğıöşü])B\s+(?=(?:TL|TRY)\s+\d)")
_MINUS_BEHIND = re.compile(r"(?=(?:TL|TRY)\s+\d[\d.,]*\s?-(?!\d))")
_TAKEN_OUT = re.compile(r"\([^()\w]{0,3}C?\)\s*(?=(?:TL|TRY|₺)\s*\d)")
_LINE_BREAK = re.compile("\n")
_ALONE = re.compile(r"(?:\([^()\w]{0,3}C?\)|[-+])?\s*(?:(?:TL|TRY|₺)\s*[-+]?\s*[\d.,]+|[\d.,]+\s*(?:TL|TRY|₺))\s*-?")
_NOT_SENT = re.compile(r"\b(?:" + "|".join((*FEES, *TOTALS, "bakiye", "limit", "borc")) + r")\b")

AmountAndCurrency = tuple[Found[Decimal] | None, str | None]


def amount_and_currency(printout: Printout, layout: Layout) -> AmountAndCurrency:
    """Return the sum that the payee was sent and the ISO code of its currency.

    Fees and totals are never the sum, except in tables that print nothing else, and there without the fees.
    """
    is_told, found, currency = _labelled_amount(printout, layout)
    if found is None and not is_told:
        found = _tabled_amount(printout, layout) or _lone_amount(printout) or _amount_behind(printout, _TAKEN_OUT)
    if found is None:
        return None, None
    amount = Found(found.value.amount, found.spans, found.how, is_doubtful=found.is_doubtful)
    return amount, currency or found.value.currency or _currency_of_page(printout)


def _labelled_amount(printout: Printout, layout: Layout) -> tuple[bool, Found[PrintedAmount] | None, str | None]:
    """Return whether any label has a sum, the sum under the first that has one, and the currency its label names.

    Two labels of the sum itself that say different sums contradict each other, and then it is not known.
    """
    told = [
        (label, amount)
        for label in printout.named((*layout.amount, *GENERIC.amount))
        if (amount := _amount_at(printout, label, How.LAYOUT if label.name in layout.amount else How.LABEL))
    ]
    clear = [each for each in told if each[0].name not in _VAGUE] or told
    if len({amount.value.amount for _, amount in clear}) != 1:
        return bool(told), None, None
    order = {name: number for number, name in enumerate(dict.fromkeys((*layout.amount, *GENERIC.amount)))}
    label, amount = min(clear, key=lambda each: order[each[0].name])
    is_lira = _LIRA_LABEL.search(printout.text[label.start : label.end].upper())
    return True, amount, "TRY" if is_lira else None


def _amount_at(printout: Printout, label: Label, how: How) -> Found[PrintedAmount] | None:
    """Return the amount that begins right behind ``label``; a date or an account number there is none."""
    for excerpt in printout.excerpts(label):
        text = excerpt.text[:_CLOSE]
        found = next(iter(find_amounts(text)), None)
        if found and not _LETTER.search(_CURRENCIES.sub("", text[: found.start])):
            return _found(found, excerpt, how)
    return None


def _found(amount: PrintedAmount, excerpt: Excerpt, how: How) -> Found[PrintedAmount]:
    return Found(amount, excerpt.spans(amount.start, amount.end), how)


def _agreed(found: Iterable[Found[PrintedAmount]]) -> Found[PrintedAmount] | None:
    every = list(found)
    return every[0] if every and len({each.value.amount for each in every}) == 1 else None


def _tabled_amount(printout: Printout, layout: Layout) -> Found[PrintedAmount] | None:
    if layout.issuer in ("QNB", "Enpara"):
        return _amount_behind(printout, _ROW_OF_QNB)
    if layout.issuer == "TEB":
        return _amount_behind(printout, _MINUS_BEHIND)
    return _total_without_fees(printout) if layout.issuer in ("Akbank", "Halkbank") else None


def _amount_behind(printout: Printout, start: re.Pattern[str]) -> Found[PrintedAmount] | None:
    """Return the one amount that stands behind ``start``, where the words before it name no fee."""
    found = []
    for at in start.finditer(printout.text):
        before = printout.text[max(0, at.start() - _CLOSE) : at.start()].rpartition("\n")[2]
        rest = Piece(printout.text[at.end() : at.end() + _CLOSE], at.end())
        if not _NOT_SENT.search(re.split(r"\d", turkish.fold_in_place(before))[-1]):
            found += [_found(amount, Excerpt((rest,)), How.LAYOUT) for amount in find_amounts(rest.text)[:1]]
    return _agreed(found)


def _lone_amount(printout: Printout) -> Found[PrintedAmount] | None:
    """Return the one sum that stands with its currency in a column of its own, below no label of fees or totals.

    Screens of banks' apps print the sum so, large and without a label.
    """
    taken = {piece.start for label in printout.named((*FEES, *TOTALS)) for piece in printout.values(label)}
    found = []
    for number in range(len(printout.lines.starts)):
        for cell in printout.lines.cells(number):
            if cell.start not in taken and _ALONE.fullmatch(cell.text):
                found += [_found(amount, Excerpt((cell,)), How.PATTERN) for amount in find_amounts(cell.text)]
    return _agreed(found)


def _total_without_fees(printout: Printout) -> Found[PrintedAmount] | None:
    """Return the table's total; with fees in it, the total without them if that sum is printed too."""
    totals = [total for label in printout.named(TOTALS) if (total := _last_in(_row(printout, label)))]
    if len({total.value.amount for total in totals}) != 1:
        return None
    fees = sum((_largest(_row(printout, label)) for label in printout.named(FEES)), Decimal(0))
    sent = totals[0].value.amount - fees
    if not fees:
        return totals[0]
    page = Excerpt((Piece(printout.text, 0),))
    printed = (amount for amount in find_amounts(page.text) if amount.amount == sent)
    return next((_found(amount, page, How.LAYOUT) for amount in printed), None)


def _row(printout: Printout, label: Label) -> Piece:
    """Return what stands behind ``label`` on its line, on the one below when nothing does: a table's row."""
    behind = Piece(printout.text[label.end : printout.next_start(label)], label.end).stripped()
    return behind.before(_LINE_BREAK)


def _last_in(row: Piece) -> Found[PrintedAmount] | None:
    found = _sums_in(row)
    return _found(found[-1], Excerpt((row,)), How.LAYOUT) if found else None


def _largest(row: Piece) -> Decimal:
    return max((each.amount for each in _sums_in(row)), default=Decimal(0))


def _sums_in(row: Piece) -> list[PrintedAmount]:
    """Return the sums of ``row``; numbers in sentences ("7 gün 24 saat", "Sayfa 1") are none."""
    found = find_amounts(row.text)
    return [each for each in found if each.currency or _KURUS.search(row.text, each.start, each.end)]


def _currency_of_page(printout: Printout) -> str | None:
    """Return the currency that the page names, lira when it names none, ``None`` when it names several."""
    told = {code for label in printout.named(_CURRENCY_LABELS) if (code := begins_with(printout.value(label).text))}
    if told:
        return told.pop() if len(told) == 1 else None
    text = printout.without()
    return other_currency(text) or (None if names_foreign_currency(text) else "TRY")
