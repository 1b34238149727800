"""The path at a glance: whatever can be entered can be shown, and what has no rule is not guessed."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications import catalogue
from applications.domain.glance import paper_groups
from applications.domain.vocabulary import Paper
from applications.models import Price, Procedure
from applications.slugs import CATEGORY_SLUGS, KIND_SLUGS
from applications.views.own import path_url
from tests.applications import made_up
from tests.factories import make_directorate, make_procedure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


# --- Path at a glance ----------------------------------------------------------------------------


@pytest.mark.usefixtures("real_catalogue")
def test_every_rule_has_its_page(client):
    procedures = list(Procedure.objects.select_related("directorate"))
    for row in procedures:
        where = f"{row.directorate.plate}/{CATEGORY_SLUGS[row.category]}/{KIND_SLUGS[row.kind]}"
        response = client.get(f"/yol/{where}/")
        assert response.status_code == 200
        assert response.templates[0].name == "guide/path.html"
    assert len(procedures) == 17


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    ("address", "says"),
    [
        pytest.param(
            "/yol/33/aile-hekimi/ilk-basvuru/",
            [
                "Siz ödersiniz 1.080,00 TL",
                "3 yıllık sertifika 780,00 TL",
                "Mini kart okuyucu 300,00 TL",
                "12 Mart 2024",
                "Kamu SM başvuru formu: 2 nüsha",
                "Banka dekontu: 1 nüsha",
                "E-imza Kurum Yetkilisi",
                "3 yıl geçerli e-imza kartı",
                "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE İŞLETMESİ",
            ],
            id="Mersin, family physician",
        ),
        pytest.param(
            "/yol/6/aile-hekimi/ilk-basvuru/",
            [
                "1.080,00 TL",
                "Son bilinen fiyat: 12 Mart 2024.",
                "Kamu SM’den doğrulayın",
                "Islak imzalı başvuruda: Kamu SM başvuru formu: 2 nüsha",
                "Banka dekontu: aslı",
                "E-onaylı, E-imzalı başvuruda: Banka dekontu (.pdf): 1 nüsha",
                "ozcan.sisman@saglik.gov.tr",
                "Nüsha sayısı kaynakta yok, bizim seçimimiz",
                "tarihsiz",
            ],
            id="Ankara, family physician",
        ),
        pytest.param("/yol/6/aile-hekimi/yenileme/", ["780,00 TL", "en çok 3 ay kala"], id="Ankara, renewal"),
        pytest.param(
            "/yol/6/hastane/ilk-basvuru/",
            ["Kurumunuz öder", "kurumun ödediğini biz çıkardık", "Hastanenizin ilgili birimi"],
            id="hospital staff",
        ),
        pytest.param(
            "/yol/6/hastane/kayip-calinti/",
            ["Önce arayın: 444 5 576", "Tutarı Kamu SM gösterir", "Başka Bankalardan EFT kabul edilmemektedir"],
            id="lost or stolen",
        ),
        pytest.param(
            "/yol/6/ilce-birimi/kart-okuyucu/", ["Kâğıt belge istenmez", "Kamu SM: 444 5 576"], id="card reader"
        ),
        pytest.param(
            "/yol/33/bireysel/ilk-basvuru/",
            ["1 nüsha postalanır, 1 nüsha sizde kalır", "E-imzalı başvuruda: Kâğıt belge istenmez", "Gebze/KOCAELİ"],
            id="individual",
        ),
        pytest.param("/yol/33/yonetici-doktor/ilk-basvuru/", ["Kurumunuz öder", "2 nüsha"], id="manager, doctor"),
    ],
)
def test_path_says_who_pays_how_much_which_papers_and_where_to(read, address, says):
    text = read(address)
    assert [each for each in says if each not in text] == []
    assert "Kaynak:" in text


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize("address", ["/yol/33/yonetici-doktor/ilk-basvuru/", "/yol/6/hastane/ilk-basvuru/"])
def test_path_shows_no_sum_and_no_account_when_the_institution_pays(read, address):
    text = read(address)
    assert not re.search(r"\d TL", text)
    assert "Nasıl ödenir" not in text


@pytest.mark.usefixtures("real_catalogue")
def test_path_starts_the_request_with_what_was_chosen(client):
    body = client.get("/yol/33/aile-hekimi/ilk-basvuru/").content.decode()
    (form,) = re.findall(r'<form[^>]*action="/basvuru/basla/".*?</form>', body, re.DOTALL)
    assert 'method="post"' in form
    fields = dict(re.findall(r'type="hidden" name="(il|gorev|islem|neden)" value="([^"]*)"', form))
    assert fields == {"il": "33", "gorev": "aile-hekimi", "islem": "ilk-basvuru", "neden": ""}


@pytest.mark.usefixtures("real_catalogue")
def test_path_never_shows_a_price_of_a_gap(read):
    Price.objects.filter(valid_until=None).update(valid_until=date(2025, 1, 1))
    text = read("/yol/6/aile-hekimi/ilk-basvuru/")
    assert "Bugünün fiyatı bizde yok" in text
    assert "Bugün geçerli fiyat bizde kayıtlı değil" in text
    assert "1.080" not in text


@pytest.mark.usefixtures("real_catalogue")
def test_a_price_confirmed_lately_is_shown_without_a_warning(read):
    Price.objects.filter(valid_until=None).update(confirmed_on=date(2026, 11, 1))
    text = read("/yol/6/aile-hekimi/ilk-basvuru/")
    assert "1.080,00 TL" in text
    assert "Kamu SM’den doğrulayın" not in text


def test_path_says_what_is_due_when_the_old_reader_is_kept(read):
    made_up.camlik()
    text = read("/yol/3/aile-hekimi/ilk-basvuru/")
    assert "1.080,00 TL" in text
    assert "Eski okuyucunuz kalırsa 780,00 TL" in text


def test_path_names_papers_of_foreign_staff(read):
    made_up.incesu()
    assert "Ayrıca İkamet belgesi (Yabancı uyruklu personel): 1 nüsha" in read("/yol/11/aile-hekimi/ilk-basvuru/")


@pytest.mark.parametrize("directorate", made_up.DIRECTORATES, ids=lambda entered: entered.__name__)
def test_path_can_show_whatever_can_be_entered(client, directorate):
    for row in directorate():
        where = f"{row.directorate.plate}/{CATEGORY_SLUGS[row.category]}/{KIND_SLUGS[row.kind]}"
        response = client.get(f"/yol/{where}/", {"neden": row.reason})
        assert response.status_code == 200
        assert row.source in response.content.decode()


def test_methods_that_ask_for_the_same_stand_together():
    groups = paper_groups(catalogue.rules_of(made_up.ilgaz()[0]))
    assert [group.heading for group in groups] == [""]
    headings = [group.heading for group in paper_groups(catalogue.rules_of(made_up.elmali()[0]))]
    assert headings == ["Islak imzalı", "E-onaylı"]


# --- No rule -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    ("address", "asks"),
    [
        ("/yol/6/yonetici-doktor/ilk-basvuru/", "(312) 552 10 37"),
        ("/yol/6/bireysel/ilk-basvuru/", "(312) 552 10 37"),
        ("/yol/6/hastane/diger/", "(312) 552 10 37"),
        ("/yol/6/hastane/diger/?neden=Deprem", "(312) 552 10 37"),
        ("/yol/33/aile-hekimi/yenileme/", "Sağlık Bilgi Sistemleri Birimi Adres"),
        ("/yol/33/hastane/kayip-calinti/", "Mersin İl Sağlık Müdürlüğü, Sağlık Bilgi Sistemleri Birimi"),
    ],
)
def test_without_a_rule_the_page_names_the_desk_instead_of_guessing(read, address, asks):
    text = read(address)
    assert "Bu durum için kural tanımlı değil" in text
    assert asks in text
    assert "Başvuruya başla" not in text
    assert "IBAN" not in text


@pytest.mark.usefixtures("real_catalogue")
def test_without_a_rule_the_page_lists_what_the_category_does_have(client):
    body = client.get("/yol/33/aile-hekimi/yenileme/").content.decode()
    assert re.findall(r'href="(/yol/[^"]+)"', body) == ["/yol/33/aile-hekimi/ilk-basvuru/"]


def test_two_rules_at_once_show_neither(read):
    old, _new = made_up.manavlar()
    Procedure.objects.filter(pk=old.pk).update(valid_until=None)
    text = read("/yol/14/aile-hekimi/ilk-basvuru/", status=409)
    assert "iki kural çakışıyor" in text
    assert "TL" not in text


def test_a_rule_that_ended_today_is_no_rule(read):
    where = make_directorate()
    make_procedure(where, valid_until=date(2026, 11, 22))
    assert "kural tanımlı değil" in read("/yol/41/aile-hekimi/ilk-basvuru/")


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    "address",
    [
        "/yol/1/hastane/yenileme/",
        "/yol/6/baska/yenileme/",
        "/yol/6/hastane/baska/",
        "/rehber/baska/",
        "/rehber/pin/12/",
    ],
)
def test_an_address_that_names_nothing_is_a_404(client, address):
    assert client.get(address).status_code == 404


def test_the_path_asks_as_often_for_many_rows_as_for_few(client):
    few = make_procedure(make_directorate(plate=33, province="Mersin"), papers=papers(1), steps=steps(1))
    many = make_procedure(make_directorate(plate=6, province="Ankara"), papers=papers(3), steps=steps(3))
    asked = []
    for procedure in (few, many):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path_url(procedure)).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]


def papers(number):
    return [{"paper": Paper.OTHER, "name": f"{place}. belge", "deliver": 1} for place in range(number)]


def steps(number):
    return [{"who": "Siz", "title": f"{place}. adım"} for place in range(number)]
