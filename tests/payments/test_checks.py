import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from payments.domain.channels import PaymentChannel
from payments.domain.checks import FIELD_OF, Check, Outcome, check_receipt
from payments.domain.details import Rail
from payments.domain.expectation import AmountDue, ExpectedAccount, ExpectedPayment, Place, WantedWords
from payments.domain.receipt import ReceiptFields, parse_receipt, with_masks
from payments.domain.results import worst
from tests.payments.samples import PAYEE, PAYEE_IBAN, SAMPLES, TCKN, WORDS, iban_of

AGREES, DIFFERS, CANNOT_TELL = Outcome.AGREES, Outcome.DIFFERS, Outcome.CANNOT_TELL
TODAY = datetime.date(2026, 11, 22)
OTHER_TCKN = "19191919190"
OTHER_IBAN = iban_of("00012", "0999900001999999")
MERSIN = WantedWords(
    text=WORDS, parts=("AYŞE GÜL IŞIK", TCKN, "E-İMZA 3 YILLIK BAŞVURUSU"), optional_words=("AÇIKLAMA",)
)
EXPECTED = ExpectedPayment(
    channel=PaymentChannel.TRANSFER,
    payer_name="Ayşe Gül Işık",
    payer_tckn=TCKN,
    accounts=(ExpectedAccount(iban=PAYEE_IBAN, titles=(PAYEE, "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ DÖNER SERMAYE İŞLETMESİ")),),
    amounts=(AmountDue(amount=Decimal("1080.00"), valid_from=datetime.date(2024, 3, 12)),),
    other_sums=(("kart okuyucu bedeli", Decimal("300.00")), ("yenileme", Decimal("780.00"))),
    wordings=(MERSIN,),
    needs_tckn=True,
)
GOOD = ReceiptFields(
    payer="AYSE GUL ISIK",
    payee=PAYEE,
    payee_iban=PAYEE_IBAN,
    amount=Decimal("1080.00"),
    currency="TRY",
    date=datetime.date(2026, 11, 16),
    description=WORDS,
    text="the whole page",
)


def judge(changes=None, expected=EXPECTED):
    return check_receipt(with_masks(replace(GOOD, **(changes or {}))), expected, today=TODAY)


