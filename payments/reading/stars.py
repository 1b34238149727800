"""Stars with which banks hide letters, as tesseract reads them: "SE*****" becomes "SEkkkxk".

Only what cannot be a word is taken back: a row of k, x, t and signs behind capitals or digits, or a long one anywhere.
"""

import re

_HIDDEN = re.compile(r"(?<=[A-ZÇĞİÖŞÜ\d*])[kxt&*×©«#]{2,}(?=[A-ZÇĞİÖŞÜ\d*]|$)")
_MANY_HIDDEN = re.compile(r"[kx&*][kxt&*×©«#]{3,}")


def with_stars(word: str) -> str:
    """Return ``word`` with its hidden letters as stars.

    >>> with_stars("SEkkkxk"), with_stars("51kkkkkxx86"), with_stars("kkkkkk"), with_stars("AÇIKkkkA")
    ('SE*****', '51*******86', '******', 'AÇIK***A')
    >>> with_stars("Gökkuşağı"), with_stars("TL"), with_stars("SlkkkkkxxB6"), with_stars("Tkk")
    ('Gökkuşağı', 'TL', 'Sl*******B6', 'T**')
    """
    return _HIDDEN.sub(_stars, _MANY_HIDDEN.sub(_stars, word))


def _stars(hidden: re.Match[str]) -> str:
    return "*" * len(hidden[0])
