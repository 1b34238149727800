"""Whether a text layer says what the page shows, or only what a broken font makes of it."""

from esign_portal.turkish import fold

_FEWEST_LETTERS = 20
"""Fewer than on any receipt: a scan with a stamp of the scanner's."""
_MOST_UNKNOWN = 0.2
"""Of the letters and signs: letters of other scripts, of no script at all, controls."""
_ENOUGH_TO_TELL = 150
"""Letters in which a receipt has used one of its words."""
_WORDS = (
    *("iban", "tutar", "dekont", "hesap", "alici", "gonder", "tarih", "banka", "islem", "havale", "eft", "fast"),
    *("aciklama", "odeme", "transfer", "makbuz", "sayin", "lira", "amount", "account", "receipt", "payment", "date"),
)
_KNOWN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789çğıöşüâîûÇĞİÖŞÜÂÎÛ")
_MARKS = frozenset(" \n\t.,:;/\\-–—_*•'’‘\"“”()[]{}<>=+#%&@!?|~$€₺£§°·…ﬁﬂ")


def is_legible(text: str) -> bool:
    """Tell whether ``text`` can be read as a receipt; if not, its page is read as a picture.

    A PDF whose fonts do not tell which letter is which gives signs of no alphabet, or other letters than it shows.

    >>> is_legible("Gönderen : Ayşe Gül Işık, Tutar : 1.080,00 TL")
    True
    >>> is_legible("*|QGHUHQ \x03\x1d\x03$\\úH \x03*\x81O \x03,úÕN \x03\x11\x03\ue001\ue002\ue003\ue004")
    False
    """
    if sum(letter.isalnum() for letter in text) < _FEWEST_LETTERS:
        return False
    unknown = sum(letter not in _KNOWN and letter not in _MARKS for letter in text)
    if unknown > _MOST_UNKNOWN * len(text):
        return False
    folded = fold(text).replace(" ", "")
    return len(text) < _ENOUGH_TO_TELL or any(word in folded for word in _WORDS)
