"""What a bank's app shows for confirmation, pasted as text and read like a receipt.

Such a screen has buttons, names the accounts of the person by nicknames, says that it waits, and often prints values
without labels. What only one value of the text can be is taken so; between two nothing is chosen.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from esign_portal import turkish
from payments.domain.account_titles import compare_titles
from payments.domain.amounts import PrintedAmount, find_amounts
from payments.domain.expectation import ExpectedPayment
from payments.domain.ibans import find_ibans
from payments.domain.name_words import NameMatch
from payments.domain.normalising import INVISIBLE
from payments.domain.receipt import ReceiptFields, parse_receipt, with_masks
from payments.domain.words import missing_words

LONGEST = 10_000
"""The most letters of a pasted text that are read."""

_MARKS = re.compile(rf"[\u0000-\u0008\u000b-\u001f{INVISIBLE}]")
_BUTTON = re.compile(
    r"(?:onayla|onayliyorum|onayla ve gonder|gonder|devam|devam et|ileri|geri|geri don|vazgec|iptal|iptal et|kapat|"
    r"tamam|duzenle|degistir|paylas|kopyala)[ .!>]*"
)
# What screens call things, beside what receipts call them. A note is a description only where nothing else is.
_SCREEN_LABELS = (
    (re.compile(r"(?:kime|nereye|gonderilecek kisi|gonderilecek kisi ?/ ?kurum|kisi ?/ ?kurum)(?= ?:|\t|$)"), "Alıcı"),
    (re.compile(r"(?:kimden|nereden)(?= ?:|\t|$)"), "Gönderen"),
    (
        re.compile(
            r"(?:gonderilecek|gonderilen|aktarilacak|odenecek) (?:tutar|miktar)(?= ?:|\t|$)|ne kadar(?= ?[:?]|\t|$)"
        ),
        "Tutar",
    ),
    (re.compile(r"alici(?:nin)? iban(?:['’]?i)?(?= ?:|\t|$)"), "Alıcı IBAN"),
    (
        re.compile(r"aciklama(?:niz)?(?: (?:metni|alani))?(?: ?\((?:istege bagli|opsiyonel|zorunlu)\))?(?= ?:|\t|$)"),
        "Açıklama",
    ),
)
_NOTE = re.compile(r"(?:not|notunuz|mesaj|mesajiniz|islem notu|odeme notu|transfer notu|ne icin)(?= ?[:?]|\t|$)")
# As a label: the word also stands inside the descriptions that some directorates demand.
_DESCRIPTION = re.compile(r"(?:^|\s)aciklama\w*[ ]*(?:\([^)\n]*\))?[ ]*(?::|\t|$)", re.M)
_EMPTY_DESCRIPTION = re.compile(
    r"^(?:\S+ )?aciklama\w*(?: ?\([^)\n]*\))?[ ]*:?[ ]*(?:-+|yok|bos|girilmedi)?[ ]*$", re.M
)
_NOTHING = re.compile(r"[\W_]*(?:yok|bos|girilmedi)?[\W_]*")
_NICKNAME = re.compile(r"\b(?:vadesiz|vadeli|hesa[bp]\w*|tl|try|sube\w*|kart\w*|bakiye|maas|mevduat)\b|\d{4}")
_NO_TRANSFER = re.compile(r"\b(?:ucret|masraf|komisyon|bsmv|kkdf|vergi|bakiye|limit|kalan|toplam)")
_BROKEN_IBAN = re.compile(r"(?<![A-Za-z])[Tt][Rr][ -]?(?:\d[ -]?){14,34}")
# "Onay kodu gönderildi" says nothing about the money: only what the transfer itself has done counts.
_DONE = re.compile(
    r"\b(?:islem|transfer|para|havale|eft|fast|odeme)\w*(?: \w+){0,4} "
    r"(?:gerceklesti|gerceklestirildi|gerceklestirilmistir|gerceklesmistir|tamamlandi|tamamlanmistir|gonderildi|"
    r"gonderilmistir|yapildi|yapilmistir|basarili)\b"
)
_WAITS = re.compile(r"\b(?:onayl\w+|onay (?:bekl\w+|kodu|ekrani)|vazgec|devam et|sms sifre\w*)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What the pasted text says. ``guessed``: fields without a label of their own, each the only one it can be.

    ``several`` names fields of which the text holds more than one and does not say which is meant.
    ``broken_iban`` is what looks like an IBAN and fails its check digits. ``is_done``: the text says that the money
    has gone.
    """

    fields: ReceiptFields
    guessed: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    broken_iban: str | None = None
    has_empty_description: bool = False
    is_done: bool = False


def read_screen(text: str, expected: ExpectedPayment) -> Screen:
    """Read what was pasted; never raises, whatever the text. ``expected`` tells what unlabelled lines may be."""
    cleaned = clean(text)
    folded = turkish.fold_in_place(cleaned)
    read = parse_receipt(cleaned)
    # To wait for its confirmation is what such a screen is for, and its buttons say "iptal".
    fields = replace(read, pending=None, cancelled=None, payer=_person(read.payer), text=cleaned)
    description = _written(fields.description) or _unlabelled_description(cleaned, folded, expected)
    payee = fields.payee or _unlabelled_title(cleaned, expected)
    ibans = _other_ibans(cleaned, fields, description)
    sums = _other_sums(cleaned, description) if fields.amount is None else set()
    only_iban = ibans[0] if fields.payee_iban is None and len(ibans) == 1 else None
    only_sum = sums.pop() if len(sums) == 1 else None
    found = {"payee_iban": only_iban, "amount": only_sum}
    return Screen(
        fields=_filled(fields, description=description, payee=payee, iban=only_iban, amount=only_sum),
        guessed=frozenset(name for name, value in found.items() if value is not None),
        several=_several(fields, ibans, sums),
        broken_iban=_broken_iban(cleaned) if fields.payee_iban is None and not ibans else None,
        has_empty_description=description is None and _EMPTY_DESCRIPTION.search(folded) is not None,
        is_done=_is_done(read, folded, waits=_WAITS.search(turkish.fold(text[:LONGEST])) is not None),
    )


