"""Before the money leaves: the pasted screen, the values in large type, and where neither exists."""

import logging
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from applications import catalogue
from applications.domain.payment_due import PersonName
from applications.domain.steps import Step
from applications.models import Price, Procedure, RequestDraft
from applications.paying import large_values, payment_shown
from payments.models import Payment, Receipt
from tests.applications import made_up
from tests.applications.answers import begin, fill, hand_in, send, step_url, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_catalogue", "november")]

SCREEN = """Alıcı: MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE
IBAN: TR41 0001 2009 5940 0005 0000 47
Tutar: 1.080,00 TL
Açıklama: AYŞE GÜL-IŞIK-10000000146/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU
Onay bekliyor"""
KEYS = ("iban", "alici", "tutar", "aciklama")


@pytest.fixture
def draft(signed_in: Client) -> RequestDraft:
    """A draft of a family physician in Mersin that lacks only the receipt."""
    found = begin(signed_in, 33, "aile-hekimi", "ilk-basvuru")
    fill(signed_in, found)
    return found


def addresses(draft: RequestDraft) -> tuple[str, str]:
    """Return where the draft's screen is checked, and where its values stand in large type."""
    return tuple(reverse(f"applications:{name}", args=[draft.pk]) for name in ("draft_screen", "draft_large"))


def case_addresses(reference: str) -> tuple[str, str]:
    return tuple(reverse(f"applications:{name}", args=[reference]) for name in ("case_screen", "case_large"))


def paste(client: Client, url: str, text: str):
    return client.post(url, {"ekran": text})


# --- The pasted screen ------------------------------------------------------------------------------------


def test_a_right_screen_may_be_sent_and_stays_in_the_box(signed_in, draft):
    answer = paste(signed_in, addresses(draft)[0], SCREEN)
    page = texts(answer)
    assert answer.status_code == 200
    assert "Bu bilgilerle gönderebilirsiniz" in page
    for sentence in ("IBAN doğru.", "Tutar doğru.", "Açıklama doğru.", "T.C. kimlik numaranız doğru."):
        assert sentence in page
    assert "Ekranda görünmeyenler" in page
    assert "Gönderen adı: bu ekranda olmaması sorun değil." in page
    box = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", answer.content.decode(), re.DOTALL)
    assert box is not None
    assert box[1] == SCREEN
    assert "Dekontu yükleyin" in page  # it is the same page


def test_each_mistake_is_told_with_what_was_expected_and_found(signed_in, draft):
    spoiled = SCREEN.replace("1.080,00", "780,00").replace("-10000000146", "")
    page = texts(paste(signed_in, addresses(draft)[0], spoiled))
    assert "Henüz göndermeyin" in page
    assert "gönderebilirsiniz" not in page
    assert "Tutar 300,00 TL eksik: kart okuyucu bedeli yok. 1.080,00 TL gönderin." in page
    assert "Açıklamada T.C. kimlik numaranız eksik: göndermeden ekleyin." in page
    assert "<b>Düzeltin:</b> Tutar, Açıklama, Gönderenin kimlik numarası." in page
    assert "<dt>Beklenen</dt><dd>1.080,00 TL</dd><dt>Ekranda</dt><dd>780,00 TL</dd>" in page
    assert page.index("Tutar 300,00 TL eksik") < page.index("IBAN doğru.")


def test_what_is_missing_is_named_and_nothing_is_promised(signed_in, draft):
    page = texts(paste(signed_in, addresses(draft)[0], SCREEN.split("Tutar")[0]))
    assert "<b>Ekranda bulamadık:</b> Tutar, Açıklama." in page
    assert "Henüz göndermeyin" in page


def test_nothing_of_it_is_kept(signed_in, draft):
    kept = RequestDraft.objects.values().get()
    paste(signed_in, addresses(draft)[0], SCREEN)
    assert Payment.objects.count() == Receipt.objects.count() == 0
    assert RequestDraft.objects.values().get() == kept
    assert "Yazıyı kontrol ederiz, saklamayız." in texts(signed_in.get(step_url(draft, Step.PAYMENT)))
    assert "IBAN: TR41" not in texts(signed_in.get(step_url(draft, Step.PAYMENT)))


