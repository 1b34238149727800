"""Pairs of names by number: one person as the register and a bank write them, or two persons who are easily confused.

Masked names are not among them: hidden letters can never be told, whoever it is.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from esign_portal import turkish
from payments.domain.names import NameMatch, compare_names

_WOMEN = """
Ayşe Fatma Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Zeliha Esra Fadime Özlem
Hacer Yasemin Hülya Cemile Sevim Gülsüm Leyla Dilek Büşra Aysel Songül Kübra Halime Esma Aynur Hayriye Kadriye
Tuğba Rabia Sevgi Filiz Derya Nur Gül İpek Çiğdem Şeyma Gülşah Nurgül Ümmügülsüm Müzeyyen Işıl Sibel
""".split()  # noqa: SIM905
_MEN = """
Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Abdullah
Mahmut Recep Salih Fatih Kadir Emre Hakan Adem Kemal Yaşar Bekir Musa Metin Orhan Bayram Serkan Furkan Burak
Abdurrahman Muhammed Cemal Gökhan Uğur Yiğit Çağrı Şükrü Ümit Can Deniz Doğan Rıza Nizamettin Bahattin Cüneyt
""".split()  # noqa: SIM905
_FAMILIES = """
Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Çetin Kara Koç Kurt
Özkan Şimşek Polat Korkmaz Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş Bozkurt Bulut Keskin Ünal
Turan Gül Özer Işık Kaplan Avcı Sarı Tekin Taş Köse Yüksel Ateş Aksoy Karaca Tunç Karaosmanoğlu Hacıömeroğlu
Büyükkarakaş Küçükibrahimoğlu Delibaltaoğlu Uzunçarşılıoğlu Toprak Karabulut Sönmez İnce Uçar Bayraktar
""".split()  # noqa: SIM905
# Family names a letter apart, or of which one begins like the other.
_NEAR_FAMILIES = (
    *(("Kara", "Kaya"), ("Arslan", "Aslan"), ("Taş", "Tan"), ("Koç", "Koca"), ("Çelik", "Çelikkol"), ("Er", "Eker")),
    *(("Demir", "Demirci"), ("Kara", "Karaca"), ("Yıldız", "Yıldızhan"), ("Ak", "Aktaş"), ("Aydın", "Aydınlı")),
    *(("Şahin", "Şahiner"), ("Öz", "Özer"), ("Doğan", "Doğanay"), ("Uysal", "Uysan"), ("Yalçın", "Yalçıner")),
    *(("Güneş", "Güneşli"), ("Işık", "Işıklar"), ("Çetin", "Çetiner"), ("Tunç", "Tunca"), ("Sarı", "Sarıca")),
)
_NEAR_FIRST_NAMES = (
    *(("Emre", "Emire"), ("Ayşe", "Ayşen"), ("Gül", "Gülay"), ("Ali", "Adil"), ("Esra", "Esma"), ("Hasan", "Hasret")),
    *(("Nur", "Nuri"), ("Salih", "Saliha"), ("Halil", "Halim"), ("Cemal", "Kemal"), ("Metin", "Çetin"), ("Ece", "Eda")),
)
_TITLES = ("Dr.", "Uzm. Dr.", "Op. Dr.", "Prof. Dr.", "Doç. Dr.", "Dr. Öğr. Üyesi", "Ebe", "Hemş.", "UZM.DR.", "Sayın")
_LIMITS = (26, 30, 35)


@dataclass(frozen=True, slots=True)
class Register:
    """A person as the register has them."""

    given: tuple[str, ...]
    families: tuple[str, ...]

    @property
    def name(self) -> str:
        return " ".join(self.given + self.families)

    @property
    def surname(self) -> str:
        return " ".join(self.families)


@dataclass(frozen=True, slots=True)
class NamePair:
    """``printed`` stands for ``person`` or, when not ``is_same``, for somebody else. ``way`` says how it was made."""

    person: Register
    printed: str
    is_same: bool
    way: str


Print = Callable[[Register, random.Random], str | None]
Make = Callable[[Register, random.Random], Register | None]


def whole(person: Register, rng: random.Random) -> str | None:
    return person.name


def surname_first(person: Register, rng: random.Random) -> str | None:
    return " ".join(person.families + person.given)


def with_title(person: Register, rng: random.Random) -> str | None:
    return f"{rng.choice(_TITLES)} {rng.choice((whole, surname_first))(person, rng)}"


def without_second_name(person: Register, rng: random.Random) -> str | None:
    return " ".join(person.given[:1] + person.families) if len(person.given) > 1 else None


def second_name_as_initial(person: Register, rng: random.Random) -> str | None:
    if len(person.given) < 2:
        return None
    stop = rng.choice((".", ""))
    return " ".join((person.given[0], person.given[1][0] + stop, *person.families))


def without_one_surname(person: Register, rng: random.Random) -> str | None:
    """The maiden name or the married one is missing, perhaps with the second name."""
    if len(person.families) < 2:
        return None
    given = rng.choice((person.given, person.given[:1]))
    return " ".join((*given, rng.choice(person.families)))


def with_one_more_surname(person: Register, rng: random.Random) -> str | None:
    """The bank still has a maiden name that the register has no more."""
    if len(person.given) < 2 or len(person.families) > 1:
        return None
    families = [*person.families, rng.choice([name for name in _FAMILIES if name not in person.families])]
    return " ".join((*person.given, *rng.sample(families, 2)))


def given_names_glued(person: Register, rng: random.Random) -> str | None:
    return " ".join(("".join(person.given), *person.families)) if len(person.given) > 1 else None


def all_glued(person: Register, rng: random.Random) -> str | None:
    return "".join(rng.choice((person.given + person.families, person.families + person.given)))


def split(person: Register, rng: random.Random) -> str | None:
    """A text layer puts a blank inside a word."""
    words = [*person.given, *person.families]
    at = rng.randrange(len(words))
    place = rng.randrange(1, len(words[at]))
    words[at] = f"{words[at][:place]} {words[at][place:]}"
    return " ".join(words)


def cut(person: Register, rng: random.Random) -> str | None:
    """A bank's limit ends the name inside its last word, of which three letters or more are left."""
    titled = f"{rng.choice(_TITLES)} {person.name}" if rng.random() < 0.2 else person.name
    limit = rng.choice(_LIMITS)
    last = titled.rfind(" ")
    return titled[:limit] if last + 4 <= limit < len(titled) else None


