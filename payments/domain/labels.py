"""The words under which receipts print their values.

Labels are written folded, with one blank between words: "no" also stands for "numarası", "unvan" for "unvanı",
and a slash for either slash. How they are found in a text (split, glued, broken over lines) is `finding.py`'s
business.
"""

from dataclasses import dataclass

Labels = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The labels of one bank's receipts.

    ``codes`` are the bank's own in an IBAN, the present one first; ``marks`` are folded words without blanks that
    name the bank as issuer; ``signs`` are labels that no other bank prints. ``either_*`` labels name a payer or a
    payee by the block in which they stand.
    """

    issuer: str
    codes: Labels = ()
    marks: Labels = ()
    signs: Labels = ()
    payer: Labels = ()
    payer_iban: Labels = ()
    payer_tckn: Labels = ()
    payee: Labels = ()
    payee_iban: Labels = ()
    either_name: Labels = ()
    either_iban: Labels = ()
    amount: Labels = ()
    date: Labels = ()
    description: Labels = ()
    reference: Labels = ()


def _labels(text: str) -> Labels:
    return tuple(" ".join(label.split()) for label in text.split(";") if label.strip())


GENERIC = Layout(
    issuer="",
    payer=_labels("""
        gonderen ad soyad / unvan; gonderen adi soyadi / unvan; gonderen adi soyadi; gonderen ad soyad; gonderen adi
        / unvan; gonderen adi; gonderen kisi; gonderen unvan; gonderen musteri; gonderen isim / unvan; gonderen
        isim; gonderici isim / unvan; gonderici adi soyadi; gonderici ad soyad; gonderici adi; gonderici unvan;
        gonderen; gonderici; borclu adi soyadi; borclu adi; odeyen; amir; hesap sahibi; musteri unvan; musteri adi
        soyadi; musteri ad soyad; musteri adi; kullanilan hesap; sayin
    """),
    payer_iban=_labels("""
        gonderen hesap no / iban; gonderen iban; gonderen hesap no; gonderen hesap; gonderici iban; gonderici hesap
        no; gonderici hesap; borclu iban; borclu hesap no; borclu hesap; musteri iban
    """),
    payer_tckn=_labels("""
        gonderen tckn / vkn; gonderen tckn; gonderen t.c. kimlik no; gonderen kimlik no; gonderici tckn; musteri
        tckn; tckn / vkn / ykn; vkn / tckn; tckn / vkn; t.c. kimlik no / vkn; t.c. kimlik no; vergi kimlik no;
        kimlik no; tckn
    """),
    payee=_labels("""
        alici ad soyad / unvan; alici adi soyadi / unvan; alici adi soyadi; alici ad soyad; alici isim / unvan;
        alici adi / unvan; alici adi; alici unvan; alici kisi; alici musteri; alici isim; alan musteri; alacakli adi
        soyadi / unvan; alacakli adi soyadi; alacakli adi; alacakli unvan; gonderilen kisi; gonderilen ad soyad;
        lehdar adi; lehdar unvan; lehdar; lehtar; alici; alacakli
    """),
    payee_iban=_labels("""
        alici hesap no / iban; alici hesap / iban; alici iban / hesap no; alici iban no; alici iban; alici hesap no;
        alici hesap; alacakli iban; alacakli hesap no / iban; alacakli hesap / iban; alacakli hesap no; alacakli
        hesap; gonderilen iban; gonderilen hesap no; gonderilen hesap; lehdar iban; lehdar hesap no; lehdar hesap;
        karsi hesap iban; karsi iban
    """),
    either_name=("adi soyadi / unvan", "adi soyadi", "ad soyad / unvan", "ad soyad", "isim / unvan", "isim", "unvan"),
    either_iban=("iban / hesap no", "hesap no / iban", "hesap / iban", "iban no", "iban", "hesap no"),
    amount=_labels("""
        islem tutari; giden fast tutari; fast tutari; giden eft tutari; eft tutari; havale tutari; aktarilan tutar;
        gonderilen tutar; gonderim tutari; transfer tutari; odeme tutari; odenen tutar; tahsilat tutari; tutar;
        miktar; meblag
    """),
    date=_labels("""
        islem tarihi ve saati; islem tarihi / saati; islem tarih ve saati; islem tarihi; islem zam. / valor; islem
        zamani; odeme tarihi; gonderim tarihi; transfer tarihi; fast tarihi; tarih ve saat; tarih / saat; tarih;
        duzenlenme tarihi; duzenleme tarihi; dekont tarihi; belge tarihi
    """),
    description=_labels("""
        islem aciklamasi; odeme aciklamasi; gonderici aciklamasi; gonderen aciklamasi; transfer aciklamasi; musteri
        aciklamasi; aciklamalar; aciklama
    """),
    reference=_labels("""
        fast sorgu no; eft sorgu no; sorgu referans no; sorgu no; fast ref no; fast no; islem referans no; islem
        referansi; islem ref; havale referansi; referans no; referans; islem no; islem sira no; dekont no; fis no;
        belge no; dokuman no; sira no; ettn
    """),
)

# What the bank takes for itself, and sums that include it: never the amount that the payee was sent.
FEES = _labels("""
        masraf tutari; toplam masraf; masraf; komisyon tutari; komisyon; mesaj ucreti; islem ucreti; islem masrafi;
        fast ucreti ve vergi; fast ucreti; eft ucreti; havale ucreti; hvl ucreti; bsmv tutari; bsmv; kkdf; vergi /
        fon; ucret
    """)
TOTALS = _labels("toplam tahsilat tutari; genel toplam; toplam tutar; toplam; net tutar; yekun")
PAYEE_BANKS = _labels("""
        alici banka / sube; alici bankasi; alici banka; alan banka; gonderilen banka; karsi banka; alacakli banka;
        lehdar banka
    """)
PAYEE_BLOCKS = ("alici bilgileri", "alacakli bilgileri", "lehdar bilgileri")
PAYER_BLOCKS = ("gonderici bilgileri", "gonderen bilgileri", "musteri bilgileri", "musteri bilgisi", "borclu bilgileri")
# Labels that only end the value before them. "İşlemi Yapan" and "Kullanıcı" are an operator, never the payer.
OTHERS = _labels("""
        alici tckn / vd / vkn; alici tckn / vkn; alici tckn; alici t.c. kimlik no; alici vkn; alici sube; alan sube;
        alacakli sube; alacakli vergi; alacakli tckn; alici telefon; gonderen banka; gonderen sube; gonderici banka;
        gonderici sube; karsi sube; islemi yapan tckn; islemi yapan; talimati veren; kullanici adi; kullanici kodu;
        kullanici; onaylayan; hazirlayan; personel; duzenleyen sube; duzenleyen; musteri no; musteri imza; vkn /
        vergi dairesi; vergi dairesi; vergi no; vkn; ticari unvan; ticaret sicil no; mersis no; adres; telefon; sube
        kodu / adi; birim kodu / adi; sube kodu; sube adi; sube; islem yeri; islem kanali; islem yapilan kanal;
        islem turu; islem tipi; islem sonucu; islem durumu; islem bilgileri; islem saati; durumu; durum; saat;
        kanal; odeme amaci; odemenin kaynagi; odeme turu; mesaj turu; fast mesaj kodu; mesaj kodu; dekont tipi;
        senaryo / tip; senaryo; valor tarihi; valor; basim tarihi; doviz cinsi; para birimi; para cinsi; kolay
        adres; kullanilabilir bakiye; bakiye; tutar bilgileri; yalniz; bimref - serisirano; fis bilgileri; referans
        bilgisi; belge no; sira no / id; masraf hesap no
    """)

PAYER_SIDE = frozenset(GENERIC.payer + GENERIC.payer_iban + PAYER_BLOCKS)
PAYEE_SIDE = frozenset(GENERIC.payee + GENERIC.payee_iban + PAYEE_BANKS + PAYEE_BLOCKS)
