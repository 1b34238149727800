"""What else a printout says about the transfer: sum, day, number, rail, and whether it went through."""

import re
from decimal import Decimal

from esign_portal import turkish
from esign_portal.enums import LabelledEnum
from payments.domain.amounts import PrintedAmount, find_amounts, names_foreign_currency, other_currency
from payments.domain.dates import PrintedDate, find_dates
from payments.domain.finding import Label
from payments.domain.labels import FEES, GENERIC, TOTALS, Labels, Layout
from payments.domain.printout import Printout

_REFERENCE = re.compile(r"(?=[A-Z0-9./-]*\d)[A-Z0-9][A-Z0-9./-]{3,47}")
_GLUED_NUMBER = re.compile(r"\d{5,}(?=[A-ZÇĞİÖŞÜ]{3,})")
_UNFINISHED = re.compile(
    r"\b(?:beklemede|beklemektedir|onay bekl\w+|onaya gonderildi|ileri tarihli|isleniyor|islem onayda|"
    r"talimat(?:iniz)? alin(?:di|mistir)|planlanan|on ?izleme|taslak)\b"
)
_CANCELLED = re.compile(
    r"\b(?:iptal (?:edildi|edilmistir|edilen|olmustur|oldu)|reddedil(?:di|mistir)|basarisiz|gerceklesmedi|"
    r"gerceklestirileme(?:di|mistir)|iade edil(?:di|mistir)|hatali islem)\b|\b(?:durum|durumu|sonucu) ?:? ?iptal\b"
)
# Where glued words part: behind digits and small letters, before a capitalised word, behind a rail ("FASTsagolun").
_GLUE = re.compile(
    r"(?<=\d)(?=[A-Z])|(?<=[a-zçğıöşü])(?=[A-ZÇĞİÖŞÜ])|(?<=[A-ZÇĞİÖŞÜ])(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü])|"
    r"(?<=FAST|.EFT)(?=[a-zçğıöşü])"
)
_ROW_OF_QNB = re.compile(r"(?:^|\s)B\s+(?=(?:TL|TRY)\s+\d)", re.MULTILINE)
_MINUS_BEHIND = re.compile(r"(?=(?:TL|TRY)\s+\d[\d.,]*\s?-(?!\d))")


class Rail(LabelledEnum):
    """The way that the money went."""

    FAST = "fast", "FAST"
    EFT = "eft", "EFT"
    HAVALE = "havale", "Havale"


def amount_and_currency(printout: Printout, layout: Layout) -> tuple[Decimal | None, str | None]:
    """Return the sum that the payee was sent and the ISO code of its currency.

    Fees and totals are never the sum, except in tables that print nothing else, and there without the fees.
    """
    found, currency = _labelled_amount(printout, (*layout.amount, *GENERIC.amount))
    if found is None:
        found = _tabled_amount(printout, layout)
    if found is None:
        return None, None
    return found.amount, currency or found.currency or _currency_of_page(printout)


def transfer_date(printout: Printout, layout: Layout) -> PrintedDate | None:
    """Return the day of the transfer; without a label only when the receipt prints a single day at all."""
    for name in dict.fromkeys((*layout.date, *GENERIC.date)):
        found = [days[0] for label in printout.named((name,)) if (days := find_dates(printout.block(label)[:60]))]
        if found:
            return found[0] if len({each.day for each in found}) == 1 else None
    every = find_dates(printout.without(GENERIC.description))
    return every[0] if len({each.day for each in every}) == 1 else None


def reference(printout: Printout, layout: Layout) -> str | None:
    """Return the number by which the bank finds the transfer, by the bank's own order of preference."""
    for name in dict.fromkeys((*layout.reference, *GENERIC.reference)):
        found = {number for label in printout.named((name,)) if (number := _reference_in(printout.value(label)))}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def rail(printout: Printout) -> Rail | None:
    """Return how the money went. Titles say EFT for FAST, so FAST wins; "defter" is no EFT."""
    text = turkish.fold(_part_words(printout))
    return next((each for each in Rail if re.search(rf"\b(?:e-?dekont|dekont)?{each.value}\b", text)), None)


