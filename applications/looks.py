"""How an outcome looks, to the applicant and at the desk alike: shape and colour, always beside its word."""

from typing import NamedTuple

from payments.domain.outcomes import Outcome


class Look(NamedTuple):
    """``css``: the ending of a class (``v-ok``, ``s-ok``, ``chip-ok``); ``icon``: of the sprite."""

    css: str
    icon: str


LOOKS = {
    Outcome.AGREES: Look("ok", "check"),
    Outcome.DIFFERS: Look("differs", "differs"),
    Outcome.CANNOT_TELL: Look("unsure", "unsure"),
}
