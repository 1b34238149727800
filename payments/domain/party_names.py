"""Who paid whom on a printout: the names as printed."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from esign_portal import turkish
from payments.domain.descriptions import is_boilerplate
from payments.domain.findings import How
from payments.domain.label_finding import Label
from payments.domain.labels import GENERIC, Labels, Layout
from payments.domain.masks import is_masked
from payments.domain.party_ibans import OLD_HALKBANK
from payments.domain.pieces import Excerpt, Found, Piece
from payments.domain.printout import Printout
from payments.domain.unlabelled_names import (
    MOST_WORDS,
    is_address,
    payee_of_ing,
    payer_before_label,
    payer_beside_number,
)

_POSSESSIVE = re.compile(r"ı(?=[A-ZÇĞİÖŞÜ])")  # of a label glued to the name: "Adı/Unvanı" + "AYŞE"
_EITHER = frozenset(GENERIC.either_name)
_NOT_IN_NAMES = re.compile(r"\d[/.]\d| / |\bA\.Ş\.\s*(?:FAST|EFT|HAVALE)")
_NUMBERS_BEFORE = re.compile(r"^(?:\d[\d-]{2,}\s*/?\s*|/\s*|\d+\s*/\s*)+")
_NUMBERS_BEHIND = re.compile(r"[\s/(-]+\d{3,}.*$|(?<=[^\W\d_])\d{3,}.*$|\s*\bTR ?\d{2}.*$")
_LONGEST_NAME = 100
_LONGEST_REST, _COLUMN = 40, 24
_MARKS = " -–/:;,|"
_HOUSE = re.compile(
    r"\b(?:mudurlugu|isletmesi|sermaye|baskanligi|kurumu|kurumlari|universitesi|hastanesi|bakanligi|dernegi|vakfi|"
    r"sirketi|ltd|a\.? ?s)\b"
)
# Capitals that end in a capitalised word: "ÇİFTÇİVergi"; and small letters in a capital: "AcarTutar".
_GLUED_WORD = re.compile(r"(?<=[A-ZÇĞİÖŞÜ]{2})(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü])|(?<=[a-zçğıöşü])(?=[A-ZÇĞİÖŞÜ])")
_OTHER_PARTY = re.compile(r"(?<=\w)\s?(?:ALICI|ALACAKLI|LEHTAR|LEHDAR|GÖNDEREN|BORÇLU)\s?(?=[A-ZÇĞİÖŞÜ])")
_ENDS_IN_PARTY = re.compile(r"(?<=\w)\s?(?:ALICI|ALACAKLI|LEHTAR|LEHDAR)$")
_NUMBERED_BRANCH = re.compile(r"[^\W\d_](\s*\d{1,5}\s*[-/]?\s*[^\d]+\b(?:sube(?:si)?|sb\.?))$")
_BRANCH = re.compile(r"(?<=\D) {2,}")


def payer_name(printout: Printout, layout: Layout) -> Found[str] | None:
    """Return the payer as printed."""
    labelled = _name(printout, "payer", layout.payer, GENERIC.payer) or _either_name(printout, "payer")
    return labelled or payer_before_label(printout, layout) or payer_beside_number(printout)


def payee_name(printout: Printout, layout: Layout) -> Found[str] | None:
    """Return the account holder who was paid, as printed; ING prints it inside the description."""
    return (
        _name(printout, "payee", layout.payee, GENERIC.payee)
        or _either_name(printout, "payee")
        or payee_of_ing(printout, layout)
    )


def payer_names(printout: Printout, layout: Layout) -> list[Found[str]]:
    """Return every name that stands where a payer's does: under a label, before one, or beside it."""
    apart = (payer_before_label(printout, layout), payer_beside_number(printout))
    return [*_names(printout, (*layout.payer, *GENERIC.payer), "payer"), *(each for each in apart if each)]


def payee_names(printout: Printout, layout: Layout) -> list[Found[str]]:
    """Return every name that stands under a label of the payee's, and ING's."""
    of_ing = payee_of_ing(printout, layout)
    return _names(printout, (*layout.payee, *GENERIC.payee), "payee") + ([of_ing] if of_ing else [])


def _names(printout: Printout, names: Labels, side: str) -> list[Found[str]]:
    labelled = (_name_at(printout, label, How.LABEL) for label in printout.named(names))
    either = _either_name(printout, side)
    return [each for each in labelled if each] + ([either] if either else [])


def _name(printout: Printout, side: str, own: Labels, generic: Labels) -> Found[str] | None:
    """Return the name under the first label that has one; different names under one label mean ``None``.

    A bank's own label may be one that both parties bear; the other party's is left out.
    """
    for name in dict.fromkeys((*own, *generic)):
        how = How.LAYOUT if name in own else How.LABEL
        named = (
            label for label in printout.named((name,)) if name not in _EITHER or printout.side(label) in (side, None)
        )
        found = [clean for label in named if (clean := _name_at(printout, label, how))]
        if found:
            return _one_name(found)
    return None


def _one_name(found: Iterable[Found[str]]) -> Found[str] | None:
    every = sorted(found, key=lambda each: each.value)
    return every[0] if len({turkish.fold(each.value) for each in every}) == 1 else None


def _name_at(printout: Printout, label: Label, how: How) -> Found[str] | None:
    """Return the name on the label's line, or on the next one where the bank prints a customer number first."""
    lines = printout.values(label)
    if label.name in OLD_HALKBANK:
        lines = [_without_branch(line) for line in lines]
    for number, line in enumerate(lines[:2]):
        name = line.behind(_POSSESSIVE).behind(_NUMBERS_BEFORE).before(_NUMBERS_BEHIND).stripped(_MARKS)
        if any(letter.isalpha() for letter in name.text) or is_masked(name.text):
            rest = lines[number + 1] if len(lines) > number + 1 and label.name != "sayin" else Piece("", name.end)
            if printout.is_glued(name.start):
                return _glued_name(printout, label, name, how)
            whole = Excerpt((name, rest) if _is_wrapped(name.text, rest.text) else (name,), separator=" ")
            return _found(whole, how) if _is_name(printout, label, whole.text) else None
    return None


