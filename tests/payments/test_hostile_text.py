"""No text makes the reader raise, and none makes it slow."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments.domain.label_patterns import VOCABULARY
from payments.domain.normalising import LONGEST_TEXT
from payments.domain.placed import PlacedText, PlacedWord, Spot
from payments.domain.receipt import ReceiptFields, fields_from_json, fields_to_json, parse_receipt
from tests.payments.placing import place
from tests.payments.samples import SAMPLES

SECONDS = 4  # measured: 0.55 at most; room for a slower machine that does something else too
LETTERS = 40_000
CHOICE = random.Random(7)
HOSTILE = {
    "starts of accounts": "TR" * 20_000,
    "accounts cut short": "TR41 " * 8_000,
    "accounts misread": "IBAN : TR41 0001 2009 5940 0005 0000 4O\n" * 1_000,
    "labels with values": "".join(f"{CHOICE.choice(VOCABULARY)} : x\n" for _ in range(4_000)),
    "labels run together": "".join(CHOICE.choice(VOCABULARY) for _ in range(4_000)),
    "labels below one another": "".join(f"{CHOICE.choice(VOCABULARY)}\n" for _ in range(4_000)),
    "one label ten thousand times": "IBAN " * 10_000,
    "descriptions": "AÇIKLAMA " * 4_400,
    "headings": "GÖNDEREN  ALICI\n" * 2_500,
    "addressees": "SAYIN\n" * 6_600,
    "one long word": "a" * LETTERS,
    "digits": "1" * LETTERS,
    "numbers": "1." * 20_000,
    "stars": "*" * LETTERS,
    "blank lines": "\n" * LETTERS,
    "columns": "a  b  c  d\n" * 3_600,
    "letters that open into many": "\ufdfa" * LETTERS,
    "accents": "i\u0307\u0301" * 13_000,
    "half letters": "\ud800" * LETTERS,
    "nothing": "\x00" * LETTERS,
    "200,000 letters": "GÖNDEREN : AYŞE\n" * 12_500,
    "small print": "beklemede halinde " * 2_200,
    "totals": "AKBANK\n" + "TOPLAM 1,00 TL\n" * 2_600,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", ["text", "picture"])
def test_no_text_takes_long(name, kind):
    text = HOSTILE[name]
    given_text = text if kind == "text" else place(text[:LETTERS], is_ocr=True, confidence=50)
    before = time.process_time()
    read = parse_receipt(given_text)
    assert time.process_time() - before < SECONDS
    assert isinstance(read, ReceiptFields)


def test_what_stands_behind_the_limit_is_not_read():
    assert parse_receipt("x" * LONGEST_TEXT + "\nTUTAR : 1,00 TL").amount is None


SPOTS = st.builds(Spot, st.integers(1, 3), *[st.floats(0, 1)] * 4)


@st.composite
def placed_texts(draw):
    """Return any text with any words in order: overlapping none, but of any box and confidence."""
    text = draw(st.text(st.characters(codec=None, exclude_categories=()), max_size=200))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    words = [
        PlacedWord(start, end, draw(SPOTS), draw(st.integers(0, 100)))
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    return PlacedText(text, tuple(words), draw(st.booleans()))


@given(placed_texts())
@settings(max_examples=80, deadline=None)
def test_any_placed_text_is_read(placed):
    read = parse_receipt(placed)
    assert read.text == placed.text
    assert fields_from_json(fields_to_json(read)).amount == read.amount


@given(
    st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 2_000), st.characters()), max_size=15), st.booleans()
)
@settings(max_examples=80, deadline=None)
def test_a_receipt_with_letters_changed_is_read(sample, changes, is_ocr):
    letters = list(sample.text)
    for at, letter in changes:
        letters[at % len(letters)] = letter
    read = parse_receipt(place("".join(letters), is_ocr=is_ocr, confidence=70))
    spots = [spot for finding in read.findings.values() for spot in finding.spots]
    assert all(spot.left <= spot.right and spot.top <= spot.bottom for spot in spots)


@given(st.sampled_from(SAMPLES), st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_a_part_of_a_receipt_says_nothing_that_the_whole_does_not(sample, first, count):
    lines = sample.text.split("\n")
    read = parse_receipt("\n".join(lines[first : first + count]))
    assert read.payee_iban in (sample.fields.payee_iban, None)
    assert read.payer_tckn in (sample.fields.payer_tckn, None)
