"""What a payment should look like: frozen into a ``Payment`` when it is opened, and read by ``check_receipt``."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from esign_portal.enums import LabelledEnum
from payments.domain.channels import PaymentChannel


class Place(LabelledEnum):
    """Where the demanded words must stand."""

    DESCRIPTION = "description", "Açıklamada"
    ANYWHERE = "anywhere", "Dekontun herhangi bir yerinde"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedAccount:
    """An account that takes the money: compact IBAN and every accepted title."""

    iban: str
    titles: tuple[str, ...]
    titles_may_be_cut: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountDue:
    """The sum in lira for transfers on ``valid_from <= day < valid_until`` (``None``: open end).

    From ``confirmed_until`` on it is only the last known price, and no comparison with it may say
    *agrees*; ``None``: confirmed for its whole span (a sum the directorate states itself).
    """

    amount: Decimal
    valid_from: date
    valid_until: date | None = None
    confirmed_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedWords:
    """One accepted wording, filled with this person's data.

    ``text`` is what the person types; every one of ``parts`` must stand at ``place``, compared word by
    word after folding. ``optional_words`` may be missing (Mersin's AÇIKLAMA may be meant as a label).
    """

    text: str
    parts: tuple[str, ...]
    place: Place
    optional_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedPayment:
    """What one person's payment is compared with.

    ``accounts`` is empty for a channel without a transfer; ``amounts`` is empty when Kamu SM shows the
    sum later. ``other_sums`` names neighbouring sums, so that a difference can be explained
    (``("kart okuyucu bedeli", 300)``). Of ``wordings`` one suffices; empty: no words are demanded.
    ``needs_tckn``: the words demand the identity number.
    """

    channel: PaymentChannel
    accounts: tuple[ExpectedAccount, ...]
    payer_name: str
    payer_tckn: str
    amounts: tuple[AmountDue, ...]
    other_sums: tuple[tuple[str, Decimal], ...] = ()
    wordings: tuple[WantedWords, ...] = ()
    not_before: date | None = None
    not_after: date | None = None
    needs_tckn: bool = False
