"""The generator of made-up receipts says the truth about what it prints."""

import re
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image
from stdnum import iban as iban_numbers
from stdnum.tr import tckimlik

from payments.domain.outcomes import Check, Outcome
from tests.payments.made_up_bank import mistakes
from tests.payments.made_up_bank.banks import PAPERS, SCREENS
from tests.payments.made_up_bank.banks.parts import Layout
from tests.payments.made_up_bank.mistakes import MISTAKES, Mistake, folded_everything, hidden, none
from tests.payments.made_up_bank.receipts import make_receipt, make_screen

SEEDS = range(200)
HARMLESS = {none, folded_everything, hidden, mistakes.second_name_missing}
SHOWN_BY = {
    mistakes.no_words: Check.DESCRIPTION,
    mistakes.other_words: Check.DESCRIPTION,
    mistakes.words_without_name: Check.DESCRIPTION,
    mistakes.words_without_tckn: Check.DESCRIPTION,
    mistakes.words_without_phrase: Check.DESCRIPTION,
    mistakes.words_of_the_other_kind: Check.DESCRIPTION,
    mistakes.words_with_a_wrong_tckn: Check.PAYER_TCKN,
    mistakes.wrong_account: Check.PAYEE_IBAN,
    mistakes.near_account: Check.PAYEE_IBAN,
    mistakes.wrong_payee: Check.PAYEE_NAME,
    mistakes.spouse_paid: Check.PAYER_NAME,
    mistakes.someone_else_paid: Check.PAYER_NAME,
    mistakes.near_name_paid: Check.PAYER_NAME,
    mistakes.wrong_tckn: Check.PAYER_TCKN,
    mistakes.reader_paid_too: Check.AMOUNT,
    mistakes.reader_left_out: Check.AMOUNT,
    mistakes.too_little: Check.AMOUNT,
    mistakes.too_much: Check.AMOUNT,
    mistakes.near_amount: Check.AMOUNT,
    mistakes.price_not_sure: Check.AMOUNT,
    mistakes.foreign_currency: Check.AMOUNT,
    mistakes.pending: Check.AMOUNT,
    mistakes.cancelled: Check.AMOUNT,
    mistakes.too_old: Check.DATE,
    mistakes.in_the_future: Check.DATE,
    mistakes.before_the_procedure: Check.DATE,
    mistakes.hidden_other_account: Check.PAYEE_IBAN,
}


def test_all_issuers_of_the_domain_and_six_unknown_banks_are_printed():
    issuers = {layout.issuer for layout in PAPERS if layout.issuer}
    unknown = {layout.code for layout in PAPERS if not layout.issuer}
    assert len(issuers) >= 16
    assert len(unknown) >= 6


def test_the_same_number_gives_the_same_receipt():
    one, other = make_receipt(7), make_receipt(7)
    assert (one.text, one.pdf, one.photo, one.scan(150)) == (other.text, other.pdf, other.photo, other.scan(150))
    assert make_receipt(8).text != one.text


@pytest.mark.parametrize("layout", [*PAPERS, *SCREENS], ids=lambda layout: layout.name)
def test_what_is_called_printed_stands_in_the_text(layout: Layout):
    for seed in range(12):
        made = make_receipt(seed, layout=layout)
        printed = re.sub(r"\s", "", made.text)
        for name in ("payer", "payee", "payee_iban", "payer_iban", "payer_tckn", "description", "reference"):
            right = made.fields[name].right if name in made.fields else []
            assert not right or any(re.sub(r"\s", "", value or "") in printed for value in right), name


def test_numbers_have_right_check_digits():
    for made in map(make_receipt, SEEDS):
        assert tckimlik.is_valid(made.expected.payer_tckn)
        for name in ("payer_iban", "payee_iban"):
            written = made.fields.get(name)
            assert written is None or written.is_hidden or iban_numbers.is_valid(written.right[0])


def test_a_right_payment_agrees_in_everything_that_is_printed():
    for seed in SEEDS:
        made = make_receipt(seed, mistake=none)
        answers = {check: answer.best for check, answer in made.answers.items()}
        assert set(answers.values()) <= {Outcome.AGREES, Outcome.CANNOT_TELL}
        assert answers[Check.DESCRIPTION] is answers[Check.AMOUNT] is answers[Check.DATE] is Outcome.AGREES


@pytest.mark.parametrize(("mistake", "check"), SHOWN_BY.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_each_mistake_has_its_check_that_must_see_it(mistake: Mistake, check: Check):
    answers = [make_receipt(seed, mistake=mistake).answers[check] for seed in range(60)]
    assert any(not answer.allows(Outcome.AGREES) for answer in answers)


def test_every_mistake_is_told_about():
    assert set(SHOWN_BY) | HARMLESS == set(MISTAKES)


def test_hiding_leaves_nothing_wrong_but_untold():
    for seed in SEEDS:
        answers = make_receipt(seed, mistake=hidden).answers.values()
        assert Outcome.DIFFERS not in {answer.best for answer in answers}


def test_glued_text_has_no_line_breaks_and_keeps_numbers_apart():
    for made in map(make_receipt, SEEDS):
        assert "\n" not in made.glued
        assert sorted(re.sub(r"\s", "", made.glued)) == sorted(re.sub(r"\s", "", made.text))


def test_the_pdf_holds_the_text_as_text():
    made = make_receipt(3)
    document = pdfium.PdfDocument(made.pdf)
    found = re.sub(r"\s", "", document[0].get_textpage().get_text_bounded())
    assert sorted(found) == sorted(re.sub(r"\s", "", made.text))
    document.close()


def test_pictures_are_of_the_kinds_that_people_upload():
    kinds = {make_receipt(seed).scan(150)[:4] for seed in range(12)}
    assert kinds == {b"%PDF", b"\xff\xd8\xff\xe0", b"\x89PNG"}
    photos = [Image.open(BytesIO(make_receipt(seed).photo)) for seed in range(4)]
    assert all(photo.format == "JPEG" and min(photo.size) >= 1400 for photo in photos)
    assert {photo.getexif()[0x0112] for photo in photos} - {1}
    screen = Image.open(BytesIO(make_screen(0).screenshot))
    assert screen.width == 1080
