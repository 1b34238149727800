"""The words of the field, each with its stable code and its Turkish label.

What a directorate asks is said in these words (``procedures.Rules``); the rows in the database
store the codes. Sources: the directorates' own pages, quoted in the fixtures.
"""

from esign_portal.enums import LabelledEnum


class StaffCategory(LabelledEnum):
    """Where a person works, as the directorates sort their staff."""

    FAMILY_PHYSICIAN = "family_physician", "Aile hekimi"
    HOSPITAL_STAFF = "hospital_staff", "Hastane personeli"
    DISTRICT_UNIT = "district_unit", "İlçe birimi personeli (İlçe SM, TSM, KETEM, SHM)"
    MANAGER_DOCTOR = "manager_doctor", "Yönetici veya doktor (aile hekimi dışında)"
    INDIVIDUAL = "individual", "Bireysel başvuru (Bakanlık personeli)"


class RequestKind(LabelledEnum):
    FIRST = "first", "İlk başvuru"
    RENEWAL = "renewal", "Yenileme"
    LOST_STOLEN = "lost_stolen", "Kayıp veya çalıntı"
    CARD_READER = "card_reader", "Mini kart okuyucu"
    OTHER = "other", "Diğer neden"


class UnitKind(LabelledEnum):
    HOSPITAL = "hospital", "Hastane"
    DISTRICT_HEALTH = "district_health", "İlçe Sağlık Müdürlüğü"
    COMMUNITY_HEALTH = "community_health", "Toplum Sağlığı Merkezi"
    CANCER_SCREENING = "cancer_screening", "KETEM"
    HEALTHY_LIFE = "healthy_life", "Sağlıklı Hayat Merkezi"
    FAMILY_HEALTH = "family_health", "Aile Sağlığı Merkezi"


UNIT_KINDS: dict[StaffCategory, tuple[UnitKind, ...]] = {
    StaffCategory.FAMILY_PHYSICIAN: (UnitKind.FAMILY_HEALTH,),
    StaffCategory.HOSPITAL_STAFF: (UnitKind.HOSPITAL,),
    StaffCategory.DISTRICT_UNIT: (
        UnitKind.DISTRICT_HEALTH,
        UnitKind.COMMUNITY_HEALTH,
        UnitKind.CANCER_SCREENING,
        UnitKind.HEALTHY_LIFE,
    ),
}
"""Where each category works; a category that is not named may work in any unit."""


class SigningMethod(LabelledEnum):
    WET = "wet", "Islak imzalı"
    CONSENT = "consent", "E-onaylı"
    E_SIGNED = "e_signed", "E-imzalı"

    @property
    def needs_valid_certificate(self) -> bool:
        """Consent and e-signature both rest on a card that is still valid."""
        return self is not SigningMethod.WET


class Payer(LabelledEnum):
    APPLICANT = "applicant", "Siz ödersiniz"
    INSTITUTION = "institution", "Kurumunuz öder"


class Handler(LabelledEnum):
    """Who decides about the request."""

    DIRECTORATE = "directorate", "Müdürlük"
    UNIT = "unit", "Biriminiz"
    KAMU_SM = "kamu_sm", "Kamu SM"


class PayWhen(LabelledEnum):
    BEFORE_APPLYING = "before_applying", "Kamu SM başvurusundan önce"
    WITH_APPLICATION = "with_application", "Başvuru sırasında"
    AFTER_APPLYING = "after_applying", "Kamu SM başvurusundan sonra"
    AFTER_ARRIVAL = "after_arrival", "Form Kamu SM’ye ulaşıp tutar göründükten sonra"

    @property
    def is_before_submission(self) -> bool:
        """Tell whether the receipt must be here before the request is handed in."""
        return self in (PayWhen.BEFORE_APPLYING, PayWhen.WITH_APPLICATION)


class FeeItem(LabelledEnum):
    NES = "nes", "3 yıllık sertifika"
    READER = "reader", "Mini kart okuyucu"


class SumMode(LabelledEnum):
    TARIFF = "tariff", "Kamu SM tarifesi (fiyat satırlarından)"
    FIXED = "fixed", "Müdürlüğün bildirdiği sabit tutar"
    SHOWN_LATER = "shown_later", "Tutarı Kamu SM gösterir"
    NONE = "none", "Başvuran ödemez"


class WordingForm(LabelledEnum):
    """How a demanded description is stated."""

    TEMPLATE = "template", "Şablon (biri yeter)"
    PART = "part", "Parça (hepsi bulunmalı)"


class Paper(LabelledEnum):
    KAMU_SM_FORM = "kamu_sm_form", "Kamu SM başvuru formu"
    REQUEST_FORM = "request_form", "Bu sitenin başvuru formu"
    RECEIPT = "receipt", "Banka dekontu"
    DECLARATION = "declaration", "Dilekçe (açıklaması eksik ödeme)"
    CERTIFICATE_LIST = "certificate_list", "Nitelikli Elektronik Sertifika Başvuru Listesi (FORM-001-003)"
    OFFICIAL_LETTER = "official_letter", "Resmî yazı"
    IDENTITY_COPY = "identity_copy", "Kimlik belgesi fotokopisi"
    OTHER = "other", "Diğer belge"


class PaperFor(LabelledEnum):
    """Whom a paper is asked of, besides everyone."""

    EVERYONE = "everyone", "Herkes"
    FOREIGN = "foreign", "Yabancı uyruklu personel"
    NATURALISED = "naturalised", "Sonradan vatandaş olan personel"


class DeliveryWay(LabelledEnum):
    BY_HAND = "by_hand", "Elden"
    POST = "post", "Posta ile"
    OFFICIAL_LETTER = "official_letter", "Üst yazı ile"
    THROUGH_UNIT = "through_unit", "Biriminiz aracılığıyla"
    EMAIL = "email", "E-posta ile"


class Prerequisite(LabelledEnum):
    """What must be so before the request may be approved."""

    REVOKE_FIRST = "revoke_first", "Önce sertifika iptal ettirilir"
    SUSPEND_FIRST = "suspend_first", "Önce sertifika askıya alınır"
    KEEP_OLD = "keep_old", "Eski sertifika süresinin sonuna kadar kullanılır"
    OFFICIAL_LETTER = "official_letter", "Resmî yazı gerekir"


class Role(LabelledEnum):
    """What a member of a directorate may do; see ``applications.models.people.Membership``."""

    COORDINATOR = "coordinator", "Birim sorumlusu"
    OFFICER = "officer", "E-imza kurum yetkilisi"
    SUPERVISOR = "supervisor", "Birim amiri"
    AUDITOR = "auditor", "Denetçi"
    ADMINISTRATOR = "administrator", "Yönetici"
