"""Every kind of field in the look of the portal: label, help, error, control, tied together for screen readers."""

import re

import pytest
from django import forms
from django.template import Context, Template


class Sample(forms.Form):
    name = forms.CharField(label="Adınız", help_text="Kimlikteki gibi.")
    title = forms.CharField(label="Unvan", required=False)
    unit = forms.ChoiceField(label="Birim", choices=[("a", "A Hastanesi")])
    way = forms.ChoiceField(label="İmza", choices=[("wet", "Islak"), ("e", "E-imzalı")], widget=forms.RadioSelect)
    papers = forms.MultipleChoiceField(
        label="Belgeler", choices=[(1, "Form"), (2, "Dekont")], widget=forms.CheckboxSelectMultiple, help_text="Hepsi."
    )
    read = forms.BooleanField(label="Okudum")
    file = forms.FileField(label="Dekont")
    secret = forms.CharField(widget=forms.HiddenInput)


def rendered(form: forms.Form) -> str:
    return Template("{% load crispy_forms_filters %}{{ form|crispy }}").render(Context({"form": form}))


@pytest.mark.parametrize(
    "data", [None, {}, {"way": "e", "papers": ["2"], "name": "Ayşe"}], ids=["new", "empty", "half"]
)
def test_every_description_and_label_points_at_something_on_the_page(data):
    page = rendered(Sample(data))
    ids = re.findall(r'\sid="([^"]+)"', page)
    pointed_at = [name for names in re.findall(r'\s(?:aria-describedby|for)="([^"]+)"', page) for name in names.split()]
    assert set(pointed_at) - set(ids) == set()
    assert len(ids) == len(set(ids))


def test_an_optional_field_says_so_and_a_required_one_has_no_star():
    page = rendered(Sample())
    assert page.count("(isteğe bağlı)") == 1
    assert "*" not in page


def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost():
    page = rendered(Sample({"name": "", "title": "Dr.", "way": "e", "papers": ["2"]}))
    assert 'id="id_name_error"' in page
    assert 'aria-invalid="true"' in re.search(r'<input[^>]*name="name"[^>]*>', page)[0]
    assert 'value="Dr."' in page
    assert "checked" in re.search(r'<input[^>]*value="e"[^>]*>', page)[0]
    assert "checked" in re.search(r'<input[^>]*value="2"[^>]*>', page)[0]


def test_choices_are_a_group_with_a_legend():
    page = rendered(Sample())
    assert page.count("<fieldset") == page.count("<legend") == 2


def test_the_summary_leads_to_every_wrong_field():
    form = Sample({})
    summary = Template('{% include "_error_summary.html" %}').render(Context({"form": form}))
    page = rendered(form)
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert "Devam etmek için 7 yeri düzeltin" in summary
    assert [name for name in targets if f'id="{name}"' not in page] == []
    assert len(targets) == 7
