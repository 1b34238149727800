"""What a screen reader finds on the form: headings in order, tables of answers only, lists, codes in words."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from applications.printing.engine import render
from tests.applications.printing.sample_sheets import LONG, SHEET

HEADINGS = ("/H1", "/H2", "/H3")


def tags_of(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the elements of the structure from ``element`` on, in the order in which they are read."""
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from tags_of(kid)


def names(elements: Iterator[pikepdf.Object], *wanted: str) -> list[str]:
    return [str(element.S) for element in elements if str(element.S) in wanted]


@pytest.fixture(scope="module")
def copies() -> Iterator[list[pikepdf.Object]]:
    with pikepdf.open(BytesIO(render(SHEET))) as pdf:
        yield list(pdf.Root.StructTreeRoot.K[0].K)


def test_each_copy_is_a_part_with_one_title_and_a_heading_a_section(copies):
    assert [str(copy.S) for copy in copies] == ["/Sect", "/Sect"]
    for copy in copies:
        sections = ["/H2"] * len(SHEET.sections)
        assert names(tags_of(copy), *HEADINGS) == ["/H1", *sections, "/H2", "/H3", "/H2"]


def test_only_answers_are_tables_and_each_has_its_heading(copies):
    for copy in copies:
        tables = [element for element in tags_of(copy) if element.S == "/Table"]
        cells = [names(tags_of(table), "/TH", "/TD") for table in tables]
        assert cells == [["/TH", "/TD"] * len(section.facts) for section in SHEET.sections]


def test_papers_and_places_are_lists(copies):
    for copy in copies:
        lists = [element for element in tags_of(copy) if element.S == "/L"]
        items = [names(tags_of(found), "/LI") for found in lists]
        assert [len(found) for found in items] == [len(SHEET.papers), len(SHEET.deliver_to)]


def test_codes_say_what_they_hold(copies):
    for number, copy in enumerate(copies, start=1):
        said = [str(element.Alt) for element in tags_of(copy) if element.S == "/Figure"]
        assert said == [f"Karekod: başvuru K7P4-M2HX, {number}. nüsha", "Barkod: K7P4M2HX"]


def test_a_second_page_brings_no_second_title():
    with pikepdf.open(BytesIO(render(replace(LONG, copy_labels=LONG.copy_labels[:1])))) as pdf:
        assert len(pdf.pages) == 2
        assert names(tags_of(pdf.Root.StructTreeRoot.K[0]), *HEADINGS) == ["/H1", *["/H2"] * 5, "/H3", "/H2"]
