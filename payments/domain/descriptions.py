"""What the payer wrote on a printout, and what banks print in its place."""

import re
from collections.abc import Iterator

from esign_portal import turkish
from payments.domain.findings import How
from payments.domain.label_finding import Label
from payments.domain.labels import GENERIC, Layout
from payments.domain.outcome_words import end_of_state, names_outcome
from payments.domain.pieces import Excerpt, Found, Piece
from payments.domain.printout import Printout

_MOST_LINES = 4
_FEE_NOTE = re.compile(r"^[^/]*\b(?:ucreti|fon transferi|fast gonderimi|masrafi)\b[^/]*/\s*")
_BOILERPLATE = re.compile(
    r"^(?:bu |is ?bu |e-?dekont|dekont|banka|yukarida|sayin|hesa[bp]|yalniz|http|mersis|ticaret|genel mud|saygi|fast|"
    r"eft|havale|giden|gelen|musteri|toplam|tutar|taraflar|uyusmazlik|lutfen|vergi usul|islem|para |belge|kase|"
    r"elektronik (?:ortam|belge|olarak|fon|bilgi)|imza(?:si)?$|turkiye|buyuk mukellef|t\. ?c\. (?:ziraat|bank)|"
    r"paylas|indir|sayfa \d|kapat|tamam$|ana sayfa|b/a|masraf|komisyon|bsmv|\d+ ?/ ?\d+$)|www\.|\.com\b|"
    r"\d,\d\d (?:tl|try)\b"
)

# The bank's address on the web, which a line without breaks glues to the description.
_WIDE_GAP = re.compile(r" {3,}")  # payers type two blanks
_SITE = re.compile(r"\s*(?:https?:|www\.|[a-z]+\.com).*$", re.IGNORECASE)
_TRANSFER_OF_ING = re.compile(r"giden (?:fast|eft|havale)\b(?= ?sorgu| ?\btr ?\d| ?:)")
_OWN_LINE_OF_ING = re.compile(r"ing bank|uyusmazlik|lutfen|bu |is ?bu |vergi usul|$")
_INSIDE_ING = frozenset((*GENERIC.reference, *GENERIC.either_iban))
_STATE = re.compile(
    r"\s*islem (?:durumu|sonucu) ?:? ?(?:gerceklesti|basarili|tamamlandi|onay bekliyor|iptal edildi|beklemede)"
)
_TITLE_OF_ZIRAAT = re.compile(r"hesaptan (?:fast|eft)")
# A label that we do not know ends the description too, but people write "TC: 100…" on its second line.
_UNKNOWN_LABEL = re.compile(r"(?!(?:tc|t\.c\.|tckn|kimlik|ad|adi|aciklama|not)\b)[a-z][a-z /.()-]{1,38}[a-z)] ?:")
_SENTENCE = re.compile(r"(?:\S+ ){4,}\S+\.")
_TABLE_HEAD = re.compile(r"\S(?: {2,}\S+(?: \S+)?){2,}")


def is_boilerplate(line: str) -> bool:
    """Tell whether ``line`` is the bank's own text and continues no value.

    >>> is_boilerplate("Hesabınızdan 1.084,54 TRY çekilmiştir."), is_boilerplate("3 YILLIK BAŞVURUSU")
    (True, False)
    """
    return _BOILERPLATE.search(turkish.fold(line)) is not None


