"""Every print leaves a row with what it said; an old one is told to its owner."""

from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from applications import prints, services, submission
from applications.domain.form_sheet import declared_hash
from applications.domain.lifecycle import Action, Actor, Status
from applications.domain.print_changes import LABELS, NOTHING, changes
from applications.domain.said import said_from_json
from applications.domain.steps import Step
from applications.domain.vocabulary import Paper, RequestKind, Role, SigningMethod
from applications.models import Declaration, PaperPrint, Procedure, SignatureRequest
from applications.printing.sheets import declared_of, sheet_of
from payments.domain.outcomes import Outcome
from tests import factories
from tests.applications.admin.desk import page_of, signed_in
from tests.applications.declared_cases import make_declared_case
from tests.factories import NOON

pytestmark = pytest.mark.django_db
FORM, LETTER = Paper.REQUEST_FORM, Paper.DECLARATION
LATER = NOON + timedelta(hours=5)


@pytest.fixture
def case():
    procedure = factories.make_procedure(papers=[{"paper": FORM, "deliver": 2}])
    return factories.make_case(procedure, submitted_at=NOON)


@pytest.fixture
def declared_case():
    return make_declared_case()


def fresh(case):
    """Return ``case`` as the next request of a browser would read it."""
    return SignatureRequest.objects.select_related("directorate", "unit", "payment", "procedure").get(pk=case.pk)


def print_form(case, *, by=None, at=NOON):
    """Remember a print of the form as it is now, without drawing it."""
    now = fresh(case)
    prints.remember(now, sheet_of(now, printed_at=at), by=by or case.owner, at=at)


def change(case, **columns):
    SignatureRequest.objects.filter(pk=case.pk).update(**columns)
    return fresh(case)


def old(case, *, at=LATER):
    now = fresh(case)
    return prints.old_prints(now, now.paper_copies.all(), at=at)


# --- Remembered --------------------------------------------------------------------------------------------


def test_what_the_owner_prints_is_remembered_with_what_it_said(client, case):
    client.force_login(case.owner)
    assert client.get(reverse("applications:form_pdf", args=[case.reference])).status_code == 200
    row = case.prints.get()
    assert (row.paper, row.copies, row.printed_by, row.is_draft) == (FORM, 2, case.owner, False)
    assert row.declared == sheet_of(case, printed_at=NOON).declared
    said = said_from_json(row.said)
    assert declared_hash(said.declared) == row.declared
    assert said.lines["Adı soyadı"] == "Ayşe Gül Işık"
    assert said.copies == ("Kurum nüshası", "Başvuru sahibi nüshası")


def test_what_the_desk_prints_is_remembered_as_the_officers(case):
    officer = factories.make_member(Role.OFFICER, case.directorate)
    assert signed_in(officer).get(reverse("yonetim:case_form", args=[case.pk])).status_code == 200
    assert case.prints.get().printed_by == officer


@pytest.mark.parametrize(
    ("method", "status"), [("head", 200), ("options", 405), ("post", 405), ("put", 405), ("delete", 405)]
)
def test_who_opens_no_paper_leaves_no_row(client, declared_case, method, status):
    client.force_login(declared_case.owner)
    officer = signed_in(factories.make_member(Role.OFFICER, declared_case.directorate))
    ways = [
        (client, reverse("applications:form_pdf", args=[declared_case.reference])),
        (client, reverse("applications:declaration_pdf", args=[declared_case.reference])),
        (officer, reverse("yonetim:case_form", args=[declared_case.pk])),
        (officer, reverse("yonetim:case_declaration", args=[declared_case.pk])),
    ]
    for browser, address in ways:
        assert getattr(browser, method)(address).status_code == status
    assert not PaperPrint.objects.exists()


def test_what_the_command_prints_is_nobodys(case, tmp_path):
    call_command("print_form", case.reference, "--output", str(tmp_path / "form.pdf"))
    assert case.prints.get().printed_by is None


def test_a_print_that_could_not_be_written_is_not_remembered(case, tmp_path):
    with pytest.raises(CommandError, match="yazılamadı"):
        call_command("print_form", case.reference, "--output", str(tmp_path / "yok" / "form.pdf"))
    assert not case.prints.exists()


def test_a_request_without_a_form_leaves_no_row(client, case):
    case.procedure.papers.all().delete()
    client.force_login(case.owner)
    assert client.get(reverse("applications:form_pdf", args=[case.reference])).status_code == 404
    assert not PaperPrint.objects.exists()


def test_what_no_font_can_show_leaves_no_row(client, case):
    change(case, first_name="محمد")
    client.force_login(case.owner)
    assert client.get(reverse("applications:form_pdf", args=[case.reference])).status_code == 422
    assert not PaperPrint.objects.exists()


