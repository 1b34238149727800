"""What only some kinds of request need: the revocation, the reader's invoice, the old reader."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from stdnum.tr import vkn

from applications import catalogue
from applications.domain.details import RevokedHow, WhatHappened
from applications.domain.fees import FixedSum
from applications.domain.vocabulary import Prerequisite, RequestKind
from applications.forms.base import StepForm
from applications.forms.fields import DayField, PaperField, PlainField, digits_of
from payments.domain.amounts import format_lira
from payments.domain.tckns import LENGTH as TCKN_LENGTH
from payments.domain.tckns import is_valid_tckn

VKN_LENGTH = 10
CALL_CENTRE = "phone"
"""Key of the ``Contact`` row with Kamu SM's phone number."""


class RevocationForm(StepForm):
    """How the old certificate was revoked (or suspended, where the directorate asks for that)."""

    heading: ClassVar[str] = "Eski sertifikanızı iptal ettirdiniz mi?"
    lead: ClassVar[str] = "Kartınız başkasının eline geçmiş olabilir: önce sertifika iptal edilir, sonra başvurulur."

    what_happened = forms.ChoiceField(
        label="Kartınıza ne oldu?",
        choices=WhatHappened.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Ne olduğunu seçin."},
    )
    revoked_on = DayField(
        label="Hangi gün iptal ettirdiniz?", missing="İptal ettirdiğiniz günü yazın. Ettirmediyseniz önce arayın."
    )
    revoked_how = forms.ChoiceField(
        label="Nasıl iptal ettirdiniz?",
        choices=RevokedHow.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Hangi yoldan iptal ettirdiğinizi seçin."},
    )

    def prepare(self) -> None:
        phone = catalogue.contacts().get(CALL_CENTRE)
        if phone is not None:
            how = self.fields["revoked_how"]
            how.choices = [(RevokedHow.PHONE, f"{phone.value} numarasını arayarak"), *how.choices[1:]]
            how.help_text = f"Henüz iptal ettirmediyseniz şimdi {phone.value} numarasını arayın, sonra buraya dönün."
        if self.rules.kind is RequestKind.LOST_STOLEN:
            self.fields["what_happened"].choices = WhatHappened.choices()[:2]
        if any(rule.prerequisite is Prerequisite.SUSPEND_FIRST for rule in self.rules.prerequisites):
            self._ask_for_suspension()

    def _ask_for_suspension(self) -> None:
        self.heading = "Eski sertifikanızı askıya aldırdınız mı?"
        self.lead = "Müdürlük, sertifikanın önce askıya alınmasını istiyor."
        self.fields["revoked_on"].label = "Hangi gün askıya aldırdınız?"
        self.fields["revoked_on"].error_messages["required"] = "Askıya aldırdığınız günü yazın."
        self.fields["revoked_how"].label = "Nasıl askıya aldırdınız?"

    def clean_revoked_on(self) -> date:
        revoked_on = self.cleaned_data["revoked_on"]
        if revoked_on > self.today:
            sentence = "İptal günü bugünden sonra olamaz. Henüz iptal ettirmediyseniz önce iptal ettirin."
            raise forms.ValidationError(sentence, code="future")
        return revoked_on


class InvoiceForm(StepForm):
    """Who the reader's invoice is made out to. A person's number is the identity number: no tax office."""

    heading: ClassVar[str] = "Fatura kime kesilsin?"
    lead: ClassVar[str] = "Kart okuyucunun faturası bu bilgilerle düzenlenir."

    invoice_name = PaperField(
        label="Faturadaki ad", max_length=150, missing="Faturada yazacak adı yazın.", help_text="Kişi ya da kurum adı."
    )
    invoice_tax_no = PlainField(
        label="Vergi numarası ya da T.C. kimlik numarası",
        missing="Vergi numarasını (10 hane) ya da T.C. kimlik numarasını (11 hane) yazın.",
        help_text="Kurum için 10 hane vergi no, kişi için 11 hane T.C. kimlik no.",
    )
    invoice_tax_office = PaperField(
        label="Vergi dairesi", max_length=80, required=False, help_text="Vergi numarası yazdıysanız gereklidir."
    )

    def prepare(self) -> None:
        self.fields["invoice_tax_no"].widget.attrs["inputmode"] = "numeric"
        self.fields["invoice_tax_office"].is_conditional = True

    def clean_invoice_tax_no(self) -> str:
        number = digits_of(self.cleaned_data["invoice_tax_no"])
        is_valid = is_valid_tckn if len(number) == TCKN_LENGTH else vkn.is_valid
        if not (number.isascii() and number.isdigit()) or len(number) not in (VKN_LENGTH, TCKN_LENGTH):
            sentence = f"Vergi no {VKN_LENGTH}, T.C. kimlik no {TCKN_LENGTH} hanedir; {len(number)} hane yazdınız."
            raise forms.ValidationError(sentence, code="length")
        if not is_valid(number):
            raise forms.ValidationError("Bu numara doğrulanmadı. Belgeye bakıp yeniden yazın.", code="checksum")
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_company = len(cleaned.get("invoice_tax_no", "")) == VKN_LENGTH
        if is_company and not cleaned.get("invoice_tax_office") and "invoice_tax_office" not in self.errors:
            self.refuse("invoice_tax_office", "Vergi dairesini yazın.", code="required")
        return cleaned


class ReaderForm(StepForm):
    """Whether the old reader is kept: then a lower sum is due."""

    heading: ClassVar[str] = "Kart okuyucunuz var mı?"
    lead: ClassVar[str] = "Eski okuyucunuz çalışıyorsa yenisini almanız gerekmez; tutar düşer."

    keeps_reader = forms.TypedChoiceField(
        label="Kart okuyucu",
        choices=[("yes", "Eski okuyucumu kullanacağım"), ("no", "Yeni okuyucu istiyorum")],
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Hangisini istediğinizi seçin."},
    )

    def prepare(self) -> None:
        fee = self.rules.fee
        if isinstance(fee, FixedSum) and fee.without_reader is not None:
            self.fields["keeps_reader"].choices = [
                ("yes", f"Eski okuyucumu kullanacağım: {format_lira(fee.without_reader)}"),
                ("no", f"Yeni okuyucu istiyorum: {format_lira(fee.lira)}"),
            ]
