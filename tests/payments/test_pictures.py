"""Cut-outs of a page and files of pictures alone."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from payments.domain.placed import Spot
from payments.pictures import TALLEST_CUT, WIDEST_CUT, cut_out, pictures_pdf
from tests.payments.files import text_pdf

PAGE = (1600, 2260)
GREEN = (0, 107, 94)
INK = "#006b5e"


def page(size: tuple[int, int] = PAGE, *, grey: Spot | None = None) -> bytes:
    """Return a white page as PNG, with the place ``grey`` painted grey."""
    picture = Image.new("RGB", size, "white")
    if grey:
        edges = (grey.left * size[0], grey.top * size[1], grey.right * size[0], grey.bottom * size[1])
        picture.paste((90, 90, 90), tuple(round(edge) for edge in edges))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def cut(*spots: Spot, of: bytes | None = None) -> Image.Image:
    return Image.open(BytesIO(cut_out(of or page(), spots, colour=INK)))


def rows_of(picture: Image.Image, colour: tuple[int, int, int]) -> list[int]:
    """Return the rows of ``picture`` in which ``colour`` stands."""
    width, height = picture.size
    return [y for y in range(height) if any(picture.getpixel((x, y)) == colour for x in range(width))]


def test_a_cut_out_shows_the_place_in_its_own_colours_within_an_outline():
    place = Spot(1, 0.40, 0.50, 0.50, 0.515)
    found = cut(place, of=page(grey=place))
    grey, outline = rows_of(found, (90, 90, 90)), rows_of(found, GREEN)
    assert len(grey) == round(0.515 * 2260) - round(0.50 * 2260)
    assert outline[0] < grey[0] < grey[-1] < outline[-1]
    assert abs((outline[0] + outline[-1]) - (found.height - 1)) <= 2  # in the middle


def test_what_stands_beside_the_place_is_faded():
    place, neighbour = Spot(1, 0.40, 0.50, 0.50, 0.515), Spot(1, 0.40, 0.519, 0.50, 0.53)
    found = cut(place, of=page(grey=neighbour))
    assert rows_of(found, (90, 90, 90)) == []
    assert min(found.getpixel((found.width // 2, found.height - 2))) > 180


@pytest.mark.parametrize(
    "spot",
    [
        pytest.param(Spot(1, 0.0, 0.0, 0.05, 0.01), id="upper left corner"),
        pytest.param(Spot(1, 0.95, 0.99, 1.0, 1.0), id="lower right corner"),
        pytest.param(Spot(1, -0.2, -0.1, 0.1, 0.05), id="beyond the page"),
    ],
)
def test_a_place_at_the_edge_gives_a_whole_piece(spot):
    found = cut(spot)
    assert found.width >= 200
    assert found.height >= 60
    assert rows_of(found, GREEN)


def test_lines_of_one_value_are_shown_together():
    first, second = Spot(1, 0.4, 0.500, 0.6, 0.512), Spot(1, 0.4, 0.516, 0.5, 0.528)
    assert cut(first, second).height > cut(first).height
    assert len(rows_of(cut(first, second), GREEN)) > len(rows_of(cut(first), GREEN))


def test_of_places_far_apart_the_first_is_shown():
    first, far = Spot(1, 0.4, 0.1, 0.6, 0.112), Spot(1, 0.4, 0.9, 0.5, 0.912)
    assert cut(first, far).tobytes() == cut(first).tobytes()


@pytest.mark.parametrize("size", [(400, 300), (1080, 2400), (60, 40)])
def test_no_cut_out_is_larger_than_a_page_shows_or_than_its_page(size):
    found = cut(Spot(1, 0.01, 0.01, 0.99, 0.99), of=page(size))
    assert found.width <= min(WIDEST_CUT, size[0])
    assert found.height <= min(TALLEST_CUT, size[1])


def test_a_cut_out_without_a_place_is_refused():
    with pytest.raises(ValueError, match="needs a place"):
        cut_out(page(), [], colour=INK)


def test_a_file_of_pictures_has_every_page_and_no_text():
    document = pypdfium2.PdfDocument(pictures_pdf(iter([page(), page((800, 1130)), page()])))
    assert [round(sheet.get_width()) for sheet in document] == [595, 595, 595]
    assert "".join(sheet.get_textpage().get_text_range() for sheet in document).strip() == ""
    assert document.count_attachments() == 0
    original = pypdfium2.PdfDocument(text_pdf("DEKONT"))
    assert "DEKONT" in original[0].get_textpage().get_text_range()  # the question itself finds text
