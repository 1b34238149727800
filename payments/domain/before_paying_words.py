"""What is said of a transfer that has not left yet, and what to do: one sentence per check and outcome."""

import datetime
from decimal import Decimal

from payments.domain.account_titles import compare_titles
from payments.domain.amounts import format_lira
from payments.domain.dates import format_day
from payments.domain.expectation import AmountDue, ExpectedPayment, Place, WantedWords
from payments.domain.ibans import format_iban
from payments.domain.missing import OWN_NUMBER, list_missing
from payments.domain.name_words import NameMatch
from payments.domain.outcomes import Check, Outcome
from payments.domain.screen import Screen
from payments.domain.tckns import LENGTH
from payments.domain.words import MissingWords, missing_words, pieces

BROKEN_IBAN = "IBAN eksik ya da yanlış yazılmış: TR ile başlar, 26 hanedir. Bu sayfadaki IBAN’ı kopyalayın."
SEVERAL_IBANS = "Yazıda birden çok IBAN var; alıcınınki anlaşılamadı. Yalnız alıcının bölümünü yapıştırın."
SEVERAL_SUMS = "Yazıda birden çok tutar var; gönderilecek olan anlaşılamadı. “Tutar” satırını da yapıştırın."
EMPTY_DESCRIPTION = "Açıklama boş: göndermeden bu sayfadaki açıklamayı yapıştırın."


def recommended(wordings: tuple[WantedWords, ...]) -> WantedWords | None:
    """Return the accepted wording to type: the shortest, for banks limit the length; of equal ones the first."""
    return min(wordings, key=lambda words: len(words.text), default=None)


def wanted(check: Check, expected: ExpectedPayment) -> str | None:
    """Return what to show as expected of ``check``, where no comparison said it."""
    if check is Check.PAYEE_IBAN:
        return " ya da ".join(format_iban(account.iban) for account in expected.accounts) or None
    words = recommended(expected.wordings) if check is Check.DESCRIPTION else None
    return words.text if words else None


# One function a check, all of one shape, so that a table may choose among them; ``day`` is when the money would go.
def of_iban(outcome: Outcome, screen: Screen, expected: ExpectedPayment, day: datetime.date) -> str:
    if outcome is Outcome.AGREES:
        return "IBAN doğru."
    if outcome is Outcome.DIFFERS:
        return "IBAN başka bir hesabın. Göndermeyin; bu sayfadaki IBAN’ı kopyalayın."
    if "*" in (screen.fields.payee_iban or ""):
        return "Bankanız IBAN’ın bir bölümünü gizlemiş; görünen haneler aynı. Tamamını gösteren ekrana bakın."
    return "Bu IBAN müdürlüğün hesabı değil; alıcının mı, anlaşılamadı. Alıcının IBAN’ını da yapıştırın."


def of_payee(outcome: Outcome, screen: Screen, expected: ExpectedPayment, day: datetime.date) -> str:
    if outcome is Outcome.DIFFERS:
        return "Alıcı adı başka. Göndermeyin; bu sayfadaki adı kopyalayın."
    if outcome is Outcome.CANNOT_TELL:
        return "Alıcı adı tam değil. Bu sayfadaki adla karşılaştırıp tamamlayın."
    titles = [title for account in expected.accounts for title in account.titles]
    is_whole = any(compare_titles(title, screen.fields.payee or "") is NameMatch.SAME for title in titles)
    return "Alıcı adı doğru." if is_whole else "Bankanız alıcı adını kısaltmış; baş tarafı aynı, sorun olmaz."


def of_amount(outcome: Outcome, screen: Screen, expected: ExpectedPayment, day: datetime.date) -> str:
    due = [each for each in expected.amounts if each.is_in_force(day)]
    amount, currency = screen.fields.amount, screen.fields.currency
    if outcome is Outcome.AGREES:
        return "Tutar doğru."
    if currency not in (None, "TRY"):
        return f"Tutar {currency} ile. Türk lirası hesabınızdan gönderin."
    if not expected.amounts:
        return "Tutarı Kamu SM gösterir. Göndermeden önce oradaki tutarla karşılaştırın."
    sure = [each for each in due if each.is_confirmed(day)]
    if amount is None or not sure:
        return _unconfirmed(amount, due)
    if outcome is Outcome.DIFFERS:
        return _difference(amount, min(sure, key=lambda each: abs(each.amount - amount)).amount, expected)
    return "Tutar anlaşılamadı. Göndermeden önce bu sayfadaki tutarla karşılaştırın."


def of_description(outcome: Outcome, screen: Screen, expected: ExpectedPayment, day: datetime.date) -> str:
    typed = screen.fields.description or ""
    if not expected.wordings:
        return "Bu ödemede belirli bir açıklama aranmıyor."
    if outcome is Outcome.AGREES:
        return "Açıklama doğru."
    if "*" in typed:
        return "Bankanız açıklamanın bir bölümünü gizlemiş. Tamamını gösteren ekrana bakın."
    if outcome is Outcome.CANNOT_TELL:
        return (
            "Açıklamanın sonu kesilmiş görünüyor. Tamamını gösteren ekrana bakın; bankanız hepsini almıyorsa "
            "göndermeden müdürlüğü arayın."
        )
    return _what_lacks(screen, expected)


