"""A used version is not edited: a copy of it begins on a day, and the old one ends there."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from applications import catalogue
from applications.domain import procedures as domain
from applications.domain.fees import FixedSum
from applications.models import Procedure, RequestDraft, User
from tests.applications import made_up
from tests.applications.made_up import DIRECTORATES
from tests.factories import FIRST_DAY, make_account, make_procedure, paid, transfer_to

pytestmark = pytest.mark.django_db


CHANGE = date(2026, 1, 1)


def parts(procedure: Procedure) -> dict[str, object]:
    """Return what the version says besides its own days."""
    rules = catalogue.rules_of(Procedure.objects.with_parts().get(pk=procedure.pk))
    return {name: getattr(rules, name) for name in domain.Rules.__slots__ if name not in ("valid_from", "valid_until")}


@pytest.mark.parametrize("directorate", DIRECTORATES, ids=lambda entered: entered.__name__)
def test_supersede_copies_every_part_and_ends_the_old(directorate):
    old = directorate()[-1]
    before = parts(old)
    new = catalogue.supersede(old, valid_from=CHANGE)
    old.refresh_from_db()
    assert (old.valid_until, new.valid_from, new.valid_until) == (CHANGE, CHANGE, None)
    assert new.pk != old.pk
    assert parts(new) == parts(old) == before


def test_a_new_version_keeps_the_switch_and_the_age_of_receipts():
    old = make_procedure(allows_declaration=True, longest_receipt_age=90)
    new = catalogue.supersede(old, valid_from=CHANGE)
    assert (new.allows_declaration, new.longest_receipt_age) == (True, 90)


def test_supersede_leaves_the_old_parts_with_the_old_version():
    (old,) = made_up.elmali()
    new = catalogue.supersede(old, valid_from=CHANGE)
    new.papers.all().delete()
    assert old.papers.count() == 3


def test_a_fixed_sum_keeps_the_day_since_which_it_is_asked():
    old = make_procedure(channels=transfer_to(make_account()), **paid())
    new = catalogue.supersede(old, valid_from=CHANGE)
    fee = catalogue.rules_of(new).fee
    assert isinstance(fee, FixedSum)
    assert fee.since == FIRST_DAY


def test_supersede_inside_a_closed_span_keeps_its_last_day():
    old = make_procedure(valid_until=date(2027, 1, 1))
    assert catalogue.supersede(old, valid_from=CHANGE).valid_until == date(2027, 1, 1)


@pytest.mark.parametrize("day", [FIRST_DAY - timedelta(days=1), FIRST_DAY, date(2027, 1, 1), date(2027, 1, 2)])
def test_supersede_refuses_a_day_outside_the_old_span(day):
    old = make_procedure(valid_until=date(2027, 1, 1))
    with pytest.raises(ValidationError) as refused:
        catalogue.supersede(old, valid_from=day)
    assert "ilk gününden sonra" in refused.value.messages[0]
    old.refresh_from_db()
    assert (old.valid_until, Procedure.objects.count()) == (date(2027, 1, 1), 1)


def test_supersede_twice_on_the_same_day_is_refused():
    old = make_procedure()
    stale = Procedure.objects.get(pk=old.pk)
    catalogue.supersede(old, valid_from=CHANGE)
    with pytest.raises(ValidationError):
        catalogue.supersede(stale, valid_from=CHANGE)
    assert Procedure.objects.count() == 2


def test_a_version_is_in_use_when_a_draft_rests_on_it():
    procedure = make_procedure()
    assert not catalogue.is_in_use(procedure)
    owner = User.objects.create_user("ayse@example.org")
    now = timezone.now()
    RequestDraft.objects.create(owner=owner, procedure=procedure, created_at=now, updated_at=now)
    assert catalogue.is_in_use(procedure)
    assert not catalogue.is_in_use(catalogue.supersede(procedure, valid_from=CHANGE))
