"""The words under which receipts print their values.

Labels are written folded, with one blank between words: "no" also stands for "numarası", "unvan" for "unvanı",
and a slash for either slash. How they are found in a text (split, glued, broken over lines) is `label_finding.py`'s
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
        / unvan; gonderen ad / unvan; gonderen adi; gonderen kisi; gonderen hesap sahibi; gonderen musteri unvan;
        gonderen musteri adi; gonderen musteri; gonderen unvan; gonderen isim / unvan; gonderen isim soyisim; gonderen
        isim; gonderen ismi; gonderici isim / unvan; gonderici adi soyadi / unvan; gonderici ad soyad / unvan;
        gonderici adi soyadi; gonderici ad soyad; gonderici adi / unvan; gonderici adi; gonderici unvan; gonderici
        musteri; gonderici kisi; gonderici isim; havaleyi gonderen hesap unvan; havaleyi gonderen musteri unvan;
        havaleyi gonderen; borclu adi soyadi / unvan; borclu adi soyadi; borclu ad soyad; borclu adi / unvan; borclu
        adi; borclu unvan; borclu musteri; odeme yapan; odemeyi yapan; odeyen; gonderen; gonderici; borclu; amir adi;
        amir; hesap sahibi adi soyadi; hesap sahibi adi; hesap sahibi; musteri adi soyadi / unvan; musteri ad soyad /
        unvan; musteri adi / unvan; musteri unvan; musteri adi soyadi; musteri ad soyad; musteri adi; musteri ismi;
        kullanilan hesap; sender name; sender; kimden; sayin
    """),
    payer_iban=_labels("""
        gonderen hesap no / iban; gonderen hesap / iban; gonderen iban / hesap no; gonderen iban no; gonderen iban;
        gonderen hesap no; gonderen hesap; gonderici hesap no / iban; gonderici hesap / iban; gonderici iban no;
        gonderici iban; gonderici hesap no; gonderici hesap; havaleyi gonderen hesap no; havaleyi gonderen iban;
        borclu iban no; borclu iban; borclu hesap no / iban; borclu hesap / iban; borclu hesap no; borclu hesap; amir
        iban; amir hesap no; kaynak hesap; kaynak iban; cikis hesabi; cekilen hesap; musteri hesap no; musteri hesap;
        musteri iban; sender iban; sender account
    """),
    payer_tckn=_labels("""
        gonderen tckn / vkn; gonderen vkn / tckn; gonderen tckn; gonderen t.c. kimlik no; gonderen kimlik no;
        gonderici tckn / vkn; gonderici t.c. kimlik no; gonderici kimlik no; gonderici tckn; musteri t.c. kimlik no;
        musteri tckn / vkn; musteri tckn; borclu tckn / vkn; borclu tckn; tckn / vkn / ykn; vkn / tckn; tckn / vkn;
        t.c. kimlik no / vkn; vergi / t.c. kimlik no; vergi no / t.c. kimlik no; t.c. kimlik no; t.c. no; vergi kimlik
        no; kimlik no; tckn
    """),
    payee=_labels("""
        alici ad soyad / unvan; alici adi soyadi / unvan; alici adi soyadi; alici ad soyad; alici isim / unvan;
        alici adi / unvan; alici ad / unvan; alici adi; alici unvan; alici kisi; alici hesap sahibi; alici hesap adi;
        alici musteri unvan; alici musteri adi; alici musteri; alici isim soyisim; alici isim; alici ismi; alici
        firma; alan musteri unvan; alan musteri; alan kisi; alan hesap sahibi; havaleyi alan musteri unvan; havaleyi
        alan hesap unvan; havaleyi alan; alacakli adi soyadi / unvan; alacakli ad soyad / unvan; alacakli adi soyadi;
        alacakli ad soyad; alacakli adi / unvan; alacakli adi; alacakli unvan; alacakli isim; alacakli musteri;
        gonderilen kisi; gonderilen ad soyad; gonderilen adi soyadi; lehdar adi soyadi / unvan; lehdar adi soyadi;
        lehdar adi; lehdar unvan; lehtar adi soyadi / unvan; lehtar adi soyadi; lehtar ad soyad; lehtar adi; lehtar
        unvan; lehdar; lehtar; alici; alacakli; karsi taraf adi; karsi taraf unvan; karsi taraf; karsi hesap sahibi;
        beneficiary name; beneficiary; receiver name; receiver; recipient name; recipient; kime
    """),
    payee_iban=_labels("""
        alici hesap no / iban; alici hesap / iban; alici iban / hesap no; alici iban no; alici iban; alici hesap no;
        alici hesap; alan hesap no / iban; alan hesap no; alan hesap; alan iban; havaleyi alan hesap no; havaleyi
        alan iban; alacakli iban no; alacakli iban / hesap no; alacakli iban; alacakli hesap no / iban; alacakli hesap
        / iban; alacakli hesap no; alacakli hesap; gonderilen iban; gonderilen hesap no / iban; gonderilen hesap no;
        gonderilen hesap; lehdar iban; lehdar hesap no / iban; lehdar hesap no; lehdar hesap; lehtar iban; lehtar
        hesap no / iban; lehtar hesap no; lehtar hesap; hedef hesap; hedef iban; karsi hesap iban; karsi hesap no /
        iban; karsi hesap no; karsi hesap; karsi iban; karsi taraf iban; beneficiary iban; beneficiary account;
        receiver iban; recipient iban
    """),
    either_name=_labels("""
        adi soyadi / unvan; adi soyadi; ad soyad / unvan; ad soyad; ad / unvan; adi / unvan; isim / unvan; isim
        soyisim; isim; unvan; full name
    """),
    either_iban=_labels("iban / hesap no; hesap no / iban; hesap / iban; iban no; iban; hesap no"),
    amount=_labels("""
        islem tutari; giden fast tutari; fast tutari; giden eft tutari; eft tutari; giden havale tutari; havale
        tutari; aktarilan tutar; aktarilacak tutar; gonderilen tutar; gonderilecek tutar; gonderim tutari; transfer
        tutari; transfer miktari; islem miktari; islem meblagi; odeme tutari; odeme miktari; odenen tutar; transfer
        amount; amount; tutar; miktar; meblag; tahsilat tutari
    """),
    date=_labels("""
        islem tarihi ve saati; islem tarihi / saati; islem tarih ve saati; islem tarih / saat; islem tarih saat;
        islem tarihi; islem tarih; islem zam. / valor; islem zamani; odeme tarihi; gonderim tarihi; gonderme tarihi;
        transfer tarihi; fast tarihi; eft tarihi; havale tarihi; gerceklesme tarihi; islem gunu; transaction date;
        transfer date; tarih ve saat; tarih / saat; tarih saat; tarihi; tarih; date; duzenlenme tarihi; duzenleme
        tarihi; dekont tarihi; belge tarihi
    """),
    description=_labels("""
        islem aciklamasi; odeme aciklamasi; gonderici aciklamasi; gonderen aciklamasi; gonderim aciklamasi; transfer
        aciklamasi; havale aciklamasi; eft aciklamasi; fast aciklamasi; musteri aciklamasi; alici aciklamasi;
        aciklamalar; aciklama / not; description / aciklama; explanation / aciklama; aciklama; gonderim notu; transfer
        notu; islem notu; odeme notu; description; explanation; mesaj; not
    """),
    reference=_labels("""
        fast sorgu no; eft sorgu no; sorgu referans no; sorgulama no; sorgu no; fast ref no; fast referans no; eft
        referans no; fast islem no; fast no; eft no; islem referans no; islem referansi; islem ref no; islem ref;
        havale referansi; havale referans no; transfer referansi; referans no; referans kodu; referansi; referans; ref
        no; islem takip no; islem no; islem sira no; islem id; transaction id; transaction no; reference no; dekont
        no; makbuz no; fis no; belge no; dokuman no; sira no; ettn
    """),
)

