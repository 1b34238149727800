"""The payment page: what it shows, what it takes and refuses; the verdict sheet and the files behind it."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from applications.domain.lifecycle import Action
from applications.domain.steps import Step
from applications.domain.vocabulary import Role
from applications.models import Directorate, RequestDraft, SignatureRequest, ViewLog
from payments.domain.outcomes import Check, Outcome
from payments.models import Payment, Receipt
from tests import factories
from tests.applications.answers import (
    MERSIN_RECEIPT,
    begin,
    fill,
    hand_in,
    receipt_pdf,
    review_url,
    send,
    step_url,
    texts,
    upload,
)
from tests.payments.files import picture, text_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_catalogue", "november")]

IBAN_GROUPS = ("TR41", "0001", "2009", "5940", "0005", "0000", "47")
OTHERS_RECEIPT = tuple(
    line.replace("AYŞE GÜL", "MEHMET").replace("IŞIK", "KAYA").replace("10000000146", "10000000214")
    for line in MERSIN_RECEIPT
)


@pytest.fixture
def draft(signed_in: Client) -> RequestDraft:
    """A draft of a family physician in Mersin that lacks only the receipt."""
    found = begin(signed_in, 33, "aile-hekimi", "ilk-basvuru")
    fill(signed_in, found)
    return found


def checks_of(receipt: Receipt) -> dict[str, str]:
    return {check.check_name: check.outcome for check in receipt.checks.all()}


# --- What the page shows ----------------------------------------------------------------------------------


def test_mersin_shows_account_name_sum_and_the_exact_words(signed_in, draft):
    page = texts(signed_in.get(step_url(draft, Step.PAYMENT)))
    groups = "".join(f'<span class="g">{group}</span>' for group in IBAN_GROUPS)
    assert groups in page
    assert 'data-copy="TR410001200959400005000047"' in page
    assert "MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE İŞLETMESİ" in page
    assert "1.080,00 TL" in page
    assert 'data-copy="1080,00"' in page
    assert "Ayşe Gül-Işık-10000000146/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU" in page


def test_an_unconfirmed_price_is_shown_with_its_day_and_where_to_confirm_it(signed_in):
    draft = begin(signed_in, 6, "aile-hekimi", "ilk-basvuru")
    fill(signed_in, draft)
    page = texts(signed_in.get(step_url(draft, Step.PAYMENT)))
    assert "1.080,00 TL" in page
    assert "Son bilinen fiyat: 12 Mart 2024" in page
    assert "Kamu SM’den doğrulayın" in page
    assert "TR930001200945700044000004" in page


def test_the_page_writes_nothing_before_a_receipt_is_given(signed_in, draft):
    signed_in.get(step_url(draft, Step.PAYMENT))
    assert Payment.objects.count() == 0


def test_the_page_asks_for_the_person_first(signed_in):
    draft = begin(signed_in, 33, "aile-hekimi", "ilk-basvuru")
    send(signed_in, draft, Step.NOTICE)
    assert signed_in.get(step_url(draft, Step.PAYMENT)).url == step_url(draft, Step.PERSON)
    typed_url = reverse("applications:draft_typed", args=[draft.pk])
    assert signed_in.get(typed_url).url == step_url(draft, Step.PERSON)


# --- What it takes ----------------------------------------------------------------------------------------


def test_the_banks_pdf_is_read_and_each_check_is_told(signed_in, draft):
    answer = upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*MERSIN_RECEIPT))
    receipt = Receipt.objects.get()
    assert answer.url == reverse("applications:verdict", args=[receipt.pk])
    assert checks_of(receipt) == {check.value: Outcome.AGREES for check in Check}
    page = texts(signed_in.get(answer.url))
    assert "Dekont beklenenle uyuşuyor" in page
    for check in Check:
        assert check.label in page
    draft.refresh_from_db()
    assert draft.payment == receipt.payment
    assert signed_in.get(reverse("applications:draft", args=[draft.pk])).url == review_url(draft)
    assert "SERMAYE İŞLETMESİ, HALK BANKASI" in texts(signed_in.get(review_url(draft)))


def test_who_has_given_a_receipt_is_told_not_to_send_the_money_again(signed_in, draft):
    warning = "Aynı ödemeyi yeniden göndermeyin."
    assert warning not in texts(signed_in.get(step_url(draft, Step.PAYMENT)))
    upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*MERSIN_RECEIPT))
    assert warning in texts(signed_in.get(step_url(draft, Step.PAYMENT)))


def test_nothing_of_the_files_name_is_kept(signed_in, draft):
    upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*MERSIN_RECEIPT))
    receipt = Receipt.objects.get()
    assert receipt.file.name == f"receipts/{receipt.pk}/original.pdf"
    assert "Ayse" not in texts(signed_in.get(step_url(draft, Step.PAYMENT)))


def test_a_receipt_of_somebody_else_is_taken_and_told(signed_in, draft):
    answer = upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*OTHERS_RECEIPT))
    found = checks_of(Receipt.objects.get())
    assert found[Check.PAYER_NAME] == Outcome.DIFFERS
    assert found[Check.PAYEE_IBAN] == Outcome.AGREES
    page = texts(signed_in.get(answer.url))
    assert "Gönderen siz değilsiniz." in page
    assert "İlgilenmeniz gerekenler" in page
    assert page.index("Gönderen siz değilsiniz.") < page.index("Uygun olanlar")
    assert signed_in.get(review_url(draft)).status_code == 200


def test_a_photo_is_taken_for_an_officer_to_look_at(signed_in, draft):
    photo = SimpleUploadedFile("dekont.jpg", picture("JPEG"), "image/jpeg")
    answer = upload(signed_in, step_url(draft, Step.PAYMENT), photo)
    assert set(checks_of(Receipt.objects.get()).values()) == {Outcome.CANNOT_TELL}
    assert "Görüntünüz okunuyor" in texts(signed_in.get(answer.url))


def test_the_same_file_sent_twice_is_one_receipt(signed_in, draft):
    url = step_url(draft, Step.PAYMENT)
    first = upload(signed_in, url, receipt_pdf(*MERSIN_RECEIPT)).url
    with default_storage.open(Receipt.objects.get().file.name) as kept:
        again = SimpleUploadedFile("b.pdf", kept.read(), "application/pdf")
    assert upload(signed_in, url, again).url == first
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        pytest.param("dekont.pdf", b"MZ\x90\x00" + b"\x00" * 500, "Bu dosya PDF değil.", id="an .exe named .pdf"),
        pytest.param("dekont.pdf", b"", "Dosya boş.", id="empty"),
        pytest.param("dekont.pdf", b"%PDF-1.7\n" + b"x" * 200, "Dosya açılamadı", id="damaged"),
        pytest.param("dekont.pdf", text_pdf("DEKONT", password="gizli"), "PDF şifreli.", id="encrypted"),
        pytest.param("dekont.pdf", b"%PDF-1.7\n" + bytes(30 * 1024 * 1024), "Dosya 10 MB’den büyük.", id="30 MB"),
    ],
)
def test_a_file_that_is_no_receipt_is_refused_with_a_sentence(signed_in, draft, name, content, sentence):
    url = step_url(draft, Step.PAYMENT)
    answer = upload(signed_in, url, SimpleUploadedFile(name, content, "application/pdf"))
    page = texts(answer)
    assert answer.status_code == 422
    assert "<title>Hata: Ödeme ve dekont" in page
    assert page.count(sentence) == 2  # in the summary and at the field
    assert Receipt.objects.count() == 0
    draft.refresh_from_db()
    assert draft.answers[Step.PERSON]["tckn"] == "10000000146"


def test_no_file_is_refused_with_a_sentence(signed_in, draft):
    answer = signed_in.post(step_url(draft, Step.PAYMENT), {})
    assert answer.status_code == 422
    assert "Dekont dosyasını seçin." in texts(answer)


def test_a_receipt_may_be_typed_and_proves_nothing(signed_in, draft):
    typed = {
        "payer": "Ayşe Gül Işık",
        "amount": "1.080,00",
        "date": "16.11.2026",
        "payee_iban": "TR41 0001 2009 5940 0005 0000 47",
        "description": "AYŞE GÜL-IŞIK-10000000146/ E-İMZA 3 YILLIK BAŞVURUSU",
        "reference": "",
    }
    url = reverse("applications:draft_typed", args=[draft.pk])
    assert signed_in.get(url).status_code == 200
    refused = signed_in.post(url, typed | {"amount": "bin seksen", "payee_iban": "TR00"})
    assert refused.status_code == 422
    assert 'value="bin seksen"' in texts(refused)
    answer = signed_in.post(url, typed)
    assert "Elle yazılan bilgi kanıt sayılmaz" in texts(signed_in.get(answer.url))
    assert Receipt.objects.get().is_typed


def test_a_receipt_is_removed_after_a_question_while_it_is_a_draft(signed_in, draft):
    upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*MERSIN_RECEIPT))
    receipt = Receipt.objects.get()
    url = reverse("applications:remove_receipt", args=[receipt.pk])
    assert signed_in.get(url).status_code == 200
    assert signed_in.post(url).url == step_url(draft, Step.PAYMENT)
    assert Receipt.objects.count() == 0


def test_a_receipt_that_was_handed_in_stays(signed_in, draft):
    upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*MERSIN_RECEIPT))
    hand_in(signed_in, draft)
    assert signed_in.post(reverse("applications:remove_receipt", args=[Receipt.objects.get().pk])).status_code == 404
    assert Receipt.objects.count() == 1


def test_changing_the_name_changes_what_is_expected(signed_in, draft):
    upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*MERSIN_RECEIPT))
    send(signed_in, draft, Step.PERSON, last_name="Kaya")
    upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*MERSIN_RECEIPT, "İKİNCİ SURET"))
    assert {checks_of(receipt)[Check.PAYER_NAME] for receipt in Receipt.objects.all()} == {Outcome.DIFFERS}


def test_changing_the_name_after_the_receipt_is_judged_anew_when_handed_in(signed_in, draft):
    upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*MERSIN_RECEIPT))
    send(signed_in, draft, Step.PERSON, last_name="Kaya")
    hand_in(signed_in, draft)
    assert checks_of(Receipt.objects.get())[Check.PAYER_NAME] == Outcome.DIFFERS


# --- After handing in -------------------------------------------------------------------------------------


def lost_case(client: Client) -> SignatureRequest:
    found = begin(client, 6, "aile-hekimi", "kayip-calinti")
    fill(client, found)
    return hand_in(client, found)


def test_a_lost_cards_payment_page_has_no_iban(signed_in):
    case = lost_case(signed_in)
    page = texts(signed_in.get(reverse("applications:case_payment", args=[case.reference])))
    assert "VakıfBank" in page
    assert "https://sanalpos.kamusm.gov.tr/index.jsf" in page
    assert "Tutarı Kamu SM gösterir" in page
    assert "IBAN" not in page


def test_a_receipt_may_be_added_later_and_is_written_down(signed_in):
    case = lost_case(signed_in)
    url = reverse("applications:case_payment", args=[case.reference])
    upload(signed_in, url, receipt_pdf(*MERSIN_RECEIPT[:4], "TUTAR : 780,00 TL"))
    receipt = Receipt.objects.get()
    assert receipt.payment == case.payment
    assert Check.PAYEE_IBAN not in checks_of(receipt)
    event = case.events.get(action=Action.ADD_RECEIPT)
    assert event.detail == {"receipt": str(receipt.pk)}
    assert "Dekont eklediniz" in texts(signed_in.get(reverse("applications:case", args=[case.reference])))


def test_a_payment_without_account_is_typed_without_an_iban(signed_in):
    case = lost_case(signed_in)
    url = reverse("applications:case_typed", args=[case.reference])
    typed = {"payer": "Ayşe Gül Işık", "amount": "780", "date": "20.11.2026", "payee_iban": ""}
    assert signed_in.post(url, typed).status_code == 302
    assert Receipt.objects.get().payment == case.payment


def test_where_the_institution_pays_there_is_no_payment_page(signed_in):
    found = begin(signed_in, 6, "hastane", "ilk-basvuru")
    fill(signed_in, found)
    case = hand_in(signed_in, found)
    assert signed_in.get(reverse("applications:case_payment", args=[case.reference])).status_code == 404


# --- Who sees a receipt -----------------------------------------------------------------------------------


def addresses_of(receipt: Receipt) -> list[str]:
    names = [("verdict", [receipt.pk]), ("receipt_file", [receipt.pk]), ("receipt_page", [receipt.pk, 1])]
    return [reverse(f"applications:{name}", args=args) for name, args in names]


def statuses(browser: Client, receipt: Receipt) -> set[int]:
    """Ask for everything that shows the receipt; files are read to their end, which closes them."""
    answers = [browser.get(url) for url in addresses_of(receipt)]
    for answer in answers:
        b"".join(answer)
    return {answer.status_code for answer in answers}


@pytest.fixture
def handed_in(signed_in: Client, draft: RequestDraft) -> Receipt:
    upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*MERSIN_RECEIPT))
    hand_in(signed_in, draft)
    return Receipt.objects.get()


def officer(plate: int, *, by_password: bool = True) -> Client:
    user = factories.make_member(Role.OFFICER, Directorate.objects.get(plate=plate), password="uzun bir parola 7")
    client = Client()
    if by_password:
        client.post(reverse("account_login"), {"login": user.email, "password": "uzun bir parola 7"})
    else:
        client.force_login(user)
    return client


def test_the_owner_sees_sheet_file_and_pages(signed_in, handed_in):
    sheet, file, page = (signed_in.get(url) for url in addresses_of(handed_in))
    assert sheet.status_code == 200
    assert file["Content-Disposition"] == 'attachment; filename="dekont.pdf"'
    assert b"".join(file.streaming_content).startswith(b"%PDF-")
    assert b"".join(page.streaming_content).startswith(b"\x89PNG")
    for answer in (file, page):
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_page_that_the_receipt_lacks_is_a_404(signed_in, handed_in, number):
    assert signed_in.get(f"/dekont/{handed_in.pk}/sayfa/{number}.png").status_code == 404


def test_a_stranger_and_another_directorates_officer_get_a_404(stranger, handed_in):
    for browser in (stranger, officer(6)):
        assert statuses(browser, handed_in) == {404}


def test_nobody_sees_a_receipt_without_sign_in(client, handed_in):
    assert statuses(Client(), handed_in) == {302}


def test_the_directorates_officer_sees_it_and_the_look_is_written_down(handed_in):
    browser = officer(33)
    assert statuses(browser, handed_in) == {200}
    assert ViewLog.objects.get().case == SignatureRequest.objects.get()


def test_an_officer_who_came_by_a_code_sees_no_receipt(handed_in):
    browser = officer(33, by_password=False)
    assert statuses(browser, handed_in) == {404}


def test_a_draft_is_seen_by_no_officer(signed_in, draft):
    upload(signed_in, step_url(draft, Step.PAYMENT), receipt_pdf(*MERSIN_RECEIPT))
    assert statuses(officer(33), Receipt.objects.get()) == {404}
