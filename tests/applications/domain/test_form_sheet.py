"""What stands on the paper, without paper."""

from dataclasses import replace

import pytest

from applications.domain.form_sheet import Fact, NoFormDue, Section, declared_hash, given_facts
from applications.domain.hand_in import delivery_lines, paper_lines
from applications.domain.procedures import Delivery, PaperRule
from applications.domain.vocabulary import DeliveryWay, Paper, SigningMethod
from tests.applications.printing.sample_sheets import SHEET

SHORT = Fact(label="Unvanı", value="Doktor")
LONG = Fact(label="Açık adres", value="Limonluk Mahallesi, Vali Hüseyin Aksoy Caddesi, Numara 12")
IBAN = Fact(label="Alıcı IBAN", value="TR33 0006 1005 1978 6457 8413 26", is_code=True)


@pytest.mark.parametrize(
    ("facts", "shape"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([SHORT, SHORT], [2], id="two short ones share a row"),
        pytest.param([SHORT, SHORT, SHORT], [2, 1], id="an odd one stands alone"),
        pytest.param([SHORT, LONG, SHORT, SHORT], [1, 1, 2], id="a long one has its row"),
        pytest.param([LONG, SHORT], [1, 1], id="nothing joins a long one"),
        pytest.param([IBAN, SHORT], [1, 1], id="figures are wider than letters"),
    ],
)
def test_rows_hold_two_short_answers_or_one_long(facts, shape):
    rows = Section(title="", facts=tuple(facts)).rows

    assert [len(row) for row in rows] == shape
    assert [fact for row in rows for fact in row] == facts


def test_sheet_without_a_copy_does_not_exist():
    with pytest.raises(NoFormDue, match="basılı form istenmiyor"):
        replace(SHEET, copy_labels=())


@pytest.mark.parametrize("count", [1, 2, 3])
def test_copies_are_numbered_and_carry_reference_number_and_hash(count):
    sheet = replace(SHEET, copy_labels=("Kurum nüshası",) * count, declared="a91f3c5e" + "0" * 56)

    assert [copy.number for copy in sheet.copies] == list(range(1, count + 1))
    assert sheet.copies[-1].code == f"K7P4M2HX/{count}/A91F3C5E"
    assert sheet.shown_hash == "a91f 3c5e"


ANSWERS = {"tckn": "10000000146", "first_name": "Ayşe Gül", "details": {"keeps_reader": False}}


@pytest.mark.parametrize(
    "same",
    [
        pytest.param(dict(reversed(ANSWERS.items())), id="order"),
        pytest.param(ANSWERS | {"flat_no": "", "postal_code": None}, id="blank answers"),
        pytest.param(ANSWERS | {"first_name": "Ays\u0327e Gu\u0308l"}, id="composed letters"),
    ],
)
def test_declared_hash_is_the_same_for_the_same_answers(same):
    assert declared_hash(same) == declared_hash(ANSWERS)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"tckn": "10000000078"}, id="number"),
        pytest.param({"first_name": "Ayse Gül"}, id="one letter"),
        pytest.param({"details": {"keeps_reader": True}}, id="detail"),
        pytest.param({"street": "Vali Caddesi"}, id="one more answer"),
    ],
)
def test_declared_hash_changes_with_any_answer(other):
    assert declared_hash(ANSWERS | other) != declared_hash(ANSWERS)


def test_given_facts_leaves_out_what_has_no_answer():
    assert given_facts([SHORT, Fact(label="Posta kodu", value=" ")]) == (SHORT,)


FORM = PaperRule(paper=Paper.REQUEST_FORM, deliver=2)


@pytest.mark.parametrize(
    ("rule", "method", "line"),
    [
        pytest.param(FORM, SigningMethod.WET, "Bu form: 2\N{NO-BREAK SPACE}nüsha, ıslak imzalı", id="ours"),
        pytest.param(FORM, None, "Bu form: 2\N{NO-BREAK SPACE}nüsha, imzalı", id="no method stated"),
        pytest.param(
            replace(FORM, paper=Paper.KAMU_SM_FORM, copies_are_ours=True),
            SigningMethod.WET,
            "Kamu SM başvuru formu: 2\N{NO-BREAK SPACE}nüsha (sayı önerimizdir), ıslak imzalı",
            id="the number is ours",
        ),
        pytest.param(
            replace(FORM, deliver=0, post=1, keep=1),
            SigningMethod.E_SIGNED,
            "Bu form: 1\N{NO-BREAK SPACE}nüsha postalanır, 1\N{NO-BREAK SPACE}nüsha sizde kalır, e-imzalı",
            id="one posted, one kept",
        ),
        pytest.param(
            replace(FORM, deliver=1, keep=1),
            None,
            "Bu form: 1\N{NO-BREAK SPACE}nüsha teslim edilir, 1\N{NO-BREAK SPACE}nüsha sizde kalır, imzalı",
            id="1+1",
        ),
        pytest.param(
            PaperRule(paper=Paper.RECEIPT, deliver=1, is_original=True),
            None,
            "Banka dekontunun aslı",
            id="original receipt",
        ),
        pytest.param(PaperRule(paper=Paper.RECEIPT, deliver=1), None, "Banka dekontu", id="receipt"),
        pytest.param(
            PaperRule(paper=Paper.IDENTITY_COPY, deliver=3),
            None,
            "Kimlik belgesi fotokopisi: 3\N{NO-BREAK SPACE}nüsha",
            id="3",
        ),
        pytest.param(
            PaperRule(paper=Paper.OFFICIAL_LETTER, name="Başhekimlik yazısı", deliver=1, is_original=True),
            None,
            "Başhekimlik yazısı (aslı)",
            id="named letter",
        ),
    ],
)
def test_paper_lines_say_what_and_how_many(rule, method, line):
    assert paper_lines([rule], signing_method=method) == (line,)


def test_delivery_lines_join_the_ways_to_one_place():
    desk = Delivery(way=DeliveryWay.BY_HAND, place="SBS Birimi", address="Eski Devlet Hastanesi Yerleşkesi")
    ways = (DeliveryWay.BY_HAND, DeliveryWay.POST, DeliveryWay.OFFICIAL_LETTER)
    elsewhere = Delivery(way=DeliveryWay.THROUGH_UNIT, place="Biriminiz")

    lines = delivery_lines([*(replace(desk, way=way) for way in ways), elsewhere])

    assert lines == (
        "Elden, posta ile veya üst yazı ile: SBS Birimi, Eski Devlet Hastanesi Yerleşkesi",
        "Biriminiz aracılığıyla: Biriminiz",
    )
