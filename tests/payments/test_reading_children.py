import os
import threading
import time

import pytest

from payments.domain.placed import PlacedText
from payments.reading import children, safely
from payments.reading.children import Child
from payments.reading.kinds import FileKind
from payments.reading.messages import Question, Refused, Task
from payments.reading.refusals import ReceiptRefused, Refusal
from payments.reading.safely import draw_pages, end_children, read_file, read_picture
from tests.payments.files import picture, text_pdf


@pytest.fixture(autouse=True)
def _no_children_left():
    yield
    end_children()


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


def test_scans_that_wait_never_delay_a_pdf():
    done = []

    def read_scans():
        done.append([read_picture(scan, 1) for _ in range(3)])

    (scan,) = draw_pages(text_pdf("ALICI IBAN : TR41 0001 2009 5940 0005 0000 47\n" * 12))
    read_file(text_pdf("x"))
    busy = [threading.Thread(target=read_scans) for _ in range(3)]
    for thread in busy:
        thread.start()
    start = time.monotonic()
    for _ in range(5):
        read_file(text_pdf("GÖNDEREN : AYŞE GÜL IŞIK"))
    waited = time.monotonic() - start
    assert any(thread.is_alive() for thread in busy)
    assert waited < 5  # the scans alone keep the child busy far longer
    for thread in busy:
        thread.join()
    assert [len(scans) for scans in done] == [3, 3, 3]


def test_a_child_that_reads_text_does_not_load_what_ocr_needs():
    read_file(picture("PNG"))
    (child,) = safely._pool(Task.READ).idle
    with open(f"/proc/{child._process.pid}/maps") as maps:
        assert "tesserocr" not in maps.read()


def test_a_child_takes_no_more_memory_than_it_may():
    child = Child(Task.READ)
    child.ask(Question(Task.READ, picture("PNG")))
    with open(f"/proc/{child._process.pid}/limits") as limits:
        address_space = next(line for line in limits if line.startswith("Max address space"))
    assert str(1024**3) in address_space
    child.end()


def test_every_answer_survives_the_pipe():
    data = text_pdf("ALICI IBAN : TR41 0001 2009 5940 0005 0000 47")
    assert isinstance(read_file(data).placed, PlacedText)
    assert all(word.spot.page == 1 for word in read_file(data).placed.words)
    assert isinstance(read_picture(data, 1), PlacedText)
    assert draw_pages(data)[0].startswith(b"\x89PNG")


def test_an_older_child_that_refuses_with_a_word_nobody_knows_is_a_damaged_file():
    assert safely._refusal_of("no such reason") is Refusal.DAMAGED
    assert safely._refusal_of("encrypted") is Refusal.ENCRYPTED


def test_a_page_that_is_not_there_is_refused():
    with pytest.raises(ReceiptRefused):
        read_picture(text_pdf("x"), 2)


def test_a_forked_server_does_not_use_its_parents_children():
    read_file(picture("PNG"))
    parents = safely._pool(Task.READ)
    pid = os.fork()
    if pid == 0:
        os._exit(0 if safely._pool(Task.READ) is not parents else 1)
    assert os.waitpid(pid, 0)[1] == 0
