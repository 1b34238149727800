"""VakıfBank: labels without colons, IBANs in groups of 4-4-4-4-8-2."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import Layout, heading, payee_bank, small_print, wrapped
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet
from tests.payments.made_up_bank.transfer import EFT, FAST, HAVALE

_RAILS = {"fast": "FAST Giden Anlık Ödeme", "eft": "Giden EFT", "havale": "Hesaptan Havale"}


def draw_new(sheet: Sheet, pen: Pen) -> None:
    fee = pen.fee()[0]
    heading(sheet, pen, "VAKIFBANK", x=0.4)
    sheet.line("İŞLEM BİLGİLERİ", strong=True)
    rows = [
        ("İŞLEM TÜRÜ", pen.rail(_RAILS)),
        ("İŞLEM TARİHİ", pen.moment()),
        ("SORGU NO", pen.reference(10)),
        ("İŞLEM TUTARI", pen.amount()),
        ("MASRAF TUTARI", f"{styles.sum_tr(fee)} TL"),
        ("GÖNDEREN AD SOYAD /UNVAN", pen.payer()),
        ("GÖNDEREN HESAP NO / IBAN", pen.payer_iban(styles.iban_vakif)),
        ("ALICI AD SOYAD/UNVAN", pen.payee()),
        ("ALICI HESAP NO / IBAN", pen.payee_iban(styles.iban_vakif)),
        ("ALICI BANKA", payee_bank(pen, "{name}")),
    ]
    if pen.rng.random() < 0.3:
        rows = [*rows[:1], *rows[5:9], *rows[1:5], *rows[9:]]
    sheet.pairs(rows, at=0.32, colon="")
    _described(sheet, pen)
    sheet.pairs([("İŞLEM NO", pen.reference(16)), ("FİŞ NO", pen.reference(8))], at=0.32, colon="")
    small_print(sheet, pen, "Türkiye Vakıﬂar Bankası T.A.O. Saray Mahallesi Ümraniye İstanbul www.vakifbank.com.tr")


def draw_old(sheet: Sheet, pen: Pen) -> None:
    heading(sheet, pen, "VAKIFBANK", "Şubesiz Bankacılık", x=0.1)
    sheet.line("İŞLEM BİLGİLERİ", strong=True)
    sheet.pairs(
        [
            ("İŞLEM", pen.rail(_RAILS)),
            ("İŞLEM TARİHİ", pen.moment()),
            ("ALICI HESAP NO", pen.payee_iban(styles.iban_vakif)),
            ("ALICI AD SOYAD/UNVAN", pen.payee()),
            ("GONDEREN HESAP NO", pen.payer_iban(styles.iban_vakif)),
            ("GONDEREN ADSOYAD/UNVAN", pen.payer()),
            ("İŞLEM TUTARI", pen.amount()),
            ("MASRAF TUTARI", ""),
        ],
        at=0.3,
        colon="",
    )
    _described(sheet, pen)
    sheet.pairs([("İŞLEM NO", pen.reference(16)), ("FİŞ NO", "")], at=0.3, colon="")
    small_print(sheet, pen)


def _described(sheet: Sheet, pen: Pen) -> None:
    lines = wrapped(pen.description(), 56) or [""]
    sheet.pairs([("İŞLEM AÇIKLAMASI", lines[0])], at=0.32, colon="")
    for line in lines[1:]:
        sheet.line((0.32, line))


LAYOUTS = (
    Layout(name="vakifbank-new", code="00015", issuer=("vakif",), draw=draw_new, rails=(FAST, EFT, HAVALE)),
    Layout(name="vakifbank-old", code="00015", issuer=("vakif",), draw=draw_old, rails=(HAVALE, EFT)),
)
