"""Fields that accept what people here type, and store it in one spelling."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from applications.printing.letterset import LettersMissing, composed, refuse_missing
from esign_portal import turkish
from payments.domain.dates import find_dates
from payments.domain.tckns import LENGTH as TCKN_LENGTH
from payments.domain.tckns import is_valid_tckn

_SHORT_TITLES = frozenset(["dr", "uzm", "op", "opr", "prof", "doc", "yrd", "hems", "ecz", "dt", "vet", "sn"])
_TITLE_WORDS = frozenset(["uzman", "doktor", "profesor", "docent", "ebe", "hemsire", "eczaci", "operator", "sayin"])
"""Folded. A title's word may be a surname too (Uzman), so it counts only before another word."""

_NAME_LETTERS = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")


def plain(text: str) -> str:
    """Return ``text`` composed, without doubled or leading blanks; full-width letters and digits made ordinary.

    What nobody sees goes too: marks that come along when one copies, and those that turn text around on paper.

    >>> plain("  Ayşe   Gül "), plain("\u202e12\u200b3")
    ('Ayşe Gül', '123')
    """
    words = unicodedata.normalize("NFKC", text).split()
    seen = ("".join(letter for letter in word if unicodedata.category(letter)[0] != "C") for word in words)
    return " ".join(word for word in seen if word)


def digits_of(text: str) -> str:
    """Return ``text`` without the blanks, hyphens, dots and brackets people put between digits.

    >>> digits_of("０５３２ 000-00.00")
    '05320000000'
    """
    return re.sub(r"[\s().\-–/]", "", unicodedata.normalize("NFKC", text))


class PlainField(forms.CharField):
    """A line of text. ``missing``: what to do when it is empty; ``autocomplete``: the browser's name for it."""

    def __init__(self, *, missing: str = "", autocomplete: str = "", **kwargs: Any) -> None:
        self.autocomplete = autocomplete
        super().__init__(**kwargs)
        if missing:
            self.error_messages["required"] = missing
        for validator in self.validators:
            if isinstance(validator, MaxLengthValidator):
                validator.message = f"En çok {self.max_length} harf sığar. Daha kısa yazın."

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        return attrs | {"autocomplete": self.autocomplete} if self.autocomplete else attrs

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")


class TcknField(PlainField):
    """An identity number; foreigners' numbers (99…) use the same check. Gives 11 ordinary digits."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(missing="T.C. kimlik numaranızı yazın.", **kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "spellcheck": "false"}

    def to_python(self, value: Any) -> str:
        return digits_of(super().to_python(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        if not (value.isascii() and value.isdigit()):
            raise ValidationError("T.C. kimlik numarası yalnız rakamdan oluşur. Rakamları yazın.", code="not_digits")
        if len(value) != TCKN_LENGTH:
            sentence = f"T.C. kimlik numarası {TCKN_LENGTH} hanelidir; {len(value)} hane yazdınız."
            raise ValidationError(sentence, code="length")
        if not is_valid_tckn(value):
            raise ValidationError("Bu numara doğrulanmadı. Kimliğinize bakıp yeniden yazın.", code="checksum")


class PaperField(PlainField):
    """A line of text that stands on a paper later. Letters that no paper can show are refused where they are typed,
    not after the request was sent and only a desk can give it back."""

    def validate(self, value: str) -> None:
        super().validate(value)
        try:
            refuse_missing(composed(value))
        except LettersMissing as missing:
            raise ValidationError(str(missing), code="letters_missing") from missing


class NameField(PaperField):
    """A person's name as in the register: letters only, no title. Capitals stay as typed."""

    def validate(self, value: str) -> None:
        super().validate(value)
        title = title_in(value)
        if title is not None:
            sentence = f"“{title}” bir unvandır, adın parçası değildir. Adı kimlikteki gibi yazın."
            raise ValidationError(sentence, code="title")
        if any(letter.isdigit() for letter in value):
            raise ValidationError("Adda rakam olmaz. Kimlikteki gibi, harflerle yazın.", code="digits")
        if value and not _NAME_LETTERS.fullmatch(value):
            raise ValidationError("Adı kimlikteki gibi, yalnız harflerle ve kısaltmadan yazın.", code="letters")


def title_in(name: str) -> str | None:
    """Return the title that stands in ``name``, as typed.

    >>> title_in("Uzm. Dr. Ayşe"), title_in("Ebe Ayşe"), title_in("Uzman")
    ('Uzm.', 'Ebe', None)
    """
    words = name.split()
    for word, following in zip(words, [*words[1:], ""], strict=True):
        folded = turkish.fold(word).rstrip(".")
        if folded in _SHORT_TITLES or (folded in _TITLE_WORDS and following):
            return word
    return None


class MobileField(PlainField):
    """A mobile number in any usual spelling (+90, 0090, without the 0). Gives 11 digits: 05XXXXXXXXX."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(missing="Cep telefonu numaranızı yazın.", autocomplete="tel", **kwargs)
        self.widget.input_type = "tel"

    def to_python(self, value: Any) -> str:
        digits = digits_of(super().to_python(value))
        return re.sub(r"^(?:\+90|0090|90(?=5\d{9}$)|(?=5\d{9}$))0?", "0", digits)

    def validate(self, value: str) -> None:
        super().validate(value)
        if not re.fullmatch(r"05\d{9}", value, re.ASCII):
            sentence = "Cep telefonu 05 ile başlar ve 11 hanelidir: 05XX XXX XX XX biçiminde yazın."
            raise ValidationError(sentence, code="mobile")


class DayField(forms.Field):
    """A day typed as 14.02.1985, 14/2/1985, 14 Şubat 1985, 14021985 or 1985-02-14."""

    widget = forms.TextInput

    def __init__(self, *, missing: str, help_text: str = "Gün, ay, yıl: 14.02.2026", **kwargs: Any) -> None:
        super().__init__(help_text=help_text, **kwargs)
        self.error_messages["required"] = missing

    def to_python(self, value: Any) -> date | None:
        text = plain(str(value or ""))
        if not text:
            return None
        day = parse_day(text)
        if day is None:
            sentence = "Bu tarih okunamadı. Gün, ay, yıl sırasıyla yazın, örneğin 14.02.2026."
            raise ValidationError(sentence, code="day")
        return day


def parse_day(text: str) -> date | None:
    """Return the one day that ``text`` is, or ``None``.

    >>> parse_day("14 2 1985") == parse_day("14021985") == parse_day("14 Şubat 1985") == date(1985, 2, 14)
    True
    >>> parse_day("31.02.2026"), parse_day("14.02.85")
    (None, None)
    """
    spelled = re.sub(r"^(\d{1,2})[ -](\d{1,2})[ -](\d{4})$", r"\1.\2.\3", text)
    spelled = re.sub(r"^(\d{2})(\d{2})(\d{4})$", r"\1.\2.\3", spelled)
    found = find_dates(spelled)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(spelled):
        return found[0].day
    return None
