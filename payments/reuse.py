"""Whether one transfer is shown for two payments: what receipts of one transfer have in common, and who has it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from esign_portal import turkish
from esign_portal.enums import LabelledEnum
from payments.domain.receipt import ReceiptFields
from payments.domain.transfer_numbers import plain_letters, transfer_number
from payments.models import Receipt


class Why(LabelledEnum):
    """What two receipts have in common; the strongest sign first."""

    FILE = "file", "Aynı dosya"
    REFERENCE = "reference", "Aynı işlem numarası"
    MOMENT = "moment", "Aynı tutar, aynı dakika, aynı gönderen"


@dataclass(frozen=True, slots=True)
class OtherUse:
    """A receipt of another payment that may show the same transfer."""

    receipt: Receipt
    why: Why


def transfer_key(fields: ReceiptFields) -> str:
    """Return the transfer's number and the bank that gave it, "" when no whole number was read.

    A bank that is not known leaves its place empty.

    >>> transfer_key(ReceiptFields(reference="00 1234-5678", issuer="Örnek Bank"))
    '12345678|ornekbank'
    """
    number = transfer_number(fields)
    return f"{number[:60]}|{plain_letters(fields.issuer or '')[:50]}" if number else ""


def moment_key(fields: ReceiptFields) -> str:
    """Return a hash of sum, minute and payer, "" unless all of them were read whole.

    The payer's words are sorted: some banks print the surname first.
    """
    known = (fields.amount, fields.currency, fields.date, fields.time, fields.payer)
    if None in known or "payer" in fields.masked:
        return ""
    words = sorted(turkish.fold(fields.payer or "").split())
    parts = (f"{fields.amount:.2f}", fields.currency, f"{fields.date}", f"{fields.time:%H:%M}", " ".join(words))
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()


def other_uses(receipt: Receipt) -> list[OtherUse]:
    """Return receipts of other payments that may show the same transfer, the strongest sign of each, in one query.

    A transfer shown for two requests looks like this, and so does a request that was begun anew: an officer tells.
    """
    others = Receipt.objects.exclude(payment=receipt.payment_id).filter(_alike(receipt)).select_related("payment")
    uses = [OtherUse(other, why) for other in others if (why := _why(receipt, other))]
    return sorted(uses, key=lambda use: list(Why).index(use.why))


def reused_among(receipts: Sequence[Receipt]) -> set[UUID]:
    """Return the keys of those ``receipts``, all of one payment, that other payments show too; in one query."""
    if not receipts:
        return set()
    like_any = reduce(or_, map(_alike, receipts))
    others = list(Receipt.objects.exclude(payment=receipts[0].payment_id).filter(like_any))
    return {receipt.pk for receipt in receipts if any(_why(receipt, other) for other in others)}


def _alike(receipt: Receipt) -> Q:
    """Match receipts that have something in common with ``receipt``."""
    same = _same_transfer(receipt)
    if receipt.sha256:
        same |= Q(sha256=receipt.sha256)
    return same | Q(moment_key=receipt.moment_key) if receipt.moment_key else same


def _same_transfer(receipt: Receipt) -> Q:
    """Match one number of one bank. Where a bank is not known, its receipt may be any bank's."""
    number, _, bank = receipt.transfer_key.partition("|")
    if not number:
        return Q(pk=None)
    if not bank:
        return Q(transfer_key__startswith=f"{number}|")
    return Q(transfer_key__in=(receipt.transfer_key, f"{number}|"))


def _why(receipt: Receipt, other: Receipt) -> Why | None:
    """Return the strongest sign that two receipts have in common, ``None`` for none."""
    if receipt.sha256 and receipt.sha256 == other.sha256:
        return Why.FILE
    if _is_one_number(receipt.transfer_key, other.transfer_key):
        return Why.REFERENCE
    return Why.MOMENT if receipt.moment_key and receipt.moment_key == other.moment_key else None


def _is_one_number(one: str, another: str) -> bool:
    (number, _, bank), (same, _, issuer) = one.partition("|"), another.partition("|")
    return number == same != "" and (bank == issuer or not bank or not issuer)
