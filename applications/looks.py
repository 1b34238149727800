"""How an outcome looks, to the applicant and at the desk alike: shape and colour, always beside its word."""

from typing import NamedTuple

from payments.domain.outcomes import Outcome


class Look(NamedTuple):
    """``css``: the ending of a class (``v-ok``, ``s-ok``, ``chip-ok``); ``icon``: of the sprite.

    ``ink``: the colour on a picture of paper, which is white in the dark theme too.
    """

    css: str
    icon: str
    ink: str


LOOKS = {
    Outcome.AGREES: Look("ok", "check", "#006b5e"),
    Outcome.DIFFERS: Look("differs", "differs", "#a8320a"),
    Outcome.CANNOT_TELL: Look("unsure", "unsure", "#4e3c9b"),
}
