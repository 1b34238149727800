"""The label of an envelope and the page of information, as people get them: who may, how fresh, and what is refused."""

import re
from datetime import date

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.domain.lifecycle import Status
from applications.domain.vocabulary import Paper, SigningMethod
from applications.models import Price, Procedure, ProcedureStep
from tests import factories
from tests.applications import made_up
from tests.applications.answers import texts
from tests.applications.printing.sample_sheets import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]
MERSIN = "/yol/33/aile-hekimi/ilk-basvuru/"


@pytest.fixture(autouse=True)
def _nothing_is_kept() -> None:
    caches["papers"].clear()


def page_of(response) -> str:
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return " ".join(text_of(response.content))


# --- The page of information --------------------------------------------------------------------------------


@pytest.mark.usefixtures("real_catalogue")
def test_everybody_may_print_what_a_path_asks(client):
    response = client.get(f"{MERSIN}bilgi.pdf")
    page = page_of(response)
    assert "TR41 0001 2009 5940 0005 0000 47" in page
    assert "Bu sayfa 22 Kasım 2026 günü hazırlandı." in page
    assert "http://127.0.0.1:8000/yol/33/aile-hekimi/ilk-basvuru/" in page
    assert response["Content-Disposition"] == 'inline; filename="bilgi-33-aile-hekimi-ilk-basvuru.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sessionid" not in response.cookies


@pytest.mark.usefixtures("real_catalogue")
def test_the_path_leads_to_its_page(client):
    for row in Procedure.objects.select_related("directorate"):
        where = reverse("applications:path", args=[row.directorate.plate, row.category, row.kind])
        assert f'href="{where}bilgi.pdf"' in client.get(where).content.decode()


@pytest.mark.usefixtures("real_catalogue")
def test_what_did_not_change_is_not_sent_again(client):
    first = client.get(f"{MERSIN}bilgi.pdf")
    assert first["Cache-Control"] == "public, max-age=60"
    again = client.get(f"{MERSIN}bilgi.pdf", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert client.get(f"{MERSIN}bilgi.pdf").content == first.content


@pytest.mark.usefixtures("real_catalogue")
def test_a_page_is_made_once(client):
    name = client.get(f"{MERSIN}bilgi.pdf")["ETag"].strip('"')
    assert caches["papers"].get(name).startswith(b"%PDF")
    caches["papers"].set(name, b"%PDF-kept")
    assert client.get(f"{MERSIN}bilgi.pdf").content == b"%PDF-kept"


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param(lambda row: row.steps.filter(position=1).update(title="Önce bunu yapın"), "Önce bunu", id="step"),
        pytest.param(lambda row: row.papers.filter(paper=Paper.RECEIPT).update(deliver=3), "3 nüsha", id="paper"),
        pytest.param(lambda row: type(row).objects.filter(pk=row.pk).update(fixed_sum=1500), "1.500,00 TL", id="sum"),
        pytest.param(
            lambda row: type(row).objects.filter(pk=row.pk).update(our_notes="Bunu biz seçtik."),
            "Bizim seçtiklerimiz: Bunu biz seçtik.",
            id="our notes",
        ),
        pytest.param(
            lambda row: type(row.directorate).objects.filter(plate=33).update(desk="Yeni Birim"),
            "Yeni Birim",
            id="desk",
        ),
    ],
)
def test_a_changed_row_is_seen_at_once(client, change, says):
    before = client.get(f"{MERSIN}bilgi.pdf")
    assert says not in page_of(before)
    change(Procedure.objects.get(directorate__plate=33, category="family_physician"))
    after = client.get(f"{MERSIN}bilgi.pdf", headers={"If-None-Match": before["ETag"]})
    assert says in page_of(after)
    assert after["ETag"] != before["ETag"]


@pytest.mark.usefixtures("real_catalogue")
def test_a_changed_price_is_seen_at_once(client):
    address = "/yol/6/aile-hekimi/yenileme/bilgi.pdf"
    assert "780,00 TL" in page_of(client.get(address))
    Price.objects.filter(item="nes", valid_until=None).update(lira=900, confirmed_on=date(2026, 11, 20))
    assert "900,00 TL" in page_of(client.get(address))


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/yol/6/bireysel/ilk-basvuru/", 404, "Bu durum için kural tanımlı değil"),
        ("/yol/33/hastane/diger/", 404, "Bu durum için kural tanımlı değil"),
        ("/yol/1/hastane/yenileme/", 404, "Bu sayfa yok"),
        ("/yol/33/baska/yenileme/", 404, "Bu sayfa yok"),
    ],
)
def test_without_a_rule_a_page_says_so(read, address, status, says):
    text = read(f"{address}bilgi.pdf", status=status)
    assert says in text
    assert "IBAN" not in text


