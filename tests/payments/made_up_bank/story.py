"""What a made-up person did: right in everything, until a mistake changes it."""

import datetime
import random
from dataclasses import dataclass, field
from decimal import Decimal

from esign_portal import turkish
from tests.payments.made_up_bank.people import TITLES, Person, folded, make_account, make_iban, make_person
from tests.payments.made_up_bank.rules import UNSURE_FROM, Rule
from tests.payments.made_up_bank.transfer import DONE

SELF, PARTLY, NEAR, OTHER = "self", "partly", "near", "other"
"""How the printed payer relates to the person: the same, some names left out, alike but another, someone else."""
FULL, ABSENT, LACKING = "full", "absent", "lacking"
"""The words of the description against those demanded."""


@dataclass(slots=True, kw_only=True)
class Story:
    """Everything that a receipt will show, and how it relates to what was asked. ``lacks`` are "name" and "tckn"
    when only those are missing from the words."""

    person: Person
    rule: Rule
    at: datetime.datetime
    today: datetime.date
    not_before: datetime.date
    longest_age: int | None
    payer: str
    payer_tckn: str
    payer_iban: str
    payee: str
    payee_iban: str
    amount: Decimal
    description: str
    currency: str = "TRY"
    state: str = DONE
    hidden: set[str] = field(default_factory=set)
    payer_is: str = SELF
    payee_is: str = SELF
    words_are: str = FULL
    lacks: set[str] = field(default_factory=set)
    mistake: str = "none"


def right_story(rng: random.Random, rule: Rule, bank_code: str) -> Story:
    """Return a payment as the directorate asked for it, written in one of the ways that people and banks have."""
    person = make_person(rng)
    at = _moment(rng)
    due = rule.due(at.date())
    assert due is not None
    return Story(
        person=person,
        rule=rule,
        at=at,
        today=at.date() + datetime.timedelta(days=rng.choice((0, 0, 1, 3, 12, 40))),
        not_before=datetime.date(2024, 3, 12),
        longest_age=rng.choice((None, 90, 180)),
        payer=name_at_bank(rng, person),
        payer_tckn=person.tckn,
        payer_iban=make_iban(bank_code, make_account(rng)),
        payee=title_at_bank(rng, rule.titles),
        payee_iban=rule.iban,
        amount=due.amount,
        description=words_typed(rng, rule, person),
    )


def name_at_bank(rng: random.Random, person: Person) -> str:
    """Return the name as banks keep it."""
    name = person.full_name
    return rng.choices(
        (
            turkish.upper(name),
            name,
            folded(name),
            f"{rng.choice(TITLES)} {turkish.upper(name)}",
            turkish.upper(f"{person.last_name} {person.first_name}"),
            turkish.upper("".join(person.given) + f" {person.last_name}"),
        ),
        (58, 14, 14, 4, 6, 4),
    )[0]


def title_at_bank(rng: random.Random, titles: tuple[str, ...]) -> str:
    """Return the account's title: whole, in capitals, without Turkish marks, or cut where a bank cuts."""
    title = rng.choice(titles)
    whole = rng.choice((title, turkish.upper(title), turkish.upper(title), folded(title)))
    return whole[: rng.choice((26, 35, 35, 40))].strip() if rng.random() < 0.25 else whole


def words_typed(rng: random.Random, rule: Rule, person: Person, phrase: str | None = None) -> str:
    """Return the demanded words as people type them or banks keep them."""
    phrase = rule.phrase if phrase is None else phrase
    name = person.full_name
    text = rng.choice(
        (
            rule.template(person) if phrase == rule.phrase else f"{name} {person.tckn} {phrase}",
            f"{name} {person.tckn} {phrase}",
            f"{name} - {person.tckn} - {phrase}",
            f"{person.tckn} {name} {phrase}",
            f"{phrase} {name} TC {person.tckn}",
            f"{name} TC:{person.tckn} {phrase}",
            f"{name}/{person.tckn}/{phrase}",
        )
    )
    return rng.choice((text, turkish.upper(text), turkish.upper(text), folded(text), turkish.lower(text)))


def _moment(rng: random.Random) -> datetime.datetime:
    """Return a second between March 2024 and the last day for which all prices are sure."""
    begin = datetime.datetime(2024, 3, 12, 8, 0)  # noqa: DTZ001  what a bank prints is the clock on the wall
    days = (UNSURE_FROM - begin.date()).days - 1
    return begin + datetime.timedelta(days=rng.randrange(days), seconds=rng.randrange(14 * 3600))
