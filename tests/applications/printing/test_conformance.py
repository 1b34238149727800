"""Every paper keeps the rules of PDF/A-3a and PDF/UA-1, and a screen reader hears what stands on it, in its order."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise

import pytest
from django.template.loader import render_to_string

from applications.domain.form_sheet import FormSheet
from applications.printing import bulk, compiled, engine
from applications.printing.batch_papers import draw_letter, draw_list
from applications.printing.envelopes import render_envelope
from tests.applications.printing import sample_batches
from tests.applications.printing.conformance import problems
from tests.applications.printing.conformance.reading import blocks_of
from tests.applications.printing.made_up_sheets import made_up_sheets
from tests.applications.printing.sample_sheets import LONG, POSTED, SHEET, text_of
from tests.applications.printing.test_declaration import LETTER
from tests.applications.printing.test_envelope import ENVELOPE, LONGEST

BARE = replace(
    SHEET, copy_labels=SHEET.copy_labels[:1], papers=SHEET.papers[:1], deliver_to=(), sections=SHEET.sections[:1]
)
CYRILLIC = replace(SHEET, kind_line="Жанна Щукина Юрьевна, Київ, Ђорђе")
DRAFT = replace(SHEET, is_draft=True, letter=replace(LETTER, is_draft=True))


def joined(*sheets: FormSheet) -> bytes:
    file = BytesIO()
    bulk.write_forms(sheets, file, printed_at=SHEET.printed_at, title="Başvuru formları")
    return file.getvalue()


PAPERS: dict[str, Callable[[], bytes]] = {
    "form": lambda: engine.render(SHEET),
    "form, bare": lambda: engine.render(BARE),
    "form, long": lambda: engine.render(LONG),
    "form, posted": lambda: engine.render(POSTED),
    "form with letter": lambda: engine.render(replace(SHEET, letter=LETTER)),
    "form with letter, draft": lambda: engine.render(DRAFT),
    "form, large fonts": lambda: engine.render(CYRILLIC),
    "form, filled in": lambda: compiled.render(SHEET),
    "forms in one file": lambda: joined(SHEET, CYRILLIC, LONG, DRAFT),
    "declaration": lambda: engine.render_letter(LETTER),
    "envelope": lambda: render_envelope(ENVELOPE),
    "envelope, long": lambda: render_envelope(LONGEST),
    "covering letter": lambda: draw_letter(sample_batches.LETTER),
    "covering letter, bare": lambda: draw_letter(sample_batches.BARE),
    "covering letter, long": lambda: draw_letter(sample_batches.LONG),
    "hand-over list": lambda: draw_list(sample_batches.HANDED_OVER),
    "hand-over list, long": lambda: draw_list(replace(sample_batches.HANDED_OVER, rows=sample_batches.rows(90))),
}
"""Every paper, ordinary and not. Who makes a new one adds it; pages of information have the same test beside them."""
SAMPLE, PART = 100, 20


@cache
def printed(name: str) -> bytes:
    return PAPERS[name]()


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_keeps_both_standards(name):
    assert problems(printed(name)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(SAMPLE // PART))
def test_made_up_forms_keep_both_standards_and_say_what_stands_on_them(seed):
    render = engine.render if seed % 2 else compiled.render  # what is filled in, and what WeasyPrint draws alone
    for sheet in made_up_sheets(PART, seed=seed):
        pdf = render(sheet)
        assert problems(pdf) == [], f"seed {seed}, {sheet.reference}"
        assert heard(pdf) == written("print/form.html", sheet=sheet), f"seed {seed}, {sheet.reference}"


@pytest.mark.parametrize("name", PAPERS)
def test_words_are_separate_for_a_screen_reader_as_on_the_page(name):
    words = [word for page in text_of(printed(name)) for word in page.split()]
    broken = {one + other for one, other in pairwise(words) if one[-1] in "/-@."}
    blocks = blocks_of(printed(name))
    in_pictures = {word for kind, text in blocks if kind == "Figure" for word in text.split()}
    spoken = {word for _, text in blocks for word in text.split()}

    assert spoken - {*words, *broken, *in_pictures} == set()


@pytest.mark.parametrize(
    "sheet", [SHEET, LONG, POSTED, DRAFT, CYRILLIC], ids=["ordinary", "long", "posted", "draft", "large fonts"]
)
def test_the_tags_hold_every_word_of_the_form_once_and_in_order(sheet):
    assert heard(engine.render(sheet)) == written("print/form.html", sheet=sheet)


def test_the_tags_hold_every_word_of_the_letter_once_and_in_order():
    assert heard(engine.render_letter(LETTER)) == written("print/declaration.html", letter=LETTER)


@pytest.mark.parametrize("sheet", [SHEET, LONG, POSTED], ids=["ordinary", "long", "posted"])
def test_each_copy_is_read_in_the_order_of_the_sheet(sheet):
    text = heard(engine.render(sheet))
    place = 0
    for part in (part for copy in sheet.copies for part in (copy.label, *parts_of(sheet))):
        place = text.find(squeezed(part), place)
        assert place >= 0, part


@pytest.mark.parametrize("name", ["hand-over list", "hand-over list, long"])
def test_each_column_of_a_list_has_its_heading_on_every_page(name):
    headings = [text for kind, text in blocks_of(printed(name)) if kind == "TH"]

    assert headings[:2] == ["Sıra", "Başvuru no"]
    assert len(headings) == 8 * len(text_of(printed(name)))


# --- What is compared -------------------------------------------------------------------------------


class _Words(HTMLParser):
    """The words of a page's body, with those that stand for its pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._is_body = False

    def handle_starttag(self, tag, attrs):
        self._is_body = self._is_body or tag == "body"
        if tag == "img":
            self.words.append(dict(attrs)["alt"])

    def handle_data(self, data):
        if self._is_body:
            self.words.append(data)


def written(template: str, **context: object) -> str:
    """Return what the template says, without blanks."""
    parser = _Words()
    parser.feed(render_to_string(template, context))
    return squeezed("".join(parser.words))


def heard(pdf: bytes) -> str:
    """Return what the tags hold, without blanks; the style sheet's numbers and bullets are left out."""
    return squeezed("".join(_source_of(kind, text) for kind, text in blocks_of(pdf)))


def _source_of(kind: str, text: str) -> str:
    return "" if kind == "Lbl" else re.sub(r"^\d+\. ", "", text) if kind == "H2" else text


def parts_of(sheet: FormSheet) -> Iterator[str]:
    yield from (sheet.spoken_reference, sheet.title, sheet.kind_line)
    for section in sheet.sections:
        yield section.title
        for fact in section.facts:
            yield from (fact.label, fact.value)
    yield from (*sheet.papers, *sheet.deliver_to, sheet.declaration)
    for box in sheet.signatures:
        yield from (box.role, box.name, box.signs)
    yield from (sheet.notice, sheet.printed_moment, sheet.shown_hash)


def squeezed(text: str) -> str:
    return "".join(text.split())
