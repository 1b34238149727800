"""Who switches declarations on and off for a version in use, and what is written down about it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from applications.domain.vocabulary import Handler, RequestKind, Role, WordingForm
from applications.models import Procedure, ProcedurePaper
from tests import factories
from tests.applications.admin.desk import signed_in
from tests.applications.admin.test_catalogue_pages import procedure_form

ADD_URL = "/yonetim/applications/procedure/add/"
WORDS = [{"form": WordingForm.TEMPLATE, "text": "{ad_soyad} {tckn} NES"}]


def switch_url(row: Procedure) -> str:
    return reverse("yonetim:applications_procedure_declarations", args=[row.pk])


def page_url(row: Procedure) -> str:
    return reverse("yonetim:applications_procedure_change", args=[row.pk])


@pytest.fixture
def procedure(desk):
    """A version in use whose receipts must bear words."""
    channels = factories.transfer_to(factories.make_account())
    row = factories.make_procedure(
        desk.here, kind=RequestKind.RENEWAL, channels=channels, descriptions=WORDS, **factories.paid()
    )
    factories.make_case(row)
    return row


def is_allowed(row: Procedure) -> bool:
    row.refresh_from_db()
    return row.allows_declaration


def test_it_is_off_unless_somebody_turns_it_on(procedure):
    assert not is_allowed(procedure)


def test_a_supervisor_turns_it_on_and_off_again(desk, procedure):
    client = signed_in(desk.people[Role.SUPERVISOR])
    assert switch_url(procedure) in client.get(page_url(procedure)).content.decode()
    page = client.get(switch_url(procedure)).content.decode()
    assert "Dilekçe kabulünü aç" in page
    assert not is_allowed(procedure), "looking changes nothing"
    answer = client.post(switch_url(procedure), {"kabul": "1"}, follow=True)
    assert "artık kabul ediliyor" in answer.content.decode()
    assert is_allowed(procedure)
    client.post(switch_url(procedure), {"kabul": "0"})
    assert not is_allowed(procedure)
    said = LogEntry.objects.filter(object_id=procedure.pk).order_by("pk")
    assert [entry.get_change_message() for entry in said] == ["Dilekçe kabulünü aç", "Dilekçe kabulünü kapat"]
    assert {entry.user for entry in said} == {desk.people[Role.SUPERVISOR]}


def test_a_button_of_an_older_page_changes_nothing_twice(desk, procedure):
    client = signed_in(desk.people[Role.SUPERVISOR])
    for _press in range(2):
        client.post(switch_url(procedure), {"kabul": "1"})
    assert is_allowed(procedure)
    assert LogEntry.objects.filter(object_id=procedure.pk).count() == 1


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR])
def test_who_only_reads_does_not_switch(desk, procedure, role):
    client = signed_in(desk.people[role])
    assert switch_url(procedure) not in client.get(page_url(procedure)).content.decode()
    assert client.get(switch_url(procedure)).status_code == 403
    assert client.post(switch_url(procedure), {"kabul": "1"}).status_code == 403
    assert not is_allowed(procedure)


def test_another_directorates_procedure_is_not_there(desk):
    assert signed_in(desk.people[Role.SUPERVISOR]).get(switch_url(desk.foreign.procedure)).status_code == 404


def test_without_demanded_words_or_without_a_desk_there_is_nothing_to_switch(desk, procedure):
    client = signed_in(desk.people[Role.SUPERVISOR])
    assert client.get(switch_url(desk.procedure)).status_code == 403
    Procedure.objects.filter(pk=procedure.pk).update(handler=Handler.KAMU_SM)
    assert client.get(switch_url(procedure)).status_code == 403


def test_a_declaration_is_no_paper_that_a_procedure_asks_for(desk):
    offered = dict(ProcedurePaper._meta.get_field("paper").flatchoices)
    assert "declaration" not in offered
    assert "receipt" in offered


@pytest.mark.parametrize(("typed", "kept"), [("90", 90), ("", None)])
def test_the_longest_age_of_a_receipt_is_entered(desk, typed, kept):
    client = signed_in(desk.people[Role.SUPERVISOR])
    form = procedure_form(desk.here, longest_receipt_age=typed, allows_declaration="on")
    assert client.post(ADD_URL, form).status_code == 302
    row = Procedure.objects.get(category="hospital_staff")
    assert (row.longest_receipt_age, row.allows_declaration) == (kept, True)


def test_an_age_of_no_day_is_refused(desk):
    answer = signed_in(desk.people[Role.SUPERVISOR]).post(ADD_URL, procedure_form(desk.here, longest_receipt_age="0"))
    assert "En az 1 gün yazın" in answer.content.decode()
    assert not Procedure.objects.filter(category="hospital_staff").exists()