def test_two_rules_at_once_print_neither(read):
    old, _new = made_up.manavlar()
    Procedure.objects.filter(pk=old.pk).update(valid_until=None)
    assert "iki kural çakışıyor" in read("/yol/14/aile-hekimi/ilk-basvuru/bilgi.pdf", status=409)


def test_a_reason_of_its_own_has_its_page(client, read):
    rows = made_up.kirkpinar()
    where = reverse("applications:path", args=[12, rows[0].category, rows[0].kind])
    page = page_of(client.get(f"{where}bilgi.pdf", {"neden": "Değişen kimlik bilgisi"}))
    assert "Değişen kimlik bilgisi" in page
    shown = client.get(where, {"neden": "Değişen kimlik bilgisi"}).content.decode()
    (link,) = re.findall(r'href="([^"]+bilgi\.pdf[^"]*)"', shown)
    assert page_of(client.get(link)) == page
    assert "kural tanımlı değil" in read(f"{where}bilgi.pdf", status=404)


@pytest.mark.usefixtures("real_catalogue")
def test_a_row_with_a_letter_that_no_font_has_leads_back_to_the_screen(client):
    ProcedureStep.objects.filter(procedure__directorate__plate=33).update(title="مرحبا")
    response = client.get(f"{MERSIN}bilgi.pdf")
    assert response.status_code == 422
    text = texts(response)
    assert "Bu sayfa basılamıyor" in text
    assert "“م”" in text
    assert f'href="{MERSIN}"' in response.content.decode()


def test_the_page_asks_as_often_for_many_rows_as_for_few(client):
    asked = []
    for plate, number in ((33, 1), (6, 3)):
        where = factories.make_directorate(plate=plate, province="Mersin")
        steps = [{"title": f"{place}. adım"} for place in range(number)]
        row = factories.make_procedure(
            where, steps=steps, papers=[{"paper": Paper.KAMU_SM_FORM, "deliver": 1}] * number
        )
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("applications:information_pdf", args=[plate, row.category, row.kind]))
        asked.append(len(queries))
    assert asked[0] == asked[1]


# --- The label of an envelope -------------------------------------------------------------------------------


def case_of(person, plate=33, category="individual", **changes):
    procedure = Procedure.objects.with_parts().get(directorate__plate=plate, category=category, kind="first")
    values = {"status": Status.FOLLOWED, "signing_method": SigningMethod.WET} | changes
    return factories.make_case(procedure, owner=person, **values)


def url_of(case, name="envelope_pdf"):
    return reverse(f"applications:{name}", args=[case.reference])


@pytest.mark.usefixtures("real_catalogue")
def test_the_owner_prints_the_label(signed_in, person):
    case = case_of(person)
    response = signed_in.get(url_of(case))
    page = page_of(response)
    assert "TÜBİTAK BİLGEM KAMU SERTİFİKASYON MERKEZİ" in page
    assert "41470 Gebze/KOCAELİ" in page
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"] == f'inline; filename="zarf-{case.spoken_reference}.pdf"'


@pytest.mark.usefixtures("real_catalogue")
def test_nobody_else_prints_it(client, stranger, person):
    address = url_of(case_of(person))
    assert stranger.get(address).status_code == 404
    assert client.get(address)["Location"].startswith("/giris/")


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    ("changes", "offered"),
    [
        pytest.param({}, True, id="posted to Kamu SM"),
        pytest.param(
            {"plate": 6, "category": "family_physician", "status": Status.SUBMITTED}, True, id="may be posted"
        ),
        pytest.param({"signing_method": SigningMethod.E_SIGNED}, False, id="no paper"),
        pytest.param({"category": "manager_doctor", "status": Status.SUBMITTED}, False, id="by hand"),
        pytest.param({"plate": 6, "category": "family_physician", "status": Status.RETURNED}, False, id="returned"),
        pytest.param({"status": Status.WITHDRAWN}, False, id="withdrawn"),
    ],
)
def test_pages_lead_to_the_label_where_there_is_one(signed_in, person, changes, offered):
    case = case_of(person, **changes)
    for name in ("case", "done"):
        assert (url_of(case) in signed_in.get(url_of(case, name)).content.decode()) is offered
    response = signed_in.get(url_of(case))
    assert response.status_code == (200 if offered else 404)
    if not offered:
        assert "Zarf etiketi gerekmiyor" in texts(response)
        assert url_of(case, "case") in response.content.decode()


@pytest.mark.usefixtures("real_catalogue")
def test_a_name_that_no_font_has_is_told(signed_in, person):
    response = signed_in.get(url_of(case_of(person, first_name="محمد")))
    assert response.status_code == 422
    text = texts(response)
    assert "Etiket bu harflerle basılamıyor" in text
    assert "“م” (U+0645)" in text
