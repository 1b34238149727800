"""What a made-up person types on each page, and a walk through the pages up to handing in."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from applications.domain.steps import Step
from applications.models import RequestDraft, SignatureRequest
from tests.payments.files import text_pdf

NOTICE = {"notice_read": "on"}
PERSON = {
    "tckn": "10000000146",
    "first_name": "Ayşe Gül",
    "last_name": "Işık",
    "birth_date": "14.02.1985",
    "title": "Aile hekimi",
    "unit": "",
    "unit_text": "Örnek 3 Nolu Aile Sağlığı Merkezi",
    "email": "aysegul.isik@example.org",
    "mobile": "0532 000 00 00",
}
ADDRESS = {
    "province": "Mersin",
    "district": "Yenişehir",
    "neighbourhood": "Limonluk Mahallesi",
    "street": "Vali Hüseyin Aksoy Caddesi",
    "building_no": "12",
    "flat_no": "4",
    "postal_code": "33120",
}
ANSWERS: dict[Step, dict[str, str]] = {
    Step.NOTICE: NOTICE,
    Step.PERSON: PERSON,
    Step.ADDRESS: ADDRESS,
    Step.CERTIFICATE: {"certificate_ends_on": "01.01.2027"},
    Step.REVOCATION: {"what_happened": "lost", "revoked_on": "20.11.2026", "revoked_how": "phone"},
    Step.INVOICE: {"invoice_name": "Ayşe Gül Işık", "invoice_tax_no": "10000000146", "invoice_tax_office": ""},
    Step.READER: {"keeps_reader": "no"},
    Step.SIGNING: {"signing_method": "wet"},
}

MERSIN_RECEIPT = (
    "ÖRNEK BANKASI A.Ş.",
    "DEKONT",
    "İŞLEM TARİHİ : 16.11.2026 14:32",
    "GÖNDEREN : AYŞE GÜL IŞIK",
    "GÖNDEREN KİMLİK NO : 10000000146",
    "ALICI : MERSİN İL SAĞLIK MÜDÜRLÜĞÜ SERMAYE İŞLETMESİ",
    "ALICI IBAN : TR41 0001 2009 5940 0005 0000 47",
    "İŞLEM TUTARI : 1.080,00 TL",
    "AÇIKLAMA : AYŞE GÜL-IŞIK-10000000146/ AÇIKLAMA = E-İMZA 3 YILLIK BAŞVURUSU",
    "SORGU NO : 1234567890",
)


def receipt_pdf(*lines: str) -> SimpleUploadedFile:
    """Return a bank's PDF with ``lines`` as its text, named as people name their files."""
    return SimpleUploadedFile("Ayse Gul Isik 10000000146.pdf", text_pdf("\n".join(lines)), "application/pdf")


def begin(client: Client, plate: int, category: str, kind: str, *, reason: str = "") -> RequestDraft:
    """Press "Başvuruya başla" and return the draft."""
    choice = {"il": plate, "gorev": category, "islem": kind, "neden": reason}
    answer = client.post(reverse("applications:start"), choice)
    assert answer.status_code == 302, answer.content.decode()
    return RequestDraft.objects.get(pk=answer.url.split("/")[2])


def send(client: Client, draft: RequestDraft, step: Step, **changes: str) -> Any:
    """Send one page as the browser would, with the revision that the page carries."""
    draft.refresh_from_db()
    data = {"revision": draft.revision, **ANSWERS[step], **changes}
    return client.post(step_url(draft, step), data)


def fill(client: Client, draft: RequestDraft, changes: Mapping[Step, Mapping[str, str]] | None = None) -> None:
    """Answer page after page, as the redirects lead, until the payment or the review."""
    url = client.get(reverse("applications:draft", args=[draft.pk])).url
    for _page in range(12):
        slug = url.rstrip("/").rsplit("/", 1)[-1]
        if slug in ("kontrol", Step.PAYMENT.slug):
            return
        step = Step.from_slug(slug)
        answer = send(client, draft, step, **dict((changes or {}).get(step, {})))
        assert answer.status_code == 302, answer.content.decode()
        url = answer.url
    raise AssertionError(f"the pages do not end: {url}")


def upload(client: Client, url: str, file: SimpleUploadedFile) -> Any:
    return client.post(url, {"file": file})


def step_url(draft: RequestDraft, step: Step) -> str:
    return reverse("applications:step", args=[draft.pk, step])


def review_url(draft: RequestDraft) -> str:
    return reverse("applications:review", args=[draft.pk])


def hand_in(client: Client, draft: RequestDraft) -> SignatureRequest:
    """Send the review page and return the request."""
    answer = client.post(review_url(draft))
    assert answer.status_code == 302, answer.content.decode()
    draft.refresh_from_db()
    assert draft.submitted_as is not None
    return draft.submitted_as


def texts(answer: Any) -> str:
    """Return the page as one line of text, to look words up in."""
    return " ".join(answer.content.decode().split())
