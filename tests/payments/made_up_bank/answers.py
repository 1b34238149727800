"""What each check ought to say of a receipt, from what was done and what was printed. Knows no reader and no judge."""

from dataclasses import dataclass

from payments.domain.expectation import Place
from payments.domain.outcomes import Check, Outcome
from tests.payments.made_up_bank.pen import Written
from tests.payments.made_up_bank.story import ABSENT, FULL, NEAR, OTHER, PARTLY, Story
from tests.payments.made_up_bank.transfer import CANCELLED, DONE, PENDING

AGREES, DIFFERS, CANNOT_TELL = Outcome.AGREES, Outcome.DIFFERS, Outcome.CANNOT_TELL


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome to wish for, and others that are no mistake."""

    best: Outcome
    bearable: frozenset[Outcome] = frozenset()

    def allows(self, outcome: Outcome) -> bool:
        """Tell whether ``outcome`` is no mistake."""
        return outcome is self.best or outcome in self.bearable


def right_answers(story: Story, written: dict[str, Written]) -> dict[Check, Answer]:
    """Return the answer to each check."""
    return {
        Check.PAYEE_IBAN: _payee_iban(story, written),
        Check.PAYEE_NAME: _party(story.payee_is, written.get("payee")),
        Check.PAYER_NAME: _party(story.payer_is, written.get("payer")),
        Check.PAYER_TCKN: _tckn(story, written),
        Check.DESCRIPTION: _words(story, written),
        Check.AMOUNT: _amount(story, written),
        Check.DATE: _date(story, written),
    }


def _answer(best: Outcome, *bearable: Outcome) -> Answer:
    return Answer(best, frozenset(bearable))


def _payee_iban(story: Story, written: dict[str, Written]) -> Answer:
    is_right = story.payee_iban == story.rule.iban
    if "payee_iban" not in written:
        return _answer(CANNOT_TELL)
    if written["payee_iban"].is_hidden:
        return _answer(CANNOT_TELL) if is_right else _answer(CANNOT_TELL, DIFFERS)
    return _answer(AGREES if is_right else DIFFERS)


def _party(relation: str, written: Written | None) -> Answer:
    if written is None:
        return _answer(CANNOT_TELL)
    if written.is_hidden:
        return _answer(CANNOT_TELL, DIFFERS) if relation in (OTHER, NEAR) else _answer(CANNOT_TELL)
    if relation == PARTLY:
        return _answer(AGREES, CANNOT_TELL)
    if relation == NEAR:
        return _answer(DIFFERS, CANNOT_TELL)
    return _answer(DIFFERS if relation == OTHER else AGREES)


def _tckn(story: Story, written: dict[str, Written]) -> Answer:
    """Either the payer's printed number or the one in the words may tell; where the two disagree a person decides."""
    is_typed = bool(story.description) and story.person.tckn in story.description
    printed, own = written.get("payer_tckn"), story.payer_tckn == story.person.tckn
    if printed is None or printed.is_hidden:
        return _typed_tckn(story, is_typed=is_typed, is_others=printed is not None and not own)
    if own:
        return _answer(AGREES)
    return _answer(DIFFERS, CANNOT_TELL, AGREES) if is_typed else _answer(DIFFERS)


def _typed_tckn(story: Story, *, is_typed: bool, is_others: bool) -> Answer:
    if is_typed:
        return _answer(AGREES, CANNOT_TELL, DIFFERS) if is_others else _answer(AGREES, CANNOT_TELL)
    if "wrong tckn" in story.lacks:
        return _answer(DIFFERS, CANNOT_TELL)
    return _answer(CANNOT_TELL, DIFFERS)


def _words(story: Story, written: dict[str, Written]) -> Answer:
    if story.words_are == FULL:
        return _answer(AGREES)
    if story.rule.place is Place.ANYWHERE:
        return _words_anywhere(story, written)
    return _answer(CANNOT_TELL, DIFFERS) if story.words_are == ABSENT else _answer(DIFFERS)


def _words_anywhere(story: Story, written: dict[str, Written]) -> Answer:
    """Where words may stand anywhere, the payer's printed name and number count as well."""
    if "phrase" in story.lacks:
        return _answer(DIFFERS, CANNOT_TELL)
    elsewhere = {"name": "payer", "tckn": "payer_tckn"}
    found = [written.get(elsewhere[part]) for part in story.lacks if part in elsewhere]
    is_own = story.payer_is == "self" and story.payer_tckn == story.person.tckn
    if all(each is not None and not each.is_hidden for each in found) and is_own:
        return _answer(AGREES, DIFFERS, CANNOT_TELL)
    return _answer(DIFFERS, CANNOT_TELL)


def _amount(story: Story, written: dict[str, Written]) -> Answer:
    due = story.rule.due(story.at.date())
    if "amount" not in written or "date" not in written or due is None:
        return _answer(CANNOT_TELL)
    if story.currency != "TRY":
        return _answer(DIFFERS, CANNOT_TELL)
    if story.state != DONE:
        return _answer(CANNOT_TELL if story.state == PENDING else DIFFERS, CANNOT_TELL, DIFFERS)
    if not due.is_confirmed(story.at.date()):
        return _answer(CANNOT_TELL)
    return _answer(AGREES if story.amount == due.amount else DIFFERS)


def _date(story: Story, written: dict[str, Written]) -> Answer:
    if "date" not in written:
        return _answer(CANNOT_TELL)
    day = story.at.date()
    is_old = story.longest_age is not None and (story.today - day).days > story.longest_age
    if day > story.today or day < story.not_before or is_old:
        return _answer(DIFFERS)
    return _answer(AGREES, CANNOT_TELL, DIFFERS) if story.state in (PENDING, CANCELLED) else _answer(AGREES)
