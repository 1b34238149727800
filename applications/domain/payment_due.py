"""How much is due on which day, and what the receipt of it should look like."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from applications.domain.fees import FixedSum, Items, NoFee, PriceOnDay, ShownLater
from applications.domain.procedures import Account, Channel, DescriptionRule, Rules
from applications.domain.vocabulary import FeeItem, WordingForm
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import AmountDue, ExpectedAccount, ExpectedPayment, Place, WantedWords


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """Whose data fills the demanded words: names as in the register, an 11-digit number."""

    first_name: str
    last_name: str
    tckn: str

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the bill: what, and how many lira (``None``: not known on that day)."""

    item: FeeItem
    lira: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What is to be paid on a day. ``total`` ``None``: unknown or shown later by Kamu SM.

    ``last_known_on``: the price is not confirmed for that day; this is the day it was last known.
    """

    lines: tuple[Line, ...]
    total: Decimal | None
    last_known_on: date | None = None


def price_on(tariff: Iterable[PriceOnDay], item: FeeItem, *, day: date) -> PriceOnDay | None:
    """Return the price of ``item`` in force on ``day``; ``None`` in a gap, never the neighbour's price."""
    for row in tariff:
        if row.item is item and row.valid_from <= day and (row.valid_until is None or day < row.valid_until):
            return row
    return None


def bill_on(rules: Rules, tariff: Sequence[PriceOnDay], *, day: date, keeps_reader: bool = False) -> Bill:
    """Return what the applicant pays on ``day``, line by line as far as the prices are known."""
    fee = rules.fee
    if isinstance(fee, NoFee):
        return Bill(lines=(), total=None)
    items = tuple(item for item in fee.items if not (keeps_reader and item is FeeItem.READER))
    prices = [price_on(tariff, item, day=day) for item in items]
    lines = tuple(Line(item=item, lira=row.lira if row else None) for item, row in zip(items, prices, strict=True))
    if isinstance(fee, ShownLater):
        return Bill(lines=tuple(Line(item=item, lira=None) for item in items), total=None)
    if isinstance(fee, FixedSum):
        total = _fixed(fee, keeps_reader=keeps_reader)
        adds_up = None not in prices and sum(row.lira for row in prices if row) == total
        return Bill(lines=lines if adds_up else (), total=total)
    known = [row for row in prices if row is not None]
    if len(known) < len(items):
        return Bill(lines=lines, total=None)
    unconfirmed = [row for row in known if row.confirmed_until is not None and day >= row.confirmed_until]
    last_known = min((row.confirmed_on or row.valid_from for row in unconfirmed), default=None)
    return Bill(lines=lines, total=sum((row.lira for row in known), Decimal(0)), last_known_on=last_known)


def amounts_due(rules: Rules, tariff: Sequence[PriceOnDay], *, keeps_reader: bool = False) -> tuple[AmountDue, ...]:
    """Return the sums by the day of the transfer; empty when Kamu SM shows the sum later."""
    fee = rules.fee
    if isinstance(fee, FixedSum):
        lira = _fixed(fee, keeps_reader=keeps_reader)
        return (AmountDue(amount=lira, valid_from=fee.since, valid_until=rules.valid_until),)
    if not isinstance(fee, Items):
        return ()
    items = tuple(item for item in fee.items if not (keeps_reader and item is FeeItem.READER))
    return tuple(_spans(items, tariff, until=rules.valid_until))


def expected_payment(
    rules: Rules,
    channel: Channel,
    person: PersonName,
    tariff: Sequence[PriceOnDay],
    *,
    keeps_reader: bool = False,
) -> ExpectedPayment:
    """Return what a receipt of ``person`` should say. Every account of the procedure takes a transfer."""
    is_transfer = channel.channel is PaymentChannel.TRANSFER
    accounts = [row.account for row in rules.channels if is_transfer and row.account is not None]
    return ExpectedPayment(
        channel=channel.channel,
        accounts=tuple(_expected_account(account) for account in accounts),
        payer_name=person.full_name,
        payer_surname=person.last_name,
        payer_tckn=person.tckn,
        amounts=amounts_due(rules, tariff, keeps_reader=keeps_reader),
        other_sums=_other_sums(rules, tariff),
        wordings=wordings(rules.descriptions, person) if is_transfer else (),
        not_before=_first_payable_day(rules),
        longest_age=rules.longest_receipt_age,
        needs_tckn=is_transfer and any("{tckn}" in rule.text for rule in rules.descriptions),
    )


