"""What banks hide: places of names, numbers and IBANs behind stars."""

import re

_MASK = re.compile(r"[*•#]|(?<=[A-Za-zÇĞİÖŞÜçğıöşü])[xX]{3,}|[xX]{4,}")


def is_masked(value: str) -> bool:
    """Tell whether the bank hid a part of ``value``."""
    return _MASK.search(value) is not None


def fits_mask(masked: str, number: str) -> bool:
    """Tell whether the places that the bank left visible in ``masked`` (hidden ones are ``*``) may be ``number``'s.

    When the number of masked places is not kept, only the ends can be compared.

    >>> fits_mask("TR41********************47", "TR410001200959400005000047")
    True
    >>> fits_mask("TR41***48", "TR410001200959400005000047")
    False
    """
    if len(masked) == len(number):
        return all(seen in ("*", place) for seen, place in zip(masked, number, strict=True))
    return number.startswith(masked[: masked.index("*")]) and number.endswith(masked[masked.rindex("*") + 1 :])
