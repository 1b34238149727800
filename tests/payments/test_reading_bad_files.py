import struct
import time
import zlib
from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from payments.reading.kinds import FileKind
from payments.reading.refusals import ReceiptRefused
from payments.reading.safely import draw_pages, end_children, read_file, read_picture
from tests.payments.files import picture
from tests.payments.reading_files.hostile import HANGING, MORE_THAN_PAGES, PAGES_ONLY, RUNNING, ZIP


@pytest.fixture(autouse=True, scope="module")
def _no_children_left():
    yield
    end_children()


def attempt(read, *arguments):
    """Return the code of the refusal, ``None`` when the file was read; nothing else may be raised."""
    try:
        read(*arguments)
    except ReceiptRefused as refused:
        return refused.code
    return None


@pytest.mark.parametrize("name", HANGING)
def test_no_pdf_hangs_or_grows(name):
    start = time.monotonic()
    for read, arguments in ((read_file, ()), (draw_pages, ()), (read_picture, (1,))):
        assert attempt(read, HANGING[name], *arguments) in (None, "damaged", "too_slow")
    assert time.monotonic() - start < 30


@pytest.mark.parametrize("name", RUNNING)
def test_a_pdf_that_runs_something_is_refused(name):
    assert attempt(read_file, RUNNING[name]) == "active"


@pytest.mark.parametrize("name", MORE_THAN_PAGES)
def test_what_holds_more_than_pages_is_read_but_not_handed_on(name):
    read = read_file(MORE_THAN_PAGES[name])
    assert read.is_flattened
    assert "TR41 0001 2009 5940 0005 0000 47" in read.text


@pytest.mark.parametrize("name", PAGES_ONLY)
def test_an_ordinary_pdf_may_be_handed_on(name):
    assert not read_file(PAGES_ONLY[name]).is_flattened


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(picture("JPEG") + b"<html><script>alert(1)</script></html>", id="a web page behind a photograph"),
        pytest.param(picture("JPEG") + ZIP, id="an archive behind a photograph"),
        pytest.param(picture("PNG") + b"%PDF-1.7 " + bytes(90), id="a pdf behind a screenshot"),
    ],
)
def test_a_picture_that_is_two_files_is_only_handed_on_as_pixels(data):
    assert read_file(data).is_flattened
    (page,) = draw_pages(data)
    assert b"script" not in page
    assert Image.open(BytesIO(page)).size == (300, 200)


def test_a_photograph_is_only_a_photograph():
    assert not read_file(picture("JPEG")).is_flattened
    assert not read_file(picture("PNG")).is_flattened


def test_a_picture_is_known_by_its_content_not_by_a_name():
    assert read_file(picture("PNG")).kind is FileKind.PNG


def locked(owner, user):
    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(user, ownerPassword=owner, canPrint=0, strength=128))
    canvas.drawString(40, 700, "ALICI IBAN : TR41 0001 2009 5940 0005 0000 47")
    canvas.save()
    return out.getvalue()


def test_a_pdf_that_only_its_owner_may_change_is_read():
    assert "TR41 0001" in read_file(locked("sahip", "")).text


def test_a_pdf_with_a_password_says_so():
    assert attempt(read_file, locked("sahip", "gizli")) == "encrypted"


def jpeg_of(width, height):
    """A JPEG whose frame header claims ``width`` by ``height`` pixels."""
    data = bytearray(picture("JPEG"))
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def test_a_jpeg_of_400_million_pixels_is_refused_before_it_is_decoded():
    start = time.monotonic()
    assert attempt(read_file, jpeg_of(20_000, 20_000)) == "too_many_pixels"
    assert time.monotonic() - start < 5


def saved(image, kind="PNG", **options):
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def half_black(mode, white, black):
    """A picture of 40 by 20 points: white, its right half black."""
    image = Image.new(mode, (40, 20), white)
    image.paste(black, (20, 0, 40, 20))
    return image


def sixteen_bits():
    image = Image.new("I;16", (40, 20), 65535)
    image.paste(0, (20, 0, 40, 20))
    return image


def see_through():
    image = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (20, 0, 40, 20))
    return image


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(saved(half_black("CMYK", (0, 0, 0, 0), (0, 0, 0, 255)), "JPEG"), id="inks"),
        pytest.param(saved(sixteen_bits()), id="sixteen bits"),
        pytest.param(saved(half_black("L", 255, 0)), id="grey"),
        pytest.param(saved(half_black("1", 1, 0)), id="one bit"),
        pytest.param(saved(half_black("RGB", "white", "black").quantize(4)), id="palette"),
        pytest.param(saved(see_through()), id="black on nothing"),
        pytest.param(
            saved(half_black("RGB", "white", "black"), save_all=True, append_images=[Image.new("RGB", (40, 20))]),
            id="several pictures in one png",
        ),
    ],
)
def test_every_kind_of_picture_looks_as_it_should(data):
    read_file(data)
    (page,) = draw_pages(data)
    seen = Image.open(BytesIO(page)).convert("L")
    assert seen.getpixel((5, 10)) > 240
    assert seen.getpixel((35, 10)) < 15


def test_a_single_point_is_a_picture_without_text():
    data = saved(Image.new("RGB", (1, 1)))
    assert read_file(data).page_count == 1
    assert read_picture(data, 1).text == ""


def test_a_png_whose_data_unpack_to_a_gigabyte_is_refused():
    packed = zlib.compress(bytes(200_000_000), 9)

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", 100, 100, 8, 2, 0, 0, 0)
    text = chunk(b"zTXt", b"Comment\x00\x00" + packed)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + text + chunk(b"IEND", b"")
    start = time.monotonic()
    assert attempt(read_file, data) == "damaged"
    assert time.monotonic() - start < 8
