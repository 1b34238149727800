"""Where an answer breaks into lines: what is counted without drawing is what WeasyPrint draws."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from applications.domain.form_sheet import Fact, Section
from applications.printing import engine
from applications.printing.filling.glyphs import Line, LookCloser
from applications.printing.filling.layouts import Layouts
from tests.applications.printing.sample_sheets import SHEET

ONE_COPY = replace(SHEET, copy_labels=("Kurum nüshası",), letter=None)
SIGNS = "ab12.,;:()’'@_²½"
WORDS = ("No:12", "Kat:3", "Cad.5", "a,5", "ali.47@ornek.example", "1.080,00", "12.a", "(ek", "bina)", "Yenişehir’de")


def with_answers(answers: Sequence[str]) -> Any:
    facts = tuple(Fact(label="Açık adres", value=answer, takes_row=True) for answer in answers)
    return replace(ONE_COPY, sections=(Section(title="Adres", facts=facts),))


def line_of_an_address() -> Line:
    """Return where an answer stands that has the row to itself."""
    form, taken = Layouts().form_for(with_answers(["Örnek Mahallesi"]))
    number = taken.values.index("Örnek Mahallesi")
    return next(run.line for run in form.blueprint.runs if run.words.parts == (number,))


def drawn(answers: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each answer as WeasyPrint breaks them."""
    sheet = with_answers(answers)
    found: list[list[str]] = []
    engine.draw_objects(
        "print/form.html",
        {"sheet": sheet},
        style="form.css",
        pictures=engine.form_pictures(sheet),
        look=lambda pages: found.extend(lines for page in pages for lines in _cells(page._page_box)),
    )
    return iter(found)


def _cells(page: Any) -> Iterator[list[str]]:
    for cell in page.descendants():
        if type(cell).__name__ == "TableCellBox" and cell.element_tag == "td":
            yield [_text(line) for line in cell.descendants() if type(line).__name__ == "LineBox"]


def _text(line: Any) -> str:
    return "".join(box.text for box in line.descendants() if type(box).__name__ == "TextBox").strip()


def unequal(answers: Sequence[str]) -> tuple[list[tuple[str, str]], int]:
    """Return counted and drawn lines that differ, and how many answers were sure of their lines."""
    line, sure, differing = line_of_an_address(), 0, []
    for answer, lines in zip(answers, drawn(answers), strict=True):
        try:
            counted = [part.strip() for part in line.broken(answer)]
        except LookCloser:
            continue
        sure += 1
        differing += [pair for pair in zip(counted, lines, strict=False) if pair[0] != pair[1]][:1]
    return differing, sure


def test_a_line_is_counted_as_it_is_drawn_whatever_word_stands_at_its_end():
    answers = [
        f"{'m' * length} {'Mahalle ' * 9}{word} {'sokak ' * 3}".strip() for word in WORDS for length in range(14)
    ]
    differing, sure = unequal(answers)
    assert sure > len(answers) // 4
    assert differing == []


def test_a_line_is_counted_as_it_is_drawn_whatever_signs_stand_in_it():
    chance = Random(7)
    answers = [
        " ".join("".join(chance.choices(SIGNS, k=chance.randint(2, 9))) for _ in range(20)).strip() for _ in range(150)
    ]
    differing, sure = unequal(answers)
    assert sure > len(answers) // 5
    assert differing == []