def initials(person: Register, rng: random.Random) -> str | None:
    """Anybody's: no reader should accept it."""
    return " ".join((*(f"{name[0]}." for name in person.given), *person.families))


def cut_early(person: Register, rng: random.Random) -> str | None:
    """Cut where no known bank cuts: it may be a whole name, so no reader should accept it."""
    last = person.name.rfind(" ")
    return person.name[: last + 4] if len(person.name) > last + 4 and last < 18 and len(person.families) == 1 else None


def sibling(person: Register, rng: random.Random) -> Register | None:
    return Register(_given(rng, avoid=person.given), person.families)


def relative_by_marriage(person: Register, rng: random.Random) -> Register | None:
    return Register(_given(rng, avoid=person.given), person.families[-1:])


def near_surname(person: Register, rng: random.Random) -> Register | None:
    return _exchanged(person, _NEAR_FAMILIES, rng)


def near_first_name(person: Register, rng: random.Random) -> Register | None:
    near = {name: other for one, two in _NEAR_FIRST_NAMES for name, other in ((one, two), (two, one))}
    other = near.get(person.given[0])
    return Register((other, *person.given[1:]), person.families) if other else None


def another_second_name(person: Register, rng: random.Random) -> Register | None:
    if len(person.given) < 2:
        return None
    return Register((person.given[0], *_given(rng, avoid=person.given, count=1)), person.families)


def another_first_name(person: Register, rng: random.Random) -> Register | None:
    if len(person.given) < 2:
        return None
    return Register((*_given(rng, avoid=person.given, count=1), *person.given[1:]), person.families)


def another_surname(person: Register, rng: random.Random) -> Register | None:
    return Register(person.given, (rng.choice([name for name in _FAMILIES if name not in person.families]),))


def one_letter_typed_otherwise(person: Register, rng: random.Random) -> Register | None:
    """A surname that differs in one letter from the person's, whether somebody is called so or not."""
    family = person.families[-1]
    place = rng.randrange(1, len(family))
    other = rng.choice([letter for letter in "aeiou" if letter != turkish.fold(family[place])])
    return Register(person.given, (*person.families[:-1], family[:place] + other + family[place + 1 :]))


def given_names_swapped(person: Register, rng: random.Random) -> Register | None:
    return Register(person.given[::-1], person.families) if len(person.given) == 2 else None


def somebody(person: Register, rng: random.Random) -> Register | None:
    return Register(_given(rng, avoid=person.given), (rng.choice(_FAMILIES),))


