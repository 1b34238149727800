"""Receipts, from every source: how much is read, how much of it is right, what the checks say, and what it costs."""

import argparse
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from payments.domain.checks import check_receipt
from payments.domain.placed import PlacedText
from payments.domain.receipt import ReceiptFields, parse_receipt
from tests.benchmarks.cpu import Clock
from tests.benchmarks.label_search import search_labels
from tests.benchmarks.readers import pdfminer_text, pdftotext_text, read_anything, tesseract_text
from tests.benchmarks.tally import Tally
from tests.payments.made_up_bank.receipts import MadeReceipt, make_receipt, make_screen
from tests.payments.name_pairs import measure_names

Reader = Callable[[bytes], str | PlacedText]
Parser = Callable[[str | PlacedText], ReceiptFields]


@dataclass(frozen=True, slots=True)
class Source:
    """Where receipts come from: as text, or as the bytes of a file. ``size`` names the option with their number."""

    name: str
    size: str
    text: Callable[[MadeReceipt], str] | None = None
    data: Callable[[MadeReceipt], bytes] | None = None
    make: Callable[[int], MadeReceipt] = make_receipt
    is_glued: bool = False


SOURCES = (
    Source("text", "text", text=lambda made: made.text),
    Source("glued", "glued", text=lambda made: made.glued, is_glued=True),
    Source("pdf", "pdf", data=lambda made: made.pdf),
    Source("scan150", "pictures", data=lambda made: made.scan(150)),
    Source("scan200", "pictures", data=lambda made: made.scan(200)),
    Source("scan300", "pictures", data=lambda made: made.scan(300)),
    Source("photo", "pictures", data=lambda made: made.photo),
    Source("screen", "pictures", data=lambda made: made.screenshot, make=make_screen),
)
SIZES = {"text": 2000, "glued": 2000, "pdf": 300, "pictures": 37, "names": 10_000}
SOAK = {"text": 10_000, "glued": 10_000, "pdf": 1000, "pictures": 200, "names": 10_000}


@dataclass(slots=True)
class Rival:
    """Another way to read the same files: its name, and what became of them."""

    name: str
    read: Reader
    parse: Parser
    tally: Tally = field(default_factory=Tally)
    clock: Clock = field(default_factory=Clock)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the sizes to the command line."""
    group = parser.add_argument_group("receipts")
    for name, count in SIZES.items():
        group.add_argument(f"--{name}", type=int, metavar="N", help=f"how many of this kind (default {count})")
    group.add_argument("--soak", action="store_true", help="10,000 receipts as text and glued, 200 pictures of a kind")
    group.add_argument("--seed", type=int, default=1_000_000, help="number of the first receipt")
    group.add_argument("--sources", nargs="+", choices=[each.name for each in SOURCES], help="only these sources")
    group.add_argument("--no-rivals", action="store_true", help="do not read the same files in other ways")


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Return the figures of every source, of the names, and of the plain ways on the same files."""
    sizes = SOAK if options.soak else SIZES
    counts = {name: sizes[name] if getattr(options, name) is None else getattr(options, name) for name in sizes}
    chosen = [source for source in SOURCES if not options.sources or source.name in options.sources]
    ours, rivals = {}, {}
    for source in chosen:
        ours[source.name], others = _measure(source, counts[source.size], options.seed, rivals=not options.no_rivals)
        rivals |= {(source.name, rival.name): _figures(rival.tally, rival.clock) for rival in others}
    names = measure_names(counts["names"])
    false_agrees = sum(figures["false_agrees"] for figures in ours.values())
    return {
        "goals": _goals(ours, names) | _beaten(ours, rivals),
        "false_agrees": false_agrees,
        "sources": ours,
        "names": names,
        "others_on_the_same_files": {f"{name} on {source}": figures for (source, name), figures in rivals.items()},
    }


