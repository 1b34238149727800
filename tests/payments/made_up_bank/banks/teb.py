"""TEB: the sum as "TL 10.000,00-"."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import ALL, Layout, heading, payee_bank, small_print
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet, pair
from tests.payments.made_up_bank.transfer import HAVALE

_TITLES = {
    "fast": "Bankalararası Para Transfer Dekontu - FAST",
    "eft": "Bankalararası Para Transfer Dekontu - EFT",
    "havale": "Hesaba Havale Dekontu",
}


def draw(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    heading(sheet, pen, "Türk Ekonomi Bankası A.Ş.", pen.rail(_TITLES), x=0.3)
    left = [
        pair("Hesap Sahibi", pen.payer(), at=0.15),
        pair("Hesap No", f"{pen.digits(8)}", at=0.15),
        pair("IBAN", pen.payer_iban(), at=0.15),
        pair("Şube", "CEPTETEB", at=0.15),
    ]
    right = [
        pair("İşlem Tarihi", pen.day(), x=0.56, at=0.15),
        pair("İşlem Saati", f"{pen.transfer.at:%H:%M:%S}", x=0.56, at=0.15),
        pair("Valör", pen.value_day(), x=0.56, at=0.15),
        pair("İşlem No", pen.reference(12), x=0.56, at=0.15),
    ]
    pen.wrote("time", pen.transfer.at.time())
    sheet.beside(left, right)
    sheet.gap()
    rows = [
        ("Alacaklı Adı", pen.payee()),
        ("Alacaklı Banka", payee_bank(pen, "{name}")),
        ("Alacaklı Hesap", pen.payee_iban()),
        ("Açıklama", pen.description()),
    ]
    if pen.transfer.rail != HAVALE:
        rows.append((f"{pen.transfer.rail.upper()} No", pen.reference(10)))
    sheet.pairs(rows, at=0.18)
    sheet.gap(0.5)
    unit = pen.unit()
    sheet.line((0.0, "İşlem Tutarı"), (0.5, pen.amount(form="{unit} {sum}-")))
    sheet.line((0.0, "Masraf"), (0.5, f"{unit} {styles.sum_tr(fee)}-"))
    sheet.line((0.0, "BSMV"), (0.5, f"{unit} {styles.sum_tr(tax)}-"))
    sheet.line((0.0, "Toplam"), (0.5, f"{unit} {styles.sum_tr(pen.transfer.amount + fee + tax)}-"))
    small_print(sheet, pen, "TEB Kampüs C ve D Blok Saray Mahallesi Ümraniye İstanbul www.teb.com.tr")


LAYOUTS = (
    Layout(
        name="teb", code="00032", issuer=("teb", "turk ekonomi"), draw=draw, rails=ALL, hides=("payee", "payee_iban")
    ),
)
