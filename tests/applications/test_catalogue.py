"""Whatever a directorate asks can be entered as rows; what contradicts itself is refused with a sentence."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from applications import catalogue
from applications.domain.fees import FixedSum, Items, NoFee, ShownLater
from applications.domain.payment_due import PersonName, bill_on, expected_payment
from applications.domain.procedures import NoProcedureInForce, Rules, deliveries_for, papers_due
from applications.domain.vocabulary import (
    DeliveryWay,
    FeeItem,
    Handler,
    Paper,
    PaperFor,
    Payer,
    PayWhen,
    Prerequisite,
    RequestKind,
    SigningMethod,
    StaffCategory,
)
from applications.models import Procedure
from payments.domain.banks import BANK_NAMES
from payments.domain.expectation import Place
from tests.applications import made_up
from tests.applications.made_up import DIRECTORATES, LATER
from tests.factories import (
    FIRST_DAY,
    IBAN,
    OTHER_IBAN,
    make_directorate,
    make_procedure,
)

pytestmark = pytest.mark.django_db

PERSON = PersonName(first_name="Ayşe Gül", last_name="Işık", tckn="10000000146")


def rules_of(procedures: list[Procedure]) -> list[Rules]:
    """Return the rules as read back from the database."""
    return [catalogue.rules_of(Procedure.objects.with_parts().get(pk=each.pk)) for each in procedures]


def only(procedures: list[Procedure]) -> Rules:
    (rules,) = rules_of(procedures)
    return rules


# --- Every variation, each by the directorate that uses it ----------------------------------------


@pytest.mark.parametrize("directorate", DIRECTORATES, ids=lambda entered: entered.__name__)
def test_each_made_up_directorate_has_exactly_its_rows_in_force(directorate):
    for procedure in directorate():
        found = catalogue.procedure_in_force(
            procedure.directorate, procedure.category, procedure.kind, day=procedure.valid_from, reason=procedure.reason
        )
        assert found == procedure


def test_a_rule_for_some_combinations_only():
    (procedure,) = made_up.lalapasa()
    with pytest.raises(NoProcedureInForce):
        catalogue.procedure_in_force(procedure.directorate, procedure.category, RequestKind.FIRST, day=LATER)


def test_payer_differs_by_category_and_kind():
    assert [(r.category, r.kind, r.payer) for r in rules_of(made_up.findikli())] == [
        (StaffCategory.FAMILY_PHYSICIAN, RequestKind.FIRST, Payer.APPLICANT),
        (StaffCategory.HOSPITAL_STAFF, RequestKind.FIRST, Payer.INSTITUTION),
        (StaffCategory.HOSPITAL_STAFF, RequestKind.LOST_STOLEN, Payer.APPLICANT),
    ]


@pytest.mark.parametrize(
    ("directorate", "handlers", "via_unit"),
    [
        (made_up.akpinar, [Handler.KAMU_SM], [False]),
        (made_up.goksu, [Handler.UNIT, Handler.DIRECTORATE], [False, True]),
        (made_up.camlik, [Handler.DIRECTORATE], [False]),
    ],
)
def test_who_handles_it(directorate, handlers, via_unit):
    rules = rules_of(directorate())
    assert [each.handler for each in rules] == handlers
    assert [each.route.via_unit for each in rules] == via_unit


@pytest.mark.parametrize(
    ("directorate", "ibans"),
    [(made_up.akpinar, []), (made_up.camlik, [IBAN]), (made_up.bozdag, [IBAN, OTHER_IBAN])],
    ids=["no account", "one account", "several accounts"],
)
def test_accounts(directorate, ibans):
    rules = only(directorate())
    expected = expected_payment(rules, rules.channels[0], PERSON, ())
    assert [account.iban for account in expected.accounts] == ibans


def test_several_account_names_with_and_without_doner():
    account = only(made_up.bozdag()).channels[0].account
    assert account is not None
    assert ["DÖNER" in title for title in account.titles] == [True, False]
    assert account.titles_may_be_cut


def test_a_stated_bank_that_is_not_the_bank_of_the_iban():
    account = only(made_up.bozdag()).channels[1].account
    assert account is not None
    assert (account.stated_bank, BANK_NAMES[account.iban[4:9]]) == ("Halk Bankası", "T.C. Ziraat Bankası")


def test_items_nes_reader_or_both():
    assert [each.items for each in rules_of(made_up.derbent())] == [(FeeItem.NES, FeeItem.READER), (FeeItem.NES,)]
    reader = make_procedure(items=[FeeItem.READER], kind=RequestKind.CARD_READER)
    assert [row.item for row in reader.items.all()] == [FeeItem.READER]


def test_sum_fixed_since_a_day():
    assert only(made_up.camlik()).fee == FixedSum(
        lira=Decimal("1080.00"), since=date(2023, 5, 2), without_reader=Decimal("780.00")
    )


def test_sum_of_the_tariff():
    first, renewal = rules_of(made_up.derbent())
    assert isinstance(first.fee, Items)
    assert bill_on(first, catalogue.tariff(), day=FIRST_DAY).total == Decimal("1080.00")
    assert bill_on(renewal, catalogue.tariff(), day=FIRST_DAY).total == Decimal("780.00")


def test_sum_shown_later_and_no_sum():
    assert only(made_up.akpinar()).fee == ShownLater()
    assert only(made_up.ilgaz()).fee == NoFee()


@pytest.mark.parametrize("directorate", [made_up.camlik, made_up.derbent], ids=["fixed", "tariff"])
def test_a_lower_sum_when_the_old_reader_is_kept(directorate):
    rules = rules_of(directorate())[0]
    assert rules.may_keep_reader
    assert bill_on(rules, catalogue.tariff(), day=FIRST_DAY, keeps_reader=True).total == Decimal("780.00")


def test_no_such_choice_where_it_is_not_offered():
    renewal = rules_of(made_up.derbent())[1]
    assert not renewal.may_keep_reader
    assert not only(made_up.ilgaz()).may_keep_reader


@pytest.mark.parametrize(
    ("directorate", "texts", "place"),
    [
        (made_up.camlik, ["Ayşe Gül-Işık-10000000146"], Place.DESCRIPTION),
        (
            made_up.bozdag,
            ["Ayşe Gül Işık 10000000146 E-İMZA BEDELİ", "10000000146 Ayşe Gül Işık NES"],
            Place.DESCRIPTION,
        ),
        (made_up.derbent, ["Ayşe Gül Işık 10000000146 e-imza bedeli"], Place.DESCRIPTION),
        (made_up.elmali, ["3 Yıllık NES bedeli"], Place.ANYWHERE),
    ],
    ids=["template", "several templates", "parts in the description", "anywhere on the receipt"],
)
def test_words_demanded_on_the_receipt(directorate, texts, place):
    rules = rules_of(directorate())[0]
    wordings = expected_payment(rules, rules.channels[0], PERSON, ()).wordings
    assert [wording.text for wording in wordings] == texts
    assert {wording.place for wording in wordings} == {place}


def test_one_text_serves_two_kinds():
    first, renewal = rules_of(made_up.derbent())
    assert (first.kind, renewal.kind) == (RequestKind.FIRST, RequestKind.RENEWAL)
    assert first.descriptions == renewal.descriptions


@pytest.mark.parametrize(
    ("directorate", "copies"),
    [
        (made_up.akpinar, []),
        (made_up.camlik, [(1, 0, 0)]),
        (made_up.incesu, [(2, 0, 0)]),
        (made_up.goksu, [(0, 1, 1)]),
    ],
    ids=["0", "1", "2", "1 kept and 1 posted"],
)
def test_number_of_copies(directorate, copies):
    rules = rules_of(directorate())[0]
    due = papers_due(rules, signing_method=None)
    assert [(rule.deliver, rule.keep, rule.post) for rule in due] == copies


def test_unstated_number_of_copies_is_two_and_marked_as_ours():
    (paper,) = only(made_up.lalapasa()).papers
    assert (paper.deliver, paper.copies_are_ours) == (2, True)


def test_signing_method_decides_the_papers():
    rules = only(made_up.elmali())
    wet = papers_due(rules, signing_method=SigningMethod.WET)
    consent = papers_due(rules, signing_method=SigningMethod.CONSENT)
    assert [(rule.label, rule.is_original) for rule in wet] == [
        ("Kamu SM başvuru formu", False),
        ("Banka dekontu", True),
    ]
    assert [(rule.label, rule.is_original) for rule in consent] == [("Banka dekontu (.pdf)", False)]


def test_an_expired_certificate_leaves_only_ink():
    methods = only(made_up.ilgaz()).signing_methods
    assert [method for method in methods if not method.needs_valid_certificate] == [SigningMethod.WET]


def test_several_places_and_ways_of_delivery():
    rules = only(made_up.elmali())
    wet = deliveries_for(rules, signing_method=SigningMethod.WET)
    assert [delivery.way for delivery in wet] == [
        DeliveryWay.BY_HAND,
        DeliveryWay.POST,
        DeliveryWay.OFFICIAL_LETTER,
        DeliveryWay.BY_HAND,
    ]
    assert len({delivery.place for delivery in wet}) == 2


def test_an_email_goes_to_the_directorates_mailbox():
    (mail,) = deliveries_for(only(made_up.elmali()), signing_method=SigningMethod.CONSENT)
    assert (mail.way, mail.address) == (DeliveryWay.EMAIL, "sbs@example.org")


@pytest.mark.parametrize(
    ("directorate", "pay_when", "before_submission"),
    [
        (made_up.derbent, PayWhen.BEFORE_APPLYING, True),
        (made_up.camlik, PayWhen.WITH_APPLICATION, True),
        (made_up.akpinar, PayWhen.AFTER_APPLYING, False),
        (made_up.harmanli, PayWhen.AFTER_ARRIVAL, False),
    ],
)
def test_when_it_is_paid(directorate, pay_when, before_submission):
    rules = rules_of(directorate())[0]
    assert (rules.pay_when, rules.needs_receipt_before_submission) == (pay_when, before_submission)


@pytest.mark.parametrize(
    ("directorate", "prerequisites", "asks_revocation"),
    [
        (made_up.lalapasa, [Prerequisite.REVOKE_FIRST], True),
        (made_up.harmanli, [Prerequisite.SUSPEND_FIRST, Prerequisite.OFFICIAL_LETTER], True),
        (made_up.ilgaz, [Prerequisite.KEEP_OLD], False),
    ],
    ids=["revoke first", "suspend first, official letter", "keep the old to its end"],
)
def test_prerequisites(directorate, prerequisites, asks_revocation):
    rules = only(directorate())
    assert [rule.prerequisite for rule in rules.prerequisites] == prerequisites
    assert rules.asks_revocation is asks_revocation


def test_an_official_letter_is_a_paper_to_hand_in():
    (letter,) = papers_due(only(made_up.harmanli()), signing_method=None)
    assert (letter.paper, letter.label) == (Paper.OFFICIAL_LETTER, "Kurumunuzun üst yazısı")


@pytest.mark.parametrize(
    ("person", "extra"),
    [((), []), ((PaperFor.FOREIGN,), ["İkamet belgesi"]), ((PaperFor.NATURALISED,), ["Eski kimlik belgesi"])],
)
def test_foreign_and_naturalised_staff_owe_one_paper_more(person, extra):
    due = papers_due(only(made_up.incesu()), signing_method=None, person=person)
    assert [rule.label for rule in due] == ["Kamu SM başvuru formu", *extra]


def test_other_reasons_have_their_own_rules():
    assert [(each.reason, each.payer) for each in rules_of(made_up.kirkpinar())] == [
        ("Arızalı kart", Payer.INSTITUTION),
        ("Değişen kimlik bilgisi", Payer.APPLICANT),
        ("Deprem", Payer.INSTITUTION),
    ]


def test_every_row_names_its_source_and_day():
    rules = only(made_up.lalapasa())
    assert (rules.source, rules.source_url) == ("Lalapaşa duyurusu", "https://lalapasa.example.org/duyuru")
    assert (rules.source_on, rules.read_on) == (date(2024, 2, 1), FIRST_DAY)


def test_versions_follow_each_other_on_their_days():
    old, new = made_up.manavlar()
    found = [
        catalogue.procedure_in_force(old.directorate, old.category, old.kind, day=day)
        for day in (new.valid_from - timedelta(days=1), new.valid_from)
    ]
    assert found == [old, new]


def test_rules_are_read_in_a_fixed_number_of_queries(django_assert_num_queries):
    made_up.elmali()
    made_up.ilgaz()
    with django_assert_num_queries(11):
        for procedure in Procedure.objects.with_parts():
            catalogue.rules_of(procedure)


# --- What the start page may offer ---------------------------------------------------------------


def test_offered_lists_only_what_is_in_force():
    where = make_directorate()
    current = make_procedure(where)
    make_procedure(where, kind=RequestKind.RENEWAL, valid_until=date(2025, 1, 1))
    make_procedure(where, kind=RequestKind.LOST_STOLEN, valid_from=date(2027, 1, 1))
    assert catalogue.offered(day=LATER) == [current]


def test_directorates_are_sorted_as_turkish_readers_expect():
    names = ["Çamlık", "Ilgaz", "İncesu", "Ceylan"]
    rows = [make_directorate(plate=60 + place, province=name) for place, name in enumerate(names)]
    assert [row.province for row in catalogue.sorted_directorates(rows)] == ["Ceylan", "Çamlık", "Ilgaz", "İncesu"]
