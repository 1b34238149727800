"""Print one JSON object with the results of all benchmarks, or of one; progress goes to standard error."""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any

from tests.benchmarks import form, receipts

BENCHMARKS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {"form": form.run, "receipts": receipts.run}


def main() -> None:
    """Run what the command line asks for. With ``--strict`` a check that agreed wrongly ends it with status 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", choices=sorted(BENCHMARKS), help="run this benchmark alone")
    parser.add_argument("--strict", action="store_true", help="end with status 1 when a check agrees that must not")
    form.add_arguments(parser)
    receipts.add_arguments(parser)
    options = parser.parse_args()
    chosen = [options.only] if options.only else sorted(BENCHMARKS)
    results = {name: BENCHMARKS[name](options) for name in chosen}
    json.dump(by_name(results), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    if options.strict and any(result.get("false_agrees", 0) for result in results.values()):
        sys.exit(1)


def by_name(results: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return one object: figures with whole names ("form.ratio_typst") stand in it, others under their benchmark."""
    whole: dict[str, Any] = {}
    for name, figures in results.items():
        has_whole_names = all(key.startswith(f"{name}.") for key in figures)
        whole |= figures if has_whole_names else {name: figures}
    return whole


if __name__ == "__main__":
    main()
