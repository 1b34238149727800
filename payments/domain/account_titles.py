"""Is this printed name that account holder?

Banks fold Turkish letters, cut long titles (at 26 or 35 letters, for one), abbreviate words and mask letters.
"""

from collections.abc import Sequence

from payments.domain.misreadings import may_be_misread, may_be_misread_stars
from payments.domain.name_words import NameMatch, fits_stars, name_words

_TITLE_CUT_FROM = 18


def compare_titles(official: str, printed: str) -> NameMatch:
    """Tell whether ``printed`` is the account title ``official``: the same, cut by the bank, another, or undecided.

    Undecided are masked letters, a beginning too short to name one account, abbreviated words
    ("SAĞ. KUR."), a title with words left out, and one with words before, between or behind its own.

    >>> compare_titles("Örnek Sağlık Kurumları Döner Sermayesi", "ORNEK SAGLIK KURUMLARI DO")
    <NameMatch.CUT: 'cut'>
    >>> compare_titles("Örnek Sağlık Kurumları Döner Sermayesi", "ORNEK")
    <NameMatch.UNSURE: 'unsure'>
    """
    wanted, seen = _title_words(official), _title_words(printed)
    glued_wanted, glued_seen = "".join(wanted), "".join(seen)
    if not glued_seen or not glued_wanted:
        return NameMatch.UNSURE
    if "*" in glued_seen:
        return NameMatch.UNSURE if _may_be_hidden_title(glued_wanted, glued_seen) else NameMatch.OTHER
    if glued_seen == glued_wanted:
        return NameMatch.SAME
    if glued_wanted.startswith(glued_seen):
        return NameMatch.CUT if len(glued_seen) >= _TITLE_CUT_FROM else NameMatch.UNSURE
    is_within = glued_wanted in glued_seen or _abbreviates(seen, wanted)
    return NameMatch.UNSURE if is_within or _abbreviates(wanted, seen) else NameMatch.OTHER


def may_be_misread_title(official: str, printed: str) -> bool:
    """Tell whether ``printed``, read by OCR, is ``official`` or its beginning with stars or a few letters misread."""
    if may_be_misread_stars(_title_words(official), _title_words(printed)):
        return True
    wanted, seen = "".join(_title_words(official)), "".join(_title_words(printed))
    lengths = (len(seen) - 1, len(seen), len(seen) + 1, len(wanted))
    return len(seen) >= _TITLE_CUT_FROM and any(may_be_misread(wanted[:length], seen) for length in lengths)


def _title_words(title: str) -> list[str]:
    """Return the words of an account title; "T.C." before it belongs to the state, not to the account."""
    words = name_words(title)
    if words[:2] == ["t", "c"]:
        return words[2:]
    return words[1:] if words[:1] == ["tc"] else words


def _may_be_hidden_title(wanted: str, seen: str) -> bool:
    """Tell whether the letters before the last star fit; behind it stands the rest of the title, or something else."""
    return fits_stars(seen[: seen.rindex("*") + 1], wanted)


def _abbreviates(wanted: Sequence[str], seen: Sequence[str]) -> bool:
    """Tell whether every printed word is the beginning of a wanted word, in the same order."""
    rest = iter(wanted)
    return all(any(word.startswith(short) for word in rest) for short in seen)
