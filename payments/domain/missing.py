"""Why demanded words are missing, and how that is said: cut by the bank, written in another way, misread, left out."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from payments.domain.expectation import ExpectedPayment, WantedWords
from payments.domain.misreadings import may_be_misread
from payments.domain.words import HIDDEN, NUMBER_WORDS, MissingWords, Spelled, pieces, spelled

# Lengths at which descriptions were seen to end; elsewhere a whole last word is taken for the payer's own end.
_CUT_AT = (35, 50, 70, 140)
_SHORT = 2
# A number and the word it belongs to are missing together: the text may end inside either.
_ENDS = 2
_LONGEST_LIST = 110
OWN_NUMBER = "T.C. kimlik numaranız"


def is_cut_short(missing: Sequence[MissingWords], wanted: WantedWords, text: str) -> bool:
    """Tell whether a bank may have ended ``text`` before the words that are missing, which all are the last ones.

    It ends inside the first of them, or behind the word before it at a length where banks cut.
    """
    if not missing or not _are_last(missing, wanted):
        return False
    printed = pieces(text) or [HIDDEN]
    words = [word.folded for word in spelled(missing[0].part)]
    place = missing[0].places[0]
    first = "".join(words[place : place + _ENDS])
    if any(first.startswith("".join(printed[-count:])) for count in range(1, _ENDS + 1)):
        return not text.rstrip().endswith((".", "/"))
    is_behind_word = place > 0 and printed[-1] == words[place - 1]
    return is_behind_word and len(text.strip()) in {length - less for length in _CUT_AT for less in (0, 1)}


def is_spelled_out(missing: Sequence[MissingWords], text: str) -> bool:
    """Tell whether only numbers are missing whose words stand there: "ÜÇ YILLIK" for "3 YILLIK"."""
    printed = {NUMBER_WORDS.get(piece) for piece in pieces(text)}
    return all(word in printed for each in missing for word in each.words)


def may_be_misread_words(missing: Sequence[MissingWords], text: str) -> bool:
    """Tell whether each missing word may stand in ``text``, read by OCR, with one or two letters misread."""
    printed = pieces(text)
    printed += [one + other for one, other in pairwise(printed)]
    return all(_is_near(word, printed) for each in missing for word in each.words)


def list_missing(missing: Sequence[MissingWords], expected: ExpectedPayment, *, number: str = OWN_NUMBER) -> str:
    """Return the missing words, quoted as the directorate spells them; a name and a number as the person's own.

    ``number``: what the person's identity number is called.
    """
    named = list(dict.fromkeys(name for each in missing for name in _named(each, expected, number)))
    kept = [name for place, name in enumerate(named) if len(", ".join(named[: place + 1])) <= _LONGEST_LIST]
    if not kept:
        return "istenen sözler"
    return ", ".join(kept) + (" ve başka sözler" if len(kept) < len(named) else "")


def _are_last(missing: Sequence[MissingWords], wanted: WantedWords) -> bool:
    """Tell whether the first part lacks nothing but its end, and every later part that lacks something lacks all."""
    first, *others = missing
    words = spelled(first.part)
    kept = {place for place in range(first.places[0], len(words)) if place not in first.places}
    optional = {piece for word in wanted.optional_words for piece in pieces(word)}
    return all(words[place].folded in optional for place in kept) and all(other.is_whole_part for other in others)


def _is_near(word: str, printed: Sequence[str]) -> bool:
    """One sign alone is misread too often to be missed; a number is near one of about its length."""
    folded = "".join(pieces(word))
    return len(folded) <= _SHORT or any(may_be_misread(folded, seen) for seen in printed)


def _named(missing: MissingWords, expected: ExpectedPayment, number: str) -> Iterator[str]:
    """Yield neighbours among the missing words as one quotation each, beside the person's name and number."""
    words = spelled(missing.part)
    name, digits = pieces(expected.payer_name), expected.payer_tckn
    run: list[int] = []
    places = list(missing.places)
    while places:
        ahead = places[: len(name)]
        is_name = [words[place].folded for place in ahead] == name and ahead[-1] - ahead[0] == len(name) - 1
        is_own = is_name or words[places[0]].folded == digits
        if run and (is_own or places[0] != run[-1] + 1):
            yield _quoted(missing.part, words, run)
            run = []
        if is_own:
            yield "adınız soyadınız" if is_name else number
        else:
            run.append(places[0])
        del places[: len(name) if is_name else 1]
    if run:
        yield _quoted(missing.part, words, run)


def _quoted(part: str, words: Sequence[Spelled], run: Sequence[int]) -> str:
    return f"“{part[words[run[0]].start : words[run[-1]].end]}”"
