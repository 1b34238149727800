"""Made-up sheets, ordinary and not, for tests of paper; and how tests look at a PDF."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pypdfium2

from applications.domain.form_sheet import Fact, FormSheet, Section, SignatureBox

SHEET = FormSheet(
    reference="K7P4M2HX",
    copy_labels=("Kurum nüshası", "Başvuru sahibi nüshası"),
    letterhead=("T.C. SAĞLIK BAKANLIĞI", "Mersin İl Sağlık Müdürlüğü", "Sağlık Bilgi Sistemleri Birimi"),
    title="Nitelikli elektronik sertifika başvuru formu",
    kind_line="İlk başvuru · Aile hekimi · Islak imzalı",
    sections=(
        Section(
            title="Başvuru sahibi",
            facts=(
                Fact(label="T.C. kimlik no", value="10000000146", is_code=True),
                Fact(label="Doğum tarihi", value="04.03.1984"),
                Fact(label="Adı soyadı", value="Ayşe Gül Işık", is_strong=True),
                Fact(label="Unvanı", value="Uzman Doktor"),
                Fact(label="Görev yeri", value="Akdeniz 3 No’lu Aile Sağlığı Merkezi"),
                Fact(label="Cep telefonu", value="0532 000 00 00"),
                Fact(label="E-posta", value="aysegul.isik@saglik.example.tr"),
            ),
        ),
        Section(
            title="Kartın teslim edileceği adres",
            facts=(
                Fact(label="Açık adres", value="Limonluk Mahallesi, Vali Hüseyin Aksoy Caddesi, Numara 12, Daire 4"),
                Fact(label="İlçe, il", value="Yenişehir, Mersin"),
                Fact(label="Posta kodu", value="33120"),
            ),
        ),
        Section(title="Sertifika", facts=(Fact(label="İstenen", value="3 yıllık sertifika ve mini kart okuyucu"),)),
        Section(
            title="Ödeme",
            facts=(
                Fact(label="Tutar", value="1.080,00 TL", is_strong=True),
                Fact(label="Alıcı IBAN", value="TR33 0006 1005 1978 6457 8413 26", is_code=True),
                Fact(label="Dekont kontrolü", value="5 uygun, 1 farklı (Açıklama), 1 anlaşılamadı (Tarih)"),
            ),
        ),
    ),
    papers=(
        "Kamu SM başvuru formu: 2\N{NO-BREAK SPACE}nüsha, ıslak imzalı",
        "Bu form: 2\N{NO-BREAK SPACE}nüsha, ıslak imzalı",
        "Banka dekontu",
    ),
    deliver_to=("Elden: E-imza Kurum Yetkilisi, Sağlık Müdürlüğü Eski Devlet Hastanesi Yerleşkesi",),
    declaration=(
        "Yukarıdaki bilgilerin doğru olduğunu ve kimlik bilgilerimin nüfus kaydımla aynı olduğunu beyan ederim."
    ),
    signatures=(
        SignatureBox(role="Başvuru sahibi", name="Ayşe Gül Işık"),
        SignatureBox(role="Birim sorumlusu", name="Ad soyad:", signs="İmza ve kaşe"),
        SignatureBox(role="E-imza kurum yetkilisi", name="Ad soyad:", signs="İmza ve kaşe"),
    ),
    notice=(
        "Kişisel verileriniz, 6698 sayılı Kanun uyarınca yalnız bu başvurunun yürütülmesi için işlenir. "
        "Güvenlik sözcüğü, PIN ve PUK bu forma yazılmaz."
    ),
    notice_read="16.11.2026 12.00",
    printed_at=datetime(2026, 11, 16, 14, 55, tzinfo=timezone(timedelta(hours=3))),
    declared="a91f3c5e" + "0" * 56,
)

LONG = replace(
    SHEET,
    sections=(
        Section(
            title="Başvuru sahibi",
            facts=(
                Fact(label="T.C. kimlik no", value="10000000146", is_code=True),
                Fact(label="Doğum tarihi", value="04.03.1984"),
                Fact(
                    label="Adı soyadı",
                    value="Muhammed Abdülkadir Gökçe Karamustafaoğulları Hacımehmetoğlu",
                    is_strong=True,
                ),
                Fact(label="Unvanı", value="Çocuk Sağlığı ve Hastalıkları Uzmanı, Yenidoğan Yan Dal Uzmanı"),
                Fact(
                    label="Görev yeri",
                    value="Prof. Dr. Örnek Adlı Eğitim ve Araştırma Hastanesi Kadın Doğum ve Çocuk Hastalıkları "
                    "Ek Hizmet Binası Yenidoğan Birimi",
                ),
                Fact(label="Cep telefonu", value="0532 000 00 00"),
                Fact(label="E-posta", value="muhammed.abdulkadir.karamustafaogullari@saglik.example.tr"),
                Fact(label="Uyruk", value="Sonradan T.C. vatandaşı"),
            ),
        ),
        Section(
            title="Kartın teslim edileceği adres",
            facts=(
                Fact(
                    label="Açık adres",
                    value="Yukarı Bahçelievler Mahallesi, Şehit Piyade Üsteğmen Örnek Caddesi, Üçüncü Sokak, "
                    "Yeşilyurt Sitesi B Blok, Numara 12/A, Daire 104, girişi arkadaki otoparktan, "
                    "zil çalışmıyorsa kapıdaki görevliye haber verilecek",
                ),
                Fact(label="İlçe, il", value="Yenişehir, Mersin"),
                Fact(label="Posta kodu", value="33120"),
            ),
        ),
        SHEET.sections[2],
        Section(
            title="Ödeme",
            facts=(
                Fact(label="Tutar", value="1.080,00 TL", is_strong=True),
                Fact(label="Dekont tarihi, no", value="16.11.2026, 1746209355"),
                Fact(label="Dekont kontrolü", value="5 uygun, 1 farklı (Açıklama), 1 anlaşılamadı (Tarih)"),
                Fact(label="Alıcı IBAN", value="TR33 0006 1005 1978 6457 8413 26", is_code=True),
                Fact(
                    label="Dilekçe",
                    value="16.11.2026, 1.080,00 TL, 1746209355. Eksik olan: ad ve soyad; T.C. kimlik numarası; "
                    "“Mini Kart Okuyucu ve 3 Yıllık NES bedeli” sözü",
                ),
            ),
        ),
    ),
    papers=(*SHEET.papers, "Dilekçe, imzalı"),
    signatures=(
        replace(SHEET.signatures[0], name="Muhammed Abdülkadir Gökçe Karamustafaoğulları Hacımehmetoğlu"),
        *SHEET.signatures[1:],
    ),
)
"""Every answer long: two pages a copy."""

_COPIES = "1\N{NO-BREAK SPACE}nüsha postalanır, 1\N{NO-BREAK SPACE}nüsha sizde kalır"
POSTED = replace(
    SHEET,
    copy_labels=("Kamu SM nüshası (postalanır)", "Başvuru sahibi nüshası (sizde kalır)"),
    kind_line="İlk başvuru · Bireysel başvuru (Bakanlık personeli) · Islak imzalı",
    sections=(
        *SHEET.sections[:3],
        Section(
            title="Ödeme",
            facts=(
                Fact(label="Tutar", value="Tutarı Kamu SM gösterir", is_strong=True),
                Fact(label="Ne zaman ödenir", value="Form ulaşıp tutar görününce"),
                Fact(label="Ödeme yolu", value="Kamu SM Online İşlemler"),
            ),
        ),
    ),
    papers=(
        f"Kamu SM başvuru formu: {_COPIES}, ıslak imzalı",
        f"Bu form: {_COPIES}, ıslak imzalı",
    ),
    deliver_to=(
        "Posta ile: TÜBİTAK BİLGEM KAMU SERTİFİKASYON MERKEZİ, TÜBİTAK Gebze Yerleşkesi P.K. 74, 41470 Gebze/KOCAELİ",
    ),
    signatures=SHEET.signatures[:1],
)
"""What Kamu SM alone handles: one copy is posted, one kept, and nobody else signs."""


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open ``pdf`` and close it with all its pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def text_of(pdf: bytes) -> list[str]:
    """Return the text of each page, runs of blanks and line breaks as one blank."""
    with opened(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
