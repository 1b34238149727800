"""Halkbank: the paper of today with GÖNDEREN and ALICI, and the old one with AMİR and LEHDAR."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import ALL, Layout, heading, payee_bank, small_print, wrapped
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet
from tests.payments.made_up_bank.transfer import HAVALE


def draw_new(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    words = {"fast": "FAST - Anlık Ödeme", "eft": "EFT", "havale": "HESAPTAN HESABA HAVALE"}
    heading(sheet, pen, "TÜRKİYE HALK BANKASI A.Ş.", f"{words[pen.transfer.rail].upper()} DEKONTU", x=0.25)
    sheet.gap()
    left = [
        ("MÜŞTERİ NO", pen.digits(9)),
        ("TCKN/VKN/YKN", pen.tckn(2, 2)),
        ("İŞLEM TARİHİ", pen.moment(styles.day_slashes, between=" - ", seconds=False)),
        ("VALÖR TARİHİ", pen.value_day(styles.day_slashes)),
        ("BELGE NO", pen.reference(16)),
        ("ETTN", pen.ettn()),
        ("İŞLEM KANALI", pen.rng.choice(("MOBİL ŞUBE", "İNTERNET ŞUBE", "ATM"))),
        ("İŞLEM TÜRÜ", pen.rail(words)),
    ]
    sheet.pairs(left)
    sheet.gap()
    sheet.pairs(
        [
            ("GÖNDEREN", pen.payer()),
            ("GÖNDEREN IBAN", pen.payer_iban()),
            ("ALICI", pen.payee()),
            ("ALICI IBAN", pen.payee_iban()),
            ("ALICI BANKA", payee_bank(pen, "{name}")),
            ("ÖDEME AMACI", "Diğer"),
            ("SORGU NO", pen.reference(10)),
        ]
    )
    _described(sheet, pen)
    total = pen.transfer.amount + fee + tax
    unit = pen.unit()
    sheet.pairs(
        [
            (f"İŞLEM TUTARI ({unit})", pen.amount(styles.sum_en, form="{sum}")),
            (f"ÜCRET ({unit})", styles.sum_en(fee)),
            (f"BSMV ({unit})", styles.sum_en(tax)),
            (f"TOPLAM ({unit})", styles.sum_en(total)),
        ]
    )
    small_print(sheet, pen, "www.halkbank.com.tr - Halkbank Dialog 0850 222 0 400")


def draw_old(sheet: Sheet, pen: Pen) -> None:
    heading(sheet, pen, "TÜRKİYE HALK BANKASI A.Ş.", "HAVALE DEKONTU" if pen.transfer.rail == HAVALE else "EFT DEKONTU")
    pen.rail({"fast": "", "eft": "", "havale": ""}, "eft")
    branch = pen.rng.choice(("412 - BATIKENT ŞUBESİ", "94 MERSİN ŞUBESİ", "1032-YENİŞEHİR ŞB."))
    sheet.line((0.0, f"ŞUBE : {branch}"), (0.6, f"TARİH : {pen.moment(styles.day_slashes, between=' - ')}"))
    sheet.gap()
    sheet.line(f"AMİR : {pen.digits(8)}")
    named = f"{pen.digits(8)} {pen.payer()}"
    sheet.line((0.0, named), *([(0.55, branch)] if pen.rng.random() < 0.5 else []))
    sheet.line(f"IBAN : {pen.payer_iban()}")
    sheet.gap(0.5)
    sheet.line(f"LEHDAR : {pen.digits(8)}")
    sheet.line(f"{pen.digits(8)} {pen.payee()}")
    sheet.line(f"IBAN : {pen.payee_iban()}")
    sheet.gap(0.5)
    _described(sheet, pen)
    sheet.gap(0.5)
    if pen.rng.random() < 0.5:
        _with_fee(sheet, pen)
    else:
        sheet.pairs([("TOPLAM", pen.amount(styles.sum_en))])
    sheet.line(f"Y/({pen.unit()}) {styles.in_words(pen.transfer.amount)}")
    small_print(sheet, pen)


def _with_fee(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    unit = pen.unit()
    sheet.pairs(
        [
            ("HAVALE TUTARI" if pen.transfer.rail == HAVALE else "EFT TUTARI", pen.amount(styles.sum_en)),
            ("MASRAF", f"{styles.sum_en(fee)} {unit}"),
            ("BSMV", f"{styles.sum_en(tax)} {unit}"),
            ("TOPLAM", f"{styles.sum_en(pen.transfer.amount + fee + tax)} {unit}"),
        ]
    )


def _described(sheet: Sheet, pen: Pen) -> None:
    lines = wrapped(pen.description(), 60) or [""]
    sheet.pairs([("AÇIKLAMA", lines[0])])
    for line in lines[1:]:
        sheet.line((0.26, line))


LAYOUTS = (
    Layout(name="halkbank-new", code="00012", issuer=("halk",), draw=draw_new, rails=ALL, hides=("payee",)),
    Layout(name="halkbank-old", code="00012", issuer=("halk",), draw=draw_old, rails=(HAVALE, "eft")),
)
