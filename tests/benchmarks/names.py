"""How well names of people are compared."""

import importlib
import importlib.util
from typing import Any

_PAIRS = "tests.payments.name_pairs"


def measured_names(count: int) -> dict[str, Any]:
    """Return precision, recall and F1 of ``count`` pairs of names; nothing where the pairs are not there."""
    if importlib.util.find_spec(_PAIRS) is None:
        return {}
    return importlib.import_module(_PAIRS).measure_names(count)
