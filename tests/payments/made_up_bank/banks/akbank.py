"""Akbank: two boxes with the same labels, the sum in a table of debits; the payer again as the one who acted."""

import itertools

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import Layout, boxed, heading, small_print
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet, pair
from tests.payments.made_up_bank.transfer import EFT, FAST, HAVALE


def draw(sheet: Sheet, pen: Pen) -> None:
    transfer = pen.transfer
    heading(sheet, pen, "DEKONT", x=0.45)
    # The bank prints this title on a FAST too, so both readings are right.
    title = {"fast": "EFT BANKALAR ARASI HESABA HAVALE", "eft": "EFT BANKALAR ARASI HESABA HAVALE"}
    sheet.line(
        (0.3, pen.rail({**title, "havale": "HESAPTAN HESABA HAVALE"}, *(["eft"] if transfer.rail == FAST else [])))
    )
    sheet.line("Akbank T.A.Ş. Genel Müdürlük: Sabancı Center 4. Levent 34330 İstanbul")
    sheet.gap(0.5)
    sheet.beside(_sender(pen), _payee(pen))
    sheet.gap(0.5)
    sheet.line(pen.payer_iban(str))
    sheet.line(f"Açıklama : {pen.description()}")
    _table(sheet, pen)
    _foot(sheet, pen)


def _sender(pen: Pen) -> list[list[tuple[float, str]]]:
    rows = [
        ("Düzenleyen Şube", "7777 - AKBANK DİREKT MOBİL CEP"),
        ("Borçlu Hesap No", f"0{pen.digits(3)} - {pen.digits(7)}"),
        ("Müşteri No", pen.digits(8)),
        ("VKN/Vergi Dairesi", pen.tckn()),
        ("Adı Soyadı/Unvan", pen.payer()),
        ("Adres", pen.address()[0][:34]),
    ]
    return [[(0.0, "GÖNDERİCİ BİLGİLERİ")], *(list(pair(label, value, at=0.18)) for label, value in rows)]


def _payee(pen: Pen) -> list[list[tuple[float, str]]]:
    rows = [
        ("Alacaklı Hesap No", pen.payee_iban()),
        ("Karşı Şube", f"0{pen.digits(3)} - DİĞER"),
        ("VKN/Vergi Dairesi", ""),
        ("Adı Soyadı/Unvan", pen.boxed_payee(34)),
        ("Adres", ""),
    ]
    colon = pen.rng.choice((": ", ":"))
    boxes = [boxed(label, value, x=0.52, at=0.17, width=34, colon=colon) for label, value in rows]
    return [[(0.52, "ALICI BİLGİLERİ")], *itertools.chain.from_iterable(boxes)]


def _table(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    unit, none = pen.unit(), f"0,00 {pen.unit()}"
    whole = pen.amount()
    if pen.rng.random() < 0.5:  # the fee is charged apart, so that the table adds up to the sum that was sent
        fee = tax = fee * 0
    charged = f"{styles.sum_tr(pen.transfer.amount + fee + tax)} {unit}"
    sheet.line("TUTAR BİLGİLERİ", strong=True)
    for label, debit, credit in (
        ("MEVDUAT", charged, none),
        ("ŞCH", none, whole),
        ("KOMİSYON", none, f"{styles.sum_tr(fee)} {unit}"),
        ("BSMV", none, f"{styles.sum_tr(tax)} {unit}"),
        ("TOPLAM", charged, charged),
    ):
        sheet.line((0.0, label), (0.45, debit), (0.75, credit))
    sheet.line(f"YALNIZ {styles.in_words(pen.transfer.amount + fee + tax)} TL")


def _foot(sheet: Sheet, pen: Pen) -> None:
    sheet.gap(0.5)
    rows = [
        ("İşlem Tarihi/Saati", pen.moment()),
        ("Valör", pen.value_day()),
        ("Referans", pen.reference(12) if pen.rng.random() < 0.6 else ""),
        ("İşlemi Yapan", "MÜŞTERİ"),
        ("İşlemi Yapan Ad-Soyad", pen.payer()),
        ("İşlemi Yapan TCKN", pen.tckn()),
    ]
    sheet.pairs(rows, at=0.25)
    sheet.line(f"{pen.digits(8)} / {pen.digits(6)} /")
    small_print(sheet, pen, "Mersis No: 0015001526400497 www.akbank.com")


LAYOUTS = (
    Layout(
        name="akbank", code="00046", issuer=("akbank",), draw=draw, rails=(FAST, EFT, HAVALE), hides=("payer_tckn",)
    ),
)
