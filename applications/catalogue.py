"""Rows -> Rules on a day; a new version of a procedure; which choices a directorate offers."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from applications.domain import fees
from applications.domain import procedures as domain
from applications.domain import vocabulary as words
from applications.models import (
    Contact,
    Directorate,
    Price,
    Procedure,
    ProcedureChannel,
    ProcedureDelivery,
    ProcedureDescription,
    ProcedurePaper,
)
from applications.models.procedure_parts import ProcedurePart
from applications.once import once, reading_once
from esign_portal import turkish
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import Place


def read_once(procedure_ids: Iterable[int]) -> AbstractContextManager[None]:
    """Begin a block in which the tariff and the rules of these versions are read once, for papers of many requests."""
    rows = Procedure.objects.with_parts().filter(pk__in=set(procedure_ids))
    return reading_once({row.pk: rules_of(row) for row in rows})


def rules_of(procedure: Procedure) -> domain.Rules:
    """Return what the row and its children mean. Load it by ``Procedure.objects.with_parts()``."""
    return domain.Rules(
        directorate=procedure.directorate.name,
        category=words.StaffCategory(procedure.category),
        kind=words.RequestKind(procedure.kind),
        reason=procedure.reason,
        valid_from=procedure.valid_from,
        valid_until=procedure.valid_until,
        payer=words.Payer(procedure.payer),
        handler=words.Handler(procedure.handler),
        via_unit=procedure.via_unit,
        is_listed=procedure.is_listed,
        pay_when=words.PayWhen(procedure.pay_when) if procedure.pay_when else None,
        fee=_fee(procedure),
        channels=tuple(_channel(row) for row in procedure.channels.all()),
        descriptions=tuple(_description(row) for row in procedure.descriptions.all()),
        signing_methods=tuple(words.SigningMethod(row.method) for row in procedure.signing_methods.all()),
        papers=tuple(_paper(row) for row in procedure.papers.all()),
        deliveries=tuple(_delivery(row, mailbox=procedure.directorate.mailbox) for row in procedure.deliveries.all()),
        prerequisites=tuple(
            domain.PrerequisiteRule(prerequisite=words.Prerequisite(row.prerequisite), text=row.text)
            for row in procedure.prerequisites.all()
        ),
        steps=tuple(
            domain.StepText(who=row.who, title=row.title, text=row.text, link=row.link) for row in procedure.steps.all()
        ),
        refuses_abbreviations=procedure.refuses_abbreviations,
        reader_may_be_kept=procedure.reader_may_be_kept,
        payer_is_stated=procedure.payer_is_stated,
        allows_declaration=procedure.allows_declaration,
        longest_receipt_age=procedure.longest_receipt_age,
        source=procedure.source,
        source_url=procedure.source_url,
        source_on=procedure.source_on,
        read_on=procedure.read_on,
    )


def rules_by_key(procedure_id: int) -> domain.Rules:
    """Return the rules of one version, in a fixed number of queries."""
    return once(procedure_id, lambda: rules_of(Procedure.objects.with_parts().get(pk=procedure_id)))


def procedure_in_force(directorate: Directorate, category: str, kind: str, *, day: date, reason: str = "") -> Procedure:
    """Return the procedure in force on ``day``. Raises NoProcedureInForce or AmbiguousProcedure."""
    rows = list(
        Procedure.objects.with_parts().filter(directorate=directorate, category=category, kind=kind, reason=reason)
    )
    by_start = {row.valid_from: row for row in rows}
    chosen = domain.in_force((rules_of(row) for row in rows), day=day)
    return by_start[chosen.valid_from]


def offered(*, day: date) -> list[Procedure]:
    """Return every procedure in force on ``day``: what the start page may offer."""
    rows = Procedure.objects.select_related("directorate").filter(valid_from__lte=day)
    current = [row for row in rows if row.valid_until is None or day < row.valid_until]
    return sorted(current, key=lambda row: turkish.sort_key(row.directorate.province))


def tariff() -> tuple[fees.PriceOnDay, ...]:
    """Return every row of Kamu SM's tariff, oldest first."""
    return once("tariff", _tariff)


def _tariff() -> tuple[fees.PriceOnDay, ...]:
    return tuple(
        fees.PriceOnDay(
            item=words.FeeItem(row.item),
            lira=row.lira,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            confirmed_on=row.confirmed_on,
        )
        for row in Price.objects.order_by("valid_from")
    )


def contacts() -> dict[str, Contact]:
    """Return Kamu SM's addresses, phone numbers and links by their key."""
    return {row.key: row for row in Contact.objects.all()}


