"""The wizard's pages, and which case needs which."""

from enum import StrEnum
from typing import Self

from applications.domain.procedures import Rules
from applications.domain.vocabulary import RequestKind


class Step(StrEnum):
    """A page of the wizard: a stable code, its Turkish place in the address, its title."""

    slug: str
    title_tr: str

    def __new__(cls, value: str, slug: str, title: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.slug = slug
        member.title_tr = title
        return member

    NOTICE = "notice", "aydinlatma", "Aydınlatma metni"
    PERSON = "person", "kisi", "Kişi bilgileri"
    ADDRESS = "address", "adres", "Teslimat adresi"
    CERTIFICATE = "certificate", "sertifika", "Şimdiki sertifikanız"
    REVOCATION = "revocation", "iptal", "İptal bilgisi"
    INVOICE = "invoice", "fatura", "Fatura bilgileri"
    READER = "reader", "okuyucu", "Kart okuyucu"
    SIGNING = "signing", "imza", "İmza yöntemi"
    PAYMENT = "payment", "odeme", "Ödeme ve dekont"

    @classmethod
    def from_slug(cls, slug: str) -> "Step":
        """Return the step at ``slug``; raises KeyError for an address that is no step."""
        return {step.slug: step for step in cls}[slug]


def steps_for(rules: Rules) -> tuple[Step, ...]:
    """Return the pages a case under ``rules`` goes through, in order. What it does not need does not exist."""
    needed = {
        Step.NOTICE: True,
        Step.PERSON: True,
        Step.ADDRESS: True,
        Step.CERTIFICATE: rules.kind is RequestKind.RENEWAL,
        Step.REVOCATION: rules.kind is RequestKind.LOST_STOLEN or rules.asks_revocation,
        Step.INVOICE: rules.kind is RequestKind.CARD_READER,
        Step.READER: rules.may_keep_reader,
        Step.SIGNING: len(rules.signing_methods) > 1,
        Step.PAYMENT: rules.needs_receipt_before_submission,
    }
    return tuple(step for step, is_needed in needed.items() if is_needed)
