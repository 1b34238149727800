"""Where else one transfer is shown, as far as the desk may know. Applicants are never told."""

from collections.abc import Sequence
from dataclasses import dataclass

from applications.models import SignatureRequest, User
from payments import services as payments
from payments.models import Receipt
from payments.reuse import OtherUse

ELSEWHERE = "başka bir müdürlükte bir başvuru"
NOT_SENT = "henüz gönderilmemiş bir başvuru"


@dataclass(frozen=True, slots=True)
class Reuse:
    """Another request with the same transfer: ``case`` if the officer may open it, else only ``where`` in words."""

    why: str
    case: SignatureRequest | None
    where: str


def reused_in(user: User, receipt: Receipt) -> list[Reuse]:
    """Return the other requests that show the transfer of ``receipt``, each once, the strongest sign first."""
    uses = _once_a_payment(payments.other_uses(receipt))
    if not uses:
        return []
    theirs = [use.receipt.payment_id for use in uses]
    visible = {case.payment_id: case for case in SignatureRequest.objects.visible_to(user).filter(payment__in=theirs)}
    sent = set(SignatureRequest.objects.filter(payment__in=theirs).values_list("payment_id", flat=True))
    return [_reuse(use, visible, was_sent=use.receipt.payment_id in sent) for use in uses]


def _once_a_payment(uses: Sequence[OtherUse]) -> list[OtherUse]:
    strongest: dict[object, OtherUse] = {}
    for use in uses:
        strongest.setdefault(use.receipt.payment_id, use)
    return list(strongest.values())


def _reuse(use: OtherUse, visible: dict[object, SignatureRequest], *, was_sent: bool) -> Reuse:
    return Reuse(use.why.label, visible.get(use.receipt.payment_id), ELSEWHERE if was_sent else NOT_SENT)
