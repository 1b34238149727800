"""Rights come from Membership alone: role x address x directorate."""

import pytest
from django.urls import reverse

from applications.domain.vocabulary import Role
from payments.domain.outcomes import Outcome
from tests import factories
from tests.applications.admin.desk import LIST, action, page_of, seen, signed_in

DESK_ROLES = (Role.COORDINATOR, Role.OFFICER, Role.SUPERVISOR)
READING_ROLES = (*DESK_ROLES, Role.AUDITOR)


def with_receipt(case):
    case.payment = factories.make_payment()
    case.save(update_fields=["payment"])
    return factories.make_receipt(case.payment, payer_name=Outcome.DIFFERS)


def addresses(case, receipt):
    """Return (method, address) of everything that stands for one request."""
    check = receipt.checks.get(check_name="payer_name")
    copy = case.paper_copies.first()
    return {
        "page": ("get", page_of(case)),
        "form": ("get", reverse("yonetim:case_form", args=[case.pk])),
        "letter": ("get", reverse("yonetim:case_declaration", args=[case.pk])),
        "picture": ("get", reverse("applications:receipt_page", args=[receipt.pk, 1])),
        "ask": ("get", action(case, "return")),
        "move": ("post", action(case, "approve")),
        "paper": ("post", reverse("yonetim:case_papers", args=[case.pk])),
        "paper back": ("post", reverse("yonetim:case_paper_undo", args=[case.pk, copy.pk])),
        "check": ("post", reverse("yonetim:case_check", args=[case.pk, check.pk])),
        "check back": ("post", reverse("yonetim:case_check_undo", args=[case.pk, check.pk])),
        "payment": ("post", reverse("yonetim:case_payment", args=[case.pk])),
        "payment back": ("post", reverse("yonetim:case_payment_undo", args=[case.pk])),
    }


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_no_role_reaches_a_request_of_another_directorate_at_any_address(desk, role):
    receipt = with_receipt(desk.foreign)
    client = signed_in(desk.people[role])
    answers = {
        name: getattr(client, method)(address).status_code
        for name, (method, address) in addresses(desk.foreign, receipt).items()
    }
    assert set(answers.values()) == {404}, answers
    assert desk.foreign.events.count() == 1


@pytest.mark.parametrize(
    ("role", "pages", "decisions", "judgements"),
    [
        pytest.param(Role.COORDINATOR, 200, 200, 403, id="coordinator"),
        pytest.param(Role.OFFICER, 200, 200, 200, id="officer"),
        pytest.param(Role.SUPERVISOR, 200, 200, 200, id="supervisor"),
        pytest.param(Role.AUDITOR, 200, 403, 403, id="auditor"),
        pytest.param(Role.ADMINISTRATOR, 404, 404, 404, id="administrator"),
    ],
)
def test_the_addresses_of_a_request_answer_each_role_of_its_directorate(desk, role, pages, decisions, judgements):
    receipt = with_receipt(desk.case)
    client, where = signed_in(desk.people[role]), addresses(desk.case, receipt)
    assert client.get(where["page"][1]).status_code == pages
    assert client.get(where["form"][1]).status_code == pages
    assert client.get(where["ask"][1]).status_code in ({200, 409} if decisions == 200 else {decisions})
    assert client.get(where["check"][1]).status_code == judgements
    assert client.get(where["payment"][1]).status_code == judgements
    received = client.post(where["paper"][1], {"hepsi": "1"})
    assert received.status_code == (302 if decisions == 200 else decisions)
    assert desk.case.paper_copies.exclude(received_at=None).exists() == (decisions == 200)


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_the_list_holds_the_own_directorates_requests_alone(desk, role):
    answer = signed_in(desk.people[role]).get(LIST, {"asama": "hepsi"})
    if role is Role.ADMINISTRATOR:
        assert answer.status_code == 403
    else:
        assert [row.case for row in answer.context["rows"]] == [desk.case]


