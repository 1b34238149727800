"""A person's receipt as something to declare about: whose it is, under which rules, what it lacks."""

from dataclasses import dataclass

from django.utils import timezone

from applications import catalogue, wizard
from applications.domain.declaration import DemandedPart, Lack, demanded_parts, lack_of, may_stand_anywhere
from applications.domain.payment_due import PersonName
from applications.domain.procedures import Rules
from applications.domain.steps import Step
from applications.models import Declaration, RequestDraft, SignatureRequest, User
from payments import services as payments
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields, fields_from_json
from payments.models import Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarable:
    """A receipt of the person under a procedure that takes declarations, and what was declared about its payment."""

    receipt: Receipt
    fields: ReceiptFields
    rules: Rules
    person: PersonName
    parts: tuple[DemandedPart, ...]
    lack: Lack | None
    made: Declaration | None
    case: SignatureRequest | None
    draft: RequestDraft | None

    @property
    def is_anywhere(self) -> bool:
        """Tell whether the demanded words may stand anywhere on the receipt."""
        return may_stand_anywhere(self.rules.descriptions)

    @property
    def is_made(self) -> bool:
        return self.made is not None and self.made.receipt_id == self.receipt.pk


def declarable_of(receipt: Receipt, user: User) -> Declarable | None:
    """Return the receipt with everything a declaration about it rests on; ``None`` where none may be made."""
    open_drafts = RequestDraft.objects.filter(payment=receipt.payment_id, owner=user, submitted_as__isnull=True)
    draft = open_drafts.select_related("procedure", "corrects__payment").first()
    cases = SignatureRequest.objects.filter(payment=receipt.payment_id, owner=user)
    case = draft.corrects if draft is not None else cases.select_related("procedure", "payment").first()
    source = draft or case
    if source is None or not source.procedure.allows_declaration or receipt.is_being_read:
        return None
    rules = catalogue.rules_by_key(source.procedure_id)
    person = _person(draft, rules) if draft is not None else case.person
    if person is None or not rules.may_declare:
        return None
    return _assembled(receipt, rules, person, draft=draft, case=case)


def _assembled(
    receipt: Receipt, rules: Rules, person: PersonName, *, draft: RequestDraft | None, case: SignatureRequest | None
) -> Declarable:
    fields = fields_from_json(receipt.fields)
    parts = demanded_parts(rules.descriptions, person, fields)
    # What an officer let pass is no longer missing, nor what nobody asks for any more.
    outcomes = {
        Check(check.check_name): Outcome.AGREES if check.stands else Outcome(check.outcome)
        for check in receipt.checks.all()
    }
    return Declarable(
        receipt=receipt,
        fields=fields,
        rules=rules,
        person=person,
        parts=parts,
        lack=None if payments.is_settled(receipt.payment) else lack_of(outcomes, parts, fields),
        made=Declaration.objects.select_related("receipt").filter(payment=receipt.payment_id).first(),
        case=case,
        draft=draft,
    )


def _person(draft: RequestDraft, rules: Rules) -> PersonName | None:
    answers = wizard.valid_answers(draft, rules, today=timezone.localdate())
    return wizard.person_name(answers) if Step.PERSON in answers else None
