"""The steps' forms: what people type, what is kept of it, what is refused and with which words."""

from datetime import date
from typing import Any

import pytest
from django.forms import ValidationError
from django.urls import reverse

from applications import catalogue
from applications.domain import vocabulary as words
from applications.domain.renewal import earliest_renewal
from applications.domain.steps import Step
from applications.forms import STEP_FORMS, StepForm
from applications.forms.fields import DayField, MobileField, NameField, PaperField, TcknField
from applications.models import Procedure
from tests import factories
from tests.applications.answers import ADDRESS, PERSON
from tests.factories import make_directorate, make_draft, make_procedure, make_unit

TODAY = date(2026, 11, 22)


def form_of(step: Step, data: dict[str, str] | None, *, procedure: Procedure | None = None, **draft: Any) -> StepForm:
    row = Procedure.objects.with_parts().get(pk=(procedure or Procedure.objects.first() or make_procedure()).pk)
    draft_row = make_draft(row, **draft)
    return STEP_FORMS[step](
        data, draft=draft_row, rules=catalogue.rules_of(row), today=TODAY, initial=draft_row.answers.get(step, {})
    )


def errors_of(form: StepForm) -> dict[str, list[str]]:
    form.is_valid()
    return {name: list(errors) for name, errors in form.errors.items()}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("10000000146", "10000000146", id="plain"),
        pytest.param(" 100 000 001 46 ", "10000000146", id="blanks"),
        pytest.param("１００００００0１４６", "10000000146", id="full-width digits"),
        pytest.param("99000000128", None, id="foreign number with wrong check digits"),
    ],
)
def test_tckn_is_stored_compact(typed, kept):
    if kept is None:
        with pytest.raises(ValidationError, match="doğrulanmadı"):
            TcknField().clean(typed)
    else:
        assert TcknField().clean(typed) == kept


def test_tckn_takes_a_foreigners_number():
    nine = "990000001"
    number = nine + factories.tckimlik.calc_check_digits(nine)
    assert TcknField().clean(number) == number


@pytest.mark.parametrize(
    ("typed", "code", "sentence"),
    [
        pytest.param("", "required", "T.C. kimlik numaranızı yazın.", id="empty"),
        pytest.param(
            "1000000014", "length", "T.C. kimlik numarası 11 hanelidir; 10 hane yazdınız.", id="one digit short"
        ),
        pytest.param(
            "10000000145", "checksum", "Bu numara doğrulanmadı. Kimliğinize bakıp yeniden yazın.", id="check digit"
        ),
        pytest.param("1000000014a", "not_digits", None, id="a letter"),
        pytest.param("²0000000146", "checksum", None, id="a superscript becomes a digit and fails the check"),
    ],
)
def test_tckn_refuses_with_a_sentence(typed, code, sentence):
    with pytest.raises(ValidationError) as refused:
        TcknField().clean(typed)
    assert refused.value.code == code
    assert sentence is None or refused.value.messages == [sentence]


@pytest.mark.parametrize("typed", ["Ayşe Gül", "IŞIK", "Öz-Demir", "D’Angelo", "Uzman", "Ebe", "Şükrü"])
def test_name_keeps_what_may_be_a_name(typed):
    assert NameField().clean(f"  {typed}  ") == typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("Ayşe 2", "digits", id="digit"),
        pytest.param("Dr. Ayşe", "title", id="title with a dot"),
        pytest.param("Uzm. Dr. Ayşe", "title", id="two titles"),
        pytest.param("Hemş Ayşe", "title", id="title without a dot"),
        pytest.param("Uzman Ayşe", "title", id="a title's word before a name"),
        pytest.param("A. Gül", "letters", id="initial"),
        pytest.param("Ayşe<script>", "letters", id="markup"),
    ],
)
def test_name_refuses_what_is_no_name(typed, code):
    with pytest.raises(ValidationError) as refused:
        NameField().clean(typed)
    assert refused.value.code == code