def test_nothing_of_it_reaches_the_log_or_an_address(signed_in, draft, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    answer = paste(signed_in, addresses(draft)[0], SCREEN)
    written = caplog.text + "".join(capfd.readouterr())
    assert "/odeme/dene/" in written  # the request itself is logged
    for secret in ("10000000146", "TR41", "IŞIK"):
        assert secret not in written
        assert secret not in answer.request["PATH_INFO"] + answer.request["QUERY_STRING"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("", "Kutu boş.", id="empty"),
        pytest.param(" \n\t ", "Kutu boş.", id="blanks"),
        pytest.param("x" * 100_000, "Yazı çok uzun.", id="100 kB"),
        pytest.param("merhaba, bugün hava güzel", "bulamadık", id="no transfer"),
        pytest.param("\u200b\u202e\ufffe ½ 😀 ‮" * 50, "bulamadık", id="garbage"),
        pytest.param("<script>alert(1)</script>", "bulamadık", id="markup"),
    ],
)
def test_what_is_no_screen_is_refused_with_a_sentence(signed_in, draft, text, sentence):
    answer = paste(signed_in, addresses(draft)[0], text)
    page = texts(answer)
    assert answer.status_code == 422
    assert "<title>Hata: Ödeme ve dekont" in page
    assert page.count(sentence) == 2  # in the summary and at the box
    assert 'href="#id_ekran"' in page
    assert "<script>alert" not in page
    assert "gönderebilirsiniz" not in page


def test_a_form_without_the_box_is_refused(signed_in, draft):
    assert signed_in.post(addresses(draft)[0], {}).status_code == 422


def test_a_reload_leads_to_the_payment_step(signed_in, draft):
    assert signed_in.get(addresses(draft)[0]).url == step_url(draft, Step.PAYMENT)


def test_it_works_after_handing_in_too(signed_in):
    case = _late_payer(signed_in)
    screen, large = case_addresses(case.reference)
    payments = list(Payment.objects.values())
    answer = paste(signed_in, screen, SCREEN)
    assert "Bu bilgilerle gönderebilirsiniz" in texts(answer)
    assert list(Payment.objects.values()) == payments
    assert signed_in.get(screen).url == reverse("applications:case_payment", args=[case.reference])
    assert signed_in.get(large, {"deger": "tutar"}).status_code == 200


def _late_payer(client: Client):
    """Return a request that was handed in and is paid by a transfer afterwards."""
    mersin = Procedure.objects.get(directorate__plate=33, category="family_physician")
    Procedure.objects.filter(pk=mersin.pk).update(pay_when="after_applying")
    found = begin(client, 33, "aile-hekimi", "ilk-basvuru")
    fill(client, found)
    return hand_in(client, found)


def test_the_person_is_asked_first(signed_in):
    found = begin(signed_in, 33, "aile-hekimi", "ilk-basvuru")
    send(signed_in, found, Step.NOTICE)
    for url in addresses(found):
        assert signed_in.post(url, {"ekran": SCREEN}).url == step_url(found, Step.PERSON)


def test_strangers_and_those_not_signed_in_see_nothing(stranger, draft):
    for url in addresses(draft):
        assert stranger.get(url).status_code == 404
        assert stranger.post(url, {"ekran": SCREEN}).status_code == 404
        assert Client().get(url).status_code == 302


# --- Large type -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "shown"), [*zip(KEYS, ("TR41", "MERSİN", "1080,00", "10000000146/"), strict=True)])
def test_each_value_has_a_page_in_large_type(signed_in, draft, key, shown):
    answer = signed_in.get(addresses(draft)[1], {"deger": key})
    page = texts(answer)
    assert answer.status_code == 200
    assert shown in page.split('class="large', 1)[1]
    assert step_url(draft, Step.PAYMENT) in page
    place = KEYS.index(key)
    for neighbour in KEYS[max(0, place - 1) : place + 2]:
        assert (f'href="?deger={neighbour}"' in page) is (neighbour != key)


def test_the_large_words_are_exactly_the_words_to_type(signed_in, draft):
    page = signed_in.get(addresses(draft)[1], {"deger": "aciklama"}).content.decode()
    large = re.search(r'<p class="large[^>]*>(.*?)</p>', page, re.DOTALL)
    assert large is not None
    assert re.sub(r"<[^>]+>", "", large[1]) == "Ayşe Gül-Işık-10000000146/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU"


