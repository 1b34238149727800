"""How a check's result is told beside it: what is so, what to do, and how the value was read from the receipt."""

import re

from payments.domain.findings import Finding

DOUBT = "Net okunamadı."

# A sentence ends behind a word of two letters or more: "T.C. kimlik" goes on.
_END = re.compile(r"(?<=[^\W_][^\W_][.!?]) (?=[A-ZÇĞİÖŞÜ])|(?<=[^\W_][”)][.!?]) (?=[A-ZÇĞİÖŞÜ])")


def said_and_todo(sentence: str) -> tuple[str, str]:
    """Return the first sentence, which says what is so, and the rest, which says what to do (perhaps empty).

    What stands in quotation marks is somebody else's text and ends no sentence.

    >>> said_and_todo("Açıklamada T.C. kimlik numaranız yok. Yeniden ödeme yapmayın; kararı yetkili verir.")
    ('Açıklamada T.C. kimlik numaranız yok.', 'Yeniden ödeme yapmayın; kararı yetkili verir.')
    >>> said_and_todo("Açıklamada “Uzm. Dr. Işık” yok.")
    ('Açıklamada “Uzm. Dr. Işık” yok.', '')
    """
    for end in _END.finditer(sentence):
        before = sentence[: end.start()]
        if before.count("“") == before.count("”"):
            return before, sentence[end.end() :]
    return sentence, ""


def notes_on(finding: Finding, value: str) -> tuple[str, ...]:
    """Return how ``value`` was found, what was repaired in it, and whether it was read with doubt.

    >>> from payments.domain.findings import How
    >>> notes_on(Finding(How.LABEL, printed="1OOOOO00146"), "10000000146")
    ('Etiketinden okundu.', 'Görüntüde “O” okundu; kontrol basamağına göre “0” yazıldı.')
    """
    repaired = (_repair(finding.printed, value),) if finding.printed else ()
    return (f"{finding.how.label} okundu.", *repaired, *(() if finding.is_certain else (DOUBT,)))


def _repair(printed: str, value: str) -> str:
    """Tell which letters were read and what a check digit made of them."""
    read, written = "".join(printed.split()), "".join(value.split())
    pairs = list(dict.fromkeys((a, b) for a, b in zip(read, written, strict=False) if a != b))
    if len(read) != len(written) or not pairs:
        return f"Görüntüde “{printed}” okundu; kontrol basamağına göre düzeltildi."
    letters, digits = ((", ".join(f"“{sign}”" for sign in side)) for side in zip(*pairs, strict=True))
    return f"Görüntüde {letters} okundu; kontrol basamağına göre {digits} yazıldı."
