"""Rows that contradict themselves or each other are refused, each with a sentence."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from applications import catalogue
from applications.domain.procedures import AmbiguousProcedure, NoProcedureInForce
from applications.domain.vocabulary import FeeItem, Payer, PayWhen, RequestKind, StaffCategory, SumMode
from applications.models import Procedure, ProcedureItem
from payments.domain.channels import PaymentChannel
from tests.applications import made_up
from tests.factories import FIRST_DAY, IBAN, make_account, make_price, make_procedure, paid

pytestmark = pytest.mark.django_db


def sentence(error: ValidationError) -> str:
    return " ".join(error.messages)


def test_a_gap_has_no_rule():
    procedure = make_procedure(valid_until=date(2024, 6, 1))
    with pytest.raises(NoProcedureInForce):
        catalogue.procedure_in_force(procedure.directorate, procedure.category, procedure.kind, day=date(2024, 6, 1))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"valid_from": date(2025, 1, 1)}),
        ({"valid_until": date(2025, 1, 2)}, {"valid_from": date(2025, 1, 1)}),
        ({"valid_from": date(2025, 1, 1)}, {}),
        ({"valid_from": date(2025, 1, 1)}, {"valid_until": date(2025, 1, 2)}),
    ],
    ids=["open end", "one day", "begins earlier, open end", "begins earlier, one day"],
)
def test_overlapping_versions_are_refused(first, second):
    make_procedure(**first)
    with pytest.raises(ValidationError) as refused:
        make_procedure(**second)
    assert "çakışıyor" in sentence(refused.value)


@pytest.mark.parametrize(
    "second",
    [
        {"valid_from": date(2025, 1, 1)},
        {"valid_until": FIRST_DAY, "valid_from": date(2023, 1, 1)},
        {"category": StaffCategory.HOSPITAL_STAFF},
        {"kind": RequestKind.RENEWAL},
    ],
    ids=["after it", "before it", "another category", "another kind"],
)
def test_neighbours_do_not_overlap(second):
    make_procedure(valid_until=date(2025, 1, 1))
    make_procedure(**second)
    assert Procedure.objects.count() == 2


def test_two_rules_in_force_are_never_chosen_between():
    old, new = made_up.manavlar()
    Procedure.objects.filter(pk=old.pk).update(valid_until=None)
    with pytest.raises(AmbiguousProcedure):
        catalogue.procedure_in_force(old.directorate, old.category, old.kind, day=new.valid_from)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"source": " "}, "Kaynağı yazın"),
        ({"valid_until": FIRST_DAY}, "ilk günden sonra"),
        ({"payer": Payer.APPLICANT, "sum_mode": SumMode.SHOWN_LATER}, "ne zaman ödediğini"),
        ({"payer": Payer.APPLICANT, "pay_when": PayWhen.AFTER_APPLYING}, "Tutarı seçin"),
        ({"sum_mode": SumMode.TARIFF}, "Kurum ödüyorsa"),
        (paid(fixed_sum=None), "Sabit tutarı yazın"),
        (paid(sum_mode=SumMode.TARIFF), "Sabit tutarı yazın"),
        ({"reason": "Deprem"}, "yalnız “Diğer neden”"),
        ({"kind": RequestKind.OTHER}, "yalnız “Diğer neden”"),
    ],
)
def test_a_procedure_that_contradicts_itself_is_refused(changes, says):
    with pytest.raises(ValidationError) as refused:
        make_procedure(**changes)
    assert says in sentence(refused.value)


@pytest.mark.parametrize("iban", ["TR330006100519786457841327", "TR33", "", "DE89370400440532013001"])
def test_an_iban_that_does_not_check_is_refused(iban):
    with pytest.raises(ValidationError) as refused:
        make_account(iban=iban)
    assert "iban" in refused.value.message_dict


def test_an_iban_typed_in_groups_is_stored_compact():
    assert make_account(iban="TR33 0006 1005 1978 6457 8413 26").iban == IBAN


@pytest.mark.parametrize(
    ("channel", "with_account"),
    [(PaymentChannel.TRANSFER, False), (PaymentChannel.VIRTUAL_POS, True)],
)
def test_an_account_belongs_to_a_transfer_and_only_there(channel, with_account):
    account = make_account() if with_account else None
    with pytest.raises(ValidationError) as refused:
        make_procedure(channels=[{"channel": channel, "account": account}], **paid())
    assert "hesabı" in sentence(refused.value)


@pytest.mark.parametrize("text", ["{adsoyad}", "{", "{0}", "{ad.__class__}", "{tckn!r:>{ad}}"])
def test_a_description_with_an_unknown_placeholder_is_refused(text):
    with pytest.raises(ValidationError) as refused:
        make_procedure(descriptions=[{"form": "template", "text": text}])
    assert "{tckn}" in sentence(refused.value)


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ({"valid_from": date(2025, 1, 1)}, "çakışıyor"),
        ({"item": FeeItem.READER, "lira": Decimal(0)}, "sıfırdan büyük"),
        ({"item": FeeItem.READER, "valid_until": FIRST_DAY}, "ilk günden sonra"),
        ({"item": FeeItem.READER, "source": ""}, "boş olamaz"),
    ],
)
def test_a_price_that_cannot_be_is_refused(second, says):
    make_price()
    with pytest.raises(ValidationError) as refused:
        make_price(**second)
    assert says in sentence(refused.value)


def test_an_item_stands_once_in_a_procedure():
    procedure = make_procedure(items=[FeeItem.NES])
    with pytest.raises(ValidationError):
        ProcedureItem(procedure=procedure, item=FeeItem.NES).full_clean()
