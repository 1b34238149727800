"""Boxes on a picture that is turned by quarters. A box is left, top, right, bottom as fractions of the picture."""

Box = tuple[float, float, float, float]


def turned(box: Box, quarters: int) -> Box:
    """Return where ``box`` lies after the picture was turned clockwise by ``quarters``.

    >>> turned((0.0, 0.0, 0.2, 0.1), 1)
    (0.9, 0.0, 1.0, 0.2)
    """
    left, top, right, bottom = box
    for _ in range(quarters % 4):
        left, top, right, bottom = 1 - bottom, left, 1 - top, right
    return left, top, right, bottom
