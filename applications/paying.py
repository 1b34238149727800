"""What a person needs to pay: accounts, sum, the words to type. For pages; nothing here writes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from applications.domain.fees import FixedSum, Items, PriceOnDay, ShownLater
from applications.domain.payment_due import Bill, PersonName, bill_on, expected_payment, price_on, wordings
from applications.domain.procedures import Account, Rules
from payments.domain.before_paying_words import recommended
from payments.domain.expectation import ExpectedPayment, Place, WantedWords
from payments.domain.ibans import format_iban
from payments.domain.titles_cut import CutTitle, cut_titles

_CHUNK = re.compile(r"[^/-]*[/-]|[^/-]+")
_UNUSUAL_MARK = re.compile(r"[^\w\s.,-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleShown:
    """An accepted name of the account, and what banks that limit the name's length leave of it."""

    text: str
    cut: tuple[CutTitle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountShown:
    """An account to send to. ``groups``: the IBAN in fours, to be shown; ``iban``: compact, to be copied."""

    iban: str
    groups: tuple[str, ...]
    bank: str
    titles: tuple[TitleShown, ...]
    titles_may_be_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WayShown:
    """A way to pay without an account: what it is called, where it is, what to mind."""

    label: str
    link: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsShown:
    """A description to type. ``unusual_marks``: signs in it that some banks refuse, and that need not stand."""

    text: str
    length: int
    unusual_marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentShown:
    """``words``: texts to type, of which one suffices, the recommended first.

    ``plain_sum`` is the total as a bank's form takes it (``1080,00``), ``None`` when it is not known. ``sum_since``:
    the day since which it is asked; ``sum_confirmed_on``: when the tariff's price was last confirmed.
    """

    accounts: tuple[AccountShown, ...]
    ways: tuple[WayShown, ...]
    bill: Bill
    plain_sum: str | None
    sum_since: date | None
    sum_confirmed_on: date | None
    is_sum_stated: bool
    is_shown_later: bool
    words: tuple[WordsShown, ...]
    are_words_anywhere: bool
    pay_when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeValue:
    """One value in large type. ``key`` names it in the address; ``text`` is copied.

    ``words`` are its words, each in the pieces between which a narrow screen may break it.
    """

    key: str
    label: str
    text: str
    words: tuple[tuple[str, ...], ...]
    is_iban: bool = False


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
    since, confirmed_on = _days_of_price(rules, bill, tariff, day=day)
    return PaymentShown(
        accounts=tuple(_account(account) for account in accounts),
        ways=tuple(
            WayShown(label=row.channel.label, link=row.link, note=row.note)
            for row in rules.channels
            if row.account is None
        ),
        bill=bill,
        plain_sum=plain_lira(bill.total),
        sum_since=since,
        sum_confirmed_on=confirmed_on,
        is_sum_stated=isinstance(rules.fee, FixedSum),
        is_shown_later=isinstance(rules.fee, ShownLater),
        words=_words(wanted),
        are_words_anywhere=bool(wanted) and all(each.place is Place.ANYWHERE for each in wanted),
        pay_when=rules.pay_when.label if rules.pay_when else "",
    )


def expected_transfer(
    rules: Rules, person: PersonName, tariff: Sequence[PriceOnDay], *, keeps_reader: bool = False
) -> ExpectedPayment | None:
    """Return what a transfer of ``person`` should look like; ``None`` where no account takes one."""
    channel = next((row for row in rules.channels if row.account is not None), None)
    if channel is None or not rules.needs_payment:
        return None
    return expected_payment(rules, channel, person, tariff, keeps_reader=keeps_reader)


def large_values(shown: PaymentShown) -> tuple[LargeValue, ...]:
    """Return what is to be typed at a bank, in the order of its form; empty where nothing is transferred."""
    if not shown.accounts:
        return ()
    values = [value for number, account in enumerate(shown.accounts, start=1) for value in _of_account(account, number)]
    if shown.plain_sum is not None:
        values.append(LargeValue(key="tutar", label="Tutar", text=shown.plain_sum, words=((shown.plain_sum,), ("TL",))))
    if shown.words:
        text = shown.words[0].text
        values.append(LargeValue(key="aciklama", label="Açıklama", text=text, words=_large_words(text)))
    return tuple(values)


def plain_lira(lira: Decimal | None) -> str | None:
    """Return lira without thousands points, as banks' forms take it.

    >>> plain_lira(Decimal("1080"))
    '1080,00'
    """
    return None if lira is None else f"{lira:.2f}".replace(".", ",")


def _of_account(account: AccountShown, number: int) -> Iterator[LargeValue]:
    """Yield IBAN and name of the account; those of a second one are numbered."""
    key, label = (f"-{number}", f" ({number}. hesap)") if number > 1 else ("", "")
    iban = tuple((group,) for group in account.groups)
    yield LargeValue(key=f"iban{key}", label=f"IBAN{label}", text=account.iban, words=iban, is_iban=True)
    for title in account.titles[:1]:
        words = _large_words(title.text)
        yield LargeValue(key=f"alici{key}", label=f"Alıcı adı{label}", text=title.text, words=words)


def _large_words(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of ``text``, each in pieces that end with a stroke or a dash.

    >>> _large_words("Işık-10000000146/ NES")
    (('Işık-', '10000000146/'), ('NES',))
    """
    return tuple(tuple(_CHUNK.findall(word)) for word in text.split())


def _words(wanted: tuple[WantedWords, ...]) -> tuple[WordsShown, ...]:
    first = recommended(wanted)
    ordered = sorted(wanted, key=lambda words: words is not first)
    return tuple(
        WordsShown(text=each.text, length=len(each.text), unusual_marks=_unusual_marks(each.text)) for each in ordered
    )


def _unusual_marks(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_UNUSUAL_MARK.findall(text)))


def _days_of_price(
    rules: Rules, bill: Bill, tariff: Sequence[PriceOnDay], *, day: date
) -> tuple[date | None, date | None]:
    """Return since when the sum is asked, and when it was last confirmed; ``None`` for what is not known."""
    if isinstance(rules.fee, FixedSum):
        return rules.fee.since, None
    if not isinstance(rules.fee, Items) or bill.total is None:
        return None, None
    rows = [row for line in bill.lines if (row := price_on(tariff, line.item, day=day)) is not None]
    confirmed = [row.confirmed_on for row in rows if row.confirmed_on is not None]
    since = max((row.valid_from for row in rows), default=None)
    return since, min(confirmed) if confirmed and len(confirmed) == len(rows) else None


def _account(account: Account) -> AccountShown:
    bank = f"{account.stated_bank}, {account.branch}" if account.branch else account.stated_bank
    return AccountShown(
        iban=account.iban,
        groups=tuple(format_iban(account.iban).split()),
        bank=bank,
        titles=tuple(
            TitleShown(text=title, cut=cut_titles(title) if account.titles_may_be_cut else ())
            for title in account.titles
        ),
        titles_may_be_cut=account.titles_may_be_cut,
    )
