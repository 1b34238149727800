"""Counts of right and wrong readings and verdicts, and the shares that the goals speak of."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from payments.domain.receipt import ReceiptFields
from payments.domain.results import CheckedReceipt
from tests.payments.made_up_bank.compare import (
    CORE,
    DOUBTED,
    MISSED,
    RIGHT,
    WRONG,
    false_agreements,
    said_checks,
    said_fields,
)
from tests.payments.made_up_bank.receipts import MadeReceipt

_MOST_NAMED = 20


@dataclass(slots=True)
class Tally:
    """What became of the receipts of one source."""

    receipts: int = 0
    fields: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    checks: defaultdict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    false_agrees: list[str] = field(default_factory=list)
    weak: Counter[str] = field(default_factory=Counter)

    def add(
        self, made: MadeReceipt, fields: ReceiptFields, checked: CheckedReceipt | None, *, is_glued: bool = False
    ) -> None:
        """Count one receipt; without ``checked`` only its fields."""
        self.receipts += 1
        for said in said_fields(made, fields, is_glued=is_glued):
            self.fields[said.name][said.state] += 1
            if said.state != RIGHT:
                self.weak[f"{made.layout.name} {said.name}"] += 1
        if checked is None:
            return
        for check, is_right, _, _ in said_checks(made, checked, is_glued=is_glued):
            self.checks[check.value][is_right] += 1
        self.false_agrees += [f"{made.name} {name}" for name in false_agreements(made, checked)]

    def __add__(self, other: "Tally") -> "Tally":
        both = Tally(self.receipts + other.receipts, false_agrees=self.false_agrees + other.false_agrees)
        both.weak = self.weak + other.weak
        for tally in (self, other):
            for name, counted in tally.fields.items():
                both.fields[name] += counted
            for name, counted in tally.checks.items():
                both.checks[name] += counted
        return both

    def recall(self, *names: str) -> float:
        """Return the share of printed fields that were read right; of the fields ``names``, else of all."""
        counted = self._sum(*names)
        return _share(counted[RIGHT], sum(counted.values()))

    def wrong_share(self) -> float:
        """Return the share of wrong ones among the values said as certain."""
        counted = self._sum()
        return _share(counted[WRONG], counted[RIGHT] + counted[WRONG])

    def accuracy(self) -> float:
        """Return the share of checks that said what they ought to."""
        right = sum(counted[True] for counted in self.checks.values())
        return _share(right, sum(sum(counted.values()) for counted in self.checks.values()))

    def as_json(self) -> dict[str, Any]:
        """Return everything in plain JSON types."""
        counted = self._sum()
        found = {
            "receipts": self.receipts,
            "field_recall": self.recall(),
            "iban_tckn_name_amount_recall": self.recall(*CORE),
            "field_precision": _share(counted[RIGHT], counted[RIGHT] + counted[WRONG] + counted[DOUBTED]),
            "wrong_as_certain": self.wrong_share(),
            "fields": {name: self._field(name) for name in sorted(self.fields) if self.fields[name].total()},
        }
        if self.checks:
            found |= {
                "verdict_accuracy": self.accuracy(),
                "checks": {name: _share(each[True], each.total()) for name, each in sorted(self.checks.items())},
                "false_agrees": len(self.false_agrees),
                "false_agrees_named": self.false_agrees[:_MOST_NAMED],
            }
        return found | {"weakest": dict(self.weak.most_common(8))}

    def _field(self, name: str) -> dict[str, float]:
        counted = self.fields[name]
        return {
            "recall": self.recall(name),
            "missed": counted[MISSED],
            "wrong": counted[WRONG],
            "doubted": counted[DOUBTED],
        }

    def _sum(self, *names: str) -> Counter[str]:
        return sum((self.fields[name] for name in names or list(self.fields)), Counter())


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
