"""Who was paid, and by whom: the checks of IBAN and names."""

from collections.abc import Iterable, Sequence

from payments.domain.account_titles import compare_titles, may_be_misread_title
from payments.domain.doubts import doubted, is_scrap, spots_of, unread
from payments.domain.expectation import ExpectedAccount, ExpectedPayment
from payments.domain.ibans import format_iban
from payments.domain.masks import fits_mask
from payments.domain.names import NameMatch, compare_names, may_be_misread_name
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields
from payments.domain.results import WAIT, CheckResult

_NOT_THE_PAYER = (
    "Gönderen siz değilsiniz. Eşiniz ödediyse veya adınız bankada başka yazılıysa yetkili karar verir; "
    "beklemeniz yeter."
)


def judge_payee_iban(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Compare the account that was paid with the accounts that may be paid."""
    outcome, sentence = _judge_iban(fields, [account.iban for account in expected.accounts])
    return CheckResult(
        check=Check.PAYEE_IBAN,
        outcome=outcome,
        sentence=sentence,
        expected=" ya da ".join(format_iban(account.iban) for account in expected.accounts) or None,
        found=format_iban(fields.payee_iban) if fields.payee_iban else None,
        spots=spots_of(fields, "payee_iban"),
    )


def judge_payee_name(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Compare the account holder with the titles of the paid account, of every account when the IBAN does not tell."""
    paid = [account for account in expected.accounts if account.iban == fields.payee_iban]
    accounts = paid or list(expected.accounts)
    outcome, sentence = _judge_titles(fields, accounts, is_right_account=bool(paid))
    return CheckResult(
        check=Check.PAYEE_NAME,
        outcome=outcome,
        sentence=sentence,
        expected=" ya da ".join(title for account in accounts for title in account.titles) or None,
        found=fields.payee,
        spots=spots_of(fields, "payee"),
    )


def judge_payer_name(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Compare the payer with the person. Somebody else's payment is for an officer to accept."""
    outcome, sentence = _judge_payer(fields, expected)
    return CheckResult(
        check=Check.PAYER_NAME,
        outcome=outcome,
        sentence=sentence,
        expected=expected.payer_name,
        found=fields.payer,
        spots=spots_of(fields, "payer"),
    )


def _judge_iban(fields: ReceiptFields, accepted: Sequence[str]) -> tuple[Outcome, str]:
    """Check digits prove an IBAN that OCR read with doubt: the right one agrees, another one decides nothing."""
    printed = fields.payee_iban
    if not accepted:
        return Outcome.CANNOT_TELL, f"Bu ödemenin hesabı tanımlı değil; karşılaştırılamıyor. {WAIT}"
    if printed is None:
        return Outcome.CANNOT_TELL, unread(fields, "alıcının IBAN’ı")
    if printed in accepted:
        return Outcome.AGREES, "Para doğru hesaba gitmiş."
    if not fields.is_certain("payee_iban"):
        return doubted("alıcının IBAN’ı")
    if "*" in printed and (fields.is_ocr or any(fits_mask(printed, iban) for iban in accepted)):
        return Outcome.CANNOT_TELL, f"Banka IBAN’ın bir bölümünü gizlemiş; tamamı okunamıyor. {WAIT}"
    return Outcome.DIFFERS, "Para başka bir IBAN’a gitmiş. Bankanızı arayın; para geri gelince doğru hesaba gönderin."


def _judge_titles(
    fields: ReceiptFields, accounts: Sequence[ExpectedAccount], *, is_right_account: bool
) -> tuple[Outcome, str]:
    if fields.payee is None:
        return Outcome.CANNOT_TELL, unread(fields, "alıcının adı")
    matches = [_best_match(account, fields.payee) for account in accounts]
    # Doubtful letters that make up just the title of the account whose check digits agree were read rightly.
    if not fields.is_certain("payee") and not is_right_account:
        return doubted("alıcının adı")
    if matches and all(match in (NameMatch.SAME, NameMatch.CUT) for match in matches):
        is_cut = NameMatch.CUT in matches
        return Outcome.AGREES, "Banka adı kısaltmış; baş tarafı aynı." if is_cut else "Alıcı doğru."
    if not fields.is_certain("payee"):
        return doubted("alıcının adı")
    if any(match is not NameMatch.OTHER for match in matches) or not matches:
        return Outcome.CANNOT_TELL, f"Alıcının adı tam yazılmamış. {WAIT}"
    titles = (title for account in accounts for title in account.titles)
    is_near = fields.is_ocr and any(may_be_misread_title(title, fields.payee) for title in titles)
    if is_near or is_scrap(fields, fields.payee):
        return doubted("alıcının adı")
    if is_right_account:
        return Outcome.DIFFERS, "IBAN doğru, ama alıcının adı başka yazılmış. Yeniden ödeme yapmayın; yetkili bakar."
    return Outcome.DIFFERS, "Alıcının adı başka. Yeniden ödeme yapmayın; önce bankanıza paranın kime gittiğini sorun."


def _best_match(account: ExpectedAccount, printed: str) -> NameMatch:
    """Compare with every title of ``account``; one that may not be cut is only nearly the same when it is."""
    matches: Iterable[NameMatch] = {compare_titles(title, printed) for title in account.titles}
    if not account.titles_may_be_cut:
        matches = {NameMatch.UNSURE if match is NameMatch.CUT else match for match in matches}
    best_first = (NameMatch.SAME, NameMatch.CUT, NameMatch.UNSURE, NameMatch.OTHER)
    return next((match for match in best_first if match in matches), NameMatch.UNSURE)


def _judge_payer(fields: ReceiptFields, expected: ExpectedPayment) -> tuple[Outcome, str]:
    if fields.payer is None:
        return Outcome.CANNOT_TELL, unread(fields, "gönderenin adı")
    if not fields.is_certain("payer"):
        return doubted("gönderenin adı")
    name, surname = expected.payer_name, expected.payer_surname
    match = compare_names(name, fields.payer, surname=surname)
    if match is NameMatch.SAME:
        return Outcome.AGREES, "Gönderen sizsiniz."
    if match is NameMatch.CUT:
        return Outcome.AGREES, "Gönderen sizsiniz; banka adınızı kısaltmış."
    if match is NameMatch.OTHER:
        is_near = fields.is_ocr and may_be_misread_name(name, fields.payer, surname=surname)
        is_near = is_near or is_scrap(fields, fields.payer)
        return doubted("gönderenin adı") if is_near else (Outcome.DIFFERS, _NOT_THE_PAYER)
    if "*" in fields.payer or "payer" in fields.masked:
        return Outcome.CANNOT_TELL, f"Banka adın bir bölümünü gizlemiş. {WAIT}"
    return Outcome.CANNOT_TELL, f"Gönderenin adı sizinkine benziyor, ama aynı yazılmamış. {WAIT}"
