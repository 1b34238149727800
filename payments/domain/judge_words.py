"""Do the demanded words stand where they must? The check of the description."""

from payments.domain.doubts import SEVERAL, doubted, spots_of, unread
from payments.domain.expectation import ExpectedPayment, Place, WantedWords
from payments.domain.masks import is_masked
from payments.domain.missing import is_cut_short, is_spelled_out, list_missing, may_be_misread_words
from payments.domain.names import NameMatch, compare_names
from payments.domain.outcomes import Check, Outcome
from payments.domain.receipt import ReceiptFields
from payments.domain.results import WAIT, CheckResult
from payments.domain.words import MissingWords, missing_of, missing_words, pieces, words_of

# Letters: how much of a description's end is looked for on the page, and how far behind it its next line may end.
_TAIL, _BEHIND = 12, 100


def judge_description(fields: ReceiptFields, expected: ExpectedPayment) -> CheckResult:
    """Look for one of the accepted wordings, where each may stand. What is missing is named word by word."""
    outcome, sentence, wanted = _judge_wordings(fields, expected)
    places = ("description", "payer", "payer_tckn") if _may_stand_anywhere(expected) else ("description",)
    return CheckResult(
        check=Check.DESCRIPTION,
        outcome=outcome,
        sentence=sentence,
        expected=wanted,
        found=fields.description,
        spots=spots_of(fields, *places),
    )


def _judge_wordings(fields: ReceiptFields, expected: ExpectedPayment) -> tuple[Outcome, str, str | None]:
    """Return the result by the wording of which least is missing, and that wording."""
    if not expected.wordings:
        return Outcome.AGREES, "Bu ödemede belirli bir açıklama aranmıyor.", None
    tried = [(_missing(fields, expected, words), words) for words in expected.wordings]
    readable = [(missing, words) for missing, words in tried if missing is not None]
    if not readable:
        return Outcome.CANNOT_TELL, unread(fields, "açıklama"), expected.wordings[0].text
    missing, words = min(readable, key=lambda each: sum(len(part.words) for part in each[0]))
    if not fields.is_certain("description"):
        return *doubted("açıklama"), words.text
    if not missing:
        return Outcome.AGREES, "İstenen sözlerin hepsi yazıyor.", words.text
    return *_judge_missing(fields, expected, missing, words), words.text


def _may_stand_anywhere(expected: ExpectedPayment) -> bool:
    return any(words.place is Place.ANYWHERE for words in expected.wordings)


def _missing(fields: ReceiptFields, expected: ExpectedPayment, words: WantedWords) -> list[MissingWords] | None:
    """Return what the receipt lacks of ``words``, ``None`` when the place where they must stand was not read."""
    if words.place is Place.ANYWHERE:
        return _missing_anywhere(fields, expected, words)
    return missing_words(words, fields.description, close_together=False) if fields.description else None


def _missing_anywhere(
    fields: ReceiptFields, expected: ExpectedPayment, words: WantedWords
) -> list[MissingWords] | None:
    """Look for each part in the description, in what the bank prints of the payer, and on the page.

    The page of several receipts is not searched: the words of one and the name of another prove nothing.
    """
    page = "" if fields.several else fields.text
    payer = f"{fields.payer or ''} / {fields.payer_tckn or ''}"
    parts = [part for part in words.parts if not _is_payers_name(part, fields, expected)]
    printed = words_of(words, fields.description or "")
    missing = _lacking([missing_of(part, words, printed, close_together=False) for part in parts])
    for text in (payer, page):
        printed = words_of(words, text) if missing else []
        near = [missing_of(each.part, words, printed, close_together=True) for each in missing]
        missing = _lacking([min(pair, key=_count) for pair in zip(missing, near, strict=True)])
    was_read = fields.description is not None or (page.strip() and not fields.is_ocr)
    return missing if was_read or not missing else None


def _lacking(found: list[MissingWords]) -> list[MissingWords]:
    return [each for each in found if each.words]


def _count(missing: MissingWords) -> int:
    return len(missing.words)


def _is_payers_name(part: str, fields: ReceiptFields, expected: ExpectedPayment) -> bool:
    """Tell whether ``part`` is the person's name, and the bank prints that person as the payer, in its own way."""
    if pieces(part) != pieces(expected.payer_name) or fields.payer is None or not fields.is_certain("payer"):
        return False
    match = compare_names(expected.payer_name, fields.payer, surname=expected.payer_surname)
    return match in (NameMatch.SAME, NameMatch.CUT)


def _judge_missing(
    fields: ReceiptFields, expected: ExpectedPayment, missing: list[MissingWords], words: WantedWords
) -> tuple[Outcome, str]:
    description = fields.description or ""
    anywhere = words.place is Place.ANYWHERE
    if is_masked(description) or (anywhere and all(_is_hidden(each, fields, expected) for each in missing)):
        return Outcome.CANNOT_TELL, f"Banka bir bölümünü gizlemiş; istenen sözlerin hepsi okunamıyor. {WAIT}"
    if is_cut_short(missing, words, description):
        length = len(description.strip())
        return Outcome.CANNOT_TELL, f"Banka açıklamayı {length} harfte kesmiş olabilir; gerisi okunamıyor. {WAIT}"
    lacking = list_missing(missing, expected)
    where = "Dekontta" if anywhere else "Açıklamada"
    if is_spelled_out(missing, fields.text if anywhere else description):
        return Outcome.CANNOT_TELL, f"{where} {lacking} rakamla değil, yazıyla yazılmış. {WAIT}"
    if fields.is_ocr and may_be_misread_words(missing, f"{description}\n{fields.text if anywhere else ''}"):
        return doubted("açıklama")
    if not anywhere and _goes_on(fields, words):
        return Outcome.CANNOT_TELL, f"Açıklamanın devamı ayrı yazılmış; tamamı okunamadı. {WAIT}"
    if fields.several and anywhere:
        return Outcome.CANNOT_TELL, SEVERAL
    return Outcome.DIFFERS, f"{where} {lacking} yok. Yeniden ödeme yapmayın; kararı yetkili verir."


def _goes_on(fields: ReceiptFields, words: WantedWords) -> bool:
    """Tell whether what is missing stands on the page right behind the description, as when a line was broken."""
    description = (fields.description or "").strip()
    place = fields.text.rfind(description[-_TAIL:])
    if place < 0:
        return False
    end = place + len(description[-_TAIL:])
    return not missing_words(words, f"{description} {fields.text[end : end + _BEHIND]}", close_together=False)


def _is_hidden(missing: MissingWords, fields: ReceiptFields, expected: ExpectedPayment) -> bool:
    """Tell whether all that is missing may be what the bank hid, or left out, of the payer's name and number."""
    hidden: set[str] = {expected.payer_tckn} if "payer_tckn" in fields.masked else set()
    if fields.payer is not None:
        match = compare_names(expected.payer_name, fields.payer, surname=expected.payer_surname)
        hidden |= set(pieces(expected.payer_name)) if match is NameMatch.UNSURE else set()
    return all(piece in hidden for word in missing.words for piece in pieces(word))
