"""A declaration as the letter that the person signs."""

from django.utils.formats import date_format

from applications import catalogue
from applications.case_papers import declaration_due
from applications.domain.declaration import addressed_to, may_stand_anywhere, part_in_words
from applications.domain.form_sheet import NOT_IN_FORCE, Fact, Letter, given_facts
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


class NoDeclaration(Exception):
    """Nothing was declared about the request's payment, or it is needed no more."""


def letter_of(case: SignatureRequest) -> Letter:
    """Return the letter of ``case`` to print; its procedure is loaded with its parts. Raises NoDeclaration."""
    rules = catalogue.rules_of(case.procedure)
    declared = declaration_due(case.payment, rules)
    if declared is None:
        raise NoDeclaration
    return letter_about(case, declared, rules)


def letter_about(case: SignatureRequest, declared: Declaration, rules: Rules) -> Letter:
    """Return ``declared`` as the letter of its person to the directorate."""
    wanted = "mini kart okuyucu" if rules.kind is RequestKind.CARD_READER else "nitelikli elektronik sertifika (e-imza)"
    return Letter(
        reference=case.reference,
        addressee=addressed_to(case.directorate.name),
        desk=case.directorate.desk,
        subject=SUBJECT,
        opening=_OPENING.format(reference=case.spoken_reference, wanted=wanted),
        payment=given_facts((*_transfer(declared), *_account(case, declared))),
        lacking_title=_LACKING_ANYWHERE if may_stand_anywhere(rules.descriptions) else _LACKING,
        lacking=tuple(part_in_words(key, case.person) for key in declared.missing),
        closing=CLOSING,
        name=case.full_name,
        sender=given_facts(_sender(case)),
        enclosure="Banka dekontu" if _hands_in_receipt(case, rules) else "",
        is_draft=case.status_now in NOT_IN_FORCE,
    )


def _transfer(declared: Declaration) -> tuple[Fact, ...]:
    return (
        Fact(label="Ödeme tarihi", value=date_format(declared.paid_on, "SHORT_DATE_FORMAT")),
        Fact(label="Ödenen tutar", value=format_lira(declared.lira)),
        Fact(label="Bankanın işlem no", value=declared.reference, is_code=True),
    )


def _account(case: SignatureRequest, declared: Declaration) -> tuple[Fact, ...]:
    """Return where the money went: the account that the receipt names, else the one that was to be paid."""
    accounts = payments.expectation_of(case.payment).accounts
    paid = fields_from_json(declared.receipt.fields).payee_iban
    if paid is not None and "*" not in paid:
        known = tuple(account for account in accounts if account.iban == paid)
        accounts = known or (ExpectedAccount(iban=paid, titles=()),)
    return tuple(fact for account in accounts for fact in _account_facts(account))


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
