"""The printed form: what it costs with this project, with plain WeasyPrint, reportlab, typst and Chromium.

Every step is a process of its own. Milliseconds are of processor time for a form of two copies, medians of rounds in
which the programs draw the same forms; what a program is made to do stands in its module.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from reportlab.lib import rl_accel

from tests.benchmarks.portal import Portal, own_portal

SEED = 1
SIZES = {"forms": 10_000, "equal": 1000, "rounds": 20, "bulk": 200, "starts": 5}
_TOLD = {
    "forms": "made-up forms to be filled",
    "equal": "of them compared with a full render",
    "rounds": "rounds of all programs",
    "bulk": "forms in one PDF",
    "starts": "starts of a fresh process",
}
_RIVALS = ("weasyprint", "reportlab", "typst", "chromium")
_AT_ONCE = 20
"""Forms that the widest program draws a round."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the sizes to the command line."""
    group = parser.add_argument_group("form")
    for name, count in SIZES.items():
        group.add_argument(f"--{name}", type=int, default=count, metavar="N", help=f"{_TOLD[name]} (default {count})")


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Return every figure by its whole name, ``form.ratio_weasyprint`` and so on."""
    with own_portal() as portal:
        file = portal.folder / "sheets"
        count = max(options.forms, options.equal, 2 * options.bulk, _warm(options) + _AT_ONCE * options.rounds)
        portal.measure("tests.benchmarks.form_sheets", file=str(file), count=count, seed=SEED)
        cold = [_start(portal, file, is_first=True) for _ in range(options.starts)]
        later = [_start(portal, file, is_first=False) for _ in range(options.starts)]
        _forget_drawings(portal)
        ms = portal.measure("tests.benchmarks.form_rounds", file=str(file), rounds=options.rounds, warm=_warm(options))
        bulk = _bulk(portal, file, options.bulk)
        _forget_drawings(portal)
        soak = portal.measure("tests.benchmarks.form_soak", file=str(file), count=options.forms)
        equal = _compare(portal, file, options.equal)
    figures = _figures(ms, bulk, soak, options) | equal
    for name, starts in (("cold_start", cold), ("later_start", later)):
        figures |= {f"{name}_s": median(wall for wall, _ in starts), f"{name}_cpu_s": median(cpu for _, cpu in starts)}
    figures["goals"] = _goals(figures)
    return {f"form.{name}": _rounded(value) for name, value in figures.items()}


def _warm(options: argparse.Namespace) -> int:
    """Return how many forms this project draws before the first round: its common layouts are made then."""
    return min(200, options.forms)


def _forget_drawings(portal: Portal) -> None:
    """Make it a portal that has never printed: no drawings lie on its disk."""
    shutil.rmtree(portal.folder / "layouts", ignore_errors=True)


def _bulk(portal: Portal, file: Path, count: int) -> dict[str, Any]:
    """Return the figures of a portal that has never printed, and those of its next process (``later_``)."""
    _forget_drawings(portal)
    arguments = {"file": str(file), "count": count, "folder": str(portal.folder)}
    never, later = (portal.measure("tests.benchmarks.form_bulk", **arguments) for _ in range(2))
    return never | {f"later_{name}": later[f"first_{name}"] for name in ("ms_per_form", "s")}


def _start(portal: Portal, file: Path, *, is_first: bool) -> tuple[float, float]:
    """Return the seconds from starting a Python to the first bytes of its first form, and its processor time.

    ``is_first``: no process has printed there before. On a machine that is busy with other things the seconds are more.
    """
    if is_first:
        _forget_drawings(portal)
    begun, before = time.perf_counter(), _ended_children_s()
    command = [sys.executable, "-m", "tests.benchmarks.form_cold_start", str(file)]
    with subprocess.Popen(command, env=portal.environment, stdout=subprocess.PIPE) as process:
        begins = process.stdout.read(5)
        waited = time.perf_counter() - begun
        process.stdout.read()
    if begins != b"%PDF-":
        raise subprocess.CalledProcessError(process.returncode, command)
    return waited, _ended_children_s() - before


def _ended_children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _compare(portal: Portal, file: Path, count: int) -> dict[str, Any]:
    """Compare on both cores: nothing is timed here."""
    module, middle = "tests.benchmarks.form_equal", count // 2
    halves = [portal.started(module, file=str(file), start=a, stop=b) for a, b in ((0, middle), (middle, count))]
    answers = [portal.answer(process, module) for process in halves]
    shares = {
        f"{name}_equal": sum(answer[name] for answer in answers) / max(count, 1)
        for name in ("text", "structure", "metadata")
    }
    return shares | {
        "compared": count,
        "unequal_sheets": [number for answer in answers for number in answer["unequal"]],
    }


def _figures(
    ms: dict[str, float], bulk: dict[str, Any], soak: dict[str, Any], options: argparse.Namespace
) -> dict[str, Any]:
    return {
        **{f"ratio_{name}": ms[name] / ms["ours"] for name in _RIVALS},
        **{f"ms_{name}": spent for name, spent in ms.items()},
        "reportlab_in_c": rl_accel.fp_str.__module__ != rl_accel.__name__,
        "rounds": options.rounds,
        "bulk_ratio_weasyprint": ms["weasyprint"] / bulk["ms_per_form"],
        "bulk_ratio_weasyprint_first": ms["weasyprint"] / bulk["first_ms_per_form"],
        "bulk_ratio_weasyprint_later": ms["weasyprint"] / bulk["later_ms_per_form"],
        "bulk_forms": options.bulk,
        **{f"bulk_{name}": value for name, value in bulk.items()},
        "forms": options.forms,
        "fallback_share": soak["full_renders"] / options.forms,
        "full_renders": soak["full_renders"],
        "layouts": soak["layouts"],
        "layouts_kept": soak["layouts_kept"],
        "full_renders_with_first": soak["full_renders"] + soak["layouts"],
        "ms_ours_mean_with_full_renders": soak["mean_ms"],
        "grown_mb": soak["grown_mb"],
    }


def _goals(figures: dict[str, Any]) -> dict[str, bool]:
    """Return what the figures are wanted to be, and whether they are."""
    return {
        "at least 100 times plain WeasyPrint": figures["ratio_weasyprint"] >= 100,
        "at least 5 times reportlab": figures["ratio_reportlab"] >= 5,
        "first form of a process within 1.5 s": figures["cold_start_s"] <= 1.5,
        "less than 2% need a full render": figures["fallback_share"] < 0.02,
        "text equal to the full render": figures["text_equal"] == 1,
        "structure equal to the full render": figures["structure_equal"] == 1,
        "in bulk at least 20 times plain WeasyPrint": figures["bulk_ratio_weasyprint"] >= 20,
        "bulk within 200 MB": figures["bulk_peak_mb"] <= 200,
    }


def _rounded(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value
