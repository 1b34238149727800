"""Who was paid, and by whom: the checks of IBAN, names and identity number."""

from collections.abc import Callable

from payments.domain.expectation import ExpectedAccount, ExpectedPayment, Place
from payments.domain.ibans import format_iban
from payments.domain.masks import fits_mask
from payments.domain.names import NameMatch, compare_names, compare_titles
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields
from payments.domain.results import WAIT, CheckResult
from payments.domain.tckns import is_valid_tckn
from payments.domain.words import pieces


def judge_payee_iban(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Compare the account that was paid with the accounts that may be paid."""

    def say(outcome: Outcome, sentence: str) -> CheckResult:
        wanted = " ya da ".join(format_iban(account.iban) for account in expected.accounts) or None
        found = format_iban(fields.payee_iban) if fields.payee_iban else None
        return CheckResult(check=Check.PAYEE_IBAN, outcome=outcome, sentence=sentence, expected=wanted, found=found)

    if fields.payee_iban is None or not expected.accounts:
        return say(Outcome.CANNOT_TELL, f"Dekontta alıcının IBAN’ı okunamadı. {WAIT}")
    if "*" in fields.payee_iban:
        if any(fits_mask(fields.payee_iban, account.iban) for account in expected.accounts):
            return say(Outcome.CANNOT_TELL, f"Banka IBAN’ı gizlemiş; görünen haneler aynı, gerisi okunamıyor. {WAIT}")
    elif any(fields.payee_iban == account.iban for account in expected.accounts):
        return say(Outcome.AGREES, "Para doğru hesaba gitmiş.")
    return say(Outcome.DIFFERS, "Para başka bir IBAN’a gitmiş. Bankanızı arayın; geri gelince yeniden gönderin.")


def judge_payee_name(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Compare the account holder with the titles of the paid account, or of all when the IBAN does not tell."""
    paid = [account for account in expected.accounts if account.iban == fields.payee_iban]
    accounts = paid or list(expected.accounts)
    titles = [title for account in accounts for title in account.titles]
    outcome, sentence = _judge_titles(fields.payee, accounts)
    wanted = " ya da ".join(titles) or None
    return CheckResult(check=Check.PAYEE_NAME, outcome=outcome, sentence=sentence, expected=wanted, found=fields.payee)


def judge_payer_name(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Compare the payer with the person. Somebody else's payment is for an officer to accept."""

    def say(outcome: Outcome, sentence: str) -> CheckResult:
        found = fields.payer
        return CheckResult(
            check=Check.PAYER_NAME, outcome=outcome, sentence=sentence, expected=expected.payer_name, found=found
        )

    if fields.payer is None:
        return say(Outcome.CANNOT_TELL, f"Dekontta gönderenin adı okunamadı. {WAIT}")
    match = compare_names(expected.payer_name, fields.payer)
    if match is NameMatch.SAME:
        return say(Outcome.AGREES, "Gönderen sizsiniz.")
    if match is NameMatch.OTHER:
        return say(Outcome.DIFFERS, "Gönderen siz değilsiniz. Eşiniz ödediyse yetkili karar verir.")
    if "*" in fields.payer or "payer" in fields.masked:
        return say(Outcome.CANNOT_TELL, f"Banka adın bir bölümünü gizlemiş. {WAIT}")
    return say(Outcome.CANNOT_TELL, f"Gönderenin adı sizinkine benziyor, ama aynı yazılmamış. {WAIT}")


def judge_payer_tckn(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Look for the person's identity number: printed as the payer's, else where the payer could write it."""

    def say(outcome: Outcome, sentence: str, found: str | None = None) -> CheckResult:
        return CheckResult(
            check=Check.PAYER_TCKN, outcome=outcome, sentence=sentence, expected=expected.payer_tckn, found=found
        )

    if fields.payer_tckn:
        return _judge_printed_tckn(fields.payer_tckn, expected.payer_tckn, say)
    return _judge_written_tckn(fields, expected, say)


def _judge_titles(printed: str | None, accounts: list[ExpectedAccount]) -> tuple[Outcome, str]:
    if printed is None:
        return Outcome.CANNOT_TELL, f"Dekontta alıcının adı okunamadı. {WAIT}"
    matches = {
        (compare_titles(title, printed), account.titles_may_be_cut) for account in accounts for title in account.titles
    }
    kinds = {match for match, _ in matches}
    if NameMatch.SAME in kinds:
        return Outcome.AGREES, "Alıcı doğru."
    if (NameMatch.CUT, True) in matches:
        return Outcome.AGREES, "Banka adı kısaltmış; baş tarafı aynı."
    if not kinds or kinds & {NameMatch.CUT, NameMatch.UNSURE}:
        return Outcome.CANNOT_TELL, f"Alıcının adı tam yazılmamış. {WAIT}"
    return Outcome.DIFFERS, "Alıcının adı başka. Yeniden ödeme yapmayın; önce bankanıza paranın kime gittiğini sorun."


def _judge_printed_tckn(printed: str, own: str, say: Callable[..., CheckResult]) -> CheckResult:
    if "*" in printed:
        if fits_mask(printed, own):
            sentence = "Banka numarayı gizlemiş; görünen haneler sizinkiyle aynı, gerisi okunamıyor."
            return say(Outcome.CANNOT_TELL, f"{sentence} {WAIT}", printed)
    elif printed == own:
        return say(Outcome.AGREES, "Kimlik numarası sizin.", printed)
    return say(
        Outcome.DIFFERS, "Gönderenin kimlik numarası sizinki değil. Eşiniz ödediyse yetkili karar verir.", printed
    )


def _judge_written_tckn(
    fields: ReceiptFields, expected: ExpectedPayment, say: Callable[..., CheckResult]
) -> CheckResult:
    """Judge by the description, and by the whole page where the words may stand anywhere."""
    anywhere = any(words.place is Place.ANYWHERE for words in expected.wordings)
    searched = f"{fields.description or ''}\n{fields.text if anywhere else ''}"
    if expected.payer_tckn in pieces(searched):
        return say(Outcome.AGREES, "Kimlik numaranız dekontta yazıyor.", expected.payer_tckn)
    others = [number for number in pieces(fields.description or "") if is_valid_tckn(number)]
    if others:
        sentence = "Dekontta başka bir kimlik numarası yazıyor. Yeniden ödeme yapmayın; yetkiliye bildirin."
        return say(Outcome.DIFFERS, sentence, others[0])
    if "*" in (fields.description or ""):
        return say(Outcome.CANNOT_TELL, f"Banka açıklamanın bir bölümünü gizlemiş. {WAIT}")
    if expected.needs_tckn and (fields.description if not anywhere else fields.text.strip() or fields.description):
        where = "Dekontta" if anywhere else "Açıklamada"
        return say(
            Outcome.DIFFERS, f"{where} T.C. kimlik numaranız yok. Yeniden ödeme yapmayın; eksiği yetkiliye bildirin."
        )
    return say(Outcome.CANNOT_TELL, f"Dekontta kimlik numarası okunamadı. {WAIT}")
