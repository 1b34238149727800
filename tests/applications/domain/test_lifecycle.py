"""The lifecycle as the full grid of status x actor, for each route a request can take."""

import pytest

from applications.domain.lifecycle import (
    TRANSITIONS,
    Action,
    Actor,
    Need,
    NeedsUnmet,
    Route,
    Status,
    TransitionNotAllowed,
    Turn,
    find_transition,
    first_status,
    open_transitions,
    whose_turn,
)
from applications.domain.vocabulary import Handler

DESK = Route(handler=Handler.DIRECTORATE)
VIA_UNIT = Route(handler=Handler.DIRECTORATE, via_unit=True)
UNIT = Route(handler=Handler.UNIT)
LISTED = Route(handler=Handler.DIRECTORATE, is_listed=True)
KAMU_SM = Route(handler=Handler.KAMU_SM)

A, S = Action, Status
APPLICANT, COORDINATOR, OFFICER, SUPERVISOR = Actor.APPLICANT, Actor.COORDINATOR, Actor.OFFICER, Actor.SUPERVISOR

# (route, status) -> actor -> the buttons. What is not named has none.
GRID = {
    (DESK, S.AT_UNIT): {
        APPLICANT: {A.WITHDRAW},
        COORDINATOR: {A.HAND_TO_DIRECTORATE, A.RETURN},
        OFFICER: {A.HAND_TO_DIRECTORATE},
    },
    (DESK, S.SUBMITTED): {APPLICANT: {A.WITHDRAW}, OFFICER: {A.APPROVE, A.RETURN, A.REJECT}},
    (DESK, S.LISTED): {APPLICANT: {A.WITHDRAW}, OFFICER: {A.REJECT, A.STEP_BACK}},
    (DESK, S.AWAITING_LINK): {APPLICANT: {A.WITHDRAW}, OFFICER: {A.REJECT, A.STEP_BACK}},
    (DESK, S.LINK_USED): {APPLICANT: {A.WITHDRAW}, OFFICER: {A.RETURN, A.REJECT, A.STEP_BACK}},
    (DESK, S.RETURNED): {APPLICANT: {A.RESUBMIT, A.WITHDRAW}},
    (DESK, S.APPROVED): {APPLICANT: {A.MARK_DELIVERED}, OFFICER: {A.MARK_DELIVERED}, SUPERVISOR: {A.UNDO_APPROVAL}},
    (DESK, S.REJECTED): {SUPERVISOR: {A.REOPEN}},
    (DESK, S.DELIVERED): {OFFICER: {A.STEP_BACK}},
    (UNIT, S.AT_UNIT): {
        APPLICANT: {A.WITHDRAW},
        COORDINATOR: {A.HAND_TO_DIRECTORATE, A.APPROVE, A.RETURN},
        OFFICER: {A.HAND_TO_DIRECTORATE},
    },
    (UNIT, S.SUBMITTED): {APPLICANT: {A.WITHDRAW}, OFFICER: {A.APPROVE, A.RETURN, A.REJECT}},
    (LISTED, S.SUBMITTED): {APPLICANT: {A.WITHDRAW}, OFFICER: {A.LIST_FOR_CA, A.RETURN, A.REJECT}},
    (LISTED, S.LISTED): {APPLICANT: {A.WITHDRAW}, OFFICER: {A.SEND_LIST, A.REJECT, A.STEP_BACK}},
    (LISTED, S.AWAITING_LINK): {APPLICANT: {A.USE_LINK, A.WITHDRAW}, OFFICER: {A.USE_LINK, A.REJECT, A.STEP_BACK}},
    (LISTED, S.LINK_USED): {APPLICANT: {A.WITHDRAW}, OFFICER: {A.APPROVE, A.RETURN, A.REJECT, A.STEP_BACK}},
    (KAMU_SM, S.FOLLOWED): {APPLICANT: {A.MARK_DELIVERED, A.WITHDRAW}},
    (KAMU_SM, S.DELIVERED): {APPLICANT: {A.STEP_BACK}},
}


@pytest.mark.parametrize("actor", list(Actor), ids=str)
@pytest.mark.parametrize("status", list(Status), ids=str)
def test_open_transitions_are_those_of_the_grid_on_the_desks_route(status, actor):
    found = {row.action for row in open_transitions(status=status, route=DESK, actors=[actor])}
    expected = GRID.get((DESK, status), {}).get(actor, set())
    if status is S.FOLLOWED and actor is APPLICANT:  # the state belongs to Kamu SM's route alone
        expected = {A.MARK_DELIVERED, A.WITHDRAW}
    assert found == expected


