"""Whose identity number stands on the receipt: the payer's as the bank prints it, else what the payer wrote."""

from collections.abc import Iterator

from payments.domain.doubts import doubted, spots_of, unread
from payments.domain.expectation import ExpectedPayment, Place
from payments.domain.masks import fits_mask, is_masked
from payments.domain.misreadings import letters_apart
from payments.domain.missing import is_cut_short
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields
from payments.domain.results import WAIT, CheckResult
from payments.domain.tckns import LENGTH, is_valid_tckn
from payments.domain.words import missing_words, pieces

_MOST_WRONG_DIGITS = 2


def judge_payer_tckn(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Look for the person's identity number: printed as the payer's, else where the payer could write it.

    Check digits prove a number also where OCR read it with doubt: one's own agrees, another one decides nothing.
    """
    if fields.payer_tckn:
        found: str | None = fields.payer_tckn
        outcome, sentence = _judge_printed(fields, fields.payer_tckn, expected.payer_tckn)
    else:
        outcome, sentence, found = _judge_written(fields, expected)
    return CheckResult(
        check=Check.PAYER_TCKN,
        outcome=outcome,
        sentence=sentence,
        expected=expected.payer_tckn,
        found=found,
        spots=spots_of(fields, "payer_tckn" if fields.payer_tckn else "description") if found else (),
    )


def _judge_printed(fields: ReceiptFields, printed: str, own: str) -> tuple[Outcome, str]:
    if printed == own:
        return Outcome.AGREES, "Kimlik numarası sizin."
    if not fields.is_certain("payer_tckn"):
        return doubted("gönderenin kimlik numarası")
    if "*" in printed and (fields.is_ocr or fits_mask(printed, own)):  # OCR makes digits of stars
        return Outcome.CANNOT_TELL, f"Banka numarayı gizlemiş; tamamı okunamıyor. {WAIT}"
    sentence = "Gönderenin kimlik numarası sizinki değil. Eşiniz ödediyse yetkili karar verir; beklemeniz yeter."
    return Outcome.DIFFERS, sentence


def _judge_written(fields: ReceiptFields, expected: ExpectedPayment) -> tuple[Outcome, str, str | None]:
    """Judge by the description, and by the whole page where the words may stand anywhere."""
    anywhere = any(words.place is Place.ANYWHERE for words in expected.wordings) and not fields.several
    description, page = fields.description or "", fields.text if anywhere else ""
    if expected.payer_tckn in pieces(description) or expected.payer_tckn in pieces(page):
        return Outcome.AGREES, "Kimlik numaranız dekontta yazıyor.", expected.payer_tckn
    if not fields.is_certain("description"):
        return *doubted("kimlik numarası"), None
    others = [number for number in pieces(description) if is_valid_tckn(number)]
    if others:
        sentence = "Dekontta başka bir kimlik numarası yazıyor. Yeniden ödeme yapmayın; kararı yetkili verir."
        return Outcome.DIFFERS, sentence, others[0]
    if is_masked(description):
        return Outcome.CANNOT_TELL, f"Banka açıklamanın bir bölümünü gizlemiş. {WAIT}", None
    if _is_cut_off(description, expected):
        return Outcome.CANNOT_TELL, f"Banka açıklamayı kısaltmış olabilir; kimlik numarası okunamıyor. {WAIT}", None
    near = next(_nearly(expected.payer_tckn, f"{description}\n{page}"), None)
    if near:
        return *_judge_near(fields), near
    was_read = bool(description) or bool(page.strip() and not fields.is_ocr)
    if expected.needs_tckn and was_read:
        where = "Dekontta" if anywhere else "Açıklamada"
        sentence = f"{where} T.C. kimlik numaranız yok. Yeniden ödeme yapmayın; kararı yetkili verir."
        return Outcome.DIFFERS, sentence, None
    return Outcome.CANNOT_TELL, unread(fields, "kimlik numarası"), None


def _is_cut_off(description: str, expected: ExpectedPayment) -> bool:
    """Tell whether the bank may have ended the description before the number or inside it."""
    for wanted in expected.wordings:
        missing = missing_words(wanted, description, close_together=False)
        lacks_number = any(expected.payer_tckn in part.words for part in missing)
        if lacks_number and is_cut_short(missing, wanted, description):
            return True
    return False


def _nearly(own: str, text: str) -> Iterator[str]:
    """Yield numbers of ``text`` that are ``own`` with a digit or two wrong, lost or added."""
    for number in pieces(text):
        is_like = number.isdigit() and abs(len(number) - LENGTH) <= 1
        if is_like and letters_apart(own, number, most=_MOST_WRONG_DIGITS) <= _MOST_WRONG_DIGITS:
            yield number


def _judge_near(fields: ReceiptFields) -> tuple[Outcome, str]:
    """A digit is misread easily; where nothing was misread the payer typed it so."""
    if fields.is_ocr:
        return doubted("kimlik numarası")
    sentence = "Kimlik numaranız dekontta yanlış yazılmış. Yeniden ödeme yapmayın; kararı yetkili verir."
    return Outcome.DIFFERS, sentence
