"""What a directorate asks for one request, as one printed page: what its own leaflets are, made from its rows.

Plain words in the order of the page. ``OURS`` marks what the source does not say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from applications.domain.glance import PaperGroup, PaperLine
from applications.domain.payment_due import PersonName
from applications.domain.procedures import StepText

OURS = "*"
"""Stands behind whatever we chose or concluded; the page explains it at its end."""

ANYBODY = PersonName(first_name="[adınız]", last_name="[soyadınız]", tckn="[T.C. kimlik numaranız]")
"""Fills the demanded words of a page that is nobody's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Who pays and how much. ``words`` is the sum, or what stands for it; ``lines``: what it is made of, with sums.

    ``notes``: of which day the price is, and what to do when it is not known for sure.
    """

    payer: str
    words: str
    lines: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    is_ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountToPay:
    """An account: its IBAN in groups of four, its bank, its accepted names, what to mind about the name."""

    iban: str
    bank: str
    titles: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWay:
    """A way to pay that has no account."""

    label: str
    note: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HowToPay:
    """``notes``: what the source says about the transfer. ``wordings``: texts for the description, one suffices.

    ``words_belong``: where the wordings must stand. ``ban``: what must not be done, "" when nothing is forbidden.
    """

    when: str
    accounts: tuple[AccountToPay, ...]
    ways: tuple[OtherWay, ...]
    notes: tuple[str, ...]
    words_belong: str
    wordings: tuple[str, ...]
    ban: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationSheet:
    """One request of one category of staff at one directorate, as it is on ``day``.

    ``address``: the page of the site that says the same and leads on. ``call``: the number to call before anything
    else, with ``first``, what to say; both "" when nothing is urgent. ``payment`` ``None``: the person pays nothing.
    ``our_notes``: what we chose where the source is silent.
    """

    letterhead: tuple[str, str, str]
    title: str
    category: str
    province: str
    lead: str
    address: str
    call: str
    first: str
    cost: Cost
    payment: HowToPay | None
    paper_groups: tuple[PaperGroup, ...]
    extra_papers: tuple[PaperLine, ...]
    gets: str
    steps: tuple[StepText, ...]
    have_ready: tuple[str, ...]
    good_to_know: tuple[str, ...]
    asks: str
    source: str
    source_url: str
    source_days: str
    our_notes: str
    day: date

    @property
    def day_iso(self) -> str:
        """Return the day for the file's properties: its first moment in Istanbul, ``2026-11-22T00:00:00+03:00``."""
        return f"{self.day.isoformat()}T00:00:00+03:00"

    @property
    def mark(self) -> str:
        return OURS

    @property
    def fills_in(self) -> bool:
        """Tell whether a demanded wording has a place for the person's own data."""
        return self.payment is not None and any("[" in words for words in self.payment.wordings)

    @property
    def has_ours(self) -> bool:
        """Tell whether something on the page is marked as ours."""
        lines: Iterable[PaperLine] = (
            *self.extra_papers,
            *(line for group in self.paper_groups for line in group.papers),
        )
        return self.cost.is_ours or any(line.is_ours for line in lines)
