"""Does one file hold several receipts? Two copies of one receipt ("Müşteri nüshası", "Banka nüshası") are one."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from esign_portal import turkish
from payments.domain.labels import GENERIC
from payments.domain.pieces import Found
from payments.domain.placed import PlacedText
from payments.domain.printout import Printout

Fields = Mapping[str, Found[Any]]

_TELLING = ("payee_iban", "amount", "reference", "date", "time")
_KINDS = (GENERIC.amount, GENERIC.payee_iban, GENERIC.payee, GENERIC.payer, GENERIC.reference, GENERIC.date)
_FEWEST_KINDS = 3


def parts_of(printout: Printout, placed: PlacedText) -> list[str]:
    """Return the texts that may be receipts of their own: the pages, else what begins with the same labels again."""
    pages = [page for page in _pages(placed) if page.strip()]
    return pages if len(pages) > 1 else _repeated(printout)


def told_alike(parts: Sequence[Fields], *, is_ocr: bool) -> set[str] | None:
    """Return the fields that all receipts among ``parts`` tell alike, ``None`` when there is only one receipt.

    A part without a sum or without anybody who was paid is a page of conditions, or a receipt's second page. OCR may
    misread one number of a copy, hardly two.
    """
    receipts = [part for part in parts if "amount" in part and {"payee_iban", "payee", "payer"} & part.keys()]
    differing = [name for name in _TELLING if len({_plain(part[name].value) for part in receipts if name in part}) > 1]
    if len(differing) < (2 if is_ocr else 1):
        return None
    return {name for name in receipts[0] if _is_alike([part.get(name) for part in receipts])}


def _is_alike(found: Sequence[Found[Any] | None]) -> bool:
    return len({_plain(each.value) if each else None for each in found}) == 1


def _pages(placed: PlacedText) -> list[str]:
    starts = [after.start for before, after in pairwise(placed.words) if before.spot.page != after.spot.page]
    starts += [match.end() for match in re.finditer("\\f", placed.text)]
    edges = [0, *sorted(set(starts)), len(placed.text)]
    return [placed.text[start:end] for start, end in pairwise(edges)]


def _repeated(printout: Printout) -> list[str]:
    """Part the text where the labels of sum, payee and reference begin again."""
    begins = _begins_again(printout)
    edges = [0, *begins, len(printout.text)]
    return [printout.text[start:end] for start, end in pairwise(edges)] if begins else []


def _begins_again(printout: Printout) -> list[int]:
    """Return where the second and each further run of the same labels begins."""
    times = max(_counts(printout), default=1)
    runs = _runs(printout, times=times) if times > 1 else []
    firsts = [min(starts) for starts in zip(*runs, strict=True)]
    lasts = [max(starts) for starts in zip(*runs, strict=True)]
    in_order = all(last < first for last, first in zip(lasts, firsts[1:], strict=False))
    return firsts[1:] if in_order else []


def _counts(printout: Printout) -> list[int]:
    return [count for names in _KINDS[:1] for name in names if 1 < (count := len(list(printout.named((name,))))) <= 10]


def _runs(printout: Printout, *, times: int) -> list[list[int]]:
    """Return the places of the labels that stand ``times`` times, if they are of enough kinds."""
    kinds = [[places for name in names if len(places := _places(printout, name)) == times] for names in _KINDS]
    return [places for kind in kinds for places in kind] if sum(map(bool, kinds)) >= _FEWEST_KINDS else []


def _places(printout: Printout, name: str) -> list[int]:
    return [label.start for label in printout.named((name,))]


def _plain(value: Any) -> Any:
    return re.sub(r"\W", "", turkish.fold(value)) if isinstance(value, str) else value
