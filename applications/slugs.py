"""How categories and kinds are written in addresses: Turkish without accents, each once."""

from applications.domain.vocabulary import RequestKind, StaffCategory

CATEGORY_SLUGS = {
    StaffCategory.FAMILY_PHYSICIAN: "aile-hekimi",
    StaffCategory.HOSPITAL_STAFF: "hastane",
    StaffCategory.DISTRICT_UNIT: "ilce-birimi",
    StaffCategory.MANAGER_DOCTOR: "yonetici-doktor",
    StaffCategory.INDIVIDUAL: "bireysel",
}
KIND_SLUGS = {
    RequestKind.FIRST: "ilk-basvuru",
    RequestKind.RENEWAL: "yenileme",
    RequestKind.LOST_STOLEN: "kayip-calinti",
    RequestKind.CARD_READER: "kart-okuyucu",
    RequestKind.OTHER: "diger",
}
CATEGORIES = {slug: category for category, slug in CATEGORY_SLUGS.items()}
KINDS = {slug: kind for kind, slug in KIND_SLUGS.items()}


class _WordConverter:
    """Turns a word of an address into its code and back. Any other word is a 404."""

    words: dict[str, str]
    regex = "[a-z-]+"

    def to_python(self, value: str) -> str:
        if value not in self.words:
            raise ValueError(value)
        return self.words[value]

    def to_url(self, value: str) -> str:
        return {code: word for word, code in self.words.items()}[value]


class CategoryConverter(_WordConverter):
    words = dict(CATEGORIES)


class KindConverter(_WordConverter):
    words = dict(KINDS)
