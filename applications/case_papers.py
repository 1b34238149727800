"""The papers of a case: which copies are awaited, and which must be signed anew."""

from collections.abc import Mapping
from typing import Any

from applications.domain.procedures import PaperRule, Rules, deliveries_for, papers_due
from applications.domain.steps import Step
from applications.domain.vocabulary import DeliveryWay, Paper, PaperFor
from applications.models import Declaration, PaperCopy, SignatureRequest
from payments.models import Payment

FOREIGN_PREFIX = "99"
"""Identity numbers of foreigners begin so (DOMAIN: the same check digits)."""


def papers_of(case: SignatureRequest, rules: Rules) -> tuple[PaperRule, ...]:
    """Return the papers this person owes under ``rules``, Kamu SM's form first."""
    groups = _groups(case.tckn, is_naturalised=bool(case.details.get("is_naturalised")))
    declared = declaration_due(case.payment, rules) is not None
    return papers_due(rules, signing_method=case.chosen_method, person=groups, with_declaration=declared)


def papers_of_answers(
    answers: Mapping[Step, Mapping[str, Any]], rules: Rules, *, payment: Payment | None = None
) -> tuple[PaperRule, ...]:
    """Return the papers that cleaned ``answers`` will make due, before they are a request."""
    person = answers[Step.PERSON]
    groups = _groups(person["tckn"], is_naturalised=bool(person.get("is_naturalised")))
    method = answers.get(Step.SIGNING, {}).get("signing_method") or None
    declared = declaration_due(payment, rules) is not None
    return papers_due(rules, signing_method=method, person=groups, with_declaration=declared)


def declaration_due(payment: Payment | None, rules: Rules) -> Declaration | None:
    """Return what was declared about ``payment``, while the procedure takes it and the receipt still lacks words."""
    if payment is None or not rules.may_declare:
        return None
    declared = _declared_about(payment)
    return declared if declared is not None and declared.is_needed else None


def _declared_about(payment: Payment) -> Declaration | None:
    """Return what was fetched with ``payment``, for papers of many requests; else read it."""
    if Payment.declaration.is_cached(payment):
        return getattr(payment, "declaration", None)
    return Declaration.objects.select_related("receipt").filter(payment=payment).first()


def _groups(tckn: str, *, is_naturalised: bool) -> frozenset[PaperFor]:
    """Return what besides "everyone" is true of the person."""
    foreign = {PaperFor.FOREIGN} if tckn.startswith(FOREIGN_PREFIX) else set()
    return frozenset(foreign | ({PaperFor.NATURALISED} if is_naturalised else set()))


def arrive_on_paper(case: SignatureRequest, rules: Rules) -> tuple[PaperRule, ...]:
    """Return the papers a desk waits for. A receipt that goes by e-mail is the file uploaded here."""
    ways = {delivery.way for delivery in deliveries_for(rules, signing_method=case.chosen_method)}
    by_mail_alone = ways == {DeliveryWay.EMAIL}
    return tuple(
        rule for rule in papers_of(case, rules) if rule.deliver and not (by_mail_alone and rule.paper is Paper.RECEIPT)
    )


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


def papers_to_sign_anew(case: SignatureRequest, *papers: Paper) -> None:
    """What is printed on ``papers`` changed: copies that came before the change count no more."""
    case.paper_copies.filter(paper__in=papers).update(received_at=None, received_by=None)


def papers_on_their_way(case: SignatureRequest) -> None:
    """The unit handed the papers on: what it received, the directorate has not in hand yet."""
    case.paper_copies.update(received_at=None, received_by=None)
