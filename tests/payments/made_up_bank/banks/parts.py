"""What the papers of many banks share: state, names of banks, small print."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.payments.made_up_bank.pen import Pen
from tests.payments.made_up_bank.sheet import Sheet, pair
from tests.payments.made_up_bank.transfer import CANCELLED, EFT, FAST, HAVALE, PENDING

BANK_NAMES = {
    "00010": "T.C. Ziraat Bankası A.Ş.",
    "00012": "TÜRKİYE HALK BANKASI A.Ş.",
    "00015": "Türkiye Vakıﬂar Bankası T.A.O.",
    "00032": "TÜRK EKONOMİ BANKASI A.Ş.",
    "00046": "AKBANK T.A.Ş.",
    "00059": "ŞEKERBANK T.A.Ş.",
    "00062": "T. GARANTİ BANKASI A.Ş.",
    "00064": "T. İŞ BANKASI A.Ş.",
    "00067": "YAPI VE KREDİ BANKASI A.Ş.",
    "00099": "ING BANK A.Ş.",
    "00103": "FİBABANKA A.Ş.",
    "00111": "QNB BANK A.Ş.",
    "00124": "ALTERNATİFBANK A.Ş.",
    "00134": "DENİZBANK A.Ş.",
    "00135": "ANADOLUBANK A.Ş.",
    "00157": "ENPARA BANK A.Ş.",
    "00203": "ALBARAKA TÜRK KATILIM BANKASI A.Ş.",
    "00205": "KUVEYT TÜRK KATILIM BANKASI A.Ş.",
    "00206": "TÜRKİYE FİNANS KATILIM BANKASI A.Ş.",
    "00209": "ZİRAAT KATILIM BANKASI A.Ş.",
    "00210": "VAKIF KATILIM BANKASI A.Ş.",
    "00807": "POSTA VE TELGRAF TEŞKİLATI A.Ş.",
}
PENDING_WORDS = (
    *("İŞLEM DURUMU: BEKLEMEDE", "İşlem Durumu : Onay Bekliyor", "İşleminiz beklemede, henüz gerçekleşmemiştir."),
    *("Talimatınız alınmıştır.", "Durum: İşlemde", "İŞLEM SONUCU : ONAY BEKLENİYOR", "BEKLEYEN İŞLEM"),
)
CANCELLED_WORDS = (
    *("İŞLEM İPTAL EDİLMİŞTİR", "İşlem Durumu : İptal Edildi", "İPTAL DEKONTU", "İşlem gerçekleştirilemedi."),
    *("Durum: Reddedildi", "TRANSFER İADE EDİLMİŞTİR", "İŞLEM SONUCU : BAŞARISIZ"),
)
SENTENCES = (
    "Bu dekont bilgi amaçlıdır, müşterinin talebi üzerine elektronik ortamda üretilmiştir.",
    "İşbu belgede yer alan tutar, ücret ve vergiler hakkında gönderen bilgilendirilmiştir.",
    "Uyuşmazlık halinde Bankamızın defter ve kayıtları esas alınır. Alıcı bilgileri beyana göredir.",
    "Lütfen açıklama ve alıcı bilgilerini kontrol ediniz. Hatalı IBAN beyanından Bankamız sorumlu değildir.",
    "Vergi Usul Kanunu Genel Tebliği uyarınca GİB izni ile elektronik olarak üretilmiştir.",
    "Gerçekleşen işlemin iptali için şubenize başvurabilirsiniz.",
    "Bekleyen talimatlarınızı internet şubesinden görebilirsiniz.",
    "BANKAMIZI TERCİH ETTİĞİNİZ İÇİN TEŞEKKÜR EDERİZ.",
    "Saygılarımızla",
    "Müşteri İmzası",
    "Sayfa 1 / 1",
    "Gecikmesiz ve 7 gün 24 saat para göndermek için mobil şubemizi kullanınız.",
    "Mersis No: 0123 0456 7890 0012 Ticaret Sicil No: 123456 Büyük Mükellefler V.D.",
    "Sorularınız için 0850 000 00 00 numaralı çağrı merkezimizi arayabilirsiniz.",
    "Dekontun aslı şubemizde saklanmaktadır. Tahrifat yapılması halinde geçersizdir.",
    "ELEKTRONİK OLARAK ÜRETİLDİĞİNDEN ISLAK İMZA VE KAŞE GEREKTİRMEZ.",
    "5411 sayılı Bankacılık Kanunu kapsamında müşteri sırrıdır.",
    "Tutarın yazıyla ve rakamla farklı olması halinde düşük olanı esas alınır.",
    "Genel Müdürlük: Barbaros Bulvarı No: 1 Beşiktaş / İstanbul",
    "Doğrulama kodu: A7K2-99PQ-L0M4",
    "Ücret ve komisyonlara BSMV dahildir.",
    "İşlem saati ile hesaba geçiş saati farklı olabilir.",
)
DONE_WORDS = ("İşlem Durumu : Gerçekleşti", "İŞLEM DURUMU: TAMAMLANDI", "İŞLEM SONUCU : BAŞARILI")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One kind of paper of one issuer.

    ``issuer`` are folded words of which one is in the name of the issuer, none for banks that a reader need not know.
    ``hides`` are fields that this paper sometimes puts behind stars.
    """

    name: str
    code: str
    issuer: tuple[str, ...]
    draw: Callable[[Sheet, Pen], None]
    rails: tuple[str, ...] = (FAST, EFT)
    hides: tuple[str, ...] = ()
    is_phone: bool = False


def heading(sheet: Sheet, pen: Pen, *lines: str, x: float = 0.0) -> None:
    """Print the title's lines and, when the money has not arrived, what the bank says of that."""
    for line in lines:
        sheet.line((x, line), strong=True)
    if pen.transfer.state == PENDING:
        sheet.line((x, pen.rng.choice(PENDING_WORDS)), strong=True)
    elif pen.transfer.state == CANCELLED:
        sheet.line((x, pen.rng.choice(CANCELLED_WORDS)), strong=True)
    elif pen.rng.random() < 0.1:
        sheet.line((x, pen.rng.choice(DONE_WORDS)))


def payee_bank(pen: Pen, form: str = "{code} - {name}") -> str:
    """Return the bank that the money went to, which is not the issuer."""
    code = pen.transfer.payee_iban[4:9]
    return form.format(code=code.removeprefix("0"), name=BANK_NAMES.get(code, "DİĞER BANKA"))


def wrapped(text: str, width: int) -> list[str]:
    """Return ``text`` in lines of at most ``width`` letters where its words allow it; no words: no lines."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def boxed(
    label: str, value: str, *, x: float, at: float, width: int, colon: str = ": "
) -> list[list[tuple[float, str]]]:
    """Return a label with its value in lines of at most ``width`` letters, as narrow boxes hold them."""
    first, *others = wrapped(value, width) or [""]
    return [list(pair(label, first, x=x, at=at, colon=colon)), *([(x + at + 0.01, other)] for other in others)]


def small_print(sheet: Sheet, pen: Pen, *own: str, behind: tuple[str, ...] = ()) -> None:
    """Print sentences that hold words a careless reader takes for labels.

    The fields ``behind`` which they stand have no end that anybody could tell when the text is glued.
    """
    pen.unclear_when_glued.update(behind)
    sheet.gap()
    for sentence in (*own, *pen.rng.sample(SENTENCES, pen.rng.randint(1, 3))):
        sheet.line(sentence)


ALL = (FAST, EFT, HAVALE)
