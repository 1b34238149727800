"""The printer's hand: writes the values of one transfer and remembers what it wrote, which is the truth."""

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.people import untitled
from tests.payments.made_up_bank.transfer import Transfer

Style = Callable[[Any], str]
FOREIGN = {"USD": "USD", "EUR": "EUR"}


@dataclass(slots=True)
class Written:
    """The truth of one field. ``right``: every value that is a right reading; ``is_hidden``: stars stand in it.

    ``right`` may hold ``None`` where saying nothing is right as well.
    """

    right: list[Any]
    is_hidden: bool = False


@dataclass(slots=True)
class Pen:
    """Writes ``transfer`` in the habits of one receipt: upper case or folded names, a decoy of a fee."""

    transfer: Transfer
    rng: random.Random
    written: dict[str, Written] = field(default_factory=dict)
    unclear_when_glued: set[str] = field(default_factory=set)

    def wrote(self, name: str, *right: Any, is_hidden: bool = False) -> None:
        """Remember what stands for the field ``name``; more than one writing of it is more than one right answer."""
        known = self.written.setdefault(name, Written([]))
        known.right += right
        known.is_hidden = known.is_hidden or is_hidden

    def payer(self, *, seen: int = 2) -> str:
        """Write the payer's name, behind stars when the bank hides it."""
        hidden = "payer" in self.transfer.hidden
        text = styles.name_hidden(untitled(self.transfer.payer), seen=seen) if hidden else self.transfer.payer
        self.wrote("payer", text, is_hidden=hidden)
        return text

    def payee(self) -> str:
        """Write the account holder, behind stars when the bank hides it."""
        hidden = "payee" in self.transfer.hidden
        text = styles.name_hidden(self.transfer.payee) if hidden else self.transfer.payee
        self.wrote("payee", text, is_hidden=hidden)
        return text

    def boxed_payee(self, width: int) -> str:
        """Write the account holder in a narrow box beside another: a text without places may lose the second line."""
        text = self.payee()
        first = text[: text.rfind(" ", 0, width + 1)] if len(text) > width and " " in text[: width + 1] else text
        if first != text:
            self.written["payee"].right.append(first)
            self.unclear_when_glued.add("payee")
        return text

    def payee_iban(self, style: Style = styles.iban_fours) -> str:
        """Write the IBAN that was paid."""
        return self._iban("payee_iban", self.transfer.payee_iban, style)

    def payer_iban(self, style: Style = styles.iban_fours) -> str:
        """Write the IBAN that the money left."""
        return self._iban("payer_iban", self.transfer.payer_iban, style)

    def tckn(self, start: int | None = None, end: int = 0) -> str:
        """Write the payer's identity number; with ``start`` the bank always hides a part."""
        number = self.transfer.payer_tckn
        if start is None and "payer_tckn" in self.transfer.hidden:
            start, end = 3, 2
        text = number if start is None else styles.number_hidden(number, start=start, end=end)
        self.wrote("payer_tckn", text, is_hidden="*" in text)
        return text

    def amount(self, style: Style = styles.sum_tr, *, unit: str = "TL", form: str = "{sum} {unit}") -> str:
        """Write the sum that was sent."""
        unit = self.unit(unit)
        self.wrote("amount", self.transfer.amount)
        if unit:
            self.wrote("currency", self.transfer.currency)
        return form.format(sum=style(self.transfer.amount), unit=unit).strip()

    def unit(self, unit: str = "TL") -> str:
        """Return the unit as printed: a foreign currency takes the place of the lira."""
        return FOREIGN.get(self.transfer.currency, unit)

    def moment(self, style: Style = styles.day_dots, *, between: str = " ", seconds: bool = True) -> str:
        """Write day and time of the transfer."""
        clock = self.transfer.at.time() if seconds else self.transfer.at.time().replace(second=0)
        self.wrote("time", clock)
        return f"{self.day(style)}{between}{clock:%H:%M:%S}" if seconds else f"{self.day(style)}{between}{clock:%H:%M}"

    def day(self, style: Style = styles.day_dots) -> str:
        """Write the day of the transfer."""
        self.wrote("date", self.transfer.at.date())
        return style(self.transfer.at)

    def other_moment(self, style: Style = styles.day_dots) -> str:
        """Write when the paper was made: later on the same day, or the day after."""
        later = self.transfer.at + datetime.timedelta(minutes=self.rng.choice((0, 2, 45, 60 * 26)))
        return f"{style(later)} {later:%H:%M:%S}"

    def value_day(self, style: Style = styles.day_dots) -> str:
        """Write the value day, which an evening's EFT has on the next working day."""
        return style(self.transfer.at)

    def description(self, *right: str) -> str:
        """Write the payer's own words; ``right`` are readings that hold more than these words."""
        if self.transfer.description:
            self.wrote("description", self.transfer.description, *right)
        return self.transfer.description

    def reference(self, digits: int = 10, form: str = "{}") -> str:
        """Write a number that names the transfer."""
        text = form.format("".join(str(self.rng.randint(0 if place else 1, 9)) for place in range(digits)))
        self.wrote("reference", text)
        return text

    def digits(self, count: int) -> str:
        """Write digits that mean nothing to the checks."""
        return "".join(str(self.rng.randint(0 if place else 1, 9)) for place in range(count))

    def ettn(self) -> str:
        """Write the UUID of an electronic document."""
        tail = "-".join(f"{self.rng.getrandbits(16):04x}" for _ in range(3))
        return f"{self.rng.getrandbits(32):08x}-{tail}-{self.rng.getrandbits(48):012x}"

    def rail(self, words: dict[str, str], *right: str) -> str:
        """Write what kind of transfer it was; ``right`` are other readings that this paper allows."""
        self.wrote("rail", self.transfer.rail, *right)
        return words[self.transfer.rail]

    def fee(self) -> tuple[Decimal, Decimal]:
        """Return a fee and the tax on it."""
        fee = self.rng.choice((Decimal("7.97"), Decimal("15.96"), Decimal("3.97"), Decimal("6.09"), Decimal("0.00")))
        return fee, (fee * Decimal("0.05")).quantize(Decimal("0.01"))

    def address(self) -> list[str]:
        """Return lines of an address."""
        street = self.rng.choice(("ATATÜRK CAD.", "İNÖNÜ BULVARI", "GÜL SOK.", "1432. SOKAK", "MENDERES CADDESİ"))
        quarter = self.rng.choice(("YENİ MAH.", "BAHÇELİEVLER MAH.", "CUMHURİYET MAHALLESİ", "ÇANKAYA MAH."))
        city = self.rng.choice(("YENİŞEHİR / MERSİN", "ÇANKAYA/ANKARA", "06100 ALTINDAĞ ANKARA", "MEZİTLİ MERSİN"))
        return [f"{quarter} {street} NO:{self.rng.randint(1, 180)}/{self.rng.randint(1, 30)}", city]

    def _iban(self, name: str, iban: str, style: Style) -> str:
        hidden = name in self.transfer.hidden
        text = styles.iban_hidden(iban) if hidden else iban
        self.wrote(name, text, is_hidden=hidden)
        return text if hidden else style(text)
