"""The fonts of the papers, cut down to the letters that papers here need: small enough to embed them whole.

A font that is embedded whole gives the same letters the same numbers in every paper, which is what ``compiled``
rests on. ``python -m applications.printing.small_fonts`` writes the files anew from the fonts in ``static/fonts``.
The licence (SIL OFL) keeps the name Plex for unchanged fonts, so the small ones are called Form.
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from applications.printing.letterset import FONTS, FULL_FOLDER, SMALL_FOLDER

STATIC = Path(__file__).parents[2] / "static"
FULL, SMALL = STATIC / FULL_FOLDER, STATIC / SMALL_FOLDER
_LATIN = (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180))
"""Basic Latin, Latin-1 and Latin Extended-A, without the soft hyphen."""
LETTERS = frozenset(map(chr, _LATIN)) | frozenset("₺€–—‘’‚“”„…•·−×≠→✓№ƏəȘșȚțẞ′″")
_NAME_RECORDS = {1: "Form {style}", 3: "Form {style} 1", 4: "Form {style}", 6: "Form-{style}"}


def small_font(name: str) -> TTFont:
    """Return the font ``name`` with the glyphs of ``LETTERS`` alone: no kerning, no ligatures, no hints.

    It holds its file open until it is closed.
    """
    options = subset.Options()
    options.layout_features, options.hinting, options.glyph_names = [], False, False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "meta"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = subset.load_font(str(FULL / f"{name}.ttf"), options)
    font.recalcTimestamp = False
    cut = subset.Subsetter(options)
    cut.populate(unicodes=map(ord, LETTERS))
    cut.subset(font)
    for record in font["name"].names:
        if record.nameID in _NAME_RECORDS:
            record.string = _NAME_RECORDS[record.nameID].format(style=name.removeprefix("IBMPlex"))
    return font


def main() -> None:
    """Write every small font."""
    SMALL.mkdir(exist_ok=True)
    for name in FONTS:
        with small_font(name) as font:
            font.save(SMALL / f"{name}.ttf")


if __name__ == "__main__":
    main()
