"""The samples as other extractors would give them: one label vocabulary must survive them all."""

import re
from dataclasses import fields

import pytest

from esign_portal import turkish
from payments.domain.receipt import ReceiptFields, parse_receipt
from tests.payments.samples import SAMPLES

LINES = [sample for sample in SAMPLES if "one line" not in sample.name and "behind" not in sample.name]
VALUES = [field.name for field in fields(ReceiptFields) if field.name not in ("text", "masked", "findings")]
MONEY = ["payee_iban", "payer_iban", "payer", "payee", "payer_tckn", "amount", "currency", "date", "reference"]


def to_ascii(text):
    return "".join(turkish.fold(letter).upper() if letter.isalpha() else letter for letter in text)


SAME = {
    "capitals": turkish.upper,
    "without turkish letters": to_ascii,
    "without colons": lambda text: re.sub(r" *: (?=\S)", " ", text),
    "colon on the next line": lambda text: re.sub(r" +: (?=\S)", "\n: ", text),
    "tabs": lambda text: re.sub(r" *: ", ":\t", text),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "windows line ends, doubled": lambda text: text.replace("\n", "\r\n\r\n"),
}
POORER = {
    "no line breaks": lambda text: text.replace("\n", ""),
    "blanks for line breaks": lambda text: text.replace("\n", " "),
    "two blanks for line breaks": lambda text: text.replace("\n", "  "),
    "two columns": lambda text: "\n".join("   ".join(pair) for pair in zip(*[iter((text + "\n").split("\n"))] * 2)),  # noqa: B905
}


def plain(value):
    return turkish.fold(value).replace(" ", "") if isinstance(value, str) else value


@pytest.mark.parametrize("shape", SAME)
@pytest.mark.parametrize("sample", LINES, ids=lambda sample: sample.name)
def test_another_shape_says_the_same(sample, shape):
    read = parse_receipt(SAME[shape](sample.text))
    assert {name: plain(getattr(read, name)) for name in VALUES} == {
        name: plain(getattr(sample.fields, name)) for name in VALUES
    }


@pytest.mark.parametrize("shape", POORER)
@pytest.mark.parametrize("sample", LINES, ids=lambda sample: sample.name)
def test_a_poorer_shape_may_say_less_but_nothing_else(sample, shape):
    read = parse_receipt(POORER[shape](sample.text))
    told = {name: plain(getattr(read, name)) for name in MONEY if getattr(read, name) is not None}
    assert told == {name: plain(getattr(sample.fields, name)) for name in told}


@pytest.mark.parametrize("shape", POORER)
def test_a_poorer_shape_loses_little(shape):
    names = [name for name in VALUES if name not in ("pending", "cancelled", "is_ocr", "several")]
    told = [
        (plain(getattr(parse_receipt(POORER[shape](sample.text)), name)) == plain(getattr(sample.fields, name)))
        for sample in LINES
        for name in names
        if getattr(sample.fields, name) is not None
    ]
    assert sum(told) / len(told) >= 0.97
