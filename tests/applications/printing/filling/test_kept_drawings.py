"""What one process drew, the next one fills: the same bytes, without WeasyPrint, and never from other files."""

import os
import pickle
import shutil
import time
import zlib
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import pytest
import structlog
from django.core.cache import caches

from applications.printing.filling import editions
from applications.printing.filling.kept_drawings import OnDisk
from applications.printing.filling.layouts import Layouts
from tests.applications.printing.other_process import ROOT, output_of
from tests.applications.printing.sample_sheets import SHEET
from tests.applications.printing.test_compiled import FILLED
from tests.applications.printing.test_compiled_privacy import own_words, person, stands_in

DRAWN = 2
"""What an ordinary form takes: the sheet of rows and one frame."""


@pytest.fixture
def disk(settings, tmp_path, monkeypatch) -> Path:
    """The folder of the cache as a real installation has it, whose files nobody edits."""
    monkeypatch.setattr(editions, "BEGAN", time.time() + 60)
    place = tmp_path / "layouts"
    kept = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": place, "TIMEOUT": None}
    settings.CACHES = {**settings.CACHES, "layouts": kept}
    return place


def printed_by_a_new_process(sheet=SHEET) -> tuple[bytes, int]:
    """Return the form, and how many drawings that took."""
    layouts = Layouts(kept=OnDisk())
    return layouts.written(sheet), layouts.drawn


@pytest.mark.parametrize(
    "name", ["ordinary", "draft", "long answers, two pages a copy", "name that breaks beside another answer"]
)
def test_the_next_process_draws_nothing_and_makes_the_same_file(disk, name):
    alone = Layouts().written(FILLED[name])

    first, drawn = printed_by_a_new_process(FILLED[name])
    second, drawn_again = printed_by_a_new_process(FILLED[name])

    assert first == second == alone
    assert drawn >= DRAWN
    assert drawn_again == 0


def test_only_this_user_may_look_into_the_folder(disk):
    printed_by_a_new_process()

    assert {place.stat().st_mode & 0o077 for place in (disk, *disk.iterdir())} == {0}


def test_nothing_of_a_person_is_kept(disk):
    sheet = person(3)
    printed_by_a_new_process(sheet)

    kept = " ".join(repr(content_of(file)) for file in disk.iterdir())

    assert stands_in(kept, {"Sağlık", "Mersin"}) == {"Sağlık", "Mersin"}  # of the letterhead
    assert stands_in(kept, own_words(sheet)) == set()


def content_of(file: Path) -> object:
    """Return what lies in ``file``: Django's cache puts a date, then a mark and what was packed."""
    with file.open("rb") as opened:
        pickle.load(opened)
        _, packed = pickle.loads(zlib.decompress(opened.read()))
    return pickle.loads(packed)


def put(file: Path, content: object) -> None:
    """Write ``content`` into ``file`` as Django's cache would."""
    file.write_bytes(pickle.dumps(None) + zlib.compress(pickle.dumps(content)))


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def overwritten(file: Path) -> None:
    file.write_bytes(os.urandom(2000))


def of_a_class_that_is_gone(file: Path) -> None:
    gone = b"capplications.printing.gone\nGone\n."
    file.write_bytes(pickle.dumps(None) + zlib.compress(gone))


def without_a_field(file: Path) -> None:
    (drawn,) = content_of(file)
    put(file, (Partly(drawn),))


class Partly:
    """Is unpickled as ``drawn`` without its last field."""

    def __init__(self, drawn: object) -> None:
        self.drawn = drawn

    def __reduce__(self):
        return object.__new__, (type(self.drawn),), [getattr(self.drawn, each.name) for each in fields(self.drawn)[:-1]]


OTHERS = ("ab", 5, (), [], {}, None, b"ab", ("ab",), (None,), ("ab", b"ab"), ("ab", "ab", "ab"))


@pytest.mark.parametrize("content", OTHERS, ids=repr)
def test_anything_else_in_its_place_is_not_taken_for_a_drawing(disk, content):
    whole, _ = printed_by_a_new_process()
    for file in disk.iterdir():
        put(file, content)

    assert printed_by_a_new_process() == (whole, DRAWN)
    assert printed_by_a_new_process() == (whole, 0)


def test_drawings_that_lie_in_each_others_places_are_drawn_anew(disk):
    whole, _ = printed_by_a_new_process()
    one, other = disk.iterdir()
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)

    assert printed_by_a_new_process() == (whole, DRAWN)


@pytest.mark.parametrize("damage", [cut, emptied, overwritten, of_a_class_that_is_gone, without_a_field])
def test_what_is_damaged_is_drawn_anew(disk, damage):
    whole, _ = printed_by_a_new_process()
    for file in disk.iterdir():
        damage(file)

    again, drawn = printed_by_a_new_process()

    assert (again, drawn) == (whole, DRAWN)
    assert printed_by_a_new_process() == (whole, 0)


def test_without_room_on_the_disk_it_prints_all_the_same(disk):
    """A file stands where the folder should be made, which no user may do, not even root."""
    disk.write_text("")

    with structlog.testing.capture_logs() as logs:
        _, drawn = printed_by_a_new_process()

    assert drawn == DRAWN
    assert {entry["event"] for entry in logs} == {"layouts.unreadable", "layouts.not_kept"}


