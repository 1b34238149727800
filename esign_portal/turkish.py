"""Turkish text: case, folding, sorting and comparing.

Python's own ``lower`` makes two code points of "İ" and a dotted "i" of "I", so everything that
compares what people or banks typed goes through here.
"""

import re
import unicodedata
from functools import cache

_TO_LOWER = str.maketrans({"İ": "i", "I": "ı"})
_TO_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_TO_ASCII = str.maketrans("çğıöşüâîûÇĞİÖŞÜÂÎÛ", "cgiosuaiuCGIOSUAIU")
_ALPHABET = "aâbcçdefgğhıiîjklmnoöpqrsştuûüvwxyz"
_RANK = {letter: chr(0x100 + place) for place, letter in enumerate(_ALPHABET)}
_BLANKS = re.compile(r"\s+")


def lower(text: str) -> str:
    """Return ``text`` in lower case by Turkish rules.

    >>> lower("IŞIK İNCİ")
    'ışık inci'
    """
    return text.translate(_TO_LOWER).lower()


def upper(text: str) -> str:
    """Return ``text`` in upper case by Turkish rules.

    >>> upper("ışık inci")
    'IŞIK İNCİ'
    """
    return text.translate(_TO_UPPER).upper()


def fold(text: str) -> str:
    """Return what two spellings of the same Turkish words have in common, for search and comparison.

    Ligatures and full-width letters are opened (NFKC), case and Turkish letters are levelled
    ("İ", "I", "ı" and "i" become one), accents are dropped and runs of blanks become one blank.

    >>> fold("  AYŞE  GÜL IŞIK ") == fold("Ayse Gul Isik") == "ayse gul isik"
    True
    >>> fold("Vakıﬂar")
    'vakiflar'
    """
    plain = unicodedata.normalize("NFKC", text).translate(_TO_ASCII).lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _BLANKS.sub(" ", plain).strip()


def fold_in_place(text: str) -> str:
    """Fold ``text`` letter by letter, so that places in the result are places in ``text``.

    >>> fold_in_place("İŞLEM  TUTARI")
    'islem  tutari'
    """
    return "".join(map(_fold_letter, text))


@cache
def _fold_letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


def sort_key(text: str) -> str:
    """Return a key that sorts as a Turkish reader expects: ç after c, ı before i, ö after o.

    >>> sorted(["İzmir", "Isparta", "Çorum", "Denizli", "Çankırı", "Ceyhan"], key=sort_key)
    ['Ceyhan', 'Çankırı', 'Çorum', 'Denizli', 'Isparta', 'İzmir']
    """
    return "".join(_RANK.get(letter, letter) for letter in lower(text))


def title(text: str) -> str:
    """Return ``text`` with each word's first letter large, by Turkish rules.

    >>> title("AYŞE GÜL IŞIK")
    'Ayşe Gül Işık'
    """
    return " ".join(upper(word[:1]) + lower(word[1:]) for word in text.split())
