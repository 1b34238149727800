"""``manage.py print_form``: a file, or one clear sentence."""

import stat

import pytest
from django.core.management import CommandError, call_command

from applications.domain import vocabulary as words
from tests.applications.printing.sample_cases import make_case
from tests.applications.printing.sample_sheets import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["K7P4M2HX", "k7p4-m2hx"])
def test_print_form_writes_every_copy(tmp_path, capsys, typed):
    make_case()
    output = tmp_path / "form.pdf"

    call_command("print_form", typed, "--output", str(output))

    first, second = text_of(output.read_bytes())
    assert "Kurum nüshası · 1 / 2" in first
    assert "Başvuru sahibi nüshası · 2 / 2" in second
    assert "Limonluk Mahallesi, Vali Hüseyin Aksoy Caddesi, Numara 12, Daire 4" in second
    assert stat.S_IMODE(output.stat().st_mode) == 0o600, "others on the machine must not read it"
    assert str(output) in capsys.readouterr().out


def test_print_form_names_an_unknown_reference(tmp_path):
    with pytest.raises(CommandError, match="XXXX-XXXX numaralı başvuru yok"):
        call_command("print_form", "XXXX-XXXX", "--output", str(tmp_path / "form.pdf"))

    assert list(tmp_path.iterdir()) == []


def test_print_form_says_when_no_form_is_due(tmp_path):
    make_case().procedure.papers.filter(paper=words.Paper.REQUEST_FORM).delete()

    with pytest.raises(CommandError, match="basılı form istenmiyor") as caught:
        call_command("print_form", "K7P4M2HX", "--output", str(tmp_path / "form.pdf"))

    assert caught.value.returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_print_form_says_where_it_cannot_write(tmp_path):
    make_case()

    with pytest.raises(CommandError, match="yazılamadı"):
        call_command("print_form", "K7P4M2HX", "--output", str(tmp_path / "no-such-folder" / "form.pdf"))
