"""What a payment must look like, as frozen when it was asked for, and its JSON."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from esign_portal.enums import LabelledEnum
from payments.domain.channels import PaymentChannel
from payments.domain.expectation_reader import ExpectationInvalid, Reader
from payments.domain.ibans import compact_iban, is_valid_iban

__all__ = [
    "AmountDue",
    "ExpectationInvalid",
    "ExpectedAccount",
    "ExpectedPayment",
    "Place",
    "WantedWords",
    "expectation_from_json",
    "expectation_to_json",
]


class Place(LabelledEnum):
    """Where demanded words must stand."""

    DESCRIPTION = "description", "Açıklamada"
    ANYWHERE = "anywhere", "Dekontun herhangi bir yerinde"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedAccount:
    """An account that may be paid: its compact IBAN and the titles under which banks know it."""

    iban: str
    titles: tuple[str, ...]
    titles_may_be_cut: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountDue:
    """The lira due for a transfer on ``valid_from <= day < valid_until``.

    ``confirmed_until`` is the first day for which the price is only the last one known; ``None`` means that it
    is sure for its whole span, as a sum that the directorate fixed itself. ``confirmed_on`` is the day on which
    someone last confirmed it, for the sentence that says so.
    """

    amount: Decimal
    valid_from: datetime.date
    valid_until: datetime.date | None = None
    confirmed_until: datetime.date | None = None
    confirmed_on: datetime.date | None = None

    def is_in_force(self, day: datetime.date) -> bool:
        """Tell whether a transfer on ``day`` owes this sum."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    def is_confirmed(self, day: datetime.date) -> bool:
        """Tell whether the price is sure on ``day``, not only the last one known."""
        return self.confirmed_until is None or day < self.confirmed_until


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedWords:
    """One accepted wording, filled with the person's data: ``text`` is what to type, each of ``parts`` must stand.

    ``optional_words`` may be left out: a directorate's "AÇIKLAMA" may be meant as a label.
    """

    text: str
    parts: tuple[str, ...]
    place: Place = Place.DESCRIPTION
    optional_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedPayment:
    """Everything that one payment is compared with.

    No ``amounts``: Kamu SM shows the sum later. ``other_sums`` are named neighbours of the sum, so that a
    difference can be explained. Any one of ``wordings`` suffices; none means that no words are demanded.
    ``not_before`` and ``not_after`` bound the day of payment, both inclusive; today bounds it always.
    ``longest_age`` is the most days that may lie between the payment and today; ``None``: any number.
    ``payer_surname`` are the last words of ``payer_name``; "": which of its words are surnames is not known.
    """

    channel: PaymentChannel
    payer_name: str
    payer_tckn: str
    accounts: tuple[ExpectedAccount, ...] = ()
    amounts: tuple[AmountDue, ...] = ()
    other_sums: tuple[tuple[str, Decimal], ...] = ()
    wordings: tuple[WantedWords, ...] = ()
    not_before: datetime.date | None = None
    not_after: datetime.date | None = None
    needs_tckn: bool = False
    longest_age: int | None = None
    payer_surname: str = ""

    def name_of_sum(self, lira: Decimal) -> str | None:
        """Return the name of the neighbouring sum that is exactly ``lira``: it explains a difference."""
        return next((name for name, value in self.other_sums if value == lira), None)


def expectation_to_json(expected: ExpectedPayment) -> dict[str, Any]:
    """Return ``expected`` in plain JSON types: sums as "1080.00", days ISO, an open end ``None``."""
    return {
        "channel": expected.channel.value,
        "accounts": [
            {"iban": each.iban, "titles": list(each.titles), "titles_may_be_cut": each.titles_may_be_cut}
            for each in expected.accounts
        ],
        "payer_name": expected.payer_name,
        "payer_tckn": expected.payer_tckn,
        "amounts": [
            {
                "amount": f"{each.amount:.2f}",
                "valid_from": each.valid_from.isoformat(),
                "valid_until": _iso(each.valid_until),
                "confirmed_until": _iso(each.confirmed_until),
                "confirmed_on": _iso(each.confirmed_on),
            }
            for each in expected.amounts
        ],
        "other_sums": [[name, f"{amount:.2f}"] for name, amount in expected.other_sums],
        "wordings": [
            {
                "text": each.text,
                "parts": list(each.parts),
                "place": each.place.value,
                "optional_words": list(each.optional_words),
            }
            for each in expected.wordings
        ],
        "not_before": _iso(expected.not_before),
        "not_after": _iso(expected.not_after),
        "needs_tckn": expected.needs_tckn,
        "longest_age": expected.longest_age,
        "payer_surname": expected.payer_surname,
    }


def expectation_from_json(values: Any) -> ExpectedPayment:
    """Return the expectation that `expectation_to_json` wrote.

    Raises ExpectationInvalid with a Turkish sentence that names the key: a misread expectation would judge
    somebody's money wrongly.
    """
    root = Reader(values, "")
    return ExpectedPayment(
        channel=root.code("channel", PaymentChannel),
        accounts=tuple(_account(each) for each in root.rows("accounts")),
        payer_name=root.text("payer_name"),
        payer_tckn=root.text("payer_tckn"),
        amounts=tuple(_amount_due(each) for each in root.rows("amounts")),
        other_sums=tuple(root.named_sums("other_sums")),
        wordings=tuple(_wording(each) for each in root.rows("wordings")),
        not_before=root.day("not_before"),
        not_after=root.day("not_after"),
        needs_tckn=root.flag("needs_tckn", default=False),
        longest_age=root.days("longest_age"),
        payer_surname=root.optional_text("payer_surname"),
    )


def _account(row: Reader) -> ExpectedAccount:
    iban = compact_iban(row.text("iban"))
    if not is_valid_iban(iban):
        raise row.wrong("iban", "doğrulanmayan bir IBAN")
    return ExpectedAccount(
        iban=iban, titles=row.texts("titles"), titles_may_be_cut=row.flag("titles_may_be_cut", default=True)
    )


def _amount_due(row: Reader) -> AmountDue:
    valid_from = row.day("valid_from")
    if valid_from is None:
        raise row.wrong("valid_from", "boş")
    return AmountDue(
        amount=row.amount("amount"),
        valid_from=valid_from,
        valid_until=row.day("valid_until"),
        confirmed_until=row.day("confirmed_until"),
        confirmed_on=row.day("confirmed_on"),
    )


def _wording(row: Reader) -> WantedWords:
    parts = row.texts("parts")
    if not parts:
        raise row.wrong("parts", "boş")
    place = row.code("place", Place) if row.has("place") else Place.DESCRIPTION
    return WantedWords(text=row.text("text"), parts=parts, place=place, optional_words=row.texts("optional_words"))


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
