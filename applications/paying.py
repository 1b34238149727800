"""What a person needs to pay: accounts, sum, the words to type. For pages; nothing here writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from applications.domain.fees import FixedSum, PriceOnDay, ShownLater
from applications.domain.payment_due import Bill, PersonName, bill_on, wordings
from applications.domain.procedures import Account, Rules
from payments.domain.expectation import Place
from payments.domain.ibans import format_iban


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountShown:
    """An account to send to. ``groups``: the IBAN in fours, to be shown; ``iban``: compact, to be copied."""

    iban: str
    groups: tuple[str, ...]
    bank: str
    titles: tuple[str, ...]
    titles_may_be_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WayShown:
    """A way to pay without an account: what it is called, where it is, what to mind."""

    label: str
    link: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentShown:
    """``words``: texts to type, of which one suffices; ``words_place``: where they must stand on the receipt.

    ``plain_sum`` is the total as a bank's form takes it (``1080,00``), ``None`` when it is not known.
    """

    accounts: tuple[AccountShown, ...]
    ways: tuple[WayShown, ...]
    bill: Bill
    plain_sum: str | None
    sum_since: date | None
    is_shown_later: bool
    words: tuple[str, ...]
    are_words_anywhere: bool
    pay_when: str


def payment_shown(
    rules: Rules, person: PersonName | None, tariff: Sequence[PriceOnDay], *, day: date, keeps_reader: bool = False
) -> PaymentShown | None:
    """Return what to pay and how, on ``day``; ``None`` when the person pays nothing.

    ``person`` ``None``: the words to type are left out, for they carry the name and the number.
    """
    if not rules.needs_payment:
        return None
    bill = bill_on(rules, tariff, day=day, keeps_reader=keeps_reader)
    wanted = wordings(rules.descriptions, person) if person is not None else ()
    accounts = [channel.account for channel in rules.channels if channel.account is not None]
    return PaymentShown(
        accounts=tuple(_account(account) for account in accounts),
        ways=tuple(
            WayShown(label=row.channel.label, link=row.link, note=row.note)
            for row in rules.channels
            if row.account is None
        ),
        bill=bill,
        plain_sum=plain_lira(bill.total),
        sum_since=rules.fee.since if isinstance(rules.fee, FixedSum) else None,
        is_shown_later=isinstance(rules.fee, ShownLater),
        words=tuple(each.text for each in wanted),
        are_words_anywhere=bool(wanted) and all(each.place is Place.ANYWHERE for each in wanted),
        pay_when=rules.pay_when.label if rules.pay_when else "",
    )


def plain_lira(lira: Decimal | None) -> str | None:
    """Return lira without thousands points, as banks' forms take it.

    >>> plain_lira(Decimal("1080"))
    '1080,00'
    """
    return None if lira is None else f"{lira:.2f}".replace(".", ",")


def _account(account: Account) -> AccountShown:
    bank = f"{account.stated_bank}, {account.branch}" if account.branch else account.stated_bank
    return AccountShown(
        iban=account.iban,
        groups=tuple(format_iban(account.iban).split()),
        bank=bank,
        titles=account.titles,
        titles_may_be_cut=account.titles_may_be_cut,
    )
