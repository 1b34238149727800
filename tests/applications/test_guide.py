"""The pages before sign-in: narrow down, see the whole path, read the guides."""

import re
from html import unescape

import pytest

from applications.domain.vocabulary import RequestKind, StaffCategory
from applications.slugs import CATEGORY_SLUGS, KIND_SLUGS
from tests.applications import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


def options(client, address: str, name: str) -> list[str]:
    """Return the labels of a select, without its empty first one."""
    select = re.search(rf'<select[^>]*name="{name}".*?</select>', client.get(address).content.decode(), re.DOTALL)
    return re.findall(r'<option value="[^"]+"[^>]*>([^<]+)<', select[0]) if select else []


# --- Start ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("real_catalogue")
def test_home_asks_il_and_gorev_at_once(client):
    assert options(client, "/", "il") == ["Ankara", "Mersin"]
    assert options(client, "/", "gorev") == [category.label for category in StaffCategory]


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize("query", ["", "il=99", "il=abc", "gorev=yok", "islem=yok", "il=6", "gorev=hastane"])
def test_home_lists_the_kinds_before_the_workplace_is_known(client, query):
    body = client.get(f"/?{query}").content.decode()
    assert re.findall(r"islem=([a-z-]+)#nerede", body) == ["ilk-basvuru", "yenileme", "kayip-calinti", "kart-okuyucu"]


@pytest.mark.usefixtures("real_catalogue")
def test_home_lists_only_the_kinds_of_a_chosen_il(client):
    body = client.get("/?il=33").content.decode()
    assert re.findall(r"il=33&amp;islem=([a-z-]+)#nerede", body) == ["ilk-basvuru"]


@pytest.mark.usefixtures("real_catalogue")
def test_home_leads_from_a_kind_over_the_workplace_straight_to_the_path(client):
    assert (
        '<input type="hidden" name="islem" value="kayip-calinti">'
        in client.get("/?islem=kayip-calinti").content.decode()
    )
    assert client.get("/?islem=kayip-calinti&il=6&gorev=hastane").url == "/yol/6/hastane/kayip-calinti/"


@pytest.mark.usefixtures("real_catalogue")
def test_home_leads_a_kind_without_a_rule_to_the_page_that_says_so(client, read):
    address = client.get("/?islem=yenileme&il=33&gorev=aile-hekimi").url
    assert "Bu durum için kural tanımlı değil" in read(address)


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    ("plate", "categories"),
    [
        (
            6,
            [
                StaffCategory.FAMILY_PHYSICIAN,
                StaffCategory.HOSPITAL_STAFF,
                StaffCategory.DISTRICT_UNIT,
                StaffCategory.MANAGER_DOCTOR,
            ],
        ),
        (33, [StaffCategory.FAMILY_PHYSICIAN, StaffCategory.MANAGER_DOCTOR, StaffCategory.INDIVIDUAL]),
    ],
)
def test_home_then_offers_only_the_categories_of_that_directorate(client, plate, categories):
    assert options(client, f"/?il={plate}", "gorev") == [category.label for category in categories]


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("il=33&gorev=aile-hekimi", ["ilk-basvuru"]),
        ("il=6&gorev=hastane", ["ilk-basvuru", "yenileme", "kayip-calinti", "kart-okuyucu"]),
        ("il=6&gorev=yonetici-doktor", ["kayip-calinti", "kart-okuyucu"]),
    ],
)
def test_home_lists_what_has_a_rule_and_names_the_desk_for_the_rest(client, query, kinds):
    body = client.get(f"/?{query}").content.decode()
    assert re.findall(r'href="/yol/\d+/[a-z-]+/([a-z-]+)/"', body) == kinds
    assert "kural tanımlı değildir" in body


@pytest.mark.usefixtures("real_catalogue")
def test_home_names_the_desk_where_a_workplace_has_no_rule(client, read):
    assert "Bu görev yeri için kural tanımlı değil" in read("/?il=33&gorev=hastane")
    assert "/yol/" not in client.get("/?il=33&gorev=hastane").content.decode()


def test_home_of_an_empty_catalogue_still_answers(read):
    assert "İlinizi seçin" in read("/")
    assert "Henüz hiçbir müdürlüğün usulü tanımlı değil." in read("/")


def test_home_links_another_reason_with_its_name(client):
    made_up.kirkpinar()
    body = client.get("/?il=12&gorev=aile-hekimi").content.decode()
    links = [unescape(link) for link in re.findall(r'href="(/yol/[^"]+)"', body)]
    assert len(links) == 3
    assert all(client.get(link).status_code == 200 for link in links)
    assert "Arızalı kart: yolunuz bir bakışta" in client.get(links[0]).content.decode()


# --- Guides and notices --------------------------------------------------------------------------


@pytest.mark.usefixtures("real_catalogue")
def test_guides_lists_the_pin_guide_and_kamu_sm(client, read):
    assert 'href="/rehber/pin/"' in client.get("/rehber/").content.decode()
    assert "444 5 576" in read("/rehber/")


@pytest.mark.usefixtures("real_catalogue")
def test_pin_guide_shows_every_step_its_warning_and_links(client, read):
    body = client.get("/rehber/pin/").content.decode()
    assert re.findall(r'href="/rehber/pin/(\d+)/"', body)[:11] == [str(number) for number in range(1, 12)]
    assert "Edge tarayıcısında" in read("/rehber/pin/")
    for link in ("https://www.java.com/tr/", "surucu_yukleme_servisi/", "https://onlineislemler.kamusm.gov.tr/landing"):
        assert link in body


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    ("number", "leads_to"),
    [(1, {"/rehber/pin/2/"}), (6, {"/rehber/pin/5/", "/rehber/pin/7/"}), (11, {"/rehber/pin/10/"})],
)
def test_one_step_leads_back_and_on(client, read, number, leads_to):
    body = client.get(f"/rehber/pin/{number}/").content.decode()
    assert set(re.findall(r'href="(/rehber/pin/\d+/)"', body)) == leads_to
    assert f"Adım {number} / 11" in read(f"/rehber/pin/{number}/")


@pytest.mark.usefixtures("real_catalogue")
@pytest.mark.parametrize(
    "says", ["6698", "Veri sorumlusu", "Kamu SM", "30 gün", "altı ayda bir", "m. 5/2", "Ankara İl Sağlık Müdürlüğü"]
)
def test_notice_says_who_why_how_long_and_which_rights(read, says):
    assert says in read("/aydinlatma/")


@pytest.mark.usefixtures("real_catalogue")
def test_accessibility_names_the_aim_and_whom_to_ask(read):
    text = read("/erisilebilirlik/")
    assert "WCAG" in text
    assert "(312) 552 10 37" in text


# --- Addresses of the pages ----------------------------------------------------------------------


def test_every_category_and_kind_has_an_address_of_its_own():
    assert set(CATEGORY_SLUGS) == set(StaffCategory)
    assert set(KIND_SLUGS) == set(RequestKind)
    for slugs in (CATEGORY_SLUGS, KIND_SLUGS):
        assert len(set(slugs.values())) == len(slugs)
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs.values())
