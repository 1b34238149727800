"""Made-up people: names, valid but invented identity numbers, addresses, units, officers."""

from dataclasses import dataclass
from random import Random

from stdnum.tr import tckimlik

from applications.domain.vocabulary import Role, StaffCategory, UnitKind
from esign_portal import turkish

FIRST_NAMES = (
    *("Ayşe Gül", "Ömer Faruk", "Zeynep", "İbrahim", "Elif Nur", "Hatice", "Kerem", "Nurcan", "Yusuf", "Işıl"),
    *("Şükrü", "Çiğdem", "Gökhan", "Ülkü", "Oğuz", "İrem", "Burak", "Sıla", "Emre", "Tuğba"),
)
LAST_NAMES = (
    *("Işık", "Kılıç", "Şahin", "Ünlü", "Çetin", "Yıldırım Öz", "Aslan", "Ekşi", "Tığ", "Güneş"),
    *("Özdemir", "Karaca", "İnci", "Uğurlu", "Çağlar", "Eker", "Doğan", "Sönmez", "Arı", "Yağmur"),
)
TITLES = {
    StaffCategory.FAMILY_PHYSICIAN: "Aile hekimi",
    StaffCategory.HOSPITAL_STAFF: "Uzman Doktor",
    StaffCategory.DISTRICT_UNIT: "Hemşire",
    StaffCategory.MANAGER_DOCTOR: "Şube müdürü",
    StaffCategory.INDIVIDUAL: "Ebe",
}
DISTRICTS = {"Ankara": ("Çankaya", "Keçiören", "Mamak"), "Mersin": ("Yenişehir", "Akdeniz", "Tarsus")}
STREETS = ("Atatürk Caddesi", "İnönü Bulvarı", "Çınar Sokağı", "Şehit Öğretmenler Caddesi", "Ihlamur Sokağı")
NEIGHBOURHOODS = ("Cumhuriyet Mahallesi", "Limonluk Mahallesi", "Güneş Mahallesi", "Çiftlik Mahallesi")

UNITS = {
    "Ankara": (
        (UnitKind.HOSPITAL, "Örnek Şehir Hastanesi"),
        (UnitKind.DISTRICT_HEALTH, "Örnekköy İlçe Sağlık Müdürlüğü"),
        (UnitKind.COMMUNITY_HEALTH, "Örnekköy Toplum Sağlığı Merkezi"),
        (UnitKind.FAMILY_HEALTH, "Örnekköy 3 No’lu Aile Sağlığı Merkezi"),
    ),
    "Mersin": (
        (UnitKind.HOSPITAL, "Örnek Devlet Hastanesi"),
        (UnitKind.FAMILY_HEALTH, "Örneklik 1 No’lu Aile Sağlığı Merkezi"),
        (UnitKind.FAMILY_HEALTH, "Örneklik 5 No’lu Aile Sağlığı Merkezi"),
    ),
}

PASSWORD = "ornek-parola-2026"  # noqa: S105  the demo prints it; sample people exist in a demo alone
OFFICERS = {
    Role.OFFICER: ("yetkili", "Murat Eker"),
    Role.SUPERVISOR: ("amir", "Fatma Çağlar"),
    Role.AUDITOR: ("denetci", "Selim Toprak"),
    Role.ADMINISTRATOR: ("yonetici", "Derya Uçar"),
    Role.COORDINATOR: ("sorumlu", "Nilüfer Aydın"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePerson:
    """An invented applicant."""

    first_name: str
    last_name: str
    tckn: str
    email: str
    mobile: str
    birth_date: str

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


MAIL_DOMAIN = "@saglik.example"


def make_person(chance: Random, number: int) -> SamplePerson:
    """Return the ``number``-th sample person; the same seed gives the same people."""
    first, last = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
    nine = str(chance.randrange(100_000_000, 989_999_999))
    return SamplePerson(
        first_name=first,
        last_name=last,
        tckn=nine + tckimlik.calc_check_digits(nine),
        email=f"{turkish.fold(first).replace(' ', '')}.{turkish.fold(last).replace(' ', '')}{number}{MAIL_DOMAIN}",
        mobile=f"05320{chance.randrange(1_000_000):06d}",
        birth_date=f"{chance.randrange(1, 29):02d}.{chance.randrange(1, 13):02d}.{chance.randrange(1965, 2000)}",
    )
