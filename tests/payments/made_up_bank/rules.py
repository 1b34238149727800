"""What made-up and real directorates ask for: an account, a sum that depends on the day, words and where they stand."""

import datetime
import random
from dataclasses import dataclass
from decimal import Decimal

from payments.domain.channels import PaymentChannel
from payments.domain.expectation import AmountDue, ExpectedAccount, ExpectedPayment, Place, WantedWords
from tests.payments.made_up_bank.people import Person, make_account, make_iban

FIRST_PHRASE = "Mini Kart Okuyucu ve 3 Yıllık NES bedeli"
RENEWAL_PHRASE = "3 Yıllık NES bedeli"
_MERSIN_PHRASE = "E-İMZA 3 YILLIK BAŞVURUSU"
_BEGIN = datetime.date(2024, 3, 12)
_DEARER = datetime.date(2026, 1, 1)
UNSURE_FROM = datetime.date(2026, 10, 1)
_READER, _READER_LATER = Decimal("300.00"), Decimal("450.50")
_NES, _NES_LATER = Decimal("780.00"), Decimal("1250.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One directorate's rule for one kind of request. ``phrase`` are the words beside name and number."""

    name: str
    iban: str
    titles: tuple[str, ...]
    phrase: str
    place: Place
    amounts: tuple[AmountDue, ...]
    reader: Decimal
    other_sums: tuple[tuple[str, Decimal], ...]
    is_template: bool

    def due(self, day: datetime.date) -> AmountDue | None:
        """Return the sum of ``day``."""
        return next((due for due in self.amounts if due.is_in_force(day)), None)

    def template(self, person: Person) -> str:
        """Return the words as the directorate's page shows them."""
        if self.is_template:
            return f"{person.first_name}-{person.last_name}-{person.tckn}/ AÇIKLAMA = {self.phrase}"
        return f"{person.full_name} {person.tckn} {self.phrase}"

    def expects(self, person: Person, *, not_before: datetime.date, longest_age: int | None) -> ExpectedPayment:
        """Return the payment that ``person`` owes."""
        parts = (self.template(person),) if self.is_template else (person.full_name, person.tckn, self.phrase)
        words = WantedWords(
            text=self.template(person),
            parts=parts,
            place=self.place,
            optional_words=("AÇIKLAMA",) if self.is_template else (),
        )
        return ExpectedPayment(
            channel=PaymentChannel.TRANSFER,
            payer_name=person.full_name,
            payer_tckn=person.tckn,
            payer_surname=person.last_name,
            accounts=(ExpectedAccount(iban=self.iban, titles=self.titles),),
            amounts=self.amounts,
            other_sums=self.other_sums,
            wordings=(words,),
            not_before=not_before,
            needs_tckn=True,
            longest_age=longest_age,
        )


def rules_for(rng: random.Random, bank_code: str, *, inside_bank: bool) -> Rule:
    """Return a rule whose account is at the bank ``bank_code`` when the money stays ``inside_bank``, else elsewhere."""
    if inside_bank == (bank_code == "00012") and rng.random() < 0.85:
        return rng.choice((MERSIN, ANKARA_FIRST, ANKARA_RENEWAL))
    return made_up_rule(rng, bank_code if inside_bank else rng.choice([c for c in _OTHERS if c != bank_code]))


def made_up_rule(rng: random.Random, bank_code: str) -> Rule:
    """Return the rule of a directorate that does not exist, with an account at the bank ``bank_code``."""
    province = rng.choice(("ÇANKIRI", "IĞDIR", "ŞANLIURFA", "GÜMÜŞHANE", "Kütahya", "NİĞDE", "Uşak"))
    title = f"{province} İL SAĞLIK MÜDÜRLÜĞÜ DÖNER SERMAYE İŞLETMESİ"
    lira = Decimal(rng.choice(("1080.00", "1450.50", "990.00", "2135.75", "12500.00", "860.40")))
    return Rule(
        name="made-up",
        iban=make_iban(bank_code, make_account(rng)),
        titles=(title, title.replace("DÖNER ", "")),
        phrase=rng.choice(("E-İMZA BAŞVURU ÜCRETİ", "3 YILLIK E-İMZA BEDELİ", "ELEKTRONİK İMZA YENİLEME")),
        place=rng.choice((Place.DESCRIPTION, Place.ANYWHERE)),
        amounts=(AmountDue(amount=lira, valid_from=datetime.date(2024, 1, 1)),),
        reader=Decimal("300.00"),
        other_sums=(("kart okuyucu bedeli", Decimal("300.00")),),
        is_template=False,
    )


def _tariff(before: Decimal, later: Decimal) -> tuple[AmountDue, ...]:
    return (
        AmountDue(amount=before, valid_from=_BEGIN, valid_until=_DEARER),
        AmountDue(
            amount=later, valid_from=_DEARER, confirmed_until=UNSURE_FROM, confirmed_on=datetime.date(2026, 4, 4)
        ),
    )


_ANKARA = {
    "iban": "TR930001200945700044000004",
    "titles": ("Ankara Sağlık Kurumları 1 nolu Döner Sermaye İşletmesi",),
    "place": Place.ANYWHERE,
    "reader": _READER,
    "is_template": False,
}
ANKARA_FIRST = Rule(
    name="ankara-first",
    phrase=FIRST_PHRASE,
    amounts=_tariff(_NES + _READER, _NES_LATER + _READER_LATER),
    other_sums=(("kart okuyucu bedeli", _READER), ("yenileme", _NES)),
    **_ANKARA,
)
ANKARA_RENEWAL = Rule(
    name="ankara-renewal",
    phrase=RENEWAL_PHRASE,
    amounts=_tariff(_NES, _NES_LATER),
    other_sums=(("kart okuyucu bedeli", _READER), ("ilk başvuru", _NES + _READER)),
    **_ANKARA,
)
MERSIN = Rule(
    name="mersin",
    iban="TR410001200959400005000047",
    titles=("MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE İŞLETMESİ", "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ DÖNER SERMAYE İŞLETMESİ"),
    phrase=_MERSIN_PHRASE,
    place=Place.DESCRIPTION,
    amounts=(AmountDue(amount=Decimal("1080.00"), valid_from=_BEGIN),),
    reader=_READER,
    other_sums=(("kart okuyucu bedeli", _READER), ("yenileme", _NES)),
    is_template=True,
)
_OTHERS = ("00010", "00012", "00015", "00046", "00062", "00064", "00067", "00111", "00134", "00210")
