"""The base of every vocabulary: a stable code in the database, a Turkish label on the page."""

from enum import StrEnum
from typing import Self


class LabelledEnum(StrEnum):
    """A string enum whose members carry the Turkish word that people read.

    >>> class Colour(LabelledEnum):
    ...     RED = "red", "Kırmızı"
    >>> Colour("red").label
    'Kırmızı'
    >>> Colour.choices()
    [('red', 'Kırmızı')]
    """

    label: str

    # The default is for type checkers alone, which take ``Colour("red")`` for a call of this method.
    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return ``(code, label)`` pairs in the order of definition, as Django's ``choices`` wants them."""
        return [(member.value, member.label) for member in cls]
