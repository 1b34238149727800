"""What one directorate asks of one kind of request, and what follows from it.

A procedure is *directorate x staff category x request kind x since when*. The rows are read into
``Rules`` by ``applications.catalogue``; everything here is plain values.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from applications.domain.fees import Fee, FixedSum, Items, NoFee
from applications.domain.lifecycle import Route
from applications.domain.vocabulary import (
    DeliveryWay,
    FeeItem,
    Handler,
    Paper,
    PaperFor,
    Payer,
    PayWhen,
    Prerequisite,
    RequestKind,
    SigningMethod,
    StaffCategory,
    WordingForm,
)
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import Place


class NoProcedureInForce(LookupError):
    """No rule is in force on that day: the portal says so and names the desk's phone."""


class AmbiguousProcedure(Exception):
    """Two rules are in force at once; the rows contradict each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account that takes the transfer: compact IBAN, the bank as stated, every accepted title."""

    iban: str
    stated_bank: str
    branch: str
    titles: tuple[str, ...]
    titles_may_be_cut: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    channel: PaymentChannel
    account: Account | None
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DescriptionRule:
    """Words that must stand on the receipt, with ``{ad_soyad}``, ``{ad}``, ``{soyad}``, ``{tckn}`` to be filled.

    Of several templates one suffices; parts must all stand. ``optional_words``: words of the text
    that may be meant as a label (Mersin's AÇIKLAMA).
    """

    form: WordingForm
    text: str
    place: Place
    optional_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRule:
    """One paper: how many copies to hand in, keep and post. ``signing_method`` ``None``: whatever the method."""

    paper: Paper
    name: str = ""
    signing_method: SigningMethod | None = None
    asked_of: PaperFor = PaperFor.EVERYONE
    deliver: int = 0
    keep: int = 0
    post: int = 0
    is_original: bool = False
    copies_are_ours: bool = False

    @property
    def copies(self) -> int:
        return self.deliver + self.keep + self.post

    @property
    def label(self) -> str:
        return self.name or self.paper.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A place the papers may go to, and the way."""

    way: DeliveryWay
    place: str
    address: str = ""
    signing_method: SigningMethod | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrerequisiteRule:
    prerequisite: Prerequisite
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepText:
    """One line of the path: a plain Turkish sentence, whose move it is, perhaps a link."""

    who: str
    title: str
    text: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one procedure asks. In force on ``valid_from <= day < valid_until``; ``None``: open end.

    ``longest_receipt_age``: the most days between a payment and today; ``None``: any number.
    """

    directorate: str
    category: StaffCategory
    kind: RequestKind
    reason: str
    valid_from: date
    valid_until: date | None
    payer: Payer
    handler: Handler
    via_unit: bool
    is_listed: bool
    pay_when: PayWhen | None
    fee: Fee
    channels: tuple[Channel, ...]
    descriptions: tuple[DescriptionRule, ...]
    signing_methods: tuple[SigningMethod, ...]
    papers: tuple[PaperRule, ...]
    deliveries: tuple[Delivery, ...]
    prerequisites: tuple[PrerequisiteRule, ...]
    steps: tuple[StepText, ...]
    refuses_abbreviations: bool
    payer_is_stated: bool
    source: str
    source_url: str
    source_on: date | None
    read_on: date
    reader_may_be_kept: bool = False
    allows_declaration: bool = False
    longest_receipt_age: int | None = None

    def is_in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    @property
    def route(self) -> Route:
        return Route(handler=self.handler, via_unit=self.via_unit, is_listed=self.is_listed)

    @property
    def needs_payment(self) -> bool:
        return self.payer is Payer.APPLICANT

    @property
    def demands_receipt(self) -> bool:
        """Tell whether the source asks for a receipt (Ankara's lost and stolen cards pay without one)."""
        return any(rule.paper is Paper.RECEIPT for rule in self.papers)

    @property
    def needs_receipt_before_submission(self) -> bool:
        return self.needs_payment and self.pay_when is not None and self.pay_when.is_before_submission

    @property
    def may_declare(self) -> bool:
        """Tell whether a signed declaration may stand for words that the receipt lacks.

        It is handed to a desk; what Kamu SM alone handles passes none.
        """
        return self.allows_declaration and bool(self.descriptions) and self.handler is not Handler.KAMU_SM

    @property
    def may_keep_reader(self) -> bool:
        """Tell whether a lower sum is due when the old reader is kept."""
        if isinstance(self.fee, Items):
            return self.reader_may_be_kept and FeeItem.READER in self.fee.items
        return isinstance(self.fee, FixedSum) and self.fee.without_reader is not None

    @property
    def usual_method(self) -> SigningMethod | None:
        """Return the method that is taken for granted until the person has chosen one; ``None`` when none is named."""
        return self.signing_methods[0] if self.signing_methods else None

    @property
    def asks_revocation(self) -> bool:
        wanted = (Prerequisite.REVOKE_FIRST, Prerequisite.SUSPEND_FIRST)
        return any(rule.prerequisite in wanted for rule in self.prerequisites)

    @property
    def items(self) -> tuple[FeeItem, ...]:
        return () if isinstance(self.fee, NoFee) else self.fee.items


def in_force(candidates: Iterable[Rules], *, day: date) -> Rules:
    """Return the one candidate in force on ``day``.

    Raises NoProcedureInForce or AmbiguousProcedure: showing an applicant the
    wrong account would send money astray, so the choice is never guessed.
    """
    found = [rules for rules in candidates if rules.is_in_force(day)]
    if not found:
        raise NoProcedureInForce(day)
    if len(found) > 1:
        raise AmbiguousProcedure(found)
    return found[0]


def papers_due(
    rules: Rules,
    *,
    signing_method: SigningMethod | None,
    person: Iterable[PaperFor] = (),
    with_declaration: bool = False,
) -> tuple[PaperRule, ...]:
    """Return the papers this person owes, Kamu SM's form first and ours right after it.

    ``person``: what besides "everyone" is true of the person (foreign, naturalised). ``with_declaration``: the
    person declares what the receipt lacks, in one signed original.
    """
    groups = {PaperFor.EVERYONE, *person}
    method = signing_method or rules.usual_method
    due = [
        rule
        for rule in rules.papers
        if rule.signing_method in (None, method) and rule.asked_of in groups and rule.copies
    ]
    if with_declaration:
        due.append(PaperRule(paper=Paper.DECLARATION, deliver=1))
    order = list(Paper)
    return tuple(sorted(due, key=lambda rule: order.index(rule.paper)))


def deliveries_for(rules: Rules, *, signing_method: SigningMethod | None) -> tuple[Delivery, ...]:
    method = signing_method or rules.usual_method
    return tuple(place for place in rules.deliveries if place.signing_method in (None, method))