def unfinished_words(text: str) -> str | None:
    """Return the words that say that the transfer waits for something."""
    found = _UNFINISHED.search(turkish.fold(text))
    return found.group() if found else None


def cancelled_words(text: str) -> str | None:
    """Return the words that say that the transfer was cancelled, refused or sent back."""
    found = _CANCELLED.search(turkish.fold(text))
    return found.group() if found else None


def _labelled_amount(printout: Printout, names: Labels) -> tuple[PrintedAmount | None, str | None]:
    """Return the amount under the first of ``names`` that has one, and the currency that its label names."""
    for name in dict.fromkeys(names):
        found = [(amount, label) for label in printout.named((name,)) if (amount := _amount_at(printout, label))]
        if found:
            amount, label = found[0]
            lira = "TRY" if re.match(r"\s*\((?:TL|TRY)", printout.text[label.end : label.end + 8]) else None
            return (amount, lira) if len({each.amount for each, _ in found}) == 1 else (None, None)
    return None, None


def _amount_at(printout: Printout, label: Label) -> PrintedAmount | None:
    """Return the amount that begins right behind ``label``; a date or an account number there is none."""
    block = re.sub(r"^\s*\((?:TL|TRY)\s*\)\s*:?", "", printout.block(label)[:80])
    found = next(iter(find_amounts(block)), None)
    if found is None or re.search(r"[^\W\d_]", re.sub(r"TRY|TL|[A-Z]{3}\b", "", block[: found.start])):
        return None
    return found


def _tabled_amount(printout: Printout, layout: Layout) -> PrintedAmount | None:
    if layout.issuer in ("QNB", "Enpara"):
        return _amount_behind(printout, _ROW_OF_QNB)
    if layout.issuer == "TEB":
        return _amount_behind(printout, _MINUS_BEHIND)
    return _total_without_fees(printout) if layout.issuer in ("Akbank", "Halkbank") else None


def _amount_behind(printout: Printout, start: re.Pattern[str]) -> PrintedAmount | None:
    """Return the one amount that stands behind ``start`` on lines that name no fee."""
    lines = (line for line in printout.text.split("\n") if not _names_fee(line))
    found = [amounts[0] for line in lines for at in start.finditer(line) if (amounts := find_amounts(line[at.end() :]))]
    return found[0] if len({each.amount for each in found}) == 1 else None


def _names_fee(line: str) -> bool:
    folded = turkish.fold_in_place(line)
    return any(re.search(rf"\b{re.escape(fee)}", folded) for fee in FEES)


def _total_without_fees(printout: Printout) -> PrintedAmount | None:
    """Return the table's total; with fees in it, the total without them if that sum is printed too."""
    totals = [amounts[-1] for label in printout.named(TOTALS) if (amounts := find_amounts(printout.value(label)))]
    if len({total.amount for total in totals}) != 1:
        return None
    fees = sum((_largest(printout, label) for label in printout.named(FEES)), Decimal(0))
    sent = totals[0]._replace(amount=totals[0].amount - fees)
    if fees and sent.amount not in {each.amount for each in find_amounts(printout.text)}:
        return None
    return sent


def _largest(printout: Printout, label: Label) -> Decimal:
    return max((each.amount for each in find_amounts(printout.value(label))), default=Decimal(0))


def _currency_of_page(printout: Printout) -> str | None:
    """Return the currency that the page names, lira when it names none, ``None`` when it names several."""
    text = printout.without(GENERIC.description)
    return other_currency(text) or (None if names_foreign_currency(text) else "TRY")


def _reference_in(value: str) -> str | None:
    found = _REFERENCE.match(value.upper().lstrip(": "))
    if not found:
        return None
    number = _GLUED_NUMBER.match(value)
    return number.group() if number else found.group().rstrip("./-")


def _part_words(printout: Printout) -> str:
    """Return the text without descriptions and labels' glue, so that whole words can be found in it."""
    text = printout.without(GENERIC.description)
    for label in sorted({printout.text[label.start : label.end] for label in printout.labels}, key=len, reverse=True):
        text = text.replace(label, f" {label} ")
    return _GLUE.sub(" ", text)
