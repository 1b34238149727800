"""A made-up covering letter and hand-over list of eight requests, for tests of paper."""

from dataclasses import replace

from applications.domain.batch_papers import (
    Closing,
    CoveringLetter,
    HandOverList,
    HandOverRow,
    KindCount,
    Office,
    office_addressee,
)
from tests.applications.printing.sample_sheets import SHEET

_NAMES = ("Ayşe Gül Işık", "Mehmet Öztürk", "Muhammed Abdurrahman Karaosmanoğulları Yıldırımtepe", "Çiğdem Şahin")
_UNITS = (
    "Toros Devlet Hastanesi",
    "Akdeniz 3 No’lu Aile Sağlığı Merkezi",
    "Mersin Şehir Hastanesi Kardiyoloji Kliniği",
)
_KINDS = ("İlk başvuru", "Yenileme", "Kayıp veya çalıntı")

OFFICE = Office(
    institution="Mersin İl Sağlık Müdürlüğü",
    unit="Toros Devlet Hastanesi",
    contact=("Örnek Mahallesi, Örnek Caddesi, Numara 1, Akdeniz/Mersin", "Telefon: (324) 000 00 00"),
    is_unit=True,
)
LETTER = CoveringLetter(
    office=OFFICE,
    addressee=office_addressee("Mersin İl Sağlık Müdürlüğü", unit="Sağlık Bilgi Sistemleri Birimi"),
    number="E-12345678-900-1234",
    day="16.11.2026",
    references=("12.10.2026 tarihli ve 1234 sayılı yazınız.", "2.11.2026 tarihli ve 777 sayılı duyurunuz."),
    counts=(KindCount(label="İlk başvuru", count=5), KindCount(label="Yenileme", count=3)),
    closing=Closing.TO_SUPERIOR,
    signer="Fatma Çağlar",
    signer_title="Başhekim",
    list_pages=1,
    printed_at=SHEET.printed_at,
)
BARE = replace(LETTER, number="", day="", references=(), signer="", signer_title="", counts=LETTER.counts[:1])
LONG = replace(LETTER, references=("Uzun bir ilgi metni, " * 9,) * 5, counts=LETTER.counts * 11)


def rows(count: int) -> tuple[HandOverRow, ...]:
    """Return ``count`` requests, each with a reference of its own; every fourth name is a long one."""
    return tuple(
        HandOverRow(
            reference=f"K7P4-{number:04}",
            name=_NAMES[number % len(_NAMES)],
            masked_tckn="100******46",
            unit=_UNITS[number % len(_UNITS)],
            kind=_KINDS[number % len(_KINDS)],
            copies=2 + number % 2,
        )
        for number in range(count)
    )


HANDED_OVER = HandOverList(
    giver=OFFICE.full_name,
    receiver="Mersin İl Sağlık Müdürlüğü, Sağlık Bilgi Sistemleri Birimi",
    rows=rows(8),
    printed_at=SHEET.printed_at,
)
