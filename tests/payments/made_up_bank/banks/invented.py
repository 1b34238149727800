"""Papers of banks that nobody has seen: each number has its own labels, order, numbers and arrangement."""

from collections.abc import Callable
from decimal import Decimal

from esign_portal import turkish
from tests.payments.made_up_bank import styles
from tests.payments.made_up_bank.banks.parts import ALL, Layout, boxed, heading, payee_bank, small_print, wrapped
from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet

Row = tuple[str, str]

_PAYER = (
    *("Gönderen", "Gönderen Adı", "Gönderen Adı Soyadı", "Gönderen Ad Soyad / Ünvan", "Gönderici", "Gönderici Adı"),
    *(
        "Gönderen Müşteri",
        "Borçlu Adı Soyadı",
        "Müşteri Adı Soyadı",
        "Hesap Sahibi",
        "Gönderen Kişi",
        "Gönderen Ünvanı",
    ),
)
_PAYEE = (
    *("Alıcı", "Alıcı Adı", "Alıcı Adı Soyadı", "Alıcı Ad Soyad / Ünvan", "Alıcı Ünvanı", "Alacaklı", "Alacaklı Adı"),
    *("Lehtar", "Lehtar Adı", "Alan Müşteri", "Alıcı İsim/Unvan", "Alıcı Adı/Unvanı", "Alıcı Müşteri", "Alıcı Kişi"),
)
_PAYEE_IBAN = (
    *("Alıcı IBAN", "Alıcı IBAN No", "Alıcı Hesap", "Alıcı Hesap No", "Alıcı Hesap / IBAN", "Alacaklı IBAN"),
    *("Alacaklı Hesap No", "Lehtar IBAN", "Alıcı Hesap Numarası"),
)
_PAYER_IBAN = ("Gönderen IBAN", "Gönderen Hesap", "Borçlu IBAN", "Borçlu Hesap No", "Gönderen Hesap / IBAN", "IBAN")
_AMOUNT = (
    *("Tutar", "İşlem Tutarı", "Gönderilen Tutar", "Transfer Tutarı", "Gönderim Tutarı", "Havale/EFT Tutarı"),
    *("İşlem Tutarı (TL)", "Ödeme Tutarı"),
)
_MOMENT = (
    *("Tarih", "İşlem Tarihi", "İşlem Zamanı", "İşlem Tarih/Saat", "İşlem Tarihi ve Saati", "Tarih/Saat"),
    *("İşlem Tarihi / Saati", "Gönderim Tarihi"),
)
_WORDS = ("Açıklama", "İşlem Açıklaması", "Gönderen Açıklaması", "Müşteri Açıklaması", "Ödeme Açıklaması")
_REFERENCE = (
    *("Referans No", "Referans Numarası", "İşlem Referans No", "Sorgu No", "Sorgu Numarası", "İşlem No", "Dekont No"),
    *("İşlem Numarası", "Fiş No", "Belge No"),
)
_RAIL = ("İşlem Türü", "İşlem Tipi", "Transfer Türü", "İşlem")
_TCKN = ("TCKN", "T.C. Kimlik No", "TC Kimlik No", "TCKN/VKN", "Gönderen TCKN", "Vergi/TC Kimlik No")
_NAMES = ("MARMARA", "ÇINAR", "YENİ UFUK", "ANKA", "KIZILIRMAK", "TORS", "GÜVEN", "DEFNE", "ÜÇ DENİZ")
_STAFF = ("SEVGİ ÖNAL", "K. TURAN", "INTERNET KULLANICISI", "MÜŞTERİ")
_RAILS = (
    {"fast": "FAST", "eft": "EFT", "havale": "HAVALE"},
    {"fast": "Giden FAST", "eft": "Giden EFT", "havale": "Giden Havale"},
    {"fast": "Hesaptan FAST", "eft": "Hesaptan EFT", "havale": "Hesaptan Hesaba Havale"},
)
_SUMS = (styles.sum_tr, styles.sum_tr, styles.sum_tr, styles.sum_en, styles.sum_plain)
_SUM_FORMS = ("{sum} {unit}", "{sum} {unit}", "{sum}{unit}", "-{sum} {unit}", "{unit} {sum}")
_DAYS = (styles.day_dots, styles.day_dots, styles.day_slashes, styles.day_words, styles.day_short)
_IBANS = (styles.iban_fours, styles.iban_fours, str, styles.iban_vakif)
_COLONS = (": ", " : ", ":", "", " ")


