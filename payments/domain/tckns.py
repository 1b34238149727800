"""Identity numbers: eleven digits, the last two of which check the others. Foreigners' numbers use the same check."""

from stdnum.tr import tckimlik

LENGTH = 11


def is_valid_tckn(number: str) -> bool:
    """Tell whether ``number`` is eleven ordinary digits that check; blanks and other scripts' digits do not pass.

    >>> is_valid_tckn("10000000146"), is_valid_tckn("10000000147"), is_valid_tckn("１００００００0146")
    (True, False, False)
    """
    return len(number) == LENGTH and number.isascii() and number.isdigit() and bool(tckimlik.is_valid(number))
