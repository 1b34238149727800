"""Cleaned answers -> the columns of a request, and back to the strings a correction starts from.

Each step's columns are written once, here; a correction writes those of its own steps only.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import formats

from applications.domain.details import DETAIL_STEPS, details_from
from applications.domain.steps import Step
from applications.models import SignatureRequest
from esign_portal import turkish

COLUMNS: dict[Step, tuple[str, ...]] = {
    Step.PERSON: ("tckn", "first_name", "last_name", "birth_date", "title", "unit", "unit_text", "email", "mobile"),
    Step.ADDRESS: ("province", "district", "neighbourhood", "street", "building_no", "flat_no", "postal_code"),
    Step.SIGNING: ("signing_method",),
}


def columns_from(answers: Mapping[Step, Mapping[str, Any]], *, details: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that ``answers`` (cleaned, by step) fill; ``details`` is what the case had before."""
    columns = {name: answers[step][name] for step, names in COLUMNS.items() if step in answers for name in names}
    merged = {**details, **details_from(answers)}
    if Step.PERSON in answers:
        person = answers[Step.PERSON]
        columns["folded_name"] = turkish.fold(f"{person['first_name']} {person['last_name']}")
        merged["is_naturalised"] = bool(person.get("is_naturalised"))
    columns["details"] = merged
    return columns


def answers_of(case: SignatureRequest) -> dict[str, dict[str, str]]:
    """Return the strings as if typed, by step, that reproduce ``case``: what a correction shows first."""
    answers = {step.value: {name: _typed(getattr(case, name)) for name in names} for step, names in COLUMNS.items()}
    answers[Step.PERSON]["is_naturalised"] = "on" if case.details.get("is_naturalised") else ""
    for step, kind in DETAIL_STEPS.items():
        names = [name for name in kind.__slots__ if name in case.details]
        if names:
            answers[step.value] = {name: _typed_detail(case.details[name]) for name in names}
    needs_card = case.chosen_method is not None and case.chosen_method.needs_valid_certificate
    answers[Step.SIGNING]["has_valid_certificate"] = "on" if needs_card else ""
    answers[Step.NOTICE] = {"notice_read": "on", "read_at": case.notice_read_at.isoformat()}
    return answers


def _typed(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return formats.date_format(value, "d.m.Y")
    return str(getattr(value, "pk", value))


def _typed_detail(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    try:
        return _typed(date.fromisoformat(value))
    except ValueError:
        return str(value)
