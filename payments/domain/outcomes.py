"""The checks a receipt goes through, and what each may say."""

from esign_portal.enums import LabelledEnum


class Outcome(LabelledEnum):
    """What a comparison says. What is masked, missing or unreadable is *cannot tell*, never *differs*."""

    AGREES = "agrees", "Uygun"
    DIFFERS = "differs", "Farklı"
    CANNOT_TELL = "cannot_tell", "Anlaşılamadı"


WORST_FIRST = (Outcome.DIFFERS, Outcome.CANNOT_TELL, Outcome.AGREES)
"""The order in which lists for people show results: what needs somebody comes first."""


class Check(LabelledEnum):
    """What is compared, in the order people read it."""

    PAYEE_IBAN = "payee_iban", "Alıcı IBAN"
    PAYEE_NAME = "payee_name", "Alıcı adı"
    PAYER_NAME = "payer_name", "Gönderen adı"
    PAYER_TCKN = "payer_tckn", "Gönderenin kimlik numarası"
    DESCRIPTION = "description", "Açıklama"
    AMOUNT = "amount", "Tutar"
    DATE = "date", "Tarih"
