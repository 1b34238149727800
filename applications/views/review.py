"""Everything on the review page: the answers, what is paid, which papers go where, what comes next."""

from dataclasses import dataclass
from typing import Any

from applications import catalogue, wizard
from applications.case_papers import papers_of_answers
from applications.domain.ahead import stops_of
from applications.domain.hand_in import delivery_lines, paper_lines
from applications.domain.lifecycle import Action
from applications.domain.procedures import deliveries_for
from applications.domain.steps import Step
from applications.domain.vocabulary import Paper
from applications.forms.shown import Row, cleaned_rows
from applications.paying import payment_shown
from applications.views.own import DraftPage
from applications.views.progress import progress_of, step_url

_NOT_ANSWERS = (Step.NOTICE, Step.PAYMENT)
"""Pages without answers to be looked over: the notice was read, and the payment has a section of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The answers of one step, and where they are changed."""

    title: str
    url: str
    rows: tuple[Row, ...]


def review_of(page: DraftPage) -> dict[str, Any]:
    """Return the template's context for a draft that lacks nothing."""
    draft, rules = page.draft, page.rules
    answers = wizard.valid_answers(draft, rules, today=page.today)
    method = answers.get(Step.SIGNING, {}).get("signing_method") or rules.usual_method
    person = wizard.person_name(answers)
    return {
        "page": page,
        "draft": draft,
        "procedure": draft.procedure,
        "sections": [_section(page, step) for step in wizard.steps_of(draft, rules) if step not in _NOT_ANSWERS],
        "payment": payment_shown(
            rules, person, catalogue.tariff(), day=page.today, keeps_reader=wizard.keeps_reader(answers)
        ),
        "payment_url": step_url(page, Step.PAYMENT) if Step.PAYMENT in wizard.steps_of(draft, rules) else "",
        "receipts": list(draft.payment.receipts.all()) if draft.payment else [],
        "papers": paper_lines(
            papers_of_answers(answers, rules, payment=draft.payment),
            signing_method=method,
            our_form=Paper.REQUEST_FORM.label,
        ),
        "places": delivery_lines(deliveries_for(rules, signing_method=method)),
        "stops": stops_of(rules),
        "progress": progress_of(page, None),
        "returned": _return_of(page),
        "contacts": catalogue.contacts(),
    }


def _section(page: DraftPage, step: Step) -> Section:
    form = wizard.form_for(page.draft, step, page.rules, today=page.today, data=page.draft.answers[step])
    rows = cleaned_rows(form) if form.is_valid() else []
    return Section(title=step.title_tr, url=step_url(page, step), rows=tuple(rows))


def _return_of(page: DraftPage) -> Any:
    """Return the event that sent the request back, when this draft is its correction."""
    if page.draft.corrects is None:
        return None
    return page.draft.corrects.events.filter(action=Action.RETURN).order_by("-pk").first()
