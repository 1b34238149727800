"""Everything that goes wrong with payments: what directorates send back, and what a careless reader would not see."""

import datetime
import random
from collections.abc import Callable
from decimal import Decimal

from esign_portal import turkish
from tests.payments.made_up_bank.people import (
    NEAR_FAMILY,
    Person,
    folded,
    make_account,
    make_iban,
    make_person,
    make_tckn,
    near_iban,
    near_tckn,
)
from tests.payments.made_up_bank.rules import FIRST_PHRASE, UNSURE_FROM
from tests.payments.made_up_bank.story import (
    ABSENT,
    LACKING,
    NEAR,
    OTHER,
    PARTLY,
    Story,
    name_at_bank,
    words_typed,
)
from tests.payments.made_up_bank.transfer import CANCELLED, PENDING

Mistake = Callable[[Story, random.Random], None]


def none(story: Story, rng: random.Random) -> None:
    """Leave everything right."""


def no_words(story: Story, rng: random.Random) -> None:
    story.description, story.words_are, story.lacks = "", ABSENT, {"name", "tckn", "phrase"}


def other_words(story: Story, rng: random.Random) -> None:
    said = ("Kira ödemesi", "borç", "E-İMZA", "SAĞLIK MÜDÜRLÜĞÜ ÖDEME", "kart ücreti", "HAYIRLI OLSUN", "e imza parası")
    story.description, story.words_are, story.lacks = rng.choice(said), LACKING, {"name", "tckn", "phrase"}


def words_without_name(story: Story, rng: random.Random) -> None:
    story.description = f"{story.person.tckn} {story.rule.phrase}"
    story.words_are, story.lacks = LACKING, {"name"}


def words_without_tckn(story: Story, rng: random.Random) -> None:
    story.description = turkish.upper(f"{story.person.full_name} {story.rule.phrase}")
    story.words_are, story.lacks = LACKING, {"tckn"}


def words_without_phrase(story: Story, rng: random.Random) -> None:
    story.description = f"{story.person.full_name} {story.person.tckn}"
    story.words_are, story.lacks = LACKING, {"phrase"}


def words_of_the_other_kind(story: Story, rng: random.Random) -> None:
    """A first issue paid with the words of a renewal, or half of the words."""
    phrase = "3 Yıllık NES bedeli" if story.rule.phrase == FIRST_PHRASE else "MİNİ KART OKUYUCU"
    story.description = words_typed(rng, story.rule, story.person, phrase)
    story.words_are, story.lacks = LACKING, {"phrase"}


def words_with_a_wrong_tckn(story: Story, rng: random.Random) -> None:
    wrong = near_tckn(rng, story.person.tckn)
    story.description = f"{story.person.full_name} {wrong} {story.rule.phrase}"
    story.words_are, story.lacks = LACKING, {"tckn", "wrong tckn"}


def wrong_account(story: Story, rng: random.Random) -> None:
    story.payee_iban, story.payee_is = make_iban(story.payee_iban[4:9], make_account(rng)), OTHER
    story.payee = rng.choice(("KIRŞEHİR İL SAĞLIK MÜDÜRLÜĞÜ", "MEHMET ÖZTÜRK", "ANKARA ÜNİVERSİTESİ REKTÖRLÜĞÜ"))


def near_account(story: Story, rng: random.Random) -> None:
    story.payee_iban = near_iban(rng, story.payee_iban)


def wrong_payee(story: Story, rng: random.Random) -> None:
    story.payee, story.payee_is = rng.choice(("AYDIN BELEDİYESİ", "Fatma Demirtaş", "KOOPERATİF BAŞKANLIĞI")), OTHER


def spouse_paid(story: Story, rng: random.Random) -> None:
    spouse = make_person(rng, family=story.person.family[-1])
    while set(spouse.given) & set(story.person.given):
        spouse = make_person(rng, family=story.person.family[-1])
    _paid_by(story, spouse, turkish.upper(spouse.full_name))


def someone_else_paid(story: Story, rng: random.Random) -> None:
    other = make_person(rng)
    while set(other.given) & set(story.person.given) or set(other.family) & set(story.person.family):
        other = make_person(rng)
    _paid_by(story, other, name_at_bank(rng, other))


def near_name_paid(story: Story, rng: random.Random) -> None:
    """Somebody whose family name differs in a letter."""
    family = rng.choice(sorted(NEAR_FAMILY))
    person = Person(story.person.given, (family,), story.person.tckn)
    story.description = story.description.replace(story.person.full_name, person.full_name)
    story.person = person
    story.description = words_typed(rng, story.rule, person)
    story.payer = turkish.upper(f"{person.first_name} {NEAR_FAMILY[family]}")
    story.payer_tckn, story.payer_is = make_tckn(rng), NEAR