def test_a_declaration_that_no_font_can_show_names_the_letter_and_leaves_no_row(client, declared_case):
    change(declared_case, first_name="محمد")
    client.force_login(declared_case.owner)
    answer = client.get(reverse("applications:declaration_pdf", args=[declared_case.reference]))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Dilekçe bu harflerle basılamıyor" in page
    assert "<b>Adı soyadı</b>" in page
    assert not PaperPrint.objects.exists()


def test_a_form_with_a_declaration_behind_it_is_two_papers(client, declared_case):
    client.force_login(declared_case.owner)
    client.get(reverse("applications:form_pdf", args=[declared_case.reference]))
    rows = {row.paper: row for row in declared_case.prints.all()}
    assert {paper: row.copies for paper, row in rows.items()} == {FORM: 2, LETTER: 1}
    assert declared_hash(said_from_json(rows[LETTER].said).declared) == rows[LETTER].declared
    assert rows[LETTER].said["declared"]["missing"] == ["{tckn}"]


def test_the_declaration_alone_is_remembered_too(client, declared_case):
    client.force_login(declared_case.owner)
    client.get(reverse("applications:declaration_pdf", args=[declared_case.reference]))
    row = declared_case.prints.get()
    assert (row.paper, row.copies, row.printed_by) == (LETTER, 1, declared_case.owner)
    assert row.said["lines"][0] == ["Adı soyadı", "Ayşe Gül Işık"]


def test_a_declaration_taken_back_while_it_was_printed_leaves_no_row(declared_case):
    now = fresh(declared_case)
    sheet = sheet_of(now, printed_at=NOON)
    Declaration.objects.all().delete()
    prints.remember(now, sheet, by=now.owner, at=NOON)
    assert [row.paper for row in declared_case.prints.all()] == [FORM]


@pytest.mark.parametrize("count", [1, 4])
def test_many_prints_are_remembered_at_once(declared_case, django_assert_num_queries, count):
    papers = [{"paper": FORM, "deliver": 1}]
    plain = factories.make_procedure(kind=RequestKind.RENEWAL, papers=papers)
    cases = [fresh(declared_case), *(fresh(factories.make_case(plain)) for _ in range(count - 1))]
    printed = [(case, sheet_of(case, printed_at=NOON)) for case in cases]
    with django_assert_num_queries(2):
        prints.remember_all(printed, by=declared_case.owner, at=NOON)
    assert PaperPrint.objects.count() == count + 1


def test_nothing_printed_is_nothing_remembered(django_assert_num_queries):
    with django_assert_num_queries(0):
        prints.remember_all([], by=None, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_two_prints_at_the_same_moment_are_two_rows(case):
    now = fresh(case)
    sheet, together, failed = sheet_of(now, printed_at=NOON), Barrier(2), []

    def run():
        together.wait(timeout=30)
        try:
            prints.remember(now, sheet, by=case.owner, at=NOON)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failed == []
    assert case.prints.count() == 2


# --- What the hash covers ----------------------------------------------------------------------------------


def map_the_unit(case):
    change(case, unit=factories.make_unit(case.directorate, name="Örnek 3 No’lu Aile Sağlığı Merkezi"))


def judge_the_receipt(case):
    case.payment.receipts.get().checks.update(outcome=Outcome.DIFFERS)


def confirm_the_payment(case):
    case.payment.confirmed_at, case.payment.confirmed_by = NOON, case.owner
    case.payment.confirmation_note = "Ekstre"
    case.payment.save()


@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(lambda case: change(case, status=Status.APPROVED), id="approved"),
        pytest.param(lambda case: change(case, status=Status.RETURNED), id="returned"),
        pytest.param(map_the_unit, id="unit matched to the list"),
        pytest.param(judge_the_receipt, id="receipt judged"),
        pytest.param(confirm_the_payment, id="payment confirmed"),
        pytest.param(lambda case: case.procedure.papers.update(deliver=3), id="more copies"),
        pytest.param(lambda case: case.procedure.deliveries.create(way="post", place="Örnek"), id="another place"),
        pytest.param(lambda case: type(case.directorate).objects.update(name="Başka Müdürlük"), id="office"),
        pytest.param(lambda case: Declaration.objects.all().delete(), id="declaration taken back"),
    ],
)
def test_nothing_but_what_is_declared_touches_the_hash_of_the_form(declared_case, happens):
    before = sheet_of(fresh(declared_case), printed_at=NOON).declared
    happens(declared_case)
    assert sheet_of(fresh(declared_case), printed_at=LATER).declared == before


