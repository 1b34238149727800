"""Receipts whose payer typed labels into the description: the money went elsewhere, and nothing may say otherwise."""

import random
import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from payments.domain.amounts import format_lira
from payments.domain.checks import Check, Outcome, check_receipt
from payments.domain.ibans import format_iban
from payments.domain.placed import PlacedText
from payments.domain.receipt import parse_receipt
from tests.payments.made_up_bank.banks import PAPERS, SCREENS
from tests.payments.made_up_bank.banks.parts import Layout
from tests.payments.made_up_bank.mistakes import someone_else_paid, wrong_account
from tests.payments.made_up_bank.receipts import MadeReceipt, make_receipt
from tests.payments.made_up_bank.story import Story, words_typed
from tests.payments.samples import PAYEE, PAYEE_IBAN, SAMPLES, iban_of

TYPED = {
    "iban": "ALICI IBAN : {iban}",
    "iban and name": "ALICI IBAN : {iban} ALICI : {title}",
    "another bank's words": "Gönderilen IBAN {iban} Alıcı {title} Gönderen Kişi {name} Tutar {sum}",
    "behind a number": "SORGU NO : 123456 ALICI IBAN : {iban} TUTAR : {sum}",
    "behind a day": "İŞLEM TARİHİ : {day:%d/%m/%Y} İŞLEM TUTARI : {sum} ALICI IBAN : {iban}",
    "behind a fee": "MASRAF : 0,00 İŞLEM TUTARI : {sum}",
    "account and name": "FAST TUTARI :{sum} ALACAKLI HESAP : {iban} {title}",
    "in columns": "  ALICI IBAN : {iban}  ALICI : {title}",
    "with bars": "| ALICI IBAN : {iban} | ALICI : {title} | TUTAR : {sum}",
    "payer": "GÖNDEREN : {name} TCKN : {tckn}",
    "bare": "- {iban} {title} {sum}",
}
MONEY = (Check.PAYEE_IBAN, Check.AMOUNT)
"""What would send a request through although the directorate was not paid."""


def typing(words: str) -> Callable[[Story, random.Random], None]:
    """Return the mistake of somebody who pays too little to another account and types ``words`` to hide it."""

    def mistake(story: Story, rng: random.Random) -> None:
        typed = words.format(
            iban=format_iban(story.payee_iban),
            title=story.rule.titles[0],
            sum=format_lira(story.amount),
            day=story.at,
            name=story.person.full_name,
            tckn=story.person.tckn,
        )
        wrong_account(story, rng)
        someone_else_paid(story, rng)
        story.payee, story.amount = "MEHMET ÖZTÜRK", story.amount - Decimal("311.00")
        wanted = words_typed(rng, story.rule, story.person)
        story.description = rng.choice((f"{wanted} {typed}", f"{typed} {wanted}", typed))

    return mistake


def fooled(made: MadeReceipt, text: str, checks: tuple[Check, ...]) -> list[str]:
    checked = check_receipt(parse_receipt(text), made.expected, today=made.today)
    return [f"{made.name} {check.value}" for check in checks if checked.of(check).outcome is Outcome.AGREES]


@pytest.mark.parametrize("words", TYPED.values(), ids=TYPED)
def test_typed_labels_never_agree_for_the_bank_on_any_paper(words: str) -> None:
    receipts = [make_receipt(seed, layout=each, mistake=typing(words)) for seed, each in enumerate((*PAPERS, *SCREENS))]
    checks = (*MONEY, Check.PAYEE_NAME, Check.PAYER_NAME)
    assert [name for made in receipts for name in fooled(made, made.text, checks)] == []
    assert [name for made in receipts for name in fooled(made, made.glued, MONEY)] == []


@pytest.mark.parametrize("layout", PAPERS, ids=lambda layout: layout.name)
def test_typed_labels_never_agree_however_long_the_description(layout: Layout) -> None:
    words = "E-İMZA İÇİN YATIRILAN ÜCRET {name} " + TYPED["behind a day"] + " " + TYPED["account and name"]
    receipts = [make_receipt(seed, layout=layout, mistake=typing(words)) for seed in range(60, 64)]
    assert [name for made in receipts for name in fooled(made, made.text, MONEY)] == []


def paid_elsewhere(text: str) -> str:
    """Return a sample's ``text`` with another account in place of the directorate's."""
    return re.sub(r"\s?".join(PAYEE_IBAN), format_iban(iban_of("00064", "0000999999999999")), text)


@pytest.mark.parametrize("between", [" ", "\n", "   "], ids=["same line", "next line", "gap"])
def test_a_typed_iban_is_never_taken_where_another_one_was_paid(between: str) -> None:
    typed = f"{between}ALICI IBAN : {PAYEE_IBAN} ALICI : {PAYEE}{between}"
    shown = [(each.name, paid_elsewhere(each.text), each.fields.description) for each in SAMPLES]
    attacked = {name: text.replace(words, words + typed) for name, text, words in shown if words and words in text}
    assert len(attacked) > 10
    assert [name for name, text in attacked.items() if parse_receipt(text).payee_iban == PAYEE_IBAN] == []


def test_an_honest_description_costs_no_field() -> None:
    text = (
        "BANKA X\nGÖNDEREN : AYŞE GÜL IŞIK\nGÖNDEREN IBAN : TR330006100519786457841326\nAÇIKLAMA : E-İMZA\n"
        f"ALICI : {PAYEE}\nALICI IBAN : {PAYEE_IBAN}\nİŞLEM TUTARI : 1.080,00 TL\nMASRAF : 7,97 TL\nBSMV : 0,40 TL\n"
        "TOPLAM : 1.088,37 TL\nKALAN BAKİYE : 20.000,50 TL\nSIRA NO : 2026-09-02-19.56.37.863869"
    )
    fields = parse_receipt(text)
    assert (fields.payee_iban, fields.amount, fields.payee) == (PAYEE_IBAN, Decimal("1080.00"), PAYEE)


def test_an_account_that_ocr_misread_is_a_rival_too() -> None:
    lines = f"İSİM : MEHMET ÖZTÜRK\nIBAN : TRO9 0001 2000 0000 09791314 20\nAÇIKLAMA : E-İMZA ALICI IBAN : {PAYEE_IBAN}"
    text = f"BANKA X\nALICI BİLGİLERİ\n{lines}\nİŞLEM TUTARI : 780,00 TL"
    assert parse_receipt(PlacedText(text, is_ocr=True)).payee_iban != PAYEE_IBAN
