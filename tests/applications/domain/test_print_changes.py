"""What a print says otherwise than the request does now, without a database."""

import json
from dataclasses import replace

import pytest

from applications.domain.form_sheet import declared_hash
from applications.domain.print_changes import LABELS, NO_CHANGES, NOTHING, REST, Change, changes
from applications.domain.said import Said, said_by_form, said_from_json
from tests.applications.printing.sample_sheets import SHEET

DECLARED = {
    "tckn": "10000000146",
    "first_name": "Ayşe Gül",
    "last_name": "Işık",
    "unit_text": "Akdeniz 3 No’lu ASM",
    "signing_method": "wet",
    "flat_no": "",
    "details": {"is_naturalised": False, "certificate_ends_on": "2027-01-31"},
}
LINES = {
    "Başvuru": "Yenileme · Aile hekimi · Islak imzalı",
    "T.C. kimlik no": "10000000146",
    "Adı soyadı": "Ayşe Gül Işık",
    "Görev yeri": "Akdeniz 3 No’lu ASM",
    "Sertifikanın bitişi": "31.01.2027",
    "Dekont kontrolü": "7 uygun",
    "Müdürlük": "Mersin İl Sağlık Müdürlüğü",
}
THEN = Said(declared=DECLARED, lines=LINES, copies=("Kurum nüshası",))


def now(declared=(), lines=()):
    return replace(THEN, declared=DECLARED | dict(declared), lines=LINES | dict(lines))


def test_nothing_changed():
    assert changes(THEN, now()) == NO_CHANGES


def test_a_changed_answer_is_told_as_printed_and_must_be_signed_anew():
    found = changes(THEN, now({"last_name": "Çağlar"}, {"Adı soyadı": "Ayşe Gül Çağlar"}))
    assert found.must_sign_anew
    assert found.declared == (Change(label="Adı soyadı", before="Ayşe Gül Işık", after="Ayşe Gül Çağlar"),)
    assert found.shown == ()


def test_what_only_one_kind_of_request_knows_is_declared_too():
    ends_on = {"details": DECLARED["details"] | {"certificate_ends_on": "2027-02-28"}}
    found = changes(THEN, now(ends_on, {"Sertifikanın bitişi": "28.02.2027"}))
    assert found.must_sign_anew
    assert [change.label for change in found.declared] == ["Sertifikanın bitişi"]


def test_several_columns_of_one_line_are_one_change():
    found = changes(THEN, now({"first_name": "Ayşe", "last_name": "Çağlar"}, {"Adı soyadı": "Ayşe Çağlar"}))
    assert [change.label for change in found.declared] == ["Adı soyadı"]


def test_changes_stand_in_the_order_of_the_paper():
    changed = {"unit_text": "Başka ASM", "tckn": "10000000214", "signing_method": "consent"}
    words = {"Görev yeri": "Başka ASM", "T.C. kimlik no": "10000000214", "Başvuru": "Yenileme · E-onaylı"}
    found = changes(THEN, now(changed, words))
    assert [change.label for change in found.declared] == ["Başvuru", "T.C. kimlik no", "Görev yeri"]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param({"Dekont kontrolü": "6 uygun, 1 farklı (Tutar)"}, id="verdict"),
        pytest.param({"Müdürlük": "Mersin Valiliği İl Sağlık Müdürlüğü"}, id="office"),
        pytest.param({"Görev yeri": "Akdeniz 3 No’lu Aile Sağlığı Merkezi"}, id="unit matched to the list"),
        pytest.param({"Dilekçe": "Eksik olan: …"}, id="a line more"),
    ],
)
def test_what_was_not_declared_asks_for_no_new_signature(lines):
    found = changes(THEN, now(lines=lines))
    assert not found.must_sign_anew
    assert found.declared == ()
    assert [change.label for change in found.shown] == list(lines)


def test_a_line_that_was_not_there_and_one_that_is_gone_are_told_as_empty():
    later = replace(THEN, lines={label: words for label, words in LINES.items() if label != "Dekont kontrolü"})
    assert changes(THEN, later).shown == (Change(label="Dekont kontrolü", before="7 uygun", after=NOTHING),)
    assert changes(later, THEN).shown == (Change(label="Dekont kontrolü", before=NOTHING, after="7 uygun"),)


def test_both_sorts_of_change_are_kept_apart():
    found = changes(THEN, now({"tckn": "10000000214"}, {"T.C. kimlik no": "10000000214", "Müdürlük": "Başka"}))
    assert [change.label for change in found.declared] == ["T.C. kimlik no"]
    assert [change.label for change in found.shown] == ["Müdürlük"]


def test_a_name_that_is_split_otherwise_is_told_although_the_paper_reads_the_same():
    found = changes(THEN, now({"first_name": "Ayşe", "last_name": "Gül Işık"}))
    assert found.declared == (Change(label="Adı soyadı", before="Ayşe Gül | Işık", after="Ayşe | Gül Işık"),)


def test_an_answer_of_a_later_version_is_told_under_the_rest():
    found = changes(THEN, now({"details": DECLARED["details"] | {"new_answer": True}}))
    assert found.must_sign_anew
    assert found.declared == (Change(label=REST, before=NOTHING, after="evet"),)


@pytest.mark.parametrize("name", list(LABELS))
def test_whatever_changes_the_hash_is_told(name):
    """A difference that nobody can see would leave the desk helpless."""
    column, _, detail = name.partition(".")
    other = {column: {detail: "başka"} if detail else "başka"}
    before, after = Said(declared={"kept": 1}, lines={}), Said(declared={"kept": 1, **other}, lines={})
    assert declared_hash(before.declared) != declared_hash(after.declared)
    assert changes(before, after).declared == (Change(label=LABELS[name][0], before=NOTHING, after="başka"),)


def test_an_empty_answer_and_none_are_the_same():
    assert changes(THEN, now({"flat_no": None, "postal_code": ""})) == NO_CHANGES


def test_a_blank_that_holds_is_the_same_as_one_that_breaks():
    assert changes(THEN, now(lines={"Müdürlük": "Mersin İl\N{NO-BREAK SPACE}Sağlık Müdürlüğü"})) == NO_CHANGES


def test_what_was_said_survives_being_stored():
    stored = json.dumps(THEN.as_json())
    assert said_from_json(json.loads(stored)) == THEN
    assert list(said_from_json(json.loads(stored)).lines) == list(LINES)


def test_a_form_says_everything_that_stands_on_it():
    said = said_by_form(SHEET, DECLARED)
    facts = {fact.label: fact.value for section in SHEET.sections for fact in section.facts}
    assert facts.items() <= said.lines.items()
    assert said.copies == SHEET.copy_labels
    words = " ".join(said.lines.values())
    for text in (SHEET.kind_line, SHEET.letterhead[1], *SHEET.papers, *SHEET.deliver_to, SHEET.declaration):
        assert text in words
