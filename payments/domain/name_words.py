"""The words of a printed name: folded, without titles, with ``*`` for what the bank hid."""

import re
from collections.abc import Collection, Sequence
from enum import Enum
from itertools import permutations

from esign_portal import turkish

# Nobody is called so: these may stand before a single glued name too.
_SHORT_TITLES = frozenset(
    (
        *("dr", "drs", "op", "opr", "uzm", "prof", "doc", "yrd", "ars", "dt", "ecz", "vet", "hems", "psk", "dyt"),
        *("fzt", "att", "sn", "tekn", "asist", "tbp", "uzmdr", "opdr", "profdr", "docdr"),
    )
)
# Somebody may be called Ebe or Sayın: these are titles only before a first name and a surname.
_WORD_TITLES = frozenset(
    ("ebe", "hemsire", "doktor", "tabip", "sayin", "docent", "profesor", "bayan", "eczaci", "hekim", "hekimi", "av")
)
# Titles only beside another title ("Uz. Dr.", "Dr. Öğr. Üyesi", "Diş Hekimi"): alone they are names.
_BESIDE_TITLES = frozenset(("uz", "uzman", "ogr", "gor", "uye", "uyesi", "dis", "aile", "bas", "bash", "bay"))
_TITLES = _SHORT_TITLES | _WORD_TITLES
_WORD = re.compile(r"[a-z0-9*]+")
_MASK = re.compile(r"[*•#●]+|(?<=[A-Za-zÇĞİÖŞÜçğıöşü])[xX]{3,}|(?<![A-Za-z])[xX]{3,}")
_MOST_WORDS = 6


class NameMatch(Enum):
    """What a printed name says about an expected one."""

    SAME = "same"
    CUT = "cut"
    OTHER = "other"
    UNSURE = "unsure"


def name_words(text: str) -> list[str]:
    """Return the folded words of ``text``; whatever the bank hid is ``*``.

    >>> name_words("Dr. AY** GÜL-IŞIK")
    ['dr', 'ay*', 'gul', 'isik']
    """
    return _WORD.findall(turkish.fold(_MASK.sub("*", text)))


def person_words(name: str, *, own: Collection[str] = ()) -> list[str]:
    """Return the words of a person's name without titles and numbers; words in ``own`` are never a title.

    >>> person_words("Op. Dr. Ayşe-Gül IŞIK"), person_words("Uz. Dr. Ali Uz"), person_words("Ebe Işık")
    (['ayse', 'gul', 'isik'], ['ali', 'uz'], ['ebe', 'isik'])
    """
    words = [word for word in name_words(name) if not word.isdigit()]
    words = words[_leading_titles(words, own) :]
    while len(words) > 2 and words[-1] in _SHORT_TITLES and words[-1] not in own:
        words.pop()
    return words


def may_be_hidden(wanted: Sequence[str], seen: Sequence[str]) -> bool:
    """Tell whether the visible letters of ``seen`` may be those of ``wanted``, in any order of the words.

    Stars may hide any number of letters and blanks, also of a name that ``wanted`` lacks.
    """
    telling = [word for word in seen if word.strip("*")]
    if len(wanted) > _MOST_WORDS or len(telling) > _MOST_WORDS:
        return True
    if len(telling) <= len(wanted):
        by_word = any(all(map(fits_stars, telling, order)) for order in permutations(wanted, len(telling)))
    else:
        by_word = len(wanted) > 2 and any(
            all(map(fits_stars, order, wanted)) for order in permutations(telling, len(wanted))
        )
    glued = "".join(seen)
    return by_word or any(fits_stars(glued, "".join(order)) for order in permutations(wanted))


def fits_stars(mask: str, word: str) -> bool:
    """Tell whether ``word`` is what ``mask`` shows, each ``*`` standing for any letters or none.

    >>> fits_stars("is*k", "isik"), fits_stars("is*", "kaya"), fits_stars("a*a", "a")
    (True, False, False)
    """
    first, *others = re.split(r"\*+", mask)
    if not others:
        return mask == word
    last, place = others.pop(), len(first)
    if len(word) < len(first) + len(last) or not word.startswith(first) or not word.endswith(last):
        return False
    for piece in others:
        found = word.find(piece, place, len(word) - len(last))
        if found < 0:
            return False
        place = found + len(piece)
    return place <= len(word) - len(last)


def _leading_titles(words: Sequence[str], own: Collection[str]) -> int:
    """Return how many words before the name are titles."""
    count = 0
    while count < len(words) and words[count] in _TITLES | _BESIDE_TITLES and words[count] not in own:
        count += 1
    while count and not _are_titles(words[:count], left=len(words) - count):
        count -= 1
    return count


def _are_titles(words: Sequence[str], *, left: int) -> bool:
    """Tell whether ``words`` are titles when ``left`` words of a name follow."""
    has_title = any(word in _TITLES for word in words)
    return has_title and (left >= 2 or (left == 1 and all(word in _SHORT_TITLES for word in words)))
