"""Names of the Turkish banks by the five-digit code inside an IBAN.

From the participants' lists of the payment systems of Türkiye's central bank and the pages of the banks,
as collected in November 2026. No such list is ever complete: an unknown code means an unknown name, never
an invalid IBAN.
"""

BANK_NAMES = {
    "00001": "Türkiye Cumhuriyet Merkez Bankası",
    "00004": "İller Bankası",
    "00010": "T.C. Ziraat Bankası",
    "00012": "Türkiye Halk Bankası",
    "00014": "Türkiye Sınai Kalkınma Bankası (TSKB)",
    "00015": "VakıfBank",
    "00016": "Türk Eximbank",
    "00017": "Türkiye Kalkınma ve Yatırım Bankası",
    "00029": "Birleşik Fon Bankası",
    "00032": "Türk Ekonomi Bankası (TEB)",
    "00046": "Akbank",
    "00059": "Şekerbank",
    "00060": "Türk Ticaret Bankası",
    "00062": "Garanti BBVA",
    "00064": "Türkiye İş Bankası",
    "00067": "Yapı ve Kredi Bankası",
    "00091": "Arap Türk Bankası (A&T Bank)",
    "00092": "Citibank",
    "00094": "Bank Mellat",
    "00096": "Turkish Bank",
    "00097": "Habib Bank Limited",
    "00098": "JPMorgan Chase Bank",
    "00099": "ING Bank",
    "00103": "Fibabanka",
    "00108": "Turkland Bank (T-Bank)",
    "00109": "ICBC Turkey Bank",
    "00111": "QNB Finansbank",
    "00115": "Deutsche Bank",
    "00116": "Pasha Yatırım Bankası",
    "00121": "Standard Chartered Yatırım Bankası",
    "00122": "Société Générale",
    "00123": "HSBC Bank",
    "00124": "Alternatifbank (ABank)",
    "00125": "Burgan Bank",
    "00129": "Bank of America Yatırım Bank",
    "00132": "İstanbul Takas ve Saklama Bankası (Takasbank)",
    "00134": "DenizBank",
    "00135": "Anadolubank",
    "00137": "Rabobank",
    "00138": "Diler Yatırım Bankası",
    "00139": "GSD Yatırım Bankası",
    "00141": "Nurol Yatırım Bankası",
    "00142": "Bankpozitif",
    "00143": "Aktif Yatırım Bankası",
    "00146": "Odea Bank",
    "00147": "MUFG Bank Turkey",
    "00148": "Intesa Sanpaolo",
    "00149": "Bank of China Turkey",
    "00150": "Golden Global Yatırım Bankası",
    "00151": "D Yatırım Bankası",
    "00152": "Destek Yatırım Bankası",
    "00153": "Misyon Yatırım Bankası",
    "00154": "Tera Yatırım Bankası",
    "00155": "Q Yatırım Bankası",
    "00156": "Hedef Yatırım Bankası",
    "00157": "Enpara Bank",
    "00158": "Colendi Bank",
    "00159": "Fups Bank",
    "00160": "Ziraat Dinamik Banka",
    "00161": "Aytemiz Yatırım Bankası",
    "00203": "Albaraka Türk Katılım",
    "00205": "Kuveyt Türk Katılım",
    "00206": "Türkiye Finans Katılım",
    "00209": "Ziraat Katılım",
    "00210": "Vakıf Katılım",
    "00211": "Türkiye Emlak Katılım",
    "00212": "Hayat Finans Katılım",
    "00213": "T.O.M. Katılım Bankası",
    "00214": "Dünya Katılım Bankası",
    "00806": "Merkezi Kayıt Kuruluşu",
    "00807": "PTT (Posta ve Telgraf Teşkilatı)",
}

# Further words, folded and without blanks, by which a bank's own receipts name it.
ALSO_CALLED = {
    "00103": ("fibabanka", "getirfinans"),
    "00109": ("icbc",),
    "00123": ("hsbc",),
    "00124": ("alternatifbank", "abank.com"),
    "00125": ("burganbank", "burgan.com"),
    "00143": ("aktifbank", "nkolay"),
    "00146": ("odeabank",),
    "00203": ("albarakaturk", "albaraka"),
    "00211": ("emlakkatilim",),
    "00212": ("hayatfinans",),
    "00213": ("tomkatilim", "tombank"),
    "00807": ("pttbank", "ptt.gov.tr", "postavetelgraf"),
}
# Houses that send money and have no bank's code of their own in our list.
WITHOUT_CODE = {"Papara": ("papara",), "ininal": ("ininal",), "Tosla": ("tosla.com",), "Paycell": ("paycell",)}


def bank_name(code: str) -> str | None:
    """Return the name of the bank with the five-digit ``code``, ``None`` when the list does not know it.

    >>> bank_name("00012")
    'Türkiye Halk Bankası'
    """
    return BANK_NAMES.get(code)
