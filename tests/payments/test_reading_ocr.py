from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw

from payments.reading.doubts import second_looks
from payments.reading.flattening import flattened
from payments.reading.homographies import applied, from_points
from payments.reading.images import draw_image
from payments.reading.kinds import FileKind
from payments.reading.lines import Piece
from payments.reading.ocr import read_page
from payments.reading.pdf import draw_pdf, read_pdf
from payments.reading.sheets import find_sheet
from payments.reading.slant import are_lines_on_end, letter_height, slant_of
from tests.payments.files import table_pdf, text_pdf
from tests.payments.reading_pictures.photographs import Conditions, photographed
from tests.payments.samples import GROUPED_PAYEE_IBAN, PAYEE, TCKN, WORDS

ROWS = [
    ("İŞLEM TARİHİ", "16.11.2026 14:32:10"),
    ("GÖNDEREN", "AYŞE GÜL IŞIK"),
    ("GÖNDEREN TCKN", TCKN),
    ("ALICI", PAYEE),
    ("ALICI IBAN", GROUPED_PAYEE_IBAN),
    ("İŞLEM TUTARI", "1.080,00 TL"),
    ("MASRAF / BSMV", "12,80 TL"),
    ("AÇIKLAMA", WORDS),
    ("SORGU NO", "2383575454"),
]
VALUES = ("AYŞE GÜL IŞIK", TCKN, PAYEE, GROUPED_PAYEE_IBAN, "1.080,00 TL", "16.11.2026 14:32:10")
RECEIPT = table_pdf(ROWS * 3)


@pytest.fixture(scope="module")
def sheet():
    (page,) = draw_pdf(RECEIPT)
    return Image.open(BytesIO(page)).convert("L")


def as_png(image):
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def missing(text):
    """Return the values that stand nowhere in ``text``; blanks do not count."""
    glued = "".join(text.split())
    return [value for value in VALUES if "".join(value.split()) not in glued]


@pytest.mark.parametrize(
    "conditions",
    [
        pytest.param(Conditions(), id="as usual"),
        pytest.param(Conditions(tilt=-12, perspective=0.12), id="from one side"),
        pytest.param(Conditions(shadow=1.0, table=130), id="in the shadow of a hand"),
        pytest.param(Conditions(margin=-0.04, tilt=6), id="cut by the picture's edge"),
        pytest.param(
            Conditions(width=3000, height=4000, blur=1.6, noise=10, quality=60), id="twelve megapixels, noisy"
        ),
    ],
)
def test_a_photograph_is_read(sheet, conditions):
    photograph = photographed(sheet, conditions, seed=7)
    assert missing(read_page(photograph.jpeg, FileKind.JPEG, 1).text) == []


def test_words_of_a_photograph_stand_where_they_lie_on_it(sheet):
    photograph = photographed(sheet, Conditions(tilt=8, perspective=0.08), seed=3)
    truth = read_pdf(RECEIPT).placed
    read = read_page(photograph.jpeg, FileKind.JPEG, 1)
    iban = [word for word in truth.words if truth.text[word.start : word.end] == "5940"]
    found = [word for word in read.words if read.text[word.start : word.end] == "5940"]
    assert len(found) == len(iban) == 3
    for true, seen in zip(iban, found, strict=True):
        middle = (true.spot.left + true.spot.right) / 2, (true.spot.top + true.spot.bottom) / 2
        x, y = photograph.place(*middle)
        assert ((seen.spot.left + seen.spot.right) / 2, (seen.spot.top + seen.spot.bottom) / 2) == pytest.approx(
            (x, y), abs=0.01
        )
        assert seen.spot.left < x < seen.spot.right
        assert seen.spot.top < y < seen.spot.bottom


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_is_read_whichever_way_up_it_lies(sheet, degrees):
    lying = sheet.rotate(-degrees, expand=True)
    read = read_page(as_png(lying), FileKind.PNG, 1)
    assert missing(read.text) == []
    word = next(word for word in read.words if read.text[word.start : word.end] == "5940")
    left, top, right, bottom = word.spot[1:]
    box = (left * lying.width, top * lying.height, right * lying.width, bottom * lying.height)
    upright = lying.crop(tuple(map(round, box))).rotate(degrees, expand=True)
    assert upright.width > 1.5 * upright.height
    assert (np.asarray(upright) < 128).mean() > 0.1