UNKNOWN = Layout(issuer="")

# What the bank takes for itself, and sums that include it: never the amount that the payee was sent.
FEES = _labels("""
        masraf tutari; masraf toplami; toplam masraf; masraf; komisyon tutari; komisyon toplami; toplam komisyon;
        komisyon / masraf; komisyon; mesaj ucreti; islem ucreti; islem masrafi; transfer ucreti; gonderim ucreti; fast
        ucreti ve vergi; fast ucreti; fast masrafi; eft ucreti; eft masrafi; havale ucreti; havale masrafi; hvl
        ucreti; geceft komisyon; gec eft bsmv; toplam ucret; ucret tutari; bsmv tutari; bsmv; kkdf; vergi / fon; vergi
        tutari; vergi; ucret
    """)
TOTALS = _labels("""
        toplam tahsilat tutari; toplam tahsilat; toplam islem tutari; toplam cekilen tutar; hesaptan cekilen tutar;
        cekilen toplam tutar; cekilen tutar; tahsil edilen tutar; odenecek tutar; genel toplam; ara toplam; toplam
        tutar; toplam borc; toplam odeme; toplam; net tutar; yekun
    """)
PAYEE_BANKS = _labels("""
        alici banka / sube; alici banka adi; alici bankasi; alici banka; alan banka adi; alan banka; gonderilen banka;
        karsi banka; karsi taraf banka; alacakli banka adi; alacakli bankasi; alacakli banka; lehdar banka; lehtar
        banka; hedef banka; katilimci; bankaadi
    """)
