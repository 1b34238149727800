"""The catalogue's pages: who reads, who edits, and what a version in use refuses."""

from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse

from applications.admin.catalogue import ProcedureAdmin
from applications.domain.vocabulary import RequestKind, Role, UnitKind
from applications.models import Price, Procedure, Unit
from esign_portal import turkish
from payments.models import BankAccount
from tests import factories
from tests.applications.admin.desk import signed_in

SHARED = ("price", "contact", "guide")
PARTS = ("items", "channels", "descriptions", "signing_methods", "papers", "deliveries", "prerequisites", "steps")


def listing(model, app="applications"):
    return f"/yonetim/{app}/{model}/"


def change(row, what="change"):
    return f"{listing(row._meta.model_name, row._meta.app_label)}{row.pk}/{what}/"


def procedure_form(directorate, **fields):
    """Return the form of a procedure with one step and no other child rows, as the page sends it."""
    management = {f"{part}-{name}": 0 for part in PARTS for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    management |= {"steps-TOTAL_FORMS": 1, "steps-0-position": 1, "steps-0-who": "Siz", "steps-0-title": "Başvurun"}
    values = {
        "directorate": directorate.pk,
        "category": "hospital_staff",
        "kind": "first",
        "valid_from": "01.01.2026",
        "payer": "institution",
        "handler": "directorate",
        "sum_mode": "none",
        "source": "Duyuru",
        "read_on": "01.11.2026",
    }
    return management | values | fields


def rows_in(answer):
    return list(answer.context["cl"].queryset)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.COORDINATOR, 403),
        (Role.OFFICER, 200),
        (Role.SUPERVISOR, 200),
        (Role.AUDITOR, 200),
        (Role.ADMINISTRATOR, 200),
    ],
)
def test_who_reads_the_catalogue(desk, role, status):
    client = signed_in(desk.people[role])
    for model in ("directorate", "unit", "procedure", *SHARED):
        assert client.get(listing(model)).status_code == status, model
    assert client.get(listing("bankaccount", "payments")).status_code == status
    assert client.get(change(desk.procedure)).status_code == (404 if status == 403 else status)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_another_directorates_rows_are_neither_listed_nor_found(desk, role):
    unit = factories.make_unit(desk.there, name="Ankara Şehir Hastanesi")
    client = signed_in(desk.people[role])
    assert rows_in(client.get(listing("procedure"))) == [desk.procedure]
    assert rows_in(client.get(listing("unit"), {"q": "hastane"})) == [desk.unit]
    assert rows_in(client.get(listing("directorate"))) == [desk.here]
    for row in (desk.foreign.procedure, unit, desk.there):
        for what in ("change", "history"):
            assert client.get(change(row, what)).status_code == 404, (row, what)
        assert client.post(change(row)).status_code == 404
        assert client.post(change(row, "delete"), {"post": "yes"}).status_code in (403, 404)
    assert client.get(change(desk.foreign.procedure, "yeni-surum")).status_code == 404
    assert Unit.objects.filter(pk=unit.pk).exists()


@pytest.mark.parametrize(
    ("model", "editors"),
    [
        ("unit", {Role.SUPERVISOR, Role.ADMINISTRATOR}),
        ("procedure", {Role.SUPERVISOR, Role.ADMINISTRATOR}),
        ("price", {Role.ADMINISTRATOR}),
        ("guide", {Role.ADMINISTRATOR}),
        ("membership", {Role.ADMINISTRATOR}),
        ("user", {Role.ADMINISTRATOR}),
    ],
)
def test_who_adds_rows(desk, model, editors):
    opened = {
        role for role, user in desk.people.items() if signed_in(user).get(f"{listing(model)}add/").status_code == 200
    }
    assert opened == editors


def test_an_auditor_changes_nothing_by_posting(desk):
    client = signed_in(desk.people[Role.AUDITOR])
    form = {"directorate": desk.here.pk, "kind": UnitKind.HOSPITAL, "name": "Başka ad", "is_active": "on"}
    assert client.post(change(desk.unit), form).status_code == 403
    desk.unit.refresh_from_db()
    assert desk.unit.name == "Toros Devlet Hastanesi"


def test_a_unit_is_entered_for_the_own_directorate_only(desk):
    client = signed_in(desk.people[Role.SUPERVISOR])
    form = {"kind": UnitKind.HOSPITAL, "name": "Yeni Hastane", "is_active": "on"}
    refused = client.post(f"{listing('unit')}add/", form | {"directorate": desk.there.pk})
    assert refused.context["errors"]
    client.post(f"{listing('unit')}add/", form | {"directorate": desk.here.pk})
    assert [unit.directorate for unit in Unit.objects.filter(name="Yeni Hastane")] == [desk.here]


@pytest.mark.parametrize("typed", ["ışıklar", "IŞIKLAR", "isiklar asm"])
def test_units_are_found_by_turkish_rules(desk, typed):
    found = factories.make_unit(desk.here, kind=UnitKind.FAMILY_HEALTH, name="Işıklar ASM")
    assert rows_in(signed_in(desk.officer).get(listing("unit"), {"q": typed})) == [found]


