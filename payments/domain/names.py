"""Is this printed name that person, or that account holder?

Banks fold Turkish letters, print surnames first, put titles before names, glue words together, leave out a
second name, cut long names and mask letters. A name alone never proves a person: one letter apart is another
person (Kara, Kaya), and what can be read in two ways is left to an officer.
"""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import permutations

from esign_portal import turkish

_TITLES = frozenset(
    (
        *("dr", "uzm", "uzman", "op", "opr", "prof", "doc", "docent", "yrd", "ogr", "uye", "uyesi", "gor", "dt", "dis"),
        *("ecz", "vet", "av", "muh", "ebe", "hems", "hemsire", "tekn", "psk", "dyt", "fzt", "asist", "ars"),
        *("sn", "sayin", "bay", "bayan", "doktor"),
    )
)
_WORD = re.compile(r"[a-z0-9*]+")
_MASK = re.compile(r"[*•#]+|(?<=[A-Za-zÇĞİÖŞÜçğıöşü])[xX]{3,}|(?<![A-Za-z])[xX]{3,}")
_MOST_WORDS = 6
_TITLE_CUT_FROM = 18


class NameMatch(Enum):
    """What a printed name says about an expected one."""

    SAME = "same"
    CUT = "cut"
    OTHER = "other"
    UNSURE = "unsure"


def compare_names(expected: str, printed: str) -> NameMatch:
    """Tell whether ``printed`` is the person ``expected``.

    SAME covers letters, order, titles, glued words, and a missing second name or second surname as long as
    the first name and a surname stand. UNSURE is what two persons could share: masked letters, a lone surname,
    an extra name, a name that was cut ("Karadeniz" may be a whole surname, or the beginning of "Karadenizli").

    >>> compare_names("Ayşe Gül Işık", "Uzm. Dr. ISIK AYSE GUL"), compare_names("Ali Kara", "ALİ KAYA")
    (<NameMatch.SAME: 'same'>, <NameMatch.OTHER: 'other'>)
    >>> compare_names("Ayşe Gül Işık", "AY** GÜ* IŞ**")
    <NameMatch.UNSURE: 'unsure'>
    """
    wanted, seen = person_words(expected), person_words(printed)
    if not wanted or not seen:
        return NameMatch.UNSURE
    if any("*" in word for word in seen):
        may_be = _may_be_masked(wanted, seen) or _may_be_masked(_words(expected), seen)
        return NameMatch.UNSURE if may_be else NameMatch.OTHER
    if _glued_same(wanted, seen) or _glued_same((wanted[0], wanted[-1]), seen):
        return NameMatch.SAME
    return _compare_parts(wanted, seen)


def same_account_title(official: str, printed: str) -> bool:
    """Tell whether ``printed`` is the account title ``official``, perhaps cut short.

    Some banks limit the title's length, and the directorates accept a title
    that stops where the bank stopped it.

    >>> same_account_title("Örnek Sağlık Kurumları Döner Sermayesi", "ORNEK SAGLIK KURUMLARI DO")
    True
    >>> same_account_title("Örnek Sağlık Kurumları Döner Sermayesi", "ORNEK")
    False
    """
    return compare_titles(official, printed) in (NameMatch.SAME, NameMatch.CUT)


def compare_titles(official: str, printed: str) -> NameMatch:
    """Tell whether ``printed`` is the account title ``official``: the same, cut by the bank, another, or undecided.

    Undecided are masked letters, a beginning too short to name one account, abbreviated words
    ("SAĞ. KUR."), and a title with words behind it.
    """
    wanted, seen = _words(official), _words(printed)
    glued_wanted, glued_seen = "".join(wanted), "".join(seen)
    if not glued_seen or not glued_wanted:
        return NameMatch.UNSURE
    if "*" in glued_seen:
        return NameMatch.UNSURE if _may_be_masked(wanted, seen) else NameMatch.OTHER
    if glued_seen == glued_wanted:
        return NameMatch.SAME
    if glued_wanted.startswith(glued_seen):
        return NameMatch.CUT if len(glued_seen) >= _TITLE_CUT_FROM else NameMatch.UNSURE
    return NameMatch.UNSURE if glued_seen.startswith(glued_wanted) or _abbreviates(wanted, seen) else NameMatch.OTHER


def person_words(name: str) -> list[str]:
    """Return the folded words of a person's name without titles; masked letters are ``*``.

    Somebody may be called Uzman or Ebe: a title counts as one only beside a first name and a surname.

    >>> person_words("Op. Dr. Ayşe-Gül IŞIK")
    ['ayse', 'gul', 'isik']
    """
    words = _words(name)
    for title in [word for word in words if word in _TITLES]:
        if len(words) > 2:
            words.remove(title)
    return words


def _words(text: str) -> list[str]:
    return _WORD.findall(turkish.fold(_MASK.sub("*", text)))


def _glued_same(wanted: Sequence[str], seen: Sequence[str]) -> bool:
    """Tell whether both have the same words in any order, or the same letters with the blanks elsewhere."""
    if sorted(wanted) == sorted(seen):
        return True
    if len(wanted) > _MOST_WORDS or sum(map(len, wanted)) != sum(map(len, seen)):
        return False
    glued = "".join(seen)
    return any("".join(order) == glued for order in permutations(wanted))


def _compare_parts(wanted: Sequence[str], seen: Sequence[str]) -> NameMatch:
    """Compare names of which one has words, or letters, that the other lacks."""
    missing = [word for word in wanted if word not in seen]
    extra = [word for word in seen if word not in wanted]
    if not extra:
        return _judge_missing(wanted, seen)
    if not missing:
        return NameMatch.UNSURE
    if all(len(word) == 1 and any(name.startswith(word) for name in missing) for word in extra):
        return _judge_initials(wanted, seen)
    if "".join(wanted).startswith("".join(seen)):
        return NameMatch.UNSURE
    return NameMatch.OTHER


def _judge_missing(wanted: Sequence[str], seen: Sequence[str]) -> NameMatch:
    """Accept fewer words only with the first name and the last surname, or three words of a name of four or more."""
    has_ends = wanted[0] in seen and wanted[-1] in seen
    has_most = wanted[0] in seen and len(wanted) >= 4 and len(set(seen)) >= 3
    enough = len(set(seen)) >= 2 and (has_ends or has_most)
    return NameMatch.SAME if enough else NameMatch.UNSURE


def _judge_initials(wanted: Sequence[str], seen: Sequence[str]) -> NameMatch:
    """A middle name may be an initial; an initial instead of the first name or the surname is anybody's."""
    return NameMatch.SAME if wanted[0] in seen and wanted[-1] in seen else NameMatch.UNSURE


def _may_be_masked(wanted: Sequence[str], seen: Sequence[str]) -> bool:
    """Tell whether the visible letters of each printed word stand in a wanted word of its own.

    A word that is only ``*`` may hide any number of words, so it fits everything.
    """
    telling = [word for word in seen if word.strip("*")]
    if len(telling) > len(wanted):
        return False
    if len(wanted) > _MOST_WORDS:
        return all(_fits(mask, word) for mask, word in zip(telling, wanted, strict=False))
    return any(all(map(_fits, telling, order)) for order in permutations(wanted, len(telling)))


def _fits(mask: str, word: str) -> bool:
    return re.fullmatch(".*".join(re.escape(piece) for piece in re.split(r"\*+", mask)), word) is not None


def _abbreviates(wanted: Sequence[str], seen: Sequence[str]) -> bool:
    """Tell whether every printed word is the beginning of a wanted word, in the same order."""
    rest = iter(wanted)
    return all(any(word.startswith(short) for word in rest) for short in seen)
