"""Banks that a reader need not know: their papers hold common labels in other orders and styles."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import ALL, Layout, boxed, heading, payee_bank, small_print, wrapped
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet, pair
from tests.payments.made_up_bank.transfer import EFT, FAST


def draw_ptt(sheet: Sheet, pen: Pen) -> None:
    heading(sheet, pen, "PttBank DEKONT", x=0.4)
    left = [
        pair("MÜŞTERİ NUMARASI", pen.digits(8), at=0.2),
        pair("HESAP NUMARASI", pen.digits(8), at=0.2),
        pair("IBAN", pen.payer_iban(str), at=0.2),
        pair("TC KİMLİK NO", pen.tckn(3, 2), at=0.2),
        pair("İŞLEM TARİHİ", pen.moment(styles.day_slashes, between=" -", seconds=False), at=0.2),
        pair("İŞLEM YERİ", "MOBİL", at=0.2),
    ]
    sheet.beside(left, [[(0.65, "SAYIN")], [(0.65, pen.payer())]])
    pen.unclear_when_glued.add("payer")
    rail = pen.rail({"fast": "Fast", "eft": "Eft", "havale": "Havale"})
    rows = [
        ("Açıklama", pen.description()),
        ("İşlem Türü", rail),
        ("Alıcı Iban", pen.payee_iban(str)),
        ("Alıcı Adı", pen.payee()),
        ("Alan Banka", payee_bank(pen, "{code}-{name}")),
        ("Ödeme Türü", "Diğer"),
        ("İşlem Masrafı", f"{styles.sum_tr(pen.fee()[0])} TL"),
        ("Tutar", pen.amount()),
        ("İşlem Sıra No", pen.reference(6)),
    ]
    sheet.pairs(rows, at=0.2)
    small_print(sheet, pen, "Posta ve Telgraf Teşkilatı A.Ş. www.ptt.gov.tr")


def draw_fiba(sheet: Sheet, pen: Pen) -> None:
    heading(sheet, pen, "E-DEKONT", x=0.45)
    sheet.line("Fibabanka A.Ş. Esentepe Mah. Büyükdere Cad. Şişli İstanbul")
    sheet.line((0.0, "AD SOYAD / FULL NAME"), (0.6, "TARİH / DATE"))
    sheet.line((0.0, pen.payer()), (0.6, pen.day(styles.day_slashes)))
    sheet.line((0.0, "HESAP NO / ACCOUNT NUMBER"), (0.6, f"Saat: {pen.transfer.at:%H:%M:%S}"))
    sheet.line((0.0, pen.digits(8)), (0.6, f"Dekont No: {pen.reference(9)}"))
    pen.wrote("time", pen.transfer.at.time())
    pen.unclear_when_glued.update({"payer", "date"})
    sheet.line(f"IBAN: {pen.payer_iban()}")
    sheet.gap(0.5)
    sheet.line(pen.rail({"fast": "GİDEN FAST", "eft": "GİDEN EFT", "havale": "GİDEN HAVALE"}))
    sheet.line(f"(-){pen.amount(styles.sum_en, unit='TRY', form='{unit} {sum}')}")
    sheet.line(f"ALICI: {pen.payee()} - BANKAADI:{payee_bank(pen, '{name}')} -")
    sheet.line(f"ALICI IBAN:{pen.payee_iban(str)}")
    sheet.line(f"AÇIKLAMA: {pen.description()}")
    sheet.line(f"Referans: {pen.reference(12)}")
    small_print(sheet, pen)


def draw_alternatif(sheet: Sheet, pen: Pen) -> None:
    heading(sheet, pen, "Alternatifbank A.Ş.", "Dekont", x=0.4)
    sheet.pairs(
        [
            ("MÜŞTERİ ADI", pen.payer()),
            ("VKN/TCKN", f"/{pen.tckn(7, 0)}"),
            ("IBAN NUMARASI", pen.payer_iban()),
            ("İŞLEM TARİHİ", pen.moment()),
            ("İŞLEM TÜRÜ", pen.rail({"fast": "Giden FAST Ödemesi", "eft": "Giden EFT", "havale": "Havale"})),
        ]
    )
    sheet.gap()
    sheet.pairs(
        [
            ("Alıcı Banka", payee_bank(pen, "{name}")),
            ("Alıcı Adı", pen.payee()),
            ("Alıcı IBAN", pen.payee_iban()),
            ("Tutar", pen.amount()),
            ("İşlem Ücreti", "0,00 TL"),
            ("Açıklama", pen.description()),
            ("FAST Sorgu Numarası" if pen.transfer.rail == FAST else "Sorgu Numarası", pen.reference(8)),
        ]
    )
    small_print(sheet, pen, "www.alternatifbank.com.tr")


def draw_albaraka(sheet: Sheet, pen: Pen) -> None:
    heading(sheet, pen, "ALBARAKA TÜRK KATILIM BANKASI A.Ş.", x=0.2)
    sheet.line(f"{pen.rail({'fast': 'FAST', 'eft': 'EFT', 'havale': 'HAVALE'})} İŞLEM DEKONTU")
    left = [
        [(0.0, "GÖNDERİCİ")],
        pair("Adı Soyadı", pen.payer(), at=0.14),
        pair("TC Kimlik No", pen.tckn(), at=0.14),
        pair("IBAN", pen.payer_iban(), at=0.14),
    ]
    right = [
        [(0.54, "ALICI")],
        *boxed("Adı Soyadı", pen.boxed_payee(32), x=0.54, at=0.13, width=32),
        pair("Banka", payee_bank(pen, "{name}"), x=0.54, at=0.13),
        pair("IBAN", pen.payee_iban(), x=0.54, at=0.13),
    ]
    sheet.beside(left, right)
    sheet.gap()
    sheet.pairs(
        [
            ("İşlem Tarihi", pen.moment(styles.day_dots, seconds=False)),
            ("Tutar", pen.amount()),
            ("Masraf", "0,00 TL"),
            ("Açıklama", pen.description()),
            ("Referans No", pen.reference(11)),
        ]
    )
    small_print(sheet, pen)


def draw_seker(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    heading(sheet, pen, "ŞEKERBANK T.A.Ş.", "MÜŞTERİ DEKONTU", x=0.35)
    rows = [
        ("DEKONT NO", pen.reference(8)),
        ("İŞLEM TARİHİ / SAATİ", pen.moment(styles.day_slashes)),
        ("İŞLEM", pen.rail({"fast": "FAST GİDEN", "eft": "EFT GİDEN", "havale": "HAVALE GİDEN"})),
        ("BORÇLU ADI SOYADI", pen.payer()),
        ("BORÇLU IBAN", pen.payer_iban()),
        ("ALACAKLI ADI SOYADI", pen.payee()),
        ("ALACAKLI IBAN", pen.payee_iban()),
        ("TUTAR", pen.amount(styles.sum_plain, form="{sum} {unit}")),
        ("MASRAF + BSMV", f"{styles.sum_tr(fee + tax)} TL"),
    ]
    for label, value in rows:
        sheet.line((0.0, label), (0.34, f": {value}"))
    lines = wrapped(pen.description(), 40) or [""]
    sheet.line((0.0, "AÇIKLAMA"), (0.34, f": {lines[0]}"))
    for line in lines[1:]:
        sheet.line((0.36, line))
    sheet.line(f"Kullanıcı : {pen.rng.choice(('S. AKIN', 'INTERNET', 'MEHMET ÖNCÜ'))}")
    small_print(sheet, pen)


def draw_anadolu(sheet: Sheet, pen: Pen) -> None:
    """Print each value before its label, as a table whose text layer runs from right to left."""
    heading(sheet, pen, "ANADOLUBANK A.Ş.", x=0.4)
    sheet.line(pen.rail({"fast": "FAST", "eft": "EFT", "havale": "HAVALE"}), strong=True)
    for label, value in (
        ("Gönderen Adı Soyadı :", pen.payer()),
        ("Gönderen IBAN :", pen.payer_iban()),
        ("Alıcı Adı Soyadı :", pen.payee()),
        ("Alıcı IBAN :", pen.payee_iban()),
        ("İşlem Tutarı :", pen.amount()),
        ("Açıklama :", pen.description()),
        ("İşlem Tarihi :", pen.moment()),
        ("Referans Numarası :", pen.reference(10)),
    ):
        # The value stands right of its label on paper and before it in the file.
        sheet.line((0.3, value), (0.0, label))
    pen.unclear_when_glued.update(pen.written)
    small_print(sheet, pen)


def draw_new_bank(sheet: Sheet, pen: Pen) -> None:
    """Print the paper of a bank founded tomorrow, whose code is in no list."""
    heading(sheet, pen, "YENİ DİJİTAL BANKA A.Ş.", "Para Transferi Dekontu", x=0.3)
    sheet.pairs(
        [
            ("İşlem Zamanı", pen.moment(styles.day_words, seconds=False)),
            ("Kimden", pen.payer()),
            ("Kime", pen.payee()),
            ("IBAN", pen.payee_iban()),
            ("Gönderilen Tutar", pen.amount(unit="₺", form="{sum} {unit}")),
            ("Transfer Türü", pen.rail({"fast": "FAST", "eft": "EFT", "havale": "Havale"})),
            ("Mesaj", pen.description()) if pen.rng.random() < 0.3 else ("Açıklama", pen.description()),
            ("İşlem Numarası", pen.reference(12)),
        ],
        at=0.25,
    )
    small_print(sheet, pen)


LAYOUTS = (
    Layout(
        name="unknown-ptt", code="00807", issuer=(), draw=draw_ptt, rails=(FAST, EFT), hides=("payee", "payee_iban")
    ),
    Layout(name="unknown-fiba", code="00103", issuer=(), draw=draw_fiba, rails=(FAST, EFT)),
    Layout(name="unknown-alternatif", code="00124", issuer=(), draw=draw_alternatif, rails=ALL),
    Layout(name="unknown-albaraka", code="00203", issuer=(), draw=draw_albaraka, rails=ALL),
    Layout(name="unknown-seker", code="00059", issuer=(), draw=draw_seker, rails=ALL),
    Layout(name="unknown-anadolu", code="00135", issuer=(), draw=draw_anadolu, rails=(FAST, EFT)),
    Layout(name="unknown-new", code="00299", issuer=(), draw=draw_new_bank, rails=(FAST,)),
)
