"""A PDF whose text layer says more than its picture: only what people see is read."""

import pytest

from payments.domain.receipt import parse_receipt
from payments.reading.safely import read_file
from tests.payments.samples import PAYEE, PAYEE_IBAN

PAGE = "/MediaBox [0 0 595 842] /Contents 4 0 R"
SEEN = (
    "BT /F 12 Tf 50 780 Td (BANKA X DEKONT) Tj 0 -20 Td (GONDEREN : MEHMET KARA) Tj 0 -20 Td "
    "(ISLEM TARIHI : 16.11.2026) Tj 0 -20 Td (ISLEM TUTARI : 780,00 TL) Tj ET "
)
HIDDEN = {
    "clipped away": "q 0 0 10 10 re W n BT /F 12 Tf 50 500 Td {} Tj ET Q",
    "a layer switched off": "/OC /O BDC BT /F 12 Tf 50 500 Td {} Tj ET EMC",
    "half a point high": "BT /F 0.5 Tf 50 500 Td {} Tj ET",
    "two points high": "BT /F 2 Tf 50 500 Td {} Tj ET",
    "nearly white": "BT 0.97 0.97 0.97 rg /F 12 Tf 50 500 Td {} Tj ET",
    "blue on blue": "0 0 1 rg 0 400 595 200 re f BT /F 12 Tf 50 500 Td {} Tj ET",
    "white": "BT 1 1 1 rg /F 12 Tf 50 500 Td {} Tj ET",
    "off the paper": "BT /F 12 Tf 50 -500 Td {} Tj ET",
}


def pdf(content: str, page: str = PAGE) -> bytes:
    """Return a PDF of one page without a table of its objects, which readers rebuild."""
    objects = (
        "<</Type /Catalog /Pages 2 0 R /OCProperties <</OCGs [6 0 R] /D <</OFF [6 0 R]>>>>>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R {page} /Resources <</Font <</F 5 0 R>> /Properties <</O 6 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        "<</Type /OCG /Name (x)>>",
    )
    body = "".join(f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer<</Size 7 /Root 1 0 R>>\n%%EOF".encode("latin-1")


def account_in(data: bytes) -> str | None:
    placed = read_file(data).placed
    assert placed is not None
    assert "MEHMET KARA" in placed.text
    return parse_receipt(placed).payee_iban


@pytest.mark.parametrize("drawn", HIDDEN.values(), ids=HIDDEN)
def test_an_iban_that_nobody_sees_is_not_read(drawn: str) -> None:
    assert account_in(pdf(SEEN + drawn.format(f"(ALICI IBAN : {PAYEE_IBAN})"))) is None


@pytest.mark.parametrize("size", [5, 12, 30])
@pytest.mark.parametrize("grey", [0, 0.6, 0.8])
@pytest.mark.parametrize("turn", [0, 90, 180])
def test_an_iban_that_people_can_read_is_read(size: int, grey: float, turn: int) -> None:
    drawn = f"BT {grey} {grey} {grey} rg /F {size} Tf 20 500 Td (ALICI IBAN : {PAYEE_IBAN}) Tj ET"
    assert account_in(pdf(SEEN + drawn, f"{PAGE} /Rotate {turn}")) == PAYEE_IBAN


def test_light_letters_on_a_dark_box_are_read() -> None:
    drawn = f"0 0 0.4 rg 0 400 595 200 re f BT 1 1 1 rg /F 12 Tf 50 500 Td (ALICI IBAN : {PAYEE_IBAN}) Tj ET"
    assert account_in(pdf(SEEN + drawn)) == PAYEE_IBAN


def test_text_that_runs_upwards_and_small_print_of_the_payee_are_read() -> None:
    drawn = f"BT /F 9 Tf 0 1 -1 0 300 100 Tm (ALICI IBAN : {PAYEE_IBAN}) Tj ET"
    drawn += f" BT /F 4 Tf 50 600 Td (ALICI : {PAYEE.encode('ascii', 'ignore').decode()}) Tj ET"
    assert account_in(pdf(SEEN + drawn)) == PAYEE_IBAN
