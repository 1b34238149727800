"""What the checks of one receipt found."""

from collections.abc import Iterable
from dataclasses import dataclass

from payments.domain.outcomes import Check, Outcome
from payments.domain.placed import Spot

WAIT = "Bir şey yapmanız gerekmez; yetkili bakar."
"""What the person does about a check that cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """One check: what was expected, what was found (both as people read them) and a sentence saying what to do.

    ``spots`` are the places on the pages where it was found; empty when nothing was, or the text came without places.
    """

    check: Check
    outcome: Outcome
    sentence: str
    expected: str | None = None
    found: str | None = None
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedReceipt:
    """The results of one receipt in their order. The verdict is advice to an officer, never proof."""

    results: tuple[CheckResult, ...]

    @property
    def outcome(self) -> Outcome:
        """The worst result: differs, else cannot tell, else agrees."""
        return worst(result.outcome for result in self.results)

    @property
    def not_agreeing(self) -> dict[Check, Outcome]:
        """The checks that do not agree, with their outcomes."""
        return {result.check: result.outcome for result in self.results if result.outcome is not Outcome.AGREES}

    def of(self, check: Check) -> CheckResult:
        """Return the result of ``check``; raises KeyError when this shape of receipt does not have it."""
        return {result.check: result for result in self.results}[check]


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the worst of ``outcomes``; nothing checked means that nothing can be told."""
    found = set(outcomes)
    if Outcome.DIFFERS in found:
        return Outcome.DIFFERS
    return Outcome.AGREES if found == {Outcome.AGREES} else Outcome.CANNOT_TELL
