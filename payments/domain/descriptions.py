"""What the payer wrote on a printout, and what banks print in its place."""

import re
from collections.abc import Iterator

from esign_portal import turkish
from payments.domain.finding import Label
from payments.domain.labels import GENERIC, Layout
from payments.domain.printout import Printout

_MOST_LINES = 4
_FEE_NOTE = re.compile(r"^[^/]*\b(?:ucreti|fon transferi|fast gonderimi|masrafi)\b[^/]*/\s*")
_BOILERPLATE = re.compile(
    r"^(?:bu |is ?bu |e-?dekont|dekont|banka|yukarida|sayin|hesa[bp]|yalniz|http|mersis|ticaret|genel mud|saygi|fast|"
    r"eft|havale|giden|gelen|musteri|toplam|tutar|taraflar|uyusmazlik|islem|elektronik|para |belge|kase|imza|turkiye|"
    r"buyuk mukellef|t\. ?c\.|\d+ ?/ ?\d+$)|www\.|\.com\b|\d,\d\d (?:tl|try)\b"
)

# The bank's address on the web, which a line without breaks glues to the description.
_SITE = re.compile(r"\s*(?:https?:|www\.|[a-z]+\.com).*$")


def is_boilerplate(line: str) -> bool:
    """Tell whether ``line`` is the bank's own text and continues no value.

    >>> is_boilerplate("Hesabınızdan 1.084,54 TRY çekilmiştir."), is_boilerplate("3 YILLIK BAŞVURUSU")
    (True, False)
    """
    return _BOILERPLATE.search(turkish.fold(line)) is not None


def description(printout: Printout, layout: Layout) -> str | None:
    """Return what the payer wrote, with wrapped lines joined and the bank's own fee note taken off."""
    if text := ing_description(printout, layout):
        return text
    for name in dict.fromkeys((*layout.description, *GENERIC.description)):
        found = dict.fromkeys(_description_at(printout, label) for label in printout.named((name,)))
        told = [text for text in found if text]
        if told:
            return " ".join(told)
    return _description_of_ziraat(printout, layout)


def ing_description(printout: Printout, layout: Layout) -> str:
    """Return ING's description when the bank began it: "Giden FAST Sorgu No:… TR… bank payee", else ""."""
    first = next(printout.named(GENERIC.description), None)
    if layout.issuer != "ING" or first is None:
        return ""
    starts = {label.start for label in printout.labels}
    text = _SITE.sub("", " ".join(_told_lines(printout.text, first.end, starts)))
    return text if re.match(r"giden (?:fast|eft|havale)\b", turkish.fold(text)) else ""


def _description_at(printout: Printout, label: Label) -> str:
    if printout.backwards:
        return printout.block(label)
    text = " ".join(_told_lines(printout.text[: printout.next_start(label)], label.end, set())).strip(" |;")
    note = _FEE_NOTE.match(turkish.fold_in_place(text))
    return _SITE.sub("", text[note.end() :] if note else text)


def _told_lines(text: str, place: int, starts: set[int]) -> Iterator[str]:
    """Yield the line at ``place`` and those that continue it: up to a blank one, the bank's own words or a label."""
    place += len(text[place:]) - len(text[place:].lstrip())
    for number in range(_MOST_LINES):
        line = text[place:].split("\n", 1)[0]
        if not line.strip() or (number and (is_boilerplate(line) or place in starts)):
            return
        yield re.split(r" {3,}", line.strip())[0]
        place += len(line) + 1


def _description_of_ziraat(printout: Printout, layout: Layout) -> str | None:
    """Return the line without label that Ziraat prints before "Fast Mesaj Kodu"."""
    codes = list(printout.named(("fast mesaj kodu",)))
    if layout.issuer != "Ziraat Bankası" or not codes:
        return None
    before = printout.text[: codes[0].start]
    title = list(re.finditer(r"hesaptan (?:fast|eft)", turkish.fold_in_place(before)))
    lines = (
        [line.strip() for line in before[title[-1].end() :].split("\n")] if title else before.strip().split("\n")[-1:]
    )
    told = " ".join(line for line in lines if line)
    return told or None
