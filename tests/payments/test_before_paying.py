"""The bank's confirmation screen, checked before the money leaves; and account titles as banks cut them."""

import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.domain.account_titles import compare_titles
from payments.domain.before_paying import Advice, BeforePaying, check_before_paying
from payments.domain.before_paying_words import recommended
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import AmountDue, ExpectedAccount, ExpectedPayment, Place, WantedWords
from payments.domain.name_words import NameMatch
from payments.domain.outcomes import Check, Outcome
from payments.domain.titles_cut import LIMITS, cut_titles

TODAY = date(2026, 11, 22)
IBAN = "TR41 0001 2009 5940 0005 0000 47"
OTHER_IBAN = "TR33 0006 1005 1978 6457 8413 26"
TITLE = "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE İŞLETMESİ"
ANKARA_TITLE = "Ankara Sağlık Kurumları 1 nolu Döner Sermaye İşletmesi"
WORDS = "AYŞE GÜL-IŞIK-10000000146/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU"
RENEWAL = ("yenilemenin tutarı (yalnız sertifika)", Decimal("780.00"))
READER = ("kart okuyucu bedeli", Decimal("300.00"))

MERSIN = ExpectedPayment(
    channel=PaymentChannel.TRANSFER,
    accounts=(ExpectedAccount(iban=IBAN.replace(" ", ""), titles=(TITLE,)),),
    payer_name="Ayşe Gül Işık",
    payer_tckn="10000000146",
    amounts=(AmountDue(amount=Decimal("1080.00"), valid_from=date(2024, 3, 12)),),
    other_sums=(RENEWAL, READER),
    wordings=(WantedWords(text=WORDS, parts=(WORDS,), optional_words=("AÇIKLAMA",)),),
    not_before=date(2024, 3, 12),
    needs_tckn=True,
)
PARTS = ("Ayşe Gül Işık", "10000000146", "Mini Kart Okuyucu ve 3 Yıllık NES bedeli")
ANKARA = replace(
    MERSIN,
    accounts=(ExpectedAccount(iban="TR930001200945700044000004", titles=(ANKARA_TITLE,)),),
    amounts=(
        AmountDue(
            amount=Decimal("1080.00"),
            valid_from=date(2024, 3, 12),
            confirmed_on=date(2024, 3, 12),
            confirmed_until=date(2024, 9, 8),
        ),
    ),
    wordings=(WantedWords(text=" ".join(PARTS), parts=PARTS, place=Place.ANYWHERE),),
)

WITH_COLONS = f"""Alıcı: {TITLE}
IBAN: {IBAN}
Tutar: 1.080,00 TL
Açıklama: {WORDS}"""
VALUES_BELOW = f"""FAST ile para gönder
Gönderen Hesap
Vadesiz TL - 12.345,67 TL
Alıcı Adı Soyadı / Unvan
{TITLE[:35]}
IBAN
{IBAN}
Tutar
1.080,00 TL
İşlem Ücreti
6,39 TL
Açıklama
{WORDS}
İşlem Tarihi
Bugün
Vazgeç
ONAYLA"""
WITHOUT_LABELS = f"""1.080,00 TL
{TITLE}
{IBAN}
{WORDS}
Devam et"""
OWN_WORDS = f"""Kime
{TITLE[:26]}
{IBAN}
Nereden
Maaş hesabım 1234-5678901
Gönderilecek Tutar
₺1.080,00
Masraf
₺0,00
Not
{WORDS}
Onayla"""
WAITING = f"{WITH_COLONS}\nÖnizleme\nİşleminiz onay bekliyor. Onay kodu telefonunuza gönderildi.\nİPTAL"
GLUED = f"Gönderen: AYŞE GÜL IŞIK Alıcı Adı: {TITLE} Alıcı IBAN: {IBAN} Tutar: 1.080,00 TL Açıklama: {WORDS}"
LABELS_FIRST = f"Alıcı\nIBAN\nTutar\nAçıklama\n{TITLE}\n{IBAN}\n1.080,00 TL\n{WORDS}"
QUESTIONS = f"""Kimden
AYŞE GÜL IŞIK
Vadesiz TL Hesabı
{OTHER_IBAN}
Kime
{TITLE}
{IBAN}
Ne kadar
1.080,00 TL
Ne için
{WORDS}
Ne zaman
Bugün"""
TABS = f"Alıcı\t{TITLE}\nIBAN\t{IBAN}\nTutar\t1.080,00 TL\nAçıklamanız\t{WORDS}\nMasraf\t8,17 TL"
NUMBERED = f"{WITH_COLONS}\nİşlem tarihi: 22.11.2026\nReferans no: 123456789\nOnaylıyor musunuz?\nONAYLA"
SCREENS = {
    "with colons": WITH_COLONS,
    "values below": VALUES_BELOW,
    "no labels": WITHOUT_LABELS,
    "the app's own words": OWN_WORDS,
    "waits for its confirmation": WAITING,
    "one line": GLUED,
    "labels before all values": LABELS_FIRST,
    "questions instead of labels": QUESTIONS,
    "tabs": TABS,
    "a number before it is confirmed": NUMBERED,
}


