"""Every check's sentence: short, one or two thoughts, in Turkish, and it sends nobody to pay twice."""

import re
from dataclasses import replace

from payments.domain.adding_up import add_up
from payments.domain.checks import check_receipt
from payments.domain.findings import Finding, How
from payments.domain.outcomes import Outcome
from payments.domain.receipt import ReceiptFields
from tests.payments.test_checks import EXPECTED, GOOD
from tests.payments.test_masking import HIDEABLE, JUDGED, hide

LONGEST = 200
DOUBTS = {name: Finding(How.LABEL, is_certain=False) for name in (*HIDEABLE, "amount", "date")}
# What tells somebody to send money: allowed only where it says that the money came back first.
PAYS_AGAIN = re.compile(r"\b(?:ödeyin|gönderin|yatırın|yapın|tamamlayın)\b")
TELLS_WHAT_TO_DO = re.compile(r"\w+(?:in|ın|un|ün|yin|yın|yun|yün)\b|gerekmez|bakar|karar verir|beklemeniz|doğrulayın")


def every_result():
    for fields, rule, today, checked in JUDGED:
        yield from checked.results
        variants = [replace(fields, findings=DOUBTS), replace(fields, several=True, amount=None, description=None)]
        variants += [hide(fields, name, range(3, 9)) for name in HIDEABLE if getattr(fields, name)]
        variants += [ReceiptFields(), replace(fields, description="KİRA"), replace(fields, is_ocr=True, payer="X Y")]
        for variant in variants:
            yield from check_receipt(variant, rule, today=today).results
        yield add_up([(fields, checked), (replace(fields, reference="7"), checked)], rule, today=today)


RESULTS = {(result.outcome, result.sentence) for result in every_result()}


def test_there_are_sentences_of_every_kind():
    assert len({sentence for _, sentence in RESULTS}) > 60


def test_a_sentence_is_short():
    assert [sentence for _, sentence in RESULTS if len(sentence) > LONGEST] == []


def test_a_sentence_is_whole():
    wrong = [sentence for _, sentence in RESULTS if sentence[0].islower() or not sentence.endswith(".")]
    assert wrong == []
    assert [sentence for _, sentence in RESULTS if re.search(r"None|  |\.\.|[a-z]_[a-z]|\{|\}", sentence)] == []


def test_whatever_does_not_agree_says_what_to_do():
    assert [
        sentence
        for outcome, sentence in RESULTS
        if outcome is not Outcome.AGREES and not TELLS_WHAT_TO_DO.search(sentence)
    ] == []


def test_nobody_is_sent_to_pay_twice():
    assert [sentence for _, sentence in RESULTS if PAYS_AGAIN.search(sentence) and "geri gelince" not in sentence] == []


def test_a_long_list_of_missing_words_is_cut():
    part = "Mini Kart Okuyucu ile 3 Yıllık Nitelikli Elektronik Sertifika ve kurye ile kişiye teslim bedeli " * 3
    words = replace(EXPECTED.wordings[0], text=part, parts=(part, EXPECTED.payer_tckn))
    result = check_receipt(
        replace(GOOD, description="Mini ve bedeli"), replace(EXPECTED, wordings=(words,)), today=GOOD.date
    )
    sentences = [each.sentence for each in result.results]
    assert max(map(len, sentences)) <= LONGEST
    assert any("yok. Yeniden ödeme yapmayın" in sentence for sentence in sentences)