def _measure(source: Source, count: int, seed: int, *, rivals: bool) -> tuple[dict[str, Any], list[Rival]]:
    tally, parsing, whole = Tally(), Clock(), Clock()
    others = _rivals(source) if rivals else []
    if source.data is not None:
        read_anything(source.data(source.make(seed - 1)))  # the first file of all pays for starting a child
    for number in range(seed, seed + count):
        made = source.make(number)
        data = source.data(made) if source.data else b""
        with whole.running():
            text = source.text(made) if source.text else read_anything(data)
            with parsing.running():
                fields = parse_receipt(text)
                checked = check_receipt(fields, made.expected, today=made.today)
        tally.add(made, fields, checked, is_glued=source.is_glued)
        for rival in others:
            _try(rival, made, data)
        _tell(source, number - seed + 1, count)
    figures = tally.as_json() | {"text_to_verdict": parsing.per_receipt()}
    return figures | ({"bytes_to_verdict": whole.per_receipt()} if source.data else {}), others


def _tell(source: Source, done: int, count: int) -> None:
    if done == count or done % (500 if source.text else 20) == 0:
        sys.stderr.write(f"{source.name}: {done} of {count}\n")


def _rivals(source: Source) -> list[Rival]:
    """Return the other ways for this source: none for a text, two for text layers, tesseract alone for pictures."""
    if source.data is None:
        return []
    if source.name != "pdf":
        return [Rival("tesseract without preparation, our fields", tesseract_text, parse_receipt)]
    found = [Rival("label search on pdfminer.six", pdfminer_text, search_labels)]
    if shutil.which("pdftotext"):
        found.append(Rival("label search on pdftotext", pdftotext_text, search_labels))
    return found


def _try(rival: Rival, made: MadeReceipt, data: bytes) -> None:
    with rival.clock.running():
        fields = rival.parse(rival.read(data))
    rival.tally.add(made, fields, None)


def _figures(tally: Tally, clock: Clock) -> dict[str, Any]:
    return tally.as_json() | {"bytes_to_fields": clock.per_receipt()}


def _beaten(ours: dict[str, Any], rivals: dict[tuple[str, str], Any]) -> dict[str, bool]:
    """Return of each other way whether ours reads more of the same files and says less that is wrong."""
    return {
        f"{source}: better than {name}": ours[source]["iban_tckn_name_amount_recall"]
        > figures["iban_tckn_name_amount_recall"]
        and ours[source]["wrong_as_certain"] < figures["wrong_as_certain"]
        for (source, name), figures in rivals.items()
    }


def _goals(ours: dict[str, Any], names: dict[str, Any]) -> dict[str, bool]:
    """Return which goals are met, of those that this run can tell."""
    goals: dict[str, bool] = {}
    for name, least in {"text": 0.99, "glued": 0.99, "pdf": 0.99}.items():
        if name in ours:
            goals[f"{name}: at least {least:.0%} of fields"] = ours[name]["field_recall"] >= least
    for name, figures in ours.items():
        if name in ("scan150", "scan200", "scan300", "photo"):
            least = 0.95 if name == "photo" else 0.97
            found = figures["iban_tckn_name_amount_recall"]
            goals[f"{name}: at least {least:.0%} of IBAN, TCKN, name and amount"] = found >= least
            goals[f"{name}: at most 500 ms CPU a page"] = figures["bytes_to_verdict"]["of_that_in_children_ms"] <= 500
        goals[f"{name}: no false agreement"] = figures["false_agrees"] == 0
        goals[f"{name}: at most 0.5% wrong as certain"] = figures["wrong_as_certain"] <= 0.005
    if "text" in ours:
        goals["text to verdict: at most 5 ms"] = ours["text"]["text_to_verdict"]["cpu_ms"] <= 5
    if "pdf" in ours:
        goals["bytes to verdict: at most 15 ms"] = ours["pdf"]["bytes_to_verdict"]["cpu_ms"] <= 15
    return goals | {"names: F1 at least 0.98": names["f1"] >= 0.98}
