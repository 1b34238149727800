"""Requests that are handed on together: their covering letter and their hand-over list, from rows to PDF."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from applications.domain.batch_papers import (
    Addressee,
    Closing,
    CoveringLetter,
    HandOverList,
    HandOverRow,
    KindCount,
    Office,
    count_kinds,
    office_addressee,
)
from applications.domain.vocabulary import DeliveryWay, Handler, RequestKind
from applications.models import Contact, Directorate, ProcedureDelivery, SignatureRequest, Unit
from applications.models.guides import POST_ADDRESS
from applications.printing import engine

BATCH_PARTS = ("paper_copies",)
BATCH_COLUMNS = ("directorate", "unit", "procedure")
"""What a batch reads beside each request: to be prefetched, and to be selected with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBatch:
    """Requests of one directorate in the order of the list. ``unit``: who hands them on; ``None``: the desk itself."""

    cases: tuple[SignatureRequest, ...]
    directorate: Directorate
    unit: Unit | None = None

    @property
    def counts(self) -> tuple[KindCount, ...]:
        return count_kinds((RequestKind(case.kind), case.kind_label) for case in self.cases)

    @property
    def awaited(self) -> int:
        """Return of how many requests no copy is recorded as received; a unit records none."""
        return 0 if self.unit else sum(not _received(case) for case in self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a person decides about the letter; empty: left to the pen."""

    number: str = ""
    day: date | None = None
    references: tuple[str, ...] = ()
    closing: Closing = Closing.TO_SUPERIOR
    signer: str = ""
    signer_title: str = ""


def sender_of(batch: PaperBatch) -> Office:
    """Return who hands the batch on. Only the directorate's own address is known."""
    where = batch.directorate
    if batch.unit is not None:
        return Office(institution=where.name, unit=batch.unit.name, is_unit=True)
    reached = (f"Telefon: {where.phone}" if where.phone else "", f"E-posta: {where.mailbox}" if where.mailbox else "")
    lines = (where.address, " · ".join(filter(None, reached)))
    return Office(institution=where.name, unit=where.desk, contact=tuple(filter(None, lines)))


def addressees_of(batch: PaperBatch) -> tuple[Addressee, ...]:
    """Return to whom such a batch goes: a unit's to the directorate's desk, the desk's to Kamu SM.

    Where Kamu SM takes papers, and under which name, stands in the rows of procedures whose papers are posted to it;
    empty when none does.
    """
    if batch.unit is not None:
        return (office_addressee(batch.directorate.name, unit=batch.directorate.desk),)
    known = Contact.objects.filter(key=POST_ADDRESS).values("value")[:1]
    posted = ProcedureDelivery.objects.filter(way=DeliveryWay.POST, procedure__handler=Handler.KAMU_SM)
    places = posted.filter(Q(procedure__directorate=batch.directorate) | Q(address__in=known))
    rows = places.order_by("place", "address").values_list("place", "address").distinct()
    return tuple(office_addressee(place, address=address) for place, address in rows)


def hand_over_of(batch: PaperBatch, *, receiver: str, printed_at: datetime) -> HandOverList:
    return HandOverList(
        giver=sender_of(batch).full_name,
        receiver=receiver,
        rows=tuple(map(_row, batch.cases)),
        printed_at=timezone.localtime(printed_at),
    )


def covering_letter_of(
    batch: PaperBatch, *, addressee: Addressee, wording: Wording, list_pages: int, printed_at: datetime
) -> CoveringLetter:
    """Return the letter. ``list_pages``: pages of the batch's hand-over list, see ``hand_over_pages``."""
    return CoveringLetter(
        office=sender_of(batch),
        addressee=addressee,
        number=wording.number,
        day=date_format(wording.day, "SHORT_DATE_FORMAT") if wording.day else "",
        references=wording.references,
        counts=batch.counts,
        closing=wording.closing,
        signer=wording.signer,
        signer_title=wording.signer_title,
        list_pages=list_pages,
        printed_at=timezone.localtime(printed_at),
    )


def covering_letter_pdf(batch: PaperBatch, *, addressee: Addressee, wording: Wording, printed_at: datetime) -> bytes:
    """Return the letter as PDF. Its list is laid out too, because the letter tells how many pages it has.

    Raises PaperNotPrintable or LettersMissing.
    """
    enclosed = hand_over_of(batch, receiver=addressee.name, printed_at=printed_at)
    pages = hand_over_pages(enclosed)
    return draw_letter(
        covering_letter_of(batch, addressee=addressee, wording=wording, list_pages=pages, printed_at=printed_at)
    )


def hand_over_list_pdf(batch: PaperBatch, *, receiver: str, printed_at: datetime) -> bytes:
    """Return the list as PDF; an empty ``receiver`` is left to the pen. Raises PaperNotPrintable or LettersMissing."""
    return draw_list(hand_over_of(batch, receiver=receiver, printed_at=printed_at))


def draw_letter(letter: CoveringLetter) -> bytes:
    return engine.write_pdf("print/covering_letter.html", {"letter": letter}, style="covering_letter.css")


def draw_list(listed: HandOverList) -> bytes:
    with _nothing_gathered():
        return engine.write_pdf("print/hand_over_list.html", {"list": listed}, style="hand_over_list.css")


def hand_over_pages(listed: HandOverList) -> int:
    """Return how many pages ``draw_list`` makes of it."""
    with _nothing_gathered():
        drawn = engine.draw_objects("print/hand_over_list.html", {"list": listed}, style="hand_over_list.css")
    return int(drawn.pages["Count"])


@contextmanager
def _nothing_gathered() -> Iterator[None]:
    """Keep Python from looking for unused objects while hundreds of rows are laid out.

    Everything is used until the file is written: looking took a quarter of the time and freed nothing (500 rows). Of
    two lists at once, the one that began first lets Python look again when it is done: the other is slower, not wrong.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _row(case: SignatureRequest) -> HandOverRow:
    return HandOverRow(
        reference=case.spoken_reference,
        name=case.full_name,
        masked_tckn=case.masked_tckn,
        unit=case.unit_name,
        kind=case.kind_label,
        copies=_copies(case),
    )


def _copies(case: SignatureRequest) -> int:
    """Return how many copies are handed on: those in hand; where none was recorded, all that are awaited."""
    return _received(case) or len(case.paper_copies.all())


def _received(case: SignatureRequest) -> int:
    return sum(copy.is_received for copy in case.paper_copies.all())
