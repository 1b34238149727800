"""Made-up people, their identity numbers and accounts, right by their check digits."""

import random
from dataclasses import dataclass

from esign_portal import turkish

_GIVEN_NAMES = (
    "Ayşe Gül Fatma Nur Zeynep Elif Hatice Merve Büşra Şeyma Özlem Çiğdem Sibel İpek Tuğba Gülşah Nihan Derya "
    "Yağmur Songül Mehmet Ali Mustafa Ahmet Hüseyin İbrahim Hasan Yusuf Ömer Emre Çağrı Oğuz Kağan Burak Umut "
    "Sinan Ferhat Gökhan İlker Şükrü Ümit Cüneyt Tarık Bülent Onur Volkan Rıza Işık Deniz Yiğit Erdoğan "
)
_FAMILY_NAMES = (
    "Yılmaz Kaya Kara Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Aslan Doğan Kılıç Çetin "
    "Koç Kurt Özkan Şimşek Polat Korkmaz Erdoğan Güneş Bulut Acar Işık Ünal Karataş Tekin Aksoy Güler Taş "
    "Yavuz Sarı Sağlam Ateş Keskin Gök Çiftçi Uçar İnce Uysal Tuna Alkan Bozkurt Özer Ergün Köse Karakaş Tosun "
    "Ağırbaş İlhan Üçgül Soylu Dağlı Gürsoy "
)
_GIVEN = _GIVEN_NAMES.split()
_FAMILY = _FAMILY_NAMES.split()
NEAR_FAMILY = {"Kaya": "Kara", "Kara": "Kaya", "Arslan": "Aslan", "Aslan": "Arslan", "Taş": "Tan", "Koç": "Koca"}
"""Family names that are one or two letters apart and belong to different people."""
TITLES = ("Dr.", "Uzm. Dr.", "Op. Dr.", "DR", "UZM.DR.")


@dataclass(frozen=True, slots=True)
class Person:
    """Names as in the register; an 11-digit number."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    tckn: str

    @property
    def first_name(self) -> str:
        return " ".join(self.given)

    @property
    def last_name(self) -> str:
        return " ".join(self.family)

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


def make_person(rng: random.Random, *, family: str | None = None) -> Person:
    """Return someone new; two thirds have two given names, one in twelve two family names."""
    given = rng.sample(_GIVEN, 2 if rng.random() < 0.6 else 1)
    families = [family] if family else rng.sample(_FAMILY, 2 if rng.random() < 0.08 else 1)
    return Person(tuple(given), tuple(families), make_tckn(rng))


def make_tckn(rng: random.Random) -> str:
    """Return an identity number with its two check digits; one in thirty is a foreigner's and begins with 99."""
    digits = [rng.randint(1, 9), *(rng.randint(0, 9) for _ in range(8))]
    if rng.random() < 0.03:
        digits[:2] = [9, 9]
    digits.append((7 * sum(digits[0:9:2]) - sum(digits[1:8:2])) % 10)
    digits.append(sum(digits) % 10)
    return "".join(map(str, digits))


def make_iban(bank_code: str, account: str) -> str:
    """Return the IBAN of the 16-place ``account`` at the bank with the five-digit code."""
    return _with_check_digits(f"{bank_code}0{account}")


def make_account(rng: random.Random) -> str:
    """Return 16 digits as banks give them: often many zeros first."""
    digits = rng.choice((7, 8, 9, 12, 16))
    return "".join(str(rng.randint(0, 9)) for _ in range(digits)).rjust(16, "0")


def near_iban(rng: random.Random, iban: str) -> str:
    """Return a valid IBAN of the same bank whose account differs from that of ``iban`` in one digit."""
    place = rng.randrange(12, 26)
    other = str((int(iban[place]) + rng.randint(1, 9)) % 10)
    return _with_check_digits(f"{iban[4:place]}{other}{iban[place + 1 :]}")


def near_tckn(rng: random.Random, tckn: str) -> str:
    """Return a valid number that differs from ``tckn`` in few digits."""
    while True:
        digits = [int(digit) for digit in tckn[:9]]
        place = rng.randrange(1, 9)
        digits[place] = (digits[place] + rng.randint(1, 9)) % 10
        digits.append((7 * sum(digits[0:9:2]) - sum(digits[1:8:2])) % 10)
        digits.append(sum(digits) % 10)
        found = "".join(map(str, digits))
        if found != tckn:
            return found


def folded(name: str) -> str:
    """Return the capitals without Turkish marks that some banks print: "OZCAN SIMSEK"."""
    return turkish.fold(name).upper()


def untitled(name: str) -> str:
    """Return ``name`` without the title before it."""
    title = next((title for title in sorted(TITLES, key=len, reverse=True) if name.startswith(f"{title} ")), "")
    return name.removeprefix(title).strip()


def _with_check_digits(rest: str) -> str:
    number = "".join(str(int(place, 36)) for place in f"{rest}TR00")
    return f"TR{98 - int(number) % 97:02d}{rest}"
