"""An installation that lacks a file of the papers says so; a paper in another font would be worse than none."""

import shutil
from pathlib import Path

import pytest
import structlog
from django.core.cache import caches
from django.urls import reverse

from applications.domain.vocabulary import Role
from applications.models import PaperPrint
from applications.printing import compiled, engine
from applications.printing.filling.glyphs import faces
from applications.printing.letterset import _letters
from applications.printing.missing_files import PaperNotPrintable
from tests import factories
from tests.applications.admin.desk import signed_in as at_the_desk
from tests.applications.declared_cases import make_declared_case
from tests.applications.printing.sample_sheets import SHEET

KEPT = ("static/fonts", "static/css", "templates/print")


@pytest.fixture
def installation(settings, tmp_path):
    """An installation of its own, with the files of the papers."""
    for folder in KEPT:
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder)
    settings.BASE_DIR = tmp_path
    forget_the_fonts()
    yield tmp_path
    forget_the_fonts()


def forget_the_fonts() -> None:
    for kept in (engine._style, _letters, faces):
        kept.cache_clear()


def test_with_every_file_it_prints(installation):
    assert engine.render(SHEET).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "missing",
    ["fonts/print/IBMPlexSans-Regular.ttf", "fonts/print/IBMPlexMono-Medium.ttf", "fonts/IBMPlexSans-SemiBold.ttf"],
)
def test_without_a_font_it_prints_nothing(installation: Path, missing):
    (installation / "static" / missing).unlink()

    with pytest.raises(PaperNotPrintable, match="Sistem yöneticisine haber verin"):
        engine.render(SHEET)


def test_with_a_damaged_font_it_prints_nothing(installation):
    (installation / "static" / "fonts" / "print" / "IBMPlexSans-Regular.ttf").write_bytes(b"no font")

    with pytest.raises(PaperNotPrintable):
        engine.render(SHEET)


def misplaced(table: bytes, font: bytes) -> bytes:
    """Return ``font`` with one of its tables said to lie where the file has ended."""
    entry = font.index(table) + len(table) + 4  # after the checksum
    return font[:entry] + len(font).to_bytes(4, "big") + font[entry + 4 :]


DAMAGES = {
    "half": lambda font: font[: len(font) // 2],
    "no letters": lambda font: misplaced(b"cmap", font),
    "no widths": lambda font: misplaced(b"hmtx", font),
    "no shapes": lambda font: misplaced(b"glyf", font),
    "one bit": lambda font: font[:-9] + bytes([font[-9] ^ 1]) + font[-8:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("font", ["print/IBMPlexSans-Regular.ttf", "print/IBMPlexMono-Medium.ttf"])
def test_a_font_that_is_damaged_while_the_process_runs_leaves_the_form_to_the_engine(installation, font, damage):
    whole = engine.render(SHEET)  # from now on the engine has read what it needs
    path = installation / "static" / "fonts" / font
    path.write_bytes(damage(path.read_bytes()))

    assert compiled.render(SHEET) == whole

    forget_the_fonts()  # as a process that begins now
    with pytest.raises(PaperNotPrintable):
        compiled.render(SHEET)


def test_without_a_style_sheet_it_prints_nothing(installation):
    (installation / "static" / "css" / "form.css").unlink()

    with pytest.raises(PaperNotPrintable):
        engine.render(SHEET)


# --- What people see --------------------------------------------------------------------------------


@pytest.fixture
def broken(installation: Path) -> Path:
    """An installation with a damaged font."""
    (installation / "static/fonts/print/IBMPlexSans-Regular.ttf").write_bytes(b"no font")
    caches["papers"].clear()
    return installation


def assert_told(answer) -> None:
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "<h1>Şu anda yazdırılamıyor</h1>" in page
    assert "müdürlüğünüzün SBS birimini arayın" in page


@pytest.mark.django_db
@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("paper", ["form_pdf", "declaration_pdf"])
def test_the_owner_is_told_that_nothing_can_be_printed(client, paper):
    case = make_declared_case()
    client.force_login(case.owner)

    with structlog.testing.capture_logs() as logs:
        assert_told(client.get(reverse(f"applications:{paper}", args=[case.reference])))

    assert "TTLibError" in next(entry for entry in logs if entry["event"] == "paper_not_printable")["cause"]
    assert not PaperPrint.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("broken")
def test_the_desk_is_told_too():
    case = make_declared_case()
    officer = at_the_desk(factories.make_member(Role.OFFICER, case.directorate))

    assert_told(officer.get(reverse("yonetim:case_form", args=[case.pk])))
    answers = {"secim": [case.pk], "receiver": "elle", "hazirla": "1"}
    assert_told(officer.post(reverse("yonetim:batch_hand_over"), answers))


@pytest.mark.django_db
@pytest.mark.usefixtures("november", "real_catalogue")
@pytest.mark.parametrize("missing", ["static/fonts/IBMPlexSans-Regular.ttf", "static/css/information_sheet.css"])
def test_who_asks_for_the_page_of_information_is_told(client, installation, missing):
    (installation / missing).unlink()
    caches["papers"].clear()

    assert_told(client.get("/yol/33/aile-hekimi/ilk-basvuru/bilgi.pdf"))
