"""From a draft to a request: hand it in, correct what was returned.

``submit`` writes the first status; from then on only ``services.take_action`` does.
"""

import secrets
from datetime import datetime
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from applications import notices, wizard
from applications.case_columns import answers_of, columns_from
from applications.case_papers import lay_out_papers, papers_to_sign_anew
from applications.domain.lifecycle import Action, Actor, Status, TransitionNotAllowed, first_status
from applications.domain.procedures import Rules
from applications.domain.references import new_reference
from applications.domain.steps import Step
from applications.domain.vocabulary import Paper
from applications.models import RequestDraft, SignatureRequest, User
from applications.printing import letters
from applications.services import refuse_second, take_action, write_event


class DraftIncomplete(Exception):
    """The draft still lacks ``step``."""

    def __init__(self, step: Step) -> None:
        self.step = step
        super().__init__(step)


@transaction.atomic
def submit(draft_id: Any, *, by: User, at: datetime) -> SignatureRequest:
    """Write the request of a complete draft, once: a second call returns the same request.

    Raises DraftIncomplete or OpenRequestExists.
    """
    draft = RequestDraft.objects.select_for_update().get(pk=draft_id, owner=by)
    if draft.submitted_as is not None:
        return draft.submitted_as
    rules = wizard.rules_for(draft)
    answers = _complete_answers(draft, rules, at=at)
    case = _create_only_case(draft, rules, answers, at=at)
    lay_out_papers(case, rules)
    write_event(case, Action.SUBMIT, Actor.APPLICANT, before="", by=by, at=at)
    _close_draft(draft, case, at=at)
    transaction.on_commit(partial(notices.tell_applicant, case.pk))
    return case


@transaction.atomic
def start_correction(case: SignatureRequest, *, by: User, at: datetime) -> RequestDraft:
    """Return the open correction of a returned case, or begin one on the steps the officer flagged."""
    # Of two presses the second waits here and finds the correction that the first one began.
    if SignatureRequest.objects.select_for_update().get(pk=case.pk).status_now is not Status.RETURNED:
        raise TransitionNotAllowed("only a returned case is corrected")
    returned = case.events.filter(action=Action.RETURN).order_by("-pk").first()
    flagged = returned.detail.get("steps", []) if returned else []
    existing = RequestDraft.objects.filter(corrects=case, submitted_as__isnull=True, owner=by).first()
    if existing is not None and existing.flagged_steps == flagged:
        return existing
    return RequestDraft.objects.create(
        owner=by,
        procedure=case.procedure,
        answers=answers_of(case),
        payment=case.payment,
        corrects=case,
        flagged_steps=flagged,
        created_at=at,
        updated_at=at,
    )


@transaction.atomic
def resubmit(draft_id: Any, *, by: User, at: datetime, note: str = "") -> SignatureRequest:
    """Write the corrected answers into the case and give it back to the desk, once.

    Copies of our form that were already here say something else now: they are asked for anew, and so is a declaration
    whose words about the person changed.
    Raises DraftIncomplete, or OpenRequestExists when the corrected number has another open request.
    """
    draft = RequestDraft.objects.select_for_update().get(pk=draft_id, owner=by)
    if draft.submitted_as is not None:
        return draft.submitted_as
    rules = wizard.rules_for(draft)
    answers = _complete_answers(draft, rules, at=at)
    flagged = {step: cleaned for step, cleaned in answers.items() if step in draft.flagged_steps}
    case = SignatureRequest.objects.select_for_update().get(pk=draft.corrects_id)
    before, on_letter = answers_of(case), _on_letter(case)
    refuse_second(flagged.get(Step.PERSON, {}).get("tckn", case.tckn), case.kind, beside=case)
    SignatureRequest.objects.filter(pk=case.pk).update(**columns_from(flagged, details=case.details))
    case.refresh_from_db()
    after = answers_of(case)
    changed = [step for step in draft.flagged_steps if before.get(step) != after.get(step)]
    if changed:
        is_letter_old = _on_letter(case) != on_letter
        papers_to_sign_anew(case, Paper.REQUEST_FORM, *((Paper.DECLARATION,) if is_letter_old else ()))
        wizard.payment_of(draft, rules, today=timezone.localdate(at), at=at)
    lay_out_papers(case, rules)
    take_action(case.pk, Action.RESUBMIT, actors={Actor.APPLICANT}, by=by, at=at, note=note, detail={"steps": changed})
    draft.submitted_as = case
    draft.save(update_fields=["submitted_as"])
    case.refresh_from_db()
    return case


def _on_letter(case: SignatureRequest) -> list[str]:
    return [getattr(case, name) for name in letters.DECLARED_COLUMNS]


def _complete_answers(draft: RequestDraft, rules: Rules, *, at: datetime) -> wizard.Answers:
    answers = wizard.valid_answers(draft, rules, today=timezone.localdate(at))
    for step in wizard.steps_of(draft, rules):
        if not wizard.is_complete(draft, step, answers):
            raise DraftIncomplete(step)
    return answers


def _create_only_case(draft: RequestDraft, rules: Rules, answers: wizard.Answers, *, at: datetime) -> SignatureRequest:
    """Create the request unless the person has an open one of this kind.

    Two drafts of one person may be handed in at the same moment: then the unique index decides.
    """
    tckn, kind = answers[Step.PERSON]["tckn"], draft.procedure.kind
    refuse_second(tckn, kind)
    try:
        with transaction.atomic():
            return _create_case(draft, rules, answers, at=at)
    except IntegrityError:
        refuse_second(tckn, kind)
        raise


def _create_case(draft: RequestDraft, rules: Rules, answers: wizard.Answers, *, at: datetime) -> SignatureRequest:
    only_method = rules.signing_methods[0] if len(rules.signing_methods) == 1 else ""
    columns = {"signing_method": only_method, **columns_from(answers, details={})}
    read_at = parse_datetime(draft.answers[Step.NOTICE].get("read_at", "")) or at
    return SignatureRequest.objects.create(
        reference=_free_reference(),
        owner=draft.owner,
        procedure=draft.procedure,
        directorate=draft.procedure.directorate,
        category=draft.procedure.category,
        kind=draft.procedure.kind,
        status=first_status(rules.route),
        since=at,
        submitted_at=at,
        notice_read_at=read_at,
        payment=wizard.payment_of(draft, rules, today=timezone.localdate(at), at=at) if rules.needs_payment else None,
        **columns,
    )


def _free_reference() -> str:
    """Return a reference nobody has; of 55 billion a clash is rare, and the unique index has the last word."""
    while True:
        reference = new_reference(secrets.choice)
        if not SignatureRequest.objects.filter(reference=reference).exists():
            return reference


def _close_draft(draft: RequestDraft, case: SignatureRequest, *, at: datetime) -> None:
    draft.submitted_as, draft.payment, draft.updated_at = case, None, at
    draft.save(update_fields=["submitted_as", "payment", "updated_at"])
