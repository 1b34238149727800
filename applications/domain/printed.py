"""What every printed paper says of itself: when it was printed; a signed one also whose it is and what it says."""

from dataclasses import dataclass
from datetime import datetime

from applications.domain.paper_codes import shown_mark
from applications.domain.references import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper. ``printed_at``: in local time."""

    printed_at: datetime

    @property
    def printed_moment(self) -> str:
        """Return when the paper was printed, as it stands on it: ``16.11.2026 14.55``."""
        return f"{self.printed_at:%d.%m.%Y %H.%M}"

    @property
    def printed_iso(self) -> str:
        """Return the same for the file's properties: ``2026-11-16T14:55:00+03:00``."""
        return self.printed_at.isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared(Printed):
    """A paper on which a person declares something about a request.

    ``reference``: compact, 8 characters. ``declared``: 64 hex digits, see ``form_sheet.declared_hash``.
    ``is_draft``: not to be signed and handed in.
    """

    reference: str
    declared: str
    is_draft: bool = False

    @property
    def spoken_reference(self) -> str:
        return spoken(self.reference)

    @property
    def shown_hash(self) -> str:
        """Return the first digits of the hash as printed: ``a91f 3c5e``."""
        return shown_mark(self.declared)
