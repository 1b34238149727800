"""The sheets of many requests: the same as one by one, in a fixed number of queries."""

import io

import pytest

from applications.domain.vocabulary import Paper, StaffCategory, WordingForm
from applications.models import Declaration, SignatureRequest
from applications.printing.bulk import FormsFile
from applications.printing.sheets import sheet_of
from applications.printing.sheets_of_many import NOT_VISIBLE, Batch, LeftOut, sheets_of_many
from payments.domain.outcomes import Outcome
from tests import factories

pytestmark = pytest.mark.django_db

PAPERS = [{"paper": Paper.REQUEST_FORM, "deliver": 2}, {"paper": Paper.RECEIPT, "deliver": 1}]
ALL = SignatureRequest.objects.all()


def procedures():
    """Return one that is paid before, with a declaration allowed, and one whose sum is read from the tariff."""
    words = [{"form": WordingForm.TEMPLATE, "text": "{ad_soyad} {tckn} NES"}]
    account = factories.make_account()
    common = {"papers": PAPERS, "channels": factories.transfer_to(account), "descriptions": words}
    declared = factories.make_procedure(allows_declaration=True, **common, **factories.paid())
    tariff = factories.paid(sum_mode="tariff", fixed_sum=None)
    return declared, factories.make_procedure(
        declared.directorate, category=StaffCategory.HOSPITAL_STAFF, items=["nes"], **common, **tariff
    )


def add_cases(declared, from_tariff, *, times):
    for _ in range(times):
        payment = factories.make_payment()
        factories.make_receipt(payment, amount=Outcome.DIFFERS)
        receipt = factories.make_receipt(payment, description=Outcome.DIFFERS)
        Declaration.objects.create(
            payment=payment,
            receipt=receipt,
            paid_on=factories.FIRST_DAY,
            lira=1080,
            missing=["{tckn}"],
            made_by=receipt.uploaded_by,
            made_at=factories.NOON,
        )
        factories.make_case(declared, payment=payment)
        factories.make_case(declared, unit=factories.make_unit(declared.directorate, name=f"Birim {payment.pk}"))
        factories.make_case(from_tariff)
    return list(ALL.order_by("pk").values_list("pk", flat=True))


def test_many_are_read_in_as_many_queries_as_few(django_assert_num_queries):
    rows, counts = procedures(), []
    for times in (1, 4):
        pks = add_cases(*rows, times=times)
        with django_assert_num_queries(16) as asked:
            found = sheets_of_many(ALL, pks, printed_at=factories.NOON)
        counts.append(len(asked))
        assert [each.case.pk for each in found] == pks
    assert counts[0] == counts[1]


def test_read_together_they_say_what_each_says_alone():
    pks = add_cases(*procedures(), times=2)
    together = sheets_of_many(ALL, pks, printed_at=factories.NOON)
    alone = [sheet_of(SignatureRequest.objects.get(pk=pk), printed_at=factories.NOON) for pk in pks]
    assert [each.form for each in together] == alone
    assert [bool(each.form.letter) for each in together] == [True, False, False] * 2


def test_the_order_is_the_one_asked_for_and_what_is_gone_has_its_place():
    pks = add_cases(*procedures(), times=1)
    hidden, *others = reversed(pks)
    found = sheets_of_many(ALL.exclude(pk=hidden), [hidden, 10**9, *others], printed_at=factories.NOON)
    reference = SignatureRequest.objects.get(pk=hidden).reference
    assert found[:2] == [LeftOut(reference, NOT_VISIBLE), LeftOut("", NOT_VISIBLE)]
    assert [each.case.pk for each in found[2:]] == others


def put_into_a_file(*cases):
    """Return the batch of ``cases`` after it was printed."""
    batch = Batch([case.pk for case in cases], printed_at=factories.NOON)
    batch.put_into(FormsFile(io.BytesIO()), ALL, tell=lambda done: None)
    return batch


@pytest.mark.parametrize("column", ["first_name", "street", "title", "unit_text"])
def test_a_letter_that_no_font_has_is_told_wherever_it_stands(column):
    procedure = factories.make_procedure(papers=PAPERS)
    good, bad = factories.make_case(procedure), factories.make_case(procedure, **{column: "Йفлان"})
    batch = put_into_a_file(bad, good)
    assert [sheet.case for sheet in batch.printed] == [good]
    (left,) = batch.left_out
    assert left.reference == bad.reference
    assert "U+0641" in left.why
    assert "U+0419" not in left.why, "the full fonts have Cyrillic"


def test_what_can_be_printed_is_not_left_out():
    procedure = factories.make_procedure(papers=PAPERS)
    case = factories.make_case(procedure, first_name="Йорданка", street="“Gül” & <Sok>")
    assert [sheet.case for sheet in put_into_a_file(case).printed] == [case]