def test_a_unit_in_use_is_not_offered_for_deletion_and_an_unused_one_is(desk):
    client = signed_in(desk.people[Role.ADMINISTRATOR])
    assert client.post(change(desk.unit, "delete"), {"post": "yes"}).status_code == 403
    unused = factories.make_unit(desk.here, name="Kapanan Hastane")
    client.post(change(unused, "delete"), {"post": "yes"})
    assert list(Unit.objects.all()) == [desk.unit]


def test_a_procedure_is_entered_and_an_overlap_refused_with_a_sentence(desk):
    client = signed_in(desk.people[Role.SUPERVISOR])
    add = f"{listing('procedure')}add/"
    assert client.post(add, procedure_form(desk.here)).status_code == 302
    answer = client.post(add, procedure_form(desk.here, valid_from="01.02.2026"))
    assert "başka bir sürümüyle çakışıyor" in answer.content.decode()
    assert Procedure.objects.filter(directorate=desk.here).count() == 2


def test_a_version_in_use_is_read_only_and_offers_the_next(desk):
    client = signed_in(desk.people[Role.SUPERVISOR])
    page = client.get(change(desk.procedure)).content.decode()
    assert 'name="source"' not in page
    assert change(desk.procedure, "yeni-surum") in page
    assert client.post(change(desk.procedure), procedure_form(desk.here)).status_code == 403
    assert client.post(change(desk.procedure, "delete"), {"post": "yes"}).status_code == 403


def test_a_new_version_begins_on_the_day_that_was_asked_for(desk):
    client = signed_in(desk.people[Role.SUPERVISOR])
    answer = client.post(change(desk.procedure, "yeni-surum"), {"valid_from": "01.01.2027"})
    old, new = Procedure.objects.filter(directorate=desk.here).order_by("valid_from")
    assert answer.url == change(new)
    assert (old.valid_until, new.valid_from, new.valid_until) == (date(2027, 1, 1), date(2027, 1, 1), None)
    assert new.papers.count() == old.papers.count() == 2
    assert 'name="source"' in client.get(change(new)).content.decode()


@pytest.mark.parametrize("day", ["01.01.2020", "31.02.2027", ""])
def test_a_day_that_cannot_be_is_refused_with_a_sentence(desk, day):
    client = signed_in(desk.people[Role.SUPERVISOR])
    answer = client.post(change(desk.procedure, "yeni-surum"), {"valid_from": day})
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert Procedure.objects.filter(directorate=desk.here).count() == 1


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR])
def test_who_only_reads_starts_no_version(desk, role):
    client = signed_in(desk.people[role])
    assert client.post(change(desk.procedure, "yeni-surum"), {"valid_from": "01.01.2027"}).status_code == 403


class TestAccounts:
    """An account belongs to the directorates whose procedures name it."""

    @pytest.fixture
    def supervisor(self, desk):
        return signed_in(desk.people[Role.SUPERVISOR])

    @staticmethod
    def named_by(directorate, account):
        channels = factories.transfer_to(account)
        factories.make_procedure(directorate, kind=RequestKind.RENEWAL, channels=channels, **factories.paid())
        return account

    @staticmethod
    def form(**fields):
        management = {"titles-TOTAL_FORMS": 0, "titles-INITIAL_FORMS": 0}
        return management | {"iban": factories.IBAN, "stated_bank": "Örnek Bankası", "branch": ""} | fields

    def test_another_directorates_account_is_not_there(self, desk, supervisor):
        account = self.named_by(desk.there, factories.make_account())
        assert rows_in(supervisor.get(listing("bankaccount", "payments"))) == []
        assert supervisor.get(change(account)).status_code == 404

    def test_a_wrong_iban_is_refused_with_a_sentence(self, desk, supervisor):
        form = self.form(iban="TR000006100519786457841326")
        answer = supervisor.post(f"{listing('bankaccount', 'payments')}add/", form)
        assert "Bu IBAN doğrulanmadı" in answer.content.decode()
        assert not BankAccount.objects.exists()

    def test_the_iban_of_a_procedure_stays_and_its_titles_may_grow(self, desk, supervisor):
        account = self.named_by(desk.here, factories.make_account("BİR AD"))
        title = account.titles.get()
        form = self.form(iban=factories.OTHER_IBAN) | {
            "titles-TOTAL_FORMS": 2,
            "titles-INITIAL_FORMS": 1,
            "titles-0-id": title.pk,
            "titles-0-account": account.pk,
            "titles-0-title": title.title,
            "titles-1-account": account.pk,
            "titles-1-title": "BAŞKA AD",
        }
        assert supervisor.post(change(account), form).status_code == 302
        account.refresh_from_db()
        assert account.iban == factories.IBAN
        assert {row.title for row in account.titles.all()} == {"BİR AD", "BAŞKA AD"}

    def test_an_account_that_two_directorates_name_is_changed_by_neither(self, desk, supervisor):
        account = self.named_by(desk.there, self.named_by(desk.here, factories.make_account()))
        assert supervisor.get(change(account)).status_code == 200
        assert supervisor.post(change(account), self.form(stated_bank="Başka")).status_code == 403


