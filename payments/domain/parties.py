"""Who paid whom on a printout: names, IBANs and the payer's identity number."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from esign_portal import turkish
from payments.domain.descriptions import ing_description, is_boilerplate
from payments.domain.finding import Label
from payments.domain.ibans import bank_code, find_ibans
from payments.domain.labels import GENERIC, PAYEE_BLOCKS, PAYEE_SIDE, PAYER_BLOCKS, PAYER_SIDE, Labels, Layout
from payments.domain.masks import is_masked
from payments.domain.printout import Printout
from payments.domain.tckns import LENGTH as TCKN_LENGTH
from payments.domain.tckns import is_valid_tckn

_NUMBERS_BEFORE = re.compile(r"^(?:\d[\d-]{2,}\s*/?\s*|/\s*|\d+\s*/\s*)+")
_NUMBERS_BEHIND = re.compile(r"[\s/(-]+\d{3,}.*$|\s*\bTR ?\d{2}.*$")
_TCKN = re.compile(r"(?<![\d*])[\d*•xX]{5,13}(?![\d*])")
_ADDRESS = re.compile(
    r"\b(?:mah|mahallesi|cad|caddesi|cd|sok|sokak|sokagi|sk|apt|blok|bulvari|musterimiz|musteri|yetkili|ilgili)\b"
)
_LONGEST_NAME = 100
_LONGEST_REST, _COLUMN = 40, 24
_WORDS_AFTER_SAYIN = 4
_LABELS_BEHIND_NAME = {"İş Bankası": ("musteri no",), "Yapı Kredi": ("ticari unvan",)}
_DOCUMENT_TITLE = re.compile(r"^.*?(?:Dekontu?|DEKONTU?)\s*(?=[^\W\d_])")
_COMPANY_FORM = re.compile(r"\b(?:T\. ?)?A\. ?(?:Ş|S|O)\.?(?=\s)|\bT\.A\.O\.?")
_OLD_HALKBANK = ("amir", "lehdar")


def payer_name(printout: Printout, layout: Layout) -> str | None:
    """Return the payer as printed."""
    labelled = _name(printout, layout.payer, GENERIC.payer) or _either_name(printout, "payer")
    return labelled or _name_before(printout, layout)


def payee_name(printout: Printout, layout: Layout) -> str | None:
    """Return the account holder who was paid, as printed; ING prints it inside the description."""
    return (
        _name(printout, layout.payee, GENERIC.payee)
        or _either_name(printout, "payee")
        or _payee_of_ing(printout, layout)
    )


def payee_iban(printout: Printout, layout: Layout) -> str | None:
    """Return the compact IBAN that was paid to; two different ones mean ``None``, a masked one wins."""
    found = _labelled_ibans(printout, (*layout.payee_iban, *GENERIC.payee_iban))
    found = found or [iban for label, iban in _either_ibans(printout) if _side(printout, label) == "payee"]
    if not found and _is_old_halkbank(printout):
        found = [iban for _, iban in _either_ibans(printout)][1:2]
    return _one_iban(found or _ibans_of_ing(printout, layout))


def payer_iban(printout: Printout, layout: Layout, payee: str | None) -> str | None:
    """Return the compact IBAN that was paid from.

    Without a label of its own it is the receipt's other IBAN, and then only one of the issuer's own bank.
    """
    labelled = _one_iban(_labelled_ibans(printout, (*layout.payer_iban, *GENERIC.payer_iban)))
    if labelled:
        return labelled
    text = printout.without(GENERIC.description)
    others = {found.iban for found in find_ibans(text)} - {payee}
    only = others.pop() if payee and len(others) == 1 else None
    return only if only and (not layout.codes or bank_code(only) in layout.codes) else None


def labelled_payer_iban(printout: Printout) -> str | None:
    """Return the IBAN under a label that can only be the payer's, whatever the bank."""
    return _one_iban(_labelled_ibans(printout, GENERIC.payer_iban))


def payer_tckn(printout: Printout, layout: Layout) -> str | None:
    """Return the payer's identity number: valid, or masked as printed; never an operator's or the payee's."""
    own = [
        label
        for label in printout.named((*layout.payer_tckn, *GENERIC.payer_tckn))
        if _side(printout, label) != "payee"
    ]
    found = {number for label in own for number in _tckns(printout.value(label))}
    masked = sorted(number for number in found if "*" in number)
    if masked:
        return next((number for number in masked if len(number) == TCKN_LENGTH), masked[0])
    return found.pop() if len(found) == 1 else None


def _tckns(value: str) -> Iterator[str]:
    for match in _TCKN.findall(value):
        number = re.sub(r"[•xX]", "*", match)
        if number.count("*") >= 3 or is_valid_tckn(number):
            yield number


def _name(printout: Printout, *preferred: Labels) -> str | None:
    """Return the name under the first label that has one; different names under one label mean ``None``."""
    for name in dict.fromkeys(label for labels in preferred for label in labels):
        found = {clean for label in printout.named((name,)) if (clean := _name_at(printout, label))}
        if found:
            return _one_name(found)
    return None


def _one_name(found: set[str]) -> str | None:
    return sorted(found)[0] if len({turkish.fold(name) for name in found}) == 1 else None