@pytest.mark.parametrize(
    ("changes", "not_agreeing"),
    [
        pytest.param({}, {}, id="all agree"),
        pytest.param({"amount": Decimal("780.00")}, {Check.AMOUNT: DIFFERS}, id="too little"),
        pytest.param({"amount": Decimal("1080.01")}, {Check.AMOUNT: DIFFERS}, id="a kurus too much"),
        pytest.param({"amount": None}, {Check.AMOUNT: CANNOT_TELL}, id="amount unread"),
        pytest.param({"currency": "USD"}, {Check.AMOUNT: DIFFERS}, id="dollars"),
        pytest.param({"currency": None, "text": "1.080,00 USD/TL"}, {Check.AMOUNT: CANNOT_TELL}, id="which currency"),
        pytest.param({"date": None}, {Check.AMOUNT: CANNOT_TELL, Check.DATE: CANNOT_TELL}, id="day unread"),
        pytest.param({"date": datetime.date(2026, 11, 23)}, {Check.DATE: DIFFERS}, id="tomorrow"),
        pytest.param({"payee_iban": OTHER_IBAN}, {Check.PAYEE_IBAN: DIFFERS}, id="another account"),
        pytest.param({"payee_iban": None}, {Check.PAYEE_IBAN: CANNOT_TELL}, id="account unread"),
        pytest.param({"payee_iban": "TR41" + "*" * 20 + "47"}, {Check.PAYEE_IBAN: CANNOT_TELL}, id="account masked"),
        pytest.param(
            {"payee_iban": "TR41" + "*" * 20 + "48"}, {Check.PAYEE_IBAN: DIFFERS}, id="account masked, other end"
        ),
        pytest.param({"payee": "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SER"}, {}, id="title cut"),
        pytest.param({"payee": "MERSIN IL SAGLIK MUDURLUGU DONER SERMAYE ISLETMESI"}, {}, id="the other title"),
        pytest.param({"payee": "ALİ KAYA"}, {Check.PAYEE_NAME: DIFFERS}, id="another account holder"),
        pytest.param({"payee": "MERSİN"}, {Check.PAYEE_NAME: CANNOT_TELL}, id="title too short"),
        pytest.param({"payee": "ME**** İL SA****"}, {Check.PAYEE_NAME: CANNOT_TELL}, id="title masked"),
        pytest.param({"payer": "MEHMET IŞIK"}, {Check.PAYER_NAME: DIFFERS}, id="husband paid"),
        pytest.param({"payer": "AYŞE GÜL IŞIN"}, {Check.PAYER_NAME: DIFFERS}, id="one letter apart"),
        pytest.param({"payer": "AY** GÜ* IŞ**"}, {Check.PAYER_NAME: CANNOT_TELL}, id="payer masked"),
        pytest.param({"payer": None}, {Check.PAYER_NAME: CANNOT_TELL}, id="payer unread"),
        pytest.param({"payer_tckn": TCKN}, {}, id="number printed"),
        pytest.param({"payer_tckn": OTHER_TCKN}, {Check.PAYER_TCKN: DIFFERS}, id="another number printed"),
        pytest.param({"payer_tckn": "100******46"}, {Check.PAYER_TCKN: CANNOT_TELL}, id="number masked"),
        pytest.param({"payer_tckn": "10*****46"}, {Check.PAYER_TCKN: CANNOT_TELL}, id="number masked, places lost"),
        pytest.param({"payer_tckn": "200******46"}, {Check.PAYER_TCKN: DIFFERS}, id="number masked, other beginning"),
        pytest.param(
            {"description": None},
            {Check.PAYER_TCKN: CANNOT_TELL, Check.DESCRIPTION: CANNOT_TELL},
            id="description unread",
        ),
        pytest.param(
            {"description": "AYŞE GÜL IŞIK E-İMZA 3 YILLIK BAŞVURUSU"},
            {Check.PAYER_TCKN: DIFFERS, Check.DESCRIPTION: DIFFERS},
            id="no number written",
        ),
        pytest.param(
            {"description": WORDS.replace(TCKN, OTHER_TCKN)},
            {Check.PAYER_TCKN: DIFFERS, Check.DESCRIPTION: DIFFERS},
            id="another number written",
        ),
        pytest.param(
            {"description": WORDS.replace(TCKN, "100******46")},
            {Check.PAYER_TCKN: CANNOT_TELL, Check.DESCRIPTION: CANNOT_TELL},
            id="number masked in the description",
        ),
        pytest.param({"description": f"{TCKN} E-İMZA 3 YILLIK BAŞVURUSU"}, {Check.DESCRIPTION: DIFFERS}, id="no name"),
        pytest.param(
            {"description": f"AYŞE IŞIK {TCKN} E-İMZA 3 YILLIK BAŞVURUSU"},
            {Check.DESCRIPTION: DIFFERS},
            id="half a name",
        ),
        pytest.param(
            {"description": f"AYŞE GÜL IŞIK {TCKN} E-İMZA BAŞVURUSU"},
            {Check.DESCRIPTION: DIFFERS},
            id="not three years",
        ),
        pytest.param(
            {"description": f"AYŞE GÜL IŞIKLAR {TCKN} E-İMZA 3 YILLIK BAŞVURUSU"},
            {Check.DESCRIPTION: DIFFERS},
            id="a longer surname",
        ),
        pytest.param({"description": WORDS[:-4]}, {Check.DESCRIPTION: CANNOT_TELL}, id="description cut"),
        pytest.param({"pending": "beklemede"}, {Check.AMOUNT: CANNOT_TELL, Check.DATE: CANNOT_TELL}, id="pending"),
        pytest.param({"cancelled": "iptal edildi"}, {Check.AMOUNT: DIFFERS, Check.DATE: CANNOT_TELL}, id="cancelled"),
    ],
)
def test_check_receipt_lists_whatever_does_not_agree(changes, not_agreeing):
    assert judge(changes).not_agreeing == not_agreeing


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(f"AYŞE GÜL-IŞIK-{TCKN}/ E-İMZA 3 YILLIK BAŞVURUSU", id="without AÇIKLAMA"),
        pytest.param(f"Ayse Gul Isik {TCKN} e-imza 3 yillik basvurusu", id="folded"),
        pytest.param(f"IŞIK AYŞE GÜL {TCKN} EİMZA 3 YILLIK BAŞVURUSU", id="surname first, e-imza glued"),
        pytest.param(f"{TCKN} AYŞE GÜL IŞIK. E İMZA: 3 YILLIK BAŞVURUSU", id="number first"),
        pytest.param(f"AYŞEGÜLIŞIK{TCKN}E-İMZA 3YILLIK BAŞVURUSU", id="glued"),
        pytest.param(f"AYŞE GÜL-IŞIK-{TCKN}/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVU RUSU", id="broken at a line's end"),
    ],
)
def test_mersins_words_are_accepted_however_they_are_typed(written):
    assert judge({"description": written}).of(Check.DESCRIPTION).outcome is AGREES


