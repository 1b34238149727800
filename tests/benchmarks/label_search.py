"""The plain way to read a receipt, for comparison: find a label, take the rest of its line."""

import datetime
import re
from decimal import Decimal, InvalidOperation

from payments.domain.receipt import ReceiptFields

_PAYER = r"gönderen(?: kişi| adı| ad soyad ?/ ?unvan)?|gönderici isim/ünvan|sayın|müşteri (?:ünvanı|adı)|hesap sahibi"
_PAYEE = (
    r"alıcı(?: adı| adı soyadı| ad soyad/unvan| ünvanı| isi?m/unvan)?|alacaklı(?: adı| adı soyadı)?|gönderilen kişi"
)
_AMOUNT = r"(?:işlem |havale |giden fast |giden eft |fast |eft )?tutarı?(?: \(tl\))?|toplam"
_DATE = r"(?:işlem )?tarihi?(?: / saati|/saati)?|işlem zam\./valör|düzenleme tarihi"
_IBAN = re.compile(r"TR\d{2}(?: ?\d){22}")
_NUMBER = re.compile(r"\d[\d.,]*")
_DAY = re.compile(r"(\d{1,2})[./](\d{2})[./](\d{4})")
_CLOCK = re.compile(r"\b(\d{2}):(\d{2})(?::(\d{2}))?")


def search_labels(text: str) -> ReceiptFields:
    """Return what stands behind well-known labels."""
    ibans = [re.sub(r"\s", "", found) for found in _IBAN.findall(text)]
    when = _behind(_DATE, text) or ""
    return ReceiptFields(
        payer=_behind(_PAYER, text),
        payee=_behind(_PAYEE, text),
        payer_iban=ibans[0] if len(ibans) > 1 else None,
        payee_iban=ibans[-1] if ibans else None,
        payer_tckn=_tckn(_behind(r"tckn(?:/vkn)?|tc kimlik no|t\.c\. kimlik no", text)),
        amount=_amount(_behind(_AMOUNT, text)),
        currency="TRY" if re.search(r"\b(TL|TRY)\b", text) else None,
        date=_day(when),
        time=_clock(when),
        reference=_behind(r"(?:fast )?sorgu n(?:o|umarası)|referans no|işlem no|dekont no", text),
        rail=None,
        description=_behind(r"(?:işlem )?açıklama(?:sı)?", text),
        text=text,
    )


def _behind(label: str, text: str) -> str | None:
    """Return the rest of the first line that begins with ``label``."""
    plain = text.replace("İ", "i").replace("I", "ı").lower()
    found = re.search(rf"^[^\S\n]*(?:{label})[^\S\n]*:?[^\S\n]*(\S.*)$", plain, re.MULTILINE)
    return text[found.start(1) : found.end(1)].strip() if found and len(plain) == len(text) else None


def _tckn(text: str | None) -> str | None:
    found = re.search(r"\b\d{11}\b", text or "")
    return found[0] if found else None


def _amount(text: str | None) -> Decimal | None:
    found = _NUMBER.search(text or "")
    if found is None:
        return None
    number = found[0].rstrip(".,")
    if "," in number and number.rfind(",") > number.rfind("."):
        number = number.replace(".", "").replace(",", ".")
    try:
        return Decimal(number.replace(",", ""))
    except InvalidOperation:
        return None


def _day(text: str) -> datetime.date | None:
    found = _DAY.search(text)
    try:
        return datetime.date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _clock(text: str) -> datetime.time | None:
    found = _CLOCK.search(text)
    try:
        return datetime.time(int(found[1]), int(found[2]), int(found[3] or 0)) if found else None
    except ValueError:
        return None
