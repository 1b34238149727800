"""What else a printout says about the transfer: day, number, rail, and whether it went through."""

import datetime
import re
from bisect import bisect_right

from esign_portal import turkish
from esign_portal.enums import LabelledEnum
from payments.domain.dates import PrintedDate, find_dates
from payments.domain.findings import How
from payments.domain.label_finding import Label
from payments.domain.labels import GENERIC, Layout
from payments.domain.pieces import Excerpt, Found, Piece, Span, agreed
from payments.domain.printout import Printout

_REFERENCE = re.compile(r"(?=[A-Z0-9./-]*\d)[A-Z0-9][A-Z0-9./-]{3,47}")
# A number that the next words are glued to; letters inside a number are few or have digits behind them.
_GLUED_NUMBER = re.compile(r"\d{5,}(?=(?:[^\W\d_]{3,}|[A-ZÇĞİÖŞÜ][a-zçğıöşü]+)(?![\d-]))")
_NUMBERS = re.compile(r"\d+(?: - \d+)+")
_BEHIND_DATE = re.compile(r"\d\d:\d\d - ([A-Z]\d{4,9})\b")
_CLOSE = 60
_TIMES = ("islem saati", "saati", "saat")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?!\d)")
# What the forms of these labels name is a class of documents, not the way that this money went.
_CLASSES = ("senaryo / dekont tipi", "senaryo / tip", "senaryo", "dekont tipi", "dekont turu")


class Rail(LabelledEnum):
    """The way that the money went."""

    FAST = "fast", "FAST"
    EFT = "eft", "EFT"
    HAVALE = "havale", "Havale"


_RAILS = {
    Rail.FAST: re.compile(r"\b(?:e-?dekont|dekont|islem|tamamlandi|basarili)?(fast|anlik odeme)\b"),
    Rail.EFT: re.compile(r"\b(?:e-?dekont|dekont|islem|tamamlandi|basarili)?(eft)(?:\b|(?=sorgu|mesaj|tutari|ucreti))"),
    Rail.HAVALE: re.compile(r"\b(?:e-?dekont|dekont|islem|tamamlandi|basarili)?(havale|hvl)\b"),
}
# A form's title that names several ways tells none.
_EITHER_RAIL = re.compile(r"(?:eft|havale|fast)(?: ?[/,] ?(?:eft|havale|fast))+\b")


_ADDED_RAIL = re.compile(r"\((fast|eft|havale)\)$")


def transfer_date(printout: Printout, layout: Layout) -> Found[PrintedDate] | None:
    """Return the day of the transfer; without a label only when the receipt prints a single day at all."""
    for name in dict.fromkeys((*layout.date, *GENERIC.date)):
        how = How.LAYOUT if name in layout.date else How.LABEL
        found = [day for label in printout.named((name,)) if (day := _date_at(printout, label, how))]
        if found:
            return found[0] if len({each.value.day for each in found}) == 1 else None
    page = Excerpt((Piece(printout.without(), 0),))
    every = find_dates(page.text)
    return _found_date(every[0], page, How.PATTERN) if len({each.day for each in every}) == 1 else None


def transfer_time(printout: Printout, day: Found[PrintedDate] | None) -> Found[datetime.time] | None:
    """Return the time that stands behind the transfer's day, else the one under a label of its own."""
    if day and day.value.at:
        return Found(day.value.at, day.spans, day.how)
    return agreed(time for label in printout.named(_TIMES) if (time := _time_at(printout.value(label))))


def reference(printout: Printout, layout: Layout) -> Found[str] | None:
    """Return the number by which the bank finds the transfer, by the bank's own order of preference."""
    for name in dict.fromkeys((*layout.reference, *GENERIC.reference)):
        how = How.LAYOUT if name in layout.reference else How.LABEL
        found = [number for label in printout.named((name,)) if (number := _reference_in(printout.value(label), how))]
        if found:
            return agreed(found)
    return agreed(number for label in printout.named(layout.date) if (number := _behind_date(printout, label)))


def rail(printout: Printout) -> Found[Rail] | None:
    """Return how the money went. Titles say EFT for FAST, so FAST wins; "defter" is no EFT."""
    return _rail_in(printout, _CLASSES) or _rail_behind_description(printout) or _rail_in(printout, ())


def _rail_behind_description(printout: Printout) -> Found[Rail] | None:
    """Return the rail that the bank adds to the description in brackets: "… BAŞVURUSU (FAST)"."""
    last = max(printout.typed, default=None)
    match = _ADDED_RAIL.search(printout.folded, last.start, last.end) if last else None
    return Found(Rail(match[1]), (Span(*match.span(1)),), How.PATTERN) if match else None


def _behind_date(printout: Printout, label: Label) -> Found[str] | None:
    """Return the number of the slip that stands behind the day: "16/11/2026-12:19:17 - F06195"."""
    value = printout.value(label)
    match = _BEHIND_DATE.search(value.text)
    return Found(match[1], (value.cut(*match.span(1)).span,), How.LAYOUT) if match else None


def _date_at(printout: Printout, label: Label, how: How) -> Found[PrintedDate] | None:
    for excerpt in printout.excerpts(label):
        found = find_dates(excerpt.text[:_CLOSE], short_years=True)
        if found:
            return _found_date(found[0], excerpt, how)
    return None


def _found_date(printed: PrintedDate, excerpt: Excerpt, how: How) -> Found[PrintedDate]:
    return Found(printed, excerpt.spans(printed.start, printed.end), how)


def _time_at(value: Piece) -> Found[datetime.time] | None:
    match = _TIME.match(value.text)
    try:
        time = datetime.time(int(match[1]), int(match[2]), int(match[3] or 0)) if match else None
    except ValueError:
        return None
    return Found(time, (value.cut(*match.span()).span,), How.LABEL) if match and time else None


def _reference_in(value: Piece, how: How) -> Found[str] | None:
    value = value.stripped(": ")
    found = _NUMBERS.match(value.text) or _REFERENCE.match(value.text.upper())
    if not found:
        return None
    number = _GLUED_NUMBER.match(value.text)
    text = number.group() if number else found.group().rstrip("./-")
    return Found(text, (value.cut(0, len(text)).span,), how)


def _rail_in(printout: Printout, left_out: tuple[str, ...]) -> Found[Rail] | None:
    parted, cuts = printout.parted(left_out)
    folded = _EITHER_RAIL.sub(lambda match: "|" * len(match.group()), turkish.fold_in_place(parted))
    for each, word in _RAILS.items():
        match = word.search(folded)
        if match:
            place = match.start(1) - bisect_right(cuts, match.start(1))
            return Found(each, (Span(place, place + len(match[1])),), How.PATTERN)
    return None
