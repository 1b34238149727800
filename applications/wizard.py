"""Drafts: start, keep an answer, which answers are valid today, follow a new version of the procedure."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from applications import catalogue
from applications.domain.changes import changes_between
from applications.domain.payment_due import PersonName, expected_payment
from applications.domain.procedures import Rules
from applications.domain.steps import Step, steps_for
from applications.forms import STEP_FORMS
from applications.forms.base import StepForm
from applications.models import Procedure, RequestDraft, User
from payments import services as payments
from payments.domain.expectation import ExpectedPayment
from payments.models import Payment

Answers = Mapping[Step, Mapping[str, Any]]
"""Cleaned values by step, of the steps that are valid today."""


class DraftMovedOn(Exception):
    """Another tab saved a newer answer of this step; ``stored`` holds its strings."""

    def __init__(self, stored: Mapping[str, str]) -> None:
        self.stored = stored
        super().__init__("the step was saved elsewhere meanwhile")


@transaction.atomic
def start(procedure: Procedure, *, owner: User, at: datetime) -> RequestDraft:
    """Return the person's open draft of this procedure, whatever its version, or a new one.

    Of two presses of the button the second finds the draft of the first: the person's row is locked.
    """
    User.objects.select_for_update().get(pk=owner.pk)
    existing = RequestDraft.objects.filter(
        owner=owner,
        procedure__directorate=procedure.directorate_id,
        procedure__category=procedure.category,
        procedure__kind=procedure.kind,
        procedure__reason=procedure.reason,
        submitted_as__isnull=True,
        corrects__isnull=True,
    ).first()
    if existing is not None:
        return existing
    return RequestDraft.objects.create(owner=owner, procedure=procedure, created_at=at, updated_at=at)


def rules_for(draft: RequestDraft) -> Rules:
    return catalogue.rules_by_key(draft.procedure_id)


def steps_of(draft: RequestDraft, rules: Rules) -> tuple[Step, ...]:
    """Return the draft's pages in order; a correction has only the flagged ones."""
    steps = steps_for(rules)
    if draft.corrects_id is not None:
        return tuple(step for step in steps if step in draft.flagged_steps)
    return steps


def form_for(
    draft: RequestDraft, step: Step, rules: Rules, *, today: date, data: Mapping[str, Any] | None = None
) -> StepForm:
    """Return the step's form, bound to ``data`` or filled with what was kept before."""
    kept = draft.answers.get(step, {})
    return STEP_FORMS[step](data, draft=draft, rules=rules, today=today, initial=kept)


@transaction.atomic
def keep(draft: RequestDraft, form: StepForm, *, step: Step, seen_revision: int, at: datetime) -> None:
    """Store the step's strings as typed. Raises DraftMovedOn when another tab saved other ones meanwhile."""
    fresh = RequestDraft.objects.select_for_update().get(pk=draft.pk)
    typed, stored = form.typed(at), fresh.answers.get(step)
    if step is Step.NOTICE and has_read_notice(fresh):
        typed = stored  # a second press: the notice was read when it was first read
    if fresh.saved_at_revision.get(step, 0) > seen_revision and stored != typed:
        draft.revision = fresh.revision
        raise DraftMovedOn(stored or {})
    fresh.revision += 1
    fresh.answers[step] = typed
    fresh.saved_at_revision[step] = fresh.revision
    fresh.updated_at = at
    fresh.save(update_fields=["answers", "revision", "saved_at_revision", "updated_at"])
    draft.answers, draft.revision = fresh.answers, fresh.revision


def has_read_notice(draft: RequestDraft) -> bool:
    """Tell whether the privacy notice was read: before that, no personal answer is kept."""
    return bool(draft.answers.get(Step.NOTICE, {}).get("notice_read"))


def valid_answers(draft: RequestDraft, rules: Rules, *, today: date) -> Answers:
    """Run what was stored through today's forms and return the cleaned values of the steps that hold.

    A correction's unflagged steps count too: their answers were copied from the request.
    """
    answers = {}
    for step in steps_for(rules):
        if step in STEP_FORMS and step in draft.answers:
            form = form_for(draft, step, rules, today=today, data=draft.answers[step])
            if form.is_valid():
                answers[step] = form.cleaned_data
    return answers


