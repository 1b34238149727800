"""Words that say that the money is not there."""

import pytest

from payments.domain.receipt import parse_receipt
from tests.payments.samples import GROUPED_PAYEE_IBAN, PAYEE, SAMPLES

PLAIN = f"""GÖNDEREN : AYŞE GÜL IŞIK
ALICI : {PAYEE}
ALICI IBAN : {GROUPED_PAYEE_IBAN}
İŞLEM TUTARI : 1.080,00 TL
İŞLEM TARİHİ : 16.11.2026"""


@pytest.mark.parametrize(
    "words",
    [
        "Durum : Beklemede", "İşleminiz onay bekliyor", "İşlem Durumu : Onayda", "İşlem sırada", "İŞLEM SIRAYA ALINDI",
        "İleri tarihli işlem", "Talimatınız alınmıştır.", "Onaya gönderildi", "İşleniyor", "Ön izleme",
        "İşleminiz işleme alınmıştır.", "Planlanan işlem", "Transfer askıda", "Status : Pending", "Henüz tamamlanmadı",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["{words}\n{text}", "{text}\n{words}", "{text}\nAÇIKLAMA : NES BEDELİ\n{words}"])
def test_a_waiting_transfer_is_told(words, place):
    assert parse_receipt(place.format(words=words, text=PLAIN)).pending


@pytest.mark.parametrize(
    "words",
    [
        "İşlem iptal edildi", "Durum : İptal", "İŞLEMİNİZ GERÇEKLEŞTİRİLEMEDİ", "İşlem başarısız", "Başarısız",
        "Reddedildi", "İade edildi", "İADE EDİLMİŞTİR", "İşlem Sonucu : Hatalı", "Transfer gerçekleşmedi",
        "İptal dekontu", "Status : Failed", "Durumu : İade",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["{words}\n{text}", "{text}\n{words}", "{text}\nAÇIKLAMA : NES BEDELİ\n{words}"])
def test_a_failed_transfer_is_told(words, place):
    assert parse_receipt(place.format(words=words, text=PLAIN)).cancelled


@pytest.mark.parametrize(
    "words",
    [
        "FAST işlemleri iptal edilemez.", "Gerçekleşen işlemin iptali için şubenize başvurunuz.",
        "Hatalı işlem yapılması halinde bankamız sorumlu değildir.", "İptal edilmesi durumunda ücret iade edilmez.",
        "İade edilmesi için dilekçe gerekmektedir.", "Bekleyen talimatlarınızı internet şubesinden görebilirsiniz.",
        "İşlem Sonucu : Başarılı", "İşleminiz tamamlanmıştır.", "Durum : Gerçekleşti",
        "İşlem saati ile hesaba geçiş saati farklı olabilir.",
    ],
)  # fmt: skip
def test_small_print_and_success_say_nothing(words):
    read = parse_receipt(f"{PLAIN}\n{words}")
    assert (read.pending, read.cancelled) == (None, None)


@pytest.mark.parametrize(
    "typed",
    [
        "İPTAL EDİLDİ YENİ BAŞVURU AYŞE GÜL IŞIK", "ONAY BEKLİYOR NES BEDELİ", "iade edildi tekrar gönderiyorum",
        "BEKLEMEDE OLAN BAŞVURU 3 YILLIK NES BEDELİ",
    ],
)  # fmt: skip
def test_what_the_payer_typed_says_nothing(typed):
    read = parse_receipt(f"{PLAIN}\nAÇIKLAMA : {typed}\nSORGU NO : 12345678")
    assert (read.pending, read.cancelled, read.description) == (None, None, typed)


GLUED = PLAIN.replace("\n", "") + "AÇIKLAMA : NES BEDELİSORGU NO : 12345678" + "Bu belge bilgi amaçlıdır. " * 3
BACKWARDS = "".join(f"{value} : {label}" for label, value in (line.split(" : ") for line in PLAIN.split("\n")))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        pytest.param("İŞLEM DURUMU : BEKLEMEDE" + GLUED, "pending", id="glued to the next label"),
        pytest.param("DEKONTBEKLEYEN İŞLEM" + GLUED, "pending", id="glued to a title"),
        pytest.param("DEKONT BEKLEYEN İŞLEM Tarihi : 16/11/2026 " + GLUED, "pending", id="a label begins inside"),
        pytest.param("İPTAL DEKONTU" + GLUED, "cancelled", id="a title itself"),
        pytest.param(f"Talimatınız alınmıştır.{BACKWARDS}NES BEDELİ : AÇIKLAMA", "pending", id="labels behind values"),
    ],
)
def test_words_glued_to_others_are_told(text, field):
    assert getattr(parse_receipt(text), field)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_no_sample_is_called_unfinished(sample):
    read = parse_receipt(sample.text)
    assert (read.pending, read.cancelled) == (None, None)


@pytest.mark.parametrize(
    ("state", "field"),
    [("İŞLEM İPTAL EDİLMİŞTİR", "cancelled"), ("İşleminiz beklemede, henüz gerçekleşmemiştir.", "pending")],
)
def test_a_state_above_a_description_without_label_is_no_part_of_it(state, field):
    sample = next(sample for sample in SAMPLES if sample.name == "ziraat fast")
    text = sample.text.replace("HESAPTAN FAST", f"HESAPTAN FAST\n{state}", 1)
    fields = parse_receipt(text)
    assert getattr(fields, field)
    assert fields.description == sample.fields.description
