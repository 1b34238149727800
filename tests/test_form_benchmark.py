"""What the benchmark of the form rests on: its made-up sheets, rivals that draw the same, a comparison that sees."""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain

import pytest
import zxingcpp
from stdnum.tr import tckimlik

from applications.domain.form_sheet import FormSheet
from applications.printing import engine
from tests.applications.printing.made_up_sheets import made_up_sheets
from tests.applications.printing.sample_sheets import SHEET, opened, text_of
from tests.benchmarks import form, form_chromium, form_reportlab, form_typst, form_weasyprint
from tests.benchmarks.__main__ import by_name
from tests.benchmarks.cpu import Processes, descendants
from tests.benchmarks.pdf_contents import contents_of
from tests.benchmarks.portal import own_portal
from tests.benchmarks.sheet_file import read_sheets, write_sheets

MANY = 400
Drawing = Callable[[FormSheet], bytes]


def facts(sheet: FormSheet) -> dict[str, str]:
    return {fact.label: fact.value for section in sheet.sections for fact in section.facts}


def test_one_seed_makes_the_same_sheets(db):
    assert list(made_up_sheets(12, seed=3)) == list(made_up_sheets(12, seed=3))
    assert next(made_up_sheets(1, seed=3)) != next(made_up_sheets(1, seed=4))


def test_made_up_sheets_are_as_various_as_life(db):
    many = list(made_up_sheets(MANY, seed=7))
    assert len({sheet.letterhead[1] for sheet in many}) == 2
    assert len({sheet.kind_line for sheet in many}) == 12
    assert 0 < sum(sheet.is_draft for sheet in many) < MANY / 10
    assert 0 < sum(sheet.letter is not None for sheet in many) < MANY / 20
    assert all(tckimlik.is_valid(facts(sheet)["T.C. kimlik no"]) for sheet in many)
    lengths = sorted(len(facts(sheet)["Açık adres"]) for sheet in many)
    assert lengths[0] >= 30
    assert 50 <= lengths[MANY // 2] <= 90
    assert lengths[-1] > 90
    checks = {facts(sheet).get("Dekont kontrolü", "–") for sheet in many}
    assert {"–", "7 uygun"} < checks
    assert any("farklı" in check for check in checks)
    assert any("gerekçeyle geçildi" in check for check in checks)


def test_sheets_in_a_file_are_the_same_again(tmp_path):
    sheets = [replace(SHEET, reference=reference) for reference in ("AAAAAAAA", "CCCCCCCC", "DDDDDDDD")]
    write_sheets(tmp_path / "sheets", iter(sheets))
    assert list(read_sheets(tmp_path / "sheets")) == sheets
    assert list(read_sheets(tmp_path / "sheets", 1, 2)) == sheets[1:2]


@contextmanager
def by_chromium() -> Iterator[Drawing]:
    """Draw in a thread of its own: in this one the Playwright of the browser tests may still be open."""
    with ThreadPoolExecutor(1) as thread, ExitStack() as opened_there:
        draw, _processes = thread.submit(opened_there.enter_context, form_chromium.drawing()).result()
        yield lambda sheet: thread.submit(draw, sheet).result()
        thread.submit(opened_there.close).result()


@contextmanager
def by_reportlab() -> Iterator[Drawing]:
    yield form_reportlab.draw


@pytest.mark.parametrize(
    "drawing", [by_reportlab, form_typst.drawing, by_chromium, form_weasyprint.drawing_without_care]
)
def test_rivals_draw_every_answer_and_both_codes_of_each_form(drawing):
    """The second form too: what a program keeps must not be the person."""
    other = replace(SHEET, reference="ACDEHJKM", declared="b" * 64, title="Mini kart okuyucu başvuru formu")
    with drawing() as draw:
        drawn = [(sheet, draw(sheet)) for sheet in (SHEET, other)]
    for sheet, pdf in drawn:
        pages = [closed_up(page) for page in text_of(pdf)]
        assert len(pages) == len(sheet.copies)
        for page, copy in zip(pages, sheet.copies, strict=True):
            assert [text for text in said_by(sheet, copy.label) if closed_up(text) not in page] == []
        assert read_codes(pdf) == [{copy.code, sheet.reference} for copy in sheet.copies]


def closed_up(text: str) -> str:
    """Return ``text`` without blanks of any kind: the programs set them differently."""
    return "".join(text.split())


def said_by(sheet: FormSheet, copy_label: str) -> list[str]:
    """Return everything that stands on one copy."""
    labels_and_values = chain.from_iterable(facts(sheet).items())
    boxes = chain.from_iterable((box.role, box.name) for box in sheet.signatures)
    told = (sheet.title, sheet.kind_line, sheet.declaration, sheet.spoken_reference, sheet.notice, copy_label)
    marks = (sheet.notice_read, sheet.printed_moment, sheet.shown_hash)
    return [*sheet.letterhead, *labels_and_values, *boxes, *told, *marks, *sheet.papers, *sheet.deliver_to]


def read_codes(pdf: bytes) -> list[set[str]]:
    """Return what the codes of each page hold."""
    with opened(pdf) as document:
        pictures = [page.render(scale=300 / 72).to_pil().convert("L") for page in document]
    return [{found.text for found in zxingcpp.read_barcodes(picture)} for picture in pictures]


def test_contents_tell_what_differs():
    plain, again = contents_of(engine.render(SHEET)), contents_of(engine.render(SHEET))
    assert plain == again
    assert len(plain.text) == 2
    named = replace(SHEET, title="Mini kart okuyucu başvuru formu")
    other = contents_of(engine.render(named))
    assert other.text != plain.text
    assert other.structure != plain.structure
    assert other.metadata == plain.metadata
    moved = replace(SHEET, printed_at=SHEET.printed_at.replace(second=59))
    later = contents_of(engine.render(moved))
    assert (later.text, later.structure) == (plain.text, plain.structure)
    assert later.metadata != plain.metadata


def test_time_of_processes_that_were_started_counts():
    busy = "import sys, time\nwhile time.process_time() < 0.3: pass\nprint(flush=True)\nsys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", busy], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        assert process.pid in descendants()
        assert Processes(descendants).seconds()[process.pid] >= 0.3
    assert process.pid not in descendants()
    assert Processes(lambda: [process.pid]).seconds() == {}


def test_figures_with_whole_names_stand_by_themselves():
    found = by_name({"form": {"form.ms_ours": 1.0}, "receipts": {"false_agrees": 0}})
    assert found == {"form.ms_ours": 1.0, "receipts": {"false_agrees": 0}}


def test_a_process_that_fails_ends_the_benchmark():
    with own_portal() as portal, pytest.raises(subprocess.CalledProcessError):
        portal.measure("tests.benchmarks.form_soak", file="/nowhere", count=1)


def test_the_benchmark_gives_every_figure():
    figures = form.run(argparse.Namespace(forms=4, equal=2, rounds=1, bulk=2, starts=1))
    assert {f"form.ratio_{name}" for name in ("weasyprint", "reportlab", "typst", "chromium")} <= figures.keys()
    assert {f"form.ms_{name}" for name in ("ours", "weasyprint", "reportlab", "typst", "chromium")} <= figures.keys()
    assert all(figures[f"form.{name}"] > 0 for name in ("bulk_ratio_weasyprint", "bulk_peak_mb", "cold_start_s"))
    assert figures["form.fallback_share"] == figures["form.full_renders"] / 4
    assert (figures["form.text_equal"], figures["form.structure_equal"]) == (1, 1)
    assert json.loads(json.dumps(figures)) == figures