@pytest.mark.parametrize("typed", ["Иван Петров", "Nguyễn Văn", "İl Sağlık Müdürlüğü, B Blok 3 ₺"])
def test_what_papers_can_show_may_be_typed(typed):
    assert PaperField().clean(typed) == typed


@pytest.mark.parametrize("field", [NameField(), PaperField()], ids=["name", "line"])
def test_letters_that_no_paper_shows_are_refused_by_name(field):
    with pytest.raises(ValidationError, match=r"“م” \(U\+0645\)\. Adı ve adresi kimlik belgesindeki Latin") as refusal:
        field.clean("م")
    assert refusal.value.error_list[0].code == "letters_missing"


@pytest.mark.parametrize(
    "typed",
    ["05320000000", "0532 000 00 00", "5320000000", "+90 532 000 00 00", "00905320000000", "90 532 000 00 00",
     "(0532) 000-00-00", "０５３２０００００００", "+90 0532 000 00 00"],
)  # fmt: skip
def test_mobile_takes_any_usual_spelling(typed):
    assert MobileField().clean(typed) == "05320000000"


@pytest.mark.parametrize("typed", ["0312 552 10 37", "532000000", "05320000000x", "053200000001", "+49 532 000 00 00"])
def test_mobile_refuses_other_numbers(typed):
    with pytest.raises(ValidationError, match="05XX XXX XX XX"):
        MobileField().clean(typed)


@pytest.mark.parametrize(
    "typed", ["14.02.1985", "14/2/1985", "14-02-1985", "14 02 1985", "14021985", "14 Şubat 1985", "1985-02-14"]
)
def test_day_takes_any_usual_spelling(typed):
    assert DayField(missing="–").clean(typed) == date(1985, 2, 14)


@pytest.mark.parametrize("typed", ["14.02.85", "31.02.1985", "02/14/1985", "dün", "14.02.1985 ve 15.02.1985"])
def test_day_refuses_what_it_cannot_read(typed):
    with pytest.raises(ValidationError, match="Gün, ay, yıl"):
        DayField(missing="–").clean(typed)


