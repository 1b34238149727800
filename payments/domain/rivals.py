"""What the payer typed must not pass for what the bank printed.

A description may hold anything, also labels ("ALICI IBAN : …", "TUTAR : …"), in lines and columns of their own, and
nothing in the text tells these from the bank's. But the bank prints the truth as well: a value that stands where the
payer may have typed it counts only while nothing else on the page claims to be the same thing.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from typing import Any

from esign_portal import turkish
from payments.domain.amounts import PrintedAmount, find_amounts
from payments.domain.ibans import bank_code, find_ibans
from payments.domain.label_finding import Label
from payments.domain.labels import FEES, GENERIC, TOTALS, Layout
from payments.domain.party_names import payee_names, payer_names
from payments.domain.pieces import Found, Piece, Span
from payments.domain.printout import Printout

Fields = Mapping[str, Found[Any] | None]

_EITHER_IBAN = frozenset(GENERIC.either_iban)
_BALANCES = (
    "kullanilabilir bakiye", "kalan bakiye", "guncel bakiye", "son bakiye", "bakiye", "kullanilabilir limit", "limit",
    "doviz kuru", "islem kuru",
)  # fmt: skip
_LIKE_IBAN = re.compile(r"\bT ?[RE] ?[\dOQDISBl]{2}(?: ?[\dOQDISBl]){16,}")
_WORD = re.compile(r"(?!(?:TL|[A-Z]{3})\b)\b[^\W\d_]{2,}")
_KURUS = re.compile(r"[.,]\d\d?$")


def without_rivalled(found: Fields, printout: Printout, layout: Layout) -> dict[str, Found[Any] | None]:
    """Return ``found`` without the values that the payer may have typed and that something else contradicts."""
    since = _typed_since(found.get("description"), printout, layout)
    rivalled: dict[str, Callable[[], bool]] = {
        "payee_iban": lambda: any(_other_accounts(found, printout, layout)),
        "amount": lambda: any(_other_sums(found, printout, layout)),
        "payee": lambda: not _are_one(each.value for each in payee_names(printout, layout)),
        "payer": lambda: _is_other_payer(found, printout, layout, since),
    }
    kept = dict(found)
    for name, is_rivalled in rivalled.items():
        each = kept.get(name)
        if each and any(span.end > since for span in each.spans) and is_rivalled():
            kept[name] = None
    return kept


def _typed_since(description: Found[str] | None, printout: Printout, layout: Layout) -> int:
    """Return where the payer's words begin at the earliest; the text's end when it has no place for them."""
    if printout.backwards:
        return 0
    named = printout.named((*layout.description, *GENERIC.description))
    begins = [label.end for label in named if not printout.is_apart(label)]
    begins += [span.start for span in description.spans] if description else []
    return min(begins, default=len(printout.text))


def _other_accounts(found: Fields, printout: Printout, layout: Layout) -> Iterator[str]:
    """Yield the IBANs on the page that are neither the payee's nor surely the payer's."""
    paid, own = found.get("payee_iban"), found.get("payer_iban")
    known = {paid.value if paid else None, own.value if own and _is_surely_payers(own, printout, layout) else None}
    glued = (find_ibans(printout.text[label.end : printout.next_start(label)])[:1] for label in printout.labels)
    every = list(chain(find_ibans(printout.text), *glued))
    yield from (each.iban for each in every if each.iban not in known)
    if printout.is_ocr:
        yield from _misread_accounts(found, printout)


def _misread_accounts(found: Fields, printout: Printout) -> Iterator[str]:
    """Yield what looks like an IBAN but was read wrongly: which account it is, nobody can say."""
    read = [span for name in ("payee_iban", "payer_iban") if (each := found.get(name)) for span in each.spans]
    read += [Span(each.start, each.end) for each in find_ibans(printout.text)]
    for like in _LIKE_IBAN.finditer(printout.text):
        if not any(span.start < like.end() and like.start() < span.end for span in read):
            yield like.group()


def _is_surely_payers(own: Found[str], printout: Printout, layout: Layout) -> bool:
    """Tell whether a label of the payer's stands before the IBAN, or the issuer's code in it and no label of a payee's.

    A bank knows its own accounts; of another bank's accounts only a label tells whose they are.
    """
    before = [label for label in printout.labels if label.start < own.spans[0].start]
    label = before[-1] if before else None
    if label and label.name in (*layout.payer_iban, *GENERIC.payer_iban):
        return True
    if label and (label.name in (*layout.payee_iban, *GENERIC.payee_iban) or printout.side(label) == "payee"):
        return False
    return bank_code(own.value) in layout.codes if layout.codes else label is not None and label.name in _EITHER_IBAN


def _other_sums(found: Fields, printout: Printout, layout: Layout) -> Iterator[Decimal]:
    """Yield the sums on the page that are neither the one sent, with or without the fees, nor fees or balances."""
    sent = found["amount"].value if found["amount"] else Decimal(0)
    rows = ([each.amount for each in _row(printout, label) if each.amount != sent] for label in printout.named(FEES))
    fees = [max(row) for row in rows if row]
    aside = {each.start for label in printout.named((*FEES, *_BALANCES)) for each in _row(printout, label)}
    totals = (each for label in printout.named(TOTALS) for each in _row(printout, label))
    aside |= {each.start for each in totals if each.amount > sent}  # with fees that stand nowhere else
    # The fees' own total is a fee as well, so that all of them together may be twice what was taken.
    fees_too = {Decimal(0), *fees, sum(fees, Decimal(0)), sum(fees, Decimal(0)) / 2}
    money = (each for each in find_amounts(printout.text) if _is_money(each, printout))
    labels = printout.named((*layout.amount, *GENERIC.amount))
    labelled = (each for label in labels for each in _row(printout, label)[:1])
    for each in chain(money, labelled):
        if each.start not in aside and each.amount not in fees_too and abs(each.amount - sent) not in fees_too:
            yield each.amount


def _row(printout: Printout, label: Label) -> list[PrintedAmount]:
    """Return the sums that belong to ``label``: those of its line up to a word, else the first one below."""
    rest = Piece(printout.text[label.end : printout.next_start(label)], label.end)
    piece = printout.value(label) if printout.backwards else rest
    row: list[PrintedAmount] = []
    place = 0
    for each in find_amounts(piece.text):
        between = piece.text[place : each.start]
        if _WORD.search(between) or (row and "\n" in between):
            break
        row.append(each._replace(start=each.start + piece.start, end=each.end + piece.start))
        place = each.end
    return row


def _is_money(amount: PrintedAmount, printout: Printout) -> bool:
    """Tell whether a currency or kuruş show that a number is a sum, and no part of a moment or an account."""
    printed = printout.text[amount.start : amount.end].rstrip()
    behind = printout.text[amount.start + len(printed) :][:1]
    return amount.currency is not None or (_KURUS.search(printed) is not None and not behind.isdigit())


def _is_other_payer(found: Fields, printout: Printout, layout: Layout, since: int) -> bool:
    """Tell whether another name stands as the payer's, or none was read where the payer's name stands on the page."""
    names = [each.value for each in payer_names(printout, layout)]
    read = found.get("payer")
    before = turkish.fold(printout.text[:since])
    is_addressed = any(label.start < since for label in printout.named((*layout.payer, *GENERIC.payer)))
    return not _are_one(names) or (is_addressed and read is not None and turkish.fold(read.value) not in before)


def _are_one(names: Iterable[str]) -> bool:
    """Tell whether all ``names`` are the same, perhaps cut."""
    letters = sorted({re.sub(r"\W", "", turkish.fold(name)) for name in names}, key=len)
    return all(longer.startswith(letters[0]) for longer in letters)
