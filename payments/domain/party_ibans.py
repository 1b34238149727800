"""The accounts on a printout: the one that was paid, and the one that paid."""

import re
from collections.abc import Iterable, Iterator, Sequence

from payments.domain.descriptions import ing_transfer
from payments.domain.findings import How
from payments.domain.ibans import PrintedIban, bank_code, find_ibans
from payments.domain.label_finding import Label
from payments.domain.labels import GENERIC, Labels, Layout
from payments.domain.misread_numbers import repair_iban
from payments.domain.pieces import Excerpt, Found, Piece, agreed
from payments.domain.printout import Printout

OLD_HALKBANK = ("amir", "lehdar")
_MOST_LABELS = 40
_WORD = re.compile(r"[^\W\d_]{2}")


def payee_iban(printout: Printout, layout: Layout) -> Found[str] | None:
    """Return the compact IBAN that was paid to; two different ones mean ``None``, a masked one wins."""
    found = _labelled(printout, layout.payee_iban, GENERIC.payee_iban)
    found = found or _either_of(printout, "payee")
    if not found and is_old_halkbank(printout):
        found = [iban for _, iban in _either(printout)][1:2]
    found = found or _under_names(printout, layout.payee, GENERIC.payee)
    return _one(found or _of_ing(printout, layout))


def payer_iban(printout: Printout, layout: Layout, payee: str | None) -> Found[str] | None:
    """Return the compact IBAN that was paid from.

    Without a label of its own it is the receipt's other IBAN, and then only one of the issuer's own bank.
    """
    labelled = _one(_labelled(printout, layout.payer_iban, GENERIC.payer_iban)) or _one(_either_of(printout, "payer"))
    if labelled and labelled.value != payee:
        return labelled
    page = Excerpt((Piece(printout.without(), 0),))
    found = [iban for _, iban in _either(printout)]
    found += [_found(iban, page, How.PATTERN) for iban in find_ibans(page.text)]
    only = agreed(iban for iban in found if iban.value != payee) if payee else None
    return only if only and (not layout.codes or bank_code(only.value) in layout.codes) else None


def own_iban(printout: Printout) -> str | None:
    """Return the IBAN that can only be the payer's, whatever the bank: by its label, or as the one that is not paid."""
    found = _one(_labelled(printout, (), GENERIC.payer_iban)) or _one(_either_of(printout, "payer"))
    if found is None and next(printout.named(GENERIC.payee_iban), None):
        found = _one(iban for label, iban in _either(printout) if printout.side(label) is None)
    return found.value if found else None


def is_old_halkbank(printout: Printout) -> bool:
    """Tell whether this is Halkbank's older receipt, whose two "IBAN :" are the payer's and then the payee's."""
    return {label.name for label in printout.named(OLD_HALKBANK)} == set(OLD_HALKBANK)


def _labelled(printout: Printout, own: Labels, generic: Labels) -> list[Found[str]]:
    return [
        iban
        for label in _few(printout.named((*own, *generic)))
        if (iban := _iban_at(printout, label, How.LAYOUT if label.name in own else How.LABEL))
    ]


def _either(printout: Printout) -> list[tuple[Label, Found[str]]]:
    named = _few(printout.named(GENERIC.either_iban))
    return [(label, iban) for label in named if (iban := _iban_at(printout, label, How.LABEL))]


def _few(labels: Iterable[Label]) -> list[Label]:
    """Return ``labels``, none of them where there are more than any receipt prints."""
    every = list(labels)
    return every if len(every) <= _MOST_LABELS else []


def _either_of(printout: Printout, side: str) -> list[Found[str]]:
    """Return the IBANs of ``side`` under a label that both parties share.

    Below two headings the columns may be lost: two IBANs that seem to be one party's are then theirs in order.
    """
    every = _either(printout)
    told = [iban for label, iban in every if printout.side(label) == side]
    if printout.headings and len(every) == 2 and len({printout.side(label) for label, _ in every}) == 1:
        return [every[printout.headings.index(side)][1]]
    return told


def _under_names(printout: Printout, *names: Labels) -> list[Found[str]]:
    """Return the IBANs that stand below the payee's name, in its column, under no label of their own."""
    found = []
    for label in printout.named(name for every in names for name in every):
        excerpt = Excerpt(tuple(printout.values(label)[1:]))
        found += [_found(iban, excerpt, How.PATTERN) for iban in find_ibans(excerpt.text)[:1]]
    return found


def _iban_at(printout: Printout, label: Label, how: How) -> Found[str] | None:
    """Return the IBAN that begins behind ``label``; only an account number may stand before it."""
    for excerpt in printout.excerpts(label):
        text = excerpt.text
        found = next(iter(find_ibans(text)), None)
        if found and not _WORD.search(text[: found.start]):
            return _found(found, excerpt, how)
        repaired = repair_iban(text) if printout.is_ocr and found is None else None
        if repaired and not _WORD.search(text[: repaired.start]):
            spans = excerpt.spans(repaired.start, repaired.end)
            return Found(repaired.number, spans, how, repaired.printed, is_doubtful=not repaired.is_proved)
    return None


def _found(printed: PrintedIban, excerpt: Excerpt, how: How) -> Found[str]:
    return Found(printed.iban, excerpt.spans(printed.start, printed.end), how)


def _one(found: Iterable[Found[str]]) -> Found[str] | None:
    every = list(found)
    masked = sorted((each for each in every if "*" in each.value), key=lambda each: each.value)
    return masked[0] if masked else agreed(every)


def _of_ing(printout: Printout, layout: Layout) -> Sequence[Found[str]]:
    return list(_ibans_of_ing(printout, layout))


def _ibans_of_ing(printout: Printout, layout: Layout) -> Iterator[Found[str]]:
    excerpt = ing_transfer(printout, layout)
    if excerpt is not None:
        for found in find_ibans(excerpt.text):
            yield _found(found, excerpt, How.LAYOUT)
