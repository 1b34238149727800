"""A desk with two directorates: every test asks what one may see of the other."""

from types import SimpleNamespace

import pytest

from applications.domain.vocabulary import Paper, Role, UnitKind
from tests import factories


@pytest.fixture
def desk(db):
    """Return Mersin with an officer of each role, a request, and a unit; and Ankara with a request of its own."""
    here = factories.make_directorate(plate=33, province="Mersin", name="Mersin İl Sağlık Müdürlüğü")
    there = factories.make_directorate(plate=6, province="Ankara", name="Ankara İl Sağlık Müdürlüğü")
    unit = factories.make_unit(here, kind=UnitKind.HOSPITAL, name="Toros Devlet Hastanesi")
    papers = [{"paper": Paper.KAMU_SM_FORM, "deliver": 1}, {"paper": Paper.REQUEST_FORM, "deliver": 2}]
    procedure = factories.make_procedure(here, papers=papers)
    people = {role: factories.make_member(role, here, unit if role is Role.COORDINATOR else None) for role in Role}
    return SimpleNamespace(
        here=here,
        there=there,
        unit=unit,
        procedure=procedure,
        people=people,
        officer=people[Role.OFFICER],
        case=factories.make_case(procedure, unit=unit),
        foreign=factories.make_case(factories.make_procedure(there, papers=papers)),
    )
