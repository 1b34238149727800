"""How banks that limit the payee's name show a longer account title."""

from typing import NamedTuple

LIMITS = (26, 35)
"""The most letters, blanks included, that the name's field takes at banks which limit it."""


class CutTitle(NamedTuple):
    """What is left of a title where a name may have ``limit`` letters."""

    limit: int
    text: str


def cut_titles(title: str) -> tuple[CutTitle, ...]:
    """Return ``title`` as each of ``LIMITS`` leaves it; a limit that it fits is left out.

    Banks cut at the letter, in the middle of a word; a blank at the cut is not seen.

    >>> cut_titles("MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE İŞLETMESİ")[0]
    CutTitle(limit=26, text='MERSİN İL SAĞLIK MÜDÜRLÜĞÜ')
    >>> cut_titles("Döner Sermaye")
    ()
    """
    whole = " ".join(title.split())
    return tuple(CutTitle(limit, whole[:limit].rstrip()) for limit in LIMITS if len(whole) > limit)
