"""Made-up requests with a declaration about their payment."""

from datetime import date
from decimal import Decimal
from typing import Any

from applications.domain.vocabulary import Paper, WordingForm
from applications.models import Declaration, Directorate, SignatureRequest
from payments.domain.channels import PaymentChannel
from payments.domain.expectation import ExpectedAccount, ExpectedPayment, expectation_to_json
from payments.domain.outcomes import Outcome
from tests import factories
from tests.factories import NOON


def make_declared_case(directorate: Directorate | None = None, **changes: Any) -> SignatureRequest:
    """Return a request whose receipt lacks the identity number, and whose person declares so.

    ``changes``: columns of its procedure.
    """
    account = factories.make_account()
    procedure = factories.make_procedure(
        directorate,
        channels=factories.transfer_to(account),
        descriptions=[{"form": WordingForm.TEMPLATE, "text": "{ad_soyad} {tckn} NES"}],
        papers=[{"paper": Paper.REQUEST_FORM, "deliver": 2}],
        allows_declaration=True,
        **factories.paid(**changes),
    )
    expected = ExpectedPayment(
        channel=PaymentChannel.TRANSFER,
        payer_name="Ayşe Gül Işık",
        payer_tckn="10000000146",
        accounts=(ExpectedAccount(iban=account.iban, titles=("ÖRNEK DÖNER SERMAYE",)),),
    )
    payment = factories.make_payment(expectation=expectation_to_json(expected))
    receipt = factories.make_receipt(payment, description=Outcome.DIFFERS)
    made = factories.make_case(procedure, payment=payment)
    Declaration.objects.create(
        payment=payment,
        receipt=receipt,
        paid_on=date(2026, 11, 16),
        lira=Decimal("1080.00"),
        missing=["{tckn}"],
        made_by=made.owner,
        made_at=NOON,
    )
    return made
