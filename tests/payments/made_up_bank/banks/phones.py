"""What telephones show after a transfer: each value below its label, few labels, no small print."""

from collections.abc import Callable

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import ALL, Layout, heading, payee_bank
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet

_RAILS = {"fast": "FAST", "eft": "EFT", "havale": "Havale"}


def draw_stacked(sheet: Sheet, pen: Pen, bank: str) -> None:
    """Print the sum in large letters above, then labels with their values below them."""
    sheet.line((0.0, f"{pen.transfer.at:%H:%M}"), (0.85, "4G %82"))
    sheet.line((0.35, bank))
    done = "İşleminiz gerçekleşmiştir" if pen.transfer.state == "done" else "Transfer"
    heading(sheet, pen, done, x=0.2)
    sheet.gap()
    sheet.stacked(
        [
            ("Gönderen", pen.payer()),
            ("Alıcı Adı Soyadı", pen.payee()),
            ("Alıcı IBAN", pen.payee_iban()),
            ("Tutar", pen.amount()),
            ("Açıklama", pen.description() or "-"),
            ("İşlem Tarihi", pen.moment(seconds=False)),
            ("İşlem Türü", pen.rail(_RAILS)),
            ("Sorgu Numarası", pen.reference(10)),
        ]
    )


def draw_rows(sheet: Sheet, pen: Pen, bank: str) -> None:
    """Print labels on the left and values on the right of a narrow screen."""
    sheet.line((0.0, f"{pen.transfer.at:%H:%M}"), (0.8, "Wi-Fi %41"))
    heading(sheet, pen, f"{bank} Dekont", x=0.25)
    sheet.gap()
    rows = [
        ("Alıcı", pen.payee()),
        ("Alıcı IBAN", pen.payee_iban(str)),
        ("Alıcı Banka", payee_bank(pen, "{name}")[:24]),
        ("Gönderen", pen.payer()),
        ("Tutar", pen.amount(styles.sum_tr)),
        ("Ücret", "0,00 TL"),
        ("İşlem Türü", pen.rail(_RAILS)),
        ("Tarih", pen.moment(seconds=False)),
        ("Referans No", pen.reference(12)),
    ]
    for label, value in rows:
        sheet.line((0.0, label), (0.32, value))
        sheet.gap(0.3)
    sheet.line("Açıklama")
    sheet.line(pen.description() or "-")


def _stacked(bank: str) -> Callable[[Sheet, Pen], None]:
    return lambda sheet, pen: draw_stacked(sheet, pen, bank)


def _rows(bank: str) -> Callable[[Sheet, Pen], None]:
    return lambda sheet, pen: draw_rows(sheet, pen, bank)


LAYOUTS = (
    Layout(name="phone-halkbank", code="00012", issuer=(), draw=_stacked("Halkbank"), rails=ALL, is_phone=True),
    Layout(name="phone-ziraat", code="00010", issuer=(), draw=_rows("Ziraat Mobil"), is_phone=True, hides=("payee",)),
    Layout(name="phone-garanti", code="00062", issuer=(), draw=_stacked("Garanti BBVA"), is_phone=True),
    Layout(name="phone-enpara", code="00157", issuer=(), draw=_rows("Enpara.com"), is_phone=True),
)
