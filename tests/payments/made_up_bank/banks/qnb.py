"""QNB and Enpara: the payer's account in a box, both sides in one line, the sum in a row of debits."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import ALL, Layout, heading, payee_bank, small_print
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet
from tests.payments.made_up_bank.transfer import EFT, FAST

_TITLES = {"fast": "GİDEN FAST EFT", "eft": "GİDEN EFT", "havale": "GİDEN HAVALE"}


def draw_qnb(sheet: Sheet, pen: Pen) -> None:
    heading(sheet, pen, "QNB Bank A.Ş.", "DEKONT", x=0.4)
    sheet.line((0.0, f"Tarih : {pen.day(styles.day_slashes)}"), (0.6, f"Saat : {pen.transfer.at:%H:%M:%S}"))
    pen.wrote("time", pen.transfer.at.time())
    sheet.line((0.0, f"Fiş No :{_slip(pen)}"), (0.6, f"Şube : {pen.digits(5)} - DİJİTAL ŞUBE"))
    _body(sheet, pen)
    small_print(sheet, pen, "QNB Bank A.Ş. Esentepe Mah. Büyükdere Cad. Kristal Kule Şişli/İstanbul www.qnb.com.tr")


def draw_enpara(sheet: Sheet, pen: Pen) -> None:
    heading(sheet, pen, "Enpara Bank A.Ş.", "e-Dekont", x=0.4)
    sheet.line(f"İşlem tarihi ve saati :{pen.moment(seconds=pen.rng.random() < 0.5)}")
    sheet.line(f"Fiş No :{_slip(pen)}")
    _body(sheet, pen)
    small_print(sheet, pen, "Enpara Bank A.Ş. Büyük Mükellefler V.D. www.enpara.com 444 3 672")


def _slip(pen: Pen) -> str:
    number = f"{pen.transfer.at:%Y%m%d}{pen.digits(7)}"
    pen.wrote("reference", number)
    return number


def _body(sheet: Sheet, pen: Pen) -> None:
    # Both banks call a FAST an EFT that runs as FAST.
    title = pen.rail(_TITLES, *([EFT] if pen.transfer.rail == FAST else []))
    sheet.gap(0.5)
    sheet.line(f"MÜŞTERİ ÜNVANI : {pen.payer()}")
    sheet.line((0.0, f"MÜŞTERİ NO : {pen.digits(8)}"), (0.5, f"IBAN : {pen.payer_iban()}"))
    sheet.line(f"TCKN / VKN : {pen.tckn(3, 2)}")
    sheet.gap(0.5)
    sheet.line(title, strong=True)
    sheet.line((0.0, f"SORGU NO: {pen.reference(10)}"), (0.5, f"ALICI BANKA: {payee_bank(pen, '{name}')}"))
    sheet.line((0.0, f"ALICI ÜNVANI: {pen.payee()}"))
    sheet.line((0.0, f"ALICI IBAN: {pen.payee_iban()}"))
    sheet.line((0.0, f"GÖNDEREN: {pen.payer()}"))
    sheet.line((0.0, f"AÇIKLAMA: {pen.description()}"))
    sheet.gap(0.5)
    _sums(sheet, pen)


def _sums(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    unit = pen.unit()
    if pen.rng.random() < 0.5:
        name = "HAVALE" if pen.transfer.rail == "havale" else "EFT"
        sheet.line(f"{name} TUTARI : {pen.amount(styles.sum_one_decimal)}")
        sheet.line(f"{name} ÜCRETİ : {styles.sum_one_decimal(fee)} TL")
        sheet.line(f"BSMV : {tax} TL")
    else:
        sheet.line((0.0, "B/A"), (0.2, "DÖVİZ"), (0.4, "TUTAR"))
        sheet.line(f"B {unit} {pen.amount(styles.sum_en, form='{sum}')}")
        pen.wrote("currency", pen.transfer.currency)
        sheet.line(f"MASRAF {unit} {fee + tax}")


LAYOUTS = (
    Layout(name="qnb", code="00111", issuer=("qnb",), draw=draw_qnb, rails=ALL),
    Layout(name="enpara", code="00157", issuer=("enpara",), draw=draw_enpara, rails=ALL, hides=("payee",)),
)
