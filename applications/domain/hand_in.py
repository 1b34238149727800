"""The checklist in words: which papers are handed in, in how many copies, where and how."""

from collections.abc import Iterable, Sequence

from applications.domain.procedures import Delivery, PaperRule
from applications.domain.vocabulary import Paper, SigningMethod
from esign_portal import turkish

_SIGNED = {
    SigningMethod.WET: "ıslak imzalı",
    SigningMethod.CONSENT: "e-onaylı",
    SigningMethod.E_SIGNED: "e-imzalı",
    None: "imzalı",
}
_FORMS = (Paper.KAMU_SM_FORM, Paper.REQUEST_FORM)
_COPIES = "{}\N{NO-BREAK SPACE}nüsha"
"""A number of copies: one word to whoever breaks lines."""


def paper_lines(
    papers: Iterable[PaperRule], *, signing_method: SigningMethod | None, our_form: str = "Bu form"
) -> tuple[str, ...]:
    """Return one line a paper, in the order given (``procedures.papers_due`` names Kamu SM's form first).

    ``our_form``: what the request form is called; on the form itself it is "this form".

    >>> paper_lines([PaperRule(paper=Paper.KAMU_SM_FORM, deliver=2), PaperRule(paper=Paper.RECEIPT, deliver=1,
    ...     is_original=True)], signing_method=SigningMethod.WET)
    ('Kamu SM başvuru formu: 2\\xa0nüsha, ıslak imzalı', 'Banka dekontunun aslı')
    """
    return tuple(_line(rule, signed=_SIGNED[signing_method], our_form=our_form) for rule in papers)


def delivery_lines(deliveries: Iterable[Delivery]) -> tuple[str, ...]:
    """Return one line a place, its ways together.

    >>> from applications.domain.vocabulary import DeliveryWay
    >>> delivery_lines([Delivery(way=DeliveryWay.BY_HAND, place="SBS"), Delivery(way=DeliveryWay.POST, place="SBS")])
    ('Elden veya posta ile: SBS',)
    """
    ways: dict[str, list[str]] = {}
    for row in deliveries:
        where = f"{row.place}, {row.address}" if row.address else row.place
        ways.setdefault(where, []).append(row.way.label)
    return tuple(f"{either(labels)}: {where}" for where, labels in ways.items())


def copies_in_words(rule: PaperRule) -> str:
    """Return how many copies go where; only handed-in ones need no verb.

    >>> copies_in_words(PaperRule(paper=Paper.REQUEST_FORM, deliver=2))
    '2\\xa0nüsha'
    >>> copies_in_words(PaperRule(paper=Paper.REQUEST_FORM, post=1, keep=1))
    '1\\xa0nüsha postalanır, 1\\xa0nüsha sizde kalır'
    """
    if rule.deliver == rule.copies:
        return _COPIES.format(rule.deliver)
    parts = ((rule.deliver, "teslim edilir"), (rule.post, "postalanır"), (rule.keep, "sizde kalır"))
    return ", ".join(f"{_COPIES.format(number)} {what}" for number, what in parts if number)


def either(labels: Sequence[str]) -> str:
    """Return the ways as one phrase.

    >>> either(["Elden", "Posta ile", "Üst yazı ile"])
    'Elden, posta ile veya üst yazı ile'
    """
    words = [labels[0], *(turkish.lower(label) for label in labels[1:])]
    return " veya ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def form_copies(papers: Iterable[PaperRule]) -> tuple[str, ...]:
    """Return the heading of each printed copy of the request form, in order; empty when none is due.

    >>> form_copies([PaperRule(paper=Paper.REQUEST_FORM, deliver=2)])
    ('Kurum nüshası', 'Başvuru sahibi nüshası')
    >>> form_copies([PaperRule(paper=Paper.REQUEST_FORM, post=1, keep=1)])
    ('Kamu SM nüshası (postalanır)', 'Başvuru sahibi nüshası (sizde kalır)')
    """
    for rule in papers:
        if rule.paper is Paper.REQUEST_FORM:
            delivered = ("Kurum nüshası", "Başvuru sahibi nüshası", *(f"{n}. ek nüsha" for n in range(1, rule.deliver)))
            posted = ("Kamu SM nüshası (postalanır)",) * rule.post
            kept = ("Başvuru sahibi nüshası (sizde kalır)",) * rule.keep
            return (*delivered[: rule.deliver], *posted, *kept)
    return ()


def _line(rule: PaperRule, *, signed: str, our_form: str) -> str:
    if rule.paper is Paper.DECLARATION:
        return f"{rule.label}, imzalı"
    if rule.paper in _FORMS:
        name = our_form if rule.paper is Paper.REQUEST_FORM else rule.label
        return f"{name}: {_copies(rule)}, {signed}"
    return f"{_name(rule)}: {_copies(rule)}" if rule.copies > 1 or not rule.deliver else _name(rule)


def _name(rule: PaperRule) -> str:
    if rule.paper is Paper.RECEIPT and not rule.name:
        return "Banka dekontunun aslı" if rule.is_original else "Banka dekontu"
    return f"{rule.label} (aslı)" if rule.is_original else rule.label


def _copies(rule: PaperRule) -> str:
    return copies_in_words(rule) + (" (sayı önerimizdir)" if rule.copies_are_ours else "")