# --- Which drawings are used ------------------------------------------------------------------------


@pytest.fixture
def installation(settings, tmp_path, monkeypatch) -> Path:
    """An installation of its own that was there before this process."""
    for folder in ("static", "templates/print", *editions._CODE):
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder)
    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(editions, "BEGAN", time.time() + 60)
    return tmp_path


@pytest.mark.parametrize(
    "changed",
    [
        "static/css/form.css",
        "templates/print/_copy.html",
        "static/fonts/print/IBMPlexSans-Regular.ttf",
        "applications/printing/tags.py",
        "applications/domain/form_sheet.py",
    ],
)
def test_other_files_other_edition(installation, changed):
    before = editions.lasting_edition()
    path = installation / changed
    path.write_bytes(path.read_bytes() + b"\n")
    for kept in (editions._lasting, editions._edition):
        kept.cache_clear()  # as in a new process

    after = editions.lasting_edition()

    assert before is not None
    assert after not in (None, before)


def test_an_installation_elsewhere_with_the_same_files_is_the_same_edition(installation, settings):
    before = editions.lasting_edition()
    settings.BASE_DIR = ROOT

    assert editions.lasting_edition() == before


@pytest.mark.parametrize("changed", ["static/css/form.css", "applications/printing/tags.py"])
def test_a_process_that_is_older_than_its_files_keeps_nothing(installation, disk, monkeypatch, changed):
    """It may have read them before they were changed; then it would keep old drawings under the new edition."""
    monkeypatch.setattr(editions, "BEGAN", time.time() - 1)
    (installation / changed).touch()

    assert editions.lasting_edition() is None
    assert printed_by_a_new_process() == (printed_by_a_new_process()[0], DRAWN)
    assert not disk.exists()


def test_after_the_clock_was_set_back_nothing_is_kept(installation, monkeypatch):
    """Whatever is changed now seems older than this process."""
    assert editions.lasting_edition() is not None
    monkeypatch.setattr(editions, "_CLOCKS", (time.time() + 3600, time.monotonic()))

    assert editions.lasting_edition() is None


def test_files_that_change_while_they_are_read_are_no_edition(installation, monkeypatch):
    time.sleep(0.2)  # files' clocks go in steps
    monkeypatch.setattr(editions, "BEGAN", time.time() - 0.1)
    assert editions.lasting_edition() is not None
    editions._lasting.cache_clear()
    read = editions._mark_of

    def changed_as_it_is_read(paths):
        (installation / "static/css/form.css").touch()
        return read(paths)

    monkeypatch.setattr(editions, "_mark_of", changed_as_it_is_read)

    assert editions.lasting_edition() is None


def test_with_a_file_missing_there_is_no_edition(installation):
    (installation / "static/css/form.css").unlink()

    assert editions.lasting_edition() is None


# --- Real processes ---------------------------------------------------------------------------------

_PROCESS = dedent(
    """
    import sys, django
    from hashlib import sha256
    django.setup()
    from applications.printing import compiled
    from tests.applications.printing.sample_sheets import SHEET
    print(sha256(compiled.render(SHEET)).hexdigest(), compiled.LAYOUTS.drawn, "weasyprint" in sys.modules)
    """
)


def process(folder: Path, program: str = _PROCESS, *, at: Path = ROOT, **environment: str) -> tuple[str, ...]:
    """Run ``program`` in a process of its own, in the installation ``at``, and return the words it prints.

    The usual one prints a form, and tells the file's mark, its drawings, and whether it loaded WeasyPrint.
    """
    return tuple(output_of(program, at=at, DATA_DIR=str(folder), **environment).split())


def test_processes_share_what_was_drawn(tmp_path):
    mark = sha256(Layouts().written(SHEET)).hexdigest()

    assert process(tmp_path) == (mark, str(DRAWN), "True")
    assert process(tmp_path, PYTHONHASHSEED="7") == (mark, "0", "False")
    assert {file.suffix for file in (tmp_path / "layouts").iterdir()} == {".djcache"}


_IDLE = dedent(
    """
    import time, django
    from pathlib import Path
    django.setup()
    import applications.domain.vocabulary
    file = Path("applications/domain/vocabulary.py")
    file.write_text(file.read_text() + "# as it is from now on")
    time.sleep(1.5)
    from applications.printing.filling import editions
    print(editions.lasting_edition())
    """
)


def test_a_worker_whose_code_changed_before_its_first_visitor_came_keeps_nothing(tmp_path):
    """Much of the code is read at the start, what keeps drawings with the first page that needs it."""
    for folder in ("applications", "esign_portal", "payments", "templates", "static"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    time.sleep(1.5)  # so that the copy is older than the process

    assert process(tmp_path / "data", _IDLE, at=tmp_path) == ("None",)
    assert process(tmp_path / "data", _IDLE.replace("write_text", "exists() or str"), at=tmp_path) != ("None",)


def test_the_folder_may_be_deleted_at_any_time(disk):
    whole, _ = printed_by_a_new_process()
    caches["layouts"].clear()

    assert printed_by_a_new_process() == (whole, DRAWN)
