"""How papers look: the pages of a PDF beside the pictures in docs/pictures/papers, so that a change is seen.

``UPDATE_PICTURES=1 pytest tests/applications/printing`` writes the pictures anew; look at them before committing.
"""

import os
from pathlib import Path

import numpy as np
from PIL import Image

from tests.applications.printing.sample_sheets import opened

PICTURES = Path(__file__).parents[3] / "docs" / "pictures" / "papers"
DPI = 100
_GREYS = 64
"""From here on two greys count as different: the edge of a letter may fall a little otherwise elsewhere."""
_MOST_DIFFERENT = 0.0005
"""Share of the page's dots that may differ: a missing line of text is more."""


def assert_looks_like(pdf: bytes, name: str) -> None:
    """Fail unless each page of ``pdf`` looks like ``docs/pictures/papers/<name>-<page>.png`` and no page is missing."""
    pages = pages_of(pdf)
    if os.environ.get("UPDATE_PICTURES"):
        _write(pages, name)
    stored = sorted(PICTURES.glob(f"{name}-[0-9].png"))
    assert len(stored) == len(pages), f"{name}: {len(pages)} pages, {len(stored)} pictures; see UPDATE_PICTURES"
    for number, (page, picture) in enumerate(zip(pages, stored, strict=True), start=1):
        different = difference(page, Image.open(picture))
        assert different <= _MOST_DIFFERENT, f"{name}, page {number}: {different:.2%} of it looks different"


def pages_of(pdf: bytes) -> list[Image.Image]:
    """Return each page as a grey picture."""
    with opened(pdf) as document:
        return [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of dots that differ; 1.0 for pictures of different sizes."""
    if one.size != other.size:
        return 1.0
    first, second = (np.asarray(picture.convert("L"), dtype=np.int16) for picture in (one, other))
    return float((np.abs(first - second) > _GREYS).mean())


def _write(pages: list[Image.Image], name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob(f"{name}-[0-9].png"):
        old.unlink()
    for number, page in enumerate(pages, start=1):
        page.quantize(16).save(PICTURES / f"{name}-{number}.png", optimize=True)
