"""Which bank printed this receipt? Not the payee's bank, whose name stands there too."""

import re
from collections.abc import Iterator

from esign_portal import turkish
from payments.domain.banks import ALSO_CALLED, BANK_NAMES, WITHOUT_CODE
from payments.domain.ibans import bank_code, bank_of
from payments.domain.labels import GENERIC, PAYEE_BANKS, UNKNOWN, Layout
from payments.domain.layouts import LAYOUTS
from payments.domain.party_ibans import own_iban
from payments.domain.printout import Printout

_BY_IBAN, _BY_SITE, _BY_NAME, _BY_LABEL = 4, 3, 2, 2
# "Vakıf Katılım" and "Ziraat Katılım" are not "VakıfBank" and "Ziraat": the payee's values are taken out first.
_PAYEE_VALUES = (*PAYEE_BANKS, *GENERIC.payee, *GENERIC.payee_iban, "alici sube", "alan sube", "banka", "banka adi")
_MARK_LETTERS = re.compile(r"[a-z0-9.]")


def _flat(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", turkish.fold(re.sub(r"\(.*\)", "", name)))


def _banks_without_row() -> Iterator[Layout]:
    """Yield a layout without labels for each house that has no row of its own."""
    with_row = {code for layout in LAYOUTS for code in layout.codes}
    for code, name in BANK_NAMES.items():
        if code not in with_row:
            yield Layout(issuer=name, codes=(code,), marks=(_flat(name), *ALSO_CALLED.get(code, ())))
    for name, marks in WITHOUT_CODE.items():
        yield Layout(issuer=name, marks=marks)


_EVERY = (*LAYOUTS, *_banks_without_row())


def find_layout(printout: Printout) -> Layout:
    """Return the layout of the bank that issued the receipt, `UNKNOWN` when nothing tells.

    The bank code of the payer's own IBAN weighs most, then the bank's site or tax number, its name, its labels. A
    bank without a row of labels is known by its name alone.
    """
    page = _Page(printout.without(_PAYEE_VALUES))
    printed = {label.name for label in printout.labels}
    own = own_iban(printout) or ""
    scores = [(_score(layout, page, printed, bank_code(own)), -page.first(layout), layout) for layout in _EVERY]
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


class _Page:
    """A text in which marks are found whatever blanks part their letters, but not across two words' parts.

    "olarak Bankamız" does not name Akbank: a mark begins a word, or is printed without a blank.
    """

    def __init__(self, text: str) -> None:
        folded = turkish.fold_in_place(text)
        self._text = folded
        self._places = [place for place, letter in enumerate(folded) if _MARK_LETTERS.match(letter)]
        self._flat = "".join(folded[place] for place in self._places)
        self._found: dict[str, int] = {}

    def find(self, mark: str) -> int:
        """Return where ``mark`` first stands among the page's letters, -1 for nowhere."""
        if mark not in self._found:
            self._found[mark] = next(self._finds(mark), -1)
        return self._found[mark]

    def _finds(self, mark: str) -> Iterator[int]:
        place = self._flat.find(mark)
        while place >= 0:
            first, last = self._places[place], self._places[place + len(mark) - 1]
            begins_word = first == 0 or not self._text[first - 1].isalpha()
            if begins_word or last - first == len(mark) - 1:
                yield place
            place = self._flat.find(mark, place + 1)

    def first(self, layout: Layout) -> int:
        """Return where the bank is first named; with equal scores the head of the page wins."""
        return min((place for mark in layout.marks if (place := self.find(mark)) >= 0), default=len(self._flat))


def _score(layout: Layout, page: _Page, printed: set[str], code: str) -> int:
    score = _BY_IBAN - layout.codes.index(code) if code in layout.codes else 0
    score += max((_worth(mark, page) for mark in layout.marks), default=0)
    return score + (_BY_LABEL if printed & set(layout.signs) else 0)


def _worth(mark: str, page: _Page) -> int:
    """Return the weight of ``mark``: a site or a number names the issuer more surely than a name."""
    if page.find(mark) < 0:
        return 0
    is_site = "." in mark or mark.isdigit() or page.find(f"{mark}.com") >= 0
    return _BY_SITE if is_site else _BY_NAME
