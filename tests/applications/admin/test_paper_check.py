"""A paper's code is scanned at the desk: current, old, a draft, not ours."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from applications import prints
from applications.domain.lifecycle import Status
from applications.domain.vocabulary import Paper, RequestKind, Role
from applications.models import Declaration, PaperPrint, SignatureRequest, ViewLog
from applications.printing.sheets import sheet_of
from tests import factories
from tests.applications.admin.desk import LIST, page_of, signed_in
from tests.applications.declared_cases import make_declared_case
from tests.factories import NOON

SCAN = "/yonetim/kagit/"
READERS = (Role.COORDINATOR, Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR)


@pytest.fixture
def client(desk):
    return signed_in(desk.officer)


def fresh(case):
    return SignatureRequest.objects.select_related("directorate", "unit", "payment", "procedure").get(pk=case.pk)


def print_form(case, *, by=None, at=NOON):
    """Remember a print as it is now and return the codes of its copies."""
    now = fresh(case)
    sheet = sheet_of(now, printed_at=at)
    prints.remember(now, sheet, by=by or case.owner, at=at)
    return [copy.code for copy in sheet.copies]


def change(case, **columns):
    SignatureRequest.objects.filter(pk=case.pk).update(**columns)


def scan(client, typed):
    return client.post(SCAN, {"kod": typed})


def told(answer):
    """Return the large words and what follows from them."""
    finding = answer.context["finding"]
    return finding.said, finding.then


# --- What a code turns out to be ---------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "which"), [(0, "Kurum nüshası, 1 / 2"), (1, "Başvuru sahibi nüshası, 2 / 2")])
def test_a_current_copy_is_told_with_its_name_and_who_printed_it(desk, client, number, which):
    codes = print_form(desk.case)
    answer = scan(client, codes[number])
    assert answer.status_code == 200
    assert told(answer) == ("Güncel", "")
    page = answer.content.decode()
    assert which in page
    assert "Yazdırıldı: 16 Kasım 2026 12.00, Ayşe Gül Işık (başvuran)" in page
    assert page_of(desk.case) in page


@pytest.mark.parametrize("slash", [".", "-", "*", "ç", " ", ""])
def test_a_scanner_on_a_turkish_keyboard_is_understood(desk, client, slash):
    code = print_form(desk.case)[0]
    answer = scan(client, code.replace("/", slash).lower())
    assert told(answer) == ("Güncel", "")


def test_an_old_copy_tells_what_changed_and_must_be_signed_anew(desk, client):
    code = print_form(desk.case)[0]
    change(desk.case, last_name="Çağlar", street="Yeni Cadde")
    answer = scan(client, code)
    assert told(answer) == ("Eski çıktı", "Yeniden imzalanmalı")
    page = answer.content.decode()
    assert "<del>Ayşe Gül Işık</del>" in page
    assert "<ins>Ayşe Gül Çağlar</ins>" in page
    assert "<ins>Örnek Mahallesi, Yeni Cadde, Numara 12</ins>" in page
    assert f"/yonetim/applications/signaturerequest/{desk.case.pk}/form.pdf" in page


def test_what_the_desk_did_since_asks_for_no_new_signature(desk, client):
    code = print_form(desk.case)[0]
    desk.case.procedure.papers.filter(paper=Paper.KAMU_SM_FORM).update(deliver=2)
    change(desk.case, unit=factories.make_unit(desk.here, name="Toros Devlet Hastanesi (yeni bina)"))
    answer = scan(client, code)
    assert told(answer) == ("Eski çıktı", "Yeniden imza gerekmez")
    page = answer.content.decode()
    assert "Toros Devlet Hastanesi (yeni bina)" in page
    assert "form.pdf" not in page
    assert "Beyan edilenlerde" not in page


def test_answers_changed_back_make_the_paper_current_again(desk, client):
    code = print_form(desk.case)[0]
    change(desk.case, last_name="Çağlar")
    print_form(desk.case, at=NOON + timedelta(hours=1))
    change(desk.case, last_name="Işık")
    assert told(scan(client, code)) == ("Güncel", "")


def test_a_draft_does_not_count_unless_the_same_was_printed_rightly(desk, client):
    change(desk.case, status=Status.RETURNED)
    code = print_form(desk.case)[0]
    change(desk.case, status=Status.SUBMITTED)
    answer = scan(client, code)
    assert told(answer) == ("Taslak çıktı", "Yeniden imzalanmalı")
    assert "form.pdf" in answer.content.decode(), "it is no draft by now"
    print_form(desk.case)
    assert told(scan(client, code)) == ("Güncel", "")


def test_a_paper_that_counts_no_more_warns_of_no_draft_beside_it(desk, client):
    code = print_form(desk.case)[0]
    change(desk.case, status=Status.RETURNED)
    print_form(desk.case)
    change(desk.case, status=Status.SUBMITTED, last_name="Çağlar")
    answer = scan(client, code)
    assert told(answer) == ("Eski çıktı", "Yeniden imzalanmalı")
    assert "TASLAK" not in answer.content.decode()


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.REJECTED])
@pytest.mark.parametrize("since", [{}, {"last_name": "Çağlar"}], ids=["unchanged", "changed"])
def test_a_paper_of_a_request_that_goes_on_no_more_is_never_current(desk, client, status, since):
    code = print_form(desk.case)[0]
    change(desk.case, status=status, **since)
    for typed in (code, desk.case.reference):
        answer = scan(client, typed)
        assert (answer.status_code, told(answer)) == (200, (status.label, "Kâğıt teslim alınmaz"))
        assert answer.context["finding"].look.css == "differs"
        assert "form.pdf" not in answer.content.decode(), "it would be a draft"


def test_a_paper_of_a_request_that_is_being_corrected_may_change(desk, client):
    code = print_form(desk.case)[0]
    change(desk.case, status=Status.RETURNED)
    answer = scan(client, code)
    assert told(answer) == ("Düzeltme bekleniyor", "")
    assert answer.context["finding"].look.css == "unsure"
    change(desk.case, last_name="Çağlar")
    answer = scan(client, code)
    assert told(answer) == ("Eski çıktı", "Yeniden imzalanmalı")
    assert "düzeltme gelince yeni kâğıdı yazdırıp imzalatın" in answer.content.decode()
    assert "form.pdf" not in answer.content.decode(), "it would be a draft"


def test_a_code_that_a_draft_carries_too_warns_of_the_draft(desk, client):
    code = print_form(desk.case)[0]
    assert "TASLAK" not in scan(client, code).content.decode()
    change(desk.case, status=Status.RETURNED)
    print_form(desk.case)
    change(desk.case, status=Status.SUBMITTED)
    answer = scan(client, code)
    assert told(answer) == ("Güncel", "")
    assert "kâğıtta TASLAK yazıyorsa teslim almayın" in answer.content.decode()


def test_a_code_that_an_older_wording_carries_too_says_which_print_is_meant(desk, client):
    code = print_form(desk.case)[0]
    change(desk.case, unit=factories.make_unit(desk.here, name="Toros Devlet Hastanesi (yeni bina)"))
    assert print_form(desk.case, at=NOON + timedelta(hours=1))[0] == code
    answer = scan(client, code)
    assert told(answer) == ("Güncel", "")
    assert "yazdırma zamanı 16.11.2026 13.00 değilse kimi satırlar eskidir" in answer.content.decode()


def test_of_two_prints_that_differ_in_their_blanks_alone_neither_has_old_lines(desk, client):
    """Earlier versions printed "2 nüsha" with a blank at which a line might break."""
    code = print_form(desk.case)[0]
    old = PaperPrint.objects.get()
    old.said["lines"] = [[label, words.replace("\N{NO-BREAK SPACE}", " ")] for label, words in old.said["lines"]]
    old.save()
    print_form(desk.case, at=NOON + timedelta(hours=1))
    assert old.said != PaperPrint.objects.latest("printed_at").said

    answer = scan(client, code)

    assert told(answer) == ("Güncel", "")
    assert "eskidir" not in answer.content.decode()


def test_the_newest_of_several_equal_prints_is_named(desk, client):
    print_form(desk.case)
    code = print_form(desk.case, by=desk.officer, at=NOON + timedelta(days=1))[0]
    assert "17 Kasım 2026 12.00, Fatma Çağlar" in scan(client, code).content.decode()


def test_a_print_of_the_servers_command_is_nobodys(desk, client):
    now = fresh(desk.case)
    sheet = sheet_of(now, printed_at=NOON)
    prints.remember(now, sheet, by=None, at=NOON)
    assert "sunucudaki komut" in scan(client, sheet.copies[0].code).content.decode()


def test_a_paper_that_is_asked_for_no_more_is_told_so(desk, client):
    code = print_form(desk.case)[0]
    desk.procedure.papers.filter(paper=Paper.REQUEST_FORM).delete()
    assert told(scan(client, code)) == ("Bu kâğıt artık istenmiyor", "")
    assert told(scan(client, desk.case.reference)) == ("Bu kâğıt artık istenmiyor", "")


def test_a_reference_alone_cannot_tell_the_copy_but_gives_the_digits_to_compare(desk, client):
    print_form(desk.case)
    change(desk.case, last_name="Çağlar")
    code = print_form(desk.case, at=NOON + timedelta(hours=1))[0]
    mark = code.rpartition("/")[2].lower()
    for typed in (desk.case.reference, desk.case.spoken_reference.lower()):
        answer = scan(client, typed)
        assert (answer.status_code, told(answer)) == (200, ("Nüsha anlaşılamadı", ""))
        page = answer.content.decode()
        assert f"İçerik özeti: {mark[:4]} {mark[4:]}" in page
        assert "16 Kasım 2026 13.00" in page
        assert "Son çıktı: güncel." in page


def test_a_reference_alone_tells_how_the_newest_print_stands(desk, client):
    print_form(desk.case)
    change(desk.case, last_name="Çağlar")
    page = scan(client, desk.case.reference).content.decode()
    assert "Son çıktı: eski çıktı, yeniden imzalanmalı." in page
    assert "<ins>Ayşe Gül Çağlar</ins>" in page


def test_a_reference_without_any_print_is_told_so(desk, client):
    answer = scan(client, desk.case.reference)
    assert (answer.status_code, told(answer)) == (200, ("Çıktı kayıtlı değil", ""))
    assert "form yazdırılmadı" in answer.content.decode()


def test_a_paper_that_says_the_same_but_has_no_record_is_compared_by_eye(desk, client):
    code = print_form(desk.case)[0]
    PaperPrint.objects.all().delete()
    answer = scan(client, code)
    assert (answer.status_code, told(answer)) == (200, ("Çıktı kayıtlı değil", ""))


def test_a_declaration_is_told_current_old_and_needed_no_more(desk, client):
    case = make_declared_case(desk.here, kind=RequestKind.RENEWAL)
    print_form(case)
    code = sheet_of(fresh(case), printed_at=NOON).letter.code
    answer = scan(client, code)
    assert (told(answer), answer.context["finding"].which) == (("Güncel", ""), "Dilekçe")
    Declaration.objects.update(lira=Decimal("780.00"))
    answer = scan(client, code)
    assert told(answer) == ("Eski çıktı", "Yeniden imzalanmalı")
    page = answer.content.decode()
    assert "<del>1.080,00 TL</del>" in page
    assert ("form.pdf" in page, f"{page_of(case).removesuffix('change/')}dilekce.pdf" in page) == (False, True)
    Declaration.objects.all().delete()
    assert told(scan(client, code)) == ("Bu kâğıt artık istenmiyor", "")


def test_the_code_of_a_declaration_that_was_never_made_is_not_ours(desk, client):
    print_form(desk.case)
    answer = scan(client, f"{desk.case.reference}/D/A91F3C5E")
    assert (answer.status_code, told(answer)) == (404, ("Bu kâğıt tanınmadı", ""))
    page = answer.content.decode()
    assert "Kâğıdı teslim almayın." in page
    assert "dilekce.pdf" not in page, "none is asked for"


def test_what_was_never_printed_here_leads_to_the_paper_that_counts(desk, client):
    case = make_declared_case(desk.here, kind=RequestKind.RENEWAL)
    for which, words, file in (("1", "formu başvurudan", "form.pdf"), ("D", "dilekçeyi başvurudan", "dilekce.pdf")):
        answer = scan(client, f"{case.reference}/{which}/DEADBEEF")
        assert (answer.status_code, told(answer)) == (404, ("Bu kâğıt tanınmadı", ""))
        page = answer.content.decode()
        assert f"{words} yazdırıp imzalatın" in page
        assert file in page


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [(Status.RETURNED, 404, "Bu kâğıt tanınmadı"), (Status.WITHDRAWN, 200, Status.WITHDRAWN.label)],
)
def test_what_was_never_printed_here_leads_to_no_draft(desk, client, status, code, words):
    change(desk.case, status=status)
    answer = scan(client, f"{desk.case.reference}/1/DEADBEEF")
    assert (answer.status_code, answer.context["finding"].said) == (code, words)
    assert "form.pdf" not in answer.content.decode()


# --- What is not recognised --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        pytest.param("", 422, "Kod tanınmadı", id="nothing"),
        pytest.param("K7P4M2HX/1/A91", 422, "Kod tanınmadı", id="damaged"),
        pytest.param("K7P4M2HX/0/A91F3C5E", 422, "Kod tanınmadı", id="no copy has the number 0"),
        pytest.param("<script>alert(1)</script>", 422, "Kod tanınmadı", id="markup"),
        pytest.param("\x1b[A", 422, "Kod tanınmadı", id="control characters"),
        pytest.param("9" * 5000, 422, "Kod tanınmadı", id="very long"),
        pytest.param("XXXXXXXX", 404, "Başvuru bulunmadı", id="unknown reference"),
        pytest.param("XXXXXXXX/1/A91F3C5E", 404, "Başvuru bulunmadı", id="unknown reference with a hash"),
    ],
)
def test_what_is_not_recognised_says_what_to_do_and_keeps_what_was_typed(desk, client, typed, status, said):
    answer = scan(client, typed)
    assert (answer.status_code, told(answer)) == (status, (said, ""))
    assert answer.context["finding"].todo
    assert answer.context["typed"] == typed.strip()[:100]
    assert "<script>alert" not in answer.content.decode()


@pytest.fixture
def information_sheet(settings):
    settings.PUBLIC_URL = "https://Portal.ornek.example"
    return "https://portal.ornek.example/yol/33/aile-hekimi/ilk-basvuru/"


@pytest.mark.parametrize("ending", ["", "bilgi.pdf", "?a=1", "#a"])
def test_a_page_of_information_says_where_the_codes_of_requests_stand(desk, client, information_sheet, ending):
    answer = scan(client, information_sheet + ending)
    assert (answer.status_code, told(answer)) == (200, ("Bilgi sayfası", "Başvuru kâğıdı değil"))
    assert "sağ üstteki karekodu okutun" in answer.content.decode()
    assert answer.context["typed"] == "", "the next paper may be scanned at once"


def test_a_turkish_keyboard_spells_the_page_of_information_otherwise(desk, client, information_sheet):
    spelt = information_sheet.replace(".", "ç").replace("/", ".").replace(":", "Ş").replace("-", "*").replace("i", "ı")
    assert told(scan(client, spelt)) == ("Bilgi sayfası", "Başvuru kâğıdı değil")


def test_a_sheet_that_was_printed_before_the_site_was_encrypted_is_known(desk, client, information_sheet):
    told_then = scan(client, information_sheet.replace("https://", "http://"))
    assert told(told_then) == ("Bilgi sayfası", "Başvuru kâğıdı değil")


def test_another_page_of_this_site_is_no_paper(desk, client, information_sheet):
    for rest in ("/rehber/", "/yol/33/aile-hekimi/", "/yol/33/aile-hekimi/baska/", "/yok", "/", "", "?a=1", "#a"):
        answer = scan(client, f"https://portal.ornek.example{rest}")
        assert (answer.status_code, told(answer)) == (422, ("Kod tanınmadı", "")), rest
        assert "bu sitenin bir sayfasının adresi" in answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        "https://baska.example/yol/33/aile-hekimi/ilk-basvuru/",
        "https://portal.ornek.example.baska.example/yol/33/aile-hekimi/ilk-basvuru/",
        "https://portal.ornek.example:443@baska.example/yol/33/aile-hekimi/ilk-basvuru/",
        "https://portal.ornek.example@baska.example/yol/33/aile-hekimi/ilk-basvuru/",
        "www.baska.example",
    ],
)
def test_a_code_that_leads_elsewhere_is_none_of_ours_and_no_link(desk, client, information_sheet, typed):
    answer = scan(client, typed)
    assert (answer.status_code, told(answer)) == (422, ("Bizim kodumuz değil", ""))
    page = answer.content.decode()
    assert "internet sayfasına götürüyor" in page
    assert f'href="{typed}' not in page


def test_a_hash_or_a_copy_that_was_never_printed_is_not_ours(desk, client):
    code = print_form(desk.case)[0]
    reference, number, mark = code.split("/")
    other = "0" * 8 if mark != "0" * 8 else "1" * 8
    for typed in (f"{reference}/{number}/{other}", f"{reference}/3/{mark}", f"{reference}/D/{mark}"):
        answer = scan(client, typed)
        assert (answer.status_code, told(answer)) == (404, ("Bu kâğıt tanınmadı", ""))
        assert page_of(desk.case) in answer.content.decode()


def test_another_directorates_paper_looks_as_if_it_did_not_exist(desk, client):
    code = print_form(desk.foreign)[0]
    for typed in (code, desk.foreign.reference):
        known, never = scan(client, typed), scan(client, "X" * 8)
        assert known.status_code == never.status_code == 404
        assert told(known) == told(never)
        assert desk.foreign.full_name not in known.content.decode()
    assert not ViewLog.objects.exists()


def test_another_requests_hash_does_not_fit(desk, client):
    mark = print_form(desk.case)[0].rpartition("/")[2]
    other = factories.make_case(desk.procedure)
    print_form(other)
    assert told(scan(client, f"{other.reference}/1/{mark}")) == ("Bu kâğıt tanınmadı", "")


# --- The page ----------------------------------------------------------------------------------------------


def test_the_field_is_empty_after_an_outcome_and_has_the_focus(desk, client):
    waiting = client.get(SCAN)
    assert waiting.status_code == 200
    assert "autofocus" in waiting.content.decode()
    answer = scan(client, print_form(desk.case)[0])
    assert answer.context["typed"] == ""
    assert "autofocus" in answer.content.decode()


def test_a_code_in_the_address_is_not_looked_at(desk, client):
    answer = client.get(SCAN, {"kod": print_form(desk.case)[0]})
    assert answer.context["finding"] is None


def test_the_look_is_written_down(desk, client):
    scan(client, print_form(desk.case)[0])
    view = desk.case.views.get()
    assert (view.viewer, view.day) == (desk.officer, timezone.localdate())


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_who_reads_requests_may_scan_and_nobody_else(desk, role):
    code = print_form(desk.case)[0]
    client = signed_in(desk.people[role])
    answer = client.get(SCAN)
    if role in READERS:
        assert answer.status_code == 200
        assert told(scan(client, code)) == ("Güncel", "")
        assert SCAN in client.get(LIST).content.decode()
    else:
        assert answer.status_code == scan(client, code).status_code == 403
        assert SCAN not in client.get("/yonetim/").content.decode()


def test_a_coordinator_finds_the_papers_of_the_own_unit_alone(desk):
    elsewhere = factories.make_case(desk.procedure)
    code = print_form(elsewhere)[0]
    assert scan(signed_in(desk.people[Role.COORDINATOR]), code).status_code == 404


def test_who_has_no_desk_is_sent_to_sign_in(client, desk):
    by_code = signed_in(desk.officer, method="code")
    assert by_code.get(SCAN).status_code == 302
    assert signed_in(desk.case.owner).post(SCAN, {"kod": desk.case.reference}).status_code == 302


def test_the_number_of_queries_does_not_grow_with_the_prints(desk, client, django_assert_max_num_queries):
    code = print_form(desk.case)[0]
    scan(client, code)  # the day's look is written
    with django_assert_max_num_queries(60) as once:
        scan(client, code)
    for hours in range(1, 9):
        print_form(desk.case, at=NOON + timedelta(hours=hours))
    with django_assert_max_num_queries(len(once.captured_queries)):
        scan(client, code)
