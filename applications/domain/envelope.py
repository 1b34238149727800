"""What stands on the label of an envelope, and what must lie in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from applications.domain.lifecycle import Status
from applications.domain.printed import Printed
from applications.domain.procedures import Delivery, PaperRule
from applications.domain.provinces import SORTED
from applications.domain.references import spoken
from applications.domain.vocabulary import DeliveryWay
from esign_portal import turkish

_ON_THE_WAY = (Status.SUBMITTED, Status.AT_UNIT, Status.LINK_USED, Status.FOLLOWED)
"""States in which the person's papers are awaited by somebody."""

_POSTCODE = re.compile(r",?\s+(?=\d{5}\s+\D)")
_TOWN = re.compile(r"(?:,\s+|(?<![\d,\s])\s+)(?=[^\s,/]+/[^\s,/]+$)")  # "19 Mayıs/SAMSUN" is one town
_PROVINCES = frozenset(map(turkish.fold, SORTED))
_LONG = 150
"""Characters from which smaller letters are taken: the label is 148 × 105 mm."""


class NoEnvelope(Exception):
    """Nothing of the request is posted, or not now; the message tells the person so."""

    def __init__(self, sentence: str = "Bu başvuruda postayla gönderilecek belge yok.") -> None:
        super().__init__(f"{sentence} Ne yapacağınız başvuru sayfanızdaki adımlarda yazıyor.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A name, and the lines below it."""

    name: str
    lines: tuple[str, ...]

    @property
    def length(self) -> int:
        return len(self.name) + sum(map(len, self.lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope(Printed):
    """A label for each of ``recipients`` (of several one suffices), and the ``contents``, a line to tick each.

    ``reference``: compact, 8 characters. Raises NoEnvelope when there is nothing to post or nowhere to post it to.
    """

    reference: str
    sender: Address
    recipients: tuple[Address, ...]
    contents: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.contents or not self.recipients:
            raise NoEnvelope

    @property
    def spoken_reference(self) -> str:
        return spoken(self.reference)

    @property
    def is_long(self) -> bool:
        """Tell whether the label needs smaller letters."""
        return self.sender.length > _LONG or any(each.length > _LONG for each in self.recipients)


def posted_papers(papers: Iterable[PaperRule], deliveries: Iterable[Delivery]) -> tuple[PaperRule, ...]:
    """Return what lies in the envelope, with the number of copies in ``deliver``.

    Copies that are posted, whatever else is kept or handed in; where no paper names such copies, all that is handed
    in, provided that it may be sent by post. Empty when nothing is posted.
    """
    due = tuple(papers)
    posted = tuple(replace(rule, deliver=rule.post, post=0, keep=0) for rule in due if rule.post)
    if posted or not any(row.way is DeliveryWay.POST for row in deliveries):
        return posted
    return tuple(replace(rule, keep=0) for rule in due if rule.deliver)


def recipients(deliveries: Iterable[Delivery]) -> tuple[Address, ...]:
    """Return the addresses that take post, each once."""
    rows = [row for row in deliveries if row.way is DeliveryWay.POST]
    return tuple(dict.fromkeys(Address(name=row.place, lines=address_lines(row.address)) for row in rows))


def address_lines(address: str) -> tuple[str, ...]:
    """Return ``address`` as written, with postcode and town on a line of their own.

    >>> address_lines("TÜBİTAK Gebze Yerleşkesi P.K. 74, 41470 Gebze/KOCAELİ")
    ('TÜBİTAK Gebze Yerleşkesi P.K. 74', '41470 Gebze/KOCAELİ')
    >>> address_lines("Hacettepe Mah. Numune Yerleşkesi Altındağ/ANKARA")
    ('Hacettepe Mah. Numune Yerleşkesi', 'Altındağ/ANKARA')
    >>> address_lines("Eski Devlet Hastanesi Yerleşkesi")
    ('Eski Devlet Hastanesi Yerleşkesi',)
    """
    text = " ".join(address.split())
    for pattern in (_POSTCODE, _TOWN):
        parts = pattern.split(text)
        if len(parts) > 1 and (pattern is _POSTCODE or _names_a_province(parts[-1])):
            return (" ".join(parts[:-1]), parts[-1])
    return (text,) if text else ()


def town_line(*, postal_code: str, district: str, province: str) -> str:
    """Return the last line of a person's address.

    >>> town_line(postal_code="33120", district="Yenişehir", province="Mersin")
    '33120 Yenişehir/Mersin'
    """
    return f"{postal_code} {district}/{province}".strip()


def refuse_untimely(status: Status, *, is_listed: bool) -> None:
    """Raise NoEnvelope when no paper is awaited in this state; on Kamu SM's list papers come after the link."""
    if status not in _ON_THE_WAY or (is_listed and status is Status.SUBMITTED):
        raise NoEnvelope("Bu başvuru şu anda postayla belge beklemiyor.")


def _names_a_province(town: str) -> bool:
    return turkish.fold(town.rpartition("/")[2]) in _PROVINCES
