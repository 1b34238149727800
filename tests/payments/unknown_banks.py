"""Receipts of banks that have no row in `layouts.py`, each with labels and an order of its own. All made up."""

from tests.payments.samples import GROUPED_PAYEE_IBAN, PAYEE, PAYEE_IBAN, TCKN, WORDS, grouped, iban_of

NAME = "AYŞE GÜL IŞIK"
CODES = {
    "odeabank": "00146", "fibabanka": "00103", "sekerbank": "00059", "hsbc": "00123", "albaraka": "00203",
    "emlak katilim": "00211", "ziraat katilim": "00209", "ptt": "00807", "anadolubank": "00135", "icbc": "00109",
    "burgan": "00125", "aktif": "00143", "alternatif": "00124", "hayat finans": "00212",
}  # fmt: skip
OWN = {name: iban_of(code) for name, code in CODES.items()}

TEXTS = {
    "odeabank": f"""Odeabank
Para Transferi Dekontu
Gönderen Adı Soyadı: {NAME}
Gönderen Hesap / IBAN: {grouped(OWN["odeabank"])}
Alıcı Adı Soyadı: {PAYEE}
Alıcı Hesap / IBAN: {GROUPED_PAYEE_IBAN}
Alıcı Banka: T. Halk Bankası A.Ş.
Gönderilen Tutar: 1.080,00 TRY
Transfer Ücreti: 7,97 TRY
Hesaptan Çekilen Tutar: 1.087,97 TRY
İşlem Tarihi / Saati: 16.11.2026 14:20
Referans Numarası: ODE20261116001
Transfer Açıklaması: {WORDS}
İşlem Türü: FAST""",
    "fibabanka": f"""Fibabanka A.Ş. E-DEKONT
AD SOYAD / FULL NAME          TARİH / DATE
{NAME}                 16/11/2026
IBAN : {grouped(OWN["fibabanka"])}
Saat : 14:20:05
Dekont No : 00100-639758365
GİDEN FAST
(-)TRY 1,080.00
ALICI: {PAYEE} - BANKAADI:T. HALK BANKASI A.Ş. -
ALICI IBAN:{PAYEE_IBAN}
AÇIKLAMA: {WORDS}""",
    "sekerbank": f"""ŞEKERBANK T.A.Ş.
Gönderenin Adı Soyadı : {NAME}
Gönderenin IBAN'ı : {grouped(OWN["sekerbank"])}
Alıcının Adı Soyadı/Unvanı : {PAYEE}
Alıcının IBAN'ı : {GROUPED_PAYEE_IBAN}
Alıcının Bankası : TÜRKİYE HALK BANKASI A.Ş.
İşlem Tutarı : 1.080,00 TL
Alınan Masraf : 7,97 TL
İşlemin Tarihi : 16/11/2026
İşlemin Açıklaması : {WORDS}
EFT Sorgu Numarası : 4455667788""",
    "hsbc": f"""HSBC Bank A.Ş.
TRANSFER RECEIPT / TRANSFER DEKONTU
Sender Name / Gönderen Adı : {NAME}
Sender IBAN / Gönderen IBAN : {grouped(OWN["hsbc"])}
Beneficiary Name / Alıcı Adı : {PAYEE}
Beneficiary IBAN / Alıcı IBAN : {GROUPED_PAYEE_IBAN}
Amount / Tutar : 1,080.00 TRY
Charges / Masraf : 5.00 TRY
Transaction Date / İşlem Tarihi : 16.11.2026 14:20
Description / Açıklama : {WORDS}
Reference / Referans No : HSB1234567890""",
    "albaraka": f"""ALBARAKA TÜRK KATILIM BANKASI A.Ş.
GÖNDERİCİ                          ALICI
Adı Soyadı   : {NAME}       Adı Soyadı   : {PAYEE}
TC Kimlik No : {TCKN}         Banka        : TÜRKİYE HALK BANKASI A.Ş.
IBAN : {grouped(OWN["albaraka"])}   IBAN : {GROUPED_PAYEE_IBAN}
İşlem Tarihi : 16.11.2026 14:20
Tutar        : 1.080,00 TL
Masraf       : 0,00 TL
Açıklama     : {WORDS}
Referans No  : 17672266362
FAST""",
    "emlak katilim": f"""TÜRKİYE EMLAK KATILIM BANKASI A.Ş.
GÖNDEREN BİLGİLERİ
Ad Soyad / Unvan        {NAME}
TCKN / VKN              {TCKN}
IBAN                    {grouped(OWN["emlak katilim"])}
ALICI BİLGİLERİ
Ad Soyad / Unvan        {PAYEE}
IBAN                    {GROUPED_PAYEE_IBAN}
İŞLEM BİLGİLERİ
Tutar                   1.080,00 TL
Komisyon                3,00 TL
Tarih                   16 Kasım 2026 14:20
Açıklama                {WORDS}
Sorgu No                20261116998877""",
    "ziraat katilim": f"""ZİRAAT KATILIM BANKASI A.Ş.
İşlem Tarihi / Saati : 16/11/2026 14:20:59
Gönderen Ad Soyad / Unvan : {NAME}
Gönderen IBAN : {grouped(OWN["ziraat katilim"])}
Gönderen TCKN / VKN : {TCKN}
Alıcı Ad Soyad / Unvan : {PAYEE}
Alıcı IBAN : {GROUPED_PAYEE_IBAN}
İşlem Tutarı : 1.080,00 TRY
İşlem Açıklaması : {WORDS}
www.ziraatkatilim.com.tr""",
    "papara": f"""Papara Elektronik Para A.Ş.
İşlem Türü              FAST Para Transferi
Gönderen                {NAME}
Alıcı Ad Soyad          {PAYEE}
Alıcı IBAN              {GROUPED_PAYEE_IBAN}
Tutar                   ₺1.080,00
İşlem Ücreti            Ücretsiz
Açıklama                {WORDS}
İşlem Tarihi            16 Kas 2026, 14:20
Sorgu Numarası          7788990011""",
    "ptt": f"""PttBank DEKONT
MÜŞTERİ NUMARASI : 35385852          SAYIN
HESAP NUMARASI   : 71996271          {NAME}
IBAN             : {grouped(OWN["ptt"])}
TC KİMLİK NO     : {TCKN}
İŞLEM TARİHİ     : 16/11/2026 -14:20
Açıklama         : {WORDS}
İşlem Türü       : Fast
Alıcı Iban       : {GROUPED_PAYEE_IBAN}
Alıcı Adı        : {PAYEE}
Alan Banka       : 0012-TÜRKİYE HALK BANKASI A.Ş.
İşlem Masrafı    : 0,00 TL
Tutar            : 1.080,00 TL
İşlem Sıra No    : 475749""",
    "anadolubank": f"""ANADOLUBANK A.Ş. ELEKTRONİK DEKONT
Gönderen ............: {NAME}
Gönderen IBAN .......: {grouped(OWN["anadolubank"])}
Alıcı ...............: {PAYEE}
Alıcı IBAN ..........: {GROUPED_PAYEE_IBAN}
İşlem Tutarı ........: 1.080,00 TL
Masraf ..............: 3,00 TL
İşlem Tarihi ........: 16/11/2026 14:20
Açıklama ............: {WORDS}
Sorgu No ............: 202611160099""",
    "icbc": f"""ICBC Turkey Bank A.Ş.
| Gönderen        | {NAME} |
| Gönderen IBAN   | {grouped(OWN["icbc"])} |
| Alıcı           | {PAYEE} |
| Alıcı IBAN      | {GROUPED_PAYEE_IBAN} |
| Tutar           | 1.080,00 TL |
| Komisyon        | 3,00 TL |
| Tarih           | 2026-11-16 14:20 |
| Açıklama        | {WORDS} |""",
    "burgan": f"""BURGAN BANK
İşlemi Yapan : MEHMET KAYA
Kullanıcı : 12345 FATMA DEMİR
Borçlu Adı Soyadı : {NAME}
Borçlu Hesap/IBAN : {grouped(OWN["burgan"])}
Alacaklı Adı Soyadı : {PAYEE}
Alacaklı Hesap/IBAN : {GROUPED_PAYEE_IBAN}
EFT Tutarı : 1080 TL
EFT Ücreti : 8,00 TL
Genel Toplam : 1.088,40 TL
İşlem Tarihi : 16-11-2026
Açıklama : {WORDS}""",
    "aktif": f"""Aktif Bank
Gönderen
Alıcı
Alıcı IBAN
İşlem Tutarı
İşlem Tarihi
Açıklama
: {NAME}
: {PAYEE}
: {GROUPED_PAYEE_IBAN}
: 1.080,00 TL
: 16.11.2026 14:20
: {WORDS}""",
    "alternatif": f"""Alternatifbank A.Ş.
MÜŞTERİ ADI : {NAME}
VKN/TCKN : /7061132****
IBAN NUMARASI : {grouped(OWN["alternatif"])}
İŞLEM TARİHİ : 16.11.2026 14:20:22
İŞLEM TÜRÜ : Giden FAST Ödemesi
Alıcı Banka : TÜRKİYE HALK BANKASI A.Ş.
Alıcı Adı : {PAYEE}
Alıcı IBAN : TR41 0001 2009 5940 0
005 0000 47
Tutar : 1.080,00 TL
İşlem Ücreti : 6,00 TL
Açıklama : {WORDS}
FAST Sorgu Numarası : 29328916""",
    "hayat finans": (
        f"Hayat Finans Katılım Bankası A.Ş.DekontGönderen:{NAME}Gönderen IBAN:{OWN['hayat finans']}"
        f"Alıcı:{PAYEE}Alıcı IBAN:{PAYEE_IBAN}Tutar:1.080,00 TLTarih:16.11.2026 14:20Açıklama:{WORDS}Sorgu No:1234567"
    ),
    "an app's screen": f"""09:41
İşlem Başarılı
1.080,00 TL
Kimden
{NAME}
Kime
{PAYEE}
{GROUPED_PAYEE_IBAN}
Açıklama
{WORDS}
İşlem Tarihi
16 Kasım 2026 - 14:20
İşlem Türü
FAST
Paylaş   İndir""",
    "values before labels": f"""{NAME} : GÖNDEREN
{PAYEE} : ALICI
{GROUPED_PAYEE_IBAN} : ALICI IBAN
1.080,00 TL : İŞLEM TUTARI
16.11.2026 : İŞLEM TARİHİ
{WORDS} : AÇIKLAMA
4455667788 : SORGU NO""",
}
ISSUERS = {
    "odeabank": "Odea Bank", "fibabanka": "Fibabanka", "sekerbank": "Şekerbank", "hsbc": "HSBC Bank",
    "albaraka": "Albaraka Türk Katılım", "emlak katilim": "Türkiye Emlak Katılım", "ziraat katilim": "Ziraat Katılım",
    "papara": "Papara", "ptt": "PTT (Posta ve Telgraf Teşkilatı)", "anadolubank": "Anadolubank",
    "icbc": "ICBC Turkey Bank", "burgan": "Burgan Bank", "aktif": "Aktif Yatırım Bankası",
    "alternatif": "Alternatifbank (ABank)", "hayat finans": "Hayat Finans Katılım",
}  # fmt: skip
