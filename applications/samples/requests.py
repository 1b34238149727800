"""Sample requests in every state, made by the same services that people use."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain, cycle, islice, zip_longest
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from applications import catalogue, desk, services, submission, wizard
from applications.domain.details import RevokedHow, WhatHappened
from applications.domain.lifecycle import Action, Actor, Need, Status, Transition
from applications.domain.procedures import Rules
from applications.domain.steps import Step, steps_for
from applications.domain.vocabulary import Role, SigningMethod, StaffCategory
from applications.forms.person import units_for
from applications.models import Directorate, Membership, Procedure, RequestDraft, SignatureRequest, Unit, User
from applications.samples import people
from applications.samples.journeys import goals_on, way_to
from applications.samples.receipts import Mistake, sample_receipt
from payments import services as payments

_ACTORS = (Actor.APPLICANT, Actor.OFFICER, Actor.SUPERVISOR)

REASONS = {
    Action.RETURN: "Adreste bina numarası eksik görünüyor; kontrol edip yeniden gönderin.",
    Action.REJECT: "Görev yeriniz başka bir ile taşınmış. O ilin müdürlüğüne başvurun.",
}


@dataclass
class SampleMaker:
    """Makes sample requests; one seed always makes the same ones."""

    seed: int = 1
    made: int = 0
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)  # noqa: S311  sample people, not secrets

    def make(self, count: int, *, now: datetime) -> Iterator[SignatureRequest | RequestDraft]:
        """Yield ``count`` requests and drafts, every reachable state of every procedure before any comes twice."""
        plan = _plan(catalogue.offered(day=timezone.localdate(now)))
        for procedure_id, goal in islice(cycle(plan), count):
            self.made += 1
            days = self.chance.uniform(0.2, 20)
            yield self._one(procedure_id, goal, started=now - timedelta(days=days), now=now)

    def _one(
        self, procedure_id: int, goal: Status | None, *, started: datetime, now: datetime
    ) -> SignatureRequest | RequestDraft:
        procedure = Procedure.objects.with_parts().get(pk=procedure_id)
        rules = catalogue.rules_of(procedure)
        person = people.make_person(self.chance, self.made)
        owner = User.objects.create_user(person.email, full_name=person.full_name)
        draft = wizard.start(procedure, owner=owner, at=started)
        unit = self._unit(procedure)
        draft.answers = _answers(person, procedure, rules, unit, self.chance, at=started)
        draft.save(update_fields=["answers"])
        self._pay(draft, rules, at=started)
        if goal is None:
            return draft
        case = submission.submit(draft.pk, by=owner, at=started)
        moves = way_to(goal, rules.route, _ACTORS) or ()
        pause = (now - started) / (len(moves) + 1)
        for number, move in enumerate(moves, start=1):
            _move(case, move, at=started + number * pause)
        return SignatureRequest.objects.get(pk=case.pk)

    def _unit(self, procedure: Procedure) -> Unit | None:
        units = units_for(procedure.directorate_id, StaffCategory(procedure.category))
        return self.chance.choice(units) if units else None

    def _pay(self, draft: RequestDraft, rules: Rules, *, at: datetime) -> None:
        """Upload a receipt where one is due before the request is handed in; some carry a usual mistake."""
        if not rules.needs_receipt_before_submission:
            return
        payment = wizard.payment_of(draft, rules, today=timezone.localdate(at), at=at)
        mistake = self.chance.choice([Mistake.NONE, Mistake.NONE, *Mistake])
        expected = payments.expectation_of(payment)
        pdf = sample_receipt(expected, at=timezone.localtime(at), number=self.made, mistake=mistake)
        file = SimpleUploadedFile("dekont.pdf", pdf, content_type="application/pdf")
        payments.accept_upload(payment, file, by=draft.owner, at=at)


def make_staff() -> list[tuple[str, str, str]]:
    """Create units and one member of each role in each directorate; return (directorate, role, e-mail).

    A directorate without a unit gets no coordinator.
    """
    logins = []
    for directorate in Directorate.objects.order_by("plate"):
        for kind, name in people.UNITS.get(directorate.province, ()):
            Unit.objects.get_or_create(directorate=directorate, kind=kind, name=name)
        first_unit = directorate.units.order_by("pk").first()
        for role, (login, name) in people.OFFICERS.items():
            if role is Role.COORDINATOR and first_unit is None:
                continue
            email = f"{login}.{directorate.plate:02d}@ornek.example"
            user = User.objects.with_email(email) or User.objects.create_user(email, people.PASSWORD, full_name=name)
            unit = first_unit if role is Role.COORDINATOR else None
            Membership.objects.get_or_create(user=user, role=role, directorate=directorate, unit=unit)
            logins.append((directorate.name, role.label, email))
    return logins


def _plan(procedures: list[Procedure]) -> list[tuple[int, Status | None]]:
    """Return (procedure, wanted state) so that early rows already show each state; ``None``: a draft.

    Procedures with a receipt come first in every state: they have most to show.
    """
    by_state: dict[Status | None, list[tuple[int, Status | None]]] = {}
    full = Procedure.objects.with_parts().in_bulk([procedure.pk for procedure in procedures])
    rules = {pk: catalogue.rules_of(procedure) for pk, procedure in full.items()}
    for pk in sorted(
        rules, key=lambda pk: (not rules[pk].needs_receipt_before_submission, -full[pk].directorate.plate)
    ):
        for goal in (*goals_on(rules[pk].route, _ACTORS), None):
            by_state.setdefault(goal, []).append((pk, goal))
    rows = chain.from_iterable(zip_longest(*by_state.values()))
    return [row for row in rows if row is not None]


def _move(case: SignatureRequest, move: Transition, *, at: datetime) -> None:
    by = _member(case, move.actor)
    actors = frozenset({move.actor})
    if Need.SIGNED_COPIES in move.needs:
        copies = [copy.pk for copy in case.paper_copies.all()]
        desk.receive_papers(case.pk, copies, actors=actors, by=by, at=at)
    if Need.PAYMENT in move.needs and case.payment is not None and not payments.is_settled(case.payment):
        desk.confirm_payment(case.pk, actors=actors, by=by, at=at, note="Hesap hareketlerinde görüldü.")
    detail = {"steps": [Step.ADDRESS]} if move.action is Action.RETURN else None
    services.take_action(
        case.pk, move.action, actors=actors, by=by, at=at, note=REASONS.get(move.action, ""), detail=detail
    )


def _member(case: SignatureRequest, actor: Actor) -> User:
    if actor is Actor.APPLICANT:
        return case.owner
    role = Role.SUPERVISOR if actor is Actor.SUPERVISOR else Role.OFFICER
    return Membership.objects.select_related("user").filter(role=role, directorate=case.directorate).first().user


def _answers(
    person: people.SamplePerson, procedure: Procedure, rules: Rules, unit: Unit | None, chance: Random, *, at: datetime
) -> dict[str, dict[str, str]]:
    """Return the strings as an applicant would type them, for every step the case has."""
    day = timezone.localdate(at)
    province = procedure.directorate.province
    typed = {
        Step.NOTICE: {"notice_read": "on", "read_at": at.isoformat()},
        Step.PERSON: {
            "tckn": person.tckn,
            "first_name": person.first_name,
            "last_name": person.last_name,
            "birth_date": person.birth_date,
            "title": people.TITLES[StaffCategory(procedure.category)],
            "unit": str(unit.pk) if unit else "",
            "unit_text": "" if unit else "Örnek Birimi",
            "email": person.email,
            "mobile": person.mobile,
        },
        Step.ADDRESS: {
            "province": province,
            "district": chance.choice(people.DISTRICTS.get(province, ("Merkez",))),
            "neighbourhood": chance.choice(people.NEIGHBOURHOODS),
            "street": chance.choice(people.STREETS),
            "building_no": str(chance.randrange(1, 120)),
            "flat_no": str(chance.randrange(1, 30)),
            "postal_code": "",
        },
        Step.CERTIFICATE: {"certificate_ends_on": f"{day + timedelta(days=60):%d.%m.%Y}"},
        Step.REVOCATION: {
            "what_happened": WhatHappened.LOST,
            "revoked_on": f"{day:%d.%m.%Y}",
            "revoked_how": RevokedHow.PHONE,
        },
        Step.INVOICE: {
            "invoice_name": person.full_name,
            "invoice_tax_no": person.tckn,
            "invoice_tax_office": "Örnek Vergi Dairesi",
        },
        Step.READER: {"keeps_reader": "no"},
        Step.SIGNING: {"signing_method": SigningMethod.WET, "has_valid_certificate": ""},
    }
    return {step.value: typed[step] for step in steps_for(rules) if step in typed}
