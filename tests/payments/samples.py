"""Receipts of sixteen layouts as text layers give them, with made-up people and what each of them says.

The layouts follow open descriptions of the banks' receipts; names, numbers and sums are ours.
"""

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal

from payments.domain.details import Rail
from payments.domain.receipt import ReceiptFields

TCKN = "10000000146"
PAYEE = "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE İŞLETMESİ"
PAYEE_IBAN = "TR410001200959400005000047"
GROUPED_PAYEE_IBAN = "TR41 0001 2009 5940 0005 0000 47"
WORDS = f"AYŞE GÜL-IŞIK-{TCKN}/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU"


@dataclass(frozen=True, slots=True)
class Sample:
    """One receipt's text and what a careful reader takes from it."""

    name: str
    text: str
    fields: ReceiptFields


def iban_of(code: str, account: str = "0000012345678901") -> str:
    """Return a valid IBAN of the bank ``code`` (five digits) with sixteen places of ``account``."""
    number = int(f"{code}0{account}292700")
    return f"TR{98 - number % 97:02d}{code}0{account}"


def grouped(iban: str) -> str:
    """Return ``iban`` in groups of four."""
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))


def _truth(issuer: str, **changes: object) -> ReceiptFields:
    same = ReceiptFields(
        payer="AYŞE GÜL IŞIK",
        payee=PAYEE,
        payee_iban=PAYEE_IBAN,
        amount=Decimal("1080.00"),
        currency="TRY",
        date=datetime.date(2026, 11, 16),
        description=WORDS,
        rail=Rail.FAST,
    )
    return replace(same, issuer=issuer, **changes)  # type: ignore[arg-type]


HALKBANK = iban_of("00012", "0945600001000123")
ZIRAAT = iban_of("00010")
VAKIFBANK = iban_of("00015")
ISBANK = iban_of("00064")
GARANTI = iban_of("00062")
AKBANK = iban_of("00046")
YAPI_KREDI = iban_of("00067")
QNB = iban_of("00111")
ENPARA = iban_of("00157")
DENIZBANK = iban_of("00134")
TEB = iban_of("00032")
TURKIYE_FINANS = iban_of("00206")
VAKIF_KATILIM = iban_of("00210")
ING = iban_of("00099")