def test_the_orientation_that_a_camera_wrote_is_kept_in_the_places(sheet):
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    sheet.rotate(90, expand=True).save(out, "JPEG", quality=90, exif=exif)
    read = read_page(out.getvalue(), FileKind.JPEG, 1)
    assert missing(read.text) == []
    shown = Image.open(BytesIO(draw_image(out.getvalue(), FileKind.JPEG)))
    assert shown.height > shown.width
    first = min(read.words, key=lambda word: (word.spot.top, word.spot.left))
    assert first.spot.top < 0.06
    assert first.spot.left < 0.1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda image: image.point(lambda grey: 255 - grey * 0.9), id="light on dark"),
        pytest.param(lambda image: image.resize((image.width * 45 // 100, image.height * 45 // 100)), id="small"),
        pytest.param(lambda image: image.rotate(-3, fillcolor=255, resample=Image.Resampling.BICUBIC), id="askew"),
        pytest.param(lambda image: image.point(lambda grey: 120 + grey * 0.5), id="faint"),
    ],
)
def test_a_screenshot_or_scan_is_read(sheet, change):
    assert missing(read_page(as_png(change(sheet)), FileKind.PNG, 1).text) == []


def test_columns_of_a_scan_stay_apart(sheet):
    lines = read_page(as_png(sheet), FileKind.PNG, 1).text.splitlines()
    assert lines[4] == f"ALICI IBAN   {GROUPED_PAYEE_IBAN}"
    assert lines[5] == "İŞLEM TUTARI   1.080,00 TL"


def test_a_colon_that_stands_alone_is_no_digit():
    (page,) = draw_pdf(table_pdf([("İŞLEM TUTARI (TL)", ": 860.40"), ("BELGE NO", ": 2169806689287816")] * 8))
    read = read_page(page, FileKind.PNG, 1)
    assert read.text.splitlines() == ["İŞLEM TUTARI (TL) : 860.40", "BELGE NO : 2169806689287816"] * 8


def test_words_are_less_sure_than_those_of_a_text_layer(sheet):
    read = read_page(as_png(sheet), FileKind.PNG, 1)
    assert read.is_ocr
    assert {0 <= word.confidence < 100 for word in read.words} == {True}
    assert [read.text[word.start : word.end] for word in read.words] == read.text.split()


def cat():
    """A cat on a sofa, as far as a reader is concerned: soft shapes and no letters."""
    image = Image.new("RGB", (1200, 1600), (120, 90, 60))
    pen = ImageDraw.Draw(image)
    pen.ellipse((300, 500, 900, 1300), fill=(70, 60, 55))
    pen.ellipse((420, 300, 780, 650), fill=(75, 65, 60))
    pen.polygon([(430, 380), (470, 220), (560, 330)], fill=(70, 60, 55))
    pen.polygon([(770, 380), (730, 220), (640, 330)], fill=(70, 60, 55))
    grains = np.random.default_rng(5).normal(0, 12, (1600, 1200, 3))
    return Image.fromarray(np.clip(np.asarray(image) + grains, 0, 255).astype(np.uint8))


@pytest.mark.parametrize(
    "image",
    [
        pytest.param(cat(), id="a cat"),
        pytest.param(Image.new("RGB", (1000, 1400), "white"), id="a blank sheet"),
        pytest.param(Image.new("RGB", (1000, 1400), "black"), id="a finger on the lens"),
        pytest.param(Image.new("L", (3000, 20), 255), id="a strip"),
    ],
)
def test_a_picture_without_letters_has_no_text_to_speak_of(image):
    read = read_page(as_png(image), FileKind.PNG, 1)
    assert sum(letter.isalnum() for letter in read.text) < 40


def test_a_sheets_corners_are_found(sheet):
    photograph = photographed(sheet, Conditions(tilt=-9, perspective=0.1, shadow=0.9), seed=11)
    grey = photograph.image.convert("L")
    corners = find_sheet(grey)
    truth = [photograph.place(x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
    assert [(x / grey.width, y / grey.height) for x, y in corners] == [pytest.approx(each, abs=0.01) for each in truth]


@pytest.mark.parametrize("picture", [Image.new("L", (800, 1000), 255), cat().convert("L")], ids=["blank", "a cat"])
def test_no_sheet_is_seen_where_there_is_none(picture):
    assert find_sheet(picture) is None


@pytest.mark.parametrize("degrees", [-14.0, -2.5, 0.0, 0.7, 9.0])
def test_the_slant_of_lines_is_measured(sheet, degrees):
    turned = sheet.rotate(-degrees, fillcolor=255, resample=Image.Resampling.BICUBIC)
    ink = np.asarray(turned.reduce(2)) < 128
    assert slant_of(ink) == pytest.approx(degrees, abs=0.15)


def test_lines_on_end_are_noticed(sheet):
    ink = np.asarray(sheet.reduce(2)) < 128
    assert not are_lines_on_end(ink)
    assert are_lines_on_end(ink.T)
    assert not are_lines_on_end(np.zeros((500, 500), dtype=bool))


def test_the_height_of_letters_is_measured(sheet):
    ink = np.asarray(sheet) < 128
    assert letter_height(ink) == pytest.approx(9 * 0.7 * sheet.width / 595, rel=0.2)
    assert letter_height(np.zeros((500, 500), dtype=bool)) is None


def test_paper_is_white_in_light_and_in_shadow(sheet):
    shade = np.linspace(0.3, 1.0, sheet.width)
    flat = np.asarray(flattened(Image.fromarray((np.asarray(sheet) * shade).astype(np.uint8))))
    assert np.median(flat[:, :200]) == np.median(flat[:, -200:]) == 255


def test_a_map_between_pictures_goes_through_its_four_points():
    sources, targets = [(0, 0), (2, 0), (2, 3), (0, 3)], [(1, 1), (5, 2), (4, 9), (0, 8)]
    assert applied(from_points(sources, targets), sources) == [pytest.approx(target) for target in targets]


def line(*words):
    """Pieces side by side of pairs of text and confidence."""
    return [
        Piece(text, 50 * place, 0, 50 * place + 40, 14, confidence) for place, (text, confidence) in enumerate(words)
    ]


RIGHT = [("TR41", 90), ("0001", 90), ("2009", 90), ("5940", 90), ("0005", 90), ("0000", 90), ("47", 90)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            [*RIGHT[:4], ("6005", 90), *RIGHT[5:]], RIGHT, [text for text, _ in RIGHT], id="an IBAN that then checks"
        ),
        pytest.param(
            RIGHT, [*RIGHT[:4], ("6005", 90), *RIGHT[5:]], [text for text, _ in RIGHT], id="an IBAN that checked before"
        ),
        pytest.param(
            [*RIGHT[:4], ("6005", 90), *RIGHT[5:]],
            [*RIGHT[:4], ("8005", 99), *RIGHT[5:]],
            ["TR41", "0001", "2009", "5940", "6005", "0000", "47"],
            id="an IBAN that never checks",
        ),
        pytest.param([("10000000145", 90)], [("10000000146", 60)], ["10000000146"], id="an identity number"),
        pytest.param([("1.030,00", 60), ("TL", 96)], [("1.080,00", 95), ("TL", 96)], ["1.080,00", "TL"], id="a sum"),
        pytest.param(
            [("1.080,00", 75), ("TL", 96)], [("1.030,00", 70), ("TL", 96)], ["1.080,00", "TL"], id="the surer"
        ),
        pytest.param([("1.080,00", 95), ("TL", 96)], [("9.999,99", 99)], ["1.080,00", "TL"], id="no doubt, no look"),
    ],
)
def test_a_second_look_counts_only_where_it_proves_itself(first, second, expected):
    (read,) = second_looks([line(*first)], lambda *_: line(*second))
    assert [piece.text for piece in read] == expected


def test_sums_that_were_read_in_two_ways_stay_in_doubt():
    (read,) = second_looks([line(("1.030,00", 60))], lambda *_: line(("1.080,00", 95)))
    assert read[0].confidence <= 50
    (read,) = second_looks([line(("1.080,00", 60))], lambda *_: line(("1.080,00", 95)))
    assert read[0].confidence >= 80


def test_only_a_few_lines_are_looked_at_twice():
    looks = []

    def look(doubted, times):
        looks.append(doubted)
        return doubted

    second_looks([line(("1.080,00", 10))] * 50, look)
    assert len(looks) == 6


def test_every_page_of_a_scan_is_read_by_its_number():
    pages = [Image.open(BytesIO(draw_pdf(text_pdf(f"TUTAR : {number}.080,00 TL\n" * 6))[0])) for number in (1, 2)]
    out = BytesIO()
    pages[0].convert("L").save(out, "PDF", resolution=190, save_all=True, append_images=[pages[1].convert("L")])
    read = read_page(out.getvalue(), FileKind.PDF, 2)
    assert "2.080,00 TL" in read.text
    assert {word.spot.page for word in read.words} == {2}
