"""The demanded words, however people type them and banks print them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.domain.checks import check_receipt
from payments.domain.expectation import Place, WantedWords
from payments.domain.findings import Finding, How
from payments.domain.outcomes import Check, Outcome
from payments.domain.placed import Spot
from payments.domain.receipt import with_masks
from payments.domain.words import missing_words, pieces
from tests.payments.samples import TCKN, WORDS
from tests.payments.test_checks import AGREES, ANKARA, CANNOT_TELL, DIFFERS, EXPECTED, GOOD, MERSIN, TODAY

NAME = "AYŞE GÜL IŞIK"
RENEWAL = WantedWords(text=f"{NAME} {TCKN} NES yenileme bedeli", parts=(NAME, TCKN, "NES yenileme bedeli"))
ANKARA_WORDS = "MİNİ KART OKUYUCU VE 3 YILLIK NES BEDELİ"


def judge(expected=EXPECTED, **changes):
    fields = with_masks(replace(GOOD, **changes))
    return check_receipt(fields, expected, today=TODAY).of(Check.DESCRIPTION)


def say(description, expected=EXPECTED):
    return judge(expected, description=description)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(f"{NAME} {TCKN} E IMZA 3 YILLIK BASVURUSU", id="e imza apart"),
        pytest.param(f"{NAME} {TCKN} EIMZA 3YILLIK BASVURUSU", id="number and word glued"),
        pytest.param(f"{NAME} {TCKN} E.İMZA (3) YILLIK, BAŞVURUSU!", id="any punctuation"),
        pytest.param(f"{NAME} {TCKN} e_imza 3-yıllık başvurusu", id="underscore and hyphen"),
        pytest.param(f"{NAME} {TCKN} E-İMZA 3 (ÜÇ) YILLIK BAŞVURUSU", id="the number also as a word"),
        pytest.param(f"{NAME} {TCKN} AÇIKLAMA: E-İMZA 3 YILLIK BAŞVURUSU", id="AÇIKLAMA as a label"),
        pytest.param(f"AÇIKLAMA E-İMZA 3 YILLIK BAŞVURUSU {TCKN} {NAME}", id="another order"),
        pytest.param(f"{TCKN}AYŞEGÜLIŞIKEİMZA3YILLIKBAŞVURUSU", id="wholly glued"),
        pytest.param(f"IŞIKAYŞEGÜL{TCKN}AÇIKLAMAEİMZA3YILLIKBAŞVURUSU", id="glued in another order"),
        pytest.param(f"{NAME} 100 000 001 46 E-İMZA 3 YILLIK BAŞVURUSU", id="number in groups"),
        pytest.param(f"{WORDS}Türkiye Örnek Bankası", id="the bank's name glued behind"),
        pytest.param("Ayşe gül IŞIK １００００００0146 E-İMZA 3 YILLIK BAŞVURUSU", id="full-width digits"),
    ],
)
def test_the_words_are_found_however_they_are_typed(written):
    assert say(written).outcome is AGREES


@pytest.mark.parametrize(
    ("written", "outcome", "said"),
    [
        pytest.param(
            f"{NAME} {TCKN} E-İMZA ÜÇ YILLIK BAŞVURUSU", CANNOT_TELL, "yazıyla yazılmış", id="three as a word"
        ),
        pytest.param(f"{NAME} {TCKN} E-İMZA 2 YILLIK BAŞVURUSU", DIFFERS, "“3” yok", id="two years"),
        pytest.param(f"3 NOLU ASM {NAME} {TCKN} E-İMZA YILLIK BAŞVURUSU", DIFFERS, "“3” yok", id="another three"),
        pytest.param(f"{NAME} {TCKN} E-İMZA 13 YILLIK BAŞVURUSU", DIFFERS, "“3” yok", id="thirteen"),
        pytest.param(f"{NAME} {TCKN} KİRA", DIFFERS, "“E-İMZA 3 YILLIK BAŞVURUSU” yok", id="all the words"),
        pytest.param(f"{TCKN} E-İMZA 3 YILLIK BAŞVURUSU", DIFFERS, "Açıklamada adınız soyadınız yok", id="the name"),
        pytest.param(f"AYŞE IŞIK {TCKN} E-İMZA 3 YILLIK BAŞVURUSU", DIFFERS, "“GÜL” yok", id="the second name"),
        pytest.param(
            f"{NAME} E-İMZA YILLIK BAŞVURUSU.", DIFFERS, "T.C. kimlik numaranız, “3” yok", id="number and a word"
        ),
        pytest.param("KİRA", DIFFERS, "adınız soyadınız, T.C. kimlik numaranız, “E-İMZA 3 YILLIK", id="everything"),
        pytest.param(f"{NAME}LAR {TCKN} E-İMZA 3 YILLIK BAŞVURUSU", DIFFERS, "“IŞIK” yok", id="a longer surname"),
        pytest.param(f"{NAME} {TCKN} E-İMZA 3 YILLIK BAŞV", CANNOT_TELL, "kesmiş olabilir", id="cut in a word"),
        pytest.param(f"{NAME} {TCKN} E-İMZA 3 Y", CANNOT_TELL, "36 harfte kesmiş", id="cut behind one letter"),
        pytest.param(f"{NAME} {TCKN} E-İMZA 3 YILLIK", DIFFERS, "“BAŞVURUSU” yok", id="a whole last word"),
        pytest.param(
            f"{NAME} {TCKN} AÇIKLAMA E-İMZA 3 YILLIK",
            CANNOT_TELL,
            "50 harfte kesmiş",
            id="cut behind a word, at a limit",
        ),
        pytest.param(
            f"E-İMZA 3 YILLIK BAŞV {NAME}", DIFFERS, "T.C. kimlik numaranız", id="cut, but the number is missing"
        ),
    ],
)
def test_what_is_missing_is_named(written, outcome, said):
    result = say(written)
    assert (result.outcome, said in result.sentence) == (outcome, True), result.sentence


@given(st.integers(0, len(WORDS) - 1))
def test_a_description_that_is_cut_never_agrees(length):
    assert say(WORDS[:length].strip() or None).outcome is not AGREES


def test_the_nearest_of_several_wordings_is_explained():
    expected = replace(EXPECTED, wordings=(MERSIN, RENEWAL))
    assert say(f"{NAME} {TCKN} NES YENILEME BEDELI", expected).outcome is AGREES
    result = say(f"{NAME} {TCKN} NES BEDELI", expected)
    assert (result.outcome, result.expected) == (DIFFERS, RENEWAL.text)
    assert "“yenileme” yok" in result.sentence


def anywhere(text="", *, payer="AYŞE IŞIK", tckn=TCKN, words=ANKARA_WORDS, **changes):
    page = f"GÖNDEREN : {payer}\nTCKN : {tckn}\nTUTAR : 1.080,00 TL\nAÇIKLAMA : {words}\n{text}"
    return judge(ANKARA, text=page, payer=payer, payer_tckn=tckn, description=words, **changes)


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [
        pytest.param({}, AGREES, id="the bank leaves the second name out"),
        pytest.param({"payer": "DR. IŞIK AYŞE GÜL"}, AGREES, id="surname first, with a title"),
        pytest.param({"payer": "MEHMET IŞIK"}, DIFFERS, id="another payer, no name"),
        pytest.param({"payer": "MEHMET IŞIK", "words": f"{NAME} {ANKARA_WORDS}"}, AGREES, id="name in the words"),
        pytest.param({"tckn": None}, DIFFERS, id="no number"),
        pytest.param({"tckn": None, "text": f"Müşteri {TCKN}"}, AGREES, id="number elsewhere"),
        pytest.param({"tckn": "100******46"}, CANNOT_TELL, id="number masked"),
        pytest.param({"payer": "AY** IŞ**"}, CANNOT_TELL, id="payer masked"),
        pytest.param({"payer": "AY** IŞ**", "words": "NES BEDELİ"}, DIFFERS, id="payer masked, but words missing too"),
        pytest.param({"words": "MİNİ KART OKUYUCU VE 3 YIL"}, CANNOT_TELL, id="words cut"),
        pytest.param({"words": None, "text": ANKARA_WORDS}, AGREES, id="words without a label"),
        pytest.param({"words": None}, DIFFERS, id="no words on the whole page"),
        pytest.param({"words": None, "is_ocr": True}, CANNOT_TELL, id="no words were read in the picture"),
        pytest.param({"words": None, "text": ANKARA_WORDS, "several": True}, CANNOT_TELL, id="several receipts"),
    ],
)
def test_words_anywhere(printed, outcome):
    assert anywhere(**printed).outcome is outcome


def test_words_on_the_line_behind_the_description_are_not_called_missing():
    text = f"AÇIKLAMA : {NAME} {TCKN} E-İMZA\n3 YILLIK BAŞVURUSU\nTUTAR : 1"
    result = judge(description=f"{NAME} {TCKN} E-İMZA", text=text)
    assert (result.outcome, "devamı" in result.sentence) == (CANNOT_TELL, True)


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        pytest.param(f"{NAME} {TCKN} E-İMZA 3 YlLLIK BASVURUSU", CANNOT_TELL, id="one letter misread"),
        pytest.param(f"AVSE GÜL IŞIK {TCKN} E-İMZA 3 YILLIK BAŞVURUSU", CANNOT_TELL, id="two letters of the name"),
        pytest.param(f"{NAME} 10000008146 E-İMZA 3 YILLIK BAŞVURUSU", CANNOT_TELL, id="a digit misread"),
        pytest.param(f"{NAME} {TCKN} E-İMZA B YILLIK BAŞVURUSU", CANNOT_TELL, id="the three misread"),
        pytest.param(f"{NAME} {TCKN} KİRA ÖDEMESİ", DIFFERS, id="other words"),
        pytest.param(f"{NAME} E-İMZA 3 YILLIK BAŞVURUSU", DIFFERS, id="no number at all"),
        pytest.param(WORDS, AGREES, id="read well"),
    ],
)
def test_letters_that_ocr_may_have_misread_are_not_missing(written, outcome):
    assert judge(description=written, is_ocr=True).outcome is outcome


def test_a_doubtful_description_decides_nothing():
    doubtful = {"description": Finding(How.LABEL, is_certain=False)}
    for written in (WORDS, "KİRA"):
        assert judge(description=written, findings=doubtful, is_ocr=True).outcome is CANNOT_TELL


def test_the_place_of_the_description_is_told():
    spot = Spot(1, 0.1, 0.5, 0.9, 0.52)
    assert judge(findings={"description": Finding(How.LABEL, (spot,))}).spots == (spot,)


def test_a_hidden_letter_hides_its_word():
    assert pieces("IŞIK*** 10000000146XX E-İMZA") == ["*", "*", "e", "imza"]
    part = WantedWords(text="x", parts=("Mini Kart Okuyucu",), place=Place.ANYWHERE)
    assert missing_words(part, "MİNİ ** KART OKUYUCU", close_together=True)
    assert not missing_words(part, "MİNİ KART - OKUYUCU", close_together=True)


BITS = st.sampled_from(
    [*WORDS.split(), "AYŞE", "GÜL", "IŞIK", "IŞIKLAR", TCKN, f"{TCKN}1", "3", "E", "İMZA", "-", "BAŞVU", "RUSU"]
)


@given(
    st.lists(BITS, max_size=14), st.sampled_from(["", " ", "\n"]), st.integers(0, 60), st.integers(1, 12), st.booleans()
)
def test_hidden_letters_never_make_words_appear(bits, blank, start, length, close_together):
    text = blank.join(bits)
    hidden = text[:start] + "*" * len(text[start : start + length]) + text[start + length :]
    before, after = (
        sum(len(missing.words) for missing in missing_words(MERSIN, each, close_together=close_together))
        for each in (text, hidden)
    )
    assert before <= after


@given(st.text(max_size=200))
def test_no_text_raises(text):
    assert say(text or None).outcome in Outcome