@pytest.mark.django_db
class TestPerson:
    def test_cleans_to_the_columns_of_a_request(self):
        form = form_of(Step.PERSON, PERSON)
        assert errors_of(form) == {}
        assert form.cleaned_data["birth_date"] == date(1985, 2, 14)
        assert form.cleaned_data["mobile"] == "05320000000"
        assert (form.cleaned_data["unit"], form.cleaned_data["unit_text"]) == (None, PERSON["unit_text"])

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            pytest.param(
                "23.11.2026", "Doğum tarihi bugünden sonra olamaz. Gün, ay, yıl sırasıyla yazın.", id="tomorrow"
            ),
            pytest.param("22.11.2008", None, id="18 today"),
            pytest.param("23.11.2008", "Bu tarihe göre 18 yaşından küçüksünüz", id="18 tomorrow"),
            pytest.param("31.12.1899", "Bu tarih okunamadı", id="another century"),
            pytest.param("", "Doğum tarihinizi yazın.", id="empty"),
        ],
    )
    def test_birth_date(self, typed, sentence):
        found = errors_of(form_of(Step.PERSON, PERSON | {"birth_date": typed})).get("birth_date", [])
        assert found == [] if sentence is None else found[0].startswith(sentence)

    def test_offers_the_directorates_active_units_of_the_category(self):
        procedure = make_procedure(category=words.StaffCategory.HOSPITAL_STAFF)
        own = procedure.directorate
        make_unit(own, name="Ova Hastanesi")
        make_unit(own, name="Çamlık Hastanesi")
        make_unit(own, name="Kapanan Hastane", is_active=False)
        make_unit(own, name="Örnek TSM", kind=words.UnitKind.COMMUNITY_HEALTH)
        form = form_of(Step.PERSON, None, procedure=procedure)
        names = [label for _code, label in form.fields["unit"].choices]
        assert names == ["Listede yok, aşağıya yazacağım", "Çamlık Hastanesi", "Ova Hastanesi"]

    def test_a_unit_from_the_list_brings_its_name(self):
        procedure = make_procedure(category=words.StaffCategory.HOSPITAL_STAFF)
        unit = make_unit(procedure.directorate)
        form = form_of(Step.PERSON, PERSON | {"unit": str(unit.pk), "unit_text": ""}, procedure=procedure)
        assert errors_of(form) == {}
        assert (form.cleaned_data["unit"], form.cleaned_data["unit_text"]) == (unit, unit.name)

    def test_a_unit_of_another_directorate_is_refused(self):
        procedure = make_procedure(category=words.StaffCategory.HOSPITAL_STAFF)
        make_unit(procedure.directorate)
        elsewhere = make_unit(make_directorate(plate=6, province="Ankara", name="Ankara"))
        form = form_of(Step.PERSON, PERSON | {"unit": str(elsewhere.pk)}, procedure=procedure)
        assert "unit" in errors_of(form)

    def test_a_place_of_work_is_needed_from_the_list_or_in_words(self):
        assert errors_of(form_of(Step.PERSON, PERSON | {"unit_text": " "})) == {
            "unit_text": ["Görev yerinizi listeden seçin ya da adını yazın."]
        }

    def test_asks_about_naturalisation_only_where_a_paper_depends_on_it(self):
        assert "is_naturalised" not in form_of(Step.PERSON, None).fields
        asks = make_procedure(
            kind=words.RequestKind.RENEWAL,
            papers=[{"paper": words.Paper.IDENTITY_COPY, "asked_of": words.PaperFor.NATURALISED, "deliver": 1}],
        )
        assert "is_naturalised" in form_of(Step.PERSON, None, procedure=asks).fields

    def test_keeps_the_strings_as_typed(self):
        form = form_of(Step.PERSON, PERSON | {"tckn": " 100 000 001 46", "csrfmiddlewaretoken": "x"})
        typed = form.typed(factories.NOON)
        assert typed["tckn"] == " 100 000 001 46"
        assert "csrfmiddlewaretoken" not in typed