def _name_at(printout: Printout, label: Label) -> str | None:
    """Return the name on the label's line, or on the next one where the bank prints a customer number first."""
    lines = printout.lines(label)
    if label.name in _OLD_HALKBANK:
        lines = [_without_branch(line) for line in lines]
    for number, line in enumerate(lines[:2]):
        name = _NUMBERS_BEHIND.sub("", _NUMBERS_BEFORE.sub("", line)).strip(" -–/:;,|")
        if any(letter.isalpha() for letter in name) or is_masked(name):
            rest = lines[number + 1] if len(lines) > number + 1 and label.name != "sayin" else ""
            whole = f"{name} {rest}" if _is_wrapped(name, rest) else name
            return whole if _is_name(printout, label, whole) else None
    return None


def _without_branch(line: str) -> str:
    """Take the branch off that Halkbank's older receipt prints behind a name; where both run together, both go."""
    name = re.split(r"(?<=\D) {2,}", line, maxsplit=1)[0]
    return "" if re.search(r"\bsube(?:si)?$", turkish.fold(name)) else name


def _is_wrapped(name: str, rest: str) -> bool:
    """Tell whether ``rest`` is the end of a name that did not fit its column."""
    is_words = bool(rest) and all(letter.isalpha() or letter in " ." for letter in rest) and not is_boilerplate(rest)
    return is_words and len(rest) <= _LONGEST_REST and (len(name) >= _COLUMN or " " not in name)


def _is_name(printout: Printout, label: Label, name: str) -> bool:
    """Tell whether ``name`` can be one: short, without another label's colon, no running sentence, no address."""
    printed = printout.text[label.start : label.end]
    if len(name) > _LONGEST_NAME or len(name) < 2 or ":" in name:
        return False
    if ":" not in printed and "：" not in printed and name[0].islower():
        return False
    if label.name != "sayin":
        return True
    return (
        len(name.split()) <= _WORDS_AFTER_SAYIN
        and not _ADDRESS.search(turkish.fold(name))
        and not re.search(r"\d", name)
    )


def _either_name(printout: Printout, side: str) -> str | None:
    """Return the name under a label that both parties share: by its block, else the first of two is the payer."""
    shared = [label for label in printout.named(GENERIC.either_name) if _name_at(printout, label)]
    for _, group in groupby(sorted(shared, key=lambda label: label.name), key=lambda label: label.name):
        pair = list(group)
        if len(pair) == 2:
            return _name_at(printout, pair[0 if side == "payer" else 1])
    found = {clean for label in shared if _side(printout, label) == side and (clean := _name_at(printout, label))}
    return _one_name(found) if found else None


def _side(printout: Printout, label: Label) -> str | None:
    """Return "payer" or "payee" by the last label before ``label`` that tells, ``None`` under two headings in a row."""
    before = [other for other in printout.labels if other.start < label.start]
    telling = [other for other in before if other.name in PAYER_SIDE or other.name in PAYEE_SIDE]
    if not telling:
        return None
    if len(telling) > 1 and {telling[-1].name, telling[-2].name} <= {*PAYER_BLOCKS, *PAYEE_BLOCKS}:
        gap = printout.text[telling[-2].end : telling[-1].start]
        return None if not gap.strip() else _side_of(telling[-1])
    return _side_of(telling[-1])


def _side_of(label: Label) -> str:
    return "payee" if label.name in PAYEE_SIDE else "payer"


def _labelled_ibans(printout: Printout, names: Iterable[str]) -> list[str]:
    return [iban for label in printout.named(names) if (iban := _iban_at(printout, label))]


def _iban_at(printout: Printout, label: Label) -> str | None:
    """Return the IBAN that begins behind ``label``; only an account number may stand before it."""
    block = printout.block(label)
    found = next(iter(find_ibans(block)), None)
    return found.iban if found and not re.search(r"[^\W\d_]{2}", block[: found.start]) else None


def _either_ibans(printout: Printout) -> list[tuple[Label, str]]:
    return [(label, iban) for label in printout.named(GENERIC.either_iban) if (iban := _iban_at(printout, label))]


def _one_iban(found: Iterable[str]) -> str | None:
    distinct = sorted(set(found))
    masked = [iban for iban in distinct if "*" in iban]
    if masked:
        return masked[0]
    return distinct[0] if len(distinct) == 1 else None


def _is_old_halkbank(printout: Printout) -> bool:
    """Tell whether this is Halkbank's older receipt, whose two "IBAN :" are the payer's and then the payee's."""
    return {label.name for label in printout.named(_OLD_HALKBANK)} == set(_OLD_HALKBANK)


def _ibans_of_ing(printout: Printout, layout: Layout) -> list[str]:
    return [found.iban for found in find_ibans(ing_description(printout, layout))]


def _payee_of_ing(printout: Printout, layout: Layout) -> str | None:
    """Return what stands behind the IBAN and the bank's company form in ING's description."""
    text = ing_description(printout, layout)
    found = next(iter(find_ibans(text)), None)
    parts = _COMPANY_FORM.split(text[found.end :], maxsplit=1) if found else []
    return parts[1].strip(" -–:;,.") or None if len(parts) == 2 else None


def _name_before(printout: Printout, layout: Layout) -> str | None:
    """Return the payer's name that stands before a label: İş Bankası's customer number, Yapı Kredi's company title."""
    label = next(printout.named(_LABELS_BEHIND_NAME.get(layout.issuer, ())), None)
    if label is None:
        return None
    lines = [line.strip() for line in printout.text[: label.start].split("\n")]
    name = _DOCUMENT_TITLE.sub("", next((line for line in reversed(lines) if line), ""))
    words = name.split()
    return name if 2 <= len(words) <= _WORDS_AFTER_SAYIN and all(word.isalpha() for word in words) else None