@pytest.mark.parametrize("role", READING_ROLES, ids=str)
def test_a_search_finds_nothing_of_another_directorate(desk, role):
    client = signed_in(desk.people[role])
    answer = client.post(f"{LIST}ara/", {"q": desk.foreign.tckn}, follow=True)
    assert answer.context["rows"] == []


def test_a_coordinator_sees_the_own_unit_alone(desk):
    elsewhere = factories.make_case(desk.procedure, unit=factories.make_unit(desk.here, name="Başka Hastane"))
    unmapped = factories.make_case(desk.procedure)
    client = signed_in(desk.people[Role.COORDINATOR])
    assert [row.case for row in client.get(LIST, {"asama": "hepsi"}).context["rows"]] == [desk.case]
    assert client.get(page_of(elsewhere)).status_code == 404
    assert client.post(action(unmapped, "hand_to_directorate"), seen(unmapped)).status_code == 404


def test_an_auditor_sees_the_page_without_a_button(desk):
    page = signed_in(desk.people[Role.AUDITOR]).get(page_of(desk.case))
    assert page.context["buttons"] == []
    assert page.content.decode().count('method="post"') == 1  # signing out


def test_an_auditor_sees_who_looked_and_an_officer_does_not(desk):
    seen_by_officer = signed_in(desk.officer).get(page_of(desk.case)).content.decode()
    seen_by_auditor = signed_in(desk.people[Role.AUDITOR]).get(page_of(desk.case)).content.decode()
    assert "Kimler baktı" not in seen_by_officer
    assert "Kimler baktı" in seen_by_auditor


@pytest.mark.parametrize("address", ["/yonetim/", LIST, "/yonetim/applications/unit/", "/yonetim/yok/"])
def test_who_is_not_signed_in_is_sent_to_the_officers_sign_in(client, desk, address):
    answer = client.get(address, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/hesap/giris/?next=")


def test_a_password_opens_the_desk_and_leads_back_to_the_page_that_was_wanted(client, desk):
    password = "uzun-bir-parola-16"
    user = factories.make_member(Role.OFFICER, desk.here, password=password)
    where = client.get(page_of(desk.case), follow=True).redirect_chain[-1][0]
    answer = client.post(where, {"login": user.email, "password": password}, follow=True)
    assert answer.request["PATH_INFO"] == page_of(desk.case)
    assert answer.status_code == 200


def test_a_code_by_mail_does_not_open_the_desk(desk):
    desk.officer.set_password("uzun-bir-parola-16")
    desk.officer.save()
    answer = signed_in(desk.officer, method="code").get("/yonetim/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/hesap/dogrula/")


@pytest.mark.parametrize("method", ["password", "code"])
def test_who_has_no_membership_is_told_so(desk, method):
    answer = signed_in(factories.make_user(), method=method).get("/yonetim/", follow=True)
    assert answer.status_code == 403


def test_a_closed_account_does_not_get_in(desk):
    client = signed_in(desk.officer)
    desk.officer.is_active = False
    desk.officer.save()
    assert client.get(LIST).status_code == 302


def test_leaving_goes_through_the_sites_own_page(desk):
    assert signed_in(desk.officer).post("/yonetim/logout/").url == "/hesap/cikis/"


@pytest.mark.parametrize("address", ["add/", "1/delete/", "1/history/"])
def test_requests_have_no_pages_to_add_delete_or_trace_them(desk, address):
    assert signed_in(desk.people[Role.SUPERVISOR]).get(f"{LIST}{address}").status_code == 404


@pytest.mark.parametrize("query", ["tckn=10000000146", "owner__email__startswith=a", "payment__payer_tckn=1"])
def test_columns_are_not_probed_through_the_address(desk, query):
    assert signed_in(desk.officer).get(f"{LIST}?{query}").status_code == 400


def test_autocomplete_offers_no_requests(desk):
    where = {"app_label": "applications", "model_name": "paperrequest", "field_name": "case", "term": ""}
    assert signed_in(desk.officer).get("/yonetim/autocomplete/", where).status_code == 403