def check(text: str, expected: ExpectedPayment = MERSIN, *, today: date = TODAY) -> BeforePaying:
    return check_before_paying(text, expected, today=today)


def outcomes(checked: BeforePaying) -> dict[Check, Outcome]:
    return {result.check: result.outcome for result in checked.results}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
def test_a_right_screen_may_be_sent(screen):
    checked = check(screen)
    assert set(outcomes(checked).values()) == {Outcome.AGREES}
    assert {Check.PAYEE_IBAN, Check.PAYEE_NAME, Check.AMOUNT, Check.DESCRIPTION} <= set(outcomes(checked))
    assert checked.advice is Advice.SEND


MISTAKES = {
    "another account": (IBAN, OTHER_IBAN),
    "a digit of the IBAN is missing": (IBAN, IBAN[:-1]),
    "the IBAN is masked": (IBAN, "TR41 **** **** **** **** **** 47"),
    "the renewal's sum": ("1.080,00", "780,00"),
    "too much": ("1.080,00", "1.380,00"),
    "no identity number": ("-10000000146", ""),
    "somebody else's number": ("10000000146", "10000000214"),
    "a digit of the number is wrong": ("10000000146", "10000000147"),
    "no words": (WORDS, "e-imza"),
    "the words are cut": (WORDS, WORDS[:-5]),
    "no name": ("AYŞE GÜL-IŞIK-", ""),
}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_no_mistake_on_any_screen_is_let_through(screen, mistake):
    right, wrong = mistake
    spoiled = screen.replace(right, wrong)
    assert spoiled != screen
    assert check(spoiled).advice is Advice.NOT_YET


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
@pytest.mark.parametrize("hidden", [IBAN, "1.080,00", WORDS], ids=["IBAN", "sum", "description"])
def test_what_is_needed_and_not_on_the_screen_is_not_let_through(screen, hidden):
    assert check(screen.replace(hidden, "")).advice is Advice.NOT_YET


@pytest.mark.parametrize(
    ("mistake", "about", "sentence"),
    [
        ("another account", Check.PAYEE_IBAN, "IBAN başka bir hesabın. Göndermeyin; bu sayfadaki IBAN’ı kopyalayın."),
        ("a digit of the IBAN is missing", Check.PAYEE_IBAN, "IBAN eksik ya da yanlış yazılmış: TR ile başlar,"),
        ("the IBAN is masked", Check.PAYEE_IBAN, "Bankanız IBAN’ın bir bölümünü gizlemiş; görünen haneler aynı."),
        ("the renewal's sum", Check.AMOUNT, "Tutar 300,00 TL eksik: kart okuyucu bedeli yok. 1.080,00 TL gönderin."),
        ("too much", Check.AMOUNT, "Tutar 300,00 TL fazla: kart okuyucu bedeli de var. 1.080,00 TL gönderin."),
        (
            "no identity number",
            Check.DESCRIPTION,
            "Açıklamada T.C. kimlik numaranız eksik: göndermeden ekleyin.",
        ),
        (
            "no identity number",
            Check.PAYER_TCKN,
            "Açıklamada T.C. kimlik numaranız eksik: göndermeden ekleyin.",
        ),
        (
            "a digit of the number is wrong",
            Check.PAYER_TCKN,
            "Açıklamadaki 10000000147 sizin kimlik numaranız değil: göndermeden düzeltin.",
        ),
        ("the words are cut", Check.DESCRIPTION, "Açıklamanın sonu kesilmiş görünüyor."),
        ("no name", Check.DESCRIPTION, "Açıklamada adınız soyadınız eksik: göndermeden ekleyin."),
    ],
)
def test_the_sentence_says_what_to_do_before_sending(mistake, about, sentence):
    result = check(WITH_COLONS.replace(*MISTAKES[mistake])).of(about)
    assert result.outcome is not Outcome.AGREES
    assert result.sentence.startswith(sentence)
    assert result.expected


def test_what_is_right_is_said_of_money_that_has_not_left():
    sentences = {result.check: result.sentence for result in check(VALUES_BELOW).results}
    assert sentences == {
        Check.PAYEE_IBAN: "IBAN doğru.",
        Check.PAYEE_NAME: "Bankanız alıcı adını kısaltmış; baş tarafı aynı, sorun olmaz.",
        Check.AMOUNT: "Tutar doğru.",
        Check.DESCRIPTION: "Açıklama doğru.",
        Check.PAYER_TCKN: "T.C. kimlik numaranız doğru.",
    }