SAME_PERSON: dict[Print, int] = {
    whole: 22,
    surname_first: 12,
    with_title: 12,
    without_second_name: 12,
    second_name_as_initial: 6,
    without_one_surname: 9,
    with_one_more_surname: 3,
    given_names_glued: 5,
    all_glued: 6,
    split: 4,
    cut: 7,
    initials: 1,
    cut_early: 1,
}
OTHER_PERSON: dict[Make, int] = {
    sibling: 20,
    relative_by_marriage: 10,
    near_surname: 18,
    near_first_name: 4,
    another_second_name: 10,
    another_first_name: 8,
    another_surname: 10,
    one_letter_typed_otherwise: 10,
    given_names_swapped: 2,
    somebody: 8,
}
"""Each with how often it happens, in parts of the sum."""


def name_pairs(count: int, *, seed: int = 1) -> Iterator[NamePair]:
    """Yield ``count`` pairs, every second one of one person; the same seed gives the same pairs."""
    rng = random.Random(f"names {seed}")
    for number in range(count):
        yield _same(rng) if number % 2 else _other(rng)


def measure_names(count: int = 10_000, *, seed: int = 1) -> dict[str, Any]:
    """Return how often SAME or CUT is right: precision, recall and F1, with and without being told the surname."""
    pairs = list(name_pairs(count, seed=seed))
    begin = time.process_time()
    told = [compare_names(pair.person.name, pair.printed, surname=pair.person.surname) for pair in pairs]
    spent = time.process_time() - begin
    untold = [compare_names(pair.person.name, pair.printed) for pair in pairs]
    return {
        "pairs": count,
        **_scores(pairs, told),
        "surname_not_told": _scores(pairs, untold),
        "us_per_pair": round(spent / count * 1e6, 1),
        "wrong_by_way": dict(
            Counter(pair.way for pair, match in zip(pairs, told, strict=True) if _is_wrong(pair, match))
        ),
    }


def is_accepted(match: NameMatch) -> bool:
    return match in (NameMatch.SAME, NameMatch.CUT)


def _is_wrong(pair: NamePair, match: NameMatch) -> bool:
    return is_accepted(match) != pair.is_same


def _scores(pairs: list[NamePair], matches: list[NameMatch]) -> dict[str, float]:
    found = Counter((pair.is_same, is_accepted(match)) for pair, match in zip(pairs, matches, strict=True))
    right, wrong, missed = found[True, True], found[False, True], found[True, False]
    return {
        "precision": round(right / (right + wrong), 4),
        "recall": round(right / (right + missed), 4),
        "f1": round(2 * right / (2 * right + wrong + missed), 4),
    }


def _same(rng: random.Random) -> NamePair:
    while True:
        person, way = _person(rng), _drawn(SAME_PERSON, rng)
        if (printed := way(person, rng)) is not None:
            return NamePair(person, _as_a_bank_writes(printed, rng), is_same=True, way=way.__name__)


def _other(rng: random.Random) -> NamePair:
    while True:
        person, way = _person(rng), _drawn(OTHER_PERSON, rng)
        other = way(person, rng)
        if other is not None and turkish.fold(other.name) != turkish.fold(person.name):
            printed = rng.choice((whole, whole, surname_first, with_title))(other, rng)
            return NamePair(person, _as_a_bank_writes(printed, rng), is_same=False, way=way.__name__)


def _drawn(ways: dict[Any, int], rng: random.Random) -> Any:
    return rng.choices(list(ways), list(ways.values()))[0]


def _person(rng: random.Random) -> Register:
    """Return somebody: half have two given names, one in five two surnames, some a name that is easily confused."""
    given = _given(rng, avoid=())
    if rng.random() < 0.05:
        given = (rng.choice(rng.choice(_NEAR_FIRST_NAMES)), *given[1:])
    families = rng.sample(_FAMILIES, 2 if rng.random() < 0.2 else 1)
    if rng.random() < 0.2:
        families[-1] = rng.choice(rng.choice(_NEAR_FAMILIES))
    return Register(given, tuple(families)) if len({*given, *families}) == len(given) + len(families) else _person(rng)


def _given(rng: random.Random, *, avoid: tuple[str, ...], count: int = 0) -> tuple[str, ...]:
    names = [name for name in rng.choice((_WOMEN, _MEN)) if name not in avoid]
    return tuple(rng.sample(names, count or rng.choice((1, 2))))


def _exchanged(person: Register, near: tuple[tuple[str, str], ...], rng: random.Random) -> Register | None:
    others = [other for one, two in near for name, other in ((one, two), (two, one)) if name == person.families[-1]]
    return Register(person.given, (*person.families[:-1], rng.choice(others))) if others else None


def _as_a_bank_writes(printed: str, rng: random.Random) -> str:
    write = rng.choices((turkish.upper, str, _folded, turkish.lower), (60, 12, 25, 3))[0]
    return write(printed)


def _folded(text: str) -> str:
    return turkish.fold(text).upper()
