"""What is said when a value was not read, or was read from a picture with doubt."""

from payments.domain.outcomes import Outcome
from payments.domain.placed import Spot
from payments.domain.receipt import ReceiptFields
from payments.domain.results import WAIT

SEVERAL = "Dosyada birden çok dekont var; hangisi bu ödemenin, belli değil. Her dekontu ayrı ayrı yükleyin."
NO_RECEIPT = "Bu dosyada dekont bulamadık. Yanlış dosyaysa dekontun kendisini yükleyin; değilse yetkili bakar."
NO_RECEIPT_IN_PICTURE = (
    "Bu görüntüde dekont bulamadık. Yanlış görüntüyse dekontun kendisini yükleyin; değilse yetkili bakar."
)
_LEAST_WORDS = 2
_TELLING = ("payee_iban", "payer_iban", "amount", "payee", "payer", "payer_tckn", "description", "reference")


def looks_like_receipt(fields: ReceiptFields) -> bool:
    """Tell whether anything that a receipt says was found: a party, an account, a sum, a number, a description.

    A day alone does not count: letters and photos bear dates too.
    """
    return any(getattr(fields, name) is not None for name in _TELLING)


def unread(fields: ReceiptFields, what: str) -> str:
    """Return the sentence for ``what`` ("tutar") that was not found, with the reason where one is known."""
    if fields.several:
        return SEVERAL
    if not looks_like_receipt(fields):
        return NO_RECEIPT_IN_PICTURE if fields.is_ocr or not fields.text.strip() else NO_RECEIPT
    return f"Dekontta {what} okunamadı. {WAIT}"


def doubted(what: str) -> tuple[Outcome, str]:
    """Return the result for ``what`` that stands on the picture, but not clearly enough to decide anything."""
    return Outcome.CANNOT_TELL, f"Görüntüde {what} net okunamıyor. {WAIT}"


def is_scrap(fields: ReceiptFields, name: str) -> bool:
    """Tell whether OCR gave one word, or stars, for the whole name of a party: rather a label or dirt than a name."""
    return fields.is_ocr and (len(name.split()) < _LEAST_WORDS or "*" in name)


def spots_of(fields: ReceiptFields, *names: str) -> tuple[Spot, ...]:
    """Return the places of the fields ``names``, each place once."""
    found = (fields.findings[name].spots for name in names if name in fields.findings)
    return tuple(dict.fromkeys(spot for spots in found for spot in spots))
