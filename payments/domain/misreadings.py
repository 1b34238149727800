"""Is this what an OCR program makes of those letters? A letter or two off is a misreading rather than another word."""

import re
from collections.abc import Sequence

_LONGEST_SHOWN = 3
_MOST_LETTERS, _MOST_OF_WORD = 2, 1 / 4
# What letters and digits look like to a program that errs.
_LOOKALIKES = str.maketrans("015862", "oissbz")
_BESIDE = re.compile(r"[^a-z0-9]")


def may_be_misread(wanted: str, printed: str) -> bool:
    """Tell whether ``printed`` is ``wanted`` with one or two letters misread, blanks and signs apart.

    Both are folded. A quarter of the letters at most, so that short words are not all alike.

    >>> may_be_misread("ayse gul isik", "avse gu1 isik"), may_be_misread("isik", "kaya")
    (True, False)
    """
    one, other = (_BESIDE.sub("", text).translate(_LOOKALIKES) for text in (wanted, printed))
    most = min(_MOST_LETTERS, int(len(one) * _MOST_OF_WORD))
    return one == other or letters_apart(one, other, most=most) <= most


def may_be_misread_stars(wanted: Sequence[str], printed: Sequence[str]) -> bool:
    """Tell whether OCR may have read ``printed`` where the bank hid all but the first letters of ``wanted``.

    Stars come out as letters: no long word is whole, the first word's two letters stand, and half of all words begin
    alike.

    >>> may_be_misread_stars(["ankara", "saglik", "kurumlari"], ["antik", "sarktk", "kytbktkk"])
    True
    >>> may_be_misread_stars(["ankara", "saglik", "kurumlari"], ["ankara", "universitesi", "rektorlugu"])
    False
    """
    is_shown = any(len(word) > _LONGEST_SHOWN and word in wanted for word in printed)
    if is_shown or len(wanted) < 2 or len(printed) < 2 or wanted[0][:2] != printed[0][:2]:
        return False
    ours, theirs = ([word[0] for word in words] for words in (wanted, printed))
    return 2 * _in_common(ours, theirs) >= min(len(ours), len(theirs)) + 1


def letters_apart(one: str, other: str, *, most: int) -> int:
    """Return how many letters must be changed, added or left out to make ``other`` of ``one``; ``most + 1`` for more.

    >>> letters_apart("kaya", "kara", most=2), letters_apart("arslan", "aslan", most=2)
    (1, 1)
    >>> letters_apart("ayse", "mehmet", most=2)
    3
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for letter in one:
        row = _next_row(row, letter, other)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _in_common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many of both stand in the same order."""
    row = [0] * (len(theirs) + 1)
    for one in ours:
        following = [0]
        for place, other in enumerate(theirs):
            following.append(row[place] + 1 if one == other else max(row[place + 1], following[place]))
        row = following
    return row[-1]


def _next_row(row: list[int], letter: str, other: str) -> list[int]:
    following = [row[0] + 1]
    for place, seen in enumerate(other):
        following.append(min(row[place + 1] + 1, following[place] + 1, row[place] + (letter != seen)))
    return following
