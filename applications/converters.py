"""How steps and references are written in addresses, and numbers in hidden fields."""

from applications.domain.references import ALPHABET, compact, spoken
from applications.domain.steps import Step

_MOST_DIGITS = 18  # fits every column; Python itself refuses to read more than 4300


def whole_number(text: str) -> int | None:
    """Return the number in ``text``, or ``None``: a hidden field holds what anybody sent.

    >>> whole_number("17"), whole_number("²"), whole_number("9" * 5000)
    (17, None, None)
    """
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else None


class StepConverter:
    """``kisi`` <-> ``Step.PERSON``. A word that is no step is a 404."""

    regex = "[a-z]+"

    def to_python(self, value: str) -> Step:
        try:
            return Step.from_slug(value)
        except KeyError as error:
            raise ValueError(value) from error

    def to_url(self, value: str) -> str:
        return Step(value).slug


class ReferenceConverter:
    """``K7P4-M2HX`` <-> ``K7P4M2HX``: small letters and a missing dash are taken too."""

    regex = "[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}"

    def to_python(self, value: str) -> str:
        reference = compact(value)
        if not set(reference) <= set(ALPHABET):
            raise ValueError(value)
        return reference

    def to_url(self, value: str) -> str:
        return spoken(compact(value))