ANKARA = replace(
    EXPECTED,
    wordings=(
        WantedWords(
            text=f"Ayşe Gül Işık {TCKN} Mini Kart Okuyucu ve 3 Yıllık NES bedeli",
            parts=("Ayşe Gül Işık", TCKN, "Mini Kart Okuyucu ve 3 Yıllık NES bedeli"),
            place=Place.ANYWHERE,
        ),
    ),
)
PAGE = "3. sayfa ve 1 yıllık\nGÖNDEREN : {payer}\nMÜŞTERİ TCKN : {tckn}\nTARİH : 16.11.2026\nAÇIKLAMA : {words}"


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [
        pytest.param(
            {"payer": "AYŞE GÜL IŞIK", "tckn": TCKN, "words": "MİNİ KART OKUYUCU VE 3 YILLIK NES BEDELİ"},
            AGREES,
            id="each part somewhere",
        ),
        pytest.param(
            {
                "payer": "MEHMET IŞIK",
                "tckn": "",
                "words": f"AYSE GUL ISIK {TCKN} MINI KART OKUYUCU VE 3 YILLIK NES BEDELI",
            },
            AGREES,
            id="all in the description",
        ),
        pytest.param(
            {"payer": "AYŞE GÜL IŞIK", "tckn": TCKN, "words": "3 YILLIK NES BEDELİ"}, DIFFERS, id="the renewal's words"
        ),
        pytest.param(
            {"payer": "AYŞE GÜL IŞIK", "tckn": "", "words": "MİNİ KART OKUYUCU VE 3 YILLIK NES BEDELİ"},
            DIFFERS,
            id="no number",
        ),
        pytest.param(
            {"payer": "AYŞE GÜL IŞIK", "tckn": TCKN, "words": "MİNİ KART OKUYUCU NES BEDELİ"},
            DIFFERS,
            id="words far away",
        ),
        pytest.param(
            {"payer": "AY** GÜ* IŞ**", "tckn": TCKN, "words": "MİNİ KART OKUYUCU VE 3 YILLIK NES BEDELİ"},
            CANNOT_TELL,
            id="payer masked",
        ),
    ],
)
def test_words_that_may_stand_anywhere(printed, outcome):
    text = PAGE.format(**printed)
    read = with_masks(replace(GOOD, text=text, payer=printed["payer"], description=printed["words"]))
    assert check_receipt(read, ANKARA, today=TODAY).of(Check.DESCRIPTION).outcome is outcome


@pytest.mark.parametrize(
    ("due", "outcome"),
    [
        pytest.param(
            AmountDue(amount=Decimal(1080), valid_from=datetime.date(2026, 11, 16)), AGREES, id="from that day on"
        ),
        pytest.param(
            AmountDue(amount=Decimal(1080), valid_from=datetime.date(2026, 11, 17)), CANNOT_TELL, id="begins later"
        ),
        pytest.param(
            AmountDue(
                amount=Decimal(1080), valid_from=datetime.date(2026, 1, 1), valid_until=datetime.date(2026, 11, 16)
            ),
            CANNOT_TELL,
            id="ended that day",
        ),
        pytest.param(
            AmountDue(
                amount=Decimal(1080), valid_from=datetime.date(2024, 3, 12), confirmed_until=datetime.date(2024, 3, 13)
            ),
            CANNOT_TELL,
            id="only the last known price",
        ),
        pytest.param(
            AmountDue(
                amount=Decimal(780), valid_from=datetime.date(2024, 3, 12), confirmed_until=datetime.date(2024, 3, 13)
            ),
            CANNOT_TELL,
            id="another sum, but the price is not sure",
        ),
    ],
)
def test_the_price_of_the_day_decides(due, outcome):
    result = judge(expected=replace(EXPECTED, amounts=(due,))).of(Check.AMOUNT)
    assert result.outcome is outcome
    assert (outcome is AGREES) != ("Kamu SM’den doğrulayın" in result.sentence)


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        pytest.param(
            "780.00",
            "Tutar 300,00 TL eksik: yatan, yenileme. Yeniden ödemeden önce",
            id="reader left out",
        ),
        pytest.param("1380.00", "Tutar 300,00 TL fazla: fark kart okuyucu bedeli kadar.", id="reader paid"),
        pytest.param(
            "1081.00", "Tutar 1,00 TL fazla. İade için müdürlükle görüşün; başvurunuz sürer.", id="a lira more"
        ),
    ],
)
def test_a_difference_is_explained(amount, sentence):
    assert judge({"amount": Decimal(amount)}).of(Check.AMOUNT).sentence.startswith(sentence)