@pytest.mark.django_db
class TestAddress:
    def test_cleans_to_the_columns_of_a_request(self):
        form = form_of(Step.ADDRESS, ADDRESS)
        assert errors_of(form) == {}
        assert not form.asks_again

    def test_names_what_is_missing(self):
        assert errors_of(form_of(Step.ADDRESS, ADDRESS | {"building_no": "", "province": ""})) == {
            "building_no": ["Bina numarasını yazın."],
            "province": ["İli seçin."],
        }

    @pytest.mark.parametrize("typed", ["3312", "3312O", "331200"])
    def test_postal_code_is_five_digits(self, typed):
        assert "postal_code" in errors_of(form_of(Step.ADDRESS, ADDRESS | {"postal_code": typed}))

    def test_an_abbreviation_is_offered_and_not_refused(self):
        form = form_of(Step.ADDRESS, ADDRESS | {"street": "Mithatpaşa Cad."})
        assert errors_of(form) == {}
        assert form.asks_again
        assert form.fields["street"].repair.repaired == "Mithatpaşa Caddesi"

    def test_an_abbreviation_is_refused_where_the_procedure_says_so(self):
        procedure = make_procedure(refuses_abbreviations=True)
        form = form_of(Step.ADDRESS, ADDRESS | {"street": "Mithatpaşa Cad."}, procedure=procedure)
        assert errors_of(form) == {"street": ["“Cad.” bir kısaltma. Uzun hâlini yazın: Caddesi."]}
        assert form.fields["street"].repair.repaired == "Mithatpaşa Caddesi"

    def test_the_repair_button_writes_the_long_form(self):
        procedure = make_procedure(refuses_abbreviations=True)
        data = ADDRESS | {"street": "Mithatpaşa Cad.", "duzelt": "street"}
        form = form_of(Step.ADDRESS, data, procedure=procedure)
        assert errors_of(form) == {}
        assert form.typed(factories.NOON)["street"] == "Mithatpaşa Caddesi"

    def test_what_was_shown_may_stay(self):
        shown = form_of(Step.ADDRESS, ADDRESS | {"street": "Mithatpaşa Cad.", "flat_no": "K. 4"})
        again = {"street": "Mithatpaşa Cad.", "flat_no": "K. 4", "as_typed": shown.shown_marks}
        form = form_of(Step.ADDRESS, ADDRESS | again)
        assert errors_of(form) == {}
        assert not form.asks_again
        assert form.cleaned_data["street"] == "Mithatpaşa Cad."

    def test_what_was_shown_may_not_stay_where_it_is_refused(self):
        procedure = make_procedure(refuses_abbreviations=True)
        data = ADDRESS | {"street": "Mithatpaşa Cad.", "as_typed": "street:Cad."}
        assert "street" in errors_of(form_of(Step.ADDRESS, data, procedure=procedure))

    def test_an_ambiguous_one_is_asked_and_written_as_answered(self):
        asked = form_of(Step.ADDRESS, ADDRESS | {"flat_no": "K. 4"})
        question = asked.fields["flat_no"].repair.questions[0]
        assert question.meanings[0] == "Kat"
        form = form_of(Step.ADDRESS, ADDRESS | {"flat_no": "K. 4", question.name: "Kat"})
        assert errors_of(form) == {}
        assert form.cleaned_data["flat_no"] == "Kat 4"

    def test_taking_one_repair_still_asks_about_the_others(self):
        data = {"street": "Mithatpaşa Cad.", "flat_no": "K. 4", "as_typed": "street:Cad.|flat_no:K."}
        form = form_of(Step.ADDRESS, ADDRESS | data | {"duzelt": "street"})
        assert errors_of(form) == {}
        assert form.cleaned_data["street"] == "Mithatpaşa Caddesi"
        assert form.fields["flat_no"].repair is not None

    def test_the_directorates_province_is_the_first_guess(self):
        assert form_of(Step.ADDRESS, None).initial["province"] == "Kocaeli"


@pytest.mark.django_db
class TestCertificate:
    def form(self, typed: str) -> StepForm:
        return form_of(
            Step.CERTIFICATE,
            {"certificate_ends_on": typed},
            procedure=make_procedure(kind=words.RequestKind.RENEWAL),
        )

    @pytest.mark.parametrize("typed", ["22.11.2026", "22.02.2027"])
    def test_is_accepted_on_its_last_day_and_three_months_before(self, typed):
        form = self.form(typed)
        assert errors_of(form) == {}
        assert form.exit is None

    def test_an_expired_one_leads_to_the_first_issue(self):
        first = make_procedure()
        form = form_of(
            Step.CERTIFICATE,
            {"certificate_ends_on": "21.11.2026"},
            procedure=make_procedure(first.directorate, kind=words.RequestKind.RENEWAL),
        )
        assert errors_of(form) == {
            "certificate_ends_on": ["Sertifikanızın süresi dolmuş: yenileme değil, ilk başvuru yapılır."]
        }
        assert form.exit.link == reverse("applications:path", args=[41, "family_physician", "first"])

    def test_an_expired_one_leads_home_where_no_first_issue_is_known(self):
        form = self.form("21.11.2026")
        assert not form.is_valid()
        assert form.exit.link == reverse("applications:home")

    def test_too_early_names_the_earliest_day(self):
        form = self.form("14.04.2027")
        assert "En erken 14 Ocak 2027" in errors_of(form)["certificate_ends_on"][0]
        assert ("En erken", "14 Ocak 2027") in form.exit.facts


def test_earliest_renewal_ends_on_the_months_last_day():
    assert earliest_renewal(date(2028, 5, 31)) == date(2028, 2, 29)