def _first_payable_day(rules: Rules) -> date:
    """Return the first day a payment counts: the procedure's, or the earlier one since which the same sum is asked.

    A newer version with an unchanged sum must not call yesterday's transfer too old.
    """
    return min(rules.valid_from, rules.fee.since) if isinstance(rules.fee, FixedSum) else rules.valid_from


def wordings(rules: Sequence[DescriptionRule], person: PersonName) -> tuple[WantedWords, ...]:
    """Return the accepted wordings with the person's data filled in; parts together make one wording."""
    templates = [rule for rule in rules if rule.form is WordingForm.TEMPLATE]
    parts = [rule for rule in rules if rule.form is WordingForm.PART]
    wanted = [_wanted((rule,), person) for rule in templates]
    if parts:
        wanted.append(_wanted(tuple(parts), person))
    return tuple(wanted)


def _wanted(rules: tuple[DescriptionRule, ...], person: PersonName) -> WantedWords:
    filled = tuple(_fill(rule.text, person) for rule in rules)
    anywhere = all(rule.place is Place.ANYWHERE for rule in rules)
    return WantedWords(
        text=" ".join(filled),
        parts=filled,
        place=Place.ANYWHERE if anywhere else Place.DESCRIPTION,
        optional_words=tuple(word for rule in rules for word in rule.optional_words),
    )


def _fill(text: str, person: PersonName) -> str:
    return text.format(ad_soyad=person.full_name, ad=person.first_name, soyad=person.last_name, tckn=person.tckn)


def _expected_account(account: Account) -> ExpectedAccount:
    return ExpectedAccount(iban=account.iban, titles=account.titles, titles_may_be_cut=account.titles_may_be_cut)


def _fixed(fee: FixedSum, *, keeps_reader: bool) -> Decimal:
    return fee.without_reader if keeps_reader and fee.without_reader is not None else fee.lira


def _spans(items: tuple[FeeItem, ...], tariff: Sequence[PriceOnDay], *, until: date | None) -> Iterable[AmountDue]:
    """Cut time at every day a price begins or ends; a span where one item has no price is left out."""
    rows = [row for row in tariff if row.item in items]
    cuts = sorted({row.valid_from for row in rows} | {row.valid_until for row in rows if row.valid_until})
    ends: list[date | None] = [*cuts[1:], None][: len(cuts)]  # no price at all: no span
    for start, end in zip(cuts, ends, strict=True):
        prices = [price_on(tariff, item, day=start) for item in items]
        known = [row for row in prices if row is not None]
        if len(known) < len(items) or (until is not None and start >= until):
            continue
        yield AmountDue(
            amount=sum((row.lira for row in known), Decimal(0)),
            valid_from=start,
            valid_until=end,
            confirmed_until=min((row.confirmed_until for row in known if row.confirmed_until), default=None),
            confirmed_on=min((row.confirmed_on for row in known if row.confirmed_on), default=None),
        )


def _other_sums(rules: Rules, tariff: Sequence[PriceOnDay]) -> tuple[tuple[str, Decimal], ...]:
    """Name the sums people confuse with theirs, from the newest tariff: each item alone."""
    latest = {row.item: row.lira for row in tariff}
    named = {FeeItem.NES: "yenilemenin tutarı (yalnız sertifika)", FeeItem.READER: "kart okuyucu bedeli"}
    return tuple((named[item], latest[item]) for item in FeeItem if item in latest and rules.items)
