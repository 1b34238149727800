"""The path at a glance: what a procedure means for a person, before anything personal is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from applications.domain.fees import FixedSum, Items, NoFee, PriceOnDay, ShownLater
from applications.domain.hand_in import copies_in_words, either
from applications.domain.payment_due import Bill, bill_on
from applications.domain.procedures import Delivery, PaperRule, Rules, deliveries_for, papers_due
from applications.domain.vocabulary import FeeItem, Handler, PaperFor, Prerequisite, RequestKind, SigningMethod, SumMode


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper as people read it: "2 nüsha", "aslı". ``is_ours``: the source states no number of copies."""

    name: str
    copies: str
    is_ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperGroup:
    """Which papers are due, and where they go, under ``heading`` (signing methods; empty: always)."""

    heading: str
    papers: tuple[PaperLine, ...]
    places: tuple["PlaceLine", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """A place papers may go to, with every way that leads there ("Elden veya posta ile")."""

    place: str
    ways: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Everything the page says that is not a column of the procedure itself.

    ``sum_words`` stands where no sum can (``bill.total`` is None). ``without_reader``: what is due when
    the old reader is kept, if the procedure allows it. ``price_is_open``: today's price is not known for
    sure. ``copies_are_ours``: the source states no number of copies, the one shown is our choice.
    """

    lead: str
    bill: Bill
    sum_words: str
    sum_since: date | None
    price_is_open: bool
    names_tariff: bool
    without_reader: Bill | None
    paper_groups: tuple[PaperGroup, ...]
    extra_papers: tuple[PaperLine, ...]
    copies_are_ours: bool
    gets: str
    gets_more: str
    calls_first: str
    to_have_ready: tuple[str, ...]
    good_to_know: tuple[str, ...]

    @property
    def has_places(self) -> bool:
        return any(group.places for group in self.paper_groups)


def glance_of(rules: Rules, tariff: Sequence[PriceOnDay], *, day: date) -> Glance:
    """Return what ``rules`` mean for someone who begins on ``day``."""
    bill = bill_on(rules, tariff, day=day)
    keeps = bill_on(rules, tariff, day=day, keeps_reader=True) if rules.may_keep_reader else None
    is_reader = rules.kind is RequestKind.CARD_READER
    return Glance(
        lead=_lead(rules),
        bill=bill,
        sum_words=_sum_words(rules, bill),
        sum_since=rules.fee.since if isinstance(rules.fee, FixedSum) else None,
        price_is_open=isinstance(rules.fee, Items) and (bill.total is None or bill.last_known_on is not None),
        names_tariff=isinstance(rules.fee, Items | FixedSum),
        without_reader=keeps,
        paper_groups=paper_groups(rules),
        extra_papers=tuple(_paper_line(rule) for rule in rules.papers if rule.asked_of is not PaperFor.EVERYONE),
        copies_are_ours=any(rule.copies_are_ours for rule in rules.papers),
        gets="Mini kart okuyucu" if is_reader else "3 yıl geçerli e-imza kartı",
        gets_more="" if is_reader or FeeItem.READER not in rules.items else "Mini kart okuyucuyla birlikte",
        calls_first=_calls_first(rules),
        to_have_ready=tuple(_to_have_ready(rules)),
        good_to_know=tuple(_good_to_know(rules)),
    )


def paper_groups(rules: Rules) -> tuple[PaperGroup, ...]:
    """Return papers and places by signing method; methods that ask for the same stand together."""
    methods: tuple[SigningMethod | None, ...] = rules.signing_methods or (None,)
    groups: dict[tuple[tuple[PaperLine, ...], tuple[PlaceLine, ...]], list[str]] = {}
    for method in methods:
        papers = tuple(_paper_line(rule) for rule in papers_due(rules, signing_method=method))
        places = _places(deliveries_for(rules, signing_method=method))
        groups.setdefault((papers, places), []).append(method.label if method else "")
    is_choice = len(groups) > 1
    return tuple(
        PaperGroup(heading=", ".join(labels) if is_choice else "", papers=papers, places=places)
        for (papers, places), labels in groups.items()
    )


def _paper_line(rule: PaperRule) -> PaperLine:
    asked_of = "" if rule.asked_of is PaperFor.EVERYONE else f" ({rule.asked_of.label})"
    copies = "aslı" if rule.is_original else copies_in_words(rule)
    return PaperLine(name=rule.label + asked_of, copies=copies, is_ours=rule.copies_are_ours)


def _places(deliveries: Iterable[Delivery]) -> tuple[PlaceLine, ...]:
    ways: dict[tuple[str, str], list[str]] = {}
    for delivery in deliveries:
        ways.setdefault((delivery.place, delivery.address), []).append(delivery.way.label)
    return tuple(
        PlaceLine(place=place, address=address, ways=either(labels)) for (place, address), labels in ways.items()
    )


def _sum_words(rules: Rules, bill: Bill) -> str:
    if isinstance(rules.fee, NoFee):
        return rules.payer.label
    if isinstance(rules.fee, ShownLater):
        return SumMode.SHOWN_LATER.label
    return "" if bill.total is not None else "Bugünün fiyatı bizde yok"


def _lead(rules: Rules) -> str:
    if rules.handler is Handler.KAMU_SM:
        return "İşlemi Kamu SM’de siz yaparsınız. Burada ne yapacağınızı görür, adımlarınızı izlersiniz."
    if rules.is_listed:
        return "Önce sertifikanız iptal edilir, sonra Kamu SM’nin göndereceği bağlantıyla yeniden başvurursunuz."
    if rules.needs_payment:
        return "Bir kez ödeme yapar, bir kez belge teslim edersiniz. Kartınız kuryeyle size gelir."
    return "Ödeme yapmazsınız. Formları imzalayıp teslim edersiniz; kartınız kuryeyle size gelir."


def _calls_first(rules: Rules) -> str:
    """Return what must happen by telephone before anything else, or ""."""
    urgent = (Prerequisite.REVOKE_FIRST, Prerequisite.SUSPEND_FIRST)
    return next((rule.text for rule in rules.prerequisites if rule.prerequisite in urgent), "")


def _to_have_ready(rules: Rules) -> Iterable[str]:
    yield "T.C. kimlik numaranız"
    yield "Cep telefonunuz ve kurumsal e-posta adresiniz"
    yield "Kuryenin geleceği açık adres"
    if rules.kind is RequestKind.RENEWAL:
        yield "Sertifikanızın bitiş tarihi"
    if rules.asks_revocation:
        yield "Sertifikanızı ne zaman, nasıl iptal ettirdiğiniz"
    if rules.kind is RequestKind.CARD_READER:
        yield "Fatura bilgileriniz"
    if rules.needs_receipt_before_submission:
        yield "Banka uygulamanız; ödediyseniz dekontunuz (bankanın ödeme belgesi)"


def _good_to_know(rules: Rules) -> Iterable[str]:
    if rules.kind is RequestKind.RENEWAL:
        yield (
            "Yenileme, sertifika geçerliyken ve bitimine en çok 3 ay kala yapılır. "
            "Süresi dolmuşsa yenileme değil, ilk başvuru yapılır."
        )
    if any(method.needs_valid_certificate for method in rules.signing_methods):
        yield "Kâğıtsız imza geçerli bir sertifika ister. Süresi dolan sertifikayla imza atılmaz."
    yield from (rule.text for rule in rules.prerequisites if rule.text != _calls_first(rules))
    yield "Güvenlik sözcüğünüzü, PIN ve PUK’unuzu hiçbir adımda sormayız."
