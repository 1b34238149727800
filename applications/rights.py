"""As whom a person may act on a case. ``Membership`` is the only source of rights."""

from django.db.models import Q, QuerySet, prefetch_related_objects

from applications.domain.lifecycle import Actor
from applications.domain.vocabulary import Role
from applications.models import Membership, SignatureRequest, User

_ACTORS = {
    Role.OFFICER: (Actor.OFFICER,),
    Role.SUPERVISOR: (Actor.OFFICER, Actor.SUPERVISOR),
    Role.COORDINATOR: (Actor.COORDINATOR,),
}

_PRINTERS = (Role.COORDINATOR, Role.OFFICER, Role.SUPERVISOR)
"""Who prints many forms at once. An auditor reads."""


def actors_of(user: User, case: SignatureRequest) -> frozenset[Actor]:
    """Return what ``user`` is to ``case``; empty for a stranger, an auditor, an administrator.

    Nobody decides about their own request: its owner is the applicant and nothing else.
    """
    if case.owner_id == user.pk:
        return frozenset({Actor.APPLICANT})
    return frozenset(actor for member in user.memberships.all() for actor in _actors_by(member, case))


def _actors_by(member: Membership, case: SignatureRequest) -> tuple[Actor, ...]:
    if member.directorate_id != case.directorate_id:
        return ()
    if member.role == Role.COORDINATOR and member.unit_id != case.unit_id:
        return ()
    return _ACTORS.get(Role(member.role), ())


def roles_of(user: User) -> frozenset[Role]:
    return frozenset(Role(member.role) for member in user.memberships.all())


def directorate_ids(user: User, *roles: Role) -> frozenset[int]:
    """Return the directorates in which ``user`` has one of ``roles`` (any role when none is named)."""
    return frozenset(
        member.directorate_id for member in user.memberships.all() if not roles or Role(member.role) in roles
    )


def load_memberships(user: User) -> None:
    """Read ``user``'s memberships once: every later question about rights is answered from memory."""
    prefetch_related_objects([user], "memberships__directorate", "memberships__unit")


def may_print_many(user: User) -> bool:
    """Tell whether ``user`` has a role that prints many forms at once."""
    return bool(directorate_ids(user, *_PRINTERS))


def printable(user: User) -> QuerySet[SignatureRequest]:
    """Return the requests whose forms ``user`` may print in bulk: a desk's, or a coordinator's unit's."""
    desks = directorate_ids(user, Role.OFFICER, Role.SUPERVISOR)
    units = {member.unit_id for member in user.memberships.all() if member.role == Role.COORDINATOR}
    return SignatureRequest.objects.visible_to(user).filter(Q(directorate__in=desks) | Q(unit__in=units))