def test_without_a_key_it_begins_with_the_iban_and_an_unknown_one_is_a_404(signed_in, draft):
    url = addresses(draft)[1]
    assert '<h1 class="large-name">IBAN' in texts(signed_in.get(url))
    for key in ("iban-2", "x", "10000000146", "../"):
        assert signed_in.get(url, {"deger": key}).status_code == 404


# --- What the step shows ----------------------------------------------------------------------------------


def test_the_step_shows_the_name_as_banks_cut_it_and_how_long_the_words_are(signed_in, draft):
    page = texts(signed_in.get(step_url(draft, Step.PAYMENT)))
    assert '26 harf alıyorsa <span class="cut-title">MERSİN İL SAĞLIK MÜDÜRLÜĞÜ</span>' in page
    assert '35 harf alıyorsa <span class="cut-title">MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE</span>' in page
    assert "63 karakter" in page
    assert "“/” ya da “=” işaretini almazsa yerine boşluk bırakın" in page
    assert "Müdürlüğün 12 Mart 2024 günü bildirdiği tutar." in page
    for key in KEYS:
        assert f"?deger={key}" in page


def test_a_price_of_the_tariff_says_since_when_and_when_it_was_confirmed(signed_in):
    Price.objects.update(confirmed_on=date(2026, 11, 1))
    found = begin(signed_in, 6, "aile-hekimi", "ilk-basvuru")
    fill(signed_in, found)
    page = texts(signed_in.get(step_url(found, Step.PAYMENT)))
    assert "12 Mart 2024 gününden beri geçerli fiyat; 1 Kasım 2026 günü doğrulandı." in page


def test_of_two_accepted_wordings_the_shorter_is_recommended():
    procedure = made_up.bozdag()[0]
    shown = _shown(procedure)
    assert [words.text for words in shown.words] == [
        "10000000146 Ayşe Gül Işık NES",
        "Ayşe Gül Işık 10000000146 E-İMZA BEDELİ",
    ]
    assert shown.words[0].length == len(shown.words[0].text)
    keys = [value.key for value in large_values(shown)]
    assert keys == ["iban", "alici", "iban-2", "alici-2", "tutar", "aciklama"]


def _shown(procedure: Procedure):
    rules = catalogue.rules_of(Procedure.objects.with_parts().get(pk=procedure.pk))
    person = PersonName(first_name="Ayşe Gül", last_name="Işık", tckn="10000000146")
    return payment_shown(rules, person, catalogue.tariff(), day=date(2026, 11, 22))


# --- Where no account takes a transfer --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plate", "category", "kind", "way"),
    [
        pytest.param(6, "aile-hekimi", "kayip-calinti", "VakıfBank", id="row 5: lost"),
        pytest.param(6, "hastane", "kart-okuyucu", "VakıfBank", id="row 6: reader"),
        pytest.param(33, "bireysel", "ilk-basvuru", "Online İşlemler", id="row 9: individual"),
    ],
)
def test_where_no_transfer_is_taken_there_is_nothing_to_copy_or_paste(signed_in, plate, category, kind, way):
    found = begin(signed_in, plate, category, kind)
    fill(signed_in, found)
    for url in addresses(found):
        assert signed_in.get(url).status_code == 404
        assert signed_in.post(url, {"ekran": SCREEN}).status_code == 404
    case = hand_in(signed_in, found)
    for url in case_addresses(case.reference):
        assert signed_in.get(url).status_code == 404
        assert signed_in.post(url, {"ekran": SCREEN}).status_code == 404
    answer = signed_in.get(reverse("applications:case_payment", args=[case.reference]))
    page = texts(answer)
    assert answer.status_code == 200
    assert way in page
    assert "Havale, EFT ve FAST ile ödenmez." in page
    for absent in ("data-copy", "IBAN", "id_ekran", "?deger="):
        assert absent not in page


# --- Queries ----------------------------------------------------------------------------------------------


def test_checking_a_screen_asks_the_database_no_more_than_the_page(
    signed_in, draft, django_assert_max_num_queries: DjangoAssertNumQueries
):
    signed_in.get(step_url(draft, Step.PAYMENT))
    with django_assert_max_num_queries(32) as page:
        signed_in.get(step_url(draft, Step.PAYMENT))
    with django_assert_max_num_queries(len(page)):
        paste(signed_in, addresses(draft)[0], SCREEN)
    with django_assert_max_num_queries(len(page)):
        signed_in.get(addresses(draft)[1])
