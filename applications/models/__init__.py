"""The rows: who may do what (people), what is asked (catalogue), what was asked for (cases)."""

from applications.models.case_parts import PaperCopy, RequestEvent, ViewLog
from applications.models.cases import RequestDraft, SignatureRequest
from applications.models.catalogue import Directorate, Price, Unit
from applications.models.declarations import Declaration
from applications.models.guides import Contact, Guide, GuideStep
from applications.models.people import Membership, User
from applications.models.prints import PaperPrint, PrintJob, PrintState
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
from applications.models.procedures import Procedure

__all__ = [
    "Contact",
    "Declaration",
    "Directorate",
    "Guide",
    "GuideStep",
    "Membership",
    "PaperCopy",
    "PaperPrint",
    "Price",
    "PrintJob",
    "PrintState",
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
