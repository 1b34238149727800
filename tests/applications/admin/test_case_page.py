"""The request's page: everything an officer needs on it, and what is written down about looking."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.domain.lifecycle import Action, Actor, Status
from applications.domain.vocabulary import Paper, RequestKind, Role
from applications.models import ViewLog
from payments.domain.outcomes import Outcome
from tests import factories
from tests.applications.admin.desk import action, page_of, seen, signed_in


@pytest.fixture
def client(desk):
    return signed_in(desk.officer)


def test_the_page_shows_the_answers_and_writes_down_who_looked_once_a_day(desk, client):
    with time_machine.travel(factories.NOON, tick=False):
        for _ in range(2):
            page = client.get(page_of(desk.case)).content.decode()
    assert desk.case.tckn in page
    assert "Örnek Caddesi" in page
    look = ViewLog.objects.get()
    assert (look.case, look.viewer, look.day) == (desk.case, desk.officer, factories.NOON.date())


def test_the_receipts_picture_stands_beside_its_checks_what_does_not_agree_first(desk, client):
    desk.case.payment = factories.make_payment()
    desk.case.save()
    receipt = factories.make_receipt(desk.case.payment, description=Outcome.DIFFERS)
    page = client.get(page_of(desk.case))
    assert f'src="/dekont/{receipt.pk}/sayfa/1.png"' in page.content.decode()
    assert page.context["checks"][0].check.check_name == "description"
    assert page.context["tally"] == "1 farklı"


def test_of_several_receipts_the_newest_is_shown_unless_another_is_asked_for(desk, client):
    desk.case.payment = factories.make_payment()
    desk.case.save()
    old = factories.make_receipt(desk.case.payment)
    new = factories.make_receipt(desk.case.payment)
    new.uploaded_at += timedelta(hours=1)
    new.save()
    assert client.get(page_of(desk.case)).context["receipt"] == new
    assert client.get(page_of(desk.case), {"dekont": old.pk}).context["receipt"] == old
    assert client.get(page_of(desk.case), {"dekont": "yok"}).context["receipt"] == new


def test_the_next_request_is_the_one_that_waits_next_and_then_the_first(desk, client):
    second = factories.make_case(desk.procedure, since=factories.NOON + timedelta(hours=1))
    factories.make_case(desk.procedure, status=Status.RETURNED)
    assert client.get(page_of(desk.case)).context["following"] == second
    assert client.get(page_of(second)).context["following"] == desk.case


def test_earlier_requests_of_the_person_are_those_one_may_see(desk, client):
    renewal = factories.make_procedure(desk.here, kind=RequestKind.RENEWAL)
    earlier = factories.make_case(renewal, tckn=desk.case.tckn, status=Status.DELIVERED)
    factories.make_case(
        factories.make_procedure(desk.there, kind=RequestKind.RENEWAL), tckn=desk.case.tckn, status=Status.DELIVERED
    )
    assert client.get(page_of(desk.case)).context["earlier"] == [earlier]


def test_the_time_line_tells_which_steps_were_sent_back(desk, client):
    client.post(action(desk.case, "return"), seen(desk.case, note="Kapı no eksik.", steps=["address"]))
    page = client.get(page_of(desk.case)).content.decode()
    assert "Düzeltmeye gönder" in page
    assert "Teslimat adresi" in page
    assert "Fatma Çağlar (Müdürlük)" in page


def test_the_form_is_printed_under_its_reference(desk, client):
    answer = client.get(f"{page_of(desk.case).removesuffix('change/')}form.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="basvuru-formu-{desk.case.spoken_reference}.pdf"'
    assert answer.content.startswith(b"%PDF-")


def test_where_no_copy_is_due_the_page_says_so(desk, client):
    case = factories.make_case(factories.make_procedure(desk.here, kind=RequestKind.RENEWAL))
    assert "form.pdf" not in client.get(page_of(case)).content.decode()
    answer = client.get(f"{page_of(case).removesuffix('change/')}form.pdf")
    assert answer.status_code == 404
    assert "basılı form istenmiyor" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR])
def test_no_page_of_the_desk_carries_inline_code(desk, role):
    """The policy would block it; ``style`` attributes and ``on…`` handlers are inline code too."""
    desk.case.payment = factories.make_payment()
    desk.case.save()
    factories.make_receipt(desk.case.payment, amount=Outcome.CANNOT_TELL)
    client = signed_in(desk.people[role])
    models = ("signaturerequest", "procedure", "unit", "price", "guide", "contact", "directorate")
    pages = ["/yonetim/", page_of(desk.case), *(f"/yonetim/applications/{model}/" for model in models)]
    pages += [f"/yonetim/applications/procedure/{desk.procedure.pk}/change/", "/yonetim/payments/bankaccount/"]
    for address in pages:
        html = client.get(address).content.decode()
        assert "<style" not in html, address
        assert " style=" not in html, address
        assert " onclick=" not in html, address
        assert "<script>" not in html, address


def test_an_officer_may_open_what_is_missing_from_the_bar(desk, client):
    page = client.get(page_of(desk.case)).content.decode()
    assert '<a href="#kagitlar">İmzalı kâğıtlar</a>' in page
    assert 'id="kagitlar" open' in page


def test_papers_that_stay_with_the_applicant_are_not_awaited(desk, client):
    kept = [{"paper": Paper.REQUEST_FORM, "deliver": 1, "keep": 1}]
    case = factories.make_case(factories.make_procedure(desk.here, kind=RequestKind.RENEWAL, papers=kept))
    assert len(client.get(page_of(case)).context["copies"]) == 1


def test_the_page_asks_as_often_for_a_long_history_as_for_a_short_one(desk, client):
    desk.case.payment = factories.make_payment()
    desk.case.save()
    renewal = factories.make_procedure(desk.here, kind=RequestKind.RENEWAL)
    grow(desk, renewal)
    client.get(page_of(desk.case))  # the first look of the day is written down
    with CaptureQueriesContext(connection) as for_one:
        client.get(page_of(desk.case))
    for _ in range(2):
        grow(desk, renewal)
    with CaptureQueriesContext(connection) as for_three:
        page = client.get(page_of(desk.case))
    assert (len(page.context["receipts"]), len(page.context["earlier"]), len(page.context["history"])) == (3, 3, 4)
    assert len(for_three) == len(for_one)


def grow(desk, renewal):
    """Give the request another receipt and another event, its person another request, the officer another name."""
    factories.make_receipt(desk.case.payment, amount=Outcome.DIFFERS)
    factories.make_case(renewal, tckn=desk.case.tckn, status=Status.DELIVERED)
    move = {"action": Action.RECEIVE_PAPER, "actor": Actor.OFFICER, "by": factories.make_user(), "at": factories.NOON}
    desk.case.events.create(**move, from_status=desk.case.status, to_status=desk.case.status)
