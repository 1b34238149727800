import struct
import threading
import zlib
from io import BytesIO

import pytest
from PIL import Image

from payments.domain.receipt import parse_receipt
from payments.reading import children, safely
from payments.reading.children import Child
from payments.reading.kinds import FileKind, accept
from payments.reading.limits import LARGEST
from payments.reading.messages import Question, Refused, Task
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
        pytest.param(b"<html>%PDF-1.4</html>", "unknown_type", id="a page that mentions a pdf"),
        pytest.param(picture("GIF"), "unknown_type", id="a gif"),
        pytest.param(b"%PDF-1.7\n" + b"\x00" * (LARGEST + 1), "too_large", id="too large"),
        pytest.param(b"%PDF-1.7 MZ\x90\x00" + b"\x00" * 500, "damaged", id="a program that begins like a pdf"),
        pytest.param(picture("PNG")[:60], "damaged", id="half a png"),
        pytest.param(picture("JPEG")[:200], "damaged", id="half a jpeg"),
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


def test_a_child_that_dies_is_replaced():
    child = Child(Task.READ)
    child._process.kill()
    child._process.wait()
    assert not child.is_fit
    assert child.ask(Question(Task.READ, text_pdf("GÖNDEREN : AYŞE GÜL IŞIK"))) == Refused("damaged")
    assert read_file(picture("PNG")).kind is FileKind.PNG


def test_a_file_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(children, "SECONDS", 0.001)
    with pytest.raises(ReceiptRefused) as refused:
        read_file(text_pdf("GÖNDEREN : AYŞE GÜL IŞIK", pages=20))
    assert refused.value.code == "too_slow"


def test_children_are_kept_warm_and_retired(monkeypatch):
    monkeypatch.setattr(children, "FILES_A_CHILD", 2)
    read_file(picture("PNG"))
    (warm,) = safely._pool(Task.READ).idle
    read_file(picture("PNG"))
    assert not safely._pool(Task.READ).idle
    assert warm._process.returncode is not None


def test_the_child_knows_no_secret_of_the_server(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "very-secret")
    child = Child(Task.READ)
    child.ask(Question(Task.READ, picture("PNG")))
    with open(f"/proc/{child._process.pid}/environ", "rb") as environment:
        assert b"very-secret" not in environment.read()
    child.end()


def test_many_threads_share_the_children():
    results = []

    def read():
        results.append(read_file(picture("PNG")).kind)

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [FileKind.PNG] * 6
    assert len(safely._pool(Task.READ).idle) <= safely.MOST_CHILDREN[Task.READ]


def test_a_file_does_not_wait_for_ever_while_others_are_opened(monkeypatch):
    end_children()
    monkeypatch.setattr(safely, "PATIENCE", {Task.READ: 0.01})
    pool = safely._pool(Task.READ)
    with pool.lease(), pool.lease(), pytest.raises(ReceiptRefused, match="Bir dakika sonra yeniden yükleyin"):
        read_file(text_pdf("x"))
    assert read_file(text_pdf("x")).kind is FileKind.PDF
