"""What a person does with their bank: copy what the page says, send the money, get the PDF."""

from dataclasses import dataclass

from django.utils import timezone
from playwright.sync_api import FilePayload, Page

from esign_portal import turkish
from tests.browser.people import Person
from tests.payments.files import table_pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """What the copy buttons of the payment page hold. ``sum``: as a bank's form takes it, 1080,00."""

    iban: str
    payee: str
    sum: str
    description: str


def copied_from(page: Page) -> Transfer:
    """Return what the payment page offers to copy; the first, where there are several."""

    def value(label: str) -> str:
        # An attribute, not a click: without scripts the buttons are hidden, and the text is the same.
        return page.locator(f'button[aria-label="{label}"]').first.get_attribute("data-copy") or ""

    return Transfer(
        iban=value("IBAN’ı kopyala"),
        payee=value("Alıcı adını kopyala"),
        sum=value("Tutarı kopyala"),
        description=value("Açıklamayı kopyala"),
    )


def receipt_of(transfer: Transfer, payer: Person, **changes: str) -> FilePayload:
    """Return the bank's PDF of ``transfer``; ``changes`` replace a line by its name (``amount="780,00 TL"``)."""
    lines = {
        "date": ("İŞLEM TARİHİ", f"{timezone.localtime():%d.%m.%Y %H:%M}"),
        "payer": ("GÖNDEREN", turkish.upper(payer.full_name)),
        "tckn": ("GÖNDEREN KİMLİK NO", payer.tckn),
        "payee": ("ALICI", transfer.payee),
        "iban": ("ALICI IBAN", transfer.iban),
        "amount": ("İŞLEM TUTARI", f"{transfer.sum} TL"),
        "description": ("AÇIKLAMA", turkish.upper(transfer.description)),
        "number": ("SORGU NO", "1234567890"),
    }
    rows = [(label, changes.get(name, printed)) for name, (label, printed) in lines.items()]
    pdf = table_pdf([("ÖRNEK BANKASI A.Ş.", ""), ("DEKONT", ""), *rows])
    return {"name": f"{payer.full_name} dekont.pdf", "mimeType": "application/pdf", "buffer": pdf}
