"""What is told beside a check: the first sentence, what to do, how the value was read."""

import pytest

from applications.domain.reading_notes import notes_on, said_and_todo
from payments.domain.findings import Finding, How


@pytest.mark.parametrize(
    ("sentence", "said", "todo"),
    [
        pytest.param("Tarih geçerli.", "Tarih geçerli.", "", id="nothing to do"),
        pytest.param(
            "Para başka bir IBAN’a gitmiş. Bankanızı arayın; geri gelince yeniden gönderin.",
            "Para başka bir IBAN’a gitmiş.",
            "Bankanızı arayın; geri gelince yeniden gönderin.",
            id="two sentences",
        ),
        pytest.param(
            "Açıklamada T.C. Kimlik numaranız yok. Bildirin.",
            "Açıklamada T.C. Kimlik numaranız yok.",
            "Bildirin.",
            id="an abbreviation ends nothing",
        ),
        pytest.param(
            "Açıklamada “Uzm. Dr. Işık” yok. İade isteyin. Sonra ödeyin.",
            "Açıklamada “Uzm. Dr. Işık” yok.",
            "İade isteyin. Sonra ödeyin.",
            id="quoted text ends nothing",
        ),
        pytest.param(
            "16.11.2026 günü 1.080,00 TL yatmış. Bir şey yapmanız gerekmez.",
            "16.11.2026 günü 1.080,00 TL yatmış.",
            "Bir şey yapmanız gerekmez.",
            id="figures end nothing",
        ),
        pytest.param("", "", "", id="empty"),
    ],
)
def test_a_sentence_says_what_is_so_and_then_what_to_do(sentence, said, todo):
    assert said_and_todo(sentence) == (said, todo)


@pytest.mark.parametrize(
    ("finding", "value", "notes"),
    [
        pytest.param(Finding(How.LAYOUT), "x", ("Bankanın kendi düzeninden okundu.",), id="layout"),
        pytest.param(Finding(How.PATTERN), "x", ("Biçiminden okundu.",), id="pattern"),
        pytest.param(
            Finding(How.LABEL, is_certain=False), "x", ("Etiketinden okundu.", "Net okunamadı."), id="in doubt"
        ),
        pytest.param(
            Finding(How.LABEL, printed="TR4l OOO1 2009"),
            "TR41 0001 2009",
            ("Etiketinden okundu.", "Görüntüde “l”, “O” okundu; kontrol basamağına göre “1”, “0” yazıldı."),
            id="two letters repaired, each told once",
        ),
        pytest.param(
            Finding(How.LABEL, printed="1000000146"),
            "10000000146",
            ("Etiketinden okundu.", "Görüntüde “1000000146” okundu; kontrol basamağına göre düzeltildi."),
            id="a digit was missing",
        ),
    ],
)
def test_notes_tell_how_a_value_was_read(finding, value, notes):
    assert notes_on(finding, value) == notes
