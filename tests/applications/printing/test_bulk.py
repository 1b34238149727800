"""Many forms in one file: as if each had been printed alone, in their order, and never half a form."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from textwrap import dedent

import pikepdf
import pytest
from django.conf import settings

from applications.domain.form_sheet import FormSheet
from applications.printing import engine
from applications.printing.bulk import FormsFile, NothingToPrint, write_forms
from applications.printing.letterset import LettersMissing
from tests.applications.printing.conformance import problems
from tests.applications.printing.sample_sheets import LONG, SHEET
from tests.applications.printing.test_compiled import changed
from tests.applications.printing.test_compiled_privacy import own_words, people
from tests.applications.printing.test_declaration import LETTER
from tests.benchmarks.pdf_contents import contents_of

TITLE = "Başvuru formları (Mersin) & ekleri"
MIXED = [
    SHEET,
    replace(SHEET, letter=LETTER),
    changed({"Adı soyadı": "Ольга Bozkurt"}, signatures=(replace(SHEET.signatures[0], name="Ольга Bozkurt"),)),
    replace(LONG, signatures=SHEET.signatures),
    replace(SHEET, copy_labels=("Kurum nüshası",), is_draft=True),
    *people(3),
]
"""Filled ones and drawn ones, of one page and of more."""


def bundle(sheets: list[FormSheet], title: str = TITLE) -> bytes:
    file = BytesIO()
    assert write_forms(sheets, file, printed_at=SHEET.printed_at, title=title) == len(sheets)
    return file.getvalue()


@pytest.fixture(scope="module")
def mixed() -> bytes:
    return bundle(MIXED)


def test_each_form_says_what_it_says_alone(mixed):
    together = contents_of(mixed)
    alone = [contents_of(engine.render(sheet)) for sheet in MIXED]

    assert together.text == tuple(page for form in alone for page in form.text)
    ((_, (document,)),) = (together.structure,)
    assert document[0] == (("/S", "/Document"),)
    assert [part[0] for part in document[1]] == [(("/S", "/Part"),)] * len(MIXED)
    assert [without_pages(part[1]) for part in document[1]] == [
        without_pages(form.structure[1][0][1]) for form in alone
    ]


def without_pages(structure):
    """Return a tree of tags whose content does not say on which page it stands."""
    if isinstance(structure, tuple) and len(structure) == 3 and isinstance(structure[0], int):
        return structure[1:]
    return tuple(map(without_pages, structure)) if isinstance(structure, tuple) else structure


def test_bundle_keeps_both_standards(mixed):
    assert problems(mixed) == []


def test_bundle_is_well_made(mixed):
    with pikepdf.open(BytesIO(mixed)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.docinfo.Title) == TITLE
        assert str(pdf.docinfo.CreationDate) == "D:20261116145500+03'00"
        assert "Başvuru formları (Mersin) &amp; ekleri" in pdf.Root.Metadata.read_bytes().decode()
        tree = pdf.Root.StructTreeRoot.ParentTree
        assert [list(node.Limits) for node in tree.Kids] == limits([2, 3, 2, 4, 1, 2, 2, 2])
        assert [int(page.obj.StructParents) for page in pdf.pages] == list(range(18))


def limits(counts: list[int]) -> list[list[int]]:
    """Return the first and last page of forms with so many pages each."""
    ends = [sum(counts[: at + 1]) for at in range(len(counts))]
    return [[end - count, end - 1] for end, count in zip(ends, counts, strict=True)]


def test_one_bookmark_a_person_leads_to_their_first_page(mixed):
    with pikepdf.open(BytesIO(mixed)) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        found = [(item.title, numbers[item.destination[0].objgen]) for item in outline.root]

    names = [f"{sheet.signatures[0].name} · {sheet.spoken_reference}" for sheet in MIXED]
    assert found == list(zip(names, [0, 2, 5, 7, 11, 12, 14, 16], strict=True))


def test_fonts_and_colours_stand_in_it_once():
    with pikepdf.open(BytesIO(bundle(people(20)))) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        fonts = [each for each in streams if "/Length1" in each]
        profiles = [each for each in streams if "/N" in each and "/First" not in each]

    assert len(fonts) == 3
    assert len(profiles) == 1


def test_same_forms_same_bytes():
    assert bundle(people(4)) == bundle(people(4))
    assert bundle(people(4)) != bundle(people(4), title="Başka")


def test_forms_are_written_as_they_come():
    """When a form is asked for, those before it stand in the file already."""
    file, sizes = BytesIO(), []

    def sheets():
        for sheet in people(3):
            sizes.append(file.tell())
            yield sheet

    write_forms(sheets(), file, printed_at=SHEET.printed_at, title=TITLE)

    assert sizes == sorted(set(sizes))
    assert sizes[2] - sizes[1] > 4000


def test_nobody_reads_another_persons_values_in_a_bundle():
    sheets = people(10)
    pages = contents_of(bundle(sheets)).text

    for at, sheet in enumerate(sheets):
        words = own_words(sheet) - {sheet.reference}
        assert {word for word in words if word not in pages[2 * at] + pages[2 * at + 1]} == set()
        others = " ".join(page for number, page in enumerate(pages) if number // 2 != at)
        assert {word for word in words if word in others} == set()


def test_form_with_a_letter_that_no_font_has_leaves_the_file_as_it_was():
    file = BytesIO()
    forms = FormsFile(file)
    first, second = people(2)
    forms.add(first)
    before = file.getvalue()

    with pytest.raises(LettersMissing, match="“م”"):
        forms.add(changed({"Adı soyadı": "محمد"}))

    assert file.getvalue() == before
    forms.add(second)
    forms.finish(printed_at=SHEET.printed_at, title=TITLE)
    assert file.getvalue() == bundle([first, second])
    assert forms.count == 2


def test_no_forms_are_no_file():
    with pytest.raises(NothingToPrint):
        write_forms([], BytesIO(), printed_at=SHEET.printed_at, title=TITLE)


_FIVE_HUNDRED = dedent(
    """
    import resource, sys
    import django
    django.setup()
    from applications.printing.bulk import write_forms
    from tests.applications.printing.sample_sheets import SHEET
    from tests.applications.printing.test_compiled_privacy import person
    def size():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    def sheets():
        for number in range(500):
            if number == 50:
                print(size())
            yield person(number % 200)
    with open(sys.argv[1], "wb") as file:
        write_forms(sheets(), file, printed_at=SHEET.printed_at, title="Beş yüz")
    print(size())
    """
)


def test_five_hundred_forms_need_little_more_memory_than_fifty(tmp_path):
    environment = {"DJANGO_SETTINGS_MODULE": "esign_portal.settings", "SECRET_KEY": settings.SECRET_KEY}
    done = subprocess.run(
        [sys.executable, "-c", _FIVE_HUNDRED, str(tmp_path / "forms.pdf")],
        cwd=settings.BASE_DIR,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    at_fifty, at_the_end = map(int, done.stdout.split())

    assert at_the_end - at_fifty <= 60, "megabytes"
    with pikepdf.open(tmp_path / "forms.pdf") as pdf:
        assert len(pdf.pages) == 1000
