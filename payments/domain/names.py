"""Is this printed name that person?

Banks fold Turkish letters, print surnames first, put titles before names, glue words together, leave out a
second name, cut long names and mask letters. A name alone never proves a person: one letter apart is another
person (Kara, Kaya), and what can be read in two ways is left to an officer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from payments.domain.misreadings import may_be_misread, may_be_misread_stars
from payments.domain.name_words import NameMatch, may_be_hidden, name_words, person_words

__all__ = ["NameMatch", "compare_names", "may_be_misread_name"]

_MOST_FORMS = 64
# Banks cut names at 26 or 35 letters, titles included. Elsewhere only a long name is taken for a cut one; a shorter
# one may be somebody's whole name.
_LIMITS = (26, 35)
_CUT_FROM = 24
_LEAST_VISIBLE = 3


@dataclass(frozen=True, slots=True)
class _Person:
    """A name as folded words. ``is_guessed``: which words are surnames was not told."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    is_guessed: bool

    @property
    def words(self) -> tuple[str, ...]:
        return self.given + self.surnames


def compare_names(expected: str, printed: str, *, surname: str = "") -> NameMatch:
    """Tell whether ``printed`` is the person ``expected``, of whom ``surname`` are the last words if that is known.

    SAME covers letters, surnames first, titles, glued words, and a second name or one of two surnames that is
    missing, or an initial, as long as the first name and a surname stand; and one more surname beside three words
    that all stand.
    CUT is a name that ends where banks end long names. UNSURE is what two persons could share: masked letters, a lone
    surname, an extra name, a short beginning ("Karadeniz" may be a whole surname, or the beginning of "Karadenizli").

    >>> compare_names("Ayşe Gül Işık", "Uzm. Dr. ISIK AYSE GUL"), compare_names("Ali Kara", "ALİ KAYA")
    (<NameMatch.SAME: 'same'>, <NameMatch.OTHER: 'other'>)
    >>> compare_names("Ayşe Gül Işık", "AY** GÜ* IŞ**")
    <NameMatch.UNSURE: 'unsure'>
    """
    person = _person(expected, surname)
    seen = person_words(printed, own=person.words)
    if not person.words or not seen:
        return NameMatch.UNSURE
    if any("*" in word for word in seen):
        return NameMatch.UNSURE if may_be_hidden(person.words, seen) else NameMatch.OTHER
    if sorted(person.words) == sorted(seen):
        return NameMatch.SAME if _keeps_order(person, seen) else NameMatch.UNSURE
    if len(person.words) < 2:
        return NameMatch.UNSURE if person.words[0] in seen else NameMatch.OTHER
    if _is_glued(person, seen):
        return NameMatch.SAME
    return _compare_words(person, seen, printed)


def may_be_misread_name(expected: str, printed: str, *, surname: str = "") -> bool:
    """Tell whether ``printed``, read by OCR, is a way to print ``expected`` with stars or a few letters misread."""
    person = _person(expected, surname)
    seen = person_words(printed, own=person.words)
    letters = "".join(seen)
    if any(may_be_misread_stars(order, seen) for order in _orders((person.given, person.surnames))):
        return True
    return any(may_be_misread("".join(order), letters) for form in _forms(person) for order in _orders(form))


def _person(name: str, surname: str) -> _Person:
    """Part the given names from the surnames; of four words and more the last two may be surnames."""
    words = person_words(name, own=name_words(surname))
    told = name_words(surname)
    if told and len(told) < len(words) and words[-len(told) :] == told:
        return _Person(tuple(words[: -len(told)]), tuple(told), is_guessed=False)
    count = 2 if len(words) >= 4 else 1
    return _Person(tuple(words[:-count]), tuple(words[-count:]), is_guessed=True)