PERSONAL = {
    "tckn": "10000000214",
    "first_name": "Ayşe",
    "last_name": "Çağlar",
    "birth_date": date(1984, 3, 5),
    "title": "Hemşire",
    "unit_text": "Başka Aile Sağlığı Merkezi",
    "email": "baska@example.org",
    "mobile": "05320000001",
    "province": "Ankara",
    "district": "Darıca",
    "neighbourhood": "Başka Mahallesi",
    "street": "Başka Caddesi",
    "building_no": "14",
    "flat_no": "3",
    "postal_code": "41400",
    "signing_method": SigningMethod.CONSENT,
}
DETAILS = {
    "is_naturalised": True,
    "keeps_reader": True,
    "certificate_ends_on": "2027-02-28",
    "what_happened": "stolen",
    "revoked_on": "2026-11-15",
    "revoked_how": "phone",
    "invoice_name": "Örnek A.Ş.",
    "invoice_tax_no": "1234567890",
    "invoice_tax_office": "Örnek",
}


@pytest.mark.parametrize("column", PERSONAL)
def test_each_declared_column_changes_the_hash_and_is_told_as_the_form_prints_it(case, column):
    print_form(case)
    change(case, **{column: PERSONAL[column]})
    assert_told_as_printed(case)


@pytest.mark.parametrize("detail", DETAILS)
def test_each_declared_detail_changes_the_hash_and_is_told_as_the_form_prints_it(case, detail):
    print_form(case)
    change(case, details={**case.details, detail: DETAILS[detail]})
    assert_told_as_printed(case)


def assert_told_as_printed(case):
    (found,) = old(case)
    assert found.changes.must_sign_anew
    facts = {fact.value for section in sheet_of(fresh(case), printed_at=NOON).sections for fact in section.facts}
    printed = {*facts, sheet_of(fresh(case), printed_at=NOON).kind_line, NOTHING}
    assert found.changes.declared
    assert {change.after for change in found.changes.declared} <= printed


def test_every_declared_answer_has_its_label_on_paper(case):
    declared = declared_of(replace_details(case))
    names = {*declared, *(f"details.{name}" for name in DETAILS)} - {"details"}
    assert names <= set(LABELS)


def replace_details(case):
    case.details = DETAILS
    return case


def test_a_letter_must_be_signed_anew_when_what_it_declares_changed(declared_case):
    print_form(declared_case)
    Declaration.objects.update(lira=Decimal("780.00"), missing=["{tckn}", "NES"])
    (found,) = old(declared_case)
    assert (found.paper, found.changes.must_sign_anew) == (LETTER, True)
    told = {change.label: (change.before, change.after) for change in found.changes.declared}
    assert told["Ödenen tutar"] == ("1.080,00 TL", "780,00 TL")
    assert told["Dekontta eksik olan"][1].endswith("; “NES”")


def test_a_new_address_on_the_letter_asks_for_no_new_signature(declared_case):
    print_form(declared_case)
    row = declared_case.prints.get(paper=LETTER)
    now = prints.said_now(change(declared_case, street="Başka Caddesi"), LETTER, at=LATER)
    found = changes(said_from_json(row.said), now)
    assert not found.must_sign_anew
    assert [change.label for change in found.shown] == ["Adres"]
    assert [each.paper for each in old(declared_case)] == [FORM]


# --- Told to the owner -------------------------------------------------------------------------------------


def page(client, case):
    client.force_login(case.owner)
    return client.get(reverse("applications:case", args=[case.reference])).content.decode()


def test_nothing_is_said_while_nothing_was_printed_or_the_print_is_current(client, case):
    assert "eskidi" not in page(client, case)
    print_form(case)
    assert old(case) == []
    assert "eskidi" not in page(client, case)
    assert "taslaktı" not in page(client, case)


def test_a_correction_makes_the_owners_print_old_and_its_copies_awaited(client):
    """The whole way: printed, received, returned, corrected."""
    factories.load_fixtures()
    procedure = Procedure.objects.get(directorate__plate=33, category="manager_doctor")
    case = factories.make_case(procedure, province="Mersin")
    officer = factories.make_member(Role.OFFICER, case.directorate)
    print_form(case)
    case.paper_copies.update(received_at=NOON, received_by=officer)
    reason = {"note": "Adres eksik.", "detail": {"steps": [Step.ADDRESS]}}
    services.take_action(case.pk, Action.RETURN, actors={Actor.OFFICER}, by=officer, at=NOON, **reason)
    assert old(case) == []
    draft = submission.start_correction(fresh(case), by=case.owner, at=NOON)
    draft.answers[Step.ADDRESS]["building_no"] = "14"
    draft.save()
    submission.resubmit(draft.pk, by=case.owner, at=NOON)
    (found,) = old(case)
    assert [(change.label, change.after) for change in found.changes.declared] == [
        ("Açık adres", "Örnek Mahallesi, Örnek Caddesi, Numara 14")
    ]
    assert set(case.paper_copies.filter(received_at=None).values_list("paper", flat=True)) == {FORM}
    shown = page(client, case)
    assert "Yazdırdığınız form eskidi" in shown
    assert "<del>Örnek Mahallesi, Örnek Caddesi, Numara 12</del>" in shown
    assert "Yeniden yazdırıp imzalayın" in shown
    client.get(reverse("applications:form_pdf", args=[case.reference]))
    assert "eskidi" not in page(client, case)


