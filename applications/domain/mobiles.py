"""Mobile numbers as people read them."""


def spoken_mobile(digits: str) -> str:
    """Return 11 digits in the groups they are told in.

    >>> spoken_mobile("05320000000")
    '0532 000 00 00'
    """
    return " ".join((digits[:4], digits[4:7], digits[7:9], digits[9:])).strip()
