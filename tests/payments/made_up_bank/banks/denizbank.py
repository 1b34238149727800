"""DenizBank: two boxes of labels without colons, the identity number cut short."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import ALL, Layout, heading, payee_bank, small_print
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet, pair

_RAILS = {"fast": "Giden FAST", "eft": "Giden EFT", "havale": "Giden Havale"}


def draw(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    heading(sheet, pen, "Denizbank A.Ş.", "Dekont", x=0.42)
    left = [
        [(0.0, "Müşteri Bilgisi")],
        pair("Adı Soyadı", pen.payer(), at=0.16, colon=""),
        pair("VKN / TCKN", f"/{pen.tckn(7, 0)}", at=0.16, colon=""),
        pair("IBAN", pen.payer_iban(), at=0.16, colon=""),
        pair("Müşteri No", pen.digits(9), at=0.16, colon=""),
    ]
    right = [
        [(0.55, "İşlem Bilgisi")],
        pair("İşlem Türü", pen.rail(_RAILS), x=0.55, at=0.15, colon=""),
        pair("İşlem Tarihi", pen.moment(), x=0.55, at=0.15, colon=""),
        pair("Valör Tarihi", pen.value_day(), x=0.55, at=0.15, colon=""),
        pair("Dekont No", pen.reference(9), x=0.55, at=0.15, colon=""),
    ]
    sheet.beside(left, right)
    sheet.gap()
    sheet.line("İşlem Açıklaması", strong=True)
    rows = [
        ("Alıcı Banka", payee_bank(pen, "{code}-{name}")),
        ("Alıcı IBAN", pen.payee_iban()),
        ("Alıcı Adı Soyadı", pen.payee()),
        ("Tutar", pen.amount()),
        ("Masraf", f"{styles.sum_tr(fee + tax)} TL"),
    ]
    sheet.pairs(rows, at=0.2, colon="")
    sheet.gap(0.5)
    sheet.pairs(
        [
            ("İşlem Yapılan Kanal", "9300 - MobilDeniz"),
            ("Açıklama", pen.description()),
            ("Masraf", f"{styles.sum_tr(fee)} BSMV : {styles.sum_tr(tax)}"),
            ("Referans Bilgisi", _reference(pen)),
            ("FAST Sorgu Numarası" if pen.transfer.rail == "fast" else "Sorgu Numarası", pen.reference(18)),
        ],
        at=None,
        colon=" : ",
    )
    small_print(sheet, pen, "DenizBank A.Ş. Büyükdere Caddesi No:141 Esentepe İstanbul www.denizbank.com")


def _reference(pen: Pen) -> str:
    number = f"{pen.transfer.at:%d%m%Y} - 9300 - {pen.digits(8)}"
    pen.wrote("reference", number)
    return number


LAYOUTS = (Layout(name="denizbank", code="00134", issuer=("deniz",), draw=draw, rails=ALL, hides=("payee",)),)
