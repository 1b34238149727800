"""The declaration alone, printed from a request's page at the desk: as the form is."""

import pytest
from django.urls import reverse

from applications.domain.lifecycle import Status
from applications.domain.vocabulary import Paper, RequestKind, Role
from applications.models import Declaration, PaperPrint, SignatureRequest, ViewLog
from tests.applications.admin.desk import page_of, signed_in
from tests.applications.declared_cases import make_declared_case
from tests.applications.printing.sample_sheets import text_of


@pytest.fixture
def declared(desk):
    return make_declared_case(desk.here, kind=RequestKind.RENEWAL)


def letter_of(case):
    return reverse("yonetim:case_declaration", args=[case.pk])


def change(case, **columns):
    SignatureRequest.objects.filter(pk=case.pk).update(**columns)


def test_an_officer_prints_the_letter_without_the_form(desk, declared):
    client = signed_in(desk.officer)
    assert letter_of(declared) in client.get(page_of(declared)).content.decode()
    answer = client.get(letter_of(declared))
    assert answer["Content-Disposition"] == f'inline; filename="dilekce-{declared.spoken_reference}.pdf"'
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    (page,) = text_of(answer.content)
    assert "Dilekçe Başvuru no" in page


def test_the_print_is_remembered_and_the_look_written_down(desk, declared):
    signed_in(desk.officer).get(letter_of(declared))
    row = declared.prints.get()
    assert (row.paper, row.copies, row.printed_by) == (Paper.DECLARATION, 1, desk.officer)
    assert ViewLog.objects.get().viewer == desk.officer


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_who_opens_the_page_prints_the_letter(desk, declared, role):
    change(declared, unit=desk.unit)
    client = signed_in(desk.people[role])
    assert client.get(letter_of(declared)).status_code == client.get(page_of(declared)).status_code


def test_without_a_declaration_there_is_nothing_to_print(desk, declared):
    Declaration.objects.all().delete()
    client = signed_in(desk.officer)
    for case in (desk.case, declared):
        assert letter_of(case) not in client.get(page_of(case)).content.decode()
        answer = client.get(letter_of(case))
        assert (answer.status_code, "basılacak dilekçe yok" in answer.content.decode()) == (404, True)
    assert not PaperPrint.objects.exists()


def test_while_the_person_corrects_it_is_a_draft_as_the_form_is(desk, declared):
    change(declared, status=Status.RETURNED)
    answer = signed_in(desk.officer).get(letter_of(declared))
    assert "TASLAK" in text_of(answer.content)[0]
    assert declared.prints.get().is_draft


def test_a_letter_that_no_font_has_is_named(desk, declared):
    change(declared, first_name="محمد")
    answer = signed_in(desk.officer).get(letter_of(declared))
    assert (answer.status_code, "U+0645" in answer.content.decode()) == (422, True)
    assert not PaperPrint.objects.exists()
