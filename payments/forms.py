"""Forms around receipts. They validate and clean, and save nothing."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from payments.domain.amounts import parse_amount
from payments.domain.ibans import compact_iban, format_iban, is_valid_iban
from payments.domain.receipt import ReceiptFields, with_masks
from payments.reading.kinds import accept
from payments.reading.limits import LARGEST, LARGEST_MB
from payments.reading.refusals import ReceiptRefused, Refusal

LARGEST_SUM = Decimal("99999999.99")


class LiraField(forms.CharField):
    """A sum in lira as people type it ("1.080,50", "1080,50", "1080"); cleans to a Decimal, ``None`` when empty."""

    default_error_messages: ClassVar[dict[str, str]] = {
        "amount": "Tutarı rakamla yazın: 1.080,00 gibi.",
        "too_large": "Tutar bu kadar büyük olamaz. Dekonta bakıp yeniden yazın.",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=30, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        amount = parse_amount(text)
        if amount is None or text.lstrip().startswith("-"):
            raise ValidationError(self.error_messages["amount"], code="amount")
        if amount > LARGEST_SUM:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        return amount


class IbanField(forms.CharField):
    """An IBAN of Türkiye in any grouping; cleans to the compact form, "" when empty."""

    default_error_messages: ClassVar[dict[str, str]] = {
        "iban": "Bu IBAN doğrulanmadı. TR ile başlar, 26 hanedir; dekonta bakıp yeniden yazın.",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}))
        super().__init__(max_length=60, **kwargs)

    def clean(self, value: Any) -> str:
        compact = compact_iban(super().clean(value))
        if compact and not is_valid_iban(compact):
            raise ValidationError(self.error_messages["iban"], code="iban")
        return compact

    def prepare_value(self, value: Any) -> Any:
        """Show a clean IBAN in groups of four; what was mistyped stays as typed."""
        compact = compact_iban(value) if isinstance(value, str) else ""
        return format_iban(compact) if is_valid_iban(compact) else value


class ReceiptUploadForm(forms.Form):
    """The upload: size and kind are judged here, by the file's first bytes; opening it is the service's part."""

    file = forms.FileField(
        label="Dekont dosyası",
        help_text=f"PDF, JPEG veya PNG, en çok {LARGEST_MB} MB.",
        allow_empty_file=True,
        error_messages={"required": "Dekont dosyasını seçin."},
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        try:
            if file.size is not None and file.size > LARGEST:
                raise ReceiptRefused(Refusal.TOO_LARGE)
            accept(file.read(16))
        except ReceiptRefused as refused:
            raise ValidationError(str(refused), code=refused.code) from refused
        file.seek(0)
        return file


class TypedReceiptForm(forms.Form):
    """A receipt's values as the person reads them; for those who have no file."""

    payer = forms.CharField(
        label="Gönderenin adı soyadı",
        max_length=150,
        error_messages={"required": "Gönderenin adını dekonttaki gibi yazın."},
    )
    amount = LiraField(
        label="Gönderilen tutar (TL)",
        help_text="Banka ücreti olmadan: 1.080,00 gibi.",
        error_messages={"required": "Gönderilen tutarı yazın: 1.080,00 gibi."},
    )
    date = forms.DateField(
        label="Gönderildiği gün",
        help_text="Gün, ay, yıl: 16.11.2026 gibi.",
        input_formats=["%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d.%m.%Y", attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "Paranın gönderildiği günü yazın: 16.11.2026 gibi.",
            "invalid": "Tarihi gün, ay, yıl sırasıyla yazın: 16.11.2026 gibi.",
        },
    )
    payee_iban = IbanField(label="Alıcının IBAN’ı", error_messages={"required": "Paranın gittiği IBAN’ı yazın."})
    description = forms.CharField(
        label="Açıklama",
        max_length=300,
        required=False,
        help_text="Bankaya yazdığınız açıklama, harfi harfine. Açıklama yazmadıysanız boş bırakın.",
    )
    reference = forms.CharField(label="Sorgu veya dekont numarası", max_length=60, required=False)

    def receipt_fields(self) -> ReceiptFields:
        """Return what was typed, as a receipt would be read. Call it on a valid form."""
        typed = self.cleaned_data
        return with_masks(
            ReceiptFields(
                payer=typed["payer"],
                payee_iban=typed["payee_iban"],
                amount=typed["amount"],
                currency="TRY",
                date=typed["date"],
                description=typed["description"] or None,
                reference=typed["reference"] or None,
            )
        )
