"""The buttons of a request: what they need, what they write, who was faster."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse

from applications.domain.lifecycle import Action, Need, Status
from applications.domain.vocabulary import Handler, Paper, RequestKind, Role
from applications.models import SignatureRequest
from payments.domain.outcomes import Outcome
from tests import factories
from tests.applications.admin.desk import action, page_of, seen, signed_in


@pytest.fixture
def client(desk):
    return signed_in(desk.officer)


def button_names(client, case):
    return [button.action for button in client.get(page_of(case)).context["buttons"]]


def hand_in_all(case, by):
    case.paper_copies.update(received_at=factories.NOON, received_by=by)


def paying_case(desk, **outcomes):
    """Return a request whose applicant pays, with a receipt of these outcomes."""
    account = factories.make_account()
    procedure = factories.make_procedure(
        desk.here,
        kind=RequestKind.RENEWAL,
        channels=factories.transfer_to(account),
        papers=[{"paper": Paper.RECEIPT, "deliver": 1}],
        **factories.paid(),
    )
    case = factories.make_case(procedure, payment=factories.make_payment())
    factories.make_receipt(case.payment, **outcomes)
    return case


def check_of(case, name):
    return case.payment.receipts.get().checks.get(check_name=name)


def test_approval_waits_for_the_papers_and_says_so(desk, client):
    assert Action.APPROVE not in button_names(client, desk.case)
    page = client.get(page_of(desk.case))
    assert page.context["missing"] == [(Need.SIGNED_COPIES, "kagitlar")]
    answer = client.post(action(desk.case, "approve"), seen(desk.case))
    assert answer.status_code == 409
    assert "Onay için eksik: İmzalı kâğıtlar." in answer.content.decode()
    desk.case.refresh_from_db()
    assert desk.case.status == Status.SUBMITTED


def test_papers_are_received_one_by_one_or_together_and_taken_back(desk, client):
    first, *others = desk.case.paper_copies.all()
    client.post(reverse("yonetim:case_papers", args=[desk.case.pk]), {"copy": first.pk})
    assert [copy.is_received for copy in desk.case.paper_copies.all()] == [True, False, False]
    client.post(reverse("yonetim:case_papers", args=[desk.case.pk]), {"hepsi": "1"})
    assert all(copy.is_received for copy in desk.case.paper_copies.all())
    client.post(reverse("yonetim:case_paper_undo", args=[desk.case.pk, others[0].pk]))
    assert [copy.is_received for copy in desk.case.paper_copies.all()] == [True, False, True]
    written = [event.action for event in desk.case.events.all()]
    assert written == ["submit", "receive_paper", "receive_paper", "undo_receive_paper"]


def test_a_copy_of_another_request_is_not_taken_back_through_this_one(desk, client):
    hand_in_all(desk.foreign, desk.officer)
    copy = desk.foreign.paper_copies.first()
    assert client.post(reverse("yonetim:case_paper_undo", args=[desk.case.pk, copy.pk])).status_code == 404
    copy.refresh_from_db()
    assert copy.is_received


def test_a_complete_request_is_approved_and_the_page_says_so(desk, client):
    hand_in_all(desk.case, desk.officer)
    answer = client.post(action(desk.case, "approve"), seen(desk.case), follow=True)
    assert answer.request["PATH_INFO"] == page_of(desk.case)
    assert "Başvuru onaylandı." in answer.content.decode()
    event = desk.case.events.last()
    assert (event.action, event.by, event.to_status) == ("approve", desk.officer, Status.APPROVED)


def test_opening_the_address_of_an_action_only_asks(desk, client):
    hand_in_all(desk.case, desk.officer)
    assert client.get(action(desk.case, "approve")).status_code == 200
    desk.case.refresh_from_db()
    assert desk.case.status == Status.SUBMITTED


def test_returning_asks_for_a_reason_and_flags_the_steps(desk, client):
    asked = client.post(action(desk.case, "return"), seen(desk.case, note="  ", steps=["address"]))
    assert asked.status_code == 422
    assert "Gerekçeyi yazın." in asked.content.decode()
    client.post(action(desk.case, "return"), seen(desk.case, note="Kapı numarası eksik.", steps=["address", "person"]))
    event = desk.case.events.last()
    assert (event.to_status, event.note) == (Status.RETURNED, "Kapı numarası eksik.")
    assert event.detail == {"steps": ["address", "person"]}


def test_a_step_that_the_request_does_not_have_cannot_be_flagged(desk, client):
    answer = client.post(action(desk.case, "return"), seen(desk.case, note="Eksik.", steps=["invoice"]))
    assert answer.status_code == 422
    assert desk.case.events.count() == 1


def test_rejecting_shows_the_reason_in_the_time_line(desk, client):
    client.post(action(desk.case, "reject"), seen(desk.case, note="Görev yeri başka ilde."))
    assert "Görev yeri başka ilde." in client.get(page_of(desk.case)).content.decode()
    assert button_names(client, desk.case) == []


def test_only_a_supervisor_takes_an_approval_back(desk, client):
    hand_in_all(desk.case, desk.officer)
    client.post(action(desk.case, "approve"), seen(desk.case))
    undo = seen(desk.case, note="Yanlış kişi.")
    assert client.post(action(desk.case, "undo_approval"), undo).status_code == 403
    signed_in(desk.people[Role.SUPERVISOR]).post(action(desk.case, "undo_approval"), undo)
    desk.case.refresh_from_db()
    assert desk.case.status == Status.SUBMITTED


def test_an_action_that_does_not_exist_is_not_found(desk, client):
    assert client.get(action(desk.case, "no_such_action")).status_code == 404


@pytest.mark.parametrize("name", ["withdraw", "resubmit"])
def test_what_is_the_applicants_is_not_the_desks(desk, client, name):
    assert client.post(action(desk.case, name), seen(desk.case)).status_code == 403


def test_nobody_decides_about_the_own_request(desk):
    own = factories.make_case(desk.procedure, owner=desk.officer)
    hand_in_all(own, desk.people[Role.SUPERVISOR])
    client = signed_in(desk.officer)
    page = client.get(page_of(own))
    assert "Bu sizin kendi başvurunuz" in page.content.decode()
    assert page.context["buttons"] == []
    for name in ("approve", "withdraw"):
        assert client.post(action(own, name), seen(own)).status_code == 403
    assert client.post(reverse("yonetim:case_papers", args=[own.pk]), {"hepsi": "1"}).status_code == 403


def test_who_comes_second_is_told_who_was_faster(desk, client):
    hand_in_all(desk.case, desk.officer)
    old_page = seen(desk.case)
    faster = factories.make_member(Role.OFFICER, desk.here, full_name="Murat Eker")
    signed_in(faster).post(action(desk.case, "approve"), old_page)
    answer = client.post(action(desk.case, "reject"), old_page | {"note": "Eksik."})
    assert answer.status_code == 409
    assert "Sayfa sizde açıkken bu başvuruyu Murat Eker onayladı (" in answer.content.decode()
    desk.case.refresh_from_db()
    assert desk.case.status == Status.APPROVED


def test_a_page_that_is_older_than_a_correction_decides_nothing(desk, client):
    """The state may be the same again; what was decided about is not."""
    hand_in_all(desk.case, desk.officer)
    old_page = seen(desk.case)
    supervisor = signed_in(desk.people[Role.SUPERVISOR])
    supervisor.post(action(desk.case, "reject"), seen(desk.case, note="Yanlış."))
    supervisor.post(action(desk.case, "reopen"), seen(desk.case, note="Geri."))
    answer = client.post(action(desk.case, "approve"), old_page)
    assert answer.status_code == 409
    assert "yeniden açtı" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_exactly_one_wins(desk):
    hand_in_all(desk.case, desk.officer)
    form, start, answers = seen(desk.case, note="Eksik."), Barrier(2), {}
    roles = {"approve": Role.OFFICER, "reject": Role.SUPERVISOR}
    clients = {name: signed_in(desk.people[role]) for name, role in roles.items()}

    def press(name):
        try:
            start.wait(timeout=10)
            answers[name] = clients[name].post(action(desk.case, name), form).status_code
        finally:
            connection.close()

    threads = [Thread(target=press, args=[name]) for name in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(answers.values()) == [302, 409]
    winner = next(name for name, status in answers.items() if status == 302)
    moved = SignatureRequest.objects.get(pk=desk.case.pk)
    assert moved.status == {"approve": Status.APPROVED, "reject": Status.REJECTED}[winner]
    assert moved.events.filter(action__in=["approve", "reject"]).count() == 1


def test_a_check_is_let_pass_with_a_reason_and_taken_back(desk, client):
    case = paying_case(desk, payer_name=Outcome.DIFFERS)
    hand_in_all(case, desk.officer)
    check = check_of(case, "payer_name")
    where = reverse("yonetim:case_check", args=[case.pk, check.pk])
    assert client.post(where, {"note": " "}).status_code == 422
    assert Action.APPROVE not in button_names(client, case)
    client.post(where, {"note": "Eşi ödemiş; dilekçe geldi."})
    assert Action.APPROVE in button_names(client, case)
    assert "Eşi ödemiş; dilekçe geldi." in client.get(page_of(case)).content.decode()
    client.post(reverse("yonetim:case_check_undo", args=[case.pk, check.pk]))
    check.refresh_from_db()
    assert not check.is_overruled
    assert [event.action for event in case.events.all()][1:] == ["overrule_check", "undo_overrule"]


def test_a_check_of_another_request_is_not_reached_through_this_one(desk, client):
    case = paying_case(desk, payer_name=Outcome.DIFFERS)
    check = check_of(case, "payer_name")
    answer = client.post(reverse("yonetim:case_check", args=[desk.case.pk, check.pk]), {"note": "Geçsin."})
    assert answer.status_code == 404


def test_a_payment_is_confirmed_by_hand_and_taken_back(desk, client):
    case = paying_case(desk, amount=Outcome.DIFFERS)
    hand_in_all(case, desk.officer)
    client.post(reverse("yonetim:case_payment", args=[case.pk]), {"note": "16.11.2026 ekstresi, 4. satır"})
    assert "16.11.2026 ekstresi, 4. satır" in client.get(page_of(case)).content.decode()
    assert Action.APPROVE in button_names(client, case)
    client.post(reverse("yonetim:case_payment_undo", args=[case.pk]))
    assert Action.APPROVE not in button_names(client, case)


def test_where_nothing_is_paid_there_is_nothing_to_confirm(desk, client):
    assert client.post(reverse("yonetim:case_payment", args=[desk.case.pk]), {"note": "x"}).status_code == 404


def test_a_closed_request_is_left_alone(desk, client):
    case = paying_case(desk, amount=Outcome.DIFFERS)
    client.post(action(case, "reject"), seen(case, note="Eksik."))
    answer = client.post(reverse("yonetim:case_payment", args=[case.pk]), {"note": "ekstre"})
    assert answer.status_code == 409
    assert "kapandı" in answer.content.decode()


def test_a_unit_coordinator_hands_the_request_to_the_directorate(desk, client):
    at_unit = factories.make_procedure(desk.here, kind=RequestKind.RENEWAL, via_unit=True)
    case = factories.make_case(at_unit, unit=desk.unit, status=Status.AT_UNIT)
    coordinator = signed_in(desk.people[Role.COORDINATOR])
    assert button_names(coordinator, case) == [Action.RETURN, Action.HAND_TO_DIRECTORATE]
    coordinator.post(action(case, "hand_to_directorate"), seen(case))
    assert button_names(coordinator, case) == []
    assert Action.APPROVE in button_names(client, case)


def test_where_the_unit_decides_its_coordinator_approves(desk):
    decided_there = factories.make_procedure(desk.here, kind=RequestKind.RENEWAL, handler=Handler.UNIT)
    case = factories.make_case(decided_there, unit=desk.unit, status=Status.AT_UNIT)
    coordinator = signed_in(desk.people[Role.COORDINATOR])
    assert button_names(coordinator, case)[-1] is Action.APPROVE
    coordinator.post(action(case, "approve"), seen(case))
    case.refresh_from_db()
    assert case.status == Status.APPROVED


def test_a_lost_card_goes_over_kamu_sms_list_before_it_is_approved(desk, client):
    listed = factories.make_procedure(desk.here, kind=RequestKind.LOST_STOLEN, is_listed=True)
    case = factories.make_case(listed)
    for name in ("list_for_ca", "send_list", "use_link", "approve"):
        assert button_names(client, case)[-1] == name
        assert client.post(action(case, name), seen(case)).status_code == 302
    case.refresh_from_db()
    assert case.status == Status.APPROVED
