"""Which bank printed this receipt? Not the payee's bank, whose name stands there too."""

import re

from esign_portal import turkish
from payments.domain.ibans import bank_code, bank_of
from payments.domain.labels import GENERIC, PAYEE_BANKS, UNKNOWN, Layout
from payments.domain.layouts import LAYOUTS
from payments.domain.party_ibans import labelled_payer_iban
from payments.domain.printout import Printout

_BY_IBAN, _BY_SITE, _BY_NAME, _BY_LABEL = 4, 3, 2, 2
# "Vakıf Katılım" and "Ziraat Katılım" are not "VakıfBank" and "Ziraat": the payee's values are taken out first.
_PAYEE_VALUES = (*PAYEE_BANKS, *GENERIC.payee, *GENERIC.payee_iban, "alici sube", "alan sube")


def find_layout(printout: Printout) -> Layout:
    """Return the layout of the bank that issued the receipt, `UNKNOWN` when nothing tells.

    The bank code of the payer's own IBAN weighs most, then the bank's site or tax number, its name, its labels.
    """
    text = re.sub(r"[^a-z0-9.]", "", turkish.fold(printout.without(_PAYEE_VALUES)))
    printed = {label.name for label in printout.labels}
    own = labelled_payer_iban(printout) or ""
    scores = [(_score(layout, text, printed, bank_code(own)), -_first_mark(layout, text), layout) for layout in LAYOUTS]
    score, _, layout = max(scores, key=lambda each: each[:2])
    return layout if score else UNKNOWN


def issuer_name(layout: Layout, payer_iban: str | None) -> str | None:
    """Return the issuer's name: the layout's, else that of the bank in which the payer's account is.

    One bank has one name, whichever way it was found: receipts of one number and one issuer are compared.
    """
    if layout.issuer or payer_iban is None:
        return layout.issuer or None
    own = (each.issuer for each in LAYOUTS if each.codes[:1] == (bank_code(payer_iban),))
    return next(own, None) or bank_of(payer_iban)


def _score(layout: Layout, text: str, printed: set[str], code: str) -> int:
    marks = [mark for mark in layout.marks if mark in text]
    score = _BY_IBAN if code in layout.codes else 0
    score += max((_BY_SITE if "." in mark or mark.isdigit() else _BY_NAME for mark in marks), default=0)
    return score + (_BY_LABEL if printed & set(layout.signs) else 0)


def _first_mark(layout: Layout, text: str) -> int:
    """Return where the bank is first named; with equal scores the head of the page wins."""
    return min((text.index(mark) for mark in layout.marks if mark in text), default=len(text))