@pytest.mark.django_db
class TestOtherKinds:
    def lost(self, **changes: str) -> StepForm:
        factories.load_fixtures()
        data = {"what_happened": "lost", "revoked_on": "20.11.2026", "revoked_how": "phone"} | changes
        return form_of(
            Step.REVOCATION, data, procedure=make_procedure(make_directorate(), kind=words.RequestKind.LOST_STOLEN)
        )

    def test_revocation_is_accepted(self):
        form = self.lost()
        assert errors_of(form) == {}
        assert ("phone", "444 5 576 numarasını arayarak") in form.fields["revoked_how"].choices

    def test_revocation_is_not_in_the_future(self):
        assert "bugünden sonra olamaz" in errors_of(self.lost(revoked_on="23.11.2026"))["revoked_on"][0]

    def test_revocation_says_what_is_missing(self):
        assert set(errors_of(self.lost(what_happened="", revoked_how="", revoked_on=""))) == {
            "what_happened",
            "revoked_how",
            "revoked_on",
        }

    @pytest.mark.parametrize(
        ("changes", "wrong"),
        [
            pytest.param({}, set(), id="person"),
            pytest.param({"invoice_tax_no": "1234567890"}, {"invoice_tax_office"}, id="company without tax office"),
            pytest.param({"invoice_tax_no": "1234567890", "invoice_tax_office": "Ulus"}, set(), id="company"),
            pytest.param({"invoice_tax_no": "1234567891"}, {"invoice_tax_no"}, id="wrong check digit"),
            pytest.param({"invoice_tax_no": "12345"}, {"invoice_tax_no"}, id="too short"),
            pytest.param({"invoice_name": ""}, {"invoice_name"}, id="no name"),
        ],
    )
    def test_invoice(self, changes, wrong):
        data = {"invoice_name": "Ayşe Gül Işık", "invoice_tax_no": "10000000146", "invoice_tax_office": ""} | changes
        procedure = make_procedure(kind=words.RequestKind.CARD_READER)
        assert set(errors_of(form_of(Step.INVOICE, data, procedure=procedure))) == wrong

    @pytest.mark.parametrize(("typed", "kept"), [("yes", True), ("no", False)])
    def test_reader_is_kept_or_not(self, typed, kept):
        procedure = make_procedure(**factories.paid(fixed_sum_without_reader="780.00"))
        form = form_of(Step.READER, {"keeps_reader": typed}, procedure=procedure)
        assert errors_of(form) == {}
        assert form.cleaned_data["keeps_reader"] is kept
        assert "780,00" in form.fields["keeps_reader"].choices[0][1]

    def test_reader_must_be_answered(self):
        procedure = make_procedure(**factories.paid(fixed_sum_without_reader="780.00"))
        assert "keeps_reader" in errors_of(form_of(Step.READER, {}, procedure=procedure))

    @pytest.mark.parametrize(
        ("data", "wrong"),
        [
            pytest.param({"signing_method": "wet"}, set(), id="on paper"),
            pytest.param({"signing_method": "e_signed", "has_valid_certificate": "on"}, set(), id="with a valid card"),
            pytest.param({"signing_method": "e_signed"}, {"has_valid_certificate"}, id="without a valid card"),
            pytest.param({"signing_method": "consent"}, {"signing_method"}, id="a method the procedure lacks"),
            pytest.param({}, {"signing_method"}, id="nothing chosen"),
        ],
    )
    def test_signing(self, data, wrong):
        procedure = make_procedure(signing_methods=[words.SigningMethod.WET, words.SigningMethod.E_SIGNED])
        assert set(errors_of(form_of(Step.SIGNING, data, procedure=procedure))) == wrong

    def test_notice_must_be_ticked_and_the_moment_is_kept(self):
        assert "notice_read" in errors_of(form_of(Step.NOTICE, {}))
        typed = form_of(Step.NOTICE, {"notice_read": "on"}).typed(factories.NOON)
        assert typed == {"notice_read": "on", "read_at": factories.NOON.isoformat()}


@pytest.mark.django_db
def test_kept_answers_run_through_the_form_again():
    form = form_of(Step.PERSON, PERSON)
    kept = form.typed(factories.NOON)
    assert errors_of(form_of(Step.PERSON, kept, procedure=form.draft.procedure)) == {}
