"""The codes of a signed paper: what its QR code holds, and what a hand scanner or a person types of it."""

import re
import unicodedata
from dataclasses import dataclass

from applications.domain.references import ALPHABET, LENGTH
from applications.domain.vocabulary import Paper
from esign_portal import turkish

SHOWN_HASH = 8
"""Hex digits of the hash that are printed: enough to see that two papers differ."""

LETTER_MARK = "D"
"""Stands in the QR code of the letter (dilekçe) where a copy of the form has its number."""

LONGEST = 100
"""Characters that are looked at: a scanner that ran two codes together types 34."""

_SEPARATORS = re.compile(r"[\s/.,*çÇöÖ&:;_|\\‐-―-]+")
"""What a keyboard of another layout makes of "/", and the dash and blanks that people type."""
_CODE = re.compile(rf"([{ALPHABET}]{{{LENGTH}}})(?:({LETTER_MARK}|[1-9][0-9]?)?([0-9A-F]{{{SHOWN_HASH}}}))?")
_REFERENCE_WITH = re.compile(rf"[0-9A-Z]{{{LENGTH}}}")
_ADDRESS = re.compile(r"https?://.+|www\..+", re.DOTALL)
_AS_TYPED_FOR_AMERICANS = str.maketrans("şŞçÇ.*", "::../-")
"""What a Turkish keyboard makes of the signs of a web address -> what the scanner meant."""
_LONGEST_ADDRESS = 300
"""Characters of a web address that are looked at; ours are far shorter."""


class UnreadableCode(Exception):
    """What was typed is no code of ours; the message tells what to do."""


class WebAddress(UnreadableCode):
    """A web address was scanned. ``address``: in small letters, its first characters if it is long."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(
            "Bu kod bir internet sayfasına götürüyor; başvuru sisteminin kodu değil, buradan da açılmaz. "
            "Başvuru kâğıdındaki karekodu okutun."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """A code as read. ``copy`` ``None`` and ``mark`` empty: it does not say them.

    ``mark``: the first 8 digits of the declared hash, small letters as stored.
    """

    reference: str
    paper: Paper = Paper.REQUEST_FORM
    copy: int | None = None
    mark: str = ""

    @property
    def names_print(self) -> bool:
        """Tell whether it says which print it stands on; the bar code has the reference alone."""
        return bool(self.mark)


def copy_code(reference: str, number: int, declared: str) -> str:
    """Return what the QR code of a copy of the form holds: reference, copy, first digits of the hash.

    >>> copy_code("K7P4M2HX", 1, "a91f3c5e" + 56 * "0")
    'K7P4M2HX/1/A91F3C5E'
    """
    return _code(reference, str(number), declared)


def letter_code(reference: str, declared: str) -> str:
    """Return what the QR code of the letter holds.

    >>> letter_code("K7P4M2HX", "a91f3c5e" + 56 * "0")
    'K7P4M2HX/D/A91F3C5E'
    """
    return _code(reference, LETTER_MARK, declared)


def _code(reference: str, which: str, declared: str) -> str:
    # Capitals only: a QR code holds them in fewer and larger squares.
    return f"{reference}/{which}/{declared[:SHOWN_HASH].upper()}"


def read_code(typed: str) -> Scanned:
    """Return the code that ``typed`` is: that of a copy or a letter, or a reference alone.

    A scanner types as if on an American keyboard: on a Turkish one "/" comes out as "." and other signs. Small
    letters, and ı or İ for I, are taken as meant. Raises UnreadableCode; for a web address, WebAddress.

    >>> read_code("k7p4m2hx.1.a91f3c5e") == read_code("K7P4M2HX/1/A91F3C5E")
    True
    >>> read_code("K7P4-M2HX").names_print
    False
    """
    text = _SEPARATORS.sub("", unicodedata.normalize("NFKC", typed))
    if not text:
        raise UnreadableCode("Kâğıttaki karekodu okutun ya da başvuru numarasını yazın.")
    found = _CODE.fullmatch(turkish.fold(text).upper()) if len(typed) <= LONGEST else None
    if found is None:
        raise _no_code(typed, text)
    reference, which, mark = found.groups()
    is_letter = which == LETTER_MARK
    return Scanned(
        reference=reference,
        paper=Paper.DECLARATION if is_letter else Paper.REQUEST_FORM,
        copy=int(which) if which and not is_letter else None,
        mark=(mark or "").lower(),
    )


def _no_code(typed: str, text: str) -> UnreadableCode:
    """Return what ``typed`` is instead of a code. ``text``: the same without its separators."""
    begun = typed.strip()[:_LONGEST_ADDRESS]
    for meant in (begun, begun.translate(_AS_TYPED_FOR_AMERICANS)):
        if _ADDRESS.fullmatch(address := turkish.fold(meant)):
            return WebAddress(address)
    return UnreadableCode(_advice(turkish.fold(text[:LONGEST]).upper()))


def _advice(text: str) -> str:
    """Return what to do about a code that was not read."""
    strange = sorted(set(text) - set(ALPHABET)) if _REFERENCE_WITH.fullmatch(text) else []
    if strange:
        named = ", ".join(f"“{letter}”" for letter in strange)
        return f"Başvuru numaralarında {named} bulunmaz. Kâğıttaki numaraya bakıp yeniden yazın; örnek: K7P4-M2HX."
    return (
        "Kod tam okunmadı. Kâğıdı düz tutup karekodu yeniden okutun; olmazsa başvuru numarasını elle yazın, "
        "örnek: K7P4-M2HX."
    )


def shown_mark(declared: str) -> str:
    """Return the first digits of a hash as they stand on paper, for comparing by eye.

    >>> shown_mark("a91f3c5e" + 56 * "0")
    'a91f 3c5e'
    """
    return f"{declared[:4]} {declared[4:SHOWN_HASH]}"
