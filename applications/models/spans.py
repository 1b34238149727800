"""Rows that hold for a span of days, half-open: no two of one thing may share a day."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format


def refuse_overlap(row: Any, others: models.QuerySet[Any], *, code: str, what: str) -> None:
    """Refuse a half-open span that shares a day with another row (SQLite has no exclusion constraint)."""
    if row.valid_from is None:
        return
    clashing = others.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=row.valid_from))
    if row.valid_until is not None:
        clashing = clashing.filter(valid_from__lt=row.valid_until)
    other = clashing.first()
    if other is not None:
        since = date_format(other.valid_from, "SHORT_DATE_FORMAT")
        sentence = f"Bu günler {what} çakışıyor ({since}’den beri). Öncekini bitirin ya da ilk günü değiştirin."
        raise ValidationError({"valid_from": ValidationError(sentence, code=code)})
