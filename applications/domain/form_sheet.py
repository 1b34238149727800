"""What stands on each printed copy of the request form, and the hash of what the person declares."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from applications.domain.lifecycle import CAME_TO_NOTHING, Status
from applications.domain.paper_codes import copy_code, letter_code
from applications.domain.printed import Declared

WIDE_FROM = 37
WIDE_CODE_FROM = 28
"""Characters from which an answer takes the whole row: half a row holds 57 mm at 9.5 pt."""

NOT_IN_FORCE = (Status.RETURNED, *CAME_TO_NOTHING)
"""States in which a signed paper would be handed in for nothing: the print says TASLAK."""


class NoFormDue(Exception):
    """No copy of the form is asked for; the message tells the person so."""

    def __init__(self) -> None:
        super().__init__("Bu başvuruda basılı form istenmiyor. Ne yapacağınız başvuru sayfanızdaki adımlarda yazıyor.")


def _compose(row: object, name: str) -> None:
    """Put each accent on its letter (NFC): an answer typed elsewhere is as wide as it looks."""
    object.__setattr__(row, name, unicodedata.normalize("NFC", getattr(row, name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One answer. ``is_code``: figures to be compared one by one (monospaced); ``is_strong``: looked for first.

    ``takes_row``: alone in its row or not, whatever its length; ``None``: as its length asks for.
    """

    label: str
    value: str
    is_code: bool = False
    is_strong: bool = False
    takes_row: bool | None = None

    def __post_init__(self) -> None:
        _compose(self, "value")

    @property
    def is_wide(self) -> bool:
        if self.takes_row is not None:
            return self.takes_row
        return len(self.value) >= (WIDE_CODE_FROM if self.is_code else WIDE_FROM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    title: str
    facts: tuple[Fact, ...]

    @property
    def rows(self) -> tuple[tuple[Fact, ...], ...]:
        """Return the answers as rows of the paper, in order: two short ones side by side, a long one alone."""
        rows: list[tuple[Fact, ...]] = []
        for fact in self.facts:
            waits = bool(rows) and len(rows[-1]) == 1 and not rows[-1][0].is_wide
            if waits and not fact.is_wide:
                rows[-1] = (*rows[-1], fact)
            else:
                rows.append((fact,))
        return tuple(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBox:
    """A box to sign in: who signs, the name or where it is written ("Ad soyad:"), and what is set there."""

    role: str
    name: str
    signs: str = "İmza"

    def __post_init__(self) -> None:
        _compose(self, "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One printed copy. ``code``: what its QR code holds, see ``copy_code``."""

    number: int
    label: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Declared):
    """A signed letter of the person, one page: which payment was made for the request although words are missing.

    ``addressee``: the office, in the dative. ``payment``: what was paid, line by line. ``lacking``: what the receipt
    lacks, one entry each. ``sender``: whom the office can ask and where.
    """

    addressee: str
    desk: str
    subject: str
    opening: str
    payment: tuple[Fact, ...]
    lacking_title: str
    lacking: tuple[str, ...]
    closing: tuple[str, ...]
    name: str
    sender: tuple[Fact, ...]
    enclosure: str

    def answers_with(self, letters: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of what is stated in which one of ``letters`` stands, in the order of the paper."""
        sought = set(letters)
        facts = (*self.payment, Fact(label="Adı soyadı", value=self.name), *self.sender)
        return tuple(fact.label for fact in facts if sought & set(fact.value))

    @property
    def code(self) -> str:
        """Return what its QR code holds."""
        return letter_code(self.reference, self.declared)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet(Declared):
    """Everything on the paper; each of ``copy_labels`` is printed once with the same answers.

    ``letterhead``: three lines, the middle one large. ``papers``: a line to tick each. ``notice_read``: when, as
    printed. ``letter`` follows the copies on a page of its own, once: there is one original to sign.
    Raises NoFormDue when there is no copy.
    """

    copy_labels: tuple[str, ...]
    letterhead: tuple[str, str, str]
    title: str
    kind_line: str
    sections: tuple[Section, ...]
    papers: tuple[str, ...]
    deliver_to: tuple[str, ...]
    declaration: str
    signatures: tuple[SignatureBox, ...]
    notice: str
    notice_read: str
    letter: Letter | None = None

    def __post_init__(self) -> None:
        if not self.copy_labels:
            raise NoFormDue

    def answers_with(self, letters: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of the answers in which one of ``letters`` stands, in the order of the paper."""
        sought = set(letters)
        facts = (fact for section in self.sections for fact in section.facts)
        return tuple(fact.label for fact in facts if sought & set(fact.value))

    @property
    def copies(self) -> tuple[Copy, ...]:
        return tuple(
            Copy(number=number, label=label, code=copy_code(self.reference, number, self.declared))
            for number, label in enumerate(self.copy_labels, start=1)
        )


def declared_hash(answers: Mapping[str, object]) -> str:
    """Return the SHA-256 (64 hex digits) of what a person declares: stable names -> plain JSON values.

    Order, blank answers and the way an accent is encoded make no difference, so a column added later
    leaves the hash of an older request as it was.

    >>> declared_hash({"tckn": "10000000146", "flat_no": ""})[:8]
    '6c5e34b1'
    >>> declared_hash({"tckn": "10000000146"}) == declared_hash({"flat_no": None, "tckn": "10000000146"})
    True
    """
    given = {name: value for name, value in answers.items() if value not in (None, "")}
    text = json.dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def given_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts that have an answer: an empty line on paper invites a pen."""
    return tuple(fact for fact in facts if fact.value.strip())
