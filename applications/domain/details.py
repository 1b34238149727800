"""What only some cases know: one dataclass a wizard step, flat in ``SignatureRequest.details``."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from applications.domain.steps import Step
from esign_portal.enums import LabelledEnum


class WhatHappened(LabelledEnum):
    LOST = "lost", "Kayboldu"
    STOLEN = "stolen", "Çalındı"
    OTHER = "other", "Başka bir neden"


class RevokedHow(LabelledEnum):
    PHONE = "phone", "Kamu SM çağrı merkezini arayarak"
    ONLINE = "online", "Kamu SM Online İşlemler’den"


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateDetails:
    """The certificate to be renewed."""

    certificate_ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationDetails:
    """The lost or stolen certificate: what happened, when and how it was revoked (or suspended)."""

    what_happened: str
    revoked_on: date
    revoked_how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceDetails:
    """Who the reader's invoice is made out to; a person's number is the identity number."""

    invoice_name: str
    invoice_tax_no: str
    invoice_tax_office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderDetails:
    keeps_reader: bool


KindDetails = CertificateDetails | RevocationDetails | InvoiceDetails | ReaderDetails

DETAIL_STEPS: dict[Step, type[KindDetails]] = {
    Step.CERTIFICATE: CertificateDetails,
    Step.REVOCATION: RevocationDetails,
    Step.INVOICE: InvoiceDetails,
    Step.READER: ReaderDetails,
}


def details_from(answers: Mapping[Step, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the flat JSON of the steps a case has; dates as ISO text.

    ``answers``: cleaned values by step. Raises TypeError when a step lacks a value.

    >>> details_from({Step.CERTIFICATE: {"certificate_ends_on": date(2026, 12, 1)}})
    {'certificate_ends_on': '2026-12-01'}
    """
    flat: dict[str, Any] = {}
    for step, kind in DETAIL_STEPS.items():
        if step in answers:
            wanted = {field.name for field in fields(kind)}
            row = kind(**{name: value for name, value in answers[step].items() if name in wanted})
            flat |= {name: _plain(value) for name, value in asdict(row).items()}
    return flat


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
