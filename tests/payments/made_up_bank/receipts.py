"""Made-up receipts by number: the same number gives the same receipt."""

import datetime
import random
from dataclasses import dataclass

from payments.domain.expectation import ExpectedPayment
from payments.domain.outcomes import Check
from tests.payments.made_up_bank import pictures
from tests.payments.made_up_bank.answers import Answer, right_answers
from tests.payments.made_up_bank.banks import PAPERS, SCREENS
from tests.payments.made_up_bank.banks.parts import Layout
from tests.payments.made_up_bank.mistakes import MISTAKES, Mistake
from tests.payments.made_up_bank.pdf import sheet_pdf
from tests.payments.made_up_bank.pen import Pen, Written
from tests.payments.made_up_bank.rules import ANKARA_FIRST, rules_for
from tests.payments.made_up_bank.sheet import Sheet, glued
from tests.payments.made_up_bank.story import Story, right_story
from tests.payments.made_up_bank.transfer import HAVALE, Transfer

_WAYS_TO_GLUE = ("", "", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeReceipt:
    """A receipt with the truth about it. ``fields`` are what was printed, ``answers`` what each check ought to say."""

    name: str
    seed: int
    layout: Layout
    mistake: str
    sheet: Sheet
    fields: dict[str, Written]
    unclear_when_glued: frozenset[str]
    answers: dict[Check, Answer]
    expected: ExpectedPayment
    today: datetime.date

    @property
    def text(self) -> str:
        """The text as a text layer gives it."""
        return self.sheet.text

    @property
    def pdf(self) -> bytes:
        """A PDF with a text layer."""
        return sheet_pdf(self.sheet, self.seed)

    def scan(self, dpi: int) -> bytes:
        """A scan of the paper: PDF, JPEG or PNG."""
        return pictures.scan(self.pdf, self.seed, dpi)

    @property
    def photo(self) -> bytes:
        """A photograph of the paper: JPEG."""
        return pictures.photo(self.pdf, self.seed)

    @property
    def screenshot(self) -> bytes:
        """A telephone's screen: PNG or JPEG."""
        return pictures.screenshot(self.pdf, self.seed)

    @property
    def glued(self) -> str:
        """The text without line breaks: run together or parted by one blank."""
        return glued(self.sheet, _WAYS_TO_GLUE[self.seed % len(_WAYS_TO_GLUE)])


def make_receipt(seed: int, *, layout: Layout | None = None, mistake: Mistake | None = None) -> MadeReceipt:
    """Return receipt number ``seed``; the layout goes round through all papers, the mistake is drawn."""
    rng = random.Random(f"receipt {seed}")
    layout = layout or PAPERS[seed % len(PAPERS)]
    mistake = mistake or rng.choices(list(MISTAKES), list(MISTAKES.values()))[0]
    rail = rng.choice(layout.rails)
    story = _story(rng, layout, mistake, rail)
    sheet = Sheet(by_columns=rng.random() < 0.3, is_phone=layout.is_phone)
    pen = Pen(_transfer(story, layout, rail, rng), rng)
    layout.draw(sheet, pen)
    if rng.random() < 0.04:
        sheet.split_capitals(rng)
    return MadeReceipt(
        name=f"{layout.name}-{mistake.__name__}-{seed}",
        seed=seed,
        layout=layout,
        mistake=mistake.__name__,
        sheet=sheet,
        fields=pen.written,
        unclear_when_glued=frozenset(pen.unclear_when_glued),
        answers=right_answers(story, pen.written),
        expected=story.rule.expects(story.person, not_before=story.not_before, longest_age=story.longest_age),
        today=story.today,
    )


def make_screen(seed: int) -> MadeReceipt:
    """Return receipt number ``seed`` as a telephone shows it."""
    return make_receipt(seed, layout=SCREENS[seed % len(SCREENS)])


def _story(rng: random.Random, layout: Layout, mistake: Mistake, rail: str) -> Story:
    rule = rules_for(rng, layout.code, inside_bank=rail == HAVALE)
    if mistake.__name__ == "price_not_sure":
        rule = ANKARA_FIRST
    story = right_story(rng, rule, layout.code)
    mistake(story, rng)
    return story


def _transfer(story: Story, layout: Layout, rail: str, rng: random.Random) -> Transfer:
    usual = {name for name in layout.hides if rng.random() < 0.25}
    return Transfer(
        payer=story.payer,
        payer_tckn=story.payer_tckn,
        payer_iban=story.payer_iban,
        payee=story.payee,
        payee_iban=story.payee_iban,
        amount=story.amount,
        at=story.at,
        rail=rail,
        description=story.description,
        currency=story.currency,
        state=story.state,
        hidden=frozenset(story.hidden | usual),
    )
