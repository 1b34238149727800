"""The sample data go through the real services, so they show every state and nothing impossible."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from applications.domain.lifecycle import Actor, Route, Status
from applications.domain.vocabulary import Handler, Role
from applications.models import Membership, RequestDraft, SignatureRequest, User
from applications.samples.journeys import goals_on, way_to
from applications.samples.requests import make_staff
from payments.domain.outcomes import Outcome
from payments.models import Receipt
from tests import factories
from tests.factories import load_fixtures

EVERYONE = (Actor.APPLICANT, Actor.OFFICER, Actor.SUPERVISOR)
LISTED = Route(handler=Handler.DIRECTORATE, is_listed=True)


def test_way_to_is_the_shortest_in_the_table():
    moves = way_to(Status.APPROVED, LISTED, EVERYONE)
    assert [move.target for move in moves] == [
        Status.LISTED,
        Status.AWAITING_LINK,
        Status.LINK_USED,
        Status.APPROVED,
    ]


def test_there_is_no_way_to_a_state_of_another_route():
    assert way_to(Status.FOLLOWED, LISTED, EVERYONE) is None
    assert Status.FOLLOWED not in goals_on(LISTED, EVERYONE)


@pytest.mark.django_db
def test_make_sample_data_shows_every_state_and_every_role():
    load_fixtures()
    call_command("make_sample_data", requests=40, stdout=StringIO())
    drafts = RequestDraft.objects.filter(submitted_as=None).count()
    assert SignatureRequest.objects.count() + drafts == 40
    assert set(SignatureRequest.objects.values_list("status", flat=True)) == {status.value for status in Status}
    assert drafts > 0
    assert set(Membership.objects.values_list("role", flat=True)) == {role.value for role in Role}
    assert {Outcome.AGREES, Outcome.DIFFERS} <= set(Receipt.objects.values_list("outcome", flat=True))


@pytest.mark.django_db
def test_make_sample_data_called_again_adds_other_people():
    load_fixtures()
    for _twice in range(2):
        call_command("make_sample_data", requests=3, stdout=StringIO())
    assert SignatureRequest.objects.count() + RequestDraft.objects.filter(submitted_as=None).count() == 6


@pytest.mark.parametrize("number", ["-1", "abc", "²", "9" * 5000])
def test_make_sample_data_asks_for_a_number(number):
    with pytest.raises(CommandError, match="is not a number of requests"):
        call_command("make_sample_data", "--requests", number)


@pytest.mark.django_db
def test_make_sample_data_may_make_none():
    load_fixtures()
    call_command("make_sample_data", requests=0, stdout=StringIO())
    assert not SignatureRequest.objects.exists()
    assert Membership.objects.exists()


@pytest.mark.django_db
def test_a_directorate_without_units_gets_no_coordinator():
    factories.make_directorate(plate=63, province="Şanlıurfa")
    roles = {role for directorate, role, _email in make_staff()}
    assert roles == {role.label for role in Role if role is not Role.COORDINATOR}


@pytest.mark.django_db
def test_make_sample_data_needs_the_catalogue():
    with pytest.raises(CommandError, match="load_catalogue"):
        call_command("make_sample_data", requests=1, stdout=StringIO())


@pytest.mark.django_db
def test_make_sample_data_never_mixes_with_real_people(settings):
    settings.AT_HOME = False
    with pytest.raises(CommandError, match="never stand among real ones"):
        call_command("make_sample_data", requests=1, stdout=StringIO())
    assert not User.objects.exists()