def _forms(person: _Person) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the given names and surnames that banks may print for ``person``, the whole name first."""
    first, rest = person.given[:1], person.given[1:]
    kept = [first + some for size in range(len(rest), -1, -1) for some in combinations(rest, size)]
    for given in kept[:_MOST_FORMS]:
        yield given, person.surnames
        for surname in person.surnames if len(person.surnames) > 1 else ():
            if not person.is_guessed or surname == person.surnames[-1] or given == person.given:
                yield given, (surname,)


def _orders(form: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    given, surnames = form
    return given + surnames, surnames + given


def _is_glued(person: _Person, seen: Sequence[str]) -> bool:
    """Tell whether only the blanks stand elsewhere.

    Where some are left, one stands between given names and surnames: "Ali Cankaya" is not Ali Can Kaya.
    """
    letters = "".join(seen)
    ends = {sum(map(len, seen[:count])) for count in range(1, len(seen))}
    for given, surnames in _forms(person):
        for one, other in ((given, surnames), (surnames, given)):
            if "".join(one + other) == letters and (not ends or len("".join(one)) in ends):
                return True
    return False


def _compare_words(person: _Person, seen: Sequence[str], printed: str) -> NameMatch:
    """Compare names of which one has words, or letters, that the other lacks."""
    extra = list(seen)
    found: list[str] = []
    missing: list[str] = []
    for word in person.words:
        (found if word in extra else missing).append(word)
        if word in extra:
            extra.remove(word)
    if _is_cut(person, seen, printed):
        return NameMatch.CUT
    if _has_ends(person, found):
        match = _judge_beside_ends(
            person, missing, extra, last=seen[-1], may_be_cut=_ends_where_banks_cut(printed, seen)
        )
        return match if match is NameMatch.OTHER or _keeps_order(person, seen) else NameMatch.UNSURE
    is_beginning = all(_begins_one(word, missing) for word in extra if len(word) == 1 or word == seen[-1])
    others = [word for word in extra if len(word) > 1 and word != seen[-1]]
    if (is_beginning and not others) or _begins_glued(person, seen):
        return NameMatch.UNSURE
    return NameMatch.OTHER


def _has_ends(person: _Person, found: Sequence[str]) -> bool:
    """Tell whether the first name stands, and a surname; of guessed surnames the last one, or all words but it."""
    if not person.given or person.given[0] not in found:
        return False
    if not person.is_guessed:
        return any(word in found for word in person.surnames)
    return person.surnames[-1] in found or (len(person.surnames) > 1 and len(found) == len(person.words) - 1)


def _keeps_order(person: _Person, seen: Sequence[str]) -> bool:
    """Tell whether given names and surnames stand in their own order, wherever the name begins.

    Ali Mehmet is not Mehmet Ali; but "ALİ KAYA MEHMET" is how a bank that puts the last word first prints a name that
    already had its surname first.
    """
    first = seen.index(person.given[0]) if person.given else 0
    turned = [word for word in (*seen[first:], *seen[:first]) if word in person.words]
    given = [word for word in person.given if word in turned]
    return turned[: len(given)] == given


def _judge_beside_ends(
    person: _Person, missing: Sequence[str], extra: Sequence[str], *, last: str, may_be_cut: bool
) -> NameMatch:
    """Judge what else stands beside the first name and a surname."""
    initials = [word for word in extra if len(word) == 1 and _begins_one(word, missing)]
    more = [word for word in extra if word not in initials]
    if not more:
        return NameMatch.SAME
    if missing and more == [last] and _begins_one(last, missing):
        return NameMatch.CUT if may_be_cut else NameMatch.UNSURE
    if missing:
        return NameMatch.OTHER
    return NameMatch.SAME if len(more) == 1 and len(person.words) >= 3 else NameMatch.UNSURE


def _begins_one(short: str, words: Sequence[str]) -> bool:
    return any(word.startswith(short) for word in words)


def _begins_glued(person: _Person, seen: Sequence[str]) -> bool:
    return any("".join(order).startswith("".join(seen)) for order in _orders((person.given, person.surnames)))


def _is_cut(person: _Person, seen: Sequence[str], printed: str) -> bool:
    """Tell whether ``printed`` ends inside the name where banks end long names, with some of the surname visible."""
    if not _ends_where_banks_cut(printed, seen):
        return False
    for first, second in ((person.given, person.surnames), (person.surnames, person.given)):
        for blank in (" ", ""):
            whole, shown = blank.join(first + second), blank.join(seen)
            least = len(blank.join(first)) + len(blank) + _LEAST_VISIBLE
            if whole.startswith(shown) and len(shown) >= least:
                return True
    return False


def _ends_where_banks_cut(printed: str, seen: Sequence[str]) -> bool:
    return len(" ".join(printed.split())) in _LIMITS or len(" ".join(seen)) >= _CUT_FROM
