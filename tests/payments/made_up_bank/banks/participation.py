"""The participation banks: Kuveyt Türk, Türkiye Finans, Vakıf Katılım, Ziraat Katılım."""

from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import ALL, Layout, heading, payee_bank, small_print
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet, pair
from tests.payments.made_up_bank.transfer import EFT, FAST


def draw_kuveyt(sheet: Sheet, pen: Pen) -> None:
    sheet.line("KUVEYT TÜRK KATILIM BANKASI A.Ş. Vergi No:6000026814")
    title = "Hesaba Para Transferi (Giden)" if pen.transfer.rail == "havale" else "IBAN'a Para Transferi (Giden)"
    heading(sheet, pen, title, x=0.3)
    left = [
        pair("Şube Adı", "Dijital Şube", at=0.15, colon=""),
        pair("Müşteri No", pen.digits(8), at=0.15, colon=""),
        pair("TCKN", pen.tckn(2, 2), at=0.15, colon=""),
        pair("ETTN", pen.ettn(), at=0.15, colon=""),
    ]
    right = [
        pair("İşlem Tarihi", pen.moment(seconds=False), x=0.55, at=0.16, colon=""),
        pair("Belge No", pen.reference(12, "BZG{}"), x=0.55, at=0.16, colon=""),
        pair("Senaryo/Tip", "DEKONT/EFT", x=0.55, at=0.16, colon=""),
    ]
    sheet.beside(left, right)
    sheet.gap()
    sheet.pairs(
        [
            ("İşlem Ref", pen.reference(9, f"AMNAK-B-{pen.transfer.at:%Y%m%d}{{}}")),
            ("Sorgu Numarası", pen.reference(7)),
            ("Gönderen Kişi", pen.payer()),
            ("Alıcı", pen.payee()),
            ("Gönderilen IBAN", pen.payee_iban()),
            ("Alıcı Banka", payee_bank(pen, "{name}")),
            ("İşlem Yeri", "Mobil Şube"),
        ],
        at=0.22,
        colon="",
    )
    words = pen.description()
    tag = pen.rail({"fast": "(FAST)", "eft": "(EFT)", "havale": "(HAVALE)"})
    if words:
        pen.wrote("description", f"{words} {tag}")
    sheet.pairs([("Açıklama", f"{words} {tag}".strip()), ("Tutar", pen.amount())], at=0.22, colon="")
    sheet.line(f"Yalnız {styles.in_words(pen.transfer.amount).title()}{pen.unit()}")
    small_print(sheet, pen, "www.kuveytturk.com.tr Mersis 0600002681400074")


def draw_finans(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    sheet.line("Büyük Mükellefler V.D. No:0680063870")
    heading(sheet, pen, "DEKONT", pen.rail({"fast": "FAST", "eft": "EFT", "havale": "HAVALE"}), x=0.45)
    sheet.pairs(
        [
            ("Düzenleme Tarihi", pen.moment(styles.day_short)),
            ("Referans No", pen.reference(5, f"{pen.transfer.at:%Y%m%d}-99-{{}}")),
            ("Şube", "GENEL MÜDÜRLÜK"),
        ]
    )
    sheet.line("GÖNDEREN", strong=True)
    sheet.pairs([("İsim", pen.payer()), ("Müşteri No", pen.digits(7))])
    sheet.line("ALICI", strong=True)
    sheet.pairs([("İsim", pen.payee()), ("IBAN/Hesap No", pen.payee_iban()), ("Banka", payee_bank(pen, "{name}"))])
    sheet.line("İŞLEM", strong=True)
    rows = [("Tutar", pen.amount(styles.sum_en, unit="")), ("Döviz", pen.unit("TL"))]
    pen.wrote("currency", pen.transfer.currency)
    rows += [("Masraf", styles.sum_en(fee)), ("BSMV", styles.sum_en(tax))]
    if words := pen.description():
        rows.append(("Açıklama", words))
    sheet.pairs(rows)
    small_print(sheet, pen, "Türkiye Finans Katılım Bankası A.Ş. www.turkiyefinans.com.tr", behind=("description",))


def draw_vakif(sheet: Sheet, pen: Pen) -> None:
    fee, tax = pen.fee()
    words = {"fast": "FAST Para Transferi", "eft": "EFT Para Transferi", "havale": "Havale"}
    heading(sheet, pen, "Vakıf Katılım Bankası A.Ş.", f"{pen.rail(words)} Dekontu", x=0.3)
    sheet.pairs(
        [
            ("İşlem Tarihi", pen.moment()),
            ("İşlem Referans No", pen.reference(15)),
            ("Gönderen Kişi", pen.payer()),
            ("TCKN", pen.tckn(3, 2)),
            ("Gönderen Hesap", f"{pen.digits(7)}-1"),
            ("Gönderilen Kişi", pen.payee()),
            ("Hesap No", pen.payee_iban()),
            ("Banka", payee_bank(pen, "{name}")),
            ("Tutar", pen.amount()),
            ("Masraf", f"{styles.sum_tr(fee)} TL"),
            ("BSMV", f"{styles.sum_tr(tax)} TL"),
            ("Açıklama", pen.description()),
        ],
        at=0.25,
        colon=pen.rng.choice((": ", "")),
    )
    small_print(sheet, pen, "www.vakifkatilim.com.tr", behind=("description",))


def draw_ziraat(sheet: Sheet, pen: Pen) -> None:
    heading(sheet, pen, "ZİRAAT KATILIM BANKASI A.Ş.", x=0.3)
    sheet.line(pen.rail({"fast": "GİDEN FAST DEKONTU", "eft": "GİDEN EFT DEKONTU", "havale": "HAVALE DEKONTU"}))
    sheet.pairs(
        [
            ("İşlem Tarihi / Saati", pen.moment(styles.day_slashes)),
            ("Dekont No", pen.reference(10)),
            ("Gönderen Ad Soyad / Unvan", pen.payer()),
            ("Gönderen IBAN", pen.payer_iban()),
            ("Gönderen TCKN / VKN", pen.tckn(3, 3)),
            ("Alıcı Ad Soyad / Unvan", pen.payee()),
            ("Alıcı IBAN", pen.payee_iban()),
            ("İşlem Tutarı", pen.amount(unit="TRY")),
            ("İşlem Açıklaması", pen.description()),
        ],
        at=0.32,
    )
    small_print(sheet, pen, "www.ziraatkatilim.com.tr", behind=("description",))


LAYOUTS = (
    Layout(name="kuveyt-turk", code="00205", issuer=("kuveyt",), draw=draw_kuveyt, rails=ALL),
    Layout(name="turkiye-finans", code="00206", issuer=("turkiye finans",), draw=draw_finans, rails=ALL),
    Layout(name="vakif-katilim", code="00210", issuer=("vakif katilim",), draw=draw_vakif, rails=ALL, hides=("payee",)),
    Layout(name="ziraat-katilim", code="00209", issuer=("ziraat katilim",), draw=draw_ziraat, rails=(FAST, EFT)),
)