def _glued_name(printout: Printout, label: Label, value: Piece, how: How) -> Found[str] | None:
    """Return the name at the beginning of ``value``, to which a line without breaks has glued the next words.

    A word like "ALICI" may be the next label or a part of a surname: a name that ends there is doubtful.
    """
    name = value.before(_GLUED_WORD).stripped(_MARKS) if " " in value.text else value
    other = _OTHER_PARTY.search(name.text) if len(name.text.split()) > MOST_WORDS else None
    other = other or (_ENDS_IN_PARTY.search(name.text) if name.end < value.end else None)
    if other:
        name = name.cut(0, other.start()).stripped(_MARKS)
    if not _is_name(printout, label, name.text):
        return _as_typed(printout, name, how) if label.name == "sayin" else None
    return Found(name.text, (name.span,), how, is_doubtful=other is not None)


def _as_typed(printout: Printout, value: Piece, how: How) -> Found[str] | None:
    """Return the words at the beginning of ``value`` that the payer typed too: a name, before the address begins.

    The address may be glued to the surname, and the surname may be longer than the typed one, so it stays in doubt.
    """
    typed = _words(" ".join(printout.text[span.start : span.end] for span in printout.typed))
    end = count = 0
    for word in list(re.finditer(r"\S+", value.text))[:MOST_WORDS]:
        folded = turkish.fold(word.group())
        whole = max((each for each in typed if folded.startswith(each) and len(each) > 1), key=len, default="")
        if not whole:
            break
        end, count = word.start() + len(whole), count + 1
        if whole != folded:
            break
    name = value.cut(0, end)
    return Found(name.text, (name.span,), how, is_doubtful=True) if count > 1 else None


def _found(excerpt: Excerpt, how: How) -> Found[str]:
    return Found(excerpt.text, tuple(piece.span for piece in excerpt.pieces), how)


def _without_branch(line: Piece) -> Piece:
    """Take the branch off that Halkbank's older receipt prints behind a name; where both run together, both go."""
    name = line.before(_BRANCH)
    folded = turkish.fold_in_place(name.text)
    numbered = _NUMBERED_BRANCH.search(folded)
    if numbered:
        return name.cut(0, numbered.start(1))
    return name.cut(0, 0) if re.search(r"\bsube(?:si)?$", folded) else name


def _is_wrapped(name: str, rest: str) -> bool:
    """Tell whether ``rest`` is the end of a name that did not fit its column."""
    is_words = bool(rest) and all(letter.isalpha() or letter in " ." for letter in rest)
    is_words = is_words and not is_boilerplate(rest) and not re.search(r"\bbank(?:asi)?\b", turkish.fold(rest))
    return is_words and len(rest) <= _LONGEST_REST and (len(name) >= _COLUMN or " " not in name)


def _is_name(printout: Printout, label: Label, name: str) -> bool:
    """Tell whether ``name`` can be one: short, without another label's colon, no running sentence, no address."""
    printed = printout.text[label.start : label.end]
    if len(name) > _LONGEST_NAME or len(name) < 2 or ":" in name or _NOT_IN_NAMES.search(name):
        return False
    if ":" not in printed and "：" not in printed and name[0].islower():
        return False
    if label.name != "sayin":
        return True
    return (
        len([word for word in name.split() if not word.endswith(".")]) <= MOST_WORDS
        and not is_address(name)
        and not re.search(r"\d", name)
    )


def _either_name(printout: Printout, side: str) -> Found[str] | None:
    """Return the name under a label that both parties share.

    What tells whose it is: the block, when it tells two labels apart; else the first of two is the payer's; a single
    one that nothing tells is the payer's too, whose receipt it is.
    """
    shared = [(label, found) for label in printout.named(GENERIC.either_name) if (found := _either_at(printout, label))]
    told = [found for label, found in shared if printout.side(label) == side]
    if 0 < len(told) < len(shared):
        return _one_name(told)
    for _, group in groupby(sorted(shared, key=lambda each: each[0].name), key=lambda each: each[0].name):
        pair = list(group)
        if len(pair) == 2:
            payer, payee = _in_order(printout, pair[0][1], pair[1][1])
            return payer if side == "payer" else payee
    if len(shared) == 1 and side == "payer" and printout.side(shared[0][0]) is None:
        return shared[0][1]
    return _one_name(told) if told else None


def _in_order(printout: Printout, first: Found[str], second: Found[str]) -> tuple[Found[str], Found[str]]:
    """Return the payer's name and the payee's; payers write their own name into the description.

    Without line breaks little else tells the columns apart, so there the names are doubtful, and of a house and a
    person the house was paid.
    """
    typed = _words(" ".join(printout.text[span.start : span.end] for span in printout.typed))
    is_typed = [_words(each.value) <= typed for each in (first, second)]
    if is_typed == [False, True]:
        return second, first
    if is_typed == [True, False] or not printout.headings or not printout.is_glued(first.spans[0].start):
        return first, second
    pair = (replace(first, is_doubtful=True), replace(second, is_doubtful=True))
    is_house = [_HOUSE.search(turkish.fold(each.value)) is not None for each in pair]
    return pair[::-1] if is_house == [True, False] else pair


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", turkish.fold(text)))


def _either_at(printout: Printout, label: Label) -> Found[str] | None:
    return _name_at(printout, label, How.LABEL)
