"""Filled forms hold the values of one person alone, whoever printed before, and whoever prints at once."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from random import Random

import pikepdf

from applications.domain.form_sheet import FormSheet
from applications.printing import compiled
from applications.printing.filling.glyphs import faces
from applications.printing.filling.layouts import Layouts
from tests.applications.printing.sample_sheets import SHEET
from tests.applications.printing.test_compiled import changed, codes_in
from tests.benchmarks.pdf_contents import contents_of

WORDS_OF_ALL = {"Birim", "Sağlığı", "Merkezi", "Mahallesi", "Sokağı", "Mersin", "saglik", "example"}


def people(count: int) -> list[FormSheet]:
    """Return forms of made-up people who share no value."""
    return [person(number) for number in range(count)]


def person(number: int) -> FormSheet:
    letters = "".join(chr(ord("a") + digit) for digit in (number // 26, number % 26))
    values = {
        "T.C. kimlik no": f"{10000000000 + number * 7919:011}",
        "Doğum tarihi": f"{number % 28 + 1:02}.{number % 12 + 1:02}.{1950 + number:04}",
        "Adı soyadı": f"Kişi{letters} Soyad{letters}",
        "Unvanı": f"Unvan{letters}",
        "Görev yeri": f"Birim{letters} Aile Sağlığı Merkezi",
        "Cep telefonu": f"0532 {number:03} 77 {number % 100:02}",
        "E-posta": f"kisi.{letters}@saglik.example.tr",
        "Açık adres": f"Mahalle{letters} Mahallesi, Sokak{letters} Sokağı" + f", Apartman{letters}" * (number % 5),
        "İlçe, il": f"İlçe{letters}, Mersin",
        "Posta kodu": f"33{number:03}",
    }
    return changed(
        values,
        reference="".join(Random(number).choices("ACDEHJKMNPRTVWXY234679", k=8)),
        declared=f"{number:04x}beef{'0' * 56}",
        printed_at=SHEET.printed_at + timedelta(minutes=number),
        signatures=(replace(SHEET.signatures[0], name=values["Adı soyadı"]), *SHEET.signatures[1:]),
    )


def own_words(sheet: FormSheet) -> set[str]:
    """Return words that stand on this person's paper alone."""
    words = {
        word for section in sheet.sections[:2] for fact in section.facts for word in re.findall(r"\w{5,}", fact.value)
    }
    return {word for word in words if word not in WORDS_OF_ALL} | {sheet.reference, sheet.spoken_reference}


def stands_in(kept: str, words: set[str]) -> set[str]:
    """Return which of ``words`` ``kept`` holds, as letters or as the glyphs of a drawing."""
    return {word for word in words if word in kept or any(face.encoded(word) in kept for face in faces().values())}


def everything_in(pdf: bytes) -> str:
    """Return all that can be read out of a file: text, codes, tags, properties, and every string of every object."""
    contents = contents_of(pdf)
    codes = [code for page in codes_in(pdf) for code in page]
    with pikepdf.open(BytesIO(pdf)) as file:
        objects = [repr(each) for each in file.objects if not isinstance(each, pikepdf.Stream)]
    return " ".join([*contents.text, repr(contents.structure), repr(contents.metadata), *codes, *objects])


def test_nobody_reads_another_persons_values():
    """Forms of one layout, one after the other: what only one of them says stands in no other file."""
    sheets = people(12)
    files = [everything_in(compiled.LAYOUTS.written(sheet)) for sheet in sheets]

    for number, sheet in enumerate(sheets):
        words = own_words(sheet)
        assert len(words) >= 10
        assert {word for word in words if word not in files[number]} == set()
        others = " ".join(files[:number] + files[number + 1 :])
        assert {word for word in words if word in others} == set()


def test_layouts_hold_nothing_of_a_person():
    layouts, sheet = Layouts(), person(3)
    layouts.written(sheet)

    kept = repr(layouts._known.forms) + repr(vars(layouts._known.composer))

    assert stands_in(kept, {"Sağlık", "Mersin"}) == {"Sağlık", "Mersin"}  # of the letterhead
    assert stands_in(kept, own_words(sheet)) == set()


def test_threads_that_print_at_once_mix_nothing_up():
    """Eight threads meet empty layouts, and room for three only: each file is what one thread alone would have made."""
    shared, sheets = Layouts(most=3), people(24)
    variants = [replace(sheet, is_draft=at % 7 == 0, title=f"Form {at % 3}") for at, sheet in enumerate(sheets)]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(shared.written, variants * 2))

    alone = [compiled.LAYOUTS.written(sheet) for sheet in variants]

    assert together == alone * 2
    assert len(shared) <= 3


def test_threads_that_meet_empty_layouts_draw_them_once():
    shared = Layouts()
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(shared.written, people(8)))

    alone = Layouts()
    for sheet in people(8):
        alone.written(sheet)
    assert shared.drawn == alone.drawn
