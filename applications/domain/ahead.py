"""The stops a request passes after it is handed in, in order, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from applications.domain.lifecycle import Status, Turn
from applications.domain.procedures import Rules
from applications.domain.vocabulary import Handler, RequestKind


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: in which state the request is there (``None``: no state of its own), who acts, what happens."""

    status: Status | None
    who: str
    title: str
    text: str = ""


_AT_UNIT = Stop(Status.AT_UNIT, "Biriminiz", "Belgelerinizi alır, müdürlüğe iletir")
_UNIT_DECIDES = Stop(Status.AT_UNIT, "Biriminiz", "Belgelerinizi alır, inceler ve onaylar")
_CHECKED = Stop(Status.SUBMITTED, "Müdürlük", "İnceleme ve onay", "Eksik çıkarsa yalnız o noktayı düzeltmeniz istenir.")
_ON_THE_LIST = (
    Stop(Status.SUBMITTED, "Müdürlük", "Sizi Kamu SM’ye gidecek listeye alır"),
    Stop(Status.LISTED, "Müdürlük", "Listeyi Kamu SM’ye gönderir"),
    Stop(Status.AWAITING_LINK, "Kamu SM, sonra siz", "Bağlantı e-postanıza gelir, onunla başvurursunuz"),
    Stop(Status.LINK_USED, "Müdürlük", "Belgelerinizi inceler, onaylar"),
)
_CARD_MADE = Stop(Status.APPROVED, "Kamu SM", "Sertifikanız hazırlanır")
_COURIER = Stop(None, "Kurye", "Kartınız adresinize gelir", "Yalnız size teslim edilir. Bulunamazsanız geri gider.")


def stops_of(rules: Rules) -> tuple[Stop, ...]:
    """Return every stop of a request under ``rules``; where Kamu SM alone decides, the procedure's own lines."""
    if rules.handler is Handler.KAMU_SM:
        return tuple(Stop(Status.FOLLOWED, step.who, step.title, step.text) for step in rules.steps)
    if rules.is_listed:
        return (*_ON_THE_LIST, _CARD_MADE, _COURIER)
    if rules.handler is Handler.UNIT:
        return (_UNIT_DECIDES, _CARD_MADE, _COURIER)
    return (*((_AT_UNIT,) if rules.via_unit else ()), _CHECKED, _CARD_MADE, _COURIER)


def stops_from(rules: Rules, status: Status) -> tuple[Stop, ...]:
    """Return the present stop and what follows it; empty when the request is closed or followed by the person.

    A unit may hand over what it could decide itself: then the directorate's check stands first.
    """
    if not status.is_open or status is Status.FOLLOWED:
        return ()
    stops = stops_of(rules)
    places = [place for place, stop in enumerate(stops) if stop.status is status]
    return stops[places[0] :] if places else (_CHECKED, _CARD_MADE, _COURIER)


def lanes_of(rules: Rules) -> tuple[tuple[Turn, str], ...]:
    """Return the lanes of the status page, at most four; the last one is the courier's or shared with Kamu SM."""
    if rules.handler is Handler.KAMU_SM:
        return (Turn.APPLICANT, "Siz"), (Turn.KAMU_SM, "Kamu SM"), (Turn.NOBODY, _arrives(rules))
    desks = [(Turn.UNIT, "Biriminiz")] if rules.via_unit or rules.handler is Handler.UNIT else []
    if rules.handler is Handler.DIRECTORATE:
        desks.append((Turn.DIRECTORATE, "Müdürlük"))
    if len(desks) > 1:
        return (Turn.APPLICANT, "Siz"), *desks, (Turn.KAMU_SM, "Kamu SM ve kurye")
    return (Turn.APPLICANT, "Siz"), *desks, (Turn.KAMU_SM, "Kamu SM"), (Turn.NOBODY, _arrives(rules))


def titles_of(stops: Iterable[Stop]) -> tuple[str, ...]:
    """Return whose stops follow one another, each once: the short list beside the wizard."""
    return tuple(dict.fromkeys(stop.who for stop in stops))


def _arrives(rules: Rules) -> str:
    return "Kargo" if rules.kind is RequestKind.CARD_READER else "Kurye"