@pytest.mark.parametrize("status", [Status.RETURNED, Status.WITHDRAWN, Status.REJECTED, Status.DELIVERED])
def test_nothing_is_asked_to_be_signed_while_nothing_is_to_be_handed_in(case, status):
    print_form(case)
    change(case, last_name="Çağlar", status=status)
    assert old(case) == []


def test_nothing_is_asked_once_every_copy_is_at_the_desk(case):
    print_form(case)
    change(case, last_name="Çağlar")
    assert len(old(case)) == 1
    case.paper_copies.filter(paper=FORM).update(received_at=NOON, received_by=case.owner)
    assert old(case) == []


def test_what_the_desk_printed_does_not_make_the_owners_paper_current(case):
    print_form(case)
    change(case, last_name="Çağlar")
    print_form(case, by=factories.make_member(Role.OFFICER, case.directorate), at=LATER)
    assert [found.printed_at for found in old(case)] == [NOON]


def test_a_draft_is_no_print_to_sign(client, case):
    change(case, status=Status.RETURNED)
    print_form(case)
    change(case, status=Status.SUBMITTED)
    (found,) = old(case)
    assert (found.is_draft, found.changes.must_sign_anew) == (True, False)
    assert "Yazdırdığınız form taslaktı" in page(client, case)
    print_form(case, at=LATER)
    assert old(case) == []


def test_a_draft_printed_after_the_valid_form_does_not_make_it_old(case):
    print_form(case)
    change(case, status=Status.RETURNED)
    print_form(case, at=LATER)
    change(case, status=Status.SUBMITTED)
    assert old(case) == []


def test_answers_changed_back_make_the_first_print_old_only_while_a_later_one_is_the_newest(case):
    print_form(case)
    change(case, last_name="Çağlar")
    print_form(case, at=LATER)
    change(case, last_name="Işık")
    assert [found.printed_at for found in old(case)] == [LATER]


def test_a_form_that_is_asked_for_no_more_is_not_told(case):
    print_form(case)
    change(case, last_name="Çağlar")
    case.procedure.papers.all().delete()
    assert old(case) == []


def test_a_declaration_needed_no_more_is_not_told(declared_case):
    print_form(declared_case)
    factories.make_receipt(declared_case.payment)
    assert old(declared_case) == []


def test_the_owner_reads_of_an_old_declaration(client, declared_case):
    print_form(declared_case)
    Declaration.objects.update(lira=Decimal("780.00"))
    shown = page(client, declared_case)
    assert "Yazdırdığınız dilekçe eskidi" in shown
    assert reverse("applications:declaration_pdf", args=[declared_case.reference]) in shown


# --- At the desk -------------------------------------------------------------------------------------------


def rows(case, officer):
    shown = signed_in(officer).get(page_of(case)).context["print_list"]
    return shown.total, [(row.paper, row.who, row.chip.label) for row in shown.rows]


def test_the_desk_sees_each_print_and_whether_its_signature_stands(case):
    officer = factories.make_member(Role.OFFICER, case.directorate)
    assert rows(case, officer) == (0, [])
    print_form(case)
    change(case, last_name="Çağlar")
    print_form(case, by=officer, at=LATER)
    change(case, status=Status.RETURNED)
    print_form(case, at=LATER + timedelta(hours=1))
    assert rows(case, officer) == (
        3,
        [
            ("Form", "Ayşe Gül Çağlar (başvuran)", "Taslak"),
            ("Form", "Fatma Çağlar", "İmzası geçer"),
            ("Form", "Ayşe Gül Çağlar (başvuran)", "Eski: yeniden imza"),
        ],
    )


def test_the_desk_reads_the_newest_of_many_prints_in_a_fixed_number_of_queries(case, django_assert_max_num_queries):
    officer = factories.make_member(Role.OFFICER, case.directorate)
    print_form(case)
    one = case.prints.get()
    with django_assert_max_num_queries(60) as few:
        rows(case, officer)
    PaperPrint.objects.bulk_create(replace_pk(one, NOON + timedelta(minutes=number)) for number in range(24))
    with django_assert_max_num_queries(len(few.captured_queries) + 1):  # counting them
        total, listed = rows(case, officer)
    assert (total, len(listed)) == (25, 20)


def replace_pk(row, at):
    names = [field.attname for field in PaperPrint._meta.concrete_fields if not field.primary_key]
    return PaperPrint(**{name: getattr(row, name) for name in names} | {"printed_at": at})
