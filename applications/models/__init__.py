"""The rows: who may do what (people), what is asked (catalogue), what was asked for (cases)."""

from applications.models.case_parts import PaperCopy, RequestEvent, ViewLog
from applications.models.cases import RequestDraft, SignatureRequest
from applications.models.catalogue import Directorate, Price, Procedure, Unit
from applications.models.guides import Contact, Guide, GuideStep
from applications.models.people import Membership, User
from applications.models.procedure_parts import (
    ProcedureChannel,
    ProcedureDelivery,
    ProcedureDescription,
    ProcedureItem,
    ProcedurePaper,
    ProcedurePrerequisite,
    ProcedureSigningMethod,
    ProcedureStep,
)

__all__ = [
    "Contact",
    "Directorate",
    "Guide",
    "GuideStep",
    "Membership",
    "PaperCopy",
    "Price",
    "Procedure",
    "ProcedureChannel",
    "ProcedureDelivery",
    "ProcedureDescription",
    "ProcedureItem",
    "ProcedurePaper",
    "ProcedurePrerequisite",
    "ProcedureSigningMethod",
    "ProcedureStep",
    "RequestDraft",
    "RequestEvent",
    "SignatureRequest",
    "Unit",
    "User",
    "ViewLog",
]
