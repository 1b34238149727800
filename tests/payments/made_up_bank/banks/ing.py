"""ING: the family name first, and the payee inside the words of the bank."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import Layout, heading, payee_bank, small_print, wrapped
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.people import untitled
from tests.payments.made_up_bank.sheet import Sheet
from tests.payments.made_up_bank.transfer import EFT, FAST


def draw(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    street, city = pen.address()
    heading(sheet, pen, "ING Bank A.Ş.", "DEKONT", x=0.42)
    sheet.line((0.0, f"Sayın {pen.payer()}"), (0.55, f"İşlem Tarihi :{pen.day(styles.day_slashes)}"))
    sheet.line((0.0, street), (0.55, f"Dekont No :{pen.reference(9)}"))
    sheet.line((0.0, city), (0.55, f"Saat :{pen.transfer.at:%H:%M}"))
    pen.wrote("time", pen.transfer.at.time().replace(second=0))
    sheet.line((0.0, f"Vergi No :{pen.tckn(3, 2)}"), (0.55, "İşlem Yeri :ING Mobil"))
    sheet.gap()
    words = untitled(pen.payer()).split()
    last_first = " ".join([words[-1], *words[:-1]])
    pen.wrote("payer", last_first, is_hidden="*" in last_first)
    rail = "FAST" if pen.transfer.rail == FAST else "EFT"
    pen.rail({"fast": "", "eft": ""})
    sheet.pairs(
        [
            ("KULLANILAN HESAP", last_first),
            (f"{rail} TUTARI", pen.amount(styles.sum_en)),
            ("ÜCRET", f"{styles.sum_en(fee)} {pen.unit()}"),
            ("BSMV", f"{styles.sum_en(tax)} {pen.unit()}"),
            ("TOPLAM", f"{styles.sum_en(pen.transfer.amount + fee + tax)} {pen.unit()}"),
        ],
        at=0.22,
    )
    _described(sheet, pen, rail)
    address = "ING Bank A.Ş. Reşitpaşa Mah. Eski Büyükdere Cad. No:8 Sarıyer İstanbul www.ing.com.tr"
    small_print(sheet, pen, address, behind=("description", "payee"))


def _described(sheet: Sheet, pen: Pen, rail: str) -> None:
    number = pen.reference(10)
    bank = f"Giden {rail} Sorgu No:{number} {pen.payee_iban(str)} {payee_bank(pen, '{name}')} {pen.payee()}"
    words = pen.description(f"{pen.transfer.description} {bank}")
    pen.wrote("description", None, bank)
    sheet.line(f"Açıklama : {words}".rstrip(" ") if words else "Açıklama :")
    for line in wrapped(bank, 70):
        sheet.line((0.0, line))


LAYOUTS = (Layout(name="ing", code="00099", issuer=("ing",), draw=draw, rails=(FAST, EFT)),)
