"""What a hand scanner types, and what people type instead."""

import pytest

from applications.domain.paper_codes import LONGEST, Scanned, UnreadableCode, WebAddress, read_code
from applications.domain.vocabulary import Paper

FIRST_COPY = Scanned(reference="K7P4M2HX", copy=1, mark="a91f3c5e")
REFERENCE = Scanned(reference="K7P4M2HX")


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("K7P4M2HX/1/A91F3C5E", id="as printed"),
        pytest.param("K7P4M2HX.1.A91F3C5E", id="Turkish Q keyboard"),
        pytest.param("K7P4M2HX-1-A91F3C5E", id="dashes"),
        pytest.param("K7P4M2HX*1*A91F3C5E", id="stars"),
        pytest.param("K7P4M2HXç1çA91F3C5E", id="ç"),
        pytest.param("K7P4M2HXÇ1ÇA91F3C5E", id="Ç"),
        pytest.param("K7P4M2HX&1&A91F3C5E", id="a scanner set to Turkish"),
        pytest.param("K7P4M2HX,1,A91F3C5E", id="Turkish F keyboard"),
        pytest.param("K7P4M2HX 1 A91F3C5E", id="blanks"),
        pytest.param("K7P4M2HX1A91F3C5E", id="nothing between"),
        pytest.param("k7p4m2hx/1/a91f3c5e", id="small letters"),
        pytest.param("k7P4m2Hx/1/A91f3c5E\t", id="mixed letters and a tab"),
        pytest.param("Ｋ７Ｐ４Ｍ２ＨＸ／１／Ａ９１Ｆ３Ｃ５Ｅ", id="full width"),
        pytest.param("K7P4-M2HX / 1 / a91f 3c5e", id="typed from the paper"),
    ],
)
def test_the_code_of_a_copy_is_read_however_it_was_typed(typed):
    assert read_code(typed) == FIRST_COPY


@pytest.mark.parametrize("typed", ["K7P4M2HX", "k7p4-m2hx", " K7P4 M2HX ", "K7P4*M2HX", "K7P4–M2HX"])
def test_a_reference_alone_names_no_print(typed):
    assert read_code(typed) == REFERENCE
    assert not read_code(typed).names_print


def test_the_code_of_a_declaration_names_its_paper():
    assert read_code("K7P4M2HX.d.a91f3c5e") == Scanned(reference="K7P4M2HX", paper=Paper.DECLARATION, mark="a91f3c5e")


def test_a_copy_may_have_two_digits_and_may_be_left_out():
    assert read_code("K7P4M2HX/12/A91F3C5E").copy == 12
    assert read_code("K7P4-M2HX a91f 3c5e") == Scanned(reference="K7P4M2HX", mark="a91f3c5e")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        pytest.param("", "karekodu okutun", id="empty"),
        pytest.param(" / . ", "karekodu okutun", id="separators alone"),
        pytest.param("K7P4M2HX/1/A91F3", "tam okunmadı", id="cut short"),
        pytest.param("K7P4M2HX/1/A91F3C5EK7P4M2HX/1/A91F3C5E", "tam okunmadı", id="read twice"),
        pytest.param("K7P4M2HX/1/A91F3C5Z", "tam okunmadı", id="no digit of a hash"),
        pytest.param("K7P4M2HX/1/A91F3C5E'; --", "tam okunmadı", id="something behind it"),
        pytest.param("Ayşe Gül Işık", "tam okunmadı", id="a name"),
        pytest.param("10000000146", "tam okunmadı", id="an identity number"),
        pytest.param("K7P4M2H0", "“0” bulunmaz", id="zero for a letter"),
        pytest.param("K7P4ıİOX", "“I”, “O” bulunmaz", id="ı and İ are I, which no reference has"),
        pytest.param("K٧P4M2HX", "tam okunmadı", id="Arabic digits"),
        pytest.param("K" * (LONGEST + 1), "tam okunmadı", id="very long"),
        pytest.param("\x00" * 8, "tam okunmadı", id="control characters"),
    ],
)
def test_what_is_no_code_is_refused_with_what_to_do(typed, says):
    with pytest.raises(UnreadableCode, match=says):
        read_code(typed)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("https://portal.ornek.gov.tr/yol/33/aile-hekimi/yenileme/", id="as it stands"),
        pytest.param("HTTPS://PORTAL.ORNEK.GOV.TR/YOL/33/AILE-HEKIMI/YENILEME/", id="capitals"),
        pytest.param("httpsŞ..portalçornekçgovçtr.yol.33.aıle*hekımı.yenıleme.", id="Turkish Q keyboard"),
        pytest.param("HTTPSş..PORTALÇORNEKÇGOVÇTR.YOL.33.AILE*HEKIMI.YENILEME.\t", id="the same with caps lock"),
    ],
)
def test_a_web_address_is_told_from_a_code_that_was_read_badly(typed):
    with pytest.raises(WebAddress, match="internet sayfasına götürüyor") as found:
        read_code(typed)
    assert found.value.address == "https://portal.ornek.gov.tr/yol/33/aile-hekimi/yenileme/"


@pytest.mark.parametrize("typed", ["http://a", "www.ornek.example", "https://ornek.example/" + "a" * 5000])
def test_any_web_address_is_one(typed):
    with pytest.raises(WebAddress) as found:
        read_code(typed)
    assert typed.startswith(found.value.address)


@pytest.mark.parametrize("typed", ["https", "http:/", "https://", "www", "mailto:a@ornek.example"])
def test_what_only_begins_like_a_web_address_is_a_code_read_badly(typed):
    with pytest.raises(UnreadableCode) as refused:
        read_code(typed)
    assert type(refused.value) is UnreadableCode


def test_a_reference_may_begin_like_a_web_address():
    assert read_code("HTTPXXXX").reference == "HTTPXXXX"