def of_tckn(outcome: Outcome, screen: Screen, expected: ExpectedPayment, day: datetime.date) -> str:
    typed = screen.fields.description or ""
    others = [number for number in numbers_like_tckn(typed) if number != expected.payer_tckn]
    if outcome is Outcome.AGREES:
        return "T.C. kimlik numaranız doğru."
    if outcome is Outcome.DIFFERS and others:
        return f"Açıklamadaki {others[0]} sizin kimlik numaranız değil: göndermeden düzeltin."
    if outcome is Outcome.DIFFERS and screen.fields.payer_tckn:
        return "Gönderenin kimlik numarası sizinki değil. Kendi hesabınızdan gönderin."
    if outcome is Outcome.DIFFERS:
        return "Açıklamada T.C. kimlik numaranız eksik: göndermeden ekleyin."
    return "Kimlik numaranızın hepsi görünmüyor. Açıklamada 11 hanesinin de yazdığına bakın."


def of_payer(outcome: Outcome, screen: Screen, expected: ExpectedPayment, day: datetime.date) -> str:
    if outcome is Outcome.AGREES:
        return "Gönderen sizsiniz."
    if outcome is Outcome.DIFFERS:
        return "Gönderen siz değilsiniz. Kendi hesabınızdan gönderin; başkası öderse kararı yetkili verir."
    return "Gönderenin adı sizinkine benziyor, ama aynı değil. Kendi hesabınız olduğuna bakın."


def later(day: datetime.date) -> str:
    """Say that the money would go on ``day``, not today."""
    return (
        f"Bu ileri tarihli bir talimat: para {format_day(day)} günü gider. Dekontu o gün alırsınız; "
        "beklememek için bugünün tarihini seçin."
    )


def numbers_like_tckn(text: str) -> list[str]:
    """Return the numbers of ``text`` that somebody meant as an identity number: eleven digits, or one more or less.

    >>> numbers_like_tckn("AYŞE-1000000014/3 YILLIK")
    ['1000000014']
    """
    return [piece for piece in pieces(text) if piece.isdigit() and abs(len(piece) - LENGTH) <= 1]


def _unconfirmed(amount: Decimal | None, due: list[AmountDue]) -> str:
    """Say which sum was last known, and where to look before sending."""
    if not due:
        return "Bugünün fiyatı bizde yok. Göndermeden önce Kamu SM’nin fiyat sayfasına bakın."
    last = due[0].confirmed_on or due[0].valid_from
    if amount != due[0].amount:
        known = f"Son bilinen tutar {format_lira(due[0].amount)} ({format_day(last)})"
        return f"{known}. Göndermeden önce Kamu SM’nin fiyat sayfasına bakın."
    known = f"Tutar, son bilinenin aynısı ({format_day(last)}); bugünkü fiyat doğrulanmadı"
    return f"{known}. Göndermeden önce Kamu SM’nin fiyat sayfasına bakın: orada da aynıysa tutar doğrudur."


def _difference(amount: Decimal, due: Decimal, expected: ExpectedPayment) -> str:
    """Say by how much ``amount`` is off, what that is when a neighbouring sum explains it, and what to send."""
    gap = abs(amount - due)
    part, whole = expected.name_of_sum(gap), expected.name_of_sum(amount)
    if amount > due:
        why = f": {part} de var" if part else ""
        return f"Tutar {format_lira(gap)} fazla{why}. {format_lira(due)} gönderin."
    why = f": {part} yok" if part else f": yazılan, “{whole}” tutarı" if whole else ""
    return f"Tutar {format_lira(gap)} eksik{why}. {format_lira(due)} gönderin."


def _what_lacks(screen: Screen, expected: ExpectedPayment) -> str:
    """Name, word by word, what the description lacks of the accepted wording that it comes nearest to."""
    fields = screen.fields
    found = [_lacking(words, fields.description or "", fields.payer or "") for words in expected.wordings]
    missing = min(found, key=lambda parts: sum(len(part.words) for part in parts))
    if not missing:
        return "Açıklama istenenle aynı değil. Bu sayfadaki açıklamayı kopyalayın."
    number = f"doğru {OWN_NUMBER}" if numbers_like_tckn(fields.description or "") else OWN_NUMBER
    return f"Açıklamada {list_missing(missing, expected, number=number)} eksik: göndermeden ekleyin."


def _lacking(words: WantedWords, description: str, payer: str) -> list[MissingWords]:
    """Return what is missing; where the words may stand anywhere, the payer's name counts, for receipts print it."""
    from_page = description if words.place is Place.DESCRIPTION else f"{payer} {description}"
    return missing_words(words, from_page, close_together=False)
