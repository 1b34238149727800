"""What is asked for, and what only one kind of request knows (``domain.details``), in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format

from applications.domain.details import RevokedHow, WhatHappened
from applications.domain.form_sheet import Fact
from applications.domain.procedures import Rules
from applications.domain.vocabulary import FeeItem, Prerequisite, RequestKind
from esign_portal import turkish


def kind_facts(details: Mapping[str, Any], rules: Rules) -> tuple[Fact, ...]:
    """Return the lines of the section "Sertifika" (or "Kart okuyucu"); a fact without an answer is blank."""
    return (*_wanted(details, rules), *_certificate(details, rules), *_invoice(details))


def _wanted(details: Mapping[str, Any], rules: Rules) -> tuple[Fact, ...]:
    """Say what is asked for. Where no fee is named the items are not either: then the certificate, or the reader."""
    alone = FeeItem.READER if rules.kind is RequestKind.CARD_READER else FeeItem.NES
    keeps_reader = bool(details.get("keeps_reader"))
    items = [item for item in rules.items or (alone,) if not (keeps_reader and item is FeeItem.READER)]
    named = " ve ".join(item.label for item in items)
    return (
        Fact(label="İstenen", value=named[:1] + turkish.lower(named[1:])),
        Fact(label="Kart okuyucu", value="Eski okuyucu kullanılacak" if keeps_reader else ""),
    )


def _certificate(details: Mapping[str, Any], rules: Rules) -> tuple[Fact, ...]:
    is_suspended = any(rule.prerequisite is Prerequisite.SUSPEND_FIRST for rule in rules.prerequisites)
    what = "Askıya alma" if is_suspended else "İptal"
    happened, how = details.get("what_happened"), details.get("revoked_how")
    return (
        Fact(label="Sertifikanın bitişi", value=_day(details.get("certificate_ends_on"))),
        Fact(label="Karta ne oldu", value=WhatHappened(happened).label if happened else ""),
        Fact(label=f"{what} tarihi", value=_day(details.get("revoked_on"))),
        Fact(label=f"{what} yolu", value=RevokedHow(how).label if how else ""),
    )


def _invoice(details: Mapping[str, Any]) -> tuple[Fact, ...]:
    return (
        Fact(label="Fatura adı", value=details.get("invoice_name", "")),
        Fact(label="Vergi veya kimlik no", value=details.get("invoice_tax_no", ""), is_code=True),
        Fact(label="Vergi dairesi", value=details.get("invoice_tax_office", "")),
    )


def _day(stored: str | None) -> str:
    return date_format(date.fromisoformat(stored), "SHORT_DATE_FORMAT") if stored else ""
