"""Answers as people give them: names, workplaces and addresses as long as real ones are. Nobody here is real."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from applications.domain.details import RevokedHow, WhatHappened
from applications.domain.references import new_reference
from applications.domain.vocabulary import RequestKind, SigningMethod, StaffCategory
from esign_portal import turkish
from tests.payments.made_up_bank.people import make_person

HARD_ONES = 0.003
"""Share of people whose answers hold letters of another script, or words too long for their place."""

_TITLES = {
    StaffCategory.FAMILY_PHYSICIAN: ("Aile hekimi", "Aile Hekimi", "Uzman Doktor", "Aile Hekimliği Uzmanı", "Dr."),
    StaffCategory.HOSPITAL_STAFF: (
        *("Uzman Doktor", "Hemşire", "Ebe", "Tıbbi sekreter", "Eczacı", "Sağlık teknikeri", "Operatör Doktor"),
        *("Veri hazırlama ve kontrol işletmeni", "Anesteziyoloji ve Reanimasyon Uzmanı", "Prof. Dr.", "Diş Tabibi"),
    ),
    StaffCategory.DISTRICT_UNIT: ("Hemşire", "Ebe", "Çevre sağlığı teknisyeni", "Tabip", "Sosyal çalışmacı", "Memur"),
    StaffCategory.MANAGER_DOCTOR: ("Şube müdürü", "Başhekim Yardımcısı", "Uzman Doktor", "Tabip", "İlçe Sağlık Müdürü"),
    StaffCategory.INDIVIDUAL: ("Ebe", "Hemşire", "Sağlık memuru", "Mühendis", "Fizyoterapist"),
}
_DISTRICTS = {
    "Ankara": "Çankaya Keçiören Mamak Altındağ Yenimahalle Etimesgut Sincan Gölbaşı Polatlı Kahramankazan Kızılcahamam",
    "Mersin": "Yenişehir Akdeniz Toroslar Mezitli Tarsus Erdemli Silifke Anamur Mut Gülnar Çamlıyayla",
}
_POSTAL = {"Ankara": "06", "Mersin": "33"}
_WORKPLACES = {
    StaffCategory.FAMILY_PHYSICIAN: (
        "{district} {number} No’lu Aile Sağlığı Merkezi",
        "{district} {number} No’lu {name} Aile Sağlığı Merkezi",
        "{district} {name} Aile Sağlığı Merkezi",
        "{district} {name} {surname} Eğitim Aile Sağlığı Merkezi {number}. Aile Hekimliği Birimi",
    ),
    StaffCategory.HOSPITAL_STAFF: (
        "{district} Devlet Hastanesi",
        "{province} Şehir Hastanesi",
        "{province} {name} {surname} Eğitim ve Araştırma Hastanesi",
        "{district} Ağız ve Diş Sağlığı Hastanesi",
        "{province} Kadın Doğum ve Çocuk Hastalıkları Eğitim ve Araştırma Hastanesi",
    ),
    StaffCategory.DISTRICT_UNIT: (
        "{district} İlçe Sağlık Müdürlüğü",
        "{district} Toplum Sağlığı Merkezi",
        "{district} KETEM",
        "{district} {number} No’lu Sağlıklı Hayat Merkezi",
    ),
    StaffCategory.MANAGER_DOCTOR: (
        "{district} İlçe Sağlık Müdürlüğü",
        "{province} Şehir Hastanesi Başhekimliği",
        "{province} İl Sağlık Müdürlüğü Personel ve Destek Hizmetleri Başkanlığı",
    ),
    StaffCategory.INDIVIDUAL: ("{district} Devlet Hastanesi", "{province} İl Ambulans Servisi Başhekimliği"),
}
_NEIGHBOURHOODS = (
    *("Limonluk", "Cumhuriyet", "Güneş", "Çiftlik", "Bahçelievler", "Eğriçam", "Menteş", "Yüzüncüyıl", "Ata", "Işık"),
    *("Hürriyet", "Gazi Osman Paşa", "Kızılırmak", "Öveçler", "Birlik", "Şehit Kubilay", "Yunus Emre", "Üçocak"),
)
_STREETS = (
    *("Atatürk Caddesi", "İsmet İnönü Bulvarı", "Çınar Sokağı", "Ihlamur Sokağı", "1. Cadde", "Gül Sokağı"),
    *("Vali Hüseyin Okan Merzeci Bulvarı", "Şehit Öğretmenler Caddesi", "Gazi Mustafa Kemal Bulvarı", "Akasya Sokağı"),
    *("Dokuz Eylül Caddesi", "Prof. Dr. Muammer Aksoy Caddesi", "Okul Sokağı", "İstiklal Caddesi", "100. Yıl Bulvarı"),
)
_ESTATES = (
    *("Güneşli Evler Sitesi", "Yeşilvadi Konutları", "Öğretmenler Sitesi", "Sağlıkçılar Yapı Kooperatifi"),
    *("Deniz Apartmanı", "Şehit Öğretmen Lojmanları", "Yıldız Apartmanı"),
)
_CYRILLIC = ("Ольга", "Дмитрий", "Гүлнара", "Наталія")
_LONG_WORDS = (
    "Karaosmanoğullarındanmışçasınagillerinoğluzadeoğulları",
    "Müdafaaihukukcemiyetişehitlerianısınayaptırılanlar",
)
_BEGINNING = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)


def make_answers(chance: Random, category: StaffCategory, kind: RequestKind, province: str) -> dict[str, Any]:
    """Return the columns of a request that a person fills, and the moments at which it was handed in."""
    person = make_person(chance)
    submitted = _BEGINNING + timedelta(minutes=chance.randrange(100_000))
    third = " " + make_person(chance).given[0] if chance.random() < 0.04 else ""
    columns = {
        "reference": new_reference(chance.choice),
        "tckn": person.tckn,
        "first_name": person.first_name + third,
        "last_name": person.last_name,
        "birth_date": date(1957, 1, 1) + timedelta(days=chance.randrange(45 * 365)),
        "title": chance.choice(_TITLES[category]),
        "unit_text": _workplace(chance, category, province),
        "email": _email(chance, person.first_name, person.last_name),
        "mobile": f"05{chance.choice('0345')}{chance.randrange(10**8):08d}",
        "signing_method": SigningMethod.WET,
        "details": _details(chance, kind, submitted),
        "since": submitted,
        "submitted_at": submitted,
        "notice_read_at": submitted - timedelta(minutes=chance.randrange(3, 40)),
        **_address(chance, province),
    }
    return columns | (_hard(chance, columns) if chance.random() < HARD_ONES else {})


def _workplace(chance: Random, category: StaffCategory, province: str) -> str:
    person = make_person(chance)
    return chance.choice(_WORKPLACES[category]).format(
        district=chance.choice(_DISTRICTS[province].split()),
        province=province,
        number=chance.randrange(1, 60),
        name=person.given[0],
        surname=person.family[0],
    )


def _email(chance: Random, first_name: str, last_name: str) -> str:
    name = ".".join(turkish.fold(f"{first_name} {last_name}").split()[-2:])
    number = chance.choice(("", "", "", chance.randrange(1, 99)))
    return f"{name}{number}@{chance.choice(('saglik.example', 'saglik.example.tr'))}"


def _address(chance: Random, province: str) -> dict[str, str]:
    """Return an address of 40 to 130 characters, most of them 50 to 90."""
    street = chance.choice(_STREETS)
    if chance.random() < 0.3:
        street = f"{street}, {chance.choice(_ESTATES)}"
    if chance.random() < 0.12:
        street = f"{street}, {chance.choice('ABCD')} Blok, Kat {chance.randrange(1, 15)}"
    return {
        "province": province,
        "district": chance.choice(_DISTRICTS[province].split()),
        "neighbourhood": f"{chance.choice(_NEIGHBOURHOODS)} Mahallesi",
        "street": street,
        "building_no": f"{chance.randrange(1, 180)}{chance.choice(('', '', '', '/A', '/B', '-1'))}",
        "flat_no": str(chance.randrange(1, 40)) if chance.random() < 0.85 else "",
        "postal_code": f"{_POSTAL[province]}{chance.randrange(100, 999)}" if chance.random() < 0.4 else "",
    }


def _details(chance: Random, kind: RequestKind, submitted: datetime) -> dict[str, Any]:
    """Return what only this kind knows, as ``domain.details`` keeps it."""
    day = submitted.date()
    details: dict[str, Any] = {"is_naturalised": chance.random() < 0.01}
    if kind is RequestKind.RENEWAL:
        details["certificate_ends_on"] = (day + timedelta(days=chance.randrange(1, 90))).isoformat()
    if kind is RequestKind.LOST_STOLEN:
        happened = chance.choices((WhatHappened.LOST, WhatHappened.STOLEN, WhatHappened.OTHER), (8, 2, 1))[0]
        revoked = (day - timedelta(days=chance.randrange(0, 6))).isoformat()
        details |= {"what_happened": happened, "revoked_on": revoked, "revoked_how": chance.choice(list(RevokedHow))}
    return details


def _hard(chance: Random, columns: dict[str, Any]) -> dict[str, str]:
    """Return changes that few places on the paper can hold."""
    word = chance.choice(_LONG_WORDS)
    return chance.choice(
        (
            {"first_name": chance.choice(_CYRILLIC)},
            {"last_name": word},
            {"unit_text": f"{columns['unit_text']} {word}"},
            {"street": f"{columns['street']}, {word} Sokağı"},
        )
    )
