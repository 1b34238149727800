"""Lines of a page put together to the cells of a table, and what is read into its rules."""

import pytest

from payments.reading.cells import in_cells
from payments.reading.lines import Piece, in_lines, parted
from payments.reading.specks import without_specks

HIGH, WIDE = 10, 6
"""Of a letter; places below are the upper left corners of words."""


def page(*words):
    """Return the lines of ``words``: text, left, top."""
    return in_lines(Piece(text, left, top, left + WIDE * len(text), top + HIGH) for text, left, top in words)


def text_of(lines):
    return [" ".join(piece.text for piece in line) for line in in_cells(lines)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            [("Tutar", 0, 0), ("1.080,00", 100, 0), ("Alıcı", 0, 40), ("MERSİN", 100, 33), ("SERMAYE", 100, 47)],
            ["Tutar 1.080,00", "Alıcı MERSİN SERMAYE"],
            id="a value of two lines beside its label",
        ),
        pytest.param(
            [("Alıcı", 0, 33), ("Ünvanı", 0, 47), ("MERSİN", 100, 40), ("Tutar", 0, 80), ("1.080,00", 100, 80)],
            ["Alıcı Ünvanı MERSİN", "Tutar 1.080,00"],
            id="a label of two lines beside its value",
        ),
        pytest.param(
            [("Açıklama", 0, 54), ("AYŞE", 100, 40), ("GÜL", 100, 54), ("IŞIK", 100, 68)],
            ["Açıklama AYŞE GÜL IŞIK"],
            id="a value of three lines",
        ),
        pytest.param(
            [
                *[("Gönderen", 0, 40), ("AYŞE", 100, 40), ("Alıcı", 200, 33), ("Ünvanı", 200, 47)],
                *[("MERSİN", 300, 33), ("SERMAYE", 300, 47)],
            ],
            ["Gönderen AYŞE Alıcı Ünvanı MERSİN SERMAYE"],
            id="two pairs in a row",
        ),
        pytest.param(
            [("Alıcı", 0, 0), ("Tutar", 0, 14), ("Tarih", 0, 28), ("MERSİN", 100, 0), ("SERMAYE", 100, 14)],
            ["Alıcı MERSİN", "Tutar SERMAYE", "Tarih"],
            id="rows without room between them stay rows",
        ),
        pytest.param(
            [("Alıcı", 0, 0), ("MERSİN", 100, 0), ("SERMAYE", 100, 14), ("Tutar", 0, 50), ("1.080,00", 100, 50)],
            ["Alıcı MERSİN", "SERMAYE", "Tutar 1.080,00"],
            id="a value that begins beside its label goes on below it",
        ),
        pytest.param(
            [
                *[("AYŞE", 0, 0), ("FATMA", 0, 14), ("ZEYNEP", 0, 28)],
                *[("MERSİN", 100, 7), ("SERMAYE", 100, 21), ("İŞLETMESİ", 100, 35)],
            ],
            ["AYŞE", "MERSİN", "FATMA", "SERMAYE", "ZEYNEP", "İŞLETMESİ"],
            id="two blocks of rows at different heights",
        ),
        pytest.param([], [], id="nothing"),
    ],
)
def test_in_cells_puts_only_centred_cells_together(words, expected):
    assert text_of(page(*words)) == expected


def test_in_cells_loses_no_word():
    lines = page(*((f"w{number}", 37 * number % 300, 7 * number % 211) for number in range(200)))
    before = sorted(piece for line in lines for piece in line)
    assert sorted(piece for line in in_cells(lines) for piece in line) == before


def test_a_line_whose_columns_stand_at_different_heights_is_parted():
    line = [Piece("Gönderen", 0, 7, 48, 17), Piece("AYŞE", 100, 8, 124, 18), Piece("Ünvanı", 200, 16, 236, 26)]
    assert [[piece.text for piece in part] for part in parted([line])] == [["Gönderen", "AYŞE"], ["Ünvanı"]]


def test_a_line_that_bends_stays_one():
    line = [Piece(f"w{number}", 60 * number, 2 * number, 60 * number + 20, 2 * number + 10) for number in range(9)]
    assert parted([line]) == [line]


def test_specks_and_rules_are_no_words():
    line = [Piece("Tutar", 0, 0, 30, 10), Piece("—", 40, -5, 44, 20), Piece("|8,38", 50, 0, 74, 10)]
    dust = [Piece("SE", 90, 4, 99, 6), Piece("—", 120, 4, 125, 6), Piece(".", 150, 4, 151, 5)]
    read = without_specks([[*line, *dust[:2]], [dust[2]]])
    assert [[piece.text for piece in row] for row in read] == [["Tutar", "8,38"]]


def test_a_dash_that_the_payer_typed_stays():
    line = [Piece("IŞIK", 0, 0, 30, 10), Piece("-", 35, 4, 38, 6), Piece("3", 43, 0, 49, 10), Piece("=", 54, 3, 59, 7)]
    assert without_specks([line]) == [line]