def test_what_such_a_screen_lacks_is_listed_and_not_blamed():
    checked = check(WITH_COLONS)
    assert checked.unimportant == (Check.PAYER_NAME, Check.DATE)
    assert checked.missing == ()
    half = check(f"IBAN: {IBAN}")
    assert half.missing == (Check.AMOUNT, Check.DESCRIPTION)
    assert outcomes(half) == {Check.PAYEE_IBAN: Outcome.AGREES}


@pytest.mark.parametrize("written", ["Açıklama: -", "Açıklama:", "Açıklama\nYok", "Açıklama (isteğe bağlı)\n"])
def test_an_empty_description_is_told(written):
    checked = check(f"Alıcı: {TITLE}\nIBAN: {IBAN}\nTutar: 1.080,00 TL\n{written}")
    assert checked.of(Check.DESCRIPTION).outcome is Outcome.DIFFERS
    assert checked.of(Check.DESCRIPTION).sentence.startswith("Açıklama boş")
    assert checked.advice is Advice.NOT_YET


def test_of_two_ibans_without_a_label_none_is_chosen():
    checked = check(WITHOUT_LABELS.replace(IBAN, f"{OTHER_IBAN}\n{IBAN}"))
    assert checked.of(Check.PAYEE_IBAN).outcome is Outcome.CANNOT_TELL
    assert checked.advice is Advice.NOT_YET


def test_an_only_iban_without_a_label_may_be_the_persons_own():
    checked = check(WITHOUT_LABELS.replace(IBAN, OTHER_IBAN))
    assert checked.of(Check.PAYEE_IBAN).outcome is Outcome.CANNOT_TELL


def test_the_persons_own_iban_and_balance_beside_the_payees_do_not_disturb():
    own = f"Gönderen IBAN: {OTHER_IBAN}\nKullanılabilir bakiye: 25.000,00 TL\n"
    assert check(own + WITH_COLONS).advice is Advice.SEND


def test_of_two_sums_without_a_label_none_is_chosen():
    checked = check(WITHOUT_LABELS.replace("1.080,00 TL", "1.080,00 TL\n1.086,39 TL"))
    assert checked.of(Check.AMOUNT).outcome is Outcome.CANNOT_TELL
    assert checked.advice is Advice.NOT_YET


@pytest.mark.parametrize(
    "screen", [WITH_COLONS.replace("00 TL", "00 USD"), OWN_WORDS.replace("₺", "$"), WITHOUT_LABELS.replace("TL", "EUR")]
)
def test_another_currency_is_not_let_through(screen):
    assert check(screen).of(Check.AMOUNT).outcome is not Outcome.AGREES
    assert check(screen).advice is Advice.NOT_YET


def test_somebody_elses_account_is_told():
    checked = check(f"Gönderen: MEHMET KAYA\n{WITH_COLONS}")
    assert checked.of(Check.PAYER_NAME).outcome is Outcome.DIFFERS
    assert checked.advice is Advice.NOT_YET
    assert check(f"Gönderen: AYŞE GÜL IŞIK\n{WITH_COLONS}").of(Check.PAYER_NAME).outcome is Outcome.AGREES


def test_a_wrong_payee_under_the_right_iban_is_told():
    checked = check(WITH_COLONS.replace(TITLE, "MEHMET KAYA"))
    assert checked.of(Check.PAYEE_NAME).outcome is Outcome.DIFFERS
    assert checked.advice is Advice.NOT_YET


@pytest.mark.parametrize(
    "done",
    [
        f"{WITH_COLONS}\nİşleminiz başarıyla gerçekleşti.",
        f"İşlem Tarihi: 20.11.2026\n{WITH_COLONS}\nSorgu No: 1234567890",
        f"Para transferiniz gönderildi\n{WITH_COLONS}",
    ],
    ids=["says so", "has the bank's number", "was sent"],
)
def test_the_paper_of_a_payment_that_was_made_is_never_called_ready_to_send(done):
    assert check(done).advice is Advice.ALREADY_SENT


def test_the_sum_is_todays_and_of_a_later_order_that_days():
    dearer = AmountDue(amount=Decimal("1500.00"), valid_from=date(2027, 1, 1))
    until = replace(MERSIN.amounts[0], valid_until=date(2027, 1, 1))
    changing = replace(MERSIN, amounts=(until, dearer))
    assert check(WITH_COLONS, changing).advice is Advice.SEND
    assert check(WITH_COLONS, changing, today=date(2027, 1, 2)).of(Check.AMOUNT).outcome is Outcome.DIFFERS
    later = check(f"İşlem tarihi: 05.01.2027\n{WITH_COLONS}", changing)
    assert later.of(Check.AMOUNT).outcome is Outcome.DIFFERS
    assert "5 Ocak 2027 günü gider" in later.of(Check.DATE).sentence


