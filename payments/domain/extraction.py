"""Every field of a receipt, read from one printout."""

from dataclasses import dataclass, replace
from typing import Any

from payments.domain import descriptions, details, outcome_words, party_ibans, party_names, party_tckns, sums
from payments.domain.findings import How
from payments.domain.issuers import find_layout, issuer_name
from payments.domain.pieces import Found
from payments.domain.printout import Printout
from payments.domain.rivals import without_rivalled


@dataclass(frozen=True, slots=True)
class FoundFields:
    """What was found, by the names of the fields of `ReceiptFields`; what is missing was not found."""

    values: dict[str, Found[Any]]
    currency: str | None


def read_fields(printout: Printout) -> FoundFields:
    """Return what ``printout`` says; what the payer typed as description says nothing about the other fields."""
    layout = find_layout(printout)
    description = descriptions.description(printout, layout)
    printout = replace(printout, typed=description.spans if description else ())
    payee_iban = party_ibans.payee_iban(printout, layout)
    payer_iban = party_ibans.payer_iban(printout, layout, payee_iban.value if payee_iban else None)
    amount, currency = sums.amount_and_currency(printout, layout)
    day = details.transfer_date(printout, layout)
    issuer = issuer_name(layout, payer_iban.value if payer_iban else None)
    found: dict[str, Found[Any] | None] = {
        "issuer": Found(issuer, (), How.LAYOUT if layout.issuer else How.PATTERN) if issuer else None,
        "payer": party_names.payer_name(printout, layout),
        "payer_tckn": party_tckns.payer_tckn(printout, layout),
        "payer_iban": payer_iban,
        "payee": party_names.payee_name(printout, layout),
        "payee_iban": payee_iban,
        "amount": amount,
        "date": Found(day.value.day, day.spans, day.how) if day else None,
        "time": details.transfer_time(printout, day),
        "reference": details.reference(printout, layout),
        "rail": details.rail(printout),
        "description": description,
        "pending": outcome_words.unfinished_words(printout),
        "cancelled": outcome_words.cancelled_words(printout),
    }
    kept = without_rivalled(found, printout, layout)
    return FoundFields({name: each for name, each in kept.items() if each is not None}, currency)
