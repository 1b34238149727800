"""From a draft to a request, and from a returned request back to the desk."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from applications import desk, services, submission, wizard
from applications.domain.lifecycle import Action, Actor, Need, NeedsUnmet, Status, TransitionNotAllowed
from applications.domain.procedures import NoProcedureInForce
from applications.domain.steps import Step
from applications.domain.vocabulary import Paper, RequestKind, Role, StaffCategory
from applications.models import Procedure, SignatureRequest
from payments import services as payments
from payments.domain.outcomes import Outcome
from payments.domain.receipt import ReceiptFields
from tests.applications.answers import ANSWERS
from tests.factories import (
    NOON,
    load_fixtures,
    make_account,
    make_draft,
    make_member,
    make_procedure,
    make_receipt,
    make_user,
    paid,
    transfer_to,
)

pytestmark = pytest.mark.django_db
OFFICER, APPLICANT = frozenset({Actor.OFFICER}), frozenset({Actor.APPLICANT})


@pytest.fixture
def mersin(db):
    load_fixtures()
    return Procedure.objects.get(directorate__plate=33, category=StaffCategory.MANAGER_DOCTOR)


def answered(procedure, **changes):
    """Return a draft with every answer but the payment."""
    answers = {step.value: dict(typed) for step, typed in ANSWERS.items()}
    answers[Step.NOTICE]["read_at"] = NOON.isoformat()
    answers[Step.REVOCATION]["revoked_on"] = "15.11.2026"
    for step, typed in changes.pop("answers", {}).items():
        answers[step] |= typed
    return make_draft(procedure, answers=answers, **changes)


def handed_in(procedure, **changes):
    draft = answered(procedure, **changes)
    return submission.submit(draft.pk, by=draft.owner, at=NOON)


def returned(procedure, *steps):
    case = handed_in(procedure)
    officer = make_member(Role.OFFICER, case.directorate)
    detail = {"steps": [str(step) for step in steps]}
    services.take_action(
        case.pk, Action.RETURN, actors=OFFICER, by=officer, at=NOON, note="Adres eksik.", detail=detail
    )
    case.refresh_from_db()
    return case


def test_submit_writes_the_answers_into_columns(mersin):
    case = handed_in(mersin)
    assert (case.tckn, case.full_name, case.birth_date) == ("10000000146", "Ayşe Gül Işık", date(1985, 2, 14))
    assert (case.folded_name, case.mobile, case.street) == (
        "ayse gul isik",
        "05320000000",
        "Vali Hüseyin Aksoy Caddesi",
    )
    assert (case.status, case.signing_method, case.notice_read_at) == (Status.SUBMITTED, "wet", NOON)


def test_submit_awaits_each_copy_of_each_paper(mersin):
    copies = handed_in(mersin).paper_copies.values_list("paper", "number")
    assert list(copies) == [
        (Paper.KAMU_SM_FORM, 1),
        (Paper.KAMU_SM_FORM, 2),
        (Paper.REQUEST_FORM, 1),
        (Paper.REQUEST_FORM, 2),
    ]


def test_submitting_twice_gives_the_same_request(mersin):
    draft = answered(mersin)
    first = submission.submit(draft.pk, by=draft.owner, at=NOON)
    assert submission.submit(draft.pk, by=draft.owner, at=NOON) == first
    assert SignatureRequest.objects.count() == 1


def test_submit_says_which_step_is_open(mersin):
    draft = answered(mersin, answers={Step.ADDRESS: {"street": ""}})
    with pytest.raises(submission.DraftIncomplete) as caught:
        submission.submit(draft.pk, by=draft.owner, at=NOON)
    assert caught.value.step is Step.ADDRESS


def test_submit_asks_for_the_receipt_where_it_comes_first(mersin):
    physician = Procedure.objects.get(directorate__plate=33, category=StaffCategory.FAMILY_PHYSICIAN)
    draft = answered(physician)
    with pytest.raises(submission.DraftIncomplete) as caught:
        submission.submit(draft.pk, by=draft.owner, at=NOON)
    assert caught.value.step is Step.PAYMENT


def test_a_second_open_request_of_the_same_kind_is_refused(mersin):
    case = handed_in(mersin)
    draft = answered(mersin)
    with pytest.raises(services.OpenRequestExists) as caught:
        submission.submit(draft.pk, by=draft.owner, at=NOON)
    assert caught.value.case == case


def test_after_withdrawing_the_person_may_ask_again(mersin):
    case = handed_in(mersin)
    services.take_action(case.pk, Action.WITHDRAW, actors=APPLICANT, by=case.owner, at=NOON)
    assert handed_in(mersin).pk != case.pk


def test_a_lost_card_carries_what_happened_and_no_receipt_is_awaited(mersin):
    lost = Procedure.objects.get(
        directorate__plate=6, category=StaffCategory.FAMILY_PHYSICIAN, kind=RequestKind.LOST_STOLEN
    )
    case = handed_in(lost)
    assert (case.details["what_happened"], case.details["revoked_on"]) == ("lost", "2026-11-15")
    assert case.payment is not None
    assert not case.paper_copies.filter(paper=Paper.RECEIPT).exists()


def test_somebody_elses_draft_is_not_handed_in(mersin):
    draft = answered(mersin)
    with pytest.raises(type(draft).DoesNotExist):
        submission.submit(draft.pk, by=make_user(), at=NOON)


def test_a_correction_opens_the_flagged_steps_only(mersin):
    case = returned(mersin, Step.ADDRESS)
    draft = submission.start_correction(case, by=case.owner, at=NOON)
    assert wizard.steps_of(draft, wizard.rules_for(draft)) == (Step.ADDRESS,)
    assert draft.answers[Step.ADDRESS]["street"] == "Vali Hüseyin Aksoy Caddesi"
    assert submission.start_correction(case, by=case.owner, at=NOON) == draft


def test_resubmitting_writes_the_flagged_step_and_nothing_else(mersin):
    case = returned(mersin, Step.ADDRESS)
    draft = submission.start_correction(case, by=case.owner, at=NOON)
    draft.answers[Step.ADDRESS]["building_no"] = "14"
    draft.answers[Step.PERSON]["last_name"] = "Başkası"
    draft.save()
    submission.resubmit(draft.pk, by=case.owner, at=NOON, note="Düzelttim.")
    case.refresh_from_db()
    assert (case.building_no, case.last_name, case.status) == ("14", "Işık", Status.SUBMITTED)
    event = case.events.get(action=Action.RESUBMIT)
    assert (event.note, event.detail) == ("Düzelttim.", {"steps": ["address"]})


def test_corrected_answers_make_signed_copies_of_our_form_void(mersin):
    case = returned(mersin, Step.ADDRESS)
    officer = make_member(Role.OFFICER, case.directorate)
    copies = [copy.pk for copy in case.paper_copies.all()]
    desk.receive_papers(case.pk, copies, actors=OFFICER, by=officer, at=NOON)
    draft = submission.start_correction(case, by=case.owner, at=NOON)
    draft.answers[Step.ADDRESS]["building_no"] = "14"
    draft.save()
    submission.resubmit(draft.pk, by=case.owner, at=NOON)
    awaited = case.paper_copies.filter(received_at=None).values_list("paper", flat=True)
    assert set(awaited) == {Paper.REQUEST_FORM}


def test_resubmitting_unchanged_answers_keeps_the_signed_copies(mersin):
    case = returned(mersin, Step.ADDRESS)
    officer = make_member(Role.OFFICER, case.directorate)
    desk.receive_papers(case.pk, [copy.pk for copy in case.paper_copies.all()], actors=OFFICER, by=officer, at=NOON)
    draft = submission.start_correction(case, by=case.owner, at=NOON)
    submission.resubmit(draft.pk, by=case.owner, at=NOON)
    assert not case.paper_copies.filter(received_at=None).exists()


def test_a_case_that_was_not_returned_is_not_corrected(mersin):
    case = handed_in(mersin)
    with pytest.raises(TransitionNotAllowed):
        submission.start_correction(case, by=case.owner, at=NOON)


def test_a_corrected_lost_card_goes_back_to_where_it_was_returned_from(mersin):
    lost = Procedure.objects.get(
        directorate__plate=6, category=StaffCategory.HOSPITAL_STAFF, kind=RequestKind.LOST_STOLEN
    )
    case = handed_in(lost)
    officer = make_member(Role.OFFICER, case.directorate)
    for action in (Action.LIST_FOR_CA, Action.SEND_LIST, Action.USE_LINK):
        services.take_action(case.pk, action, actors=OFFICER, by=officer, at=NOON)
    services.take_action(
        case.pk, Action.RETURN, actors=OFFICER, by=officer, at=NOON, note="?", detail={"steps": ["address"]}
    )
    case.refresh_from_db()
    draft = submission.start_correction(case, by=case.owner, at=NOON)
    submission.resubmit(draft.pk, by=case.owner, at=NOON)
    case.refresh_from_db()
    assert case.status == Status.LINK_USED


def test_a_new_version_moves_the_draft_and_tells_what_changed(mersin):
    physician = Procedure.objects.get(directorate__plate=33, category=StaffCategory.FAMILY_PHYSICIAN)
    draft = answered(physician)
    newer = wizard.catalogue.supersede(physician, valid_from=date(2026, 11, 1))
    Procedure.objects.filter(pk=newer.pk).update(fixed_sum=Decimal("1500"))
    wizard.bring_up_to_date(draft, today=NOON.date())
    assert draft.procedure_id == newer.pk
    assert draft.changes == ["Tutar değişti: 1.500,00 TL."]


def test_a_draft_with_a_receipt_keeps_its_version(mersin):
    physician = Procedure.objects.get(directorate__plate=33, category=StaffCategory.FAMILY_PHYSICIAN)
    draft = answered(physician)
    payment = wizard.payment_of(draft, wizard.rules_for(draft), today=NOON.date(), at=NOON)
    make_receipt(payment)
    wizard.catalogue.supersede(physician, valid_from=date(2026, 11, 1))
    wizard.bring_up_to_date(draft, today=NOON.date())
    assert (draft.procedure_id, draft.changes) == (physician.pk, [])


def test_a_rule_that_ended_leaves_the_draft_without_one(mersin):
    draft = answered(mersin)
    Procedure.objects.filter(pk=mersin.pk).update(valid_until=NOON.date() - timedelta(days=1))
    draft.refresh_from_db()
    with pytest.raises(NoProcedureInForce):
        wizard.bring_up_to_date(draft, today=NOON.date())


def test_approval_needs_the_receipt_to_agree_or_an_officer_to_say_why_not(mersin):
    physician = Procedure.objects.get(directorate__plate=33, category=StaffCategory.FAMILY_PHYSICIAN)
    draft = answered(physician)
    payment = wizard.payment_of(draft, wizard.rules_for(draft), today=NOON.date(), at=NOON)
    receipt = make_receipt(payment, description=Outcome.DIFFERS)
    case = submission.submit(draft.pk, by=draft.owner, at=NOON)
    officer = make_member(Role.OFFICER, case.directorate)
    copies = [copy.pk for copy in case.paper_copies.all()]
    desk.receive_papers(case.pk, copies, actors=OFFICER, by=officer, at=NOON)
    with pytest.raises(NeedsUnmet) as caught:
        services.take_action(case.pk, Action.APPROVE, actors=OFFICER, by=officer, at=NOON)
    assert caught.value.missing == (Need.PAYMENT,)
    check = receipt.checks.get(check_name="description")
    desk.overrule_check(case.pk, check.pk, actors=OFFICER, by=officer, at=NOON, reason="Dilekçe geldi.")
    services.take_action(case.pk, Action.APPROVE, actors=OFFICER, by=officer, at=NOON)
    case.refresh_from_db()
    assert case.status == Status.APPROVED


def test_a_rejected_request_is_not_reopened_beside_a_new_one(mersin):
    rejected = handed_in(mersin)
    supervisor = make_member(Role.SUPERVISOR, rejected.directorate)
    desk_and_more = frozenset({Actor.OFFICER, Actor.SUPERVISOR})
    services.take_action(rejected.pk, Action.REJECT, actors=desk_and_more, by=supervisor, at=NOON, note="Başka il.")
    second = handed_in(mersin)
    with pytest.raises(services.OpenRequestExists) as caught:
        services.take_action(rejected.pk, Action.REOPEN, actors=desk_and_more, by=supervisor, at=NOON, note="Yanlıştı.")
    assert caught.value.case == second
    rejected.refresh_from_db()
    assert rejected.status == Status.REJECTED


def test_papers_that_the_unit_hands_on_are_awaited_at_the_directorate_again(mersin):
    through_unit = Procedure.objects.get(
        directorate__plate=6, category=StaffCategory.DISTRICT_UNIT, kind=RequestKind.FIRST
    )
    case = handed_in(through_unit)
    coordinator, by_unit = make_user(), frozenset({Actor.COORDINATOR})
    copies = [copy.pk for copy in case.paper_copies.all()]
    desk.receive_papers(case.pk, copies, actors=by_unit, by=coordinator, at=NOON)
    services.take_action(case.pk, Action.HAND_TO_DIRECTORATE, actors=by_unit, by=coordinator, at=NOON)
    assert case.paper_copies.filter(received_at=None).count() == len(copies)
    officer = make_member(Role.OFFICER, case.directorate)
    with pytest.raises(NeedsUnmet) as caught:
        services.take_action(case.pk, Action.APPROVE, actors=OFFICER, by=officer, at=NOON)
    assert caught.value.missing == (Need.SIGNED_COPIES,)


def test_a_receipt_is_judged_anew_when_the_person_no_longer_keeps_the_old_reader(db):
    procedure = make_procedure(
        **paid(fixed_sum_without_reader=Decimal("780.00")),
        reader_may_be_kept=True,
        channels=transfer_to(make_account()),
        signing_methods=["wet"],
    )
    draft = answered(procedure, answers={Step.READER: {"keeps_reader": "yes"}})
    rules = wizard.rules_for(draft)
    payment = wizard.payment_of(draft, rules, today=NOON.date(), at=NOON)
    fields = ReceiptFields(amount=Decimal("780.00"), currency="TRY", date=NOON.date(), text="dekont")
    receipt = payments.enter_by_hand(payment, fields, by=draft.owner, at=NOON)
    assert receipt.checks.get(check_name="amount").outcome == Outcome.AGREES
    draft.answers[Step.READER]["keeps_reader"] = "no"
    draft.save()
    wizard.payment_of(draft, rules, today=NOON.date(), at=NOON)
    assert receipt.checks.get(check_name="amount").outcome == Outcome.DIFFERS