def draw(sheet: Sheet, pen: Pen) -> None:
    """Print the paper of one unknown bank in one of four arrangements."""
    rng = pen.rng
    bank = f"{rng.choice(_NAMES)} {rng.choice(('BANK', 'BANKASI', 'KATILIM BANKASI'))} A.Ş."
    heading(sheet, pen, bank, rng.choice(("DEKONT", "e-Dekont", "İşlem Dekontu", "Para Transferi Dekontu")), x=0.3)
    sheet.gap()
    arrange: Callable[[Sheet, Pen], None] = rng.choice((_listed, _listed, _listed, _in_sections, _in_boxes, _stacked))
    arrange(sheet, pen)
    small_print(sheet, pen, behind=("description",))


def _listed(sheet: Sheet, pen: Pen) -> None:
    """Print one list: sender, receiver, what, when; in an order of the bank's own."""
    iban = pen.rng.choice(_IBANS)
    groups = [_sender(pen, iban), _receiver(pen, iban), _money(pen), _when(pen)]
    pen.rng.shuffle(groups)
    rows = [row for group in groups for row in group]
    style = _style(pen)
    at = pen.rng.choice((0.27, 0.33, None))
    colon = _colon(pen, at)
    for label, value in (*rows, _ending(pen)):
        first, *others = wrapped(value, 58) or [""]
        sheet.pairs([(style(label), first)], at=at, colon=colon)
        for other in others:
            sheet.line((at or 0.0, other))


def _in_sections(sheet: Sheet, pen: Pen) -> None:
    """Print the same short labels below two headings."""
    style, colon, iban = _style(pen), _colon(pen, 0.25), pen.rng.choice(_IBANS)
    name = pen.rng.choice(("Ad Soyad", "Adı Soyadı", "Ad Soyad / Ünvan", "İsim"))
    sheet.line(style(pen.rng.choice(("GÖNDEREN", "GÖNDEREN BİLGİLERİ", "GÖNDERİCİ"))), strong=True)
    sheet.pairs([(style(name), pen.payer()), (style("IBAN"), pen.payer_iban(iban))], at=0.25, colon=colon)
    sheet.line(style(pen.rng.choice(("ALICI", "ALICI BİLGİLERİ"))), strong=True)
    rows = [(style(name), pen.payee()), (style("IBAN"), pen.payee_iban(iban))]
    sheet.pairs([*rows, (style("Banka"), payee_bank(pen, "{name}"))], at=0.25, colon=colon)
    sheet.line(style("İŞLEM BİLGİLERİ"), strong=True)
    rest = [*_money(pen), *_when(pen), _ending(pen)]
    sheet.pairs([(style(label), value) for label, value in rest], at=0.25, colon=colon)


def _in_boxes(sheet: Sheet, pen: Pen) -> None:
    """Print sender and receiver side by side."""
    style = _style(pen)
    left = [(style(pen.rng.choice(_PAYER)), pen.payer()), (style(pen.rng.choice(_PAYER_IBAN[:5])), pen.payer_iban())]
    payee = style(pen.rng.choice(_PAYEE))
    right = [*boxed(payee, pen.boxed_payee(30), x=0.52, at=0.2, width=30)]
    right += boxed(style(pen.rng.choice(_PAYEE_IBAN)), pen.payee_iban(), x=0.52, at=0.2, width=40)
    sheet.beside([row for label, value in left for row in boxed(label, value, x=0.0, at=0.2, width=40)], right)
    sheet.gap()
    rest = [*_money(pen), *_when(pen), _ending(pen)]
    sheet.pairs([(style(label), value) for label, value in rest], at=0.27)


