"""What stands on the papers that go with a batch of requests: the covering letter and the hand-over list.

The letter follows the order of the regulation on official correspondence (Resmî Yazışmalarda Uygulanacak Usul ve
Esaslar Hakkında Yönetmelik, 2020): heading, number and date, subject, addressee, references, text, signature,
enclosures.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from applications.domain.declaration import addressed_to
from applications.domain.envelope import address_lines
from applications.domain.lifecycle import Status
from applications.domain.printed import Printed
from applications.domain.vocabulary import RequestKind
from esign_portal import turkish
from esign_portal.enums import LabelledEnum

SUBJECT = "Elektronik imza (NES) başvuru belgeleri"
LARGEST_SPOKEN = 999

_ONES = ("", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
_TEXT = (
    "{whose} personeline ait {count} ({words}) adet nitelikli elektronik sertifika başvuru belgesi "
    "ekte gönderilmektedir."
)

_LINK_FIRST = "Kamu SM bağlantısı bekleniyor; kâğıtları bağlantıyla başvurulunca imzalanır."
_NOTHING_TO_HAND_ON = {
    Status.RETURNED: "Başvuran düzeltiyor; kâğıdını yeniden imzalayacak.",
    Status.LISTED: _LINK_FIRST,
    Status.AWAITING_LINK: _LINK_FIRST,
    Status.REJECTED: "Başvuru reddedildi; kâğıtları iletilmez.",
    Status.WITHDRAWN: "Başvuru geri çekildi; kâğıtları iletilmez.",
    Status.FOLLOWED: "Başvuran Kamu SM ile kendisi yürütüyor; kâğıtlarını kendisi gönderir.",
}
"""Why papers are not handed on. Those of approved and delivered requests may be: a list is also made afterwards."""
_NOT_HERE_YET = "Kâğıtları biriminde; müdürlüğe gelince listeye girer."


class Closing(LabelledEnum):
    """How the letter ends: it depends on who stands above whom."""

    TO_SUPERIOR = "arz", "Gereğini arz ederim."
    TO_SUBORDINATE = "rica", "Gereğini rica ederim."
    TO_BOTH = "arz_rica", "Gereğini arz ve rica ederim."


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who sends a batch. ``contact``: lines for the foot of the letter. ``is_unit``: a unit below the directorate."""

    institution: str
    unit: str
    contact: tuple[str, ...] = ()
    is_unit: bool = False

    @property
    def heading(self) -> tuple[str, ...]:
        """Return the lines over the letter: T.C., the institution in capitals, its unit."""
        return tuple(filter(None, ("T.C.", turkish.upper(self.institution), self.unit)))

    @property
    def full_name(self) -> str:
        return ", ".join(filter(None, (self.institution, self.unit)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Whom a batch goes to. ``dative``: the name in capitals with its ending. ``lines``: below it in the letter."""

    name: str
    dative: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """How many requests of a batch are of one kind, ``label`` as people read it."""

    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveringLetter(Printed):
    """A letter to sign. What is empty is left to the pen: ``number``, ``day``, ``signer`` and ``signer_title``.

    ``list_pages``: pages of the hand-over list, the first enclosure.
    """

    office: Office
    addressee: Addressee
    number: str
    day: str
    references: tuple[str, ...]
    counts: tuple[KindCount, ...]
    closing: Closing
    signer: str
    signer_title: str
    list_pages: int

    @property
    def subject(self) -> str:
        return SUBJECT

    @property
    def total(self) -> int:
        return sum(kind.count for kind in self.counts)

    @property
    def text(self) -> str:
        whose = "Birimimiz" if self.office.is_unit else "Kurumumuz"
        return _TEXT.format(whose=whose, count=self.total, words=number_in_words(self.total))

    @property
    def marked_references(self) -> tuple[str, ...]:
        """Return the references; several are lettered, as they are named in a text: "ilgi (a)"."""
        if len(self.references) == 1:
            return self.references
        return tuple(f"{letter}) {text}" for letter, text in zip("abcçdefgğh", self.references, strict=False))

    @property
    def enclosures(self) -> tuple[str, ...]:
        return (f"Teslim listesi ({self.list_pages} sayfa)", f"Başvuru belgeleri ({self.total} adet)")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverRow:
    """One request that is handed over. ``masked_tckn``: ``100******46``. ``copies``: sheets of paper it consists of."""

    reference: str
    name: str
    masked_tckn: str
    unit: str
    kind: str
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverList(Printed):
    """Who gives what to whom, a line to tick each. An empty ``receiver`` is left to the pen."""

    giver: str
    receiver: str
    rows: tuple[HandOverRow, ...]

    @property
    def copies(self) -> int:
        return sum(row.copies for row in self.rows)

    @property
    def day(self) -> str:
        return f"{self.printed_at:%d.%m.%Y}"


def why_not_handed_on(status: Status, *, by_unit: bool) -> str:
    """Return why papers of a request in ``status`` are not handed on; empty when they may be.

    ``by_unit``: a unit hands them on, else the directorate's desk, where papers at their unit have not arrived.

    >>> why_not_handed_on(Status.AT_UNIT, by_unit=True)
    ''
    """
    if status is Status.AT_UNIT and not by_unit:
        return _NOT_HERE_YET
    return _NOTHING_TO_HAND_ON.get(status, "")


def number_in_words(number: int) -> str:
    """Return 0–999 in words. Raises ValueError for others.

    >>> number_in_words(8), number_in_words(100), number_in_words(341)
    ('sekiz', 'yüz', 'üç yüz kırk bir')
    """
    if not 0 <= number <= LARGEST_SPOKEN:
        raise ValueError(number)
    hundreds, rest = divmod(number, 100)
    hundred = () if not hundreds else ("yüz",) if hundreds == 1 else (_ONES[hundreds], "yüz")
    return " ".join(filter(None, (*hundred, _TENS[rest // 10], _ONES[rest % 10]))) or "sıfır"


def count_kinds(kinds: Iterable[tuple[RequestKind, str]]) -> tuple[KindCount, ...]:
    """Return how many there are of each ``(kind, label)``; a kind may have several labels, its reasons.

    >>> [(each.label, each.count) for each in count_kinds([(RequestKind.RENEWAL, "Yenileme"),
    ...     (RequestKind.FIRST, "İlk başvuru"), (RequestKind.RENEWAL, "Yenileme")])]
    [('İlk başvuru', 1), ('Yenileme', 2)]
    """
    order = list(RequestKind)
    found = Counter(kinds)
    ranked = sorted(found, key=lambda kind: (order.index(kind[0]), turkish.sort_key(kind[1])))
    return tuple(KindCount(label=kind[1], count=found[kind]) for kind in ranked)


def office_addressee(name: str, *, unit: str = "", address: str = "") -> Addressee:
    """Return the office called ``name``; its unit stands in brackets below it, then its address.

    >>> office_addressee("Mersin İl Sağlık Müdürlüğü", unit="Sağlık Bilgi Sistemleri Birimi").lines
    ('(Sağlık Bilgi Sistemleri Birimi)',)
    """
    bracketed = (f"({unit})",) if unit else ()
    return Addressee(name=name, dative=addressed_to(name), lines=(*bracketed, *address_lines(address)))
