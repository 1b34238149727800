"""Garanti BBVA: SAYIN with an address beside the account, the sum last and negative."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import Layout, heading, payee_bank, small_print
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet, pair
from tests.payments.made_up_bank.transfer import EFT, FAST, HAVALE

_TITLES = {"fast": "HESAPTAN FAST", "eft": "HESAPTAN EFT", "havale": "HESAPTAN HESABA HAVALE"}


def draw_havale(sheet: Sheet, pen: Pen) -> None:
    _head(sheet, pen)
    account = f"{pen.digits(4)} / {pen.digits(7)} {pen.payee()}"
    sheet.pairs(
        [
            ("ALACAKLI ŞUBE", f"{pen.digits(3)} MERSİN"),
            ("ALACAKLI HESAP", account),
            ("ALACAKLI IBAN", pen.payee_iban()),
        ],
        at=0.2,
    )
    _described(sheet, pen)
    _foot(sheet, pen)


def draw_fast(sheet: Sheet, pen: Pen) -> None:
    _head(sheet, pen)
    rail = "FAST" if pen.transfer.rail == FAST else "EFT"
    sheet.pairs(
        [
            (f"{rail} REF NO", pen.reference(9)),
            ("ALACAKLI BANKA", payee_bank(pen, "{name}")),
            ("ALACAKLI", pen.payee()),
            ("ALACAKLI IBAN", pen.payee_iban()),
        ],
        at=0.2,
    )
    _described(sheet, pen)
    _foot(sheet, pen)


def _head(sheet: Sheet, pen: Pen) -> None:
    sheet.line((0.5, "T. Garanti Bankası A.Ş."))
    sheet.line((0.3, "Nispetiye Mah. Aytar Cad. No:2 Beşiktaş İstanbul www.garantibbva.com.tr"))
    heading(sheet, pen, pen.rail(_TITLES), x=0.35)
    street, city = pen.address()
    left = [
        pair("ŞUBE ADI", "YENİŞEHİR", at=0.2),
        pair("MÜŞTERİ NUMARASI", pen.digits(8), at=0.2),
        pair("HESAP NUMARASI", f"{pen.digits(3)} - {pen.digits(7)}", at=0.2),
        pair("İŞLEM TARİHİ", pen.day(styles.day_slashes), at=0.2),
        pair("TC KİMLİK NO", pen.tckn(3, 2), at=0.2),
        pair("İŞLEM YERİ", pen.rng.choice(("MOBİL", "INTERNET")), at=0.2),
        [(0.0, f"DÜZENLENME TARİHİ: {pen.other_moment()}")],
        [(0.0, f"IBAN: {pen.payer_iban()}")],
    ]
    right = [[(0.58, "SAYIN")], [(0.58, pen.payer())], [(0.58, street)], [(0.58, city)]]
    sheet.beside(left, right)
    sheet.gap()
    pen.unclear_when_glued.add("payer")


def _described(sheet: Sheet, pen: Pen) -> None:
    if words := pen.description():
        sheet.pairs([("AÇIKLAMA", words)], at=0.2)


def _foot(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    sheet.pairs(
        [
            ("MASRAF TUTARI", f"{styles.sum_tr(fee)} TL"),
            ("BSMV", f"{styles.sum_tr(tax)} TL"),
            ("MASRAF TOPLAMI", f"{styles.sum_tr(fee + tax)} TL"),
        ],
        at=0.2,
    )
    sheet.line(f"YALNIZ {styles.in_words(pen.transfer.amount)}{pen.unit()}.")
    sheet.gap()
    number = f"{pen.transfer.at:%Y-%m-%d-%H.%M.%S}.{pen.digits(6)}"
    pen.wrote("reference", number)
    pen.wrote("time", None, pen.transfer.at.time())
    sheet.line((0.0, f"SIRA NO : {number}"), (0.6, f"TUTAR : {pen.amount(form='- {sum} {unit}')}"))
    small_print(sheet, pen)


LAYOUTS = (
    Layout(name="garanti-havale", code="00062", issuer=("garanti",), draw=draw_havale, rails=(HAVALE,)),
    Layout(name="garanti-fast", code="00062", issuer=("garanti",), draw=draw_fast, rails=(FAST, EFT), hides=("payee",)),
)
