"""A name in letters that the fonts of the papers lack: refused by name, with what to do; never a box on the paper."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from applications.domain.lifecycle import Status
from applications.domain.vocabulary import Paper, Role
from applications.models import PaperPrint, Procedure, SignatureRequest
from tests import factories
from tests.applications.admin.desk import signed_in as at_the_desk
from tests.applications.answers import texts
from tests.applications.printing.sample_sheets import text_of

pytestmark = pytest.mark.django_db
ARABIC = {"first_name": "محمد", "last_name": "Yılmaz"}
CYRILLIC = {"first_name": "Людмила", "last_name": "Щербакова"}


@pytest.fixture
def procedure() -> Procedure:
    directorate = factories.make_directorate(
        plate=33, province="Mersin", name="Mersin İl Sağlık Müdürlüğü", phone="(324) 000 00 00"
    )
    return factories.make_procedure(directorate, papers=[{"paper": Paper.REQUEST_FORM, "deliver": 2}])


def form_of(client, case: SignatureRequest):
    return client.get(reverse("applications:form_pdf", args=[case.reference]))


def test_the_owner_is_told_letter_answer_and_whom_to_ask(signed_in, person, procedure):
    answer = form_of(signed_in, factories.make_case(procedure, owner=person, **ARABIC))

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = texts(answer)
    assert "U+0645" in page, "the letter by its number too: a screen may not show it"
    assert "Bu harflerin geçtiği yanıt: <b>Adı soyadı</b>." in page
    assert "(324) 000 00 00" in page
    assert not PaperPrint.objects.exists()


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (Status.RETURNED, "düzeltip yeniden gönderin"),
        (Status.SUBMITTED, "geri göndermesini isteyin"),
        (Status.FOLLOWED, "Latin harfleriyle yenisini gönderin"),
    ],
)
def test_what_to_do_depends_on_whose_turn_it_is(signed_in, person, procedure, status, sentence):
    answer = form_of(signed_in, factories.make_case(procedure, owner=person, status=status, **ARABIC))

    assert sentence in texts(answer)


def test_the_desk_is_told_the_letter_too(procedure):
    case = factories.make_case(procedure, **ARABIC)
    officer = factories.make_member(Role.OFFICER, procedure.directorate)

    answer = at_the_desk(officer).get(reverse("yonetim:case_form", args=[case.pk]))

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "U+0645" in texts(answer)
    assert "başvuruyu düzeltmeye gönderin" in texts(answer)
    assert not PaperPrint.objects.exists()


def test_a_cyrillic_name_is_printed(signed_in, person, procedure):
    answer = form_of(signed_in, factories.make_case(procedure, owner=person, **CYRILLIC))

    assert answer.status_code == HTTPStatus.OK
    assert all(page.count("Людмила Щербакова") == 2 for page in text_of(answer.content)), "answer and signature box"
