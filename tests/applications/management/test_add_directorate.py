"""The way to a directorate that the fixtures do not hold."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from applications.models import Directorate

pytestmark = pytest.mark.django_db


def add(*args: str) -> str:
    out = StringIO()
    call_command("add_directorate", *args, stdout=out)
    return out.getvalue()


def test_add_directorate_enters_it_and_names_the_next_command():
    assert "add_member EMAIL --role administrator --directorate 63" in add("63", "Şanlıurfa")
    row = Directorate.objects.get(plate=63)
    assert (row.province, row.name) == ("Şanlıurfa", "Şanlıurfa İl Sağlık Müdürlüğü")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["1", "Atlantis"], "no province", id="unknown province"),
        pytest.param(["82", "Adana"], "plate", id="unknown plate"),
        pytest.param(["33", "Mersin"], "Müdürlük", id="there already"),
    ],
)
def test_add_directorate_refuses_with_a_sentence(args, said):
    Directorate.objects.create(plate=33, province="Mersin", name="Mersin İl Sağlık Müdürlüğü")
    with pytest.raises(CommandError, match=said):
        add(*args)
    assert Directorate.objects.count() == 1
