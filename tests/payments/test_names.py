import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.domain.names import NameMatch, compare_names, compare_titles

ANKARA = "Ankara Sağlık Kurumları 1 nolu Döner Sermaye İşletmesi"


@pytest.mark.parametrize(
    ("expected", "printed", "match"),
    [
        pytest.param("Ayşe Gül Işık", "AYŞE GÜL IŞIK", NameMatch.SAME, id="same"),
        pytest.param("Özcan Şimşek", "OZCAN SIMSEK", NameMatch.SAME, id="folded"),
        pytest.param("Ayşe Gül Işık", "IŞIK AYŞE GÜL", NameMatch.SAME, id="surname first"),
        pytest.param("Ayşe Gül Işık", "Uzm. Dr. Ayşe Gül IŞIK", NameMatch.SAME, id="title"),
        pytest.param("Ayşe Gül Işık", "AYSEGULISIK", NameMatch.SAME, id="glued"),
        pytest.param("Ayşe Gül Işık", "AY ŞE GÜL IŞ IK", NameMatch.SAME, id="split"),
        pytest.param("Ayşe Gül Işık", "AYŞE IŞIK", NameMatch.SAME, id="second name missing"),
        pytest.param("Ayşe Gül Işık", "AYŞE G. IŞIK", NameMatch.SAME, id="second name as initial"),
        pytest.param("Ayşe Gül Işık Yılmaz", "AYŞE GÜL IŞIK", NameMatch.SAME, id="second surname missing"),
        pytest.param("Ayşe Gül Işık Yılmaz", "AYŞE GÜL YILMAZ", NameMatch.SAME, id="maiden name missing"),
        pytest.param("Muhammed Abdurrahman Karaosmanoğlu", "MUHAMMED ABDURRAHMAN KARAOSM", NameMatch.UNSURE, id="cut"),
        pytest.param("Ayşe Gül Işık", "AYŞE GÜL", NameMatch.UNSURE, id="no surname"),
        pytest.param("Ayşe Gül Işık", "IŞIK", NameMatch.UNSURE, id="surname alone"),
        pytest.param("Ayşe Gül Işık", "GÜL IŞIK", NameMatch.UNSURE, id="first name missing"),
        pytest.param("Ayşe Gül Işık", "A. G. IŞIK", NameMatch.UNSURE, id="initials"),
        pytest.param("Ayşe Işık", "AYŞE GÜL IŞIK", NameMatch.UNSURE, id="an extra name"),
        pytest.param("Mehmet Ali Karadenizli", "MEHMET ALİ KARADENİZ", NameMatch.UNSURE, id="cut or whole"),
        pytest.param("Mehmet Kara", "MEHMET KA", NameMatch.UNSURE, id="cut too short"),
        pytest.param("Ayşe Gül Işık", "AY** GÜ* IŞ**", NameMatch.UNSURE, id="masked"),
        pytest.param("Ayşe Gül Işık", "IŞ** AY** GÜ*", NameMatch.UNSURE, id="masked, surname first"),
        pytest.param("Ayşe Gül Işık", "A**E G*L I**K", NameMatch.UNSURE, id="masked inside"),
        pytest.param("Ayşe Gül Işık", "***** *****", NameMatch.UNSURE, id="wholly masked"),
        pytest.param("Ayşe Gül Işık", "", NameMatch.UNSURE, id="nothing"),
        pytest.param("Ayşe Gül Işık", "ME*** IŞ**", NameMatch.OTHER, id="masked, another first name"),
        pytest.param("Ali Kara", "ALİ KAYA", NameMatch.OTHER, id="one letter apart"),
        pytest.param("Ali Arslan", "ALİ ASLAN", NameMatch.OTHER, id="one letter missing"),
        pytest.param("Ayşe Gül Işık", "AYŞE NUR IŞIK", NameMatch.OTHER, id="another second name"),
        pytest.param("Ayşe Gül Işık", "MEHMET IŞIK", NameMatch.OTHER, id="husband"),
        pytest.param("Ali Uzman", "DR. ALİ UZMAN", NameMatch.SAME, id="a surname that is a title"),
    ],
)
def test_compare_names(expected, printed, match):
    assert compare_names(expected, printed) is match


@pytest.mark.parametrize(
    ("printed", "match"),
    [
        pytest.param("ANKARA SAGLIK KURUMLARI 1 NOLU DONER SERMAYE ISLETMESI", NameMatch.SAME, id="folded"),
        pytest.param("ANKARA SAĞLIK KURUMLARI 1 NOLU D", NameMatch.CUT, id="cut inside a word"),
        pytest.param("AnkaraSağlıkKurumları1nolu", NameMatch.CUT, id="glued and cut"),
        pytest.param("ANKARA", NameMatch.UNSURE, id="cut too short"),
        pytest.param("ANKARA SAĞ. KUR. 1 NOLU DÖN. SER. İŞL.", NameMatch.UNSURE, id="abbreviated"),
        pytest.param("AN**** SA**** KU***", NameMatch.UNSURE, id="masked"),
        pytest.param("ANKARA SAĞLIK KURUMLARI 2 NOLU DÖNER SERMAYE", NameMatch.OTHER, id="another account"),
        pytest.param("MERSİN İL SAĞLIK MÜDÜRLÜĞÜ", NameMatch.OTHER, id="another directorate"),
    ],
)
def test_compare_titles(printed, match):
    assert compare_titles(ANKARA, printed) is match


LETTERS = st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyzABCÇİIŞĞÜÖ", min_size=2, max_size=8)


@given(st.lists(LETTERS, min_size=2, max_size=4), st.integers(0, 6))
def test_masking_a_name_never_makes_it_the_same(words, hidden):
    printed = " ".join(word[: min(hidden, len(word) - 1)] + "***" for word in words)
    assert compare_names("Ayşe Gül Işık", printed) in (NameMatch.UNSURE, NameMatch.OTHER)
    assert compare_names(" ".join(words), printed) is NameMatch.UNSURE


@given(st.text(max_size=60), st.text(max_size=60))
def test_names_never_raise(expected, printed):
    assert compare_names(expected, printed) in NameMatch
    assert compare_titles(expected, printed) in NameMatch