PAYEE_BLOCKS = _labels("""
        alici bilgileri; alici bilgisi; alici musteri bilgileri; alacakli bilgileri; alacakli bilgisi; lehdar
        bilgileri; lehtar bilgileri; karsi taraf bilgileri
    """)
PAYER_BLOCKS = _labels("""
        gonderici bilgileri; gonderici bilgisi; gonderen bilgileri; gonderen bilgisi; gonderen musteri bilgileri;
        musteri bilgileri; musteri bilgisi; borclu bilgileri; borclu bilgisi; amir bilgileri
    """)
# Both headings run together, the payer's first: nothing that stands below tells its column.
BOTH_BLOCKS = ("gondericialici", "gonderenalici", "gonderici bilgilerialici bilgileri")
# Labels that only end the value before them. "İşlemi Yapan" and "Kullanıcı" are an operator, never the payer.
OTHERS = _labels("""
        banka; banka adi; alici tckn / vd / vkn; alici tckn / vkn; alici vkn / tckn; alici tckn; alici t.c. kimlik no;
        alici kimlik no; alici vkn; alici sube; alici adres; alici il; alan sube; alacakli sube; alacakli vergi;
        alacakli tckn; alici telefon; alici musteri no; gonderen banka; gonderen sube; gonderen telefon; gonderen
        adres; gonderici banka; gonderici sube; gonderen musteri no; karsi sube; islemi yapan tckn; islemi yapan
        ad-soyad; islemi yapan; talimati veren; kullanici adi; kullanici kodu; kullanici; onaylayan; hazirlayan;
        personel; duzenleyen sube; duzenleyen; islemi gerceklestiren; musteri no; musteri imza; vkn / vergi dairesi;
        vergi dairesi; vergi no; vkn; ticari unvan; ticaret unvani; ticaret sicil no; mersis no; adres; telefon; sube
        kodu / adi; birim kodu / adi; sube kodu; sube adi; sube; islem yeri; islem kanali; islem yapilan kanal; islem
        turu; islem tipi; islem sonucu; islem durumu; islem detayi; islem bilgileri; islem bilgisi; islem adi; islem
        saati; durumu; durum; saati; saat; kanal; odeme amaci; odemenin kaynagi; odeme turu; odeme tipi; fast tipi;
        eft tipi; mesaj turu; fast mesaj kodu; eft mesaj kodu; mesaj kodu; dekont tipi; dekont turu; senaryo / dekont
        tipi; senaryo / tip; senaryo; b / a doviz; b / a para birimi; valor tarihi; valor; value date; basim tarihi;
        son odeme tarihi; dogum tarihi; vade tarihi; kayit tarihi; talimat tarihi; doviz cinsi; doviz kodu; doviz
        kuru; islem kuru; para birimi; para cinsi; tl karsiligi; kolay adres; kullanilabilir bakiye; kalan bakiye;
        guncel bakiye; son bakiye; bakiye; kullanilabilir limit; limit; tutar bilgileri; yalniz; bimref - serisirano;
        fis bilgileri; referans bilgisi; e-dekont belge no; sira no / id; masraf hesap no; masraf hesabi; hesap turu;
        hesap adi; hesap sube; hesap; branch; tax number; account number; yetkili; ip adresi; web adresi
    """)

# Words that stand in any sentence: labels only where a colon follows.
ONLY_WITH_COLON = frozenset(
    _labels("""
        not; mesaj; kime; kimden; sender; receiver; recipient; beneficiary; date; amount; description; explanation;
        full name; branch; tarihi; saati; isim; hesap; vergi; limit; yetkili; katilimci; borclu; referansi; valor;
        personel; senaryo; telefon; adres; banka
    """)
)

PAYER_SIDE = frozenset(GENERIC.payer + GENERIC.payer_iban + PAYER_BLOCKS)
PAYEE_SIDE = frozenset(GENERIC.payee + GENERIC.payee_iban + PAYEE_BANKS + PAYEE_BLOCKS)
ALL_IBANS = frozenset(GENERIC.payer_iban + GENERIC.payee_iban + GENERIC.either_iban) - {"hesap no"}
ALL_NAMES = frozenset(GENERIC.payer + GENERIC.payee + GENERIC.either_name)
ALL_AMOUNTS = frozenset(GENERIC.amount + FEES + TOTALS)
ALL_DATES = frozenset(GENERIC.date) | {"valor tarihi", "valor"}
