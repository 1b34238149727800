"""Names that stand under no label: before one, beside an account's number, or inside ING's description."""

import re
from collections.abc import Iterable, Sequence

from esign_portal import turkish
from payments.domain.descriptions import ing_transfer
from payments.domain.findings import How
from payments.domain.ibans import find_ibans
from payments.domain.label_finding import Label
from payments.domain.labels import Layout
from payments.domain.pieces import Found, Piece
from payments.domain.printout import Printout

MOST_WORDS = 4
_ADDRESS = re.compile(
    r"\b(?:mah|mahallesi|cad|caddesi|cd|sok|sokak|sokagi|sk|apt|blok|bulvari|musterimiz|musteri|yetkili|ilgili)\b"
)
_LABELS_BEHIND_NAME = {"İş Bankası": ("musteri no",), "Yapı Kredi": ("ticari unvan",)}
_BEHIND_NUMBER = re.compile(r":.*[\d*]{2}\s+([^\W\d_][^\d:*]*?)\s*$")
_COMPANY_FORM = re.compile(r"\b(?:T\. ?)?A\. ?(?:Ş|S|O)\.?(?=\s)|\bT\.A\.O\.?")
# What stands before the name on a line that lost its breaks: the document's title, then what became of the transfer.
_DOCUMENT_TITLE = re.compile(
    r"^.*(?:Dekontu?|DEKONTU?|(?i:başarılı|tamamlandı|gerçekleşti|onay bekliyor|beklemede|iptal edildi))\s*(?=[^\W\d_])"
)


def is_address(line: str) -> bool:
    """Tell whether ``line`` names a street or speaks to somebody ("Sayın müşterimiz")."""
    return _ADDRESS.search(turkish.fold(line)) is not None


def payee_of_ing(printout: Printout, layout: Layout) -> Found[str] | None:
    """Return what stands behind the IBAN and the bank's company form in ING's description."""
    excerpt = ing_transfer(printout, layout)
    iban = next(iter(find_ibans(excerpt.text)), None) if excerpt else None
    form = _COMPANY_FORM.search(excerpt.text, iban.end) if excerpt and iban else None
    if excerpt is None or form is None:
        return None
    name = Piece(excerpt.text[form.end() :], form.end()).stripped(" -–:;,.")
    return Found(name.text, excerpt.spans(name.start, name.end), How.LAYOUT) if name.text else None


def payer_before_label(printout: Printout, layout: Layout) -> Found[str] | None:
    """Return the payer's name that stands before a label: İş Bankası's customer number, Yapı Kredi's company title."""
    label = next(printout.named(_LABELS_BEHIND_NAME.get(layout.issuer, ())), None)
    if label is None:
        return None
    for before in _pieces_before(printout, label):
        name = before.behind(_DOCUMENT_TITLE).stripped()
        words = name.text.split()
        if _are_words(words):
            return Found(name.text, (name.span,), How.LAYOUT)
        if words:
            return None
    return None


def _are_words(words: Sequence[str]) -> bool:
    """Tell whether ``words`` can be a person's name, perhaps with a title ("Uzm. Dr.")."""
    return 2 <= len(words) <= MOST_WORDS + 2 and all(word.replace(".", "").isalpha() for word in words)


def _pieces_before(printout: Printout, label: Label) -> Iterable[Piece]:
    """Yield what stands before ``label`` on its line, then above it."""
    start = printout.lines.starts[printout.lines.number(label.start)]
    yield Piece(printout.text[start : label.start], start).stripped()
    yield from printout.above(label)


def payer_beside_number(printout: Printout) -> Found[str] | None:
    """Return the addressee's name that stands below "SAYIN" in the last column, behind an account's number."""
    for label in printout.named(("sayin",)):
        number = printout.lines.number(label.start)
        for below in range(number + 1, min(number + 3, len(printout.lines.starts))):
            line = printout.lines.line(below)
            match = _BEHIND_NUMBER.search(line.text)
            if match and not is_address(line.text) and _are_words(match[1].split()):
                return Found(match[1], (line.cut(*match.span(1)).span,), How.PATTERN)
    return None
