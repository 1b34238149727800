"""The words by which a receipt says that the money has not arrived, or not yet."""

import re
from bisect import bisect_right

from esign_portal import turkish
from payments.domain.findings import How
from payments.domain.pieces import Found, Span
from payments.domain.printout import Printout


def _spaced(pattern: str) -> re.Pattern[str]:
    """Compile ``pattern`` with any number of blanks for one: a label that begins inside the words parts them."""
    return re.compile(re.sub(r" (?![?*+])", " +", pattern.replace(" ?", " *")))


_UNFINISHED = _spaced(
    r"\b(?:beklemede|beklemededir|beklemektedir|bekleyen islem|bekliyor|onay bekl\w+|onayiniz\w* bekl\w+|"
    r"onaya gonderil(?:di|mistir)|onayda(?:dir)?|onaylanmadi|onaylanacak(?:tir)?|ileri tarihli|isleniyor|"
    r"isleme alin(?:di|mistir|acaktir)|islemde|islem sira(?:da|sinda|ya alindi)\w*|siraya alin(?:di|mistir)|"
    r"talimat(?:iniz)? alin(?:di|mistir)|talebiniz alin(?:di|mistir)|planlan(?:an|di|mistir)|"
    r"gerceklestirilecek(?:tir)?|gonderilecektir|on ?izleme|taslak|askida|islem devam ediyor|tamamlanmadi|"
    r"tamamlanmamistir|pending|processing|scheduled)\b"
)
_CANCELLED = _spaced(
    r"\b(?:iptal (?:edildi|edilmistir|edilen|olmustur|oldu|durumunda)|islem(?:iniz)? iptal|iptal islemi|iptal dekontu|"
    r"reddedil(?:di|mistir|en)|red edil(?:di|mistir)|basarisiz(?:dir)?|gerceklesmedi|gerceklesmemistir|"
    r"gerceklestirilemedi|gerceklestirilememistir|yapilama(?:di|mistir)|tamamlanama(?:di|mistir)|"
    r"iade edil(?:di|mistir|en)|iade (?:islemi|dekontu|alindi)|geri gonderil(?:di|mistir)|hatali islem|islem hatasi|"
    r"failed|cancelled|canceled|rejected)\b|\b(?:durum|durumu|sonuc|sonucu) *:? *(?:iptal|red|ret|hata|hatali|iade)\b"
)
# Long enough to be known where other words are glued to them.
_UNFINISHED_GLUED = _spaced(
    r"beklemede|bekleyen ?islem|onay ?bekliyor|onaya ?gonderildi|ileri ?tarihli|islem ?sirada|"
    r"siraya ?alindi|isleme ?alindi|(?:durumu?|sonucu?) ?: ?(?:islemde|onayda|bekl|planlan|askida)"
)
_CANCELLED_GLUED = _spaced(
    r"iptal ?(?:edildi|edilmistir|dekontu)|reddedildi|reddedilmistir|basarisiz|iade ?(?:edildi|edilmistir|dekontu)|"
    r"gerceklestirilemedi|gerceklesmedi|(?:durumu?|sonucu?) ?: ?(?:iptal|red|iade|hata)"
)
_BLANK = re.compile(r"\s")
# The bank's small print speaks of what would happen, not of what has.
_SMALL_PRINT = re.compile(
    r"iptal edilemez|iade edilemez|\b(?:halinde|durumunda|takdirde|ise|olmasi|edilmesi|edilirse|edilmeyen|"
    r"edilmis olan|gerekmektedir|suresince|kadar|icin)\b"
)
_AROUND = 60
_SOON = 30
"""Letters before a word of the state in the bank's own sentence: "İşleminiz ", ", henüz "."""
_STOP = re.compile(r"(?: *(?:edilmistir|edildi|olmustur|oldu))?[ .,;!]*")


def names_outcome(folded: str) -> bool:
    """Tell whether the folded line says that a transfer waits, failed or was taken back."""
    return _UNFINISHED.search(folded) is not None or _CANCELLED.search(folded) is not None


def end_of_state(folded: str, start: int, end: int) -> int:
    """Return where the words end by which a bank says at ``start`` what became of the transfer; ``start``: none do.

    >>> text = "isleminiz beklemede, henuz gerceklesmemistir. nes bedeli"
    >>> text[end_of_state(text, 0, len(text)):]
    'nes bedeli'
    """
    place = start
    while ends := [
        found.end()
        for words in (_UNFINISHED, _CANCELLED, _UNFINISHED_GLUED, _CANCELLED_GLUED)
        if (found := words.search(folded, place, end)) and found.start() - place <= _SOON
    ]:
        place = max(ends)
    return _STOP.match(folded, place).end() if place > start else start  # type: ignore[union-attr]  # may be empty


def unfinished_words(printout: Printout) -> Found[str] | None:
    """Return the words that say that the transfer waits for something."""
    return _said(printout, _UNFINISHED, _UNFINISHED_GLUED)


def cancelled_words(printout: Printout) -> Found[str] | None:
    """Return the words that say that the transfer was cancelled, refused or sent back."""
    return _said(printout, _CANCELLED, _CANCELLED_GLUED)


def _said(printout: Printout, words: re.Pattern[str], glued: re.Pattern[str]) -> Found[str] | None:
    """Return the first of the words that the bank printed: outside the description and outside its small print."""
    text, cuts = printout.parted()
    text = _BLANK.sub(" ", turkish.fold_in_place(text))
    for match in (*words.finditer(text), *glued.finditer(text)):
        start, end = (place - bisect_right(cuts, place) for place in match.span())
        is_whole = match.re is words or printout.is_glued(start)
        if is_whole and not _SMALL_PRINT.search(_sentence(text, match.start(), match.end())):
            return Found(" ".join(match.group().split()), (Span(start, end),), How.PATTERN)
    return None


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around ``text[start:end]``, as far as it stands near."""
    first = max(text.rfind(". ", 0, start), start - _AROUND) + 1
    stops = [place for place in (text.find(".", end), end + _AROUND) if place >= 0]
    return text[max(first, 0) : min(stops)]
