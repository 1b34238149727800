"""Ziraat: FAST and EFT with the words unlabelled above the message code, havale with labels, an IBAN over two lines."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import Layout, heading, payee_bank, small_print, wrapped
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet, pair
from tests.payments.made_up_bank.transfer import DONE, EFT, FAST, HAVALE

_PLACES = ("ZİRAAT MOBİL", "İNTERNET ŞUBESİ", "ZİRAAT MOBIL")


def draw_fast(sheet: Sheet, pen: Pen) -> None:
    _head(sheet, pen, {"fast": "HESAPTAN FAST", "eft": "HESAPTAN EFT", "havale": ""})
    for line in wrapped(pen.description(), 75):
        sheet.line(line)
    rail = "Fast" if pen.transfer.rail == FAST else "Eft"
    sheet.line(f"{rail} Mesaj Kodu : A01 {rail} Sorgu No : {pen.reference(10)}")
    sheet.line(f"Gönderen : {pen.payer()}")
    sheet.line(f"Alan Banka : {payee_bank(pen)}")
    sheet.line(f"Alıcı Hesap : {pen.payee_iban(str)} Alıcı : {pen.payee()}")
    sheet.line(f"İşlem Tutarı : {pen.amount(unit='TRY')}")
    _fees(sheet, pen)
    _foot(sheet, pen, rail)


def draw_havale(sheet: Sheet, pen: Pen) -> None:
    _head(sheet, pen, {"fast": "", "eft": "", "havale": "HESAPTAN HESABA HAVALE"})
    sheet.line(f"Açıklama : {pen.description()}")
    sheet.line(f"Alacaklı Şube : {pen.digits(4)} - BATIKENT/ANKARA ŞUBESİ")
    sheet.line(f"Alacaklı Hesap : {pen.digits(8)}-{pen.digits(4)}")
    iban = pen.payee_iban()
    if pen.rng.random() < 0.5 and "*" not in iban:
        sheet.line(f"Alacaklı IBAN : {iban[:24]}")
        sheet.line(iban[24:].strip())
    else:
        sheet.line(f"Alacaklı IBAN : {iban}")
    sheet.line(f"Alacaklı Adı Soyadı : {pen.payee()}")
    sheet.line(f"Alacaklı Vergi No : {pen.digits(10)}")
    sheet.line(f"Komisyon : {styles.sum_tr(pen.fee()[0])} TRY")
    sheet.line(f"Havale Tutarı : {pen.amount(unit='TRY')}")
    if pen.rng.random() < 0.5:
        sheet.line(f"Havale Referansı : {pen.reference(12)}")
    _foot(sheet, pen, "Havale")


def _head(sheet: Sheet, pen: Pen, titles: dict[str, str]) -> None:
    left = [
        pair("ŞUBE KODU/ADI", f"{pen.digits(4)}/YENİŞEHİR ŞUBESİ"),
        pair("IBAN", pen.payer_iban()),
        pair("HESAP NUMARASI", f"{pen.digits(8)}-5001"),
        pair("VERGİ DAİRESİ", "-"),
        pair("VERGİ KİMLİK NO", pen.tckn(2, 2)),
        pair("İŞLEM TARİHİ", f"{pen.moment(styles.day_slashes, between='-')} - {pen.reference(5, 'F{}')}"),
        pair("VALÖR", pen.value_day()),
        pair("İŞLEM YERİ", pen.rng.choice(_PLACES)),
    ]
    street, city = pen.address()
    right = [[(0.62, "SAYIN")], [(0.62, pen.payer())], [(0.62, street)], [(0.62, city)]]
    sheet.beside(left, right)
    sheet.gap()
    heading(sheet, pen, pen.rail(titles), x=0.35)
    if pen.transfer.rail == HAVALE:
        pen.unclear_when_glued.add("payer")


def _fees(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    whole = styles.sum_tr(fee + tax)
    sheet.line(
        f"Komisyon : {styles.sum_tr(fee)} TRY BSMV : {styles.sum_tr(tax)} TRY Mesaj Ücreti : 0,00 TRY",
    )
    sheet.line(f"Toplam Masraf : {whole} TRY")
    sheet.line(f"{styles.sum_tr(pen.transfer.amount)} {pen.unit('TRY')} tutarında işlemin yapılmasını, bu işlem için")
    sheet.line(f"tarafıma bildirilen {whole} TRY masraf alınmasını talep ederim.")


def _foot(sheet: Sheet, pen: Pen, kind: str) -> None:
    sheet.gap()
    drawn = f"{styles.sum_tr(pen.transfer.amount)} {pen.unit()}"
    if pen.transfer.state == DONE:
        sheet.line(f"Hesabınızdan {drawn} ({styles.in_words(pen.transfer.amount)}) {kind} Çekilmiştir.")
    sheet.line((0.65, "Saygılarımızla"))
    sheet.line((0.6, "T.C. ZİRAAT BANKASI A.Ş."))
    small_print(sheet, pen, "Finanskent Mahallesi Finans Caddesi No:44A Ümraniye/İstanbul www.ziraatbank.com.tr")


LAYOUTS = (
    Layout(
        name="ziraat-fast",
        code="00010",
        issuer=("ziraat",),
        draw=draw_fast,
        rails=(FAST, EFT),
        hides=("payee", "payee_iban"),
    ),
    Layout(name="ziraat-havale", code="00010", issuer=("ziraat",), draw=draw_havale, rails=(HAVALE,), hides=("payee",)),
)