def _stacked(sheet: Sheet, pen: Pen) -> None:
    """Print each value below its label."""
    style, iban = _style(pen), pen.rng.choice(_IBANS)
    rows = [(pen.rng.choice(_PAYER), pen.payer()), *_receiver(pen, iban)[:2], *_money(pen)[:1], *_when(pen)]
    sheet.stacked([(style(label), value) for label, value in (*rows, _ending(pen)) if value])


def _sender(pen: Pen, iban: Callable[[str], str]) -> list[Row]:
    rows = [(pen.rng.choice(_PAYER), pen.payer())]
    if pen.rng.random() < 0.7:
        rows.append((pen.rng.choice(_PAYER_IBAN), pen.payer_iban(iban)))
    if pen.rng.random() < 0.5:
        rows.append((pen.rng.choice(_TCKN), pen.rng.choice((pen.tckn, lambda: pen.tckn(3, 2)))()))
    if pen.rng.random() < 0.6:
        rows.append(("Müşteri No", pen.digits(8)))
    return rows


def _receiver(pen: Pen, iban: Callable[[str], str]) -> list[Row]:
    rows = [(pen.rng.choice(_PAYEE), pen.payee()), (pen.rng.choice(_PAYEE_IBAN), pen.payee_iban(iban))]
    if pen.rng.random() < 0.6:
        rows.append((pen.rng.choice(("Alıcı Banka", "Alıcı Bankası")), payee_bank(pen, "{name}")))
    return rows


def _money(pen: Pen) -> list[Row]:
    style, form = pen.rng.choice(_SUMS), pen.rng.choice(_SUM_FORMS)
    fee, tax = pen.fee()
    unit = pen.unit()
    label = pen.rng.choice(_AMOUNT).replace("(TL)", f"({unit})")
    rows = [(label, pen.amount(style, form=form, unit=pen.rng.choice(("TL", "TL", "TRY"))))]
    if pen.rng.random() < 0.7:
        rows += [("Masraf", f"{style(fee)} {unit}"), ("BSMV", f"{style(tax)} {unit}")]
        total = style(pen.transfer.amount + fee + tax)
        rows += [(pen.rng.choice(("Toplam", "Toplam Tutar", "Hesaptan Çekilen")), f"{total} {unit}")]
    if pen.rng.random() < 0.15:
        left = Decimal(pen.rng.randint(100, 9_000_000)) / 100
        rows.append((pen.rng.choice(("Kalan Bakiye", "Kullanılabilir Bakiye")), f"{style(left)} {unit}"))
    return rows


def _when(pen: Pen) -> list[Row]:
    style = pen.rng.choice(_DAYS)
    moment = pen.moment(style, seconds=pen.rng.random() < 0.5)
    rows = [(pen.rng.choice(_MOMENT), moment), (pen.rng.choice(_REFERENCE), pen.reference(pen.rng.randint(7, 16)))]
    if pen.rng.random() < 0.5:
        rows.append(("Valör", pen.value_day(style)))
    if pen.rng.random() < 0.2:
        rows.append((pen.rng.choice(("İşlemi Yapan", "Kullanıcı", "Onaylayan")), pen.rng.choice(_STAFF)))
    if pen.rng.random() < 0.3:
        rows.append(("Dekont Tarihi", pen.other_moment(style)))
    rows.append((pen.rng.choice(_RAIL), pen.rail(pen.rng.choice(_RAILS))))
    return rows


def _ending(pen: Pen) -> Row:
    return pen.rng.choice(_WORDS), pen.description()


def _style(pen: Pen) -> Callable[[str], str]:
    """Return how this bank writes its labels: as they are or in capitals."""
    return pen.rng.choice((str, turkish.upper))


def _colon(pen: Pen, at: float | None) -> str:
    """Return what stands between label and value; where the value follows at once, never nothing."""
    return pen.rng.choice(_COLONS if at is not None else _COLONS[:3])


LAYOUTS = tuple(Layout(name=f"invented-{number}", code="00298", issuer=(), draw=draw, rails=ALL) for number in range(8))
"""Eight of them, so that each fifth receipt comes from a bank that is met once."""
