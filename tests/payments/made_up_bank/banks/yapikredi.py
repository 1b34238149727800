"""Yapı Kredi: a negative sum without decimals, EFT as the paper's type of a FAST, a fee's text before the words."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import Layout, heading, payee_bank, small_print, wrapped
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet
from tests.payments.made_up_bank.transfer import EFT, FAST, HAVALE

_FEE_TEXT = "ELEKTRONİK FON TRANSFERİ (EFT) ÜCRETİ - FAST/"


def draw_fast(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    heading(sheet, pen, "e-Dekont", pen.rail({"fast": "FAST GÖNDERİMİ", "eft": "EFT GÖNDERİMİ", "havale": ""}))
    label = "GİDEN FAST TUTARI" if pen.transfer.rail == FAST else "GİDEN EFT TUTARI"
    _who(sheet, pen)
    unit = pen.unit("TL")
    sheet.pairs(
        [
            (label, pen.amount(styles.sum_bare, unit="", form="-{sum}")),
            ("KOMİSYON", f"-{fee}"),
            ("VERGİ", f"-{tax}"),
            ("DÖVİZ CİNSİ", unit),
            ("TOPLAM TAHSILAT TUTARI", f"-{pen.transfer.amount + fee + tax}"),
        ],
        colon=":",
    )
    pen.wrote("currency", pen.transfer.currency)
    sheet.pairs(
        [
            ("GÖNDEREN ADI", pen.payer()),
            ("GÖNDEREN HESAP NO", pen.payer_iban(str)),
            ("ALICI BANKA", payee_bank(pen, "{name}")),
            ("ALICI HESAP", pen.payee_iban(str)),
            ("ALICI ADI", pen.payee()),
            ("ALICI TCKN/VD/VKN", "-"),
            ("SORGU NO", pen.reference(10)),
            ("ÖDEMENİN KAYNAĞI", "MOBİL BANKACILIK"),
        ],
        colon=":",
    )
    words = pen.description(_FEE_TEXT + pen.transfer.description)
    for line in wrapped(f"AÇIKLAMA: {_FEE_TEXT}{words}", 90):
        sheet.line(line)
    small_print(
        sheet,
        pen,
        "Yapı ve Kredi Bankası A.Ş. Levent 34330 Beşiktaş/İstanbul www.yapikredi.com.tr",
        behind=("description",),
    )


def draw_havale(sheet: Sheet, pen: Pen) -> None:
    heading(sheet, pen, "Bilgi Dekontu", pen.rail({"fast": "", "eft": "", "havale": "HESAPTAN HESABA HAVALE"}))
    _who(sheet, pen)
    sheet.pairs(
        [
            ("GÖNDEREN ADI", pen.payer()),
            ("HESAP NUMARASI", f"{pen.digits(8)} IBAN NO:{pen.payer_iban(str)}"),
            ("ALACAKLI ADI", pen.payee()),
            ("ALACAKLI HESAP", f"{pen.digits(8)} / IBAN:{pen.payee_iban(str)}"),
            ("ISLEM TUTARI", pen.amount(form="-{sum} {unit}")),
            ("KOMİSYON TUTARI", "0,00 TL"),
            ("VERGI/FON", "0,00 TL"),
            ("NET TUTAR", f"-{styles.sum_tr(pen.transfer.amount)} {pen.unit()}"),
            ("AÇIKLAMA", pen.description()),
        ],
        colon=":",
    )
    small_print(
        sheet, pen, "Yapı ve Kredi Bankası A.Ş. Büyük Mükellefler V.D. www.yapikredi.com.tr", behind=("description",)
    )


def _who(sheet: Sheet, pen: Pen) -> None:
    sheet.pairs(
        [
            ("İŞLEM TARİHİ", pen.moment()),
            ("VALÖR", pen.value_day()),
            ("MÜŞTERİ NO", pen.digits(8)),
            ("TCKN", "*" * 11),
            ("İŞLEM REF", pen.reference(16)),
            ("SIRA NO/ID", f"{pen.digits(6)} / {pen.digits(9)}"),
            ("BELGE NUMARASI", pen.reference(13, "YKB{}")),
            ("DEKONT TİPİ", "HAVALE" if pen.transfer.rail == HAVALE else "EFT"),
        ],
        colon=":",
    )
    sheet.gap(0.5)
    pen.wrote("payer_tckn", "*" * 11, is_hidden=True)


LAYOUTS = (
    Layout(
        name="yapikredi-fast",
        code="00067",
        issuer=("yapi",),
        draw=draw_fast,
        rails=(FAST, EFT),
        hides=("payer", "payee"),
    ),
    Layout(
        name="yapikredi-havale", code="00067", issuer=("yapi",), draw=draw_havale, rails=(HAVALE,), hides=("payee",)
    ),
)