@pytest.mark.parametrize(
    ("route", "status"),
    [pytest.param(*key, id=f"{key[0].handler}-{key[1]}") for key in GRID if key[0] is not DESK],
)
def test_open_transitions_are_those_of_the_grid_on_the_other_routes(route, status):
    found = {
        actor: {row.action for row in open_transitions(status=status, route=route, actors=[actor])} for actor in Actor
    }
    assert {actor: actions for actor, actions in found.items() if actions} == GRID[route, status]


def test_an_action_open_to_two_actors_of_one_person_is_one_button():
    rows = open_transitions(status=S.APPROVED, route=DESK, actors=[OFFICER, SUPERVISOR, APPLICANT])
    assert sorted(row.action for row in rows) == [A.MARK_DELIVERED, A.UNDO_APPROVAL]


@pytest.mark.parametrize(
    ("met", "missing"),
    [
        pytest.param([], (Need.PAYMENT, Need.SIGNED_COPIES, Need.PREREQUISITES), id="nothing"),
        pytest.param([Need.PAYMENT, Need.PREREQUISITES], (Need.SIGNED_COPIES,), id="paper still on its way"),
    ],
)
def test_find_transition_names_what_is_missing(met, missing):
    with pytest.raises(NeedsUnmet) as caught:
        find_transition(A.APPROVE, status=S.SUBMITTED, route=DESK, actors=[OFFICER], met=met)
    assert caught.value.missing == missing


def test_find_transition_returns_the_arrow_when_all_needs_are_met():
    row = find_transition(A.APPROVE, status=S.SUBMITTED, route=DESK, actors=[OFFICER], met=list(Need))
    assert (row.target, row.actor) == (S.APPROVED, OFFICER)


@pytest.mark.parametrize(
    ("action", "status", "route", "actor"),
    [
        pytest.param(A.APPROVE, S.SUBMITTED, DESK, APPLICANT, id="an applicant never approves"),
        pytest.param(A.APPROVE, S.SUBMITTED, LISTED, OFFICER, id="a lost card is not approved before its link"),
        pytest.param(A.LIST_FOR_CA, S.SUBMITTED, DESK, OFFICER, id="a first issue is not listed"),
        pytest.param(A.APPROVE, S.AT_UNIT, VIA_UNIT, COORDINATOR, id="a unit on the way does not decide"),
        pytest.param(A.WITHDRAW, S.APPROVED, DESK, APPLICANT, id="approved is too late to withdraw"),
        pytest.param(A.APPROVE, S.FOLLOWED, KAMU_SM, OFFICER, id="no officer decides for Kamu SM"),
    ],
)
def test_find_transition_refuses(action, status, route, actor):
    with pytest.raises(TransitionNotAllowed):
        find_transition(action, status=status, route=route, actors=[actor], met=list(Need))


@pytest.mark.parametrize(
    ("route", "status"),
    [
        pytest.param(DESK, S.SUBMITTED, id="straight to the desk"),
        pytest.param(VIA_UNIT, S.AT_UNIT, id="through the unit"),
        pytest.param(UNIT, S.AT_UNIT, id="the unit decides"),
        pytest.param(LISTED, S.SUBMITTED, id="the list is the directorate's"),
        pytest.param(Route(handler=Handler.DIRECTORATE, via_unit=True, is_listed=True), S.SUBMITTED, id="list first"),
        pytest.param(KAMU_SM, S.FOLLOWED, id="Kamu SM alone"),
    ],
)
def test_first_status_follows_the_route(route, status):
    assert first_status(route) is status


def test_every_open_state_has_someone_whose_turn_it_is():
    assert {status for status in Status if whose_turn(status) is Turn.NOBODY} == {
        status for status in Status if not status.is_open
    }


def test_every_state_is_reached_and_every_open_state_leads_on():
    starts = {first_status(route) for route in (DESK, VIA_UNIT, UNIT, LISTED, KAMU_SM)}
    reached = starts | {row.target for row in TRANSITIONS if isinstance(row.target, Status)}
    assert reached == set(Status)
    assert {status for status in Status if status.is_open} <= {s for row in TRANSITIONS for s in row.sources}


@pytest.mark.parametrize("row", TRANSITIONS, ids=lambda row: f"{row.action}-{row.actor}-{row.sources[0]}")
def test_what_sends_a_request_back_or_away_needs_a_reason(row):
    decides_against = row.action in (A.RETURN, A.REJECT, A.UNDO_APPROVAL, A.REOPEN)
    assert not decides_against or Need.REASON in row.needs
