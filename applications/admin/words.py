"""What the desk says: states from where officers sit, what was done, who did it meanwhile, how long a case waits."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format

from applications.domain.lifecycle import Action, Actor, Need, Status
from applications.models import RequestEvent, SignatureRequest


class Chip(NamedTuple):
    """A state as a chip: its words, its icon, the class of its colour (empty: plain)."""

    label: str
    icon: str
    kind: str = ""


CHIPS = {
    Status.AT_UNIT: Chip("Birimde", "tray"),
    Status.SUBMITTED: Chip("İncelemede", "eye"),
    Status.LISTED: Chip("Kamu SM listesinde", "file"),
    Status.AWAITING_LINK: Chip("Bağlantı bekleniyor", "clock"),
    Status.LINK_USED: Chip("Bağlantıyla başvuruldu", "eye"),
    Status.RETURNED: Chip("Düzeltme bekleniyor", "undo"),
    Status.APPROVED: Chip("Onaylandı", "check", "chip-ok"),
    Status.DELIVERED: Chip("Teslim edildi", "check", "chip-ok"),
    Status.REJECTED: Chip("Reddedildi", "close", "chip-differs"),
    Status.WITHDRAWN: Chip("Geri çekildi", "close"),
    Status.FOLLOWED: Chip("Kamu SM’de", "eye"),
}

DONE = {
    Action.HAND_TO_DIRECTORATE: "Başvuru müdürlüğe iletildi.",
    Action.LIST_FOR_CA: "Başvuru Kamu SM listesine alındı.",
    Action.SEND_LIST: "Listenin gönderildiği yazıldı; şimdi Kamu SM’nin bağlantısı bekleniyor.",
    Action.USE_LINK: "Bağlantıyla başvurulduğu yazıldı; başvuru incelemede.",
    Action.APPROVE: "Başvuru onaylandı.",
    Action.UNDO_APPROVAL: "Onay geri alındı.",
    Action.RETURN: "Başvuru düzeltmeye gönderildi; başvurana haber verildi.",
    Action.REJECT: "Başvuru reddedildi; başvurana haber verildi.",
    Action.REOPEN: "Başvuru yeniden açıldı.",
    Action.STEP_BACK: "Başvuru bir adım geri alındı.",
    Action.MARK_DELIVERED: "Kartın teslim alındığı yazıldı.",
}

_MEANWHILE = {
    Action.SUBMIT: "gönderdi",
    Action.HAND_TO_DIRECTORATE: "müdürlüğe iletti",
    Action.LIST_FOR_CA: "Kamu SM listesine aldı",
    Action.SEND_LIST: "listeyle Kamu SM’ye gönderdi",
    Action.USE_LINK: "bağlantıyla yapıldı diye işaretledi",
    Action.APPROVE: "onayladı",
    Action.UNDO_APPROVAL: "onaydan geri aldı",
    Action.RETURN: "düzeltmeye gönderdi",
    Action.RESUBMIT: "düzeltip yeniden gönderdi",
    Action.REJECT: "reddetti",
    Action.REOPEN: "yeniden açtı",
    Action.STEP_BACK: "bir adım geri aldı",
    Action.WITHDRAW: "geri çekti",
    Action.MARK_DELIVERED: "teslim alındı diye işaretledi",
}

NEED_PLACES = {Need.PAYMENT: "odeme", Need.SIGNED_COPIES: "kagitlar", Need.PREREQUISITES: "yanitlar"}
"""Where on the request's page a missing need is looked after."""


def moment(at: datetime, *, now: datetime) -> str:
    """Return the hour of today, or day and hour: "10.14", "20.11.2026 10.14"."""
    local, today = timezone.localtime(at), timezone.localdate(now)
    return date_format(local, "TIME_FORMAT" if local.date() == today else "SHORT_DATETIME_FORMAT")


def who(event: RequestEvent, case: SignatureRequest) -> str:
    """Return who acted: an officer by name, the applicant by the name on the request."""
    return case.full_name if event.actor == Actor.APPLICANT else str(event.by)


def meanwhile(event: RequestEvent, case: SignatureRequest, *, now: datetime) -> str:
    """Return the sentence for an officer whose page grew old."""
    did = _MEANWHILE[Action(event.action)]
    return f"Sayfa sizde açıkken bu başvuruyu {who(event, case)} {did} ({moment(event.at, now=now)})."


def missing_for(action: Action, needs: tuple[Need, ...]) -> str:
    """Return what stands in the way, as a sentence."""
    named = ", ".join(need.label for need in needs)
    return f"Onay için eksik: {named}." if action is Action.APPROVE else f"Eksik: {named}."


def waited(since: datetime, *, now: datetime) -> str:
    """Return how long a case waits; from the third day on the hours say nothing.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 11, 16, 12, tzinfo=UTC)
    >>> [waited(noon, now=noon + timedelta(minutes=m)) for m in (0, 59, 60, 1500, 4380)]
    ['1 saatten az', '1 saatten az', '1 saat', '1 gün 1 saat', '3 gün']
    """
    hours = max(now - since, timedelta(0)) // timedelta(hours=1)
    days, rest = divmod(hours, 24)
    said = [f"{days} gün"] * bool(days) + [f"{rest} saat"] * (rest > 0 and days < 3)
    return " ".join(said) or "1 saatten az"