def test_the_applications_own_address_leads_to_the_start_page(desk):
    assert signed_in(desk.officer).get("/yonetim/applications/").url == reverse("yonetim:index")


def test_autocomplete_stays_inside_the_directorate(desk):
    factories.make_unit(desk.there, name="Ankara Hastanesi")
    where = {"app_label": "applications", "model_name": "membership", "field_name": "unit", "term": "hastane"}
    found = signed_in(desk.people[Role.ADMINISTRATOR]).get("/yonetim/autocomplete/", where).json()["results"]
    assert [row["text"] for row in found] == ["Toros Devlet Hastanesi"]


def test_no_label_begins_with_an_i_that_django_would_make_a_dotless_capital():
    """Django heads its pages by ``str.upper``, which makes "Imza" of "imza"."""
    ours = [model for name in ("applications", "payments") for model in apps.get_app_config(name).get_models()]
    labels = [str(field.verbose_name) for model in ours for field in model._meta.fields]
    labels += [str(name) for model in ours for name in (model._meta.verbose_name, model._meta.verbose_name_plural)]
    assert [label for label in labels if label.startswith("i") and label != "id"] == []


def test_every_column_of_a_procedure_can_be_entered():
    columns = {field.name for field in Procedure._meta.concrete_fields if field.editable and not field.primary_key}
    shown = [name for _title, options in ProcedureAdmin.fieldsets for name in options["fields"]]
    assert sorted(shown) == sorted(columns)


def test_the_start_page_lists_records_in_turkish_order(desk):
    page = signed_in(desk.people[Role.ADMINISTRATOR]).get("/yonetim/")
    names = [record["name"] for record in page.context["records"]]
    assert names == sorted(names, key=turkish.sort_key)
    assert names[0] == "Banka hesapları"


def test_the_start_page_has_no_empty_list_for_a_coordinator(desk):
    page = signed_in(desk.people[Role.COORDINATOR]).get("/yonetim/").content.decode()
    assert "Başvurular" in page
    assert "Kayıtlar" not in page


def test_a_number_of_rows_is_said_in_the_singular(desk):
    factories.make_unit(desk.here, name="Akdeniz Toplum Sağlığı Merkezi", kind=UnitKind.HOSPITAL)
    page = signed_in(desk.people[Role.ADMINISTRATOR]).get("/yonetim/applications/unit/").content.decode()
    assert "2 birim\n" in page


def test_what_was_saved_is_said_plainly(desk):
    form = {"directorate": desk.here.pk, "kind": UnitKind.HOSPITAL, "name": "Örnek <b>Hastanesi</b>"}
    page = signed_in(desk.people[Role.ADMINISTRATOR]).post(f"{listing('unit')}add/", form, follow=True)
    said = [str(message) for message in page.context["messages"]]
    assert len(said) == 1
    assert said[0].startswith("Birim “<a href=")
    assert said[0].endswith("Örnek &lt;b&gt;Hastanesi&lt;/b&gt;</a>” eklendi.")


def test_what_was_not_saved_says_what_to_do(desk):
    page = signed_in(desk.people[Role.ADMINISTRATOR]).post(f"{listing('unit')}add/", {}).content.decode()
    assert "Kaydedilmedi. İşaretli yerleri düzeltin." in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"payer": "applicant", "pay_when": "with_application", "sum_mode": "shown_later"}, "Ödeme yolu ekleyin"),
        ({"payer": "applicant", "pay_when": "with_application", "sum_mode": "tariff"}, "Ödenen kalem ekleyin"),
        ({"papers-TOTAL_FORMS": 1}, "Teslim yeri ekleyin"),
        ({"steps-TOTAL_FORMS": 0}, "Adım ekleyin"),
        ({"steps-0-DELETE": "on"}, "Adım ekleyin"),
        ({"steps-TOTAL_FORMS": "yüz"}, "Adım ekleyin"),
    ],
)
def test_a_procedure_that_nobody_could_follow_is_refused(desk, fields, sentence):
    before = Procedure.objects.count()
    answer = signed_in(desk.people[Role.ADMINISTRATOR]).post(
        f"{listing('procedure')}add/", procedure_form(desk.here, **fields)
    )
    assert sentence in answer.content.decode()
    assert Procedure.objects.count() == before


def test_a_price_is_typed_as_people_write_it(desk):
    client = signed_in(desk.people[Role.ADMINISTRATOR])
    price = {"item": "nes", "valid_from": "01.01.2025", "source": "Kamu SM", "lira": "1.250,50"}
    client.post(f"{listing('price')}add/", price)
    row = Price.objects.get()
    assert str(row.lira) == "1250.50"
    assert 'value="1.250,50"' in client.get(change(row)).content.decode()