def test_a_neighbouring_sum_is_named():
    expected = replace(EXPECTED, other_sums=(("yenileme", Decimal("780.00")),))
    assert "eksik: yatan, yenileme." in judge({"amount": Decimal("780.00")}, expected).of(Check.AMOUNT).sentence


@pytest.mark.parametrize(
    ("bounds", "outcome"),
    [
        pytest.param({"not_before": datetime.date(2026, 11, 16)}, AGREES, id="first day"),
        pytest.param({"not_before": datetime.date(2026, 11, 17)}, DIFFERS, id="too early"),
        pytest.param({"not_after": datetime.date(2026, 11, 16)}, AGREES, id="last day"),
        pytest.param({"not_after": datetime.date(2026, 11, 15)}, DIFFERS, id="too late"),
    ],
)
def test_the_day_is_bounded(bounds, outcome):
    assert judge(expected=replace(EXPECTED, **bounds)).of(Check.DATE).outcome is outcome


@pytest.mark.parametrize(
    ("age", "outcome", "said"),
    [
        pytest.param(None, AGREES, "Tarih geçerli.", id="any age"),
        pytest.param(6, AGREES, "Tarih geçerli.", id="the last day"),
        pytest.param(5, DIFFERS, "Ödeme 6 gün önce yapılmış; en çok 5 gün kabul ediliyor.", id="a day too old"),
    ],
)
def test_a_payment_may_be_so_many_days_old(age, outcome, said):
    result = judge(expected=replace(EXPECTED, longest_age=age)).of(Check.DATE)
    assert (result.outcome, result.sentence.startswith(said)) == (outcome, True)
    assert age is None or result.expected.endswith("Kasım 2026 ile bugün arası")


def test_days_are_said_as_they_are():
    assert "bugünden sonra" in judge({"date": TODAY + datetime.timedelta(days=1)}).of(Check.DATE).sentence
    late = judge(expected=replace(EXPECTED, not_after=datetime.date(2026, 11, 15))).of(Check.DATE)
    assert "en geç 15 Kasım 2026 günü" in late.sentence


OTHER_ACCOUNT = ExpectedAccount(iban=OTHER_IBAN, titles=("ANKARA SAĞLIK KURUMLARI DÖNER SERMAYE İŞLETMESİ",))
TWO = replace(EXPECTED, accounts=(*EXPECTED.accounts, OTHER_ACCOUNT))


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        pytest.param({}, AGREES, id="the paid account's title"),
        pytest.param({"payee": OTHER_ACCOUNT.titles[0]}, DIFFERS, id="the other account's title"),
        pytest.param({"payee_iban": OTHER_IBAN}, DIFFERS, id="our title, the other account"),
        pytest.param({"payee_iban": None}, CANNOT_TELL, id="which account is not known"),
        pytest.param({"payee_iban": "TR" + "*" * 24}, CANNOT_TELL, id="the account is hidden"),
    ],
)
def test_the_title_is_that_of_the_paid_account(changes, outcome):
    assert judge(changes, TWO).of(Check.PAYEE_NAME).outcome is outcome


def test_a_title_that_may_not_be_cut_is_not_accepted_cut():
    whole = replace(EXPECTED.accounts[0], titles_may_be_cut=False)
    cut = judge({"payee": PAYEE[:26]}, replace(EXPECTED, accounts=(whole,))).of(Check.PAYEE_NAME)
    assert cut.outcome is CANNOT_TELL