def ankara_screen(description: str) -> str:
    iban = "TR93 0001 2009 4570 0044 0000 04"
    return f"Alıcı: {ANKARA_TITLE}\nIBAN: {iban}\nTutar: 1.080,00 TL\nAçıklama: {description}"


def test_a_price_that_nobody_confirmed_is_not_called_right():
    checked = check(ankara_screen(" ".join(PARTS)), ANKARA)
    assert checked.of(Check.AMOUNT).outcome is Outcome.CANNOT_TELL
    assert "son bilinenin aynısı (12 Mart 2024)" in checked.of(Check.AMOUNT).sentence
    assert checked.of(Check.DESCRIPTION).outcome is Outcome.AGREES
    assert checked.advice is Advice.NOT_YET
    other = check(ankara_screen(" ".join(PARTS)).replace("1.080,00", "780,00"), ANKARA)
    assert "Son bilinen tutar 1.080,00 TL (12 Mart 2024)." in other.of(Check.AMOUNT).sentence


def test_words_that_may_stand_anywhere_must_be_typed_or_be_the_payers_name():
    number_and_words = " ".join(PARTS[1:])
    by_itself = check(ankara_screen(number_and_words), ANKARA)
    assert by_itself.of(Check.DESCRIPTION).sentence == "Açıklamada adınız soyadınız eksik: göndermeden ekleyin."
    with_payer = check(f"Gönderen: AYŞE GÜL IŞIK\n{ankara_screen(number_and_words)}", ANKARA)
    assert with_payer.of(Check.DESCRIPTION).outcome is Outcome.AGREES
    greeting = check(f"Merhaba Ayşe Gül Işık 10000000146\n{ankara_screen(PARTS[2])}", ANKARA)
    assert greeting.of(Check.DESCRIPTION).outcome is Outcome.DIFFERS


@pytest.mark.parametrize("text", ["merhaba", "Bugün hava güzel, 12 derece.", "@@@ ### \u200b\u200b", "." * 9000])
def test_a_text_without_a_transfer_says_nothing(text):
    checked = check(text)
    assert checked.says_nothing
    assert checked.advice is Advice.NOT_YET


PIECES = st.sampled_from(
    [*WAITING.split("\n"), *OWN_WORDS.split("\n"), OTHER_IBAN, "780,00 TL", "TR", "Açıklama", "\n"]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=14).map("\n".join))
def test_no_text_raises_and_only_what_agrees_is_let_through(text):
    checked = check(text)
    if checked.advice is Advice.SEND:
        needed = {check: found for check, found in outcomes(checked).items() if check in checked.needed}
        assert set(needed.values()) == {Outcome.AGREES}
        assert len(needed) == 3
        assert Outcome.DIFFERS not in outcomes(checked).values()


@pytest.mark.parametrize(
    "text", ["TR41 " * 2000, "1.080,00 TL\n" * 800, "açıklama: " * 1000, "a b " * 2500, f"{TITLE}\n" * 200]
)
def test_a_long_text_is_answered_quickly(text):
    started = time.perf_counter()
    check(text)
    assert time.perf_counter() - started < 3


# --- What is shown to be typed -----------------------------------------------------------------------------


def test_banks_cut_the_name_at_the_letter():
    assert [tuple(cut) for cut in cut_titles(TITLE)] == [
        (26, "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ"),
        (35, "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE"),
    ]
    assert [tuple(cut) for cut in cut_titles(ANKARA_TITLE)] == [
        (26, "Ankara Sağlık Kurumları 1"),
        (35, "Ankara Sağlık Kurumları 1 nolu Döne"),
    ]
    assert cut_titles("KISA AD") == ()


@given(st.text(st.sampled_from("ABCÇİŞĞÜÖ "), min_size=40, max_size=80).filter(lambda title: len(title.split()) < 9))
def test_a_title_cut_as_we_show_it_passes_the_check_of_the_receipt(title):
    for cut in cut_titles(title):
        assert len(cut.text) <= max(LIMITS)
        if len(cut.text.replace(" ", "")) >= 18:  # shorter beginnings name no account
            assert compare_titles(title, cut.text) in (NameMatch.CUT, NameMatch.SAME)


def test_the_shortest_accepted_wording_is_recommended():
    long = WantedWords(text="10000000146 AYŞE GÜL IŞIK E-İMZA BEDELİ", parts=("x",))
    short = WantedWords(text="10000000146 NES", parts=("x",))
    assert recommended((long, short)) is short
    assert recommended((short, replace(short))) is not None
    assert recommended(()) is None
