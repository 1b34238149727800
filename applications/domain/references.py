"""References that people read aloud over the phone."""

from collections.abc import Callable

ALPHABET = "ACDEHJKMNPRTVWXY234679"
"""No letter that looks or sounds like another: no 0/O, 1/I/L, Z (2 stays), 5/S, 8/B, G, F, Q, U."""

LENGTH = 8


def new_reference(choose: Callable[[str], str]) -> str:
    """Return eight characters of ``ALPHABET``; ``choose`` picks one of a string (``secrets.choice``).

    >>> new_reference(lambda letters: letters[0])
    'AAAAAAAA'
    """
    return "".join(choose(ALPHABET) for _ in range(LENGTH))


def spoken(reference: str) -> str:
    """Return the reference in two groups, as it is printed and read aloud.

    >>> spoken("K7P4M2HX")
    'K7P4-M2HX'
    """
    return f"{reference[:4]}-{reference[4:]}"


def compact(typed: str) -> str:
    """Return what was typed as a stored reference: blanks and dashes dropped, capitals.

    >>> compact(" k7p4-m2hx")
    'K7P4M2HX'
    """
    return "".join(typed.split()).replace("-", "").upper()
