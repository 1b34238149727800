"""A declaration as the letter that the person signs."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from applications import catalogue
from applications.case_papers import declaration_due
from applications.domain.declaration import addressed_to, may_stand_anywhere, part_in_words
from applications.domain.form_sheet import NOT_IN_FORCE, Fact, Letter, declared_hash, given_facts
from applications.domain.mobiles import spoken_mobile
from applications.domain.procedures import Rules, papers_due
from applications.domain.vocabulary import Paper, RequestKind
from applications.models import Declaration, SignatureRequest
from payments import services as payments
from payments.domain.amounts import format_lira
from payments.domain.expectation import ExpectedAccount
from payments.domain.ibans import format_iban
from payments.domain.receipt import fields_from_json

SUBJECT = "Dekontunda eksik bilgi bulunan ödeme hakkında"
_OPENING = "{reference} başvuru numaralı {wanted} başvurumun ücreti, bilgileri aşağıda yer alan işlemle ödenmiştir."
_LACKING = "Dekontun açıklamasında bulunması istenen aşağıdaki bilgiler açıklamada yer almamaktadır:"
_LACKING_ANYWHERE = "Dekontta bulunması istenen aşağıdaki bilgiler dekontta yer almamaktadır:"
CLOSING = (
    "Söz konusu ödemenin yukarıda numarası yazılı başvurum için yapıldığını beyan ederim.",
    "Ödemenin başvurumla ilişkilendirilmesi hususunda gereğini arz ederim.",
)


DECLARED_COLUMNS = ("tckn", "first_name", "last_name", "unit_text", "mobile")
"""What of the request's person the letter states as theirs; the rest of the person's answers stand on the form."""


class NoDeclaration(Exception):
    """Nothing was declared about the request's payment, or it is needed no more."""


def letter_of(case: SignatureRequest, *, printed_at: datetime) -> Letter:
    """Return the letter of ``case`` to print; its procedure is loaded with its parts. Raises NoDeclaration."""
    rules = catalogue.rules_of(case.procedure)
    declared = declaration_due(case.payment, rules)
    if declared is None:
        raise NoDeclaration
    return letter_about(case, declared, rules, printed_at=printed_at)


def letter_about(case: SignatureRequest, declared: Declaration, rules: Rules, *, printed_at: datetime) -> Letter:
    """Return ``declared`` as the letter of its person to the directorate."""
    accounts = _paid_accounts(case, declared)
    wanted = "mini kart okuyucu" if rules.kind is RequestKind.CARD_READER else "nitelikli elektronik sertifika (e-imza)"
    return Letter(
        reference=case.reference,
        addressee=addressed_to(case.directorate.name),
        desk=case.directorate.desk,
        subject=SUBJECT,
        opening=_OPENING.format(reference=case.spoken_reference, wanted=wanted),
        payment=given_facts((*_transfer(declared), *(fact for each in accounts for fact in _account_facts(each)))),
        lacking_title=_LACKING_ANYWHERE if may_stand_anywhere(rules.descriptions) else _LACKING,
        lacking=tuple(part_in_words(key, case.person) for key in declared.missing),
        closing=CLOSING,
        name=case.full_name,
        sender=given_facts(_sender(case)),
        enclosure="Banka dekontu" if _hands_in_receipt(case, rules) else "",
        printed_at=timezone.localtime(printed_at),
        declared=declared_hash(declared_of(case, declared)),
        is_draft=case.status_now in NOT_IN_FORCE,
    )


def declared_of(case: SignatureRequest, declared: Declaration) -> dict[str, object]:
    """Return what is signed: who one is and which payment it was, never how the portal puts it into words.

    The address is left out: it tells the office where to write, and a new one asks for no new signature.
    """
    return {
        "reference": case.reference,
        **{name: getattr(case, name) for name in DECLARED_COLUMNS},
        "paid_on": declared.paid_on.isoformat(),
        "lira": f"{declared.lira:.2f}",
        "payment_reference": declared.reference,
        "ibans": [account.iban for account in _paid_accounts(case, declared)],
        "missing": declared.missing,
    }


def _transfer(declared: Declaration) -> tuple[Fact, ...]:
    return (
        Fact(label="Ödeme tarihi", value=date_format(declared.paid_on, "SHORT_DATE_FORMAT")),
        Fact(label="Ödenen tutar", value=format_lira(declared.lira)),
        Fact(label="Bankanın işlem no", value=declared.reference, is_code=True),
    )


def _paid_accounts(case: SignatureRequest, declared: Declaration) -> tuple[ExpectedAccount, ...]:
    """Return where the money went: the account that the receipt names, else the ones that were to be paid."""
    accounts = payments.expectation_of(case.payment).accounts
    paid = fields_from_json(declared.receipt.fields).payee_iban
    if paid is None or "*" in paid:
        return accounts
    known = tuple(account for account in accounts if account.iban == paid)
    return known or (ExpectedAccount(iban=paid, titles=()),)


def _account_facts(account: ExpectedAccount) -> tuple[Fact, ...]:
    return (
        Fact(label="Alıcı", value=account.titles[0] if account.titles else ""),
        Fact(label="Alıcı IBAN", value=format_iban(account.iban), is_code=True),
    )


def _sender(case: SignatureRequest) -> tuple[Fact, ...]:
    """Return who writes: a petition is valid with name, signature and an address of work or home (law 3071)."""
    return (
        Fact(label="T.C. kimlik no", value=case.tckn, is_code=True),
        Fact(label="Görev yeri", value=case.unit_name),
        Fact(label="Adres", value=f"{case.address_line}, {case.district}, {case.province}"),
        Fact(label="Telefon", value=spoken_mobile(case.mobile)),
    )


def _hands_in_receipt(case: SignatureRequest, rules: Rules) -> bool:
    return any(
        rule.paper is Paper.RECEIPT and rule.deliver for rule in papers_due(rules, signing_method=case.chosen_method)
    )
