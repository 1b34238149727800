"""The papers of a case: which copies are awaited, and which must be signed anew."""

from applications.domain.procedures import PaperRule, Rules, deliveries_for, papers_due
from applications.domain.vocabulary import DeliveryWay, Paper, PaperFor, SigningMethod
from applications.models import PaperCopy, SignatureRequest

FOREIGN_PREFIX = "99"
"""Identity numbers of foreigners begin so (DOMAIN: the same check digits)."""


def papers_of(case: SignatureRequest, rules: Rules) -> tuple[PaperRule, ...]:
    """Return the papers this person owes under ``rules``, Kamu SM's form first."""
    groups = set()
    if case.tckn.startswith(FOREIGN_PREFIX):
        groups.add(PaperFor.FOREIGN)
    if case.details.get("is_naturalised"):
        groups.add(PaperFor.NATURALISED)
    return papers_due(rules, signing_method=_method(case), person=groups)


def arrive_on_paper(case: SignatureRequest, rules: Rules) -> tuple[PaperRule, ...]:
    """Return the papers a desk waits for. A receipt that goes by e-mail is the file uploaded here."""
    ways = {delivery.way for delivery in deliveries_for(rules, signing_method=_method(case))}
    by_mail_alone = ways == {DeliveryWay.EMAIL}
    return tuple(
        rule for rule in papers_of(case, rules) if rule.deliver and not (by_mail_alone and rule.paper is Paper.RECEIPT)
    )


def _method(case: SignatureRequest) -> SigningMethod | None:
    return SigningMethod(case.signing_method) if case.signing_method else None


def lay_out_papers(case: SignatureRequest, rules: Rules) -> None:
    """Create a row for each copy the desk waits for; drop awaited ones that are no longer due."""
    due = {
        (rule.paper.value, rule.label, number)
        for rule in arrive_on_paper(case, rules)
        for number in range(1, rule.deliver + 1)
    }
    for copy in case.paper_copies.all():
        key = (copy.paper, copy.name, copy.number)
        if key in due:
            due.discard(key)
        elif not copy.is_received:
            copy.delete()
    order = list(Paper)
    PaperCopy.objects.bulk_create(
        PaperCopy(case=case, paper=paper, name=name, number=number)
        for paper, name, number in sorted(due, key=lambda key: (order.index(Paper(key[0])), key[1], key[2]))
    )


def papers_to_sign_anew(case: SignatureRequest) -> None:
    """The printed answers changed: copies of our form that came before the change count no more."""
    case.paper_copies.filter(paper=Paper.REQUEST_FORM).update(received_at=None, received_by=None)