def is_in_use(procedure: Procedure) -> bool:
    """Tell whether a draft or a request rests on this version: then it is not edited, but superseded."""
    return procedure.cases.exists() or procedure.drafts.exists()


@transaction.atomic
def supersede(procedure: Procedure, *, valid_from: date) -> Procedure:
    """End ``procedure`` on ``valid_from`` and return its copy, children included, that begins there.

    Raises ValidationError when the day is not inside the old version's span.
    """
    old = Procedure.objects.select_for_update().get(pk=procedure.pk)
    if not (old.valid_from < valid_from and (old.valid_until is None or valid_from < old.valid_until)):
        sentence = "Yeni sürüm, eskisinin ilk gününden sonra ve bitişinden önce başlamalı."
        raise ValidationError(sentence, code="supersede")
    parts, last_day = _parts_of(old), old.valid_until
    Procedure.objects.filter(pk=old.pk).update(valid_until=valid_from)
    procedure.valid_until = valid_from
    successor = _copy_of(old, valid_from=valid_from, valid_until=last_day)
    for part in parts:
        part.pk = None
        part._state.adding = True
        part.procedure = successor
        part.save()
    return successor


def _copy_of(old: Procedure, *, valid_from: date, valid_until: date | None) -> Procedure:
    """Save and return the row of a new version. A fixed sum keeps the day since which it is asked."""
    successor = Procedure.objects.get(pk=old.pk)
    successor.pk = None
    successor._state.adding = True
    successor.valid_from, successor.valid_until = valid_from, valid_until
    if old.fixed_sum is not None:
        successor.fixed_sum_since = old.fixed_sum_since or old.valid_from
    successor.full_clean()
    successor.save()
    return successor


def _parts_of(procedure: Procedure) -> list[ProcedurePart]:
    relations = (
        procedure.items,
        procedure.channels,
        procedure.descriptions,
        procedure.signing_methods,
        procedure.papers,
        procedure.deliveries,
        procedure.prerequisites,
        procedure.steps,
    )
    return [part for relation in relations for part in relation.all()]


def _fee(procedure: Procedure) -> fees.Fee:
    items = tuple(words.FeeItem(row.item) for row in procedure.items.all())
    match words.SumMode(procedure.sum_mode):
        case words.SumMode.FIXED:
            return fees.FixedSum(
                lira=procedure.fixed_sum,
                since=procedure.fixed_sum_since or procedure.valid_from,
                items=items,
                without_reader=procedure.fixed_sum_without_reader,
            )
        case words.SumMode.TARIFF:
            return fees.Items(items=items)
        case words.SumMode.SHOWN_LATER:
            return fees.ShownLater(items=items)
        case _:
            return fees.NoFee()


def _channel(row: ProcedureChannel) -> domain.Channel:
    account = row.account and domain.Account(
        iban=row.account.iban,
        stated_bank=row.account.stated_bank,
        branch=row.account.branch,
        titles=tuple(title.title for title in row.account.titles.all()),
        titles_may_be_cut=all(title.may_be_cut for title in row.account.titles.all()),
    )
    return domain.Channel(channel=PaymentChannel(row.channel), account=account, link=row.link, note=row.note)


def _description(row: ProcedureDescription) -> domain.DescriptionRule:
    return domain.DescriptionRule(
        form=words.WordingForm(row.form),
        text=row.text,
        place=Place(row.place),
        optional_words=tuple(row.optional_words.split()),
    )


def _paper(row: ProcedurePaper) -> domain.PaperRule:
    return domain.PaperRule(
        paper=words.Paper(row.paper),
        name=row.name,
        signing_method=words.SigningMethod(row.signing_method) if row.signing_method else None,
        asked_of=words.PaperFor(row.asked_of),
        deliver=row.deliver,
        keep=row.keep,
        post=row.post,
        is_original=row.is_original,
        copies_are_ours=row.copies_are_ours,
    )


def _delivery(row: ProcedureDelivery, *, mailbox: str) -> domain.Delivery:
    """Return where papers go. An e-mail without an address of its own goes to the directorate's mailbox."""
    is_mail = row.way == words.DeliveryWay.EMAIL
    return domain.Delivery(
        way=words.DeliveryWay(row.way),
        place=row.place,
        address=row.address or (mailbox if is_mail else ""),
        signing_method=words.SigningMethod(row.signing_method) if row.signing_method else None,
    )


def sorted_directorates(directorates: Iterable[Directorate]) -> list[Directorate]:
    return sorted(set(directorates), key=lambda row: turkish.sort_key(row.province))