def clean(text: str) -> str:
    """Return ``text`` without invisible marks and buttons, with the words of screens turned into those of receipts.

    >>> clean("Kime\\nAyşe Işık\\nOnayla")
    'Alıcı\\nAyşe Işık'
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).replace("\r\n", "\n").replace("\r", "\n")
    lines = [_MARKS.sub("", line).strip() for line in plain.split("\n")]
    kept = [line for line in lines if not _BUTTON.fullmatch(turkish.fold(line))]
    renamed = [_renamed(line, _SCREEN_LABELS) for line in kept]
    if not any(_DESCRIPTION.search(turkish.fold(line)) for line in renamed):
        renamed = [_renamed(line, ((_NOTE, "Açıklama"),)) for line in renamed]
    return "\n".join(renamed)


def _renamed(line: str, names: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    folded = turkish.fold_in_place(line)
    for pattern, name in names:
        if found := pattern.match(folded):
            return name + line[found.end() :]
    return line


def _is_done(read: ReceiptFields, folded: str, *, waits: bool) -> bool:
    """Tell whether this is the paper of a transfer that was made: it says so, or has the bank's number and a day."""
    has_number = read.reference is not None and read.date is not None and read.pending is None and not waits
    return read.cancelled is None and (has_number or _DONE.search(folded) is not None)


def _person(payer: str | None) -> str | None:
    """Return the payer unless it is an account's nickname ("Vadesiz TL hesabım")."""
    return None if payer is None or _NICKNAME.search(turkish.fold(payer)) else payer


def _written(description: str | None) -> str | None:
    """Return the description unless the bank printed a dash or a word for none."""
    return None if description is None or _NOTHING.fullmatch(turkish.fold(description)) else description


def _filled(
    fields: ReceiptFields, *, description: str | None, payee: str | None, iban: str | None, amount: PrintedAmount | None
) -> ReceiptFields:
    changes: dict[str, object] = {"description": description, "payee": payee}
    if iban is not None:
        changes["payee_iban"] = iban
    if amount is not None:
        changes |= {"amount": amount.amount, "currency": amount.currency}
    return with_masks(replace(fields, **changes))  # type: ignore[arg-type]  # names and values belong together above


def _unlabelled_description(text: str, folded: str, expected: ExpectedPayment) -> str | None:
    """Return the line, or two neighbouring ones, with every demanded word; only where no label announces one."""
    if _DESCRIPTION.search(folded) and _EMPTY_DESCRIPTION.search(folded):
        return None
    for line in _lines_and_pairs(text):
        if any(not missing_words(words, line, close_together=False) for words in expected.wordings):
            return line
    return None


def _lines_and_pairs(text: str) -> Iterator[str]:
    lines = [line for line in text.split("\n") if line]
    yield from lines
    yield from (f"{first} {second}" for first, second in pairwise(lines))


def _unlabelled_title(text: str, expected: ExpectedPayment) -> str | None:
    """Return the line that is one of the account's titles, perhaps cut."""
    titles = [title for account in expected.accounts for title in account.titles]
    lines = [line for line in text.split("\n") if line]
    return next(
        (
            line
            for line in lines
            if any(compare_titles(title, line) in (NameMatch.SAME, NameMatch.CUT) for title in titles)
        ),
        None,
    )


def _other_ibans(text: str, fields: ReceiptFields, description: str | None) -> list[str]:
    """Return the IBANs of the text in order that are neither the payer's nor typed into the description."""
    typed = {found.iban for found in find_ibans(description or "")}
    found = dict.fromkeys(found.iban for found in find_ibans(text))
    return [iban for iban in found if iban != fields.payer_iban and iban not in typed]


def _other_sums(text: str, description: str | None) -> set[PrintedAmount]:
    """Return the sums with a currency beside them on lines that name no fee, balance or total, each once."""
    lines = [line for line in text.split("\n") if line not in (description or "")]
    kept = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if not _names_no_transfer(line) and not (_names_no_transfer(before) and not find_amounts(before))
    ]
    sums: dict[tuple[Decimal, str | None], PrintedAmount] = {}
    for found in (each for line in kept for each in find_amounts(line) if each.currency):
        sums.setdefault((found.amount, found.currency), found)
    return set(sums.values())


def _names_no_transfer(line: str) -> bool:
    return _NO_TRANSFER.search(turkish.fold(line)) is not None


def _several(fields: ReceiptFields, ibans: list[str], sums: set[PrintedAmount]) -> frozenset[str]:
    names = set()
    if fields.payee_iban is None and len(ibans) > 1:
        names.add("payee_iban")
    if fields.amount is None and len(sums) > 1:
        names.add("amount")
    return frozenset(names)


def _broken_iban(text: str) -> str | None:
    found = _BROKEN_IBAN.search(text)
    return found.group().strip(" -") if found else None
