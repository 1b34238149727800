"""The queue: tabs, filters, search, order, pages, and how much it asks of the database."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.admin import searches
from applications.domain.lifecycle import Status
from applications.domain.vocabulary import Handler, RequestKind, Role, StaffCategory
from payments.domain.outcomes import Outcome
from tests import factories
from tests.applications.admin.desk import LIST, page_of, signed_in


@pytest.fixture
def client(desk):
    return signed_in(desk.officer)


def cases_in(answer):
    return [row.case for row in answer.context["rows"]]


def find(client, text):
    return client.post(f"{LIST}ara/", {"q": text}, follow=True)


def paid_case(desk, **outcomes):
    payment = factories.make_payment()
    if outcomes:
        factories.make_receipt(payment, **outcomes)
    return factories.make_case(desk.procedure, payment=payment)


def test_the_list_begins_with_what_waits_for_the_desk_longest_first(desk, client):
    later = factories.make_case(desk.procedure, since=factories.NOON + timedelta(hours=1))
    used = factories.make_case(desk.procedure, status=Status.LINK_USED, since=factories.NOON + timedelta(minutes=1))
    factories.make_case(desk.procedure, status=Status.RETURNED)
    assert cases_in(client.get(LIST)) == [desk.case, used, later]


@pytest.mark.parametrize(
    ("tab", "status"),
    [
        ("inceleme", Status.SUBMITTED),
        ("inceleme", Status.LINK_USED),
        ("duzeltme", Status.RETURNED),
        ("birim", Status.AT_UNIT),
        ("liste", Status.LISTED),
        ("liste", Status.AWAITING_LINK),
        ("onay", Status.APPROVED),
        ("kapanan", Status.DELIVERED),
        ("kapanan", Status.REJECTED),
        ("kapanan", Status.WITHDRAWN),
    ],
)
def test_each_state_stands_under_its_tab_with_its_count(desk, client, tab, status):
    desk.case.status = status
    desk.case.save(update_fields=["status"])
    answer = client.get(LIST, {"asama": tab})
    assert cases_in(answer) == [desk.case]
    counts = {each.code: number for each, number in answer.context["tabs"]}
    assert counts == {code: int(code in (tab, "hepsi")) for code in counts}


def test_what_kamu_sm_alone_handles_never_appears(desk, client):
    alone = factories.make_procedure(desk.here, kind=RequestKind.CARD_READER, handler=Handler.KAMU_SM)
    followed = factories.make_case(alone, status=Status.FOLLOWED)
    assert followed not in cases_in(client.get(LIST, {"asama": "hepsi"}))
    assert client.get(page_of(followed)).status_code == 404
    assert cases_in(find(client, followed.reference)) == []


def test_the_filters_narrow_by_status_kind_and_category(desk, client):
    hospital = factories.make_procedure(desk.here, category=StaffCategory.HOSPITAL_STAFF, kind=RequestKind.RENEWAL)
    other = factories.make_case(hospital)
    used = factories.make_case(desk.procedure, status=Status.LINK_USED)
    assert cases_in(client.get(LIST, {"tur": "renewal"})) == [other]
    assert cases_in(client.get(LIST, {"personel": "family_physician"})) == [desk.case, used]
    assert cases_in(client.get(LIST, {"durum": "link_used", "tur": "", "personel": "", "dekont": ""})) == [used]


def test_the_verdict_filter_goes_by_the_newest_receipt(desk, client):
    differs = paid_case(desk, amount=Outcome.DIFFERS)
    unsure = paid_case(desk, payer_tckn=Outcome.CANNOT_TELL)
    awaited = paid_case(desk)
    better = paid_case(desk, amount=Outcome.DIFFERS)
    newer = factories.make_receipt(better.payment)
    newer.uploaded_at += timedelta(days=1)
    newer.save()
    found = {name: cases_in(client.get(LIST, {"dekont": name})) for name in (*Outcome, "bekleniyor", "kurum")}
    assert found == {
        Outcome.DIFFERS: [differs],
        Outcome.CANNOT_TELL: [unsure],
        Outcome.AGREES: [better],
        "bekleniyor": [awaited],
        "kurum": [desk.case],
    }


@pytest.mark.parametrize("typed", ["IŞIL ÇİĞDEM", "ışıl", "isil cigdem", "Işıl çiğdem özışık", " ÖZIŞIK  ışıl "])
def test_a_name_is_found_however_its_letters_are_typed(desk, client, typed):
    found = factories.make_case(desk.procedure, first_name="Işıl Çiğdem", last_name="Özışık")
    assert cases_in(find(client, typed)) == [found]


def test_a_reference_and_an_identity_number_are_found_in_any_state(desk, client):
    closed = factories.make_case(desk.procedure, status=Status.DELIVERED)
    assert cases_in(find(client, closed.spoken_reference.lower())) == [closed]
    assert cases_in(find(client, f" {closed.tckn} ")) == [closed]


def test_what_is_searched_stays_out_of_the_address(desk, client):
    answer = client.post(f"{LIST}ara/", {"q": desk.case.tckn})
    assert answer.status_code == 302
    assert desk.case.tckn not in answer.url
    mark = answer.url.partition("arama=")[2]
    assert cases_in(client.get(LIST, {"arama": mark})) == [desk.case]
    assert desk.case.tckn not in client.get(LIST, {"arama": mark, "tur": "first"}).request["QUERY_STRING"]


def test_a_search_belongs_to_its_session_and_grows_old(desk, client):
    answer = client.post(f"{LIST}ara/", {"q": desk.case.reference})
    stranger = signed_in(desk.people[Role.SUPERVISOR]).get(answer.url)
    assert cases_in(stranger) == []
    assert "süresi doldu" in stranger.content.decode()
    for _ in range(searches.KEPT):
        client.post(f"{LIST}ara/", {"q": "başka"})
    assert cases_in(client.get(answer.url)) == []


def test_the_list_masks_the_identity_number(desk, client):
    page = client.get(LIST).content.decode()
    assert desk.case.tckn not in page
    assert desk.case.masked_tckn in page


def test_a_row_says_the_checks_in_shapes_and_words_and_counts_the_papers(desk, client):
    case = paid_case(desk, amount=Outcome.DIFFERS, payer_tckn=Outcome.CANNOT_TELL)
    case.paper_copies.update(received_at=factories.NOON, received_by=desk.officer)
    row = next(row for row in client.get(LIST).context["rows"] if row.case == case)
    assert sorted(row.shapes) == ["s-differs", *["s-ok"] * 5, "s-unsure"]
    assert (row.verdict, row.papers) == ("1 farklı, 1 anlaşılamadı", "3 / 3")


def test_a_request_that_an_earlier_receipt_settles_is_not_said_to_differ(desk, client):
    case = paid_case(desk)
    factories.make_receipt(case.payment)
    newest = factories.make_receipt(case.payment, amount=Outcome.DIFFERS, date=Outcome.DIFFERS)
    newest.uploaded_at += timedelta(hours=1)
    newest.save(update_fields=["uploaded_at"])
    row = next(row for row in client.get(LIST).context["rows"] if row.case == case)
    assert row.verdict == "dekontlarla tamam"


def test_an_empty_list_says_so(desk, client):
    assert "Burada bekleyen başvuru yok" in client.get(LIST, {"asama": "onay"}).content.decode()
    assert "Bu aramaya uyan başvuru yok" in find(client, "Yok Böyle Biri").content.decode()


def test_the_list_is_paged_in_a_stable_order(desk, client):
    for _ in range(51):
        factories.make_case(desk.procedure)
    first, second = (cases_in(client.get(LIST, {"p": page})) for page in (1, 2))
    assert (len(first), len(second)) == (50, 2)
    keys = [case.pk for case in first + second]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("query", [{}, {"asama": "hepsi", "dekont": "differs"}], ids=["plain", "by verdict"])
def test_the_number_of_queries_does_not_grow_with_the_rows(desk, client, query, django_assert_num_queries):
    desk.case.delete()
    counts = []
    for add in (1, 2):
        for _ in range(add):
            paid_case(desk, amount=Outcome.DIFFERS)
        with django_assert_num_queries(11) as asked:
            assert len(cases_in(client.get(LIST, query))) == (1 if add == 1 else 3)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_start_page_counts_requests_and_leads_to_the_records(desk, client):
    page = client.get("/yonetim/")
    assert {tab.code: number for tab, number in page.context["tabs"]}["inceleme"] == 1
    assert reverse("yonetim:applications_procedure_changelist") in page.content.decode()


def test_an_administrators_start_page_has_no_requests(desk):
    page = signed_in(desk.people[Role.ADMINISTRATOR]).get("/yonetim/").content.decode()
    assert LIST not in page
    assert "/yonetim/applications/membership/" in page
