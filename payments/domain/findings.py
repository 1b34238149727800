"""How one value of a receipt was found, and where."""

from dataclasses import dataclass
from typing import Any

from esign_portal.enums import LabelledEnum
from payments.domain.placed import Spot, spots_from_json, spots_to_json


class How(LabelledEnum):
    """What led to a value."""

    LAYOUT = "layout", "Bankanın kendi düzeninden"
    LABEL = "label", "Etiketinden"
    PATTERN = "pattern", "Biçiminden"


@dataclass(frozen=True, slots=True)
class Finding:
    """``spots`` is empty when the text came without places. ``printed`` is what OCR read where a check digit proved
    a repair. A value that is not ``is_certain`` was read by OCR with doubt, or nothing but a guess from its
    neighbours says where it ends or whose it is; it decides nothing alone.
    """

    how: How
    spots: tuple[Spot, ...] = ()
    is_certain: bool = True
    printed: str | None = None


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """Return ``finding`` in plain JSON types."""
    return {
        "how": finding.how.value,
        "spots": spots_to_json(finding.spots),
        "is_certain": finding.is_certain,
        "printed": finding.printed,
    }


def finding_from_json(values: Any) -> Finding | None:
    """Return what `finding_to_json` wrote; ``None`` for anything else."""
    if not isinstance(values, dict):
        return None
    how = next((member for member in How if member.value == values.get("how")), None)
    if how is None:
        return None
    printed = values.get("printed")
    return Finding(how, spots_from_json(values.get("spots")), bool(values.get("is_certain", True)), printed)