def second_name_missing(story: Story, rng: random.Random) -> None:
    """Two given names, of which the bank prints one."""
    person = make_person(rng)
    while len(person.given) < 2 or len(person.family) > 1:
        person = make_person(rng)
    story.person, story.payer_tckn = person, person.tckn
    story.description = words_typed(rng, story.rule, person)
    story.payer, story.payer_is = turkish.upper(f"{person.given[0]} {person.last_name}"), PARTLY


def wrong_tckn(story: Story, rng: random.Random) -> None:
    """A namesake: the same name, another number, which half of them type as well."""
    story.payer_tckn = near_tckn(rng, story.payer_tckn)
    if rng.random() < 0.5:
        story.description = story.description.replace(story.person.tckn, story.payer_tckn)
        story.words_are, story.lacks = LACKING, {"tckn", "wrong tckn"}


def reader_paid_too(story: Story, rng: random.Random) -> None:
    story.amount += story.rule.reader


def reader_left_out(story: Story, rng: random.Random) -> None:
    story.amount -= story.rule.reader


def too_little(story: Story, rng: random.Random) -> None:
    story.amount -= Decimal(rng.choice(("1.00", "0.50", "10.00", "80.00")))


def too_much(story: Story, rng: random.Random) -> None:
    story.amount += Decimal(rng.choice(("1.00", "20.00", "300.00", "1000.00")))


def near_amount(story: Story, rng: random.Random) -> None:
    """A digit that pictures make look like the right one, or the decimals in the wrong place."""
    near = {"8": "3", "3": "8", "0": "8", "5": "6", "1": "7", "2": "7", "9": "8", "6": "8", "4": "9", "7": "1"}
    digits = f"{story.amount:.2f}"
    place = rng.choice([place for place, digit in enumerate(digits[:-3]) if digit != "0" or place])
    changed = Decimal(digits[:place] + near[digits[place]] + digits[place + 1 :])
    story.amount = rng.choice((changed, changed, story.amount * 10))


def too_old(story: Story, rng: random.Random) -> None:
    story.longest_age = rng.choice((30, 90))
    story.today = story.at.date() + datetime.timedelta(days=story.longest_age + rng.randint(1, 300))


def in_the_future(story: Story, rng: random.Random) -> None:
    story.today = story.at.date() - datetime.timedelta(days=rng.randint(1, 20))


def before_the_procedure(story: Story, rng: random.Random) -> None:
    story.not_before = story.at.date() + datetime.timedelta(days=rng.randint(1, 60))
    story.today = story.not_before + datetime.timedelta(days=2)
    story.longest_age = None


def price_not_sure(story: Story, rng: random.Random) -> None:
    """A day for which the tariff is only the last one known."""
    day = UNSURE_FROM + datetime.timedelta(days=rng.randint(0, 40))
    story.at = story.at.replace(year=day.year, month=day.month, day=day.day)
    story.today = day
    due = story.rule.due(day)
    assert due is not None
    story.amount = due.amount


def foreign_currency(story: Story, rng: random.Random) -> None:
    story.currency = rng.choice(("USD", "EUR"))


def pending(story: Story, rng: random.Random) -> None:
    story.state = PENDING


def cancelled(story: Story, rng: random.Random) -> None:
    story.state = CANCELLED


def hidden(story: Story, rng: random.Random) -> None:
    """The bank hides more than it usually does."""
    story.hidden |= set(rng.sample(("payer", "payer_tckn", "payee_iban", "payee", "payer_iban"), rng.randint(1, 5)))


def hidden_other_account(story: Story, rng: random.Random) -> None:
    wrong_account(story, rng)
    story.hidden |= {"payee_iban", "payee"}


def folded_everything(story: Story, rng: random.Random) -> None:
    """No mistake: a bank without Turkish letters."""
    story.payer, story.payee = folded(story.person.full_name), folded(story.rule.titles[0])
    story.description = folded(story.description)


def _paid_by(story: Story, payer: Person, printed: str) -> None:
    story.payer, story.payer_tckn, story.payer_is = printed, payer.tckn, OTHER


MISTAKES: dict[Mistake, int] = {
    none: 44,
    folded_everything: 3,
    no_words: 3,
    other_words: 3,
    words_without_name: 2,
    words_without_tckn: 2,
    words_without_phrase: 2,
    words_of_the_other_kind: 3,
    words_with_a_wrong_tckn: 2,
    wrong_account: 3,
    near_account: 3,
    wrong_payee: 2,
    spouse_paid: 3,
    someone_else_paid: 2,
    near_name_paid: 2,
    second_name_missing: 2,
    wrong_tckn: 2,
    reader_paid_too: 2,
    reader_left_out: 2,
    too_little: 2,
    too_much: 2,
    near_amount: 3,
    too_old: 2,
    in_the_future: 2,
    before_the_procedure: 2,
    price_not_sure: 1,
    foreign_currency: 2,
    pending: 2,
    cancelled: 2,
    hidden: 4,
    hidden_other_account: 1,
}
"""Each with how often it happens, in parts of the sum."""
