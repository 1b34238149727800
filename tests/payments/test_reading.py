import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from payments.domain.receipt import parse_receipt
from payments.reading.kinds import FileKind, accept
from payments.reading.limits import LARGEST
from payments.reading.refusals import ReceiptRefused
from payments.reading.safely import draw_pages, end_children, read_file, read_picture
from tests.payments.files import picture, scanned_pdf, table_pdf, text_pdf
from tests.payments.samples import GROUPED_PAYEE_IBAN, PAYEE, SAMPLES, TCKN, WORDS


@pytest.fixture(autouse=True)
def _no_children_left():
    yield
    end_children()


def huge_png(width, height):
    """A PNG of a few bytes whose header claims ``width`` by ``height`` pixels."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("sample", [SAMPLES[0], SAMPLES[2], SAMPLES[9], SAMPLES[13]], ids=lambda sample: sample.name)
def test_a_bank_pdf_gives_its_text_and_a_picture_of_its_page(sample):
    read = read_file(text_pdf(sample.text))
    assert (read.kind, read.source) == (FileKind.PDF, "text")
    fields = parse_receipt(read.text)
    assert (fields.payee_iban, fields.amount, fields.payer) == (
        sample.fields.payee_iban,
        sample.fields.amount,
        sample.fields.payer,
    )
    (drawn,) = draw_pages(text_pdf(sample.text))
    page = Image.open(BytesIO(drawn))
    assert page.format == "PNG"
    assert 1000 < page.width <= 1600


def test_a_pdf_in_two_columns_is_read_like_any_other():
    read = read_file(
        table_pdf(
            [
                ("İŞLEM TARİHİ", "16.11.2026 14:32:10"),
                ("GÖNDEREN", "AYŞE GÜL IŞIK"),
                ("GÖNDEREN TCKN", TCKN),
                ("ALICI", PAYEE),
                ("ALICI IBAN", GROUPED_PAYEE_IBAN),
                ("İŞLEM TUTARI", "1.080,00 TL"),
                ("MASRAF / BSMV", "12,80 TL"),
                ("AÇIKLAMA", WORDS),
            ]
        )
    )
    fields = parse_receipt(read.text)
    assert (fields.payer, fields.payer_tckn, fields.payee, fields.description) == ("AYŞE GÜL IŞIK", TCKN, PAYEE, WORDS)
    assert str(fields.amount) == "1080.00"


def test_a_scan_has_a_page_and_no_text():
    read = read_file(scanned_pdf())
    assert (read.placed, read.text, read.source, read.page_count) == (None, None, None, 1)


@pytest.mark.parametrize(("kind", "orientation"), [("PNG", None), ("JPEG", None), ("JPEG", 6)])
def test_a_picture_becomes_an_upright_png(kind, orientation):
    read = read_file(picture(kind, orientation=orientation))
    (drawn,) = draw_pages(picture(kind, orientation=orientation))
    page = Image.open(BytesIO(drawn))
    assert (read.kind.name, read.text) == (kind, None)
    assert page.size == ((200, 300) if orientation else (300, 200))
    assert not page.getexif()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"MZ\x90\x00" + b"\x00" * 500, "unknown_type", id="a program"),
        pytest.param(b"<html>%PDF-1.4</html>", "web_page", id="a page that mentions a pdf"),
        pytest.param(b"\xef\xbb\xbf\n<!DOCTYPE html><p>", "web_page", id="a web page"),
        pytest.param(picture("GIF"), "other_picture", id="a gif"),
        pytest.param(picture("WEBP"), "other_picture", id="a webp"),
        pytest.param(picture("TIFF"), "other_picture", id="a tiff"),
        pytest.param(b'<?xml version="1.0"?><svg xmlns="">', "other_picture", id="an svg"),
        pytest.param(b"\x00\x00\x00\x18ftypheic" + bytes(100), "iphone_photo", id="an iphone's photo"),
        pytest.param(b"PK\x03\x04" + b"word/document.xml", "document", id="a docx"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "document", id="a doc"),
        pytest.param(b"%PDF-1.7\n" + b"\x00" * (LARGEST + 1), "too_large", id="too large"),
        pytest.param(b"%PDF-1.7 MZ\x90\x00" + b"\x00" * 500, "damaged", id="a program that begins like a pdf"),
        pytest.param(picture("PNG")[:60], "damaged", id="half a png"),
        pytest.param(picture("JPEG")[:200], "damaged", id="a jpeg's head"),
        pytest.param(picture("JPEG", size=(900, 900))[:-3000], "damaged", id="half a jpeg"),
        pytest.param(text_pdf("GÖNDEREN : AYŞE", password="gizli"), "encrypted", id="with a password"),
        pytest.param(text_pdf("GÖNDEREN : AYŞE", pages=500), "too_many_pages", id="five hundred pages"),
        pytest.param(huge_png(20_000, 20_000), "too_many_pixels", id="four hundred million pixels"),
        pytest.param(huge_png(7_000, 7_000), "too_many_pixels", id="a few too many pixels"),
    ],
)
def test_what_is_refused_says_why(data, code):
    with pytest.raises(ReceiptRefused) as refused:
        read_file(data)
    assert refused.value.code == code
    assert str(refused.value).endswith("yükleyin.")


def test_thirty_megabytes_are_refused_before_anything_is_opened():
    with pytest.raises(ReceiptRefused, match="10 MB’den büyük"):
        accept(b"%PDF-" + bytes(30 * 1024 * 1024))


def test_the_text_of_a_scan_is_read_by_ocr():
    (drawn,) = draw_pages(text_pdf("ALICI IBAN : TR41 0001 2009 5940 0005 0000 47\nTUTAR : 1.080,00 TL"))
    read = read_picture(drawn, 1)
    assert read.is_ocr
    assert read.text.splitlines() == ["ALICI IBAN : TR41 0001 2009 5940 0005 0000 47", "TUTAR : 1.080,00 TL"]


def test_twenty_pages_are_taken():
    assert read_file(text_pdf("GÖNDEREN : AYŞE GÜL IŞIK\nTUTAR : 1.080,00 TL", pages=20)).page_count == 20


@pytest.mark.parametrize("part", [0.05, 0.5, 0.8])
def test_a_truncated_pdf_is_damaged(part):
    data = text_pdf(SAMPLES[0].text)
    with pytest.raises(ReceiptRefused, match="Dosya açılamadı"):
        read_file(data[: int(len(data) * part)])
