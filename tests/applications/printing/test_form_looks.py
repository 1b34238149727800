"""How the printed form looks: page by page beside the stored pictures."""

from dataclasses import replace

import pytest

from applications.printing.engine import render
from tests.applications.printing.looks import assert_looks_like
from tests.applications.printing.sample_sheets import LONG, POSTED, SHEET

FIRST = SHEET.copy_labels[:1]


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("form", SHEET),
        ("form-long", replace(LONG, copy_labels=FIRST)),
        ("form-draft", replace(SHEET, copy_labels=FIRST, is_draft=True)),
        ("form-one-kept-one-posted", POSTED),
    ],
)
def test_form_looks_as_it_did(name, sheet):
    assert_looks_like(render(sheet), name)
