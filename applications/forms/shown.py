"""Answers as people read them: on the review page, and when two tabs saved different ones."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model

from applications.domain.mobiles import spoken_mobile
from applications.forms.base import StepForm
from applications.forms.fields import MobileField
from esign_portal.enums import LabelledEnum
from payments.domain.dates import format_day

Row = tuple[str, str]
"""Label and value."""


def cleaned_rows(form: StepForm) -> list[Row]:
    """Return the accepted answers of a valid ``form``; empty optional ones are left out."""
    rows = [(field.label, _cleaned(field, form.cleaned_data.get(name))) for name, field in _visible(form)]
    if form.cleaned_data.get("unit"):
        rows = [row for row in rows if row[0] != form.fields["unit_text"].label]
    return [row for row in rows if row[1]]


def typed_rows(form: StepForm, typed: Mapping[str, str]) -> list[Row]:
    """Return the strings of ``typed`` under their labels, choices in words, whatever they are worth."""
    return [(field.label, _typed(field, typed.get(name) or "")) for name, field in _visible(form)]


def _visible(form: StepForm) -> list[tuple[str, forms.Field]]:
    return [(name, field) for name, field in form.fields.items() if not field.widget.is_hidden]


def _cleaned(field: forms.Field, value: Any) -> str:
    if isinstance(value, bool) and not isinstance(field, forms.ChoiceField):
        return "Evet" if value else ""
    if isinstance(value, date):
        return format_day(value)
    if isinstance(field, MobileField):
        return spoken_mobile(value)
    if isinstance(value, Model):
        return str(value)
    if isinstance(field, forms.TypedChoiceField) and isinstance(value, bool):
        return _typed(field, "yes" if value else "no")
    if isinstance(value, LabelledEnum):
        return value.label
    return _typed(field, str(value or ""))


def _typed(field: forms.Field, value: str) -> str:
    if isinstance(field, forms.BooleanField):
        return "Evet" if value else "Hayır"
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return {str(code): str(label) for code, label in field.choices}.get(value, value)
    return value