def test_without_an_account_to_compare_with_nothing_is_told():
    result = judge(expected=replace(EXPECTED, accounts=()))
    assert result.of(Check.PAYEE_IBAN).outcome is result.of(Check.PAYEE_NAME).outcome is CANNOT_TELL


def test_the_right_account_under_another_name_is_no_reason_to_ask_where_the_money_went():
    right, wrong = ({"payee": "ALİ KAYA"}, {"payee": "ALİ KAYA", "payee_iban": OTHER_IBAN})
    assert "IBAN doğru" in judge(right).of(Check.PAYEE_NAME).sentence
    assert "paranın kime gittiğini sorun" in judge(wrong).of(Check.PAYEE_NAME).sentence


def test_a_told_surname_lets_the_maiden_name_stand_alone():
    married = replace(EXPECTED, payer_name="Ayşe Gül Yılmaz Işık", payer_surname="Yılmaz Işık")
    assert judge({"payer": "AYŞE YILMAZ"}, married).of(Check.PAYER_NAME).outcome is AGREES
    assert (
        judge({"payer": "AYŞE YILMAZ"}, replace(married, payer_surname="")).of(Check.PAYER_NAME).outcome is CANNOT_TELL
    )


def test_a_channel_without_transfer_has_no_account_checks():
    bill = replace(
        EXPECTED, channel=PaymentChannel.VAKIFBANK_BILL, accounts=(), amounts=(), wordings=(), needs_tckn=False
    )
    result = judge(expected=bill)
    assert [each.check for each in result.results] == [
        Check.PAYER_NAME,
        Check.PAYER_TCKN,
        Check.DESCRIPTION,
        Check.AMOUNT,
        Check.DATE,
    ]
    assert result.not_agreeing == {Check.AMOUNT: CANNOT_TELL}
    assert judge({"rail": Rail.EFT}, bill).of(Check.AMOUNT).outcome is DIFFERS


def test_an_empty_receipt_tells_nothing():
    assert set(check_receipt(ReceiptFields(), EXPECTED, today=TODAY).not_agreeing.values()) == {CANNOT_TELL}
    assert worst([]) is CANNOT_TELL


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_for_somebody_else_never_agrees(sample):
    other = replace(
        EXPECTED,
        payer_name="Ali Kaya",
        payer_tckn=OTHER_TCKN,
        wordings=(WantedWords(text="x", parts=("Ali Kaya", OTHER_TCKN)),),
        accounts=(
            ExpectedAccount(iban=OTHER_IBAN, titles=("Ankara Sağlık Kurumları 1 nolu Döner Sermaye İşletmesi",)),
        ),
        amounts=(AmountDue(amount=Decimal(780), valid_from=datetime.date(2024, 3, 12)),),
    )
    result = check_receipt(parse_receipt(sample.text), other, today=TODAY)
    assert [each.check for each in result.results if each.outcome is AGREES] == [Check.DATE]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_good_sample_never_differs(sample):
    result = check_receipt(parse_receipt(sample.text), EXPECTED, today=TODAY)
    differing = {check for check, outcome in result.not_agreeing.items() if outcome is DIFFERS}
    assert differing <= ({Check.DESCRIPTION, Check.PAYER_TCKN} if sample.name == "ing" else set())


def test_a_missing_identity_number_is_named_as_people_call_it():
    """A template is one part; the number inside it is still "T.C. kimlik numaranız", as people call it."""
    template = "Ayşe Gül-Işık-10000000146/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU"
    words = WantedWords(text=template, parts=(template,), place=Place.DESCRIPTION, optional_words=("AÇIKLAMA",))
    fields = replace(GOOD, description="AYŞE GÜL IŞIK E-İMZA 3 YILLIK BAŞVURUSU")
    result = check_receipt(fields, replace(EXPECTED, wordings=(words,)), today=TODAY).of(Check.DESCRIPTION)
    assert result.outcome is DIFFERS
    assert result.sentence.startswith("Açıklamada T.C. kimlik numaranız yok.")


def test_every_check_names_a_field_of_the_receipt():
    assert set(FIELD_OF) == set(Check)
    assert all(hasattr(ReceiptFields(), name) for name in FIELD_OF.values())
