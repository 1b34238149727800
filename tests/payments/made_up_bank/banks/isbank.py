"""İş Bankası: the payer unlabelled above the customer number; the short "Bilgi Dekontu" and the e-Dekont."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import ALL, Layout, heading, payee_bank, small_print
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet, pair
from tests.payments.made_up_bank.transfer import DONE, HAVALE

_RAILS = {"fast": "Giden Fast İşlemi", "eft": "Giden EFT İşlemi", "havale": "Hesaptan Hesaba Havale"}


def draw_electronic(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    sheet.line((0.35, "Şirket Merkezi: İstanbul  Büyük Mükellefler V.D. Sicil No: 431112"))
    heading(sheet, pen, "e-Dekont", x=0.8)
    sheet.line(pen.payer(), strong=True)
    _mark_stamped(pen)
    title, unit = pen.rail(_RAILS), pen.unit("TRY")
    left = [
        pair("Müşteri No", pen.digits(9), at=0.2),
        pair("TCKN", pen.tckn(7, 0), at=0.2),
        [(0.0, title)],
        pair("IBAN", pen.payer_iban(), at=0.2),
        pair("İşlem Tutarı", pen.amount(unit="TRY"), at=0.2),
        pair(f"{pen.transfer.rail.upper()} Ücreti ve Vergi", f"{styles.sum_tr(fee + tax)} {unit}", at=0.2),
        pair("Toplam İşlem Tutarı", f"{styles.sum_tr(pen.transfer.amount + fee + tax)} {unit}", at=0.2),
    ]
    right = [
        pair("İşlem Yeri", pen.rng.choice(("İŞCEP", "İNTERNET ŞUBESİ")), x=0.54, at=0.17),
        pair("İşlem Zam./Valör", f"{pen.moment()} / {pen.value_day()}", x=0.54, at=0.17),
        pair("Referans Numarası", pen.reference(14), x=0.54, at=0.17),
        pair("Dekont Tarihi", pen.other_moment(), x=0.54, at=0.17),
        pair("e-Dekont Belge No", pen.reference(13, "ISB{}"), x=0.54, at=0.17),
        pair("Senaryo/Dekont Tipi", "TEMELDEKONT/EFT", x=0.54, at=0.17),
    ]
    sheet.beside(left, right)
    sheet.pairs([("ETTN", pen.ettn())], at=0.2)
    sheet.gap(0.5)
    _payee(sheet, pen, "Alıcı İsim/Unvan")
    sheet.line(f"Açıklama: {pen.description()}")
    small_print(
        sheet, pen, "e-Dekontu Şube, İşCep ve www.isbank.com.tr'den temin edebilirsiniz.", behind=("description",)
    )


def draw_information(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    heading(sheet, pen, "TÜRKİYE İŞ BANKASI A.Ş.", "Bilgi Dekontu", x=0.35)
    sheet.line(pen.payer())
    _mark_stamped(pen)
    sheet.line(f"Müşteri No:{pen.digits(9)}")
    sheet.line(f"{pen.rail(_RAILS)}")
    sheet.pairs(
        [
            ("İşlem Zam./Valör", f"{pen.moment()} / {pen.value_day()}"),
            ("Aktarılan Tutar" if pen.rng.random() < 0.4 else "İşlem Tutarı", pen.amount(unit="TRY")),
        ],
        at=None,
        colon=":",
    )
    _payee(sheet, pen, "Alıcı Isim\\Unvan", colon=":")
    sheet.pairs(
        [
            ("Gönderici İsim/Ünvan", pen.payer()),
            ("Gönderici IBAN", pen.payer_iban()),
            ("Açıklama", pen.description()),
            ("Masraf", f"{styles.sum_tr(fee)} TRY"),
            ("BSMV", f"{styles.sum_tr(tax)} TRY"),
            ("Doküman Numarası", pen.reference(12)),
        ],
        at=None,
        colon=":",
    )
    small_print(sheet, pen)


def _mark_stamped(pen: Pen) -> None:
    """A name without a label that follows a stamp has no beginning when the text is glued."""
    if pen.transfer.state != DONE:
        pen.unclear_when_glued.add("payer")


def _payee(sheet: Sheet, pen: Pen, label: str, colon: str = ": ") -> None:
    rows = [
        ("Sorgu Numarası", pen.reference(10)),
        ("Alıcı Banka", payee_bank(pen)),
        ("Alıcı IBAN", pen.payee_iban()),
        (label, pen.payee()),
    ]
    sheet.pairs(rows[1:] if pen.transfer.rail == HAVALE else rows, at=0.2 if colon == ": " else None, colon=colon)


LAYOUTS = (
    Layout(name="isbank-e-dekont", code="00064", issuer=("is bankasi",), draw=draw_electronic, rails=ALL),
    Layout(
        name="isbank-bilgi", code="00064", issuer=("is bankasi",), draw=draw_information, rails=ALL, hides=("payee",)
    ),
)