def _is_mostly_small(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return 4 * sum(letter.islower() for letter in letters) >= 3 * len(letters)


def ends_value(line: str) -> bool:
    """Tell whether ``line`` belongs to no value above it.

    It is the bank's own text, says what became of the transfer, is another label or a table's head.
    """
    folded = turkish.fold_in_place(line)
    if _SENTENCE.fullmatch(folded) and _is_mostly_small(line):
        return True
    is_other = _UNKNOWN_LABEL.match(folded) is not None or _TABLE_HEAD.search(line) is not None
    return is_other or is_boilerplate(line) or names_outcome(folded)


def description(printout: Printout, layout: Layout) -> Found[str] | None:
    """Return what the payer wrote, with wrapped lines joined and the bank's own fee note taken off."""
    if of_ing := ing_transfer(printout, layout):
        return _found(_typed_above(printout, of_ing) or of_ing, How.LAYOUT)
    for name in dict.fromkeys((*layout.description, *GENERIC.description)):
        told = {each.text: each for label in printout.named((name,)) if (each := _description_at(printout, label)).text}
        if told:
            pieces = tuple(piece for each in told.values() for piece in each.pieces)
            return _found(Excerpt(pieces, " "), How.LAYOUT if name in layout.description else How.LABEL)
    return _description_of_ziraat(printout, layout)


def ing_transfer(printout: Printout, layout: Layout) -> Excerpt | None:
    """Return what ING itself writes below "Açıklama": "Giden FAST Sorgu No:… TR… bank payee"."""
    first = next(printout.named(GENERIC.description), None) if layout.issuer == "ING" else None
    match = _TRANSFER_OF_ING.search(printout.folded, first.end) if first else None
    if match is None:
        return None
    ends = (label.start for label in printout.labels if label.start > match.start() and label.name not in _INSIDE_ING)
    text = printout.text[match.start() : next(ends, len(printout.text))]
    lines = list(_lines_of(Piece(text, match.start())))[:_MOST_LINES]
    own = next((at for at, line in enumerate(lines) if at and _OWN_LINE_OF_ING.match(turkish.fold(line.text))), None)
    return _without_site(Excerpt(tuple(line.stripped() for line in lines[:own]), " "))


def _typed_above(printout: Printout, of_ing: Excerpt) -> Excerpt | None:
    """Return the payer's words that stand before ING's own, ``None`` where there are none."""
    first = next(printout.named(GENERIC.description))
    typed = Excerpt(tuple(_told_lines(printout.text, first.end, of_ing.pieces[0].start, set())), " ")
    return typed if typed.text else None


def _found(excerpt: Excerpt, how: How) -> Found[str]:
    return Found(excerpt.text, tuple(piece.span for piece in excerpt.pieces), how)


def _description_at(printout: Printout, label: Label) -> Excerpt:
    if printout.backwards or printout.is_apart(label):
        return Excerpt(tuple(printout.values(label)), " ")
    end = printout.next_start(label)
    pieces = [piece.stripped(" |;") for piece in _told_lines(printout.text, label.end, end, set())]
    if pieces:
        pieces[0] = _without_note(pieces[0])
    return _without_site(Excerpt(tuple(pieces), " "))


def _without_note(piece: Piece) -> Piece:
    note = _FEE_NOTE.match(turkish.fold_in_place(piece.text))
    return piece.cut(note.end()) if note else piece


def _without_site(excerpt: Excerpt) -> Excerpt:
    """Cut ``excerpt`` where the bank's address on the web begins."""
    kept: list[Piece] = []
    for piece in excerpt.pieces:
        cut = piece.before(_SITE)
        kept += [cut] if cut.text else []
        if cut != piece:
            break
    return Excerpt(tuple(kept), excerpt.separator)


def _told_lines(text: str, place: int, last: int, starts: set[int]) -> Iterator[Piece]:
    """Yield the line at ``place`` and those that continue it: up to a blank one, the bank's own words or a label."""
    place += len(text[place:last]) - len(text[place:last].lstrip())
    width = 0
    for number in range(_MOST_LINES):
        end = text.find("\n", place, last)
        line = Piece(text[place : end if end >= 0 else last], place).stripped()
        if not line.text or (number and (line.start in starts or not _continues(line.text, width, is_last=end < 0))):
            return
        yield line.before(_WIDE_GAP)
        if end < 0:
            return
        width = max(width, line.end - text.rfind("\n", 0, place) - 1)
        place = end + 1


def _continues(line: str, width: int, *, is_last: bool) -> bool:
    """Tell whether ``line`` goes on with what was typed: its first word did not fit the lines above, ``width`` wide."""
    if ends_value(line) or width + 1 + len(line.split()[0]) <= len(line):
        return False
    return not (is_last and line.endswith("/"))  # the English name before the next label: "Reference / Referans No"


def _description_of_ziraat(printout: Printout, layout: Layout) -> Found[str] | None:
    """Return the line without label that Ziraat prints before "Fast Mesaj Kodu"."""
    codes = list(printout.named(("fast mesaj kodu", "eft mesaj kodu")))
    if layout.issuer != "Ziraat Bankası" or not codes:
        return None
    before = printout.text[: codes[0].start]
    title = list(_TITLE_OF_ZIRAAT.finditer(printout.folded, 0, codes[0].start))
    start = title[-1].end() if title else before.rstrip().rfind("\n") + 1
    state = _STATE.match(printout.folded, start, codes[0].start)
    start = state.end() if state else end_of_state(printout.folded, start, codes[0].start)
    lines = [line.stripped() for line in _lines_of(Piece(before[start:], start))]
    told = Excerpt(tuple(line for line in lines if line.text), " ")
    return _found(told, How.LAYOUT) if told.text else None


def _lines_of(piece: Piece) -> Iterator[Piece]:
    place = 0
    for line in piece.text.split("\n"):
        yield piece.cut(place, place + len(line))
        place += len(line) + 1
