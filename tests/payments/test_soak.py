"""A fixed sample of made-up receipts from every source: how much must be read, and what must never be said.

`make soak` does the same with tens of thousands; the figures for people come from `make bench`.
"""

from collections.abc import Callable, Iterable

from payments.domain.checks import check_receipt
from payments.domain.placed import PlacedText
from payments.domain.receipt import parse_receipt
from tests.benchmarks.readers import read_anything
from tests.benchmarks.tally import Tally
from tests.payments.made_up_bank.compare import CORE
from tests.payments.made_up_bank.receipts import MadeReceipt, make_receipt, make_screen

TEXTS, FILES = range(400), range(400, 440)
SCANS = {7: 150, 12: 150, 0: 200, 16: 200, 9: 300, 21: 300}
"""Receipts and the dots per inch at which they are scanned."""
PHOTOS, SCREENS = (1, 4, 10, 13, 15, 19), (0, 1, 2)


def test_text_is_read():
    _hold(_tally(map(make_receipt, TEXTS), lambda made: made.text), fields=0.99, accuracy=0.99, wrong=0.005)


def test_glued_text_is_read():
    tally = _tally(map(make_receipt, TEXTS), lambda made: made.glued, is_glued=True)
    _hold(tally, fields=0.99, accuracy=0.98, wrong=0.005)


def test_the_text_layer_of_files_is_read():
    tally = _tally(map(make_receipt, FILES), lambda made: read_anything(made.pdf))
    _hold(tally, fields=0.99, accuracy=0.99, wrong=0.005)


def test_pictures_are_read():
    """Fifteen pictures cannot show a share of 97 %: nothing may agree wrongly, nine values of ten be read."""
    scans, photos, screens = (
        _tally(map(make_receipt, SCANS), lambda made: read_anything(made.scan(SCANS[made.seed]))),
        _tally(map(make_receipt, PHOTOS), lambda made: read_anything(made.photo)),
        _tally(map(make_screen, SCREENS), lambda made: read_anything(made.screenshot)),
    )
    _hold(scans + photos + screens, fields=0.9, accuracy=0.85, wrong=0.03)
    for tally in (scans, photos, screens):
        assert tally.recall(*CORE) >= 0.9, tally.as_json()


def _tally(
    receipts: Iterable[MadeReceipt], text_of: Callable[[MadeReceipt], str | PlacedText], *, is_glued: bool = False
) -> Tally:
    tally = Tally()
    for made in receipts:
        fields = parse_receipt(text_of(made))
        tally.add(made, fields, check_receipt(fields, made.expected, today=made.today), is_glued=is_glued)
    return tally


def _hold(tally: Tally, *, fields: float, accuracy: float, wrong: float) -> None:
    found = tally.as_json()
    assert tally.false_agrees == []
    assert tally.recall() >= fields, found
    assert tally.wrong_share() <= wrong, found
    assert tally.accuracy() >= accuracy, found