SAMPLES = (
    Sample(
        "halkbank new",
        f"""TÜRKİYE HALK BANKASI A.Ş.
e-Dekont
MÜŞTERİ NO : 12345678
TCKN/VKN/YKN : {TCKN}
İŞLEM TARİHİ : 16/11/2026 - 18:22
VALÖR TARİHİ : 16/11/2026
BELGE NO : -
ETTN : 0f8fad5b-d9cb-469f-a165-70867728950e
İŞLEM KANALI : MOBİL
İŞLEM TÜRÜ : FAST
GÖNDEREN : AYŞE GÜL IŞIK
GÖNDEREN IBAN : {grouped(HALKBANK)}
ALICI : {PAYEE}
ALICI IBAN : {GROUPED_PAYEE_IBAN}
ALICI BANKA : TÜRKİYE HALK BANKASI A.Ş.
AÇIKLAMA : {WORDS}
SORGU NO : 2553031025
İŞLEM TUTARI (TL) : 1,080.00
FAST ÜCRETİ (TL) : 7.97
BSMV (TL) : 0.40
TOPLAM (TL) : 1,088.37
www.halkbank.com.tr""",
        _truth(
            "Halkbank",
            payer_tckn=TCKN,
            payer_iban=HALKBANK,
            reference="2553031025",
            time=datetime.time(18, 22),
        ),
    ),
    Sample(
        "halkbank old",
        f"""T. HALK BANKASI A.Ş. DEKONT
Tarih : 16/11/2026
AMİR : 12345678
12345678 AYŞE GÜL IŞIK 0456
IBAN : {grouped(HALKBANK)}
LEHDAR : 87654321
87654321 {PAYEE} 0959
IBAN : {GROUPED_PAYEE_IBAN}
AÇIKLAMA : {WORDS}
TOPLAM 1.080,00 TL
HESAPTAN HESABA HAVALE""",
        _truth("Halkbank", payer_iban=HALKBANK, rail=Rail.HAVALE),
    ),
    Sample(
        "ziraat fast",
        f"""T.C. ZİRAAT BANKASI
MÜŞTERİ NUMARASI : 12345678
IBAN : {grouped(ZIRAAT)}
İŞLEM TARİHİ : 16/11/2026-12:19:17 - F06195
VALÖR : 16.11.2026
İŞLEM YERİ : ZİRAAT MOBİL
HESAPTAN FAST
{WORDS}
Fast Mesaj Kodu : A01 Fast Sorgu No : 2383575454
Gönderen : AYŞE GÜL IŞIK
Alan Banka : 0012 - Türkiye Halk Bankası A.Ş.
Alıcı Hesap : {GROUPED_PAYEE_IBAN}
Alıcı : {PAYEE}
İşlem Tutarı : 1.080,00 TRY
Komisyon : 3,97 TRY BSMV : 0,20 TRY Mesaj Ücreti : 0,37 TRY
Toplam Masraf : 4,54 TRY
Hesabınızdan 1.084,54 TRY çekilmiştir. Banka'nın defter kayıtları esastır.
www.ziraatbank.com.tr""",
        _truth("Ziraat Bankası", payer_iban=ZIRAAT, reference="2383575454", time=datetime.time(12, 19, 17)),
    ),
    Sample(
        "ziraat fast in one line",
        f"İŞLEM TARİHİ:16/11/2026-12:19:17 - F06195VALÖR:16.11.2026İŞLEM YERİ:ZİRAAT MOBİLHESAPTAN FAST{WORDS}"
        "Fast Mesaj Kodu : A01 Fast Sorgu No : 2383575454Gönderen : AYŞE GÜL IŞIK"
        "Alan Banka : 0015 - Türkiye Vakıﬂar Bankası T.A.O."
        f"Alıcı Hesap : {PAYEE_IBAN} Alıcı : {PAYEE}İşlem Tutarı : 1.080,00 TRYKomisyon : 3,97 TRY",
        _truth("Ziraat Bankası", reference="2383575454", time=datetime.time(12, 19, 17)),
    ),
    Sample(
        "ziraat havale",
        f"""ZİRAAT BANKASI HESAPTAN HESABA HAVALE
SAYIN
AYŞE GÜL IŞIK
ATATÜRK MAH. 12. SOK. NO:3 AKDENİZ MERSİN
IBAN : {grouped(ZIRAAT)}
İŞLEM TARİHİ : 16/11/2026-09:05:00
Alacaklı Adı Soyadı : {PAYEE}
Alacaklı IBAN : TR41 0001 2009 5940 0005
0000 47
Alacaklı Şube : MERSİN
Havale Tutarı : 1.080,00 TRY
Komisyon : 1,99 TRY
Havale Referansı : HVL20261116
Açıklama : {WORDS}
www.ziraatbank.com.tr""",
        _truth(
            "Ziraat Bankası",
            payer_iban=ZIRAAT,
            reference="HVL20261116",
            rail=Rail.HAVALE,
            time=datetime.time(9, 5),
        ),
    ),
    Sample(
        "vakifbank fast",
        f"""VAKIFBANK
İŞLEM BİLGİLERİ
İŞLEM TÜRÜ FAST Giden Anlık Ödeme
İŞLEM TARİHİ 16.11.2026 15:03:34
ALICI BANKA TÜRKİYE HALK BANKASI A.Ş.
SORGU NO 2553031025
ISL EM TUTARI 1.080,00 TL
MASRAF TUTARI 7,97 TL
GÖNDEREN AD SOYAD / UNVAN AYŞE GÜL IŞIK
ALICI AD SOYAD/UNVAN {PAYEE}
ALICI HESAP NO / IBAN TR41 0001 2009 5940 00050000 47
İŞLEM NO 2026005253222628
FİŞ NO
İŞLEM AÇIKLAMASI {WORDS}
www.vakifbank.com.tr""",
        _truth("VakıfBank", reference="2026005253222628", time=datetime.time(15, 3, 34)),
    ),
    Sample(
        "vakifbank havale in one line",
        "VAKIFBANKİŞLEM BİLGİLERİİŞLEMHesaptan HavaleİŞLEM TARİHİ16.11.2026 15:29:05"
        f"ALICI HESAP NOTR41 0001 2009 5940 00050000 47ALICI AD SOYAD/UNVAN{PAYEE}"
        f"GONDEREN HESAP NO{grouped(VAKIFBANK)}GONDEREN ADSOYAD/UNVANAYŞE GÜL IŞIK"
        f"İŞLEM TUTARI1.080,00 TLMASRAF TUTARIİŞLEM NO2026003572846205FİŞ NOİŞLEM AÇIKLAMASI{WORDS}",
        _truth(
            "VakıfBank",
            payer_iban=VAKIFBANK,
            reference="2026003572846205",
            rail=Rail.HAVALE,
            time=datetime.time(15, 29, 5),
        ),
    ),
    Sample(
        "is bankasi bilgi dekontu",
        f"""TÜRKİYE İŞ BANKASI A.Ş.
Bilgi Dekontu
AYŞE GÜL IŞIK
Müşteri No:123456789
Giden Fast İşlemi
İşlem Zam./Valör:16.11.2026 17:53:41 / 16.11.2026
İşlem Tutarı:1.080,00 TRY
Sorgu Numarası:3327706380
Alıcı Banka:12 - Türkiye Halk Bankası A.Ş.
Alıcı IBAN:{GROUPED_PAYEE_IBAN}
Alıcı Isim\\Unvan:{PAYEE}
BSMV:0,77 TRY
Açıklama:{WORDS}
www.isbank.com.tr""",
        _truth("İş Bankası", reference="3327706380", time=datetime.time(17, 53, 41)),
    ),
    Sample(
        "is bankasi e-dekont",
        f"""e-Dekont
Giden Fast İşlemi
Gönderici İsim/Ünvan : AYŞE GÜL IŞIK
IBAN : {grouped(ISBANK)}
Doküman Numarası : 2026111600012345
İşlem Tarihi : 16.11.2026 17:53:41
Aktarılan Tutar : 1.080,00 TRY
FAST Ücreti ve Vergi : 8,37 TRY
Toplam Tutar : 1.088,37 TRY
Sorgu Numarası : 3327706380
Alıcı Isim\\Unvan : {PAYEE}
Alıcı IBAN : {GROUPED_PAYEE_IBAN}
Açıklama : {WORDS}
www.isbank.com.tr""",
        _truth("İş Bankası", payer_iban=ISBANK, reference="3327706380", time=datetime.time(17, 53, 41)),
    ),
    Sample(
        "garanti",
        f"""T. GARANTİ BANKASI A.Ş.
HESAPTAN FAST
İŞLEM TARİHİ     : 16/11/2026
IBAN             : {grouped(GARANTI)}
SIRA NO          : 2026-11-16-14.32.10.123456
SAYIN
AYŞE GÜL IŞIK
ATATÜRK MAH. 12. SOK. NO:3 MERSİN
FAST REF NO      : 8794000212
ALACAKLI         : {PAYEE}
ALACAKLI IBAN    : {GROUPED_PAYEE_IBAN}
TUTAR            : - 1.080,00 TL
MASRAF           : 7,97 TL BSMV 0,40 TL
AÇIKLAMA         : {WORDS}
garantibbva.com.tr""",
        _truth("Garanti BBVA", payer_iban=GARANTI, reference="8794000212"),
    ),
    Sample(
        "garanti havale",
        f"""GARANTİ BBVA
HESAPTAN HESABA HAVALE
İŞLEM TARİHİ : 16/11/2026
SAYIN AYŞE GÜL IŞIK
IBAN : {grouped(GARANTI)}
ALACAKLI HESAP : 295 / 6299999 {PAYEE}
ALACAKLI IBAN : {GROUPED_PAYEE_IBAN}
TUTAR : - 1.080,00 TL
SIRA NO : 1234567
AÇIKLAMA : {WORDS}""",
        _truth("Garanti BBVA", payer_iban=GARANTI, reference="1234567", rail=Rail.HAVALE),
    ),
    Sample(
        "akbank",
        f"""AKBANK T.A.Ş.
DEKONT
EFT BANKALAR ARASI HESABA HAVALE
GÖNDERİCİ BİLGİLERİ
ALICI BİLGİLERİ
Düzenleyen Şube : 7777 - AKBANK DİREKT MOBİL CEP
Borçlu Hesap No : 888-0866-0067708
{grouped(AKBANK)}
Alacaklı Hesap No :{GROUPED_PAYEE_IBAN}
Adı Soyadı/Unvan : AYŞE GÜL IŞIK Adı Soyadı/Unvan : {PAYEE}
İşlemi Yapan TCKN : 10000000146
İşlem Tarihi/Saati : 16.11.2026 18:47:04
Referans : O1234567890123
TUTAR BİLGİLERİ
MEVDUAT 1.080,00 TL 0,00 TL
TOPLAM 1.080,00 TL
Açıklama : {WORDS}
www.akbank.com""",
        _truth(
            "Akbank",
            payer_iban=AKBANK,
            reference="O1234567890123",
            rail=Rail.EFT,
            time=datetime.time(18, 47, 4),
        ),
    ),
    Sample(
        "akbank with fees in the total",
        f"""AKBANK T.A.Ş. DEKONT
EFT BANKALAR ARASI HESABA HAVALE
Alacaklı Hesap No
: {GROUPED_PAYEE_IBAN}
Adı Soyadı/Unvan
: AYŞE GÜL IŞIK
Adı Soyadı/Unvan
: {PAYEE}
TUTAR BİLGİLERİ
MEVDUAT
1.088,37  TL
0,00  TL
ÜCH 0,00 TL 1.080,00 TL
KOMİSYON 0,00 TL 7,97 TL
BSMV 0,00 TL 0,40 TL
TOPLAM
1.088,37 TL
İşlem Tarihi/Saati
: 16.11.2026 18:47:04
Açıklama : {WORDS}""",
        _truth("Akbank", rail=Rail.EFT, time=datetime.time(18, 47, 4)),
    ),
    Sample(
        "yapi kredi",
        f"""e-Dekont
FAST GÖNDERİMİ
İŞLEM TARİHİ            :16.11.2026 15:04:56
DEKONT TİPİ             :EFT
GİDEN FAST TUTARI       :-1080
GÖNDEREN ADI            :AYŞE GÜL IŞIK
IBAN NO                 :{grouped(YAPI_KREDI)}
ALICI BANKA             :TÜRKİYE HALK BANKASI A.Ş.
SORGU NO                :2854829652
İŞLEM REF               :1122334455
ALICI HESAP             :{PAYEE_IBAN}
ALICI ADI               :{PAYEE}
ALICI TCKN/VD/VKN       : -
AÇIKLAMA:ELEKTRONİK FON TRANSFERİ (EFT) ÜCRETİ - FAST/{WORDS}
TOPLAM TAHSILAT TUTARI  :-1088,37
www.yapikredi.com.tr""",
        _truth("Yapı Kredi", payer_iban=YAPI_KREDI, reference="2854829652", time=datetime.time(15, 4, 56)),
    ),
    Sample(
        "qnb",
        f"""QNB Bank A.Ş.
DEKONT
SORGU NO: 1503468325MÜŞTERİ ÜNVANI: AYŞE GÜL IŞIK
İşlem tarihi ve saati : 16.11.2026 21:26
Fiş No :202611169585819
IBAN: {grouped(QNB)}
ALICI ÜNVANI: {PAYEE}   ALICI IBAN: {GROUPED_PAYEE_IBAN}
GİDEN FAST EFT
EFT TUTARI : 1,080.0 TL
EFT ÜCRETİ : 7.97 TL
AÇIKLAMA : {WORDS}
www.qnb.com.tr""",
        _truth("QNB", payer_iban=QNB, reference="1503468325", time=datetime.time(21, 26)),
    ),
    Sample(
        "enpara with a row for the sum",
        f"""Enpara Bank A.Ş.
EFT (FAST)
SORGU NO : 1503468325
GÖNDEREN : AYŞE GÜL IŞIK
İşlem tarihi ve saati 16.11.2026 21:26
Vadesiz TL {grouped(ENPARA)}
ALICI ÜNVANI : {PAYEE}
ALICI IBAN : {GROUPED_PAYEE_IBAN}
AÇIKLAMA : {WORDS}
Giden Transfer B TL 1,080.00
EFT ÜCRETİ B TL 7.97
www.enpara.com""",
        _truth("Enpara", payer_iban=ENPARA, reference="1503468325", time=datetime.time(21, 26)),
    ),
    Sample(
        "denizbank",
        f"""DENİZBANK A.Ş.
Müşteri Bilgisi
Adı Soyadı AYŞE GÜL IŞIK
VKN / TCKN /1000000****
IBAN {grouped(DENIZBANK)}
İşlem Türü Giden FAST
İşlem Tarihi 16.11.2026 19:31:38
Alıcı Banka 0012-TÜRKİYE HALK BANKASI A.Ş.
Alıcı IBAN {GROUPED_PAYEE_IBAN}
Alıcı Adı Soyadı {PAYEE}
Tutar 1.080,00 TL
Masraf 8,37 TL
FAST Sorgu Numarası: 612949293097369600
Açıklama {WORDS}
www.denizbank.com""",
        _truth(
            "DenizBank",
            payer_tckn="1000000****",
            masked=frozenset({"payer_tckn"}),
            payer_iban=DENIZBANK,
            reference="612949293097369600",
            time=datetime.time(19, 31, 38),
        ),
    ),
    Sample(
        "teb",
        f"""TÜRK EKONOMİ BANKASI A.Ş.
Bankalararası Para Transfer Dekontu
İşlem Tarihi : 16.11.2026
İşlem No : 20261116001
FAST No : 99887766
Hesap Sahibi : AYŞE GÜL IŞIK
IBAN : {grouped(TEB)}
Alacaklı Adı : {PAYEE}
Alacaklı Hesap : {GROUPED_PAYEE_IBAN}
FAST ile gönderilen
TL 1.080,00-
Masraf TL 7,97-
Açıklama : {WORDS}
www.teb.com.tr""",
        _truth("TEB", payer_iban=TEB, reference="20261116001"),
    ),
    Sample(
        "kuveyt turk",
        f"""KUVEYT TÜRK KATILIM BANKASI A.Ş.
IBAN'a Para Transferi (FAST)
TCKN : 10*******46
Belge No : BZG2026000001
İşlem Tarihi 16.11.2026 14:06
Sorgu Numarası 9360608
Gönderen Kişi AYŞE GÜL IŞIK
Alıcı {PAYEE}
Gönderilen IBAN {GROUPED_PAYEE_IBAN}
Alıcı Banka Türkiye Halk Bankası A.Ş.
İşlem Yeri Mobil Şube
Açıklama {WORDS}
Tutar 1.080,00 TL
Yalnız Bin Seksen TL
www.kuveytturk.com.tr""",
        _truth(
            "Kuveyt Türk",
            payer_tckn="10*******46",
            masked=frozenset({"payer_tckn"}),
            reference="9360608",
            time=datetime.time(14, 6),
        ),
    ),
    Sample(
        "kuveyt turk in one line",
        "KUVEYTTÜRKKATILIMBANKASIVergiNo:6000026814İşlemTarihi16.11.202614:06SorguNumarası9360608"
        f"GönderenKişiAYŞEGÜLIŞIKAlıcıMersinİlSağlıkMüdürlüğüGönderilenIBAN{PAYEE_IBAN}"
        f"AlıcıBankaTürkiyeHalkBankasıA.Ş.İşlemYeriMobilŞubeAçıklama{WORDS}Tutar1.080,00TLYalnızBinSeksenTL",
        _truth(
            "Kuveyt Türk",
            payer="AYŞEGÜLIŞIK",
            payee="MersinİlSağlıkMüdürlüğü",
            reference="9360608",
            rail=None,
            time=datetime.time(14, 6),
        ),
    ),
    Sample(
        "turkiye finans in one line",
        "Büyük Mükellefler V.D. No:0680063870DEKONTFASTDüzenleme Tarihi  : 16.11.2026 18:22:00"
        "Referans No       : 20261116-99-XOGKXGÖNDERENİsim              : AYŞE GÜL IŞIK"
        f"ALICIİsim              : {PAYEE}IBAN/Hesap No     : {PAYEE_IBAN}İŞLEMTutar             : 1,080.00",
        _truth("Türkiye Finans", description=None, reference="20261116-99-XOGKX", time=datetime.time(18, 22)),
    ),
    Sample(
        "turkiye finans",
        f"""TÜRKİYE FİNANS KATILIM BANKASI A.Ş.
FAST DEKONTU
Düzenleme Tarihi  : 16.11.2026 18:22:00
Referans No       : 20261116-99-XOGKX
GÖNDEREN
İsim              : AYŞE GÜL IŞIK
IBAN/Hesap No     : {grouped(TURKIYE_FINANS)}
ALICI
İsim              : {PAYEE}
IBAN/Hesap No     : {GROUPED_PAYEE_IBAN}
İŞLEM
Tutar             : 1,080.00
Masraf            : 7.97""",
        _truth(
            "Türkiye Finans",
            description=None,
            payer_iban=TURKIYE_FINANS,
            reference="20261116-99-XOGKX",
            time=datetime.time(18, 22),
        ),
    ),
    Sample(
        "vakif katilim",
        f"""VAKIF KATILIM BANKASI A.Ş.
e-Dekont
İşlem Tarihi 16.11.2026 11:12
İşlem Referans No 123456789012
Gönderen Kişi AYŞE GÜL IŞIK
Hesap No {grouped(VAKIF_KATILIM)}
Gönderilen Kişi {PAYEE}
Hesap No {GROUPED_PAYEE_IBAN}
Gönderilen Banka TÜRKİYE HALK BANKASI A.Ş.
Tutar 1.080,00 TL
Açıklama {WORDS}
FAST
www.vakifkatilim.com.tr""",
        _truth("Vakıf Katılım", payer_iban=VAKIF_KATILIM, reference="123456789012", time=datetime.time(11, 12)),
    ),
    Sample(
        "ing",
        f"""ING BANK A.Ş.
Sayın AYŞE GÜL IŞIK
İşlem Tarihi : 16/11/2026
Dekont No : 591756
IBAN : {grouped(ING)}
KULLANILAN HESAP : IŞIK AYŞE GÜL
FAST TUTARI : 1,080.00 TL
FAST ÜCRETİ : 7.97 TL
TOPLAM : 1,088.37 TL
Açıklama : Giden FAST Sorgu No:1234567890 {GROUPED_PAYEE_IBAN} Türkiye Halk Bankası A.Ş. {PAYEE}
www.ing.com.tr""",
        _truth(
            "ING",
            payer="IŞIK AYŞE GÜL",
            payer_iban=ING,
            reference="591756",
            description=f"Giden FAST Sorgu No:1234567890 {GROUPED_PAYEE_IBAN} Türkiye Halk Bankası A.Ş. {PAYEE}",
        ),
    ),
    Sample(
        "labels behind their values",
        f"""16.11.2026 15:03:34 İŞLEM TARİHİ
AYŞE GÜL IŞIK GÖNDEREN AD SOYAD / UNVAN
{PAYEE} ALICI AD SOYAD/UNVAN
{GROUPED_PAYEE_IBAN} ALICI HESAP NO / IBAN
1.080,00 TL İŞLEM TUTARI
2026005253222628 İŞLEM NO
{WORDS} İŞLEM AÇIKLAMASI
FAST
www.vakifbank.com.tr""",
        _truth("VakıfBank", reference="2026005253222628", time=datetime.time(15, 3, 34)),
    ),
    Sample(
        "a bank that no row knows",
        f"""ÖRNEK KATILIM BANKASI
Gönderici Adı : AYŞE GÜL IŞIK
Gönderici IBAN : {grouped(iban_of("00999"))}
Alıcı Adı : {PAYEE}
Alıcı IBAN : {GROUPED_PAYEE_IBAN}
Tutar : 1.080,00 TL
Tarih : 16.11.2026
Açıklama : {WORDS}
İşlem : FAST""",
        replace(_truth(""), issuer=None, payer_iban=iban_of("00999")),
    ),
)