def is_complete(draft: RequestDraft, step: Step, answers: Answers) -> bool:
    if step is Step.PAYMENT:
        return draft.payment is not None and draft.payment.receipts.exists()
    return step in answers


def first_open(draft: RequestDraft, rules: Rules, *, today: date) -> Step | None:
    """Return the first page that still lacks something; ``None`` when all is answered."""
    answers = valid_answers(draft, rules, today=today)
    return next((step for step in steps_of(draft, rules) if not is_complete(draft, step, answers)), None)


@transaction.atomic
def bring_up_to_date(draft: RequestDraft, *, today: date) -> None:
    """Move an open draft to the version in force today and note what changed.

    A draft on which a receipt hangs keeps its version, and so does a correction. Raises
    NoProcedureInForce when the directorate has no rule for it any more.
    """
    old = draft.procedure
    if draft.corrects_id is not None or _has_receipt(draft):
        return
    new = catalogue.procedure_in_force(old.directorate, old.category, old.kind, day=today, reason=old.reason)
    if new.pk == old.pk:
        return
    with transaction.atomic():
        # A receipt that is being uploaded in this instant waits for the payment's row, or has just been kept.
        stale = Payment.objects.select_for_update().filter(pk=draft.payment_id).first()
        if stale is not None and stale.receipts.exists():
            return
        draft.changes = [*draft.changes, *changes_between(rules_for(draft), catalogue.rules_of(new))]
        draft.procedure, draft.payment = new, None
        draft.save(update_fields=["procedure", "changes", "payment"])
        if stale is not None:
            stale.delete()


def acknowledge_changes(draft: RequestDraft) -> None:
    draft.changes = []
    draft.save(update_fields=["changes"])


@transaction.atomic
def payment_of(draft: RequestDraft, rules: Rules, *, today: date, at: datetime) -> Payment | None:
    """Return the draft's payment, opened or brought in line with today's answers.

    ``None`` while the person is not known yet: the words to type carry the name and number. Once a
    receipt hangs on it, only a change of the person's own answers (who pays, whether the old reader is
    kept) touches what is expected.
    """
    answers = valid_answers(draft, rules, today=today)
    if Step.PERSON not in answers or not rules.channels:
        return None
    person = person_name(answers)
    expected = expected_payment(
        rules, rules.channels[0], person, catalogue.tariff(), keeps_reader=keeps_reader(answers)
    )
    # Of two uploads at once the second waits here and finds the payment that the first one opened.
    draft.payment = RequestDraft.objects.select_for_update().get(pk=draft.pk).payment
    if draft.payment is None:
        draft.payment = payments.open_payment(expected, at=at)
        draft.save(update_fields=["payment"])
        return draft.payment
    if not _has_receipt(draft) or _answers_changed(payments.expectation_of(draft.payment), expected, rules):
        payments.expect_anew(draft.payment, expected, at=at)
    return draft.payment


def _answers_changed(frozen: ExpectedPayment, now: ExpectedPayment, rules: Rules) -> bool:
    """Tell whether another person pays, or another sum is due because of the old reader.

    Elsewhere a sum that differs comes from the tariff, which does not touch a payment once it is made.
    """
    if (frozen.payer_name, frozen.payer_tckn) != (now.payer_name, now.payer_tckn):
        return True
    return rules.may_keep_reader and frozen.amounts != now.amounts


def person_name(answers: Answers) -> PersonName:
    person = answers[Step.PERSON]
    return PersonName(first_name=person["first_name"], last_name=person["last_name"], tckn=person["tckn"])


def keeps_reader(answers: Answers) -> bool:
    return bool(answers.get(Step.READER, {}).get("keeps_reader"))


@transaction.atomic
def discard(draft: RequestDraft) -> None:
    """Remove a draft with its payment and the files of its receipts, for good."""
    payment = draft.payment if draft.corrects_id is None and not draft.is_submitted else None
    draft.delete()
    if payment is not None:
        payments.remove_payment(payment)


def _has_receipt(draft: RequestDraft) -> bool:
    return draft.payment is not None and draft.payment.receipts.exists()
